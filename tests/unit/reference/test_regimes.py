"""Licence regimes of places, and the lists of recruiters that are known."""

from datetime import date

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.domain.agency import Scheme
from ethicalrecruit.domain.model import subdivision_codes
from ethicalrecruit.errors import ConditionError
from ethicalrecruit.reference.regimes import RegimeKind
from ethicalrecruit.rulebook.operators import compile_leaf
from ethicalrecruit.values.truth import Truth

TABLES = load_book(check_shipped=True).tables
ASKS = (RegimeKind.LICENCE_REQUIRED, RegimeKind.REGISTRATION_REQUIRED)
DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("place", "day", "truth", "reason"),
    [
        ("BG", DAY, Truth.YES, ""),
        ("BG", None, Truth.YES, ""),
        ("BG", date(2002, 6, 1), Truth.UNKNOWN, "then is not recorded"),
        ("BG", date(2001, 12, 31), Truth.UNKNOWN, "then is not recorded"),
        ("GB", DAY, Truth.NO, ""),
        ("GB-ENG", DAY, Truth.NO, ""),
        ("GB-NIR", DAY, Truth.UNKNOWN, "no regime"),
        ("FR", DAY, Truth.UNKNOWN, "no regime"),
        ("RO", DAY, Truth.UNKNOWN, "no regime"),
        ("CA", DAY, Truth.UNKNOWN, "for parts of it there is: CA-AB"),
        ("CA-BC", DAY, Truth.YES, ""),
        ("CA-ON", DAY, Truth.UNKNOWN, "no regime"),
        ("JM", DAY, Truth.UNKNOWN, "not confirmed"),
        ("NL", date(2027, 6, 1), Truth.UNKNOWN, "not confirmed"),
        ("KW", DAY, Truth.UNKNOWN, "narrow reach"),
    ],
)
def test_regimes(place: str, day: date | None, truth: Truth, reason: str) -> None:
    answer = TABLES.regimes.asks(place, ASKS, day)
    assert answer.truth is truth
    assert reason in answer.reason
    assert bool(answer.reason) is (truth is Truth.UNKNOWN)


def test_places_are_real_and_sources_named() -> None:
    for place, regime in TABLES.regimes.by_place.items():
        assert place in TABLES.countries.codes or place in subdivision_codes()
        assert regime.url or not regime.verification.substance.is_confirmed


def test_great_britain_has_no_general_licence() -> None:
    (place,) = [one.place for one in TABLES.regimes.by_place.values() if one.kind is RegimeKind.NONE_EXISTS]
    assert place == "GB"


def test_known_lists_name_keepers_and_no_agency() -> None:
    assert {one.scheme for one in TABLES.known_lists} == {scheme.value for scheme in Scheme} - {"other"}
    assert all(one.keeper and one.url for one in TABLES.known_lists)
    assert set(TABLES.registers.keepers) == {one.scheme for one in TABLES.known_lists}
    assert not TABLES.registers


@pytest.mark.parametrize("operand", ["licensed", ["licence_required", "none"], {"any": "x"}])
def test_unknown_regimes_are_faults(operand: object) -> None:
    with pytest.raises(ConditionError, match="no regime"):
        compile_leaf("agency.country", {"under_regime": operand}, "", TABLES)
