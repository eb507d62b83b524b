"""Grades and the standing of the law in words."""

from dataclasses import replace

import pytest

from ethicalrecruit.facts.state import FactState
from ethicalrecruit.findings.finding import Authority
from ethicalrecruit.reference.instruments import Addressee, Bindingness
from ethicalrecruit.render.wording import OUTCOMES, STATES, bindingness, citation, day_words, how_sure, reach_beside
from ethicalrecruit.values.grades import Outcome, Verified

PLAIN = Authority(
    "x", "The Act", "s.6(1)", "", "statute", "all", "Asks.", "", Verified.READ, Verified.READ, "https://example.org"
)


def test_every_grade_has_words() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert set(STATES) == {state.value for state in FactState}
    assert len({how_sure(replace(PLAIN, substance=one)) for one in Verified}) == len(Verified)


@pytest.mark.parametrize("kind", list(Bindingness))
@pytest.mark.parametrize("addressee", list(Addressee))
def test_every_kind_of_law_has_words(kind: Bindingness, addressee: Addressee) -> None:
    told = bindingness(replace(PLAIN, bindingness=kind, addressee=addressee))
    assert "_" not in told
    if addressee is Addressee.STATES and kind is not Bindingness.OWN_LIST:
        assert "no document can depart from it" in told


@pytest.mark.parametrize("pinpoint", [one for one in Verified if one is not Verified.READ])
def test_an_unread_number_says_so(pinpoint: Verified) -> None:
    assert "not checked against the text" in citation(replace(PLAIN, pinpoint=pinpoint))
    assert citation(PLAIN) == "The Act, s.6(1)"


def test_a_number_of_ours_says_so() -> None:
    assert citation(replace(PLAIN, pinpoint=Verified.OURS)).endswith(
        "the number or name is ours, not checked against the text"
    )


def test_a_law_without_recorded_addressee_claims_none() -> None:
    told = bindingness(replace(PLAIN, addressee=Addressee.NOT_RECORDED))
    assert told == "a statute; whom it addresses is not recorded"


@pytest.mark.parametrize(
    ("kind", "addressee", "told"),
    [
        ("certification_standard", "recruiters", "it reaches those who hold or claim the certificate"),
        ("code_of_practice", "states", "addressed to states"),
        ("code_of_practice", "employers", ""),
        ("guideline", "all", ""),
        ("treaty", "states", ""),
    ],
)
def test_a_standard_beside_tells_a_narrow_reach(kind: str, addressee: str, told: str) -> None:
    assert reach_beside(replace(PLAIN, bindingness=kind, addressee=addressee)) == told


def test_a_treaty_tells_its_standing() -> None:
    told = bindingness(replace(PLAIN, bindingness="treaty", standing="ratification by Ghana is recorded (1961)"))
    assert told.endswith(". Ratification by Ghana is recorded (1961)")


def test_days() -> None:
    assert day_words("") == "no day"
    assert day_words("2024-02-01") == "1 February 2024"
