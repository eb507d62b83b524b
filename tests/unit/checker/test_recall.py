"""What an audit only counts: rules of which a document holds nothing that they look for."""

from datetime import date
from typing import Any

import pytest

from ethicalrecruit import Offer
from ethicalrecruit.checker.check import Examined, facts_of
from ethicalrecruit.checker.recall import Recall, Recalled
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.grades import Outcome

BOOK = load_book()
NURSE = {"kind": "row", "job": {"health": True}}


def recalled(offer: dict[str, Any], rule: str) -> list[Recalled]:
    examined = Examined(Offer.model_validate(offer), {}, "a row", date(2026, 11, 1), "given")
    found = Recall(BOOK, "publish").findings(facts_of(BOOK, examined), examined.offer.kind, examined.day)
    return [one for one in found if one.finding.rule == rule]


@pytest.mark.parametrize(
    ("offer", "rule"),
    [
        # That the place of work is on a list makes the rule apply; nothing of what it looks for is there.
        ({**NURSE, "destination": {"country": "DE"}}, "epsu.union"),
        # The ends of the corridor set the scene; that there is no column of fees is no matter of each end.
        ({**NURSE, "destination": {"country": "IE"}}, "national.agency-charges"),
    ],
)
def test_nothing_of_what_a_rule_looks_for(offer: dict[str, Any], rule: str) -> None:
    found = recalled(offer, rule)
    assert found
    assert {one.finding.outcome for one in found} == {Outcome.CANNOT_TELL}
    assert all(one.has_nothing for one in found)


@pytest.mark.parametrize(
    ("offer", "rule"),
    [
        # The fee is there, and the law of one end is what is missing.
        (
            {
                **NURSE,
                "destination": {"country": "JM"},
                "costs": [{"item": "FEE_PLACEMENT", "payer": "worker", "paid_to": "agency"}],
            },
            "national.agency-charges",
        ),
        # A cost is named: what is not said of it is asked.
        ({**NURSE, "costs": [{"item": "FEE_PLACEMENT", "payer": "worker"}]}, "ilo.deduction-for-job"),
    ],
)
def test_what_is_asked_gets_a_line(offer: dict[str, Any], rule: str) -> None:
    found = recalled(offer, rule)
    assert found
    assert {one.finding.outcome for one in found} == {Outcome.CANNOT_TELL}
    assert not any(one.has_nothing for one in found)
