"""What must hold for every agency profile, whatever the registers that were supplied."""

import copy
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ethicalrecruit import Checker, Offer, load_book
from ethicalrecruit.domain.agency import Scheme
from ethicalrecruit.domain.terms import ClaimedLicence, ClaimKind
from ethicalrecruit.reference.registers import EntryStatus, Register, RegisterEntry, Registers, made

BOOK = load_book()
DAYS = st.none() | st.dates(min_value=date(2015, 1, 1), max_value=date(2028, 1, 1))
NAMES = ("Invented Care", "Another Care", "Third Care")
NUMBERS = ("A-1", "A-2", "A-3")
# Rules whose question is asked by silence, or answered by any statement.
ASKING = {"agency.licence-not-shown", "agency.privacy-notice", "bg.registration-number-in-ads"}
OF_REGISTERS = {"agency.register-status", "claims.certified-not-on-register", "england.ethical-recruiters-list"}
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

YES_NO = st.none() | st.booleans()
PROFILES = st.fixed_dictionaries(
    {
        "name": st.sampled_from([*NAMES, "invented  CARE"]),
        "country": st.sampled_from(["KE", "GB", "BG", "FR"]),
        "licence": st.fixed_dictionaries(
            {
                "number": st.sampled_from(NUMBERS),
                "country": st.sampled_from(["KE", "GB", "BG"]),
                "until": st.sampled_from(["2020-01-01", "2030-01-01"]),
            }
        ),
        "no_fee_policy": YES_NO,
        "sub_agents_used": YES_NO,
        "due_diligence": YES_NO,
        "price_list_published": YES_NO,
        "certificates": st.lists(
            st.fixed_dictionaries(
                {
                    "scheme": st.sampled_from([scheme.value for scheme in Scheme]),
                    "number": st.none() | st.sampled_from(NUMBERS),
                    "until": st.none() | st.sampled_from(["2020-01-01", "2030-01-01"]),
                }
            ),
            max_size=2,
        ),
    }
)
OFFERS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["agency", "page", "offer", "row"]),
        "covers": st.sampled_from([[], ["all"], ["agency"]]),
        "agency": PROFILES,
        "destination": st.just({"country": "GB", "nation": "GB-ENG"}),
        "job": st.just({"health": True}),
        "recruitment": st.just({"recruiter": "agency"}),
        "claims": st.lists(
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from([kind.value for kind in ClaimKind]),
                    "licence": st.none() | st.sampled_from([one.value for one in ClaimedLicence]),
                }
            ),
            max_size=2,
        ),
    }
)
ENTRIES = st.lists(
    st.builds(
        RegisterEntry,
        st.sampled_from(NAMES[:2]),
        st.sampled_from(["", *NUMBERS[:2]]),
        st.sampled_from(list(EntryStatus)),
        st.none() | st.sampled_from([date(2016, 1, 1), date(2022, 1, 1)]),
        st.none() | st.sampled_from([date(2023, 1, 1), date(2026, 1, 1)]),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def supplied(draw: st.DrawFn) -> Registers:
    taken = draw(st.dates(min_value=date(2018, 1, 1), max_value=date(2027, 1, 1)))
    found: list[Register] = []
    for register_id, place, scheme in (
        ("erl", "GB-ENG", "ethical_recruiters_list"),
        ("iris", "WORLD", "iris"),
        ("ke", "KE", ""),
    ):
        if draw(st.booleans()):
            whole = draw(st.booleans())
            found.append(made(register_id, place, "Invented", taken, draw(ENTRIES), complete=whole, scheme=scheme))
    return Registers(tuple(found), BOOK.tables.registers.keepers)


def outcomes(offer: dict[str, Any], registers: Registers, day: date | None) -> dict[tuple[str, str], str]:
    checker = Checker(book=replace(BOOK, tables=replace(BOOK.tables, registers=registers)))
    report = checker.check(Offer.model_validate(offer), day=day)
    assert len({(one.rule, one.about) for one in report.findings}) == len(report.findings)
    return {(finding.rule, finding.about): finding.outcome.value for finding in report.findings}


@SLOW
@given(OFFERS, supplied(), DAYS)
def test_no_exact_match_never_raises_an_indicator(
    offer: dict[str, Any], registers: Registers, day: date | None
) -> None:
    offer = copy.deepcopy(offer)
    offer["agency"]["name"] = "Invented Car"
    offer["agency"]["licence"]["number"] = "A-11"
    for certificate in offer["agency"]["certificates"]:
        certificate["number"] = "A1"
    found = outcomes(offer, registers, day)
    assert not {rule for (rule, _), outcome in found.items() if outcome == "indicator"} & OF_REGISTERS


@SLOW
@given(OFFERS, supplied(), DAYS)
def test_a_name_alone_never_raises_an_indicator(offer: dict[str, Any], registers: Registers, day: date | None) -> None:
    offer = copy.deepcopy(offer)
    del offer["agency"]["licence"]["number"]
    for certificate in offer["agency"]["certificates"]:
        certificate["number"] = None
    found = outcomes(offer, registers, day)
    assert not {rule for (rule, _), outcome in found.items() if outcome == "indicator"} & OF_REGISTERS


@SLOW
@given(OFFERS, DAYS)
def test_without_registers_their_rules_take_no_part_or_ask(offer: dict[str, Any], day: date | None) -> None:
    found = outcomes(offer, BOOK.tables.registers, day)
    assert not {rule for rule, _ in found} & {"agency.register-status", "england.ethical-recruiters-list"}
    assert "indicator" not in {
        outcome for (rule, _), outcome in found.items() if rule == "claims.certified-not-on-register"
    }


@SLOW
@given(
    OFFERS,
    supplied(),
    DAYS,
    st.sampled_from(
        [
            ("agency", "name"),
            ("agency", "no_fee_policy"),
            ("agency", "due_diligence"),
            ("agency", "certificates"),
            ("agency", "licence", "until"),
            ("claims",),
            ("recruitment",),
        ]
    ),
)
def test_filling_a_gap_never_turns_an_indicator_into_none_seen(
    offer: dict[str, Any], registers: Registers, day: date | None, path: tuple[str, ...]
) -> None:
    offer["covers"] = []
    less = copy.deepcopy(offer)
    holder = less
    for part in path[:-1]:
        holder = holder[part]
    assume(path[-1] in holder)
    del holder[path[-1]]
    before, after = outcomes(less, registers, day), outcomes(offer, registers, day)
    for (rule, about), outcome in before.items():
        if outcome == "indicator" and rule not in ASKING:
            assert (after.get((rule, about)) or after.get((rule, "document"))) != "none_seen", (rule, about)
