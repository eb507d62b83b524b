"""Any JSON at all is read or refused in plain words; nothing but our own errors leaves."""

import json
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.intake.document import read_document
from ethicalrecruit.reference.countries import country_names

WORDS = (
    "schema id kind posted_on covers closed job employer agency destination targets worker recruitment costs bonds pay "
    "comparator hours_per_week contract repayment documents grounds claims induction title occupation health name "
    "country licence number since until valid_through nation basis item amount low high currency payer months purpose "
    "period same_duties clause items held_by ground scope permanent"
)
KEYS = st.sampled_from(WORDS.split())
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["GB", "England", "NO", "2026-01-01", "9999-12-31", "GBP 900", "1e-999", "1e999", "ad", "worker"]),
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=12
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_object(data: dict[str, object]) -> None:
    with suppress(EthicalRecruitError):
        assert isinstance(read_document(json.dumps(data), "offer.json", country_names()), Offer)


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60)))
def test_any_text(data: bytes | str) -> None:
    with suppress(EthicalRecruitError):
        read_document(data, "offer.json", country_names())
