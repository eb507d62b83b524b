"""What is taken for granted where a document does not speak of it, and told in a note."""

from typing import Any

import pytest

from ethicalrecruit import Finding, Offer, load_book
from ethicalrecruit.checker.check import Examined, check
from ethicalrecruit.facts.state import FactState, Observation, Observed

BOOK = load_book()
LOAN = {
    "kind": "contract",
    "destination": {"country": "GB", "nation": "GB-ENG"},
    "recruitment": {"recruiter": "agency"},
    "loan": {"repaid_above_lent": True},
}


def loan(agency: dict[str, Any], observed: Observed | None = None) -> Finding:
    offer = Offer.model_validate({**LOAN, "agency": agency})
    report = check(BOOK, Examined(offer, observed or {}, "", None, "none"))
    (found,) = [one for one in report.findings if one.rule == "gb.travel-loan"]
    return found


@pytest.mark.parametrize(
    ("agency", "outcome", "noted"),
    [({}, "indicator", True), ({"country": "GB"}, "indicator", False), ({"country": "PH"}, "cannot_tell", False)],
)
def test_an_agency_acts_in_great_britain_unless_said_otherwise(
    agency: dict[str, Any],
    outcome: str,
    noted: bool,  # noqa: FBT001
) -> None:
    found = loan(agency)
    assert found.outcome.value == outcome
    assert any("does not say otherwise" in note for note in found.notes) is noted


def test_a_seat_that_is_left_open_is_asked() -> None:
    found = loan({}, {"agency.country": Observation(state=FactState.OPEN)})
    assert found.outcome.value == "cannot_tell"
    assert "leaves it open" in found.missing[0].detail
