"""What is told of a treaty's force for the state concerned."""

from typing import Any

import pytest

from ethicalrecruit import Checker, Offer

CHECKER = Checker()


def standing(rule: str, provision: str, offer: dict[str, Any], day: str) -> str:
    findings = CHECKER.check(Offer.model_validate(offer), day=day).findings
    (found,) = {
        one.standing
        for finding in findings
        if finding.rule == rule
        for one in finding.authority
        if one.provision == provision
    }
    return found


@pytest.mark.parametrize(
    ("country", "day", "told"),
    [
        ("IT", "2020-01-01", "Italy is a party, by the list ets-93-parties"),
        ("IT", "1994-01-01", "shown as a standard: Italy is not on the list ets-93-parties on the day examined"),
        ("DE", "2020-01-01", "shown as a standard: Germany is not on the list ets-93-parties on the day examined"),
    ],
)
def test_a_treaty_with_a_list_of_its_parties(country: str, day: str, told: str) -> None:
    offer = {
        "kind": "contract",
        "destination": {"country": country},
        "targets": [{"country": "AL", "basis": "residence"}],
        "freedom": {"union_barred": True},
    }
    assert standing("ets.organise", "28", offer, day) == told


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("KE", "shown as a standard: ratified by Kenya in 1965, without this annex"),
        ("DE", "shown as a standard: ratified by Germany in 1959; whether it accepted this annex is not recorded"),
    ],
)
def test_an_annex_that_a_state_may_have_left_out(country: str, told: str) -> None:
    offer = {"kind": "contract", "destination": {"country": country}, "particulars": [{"name": "pay", "given": False}]}
    assert standing("ilo.contract-states-pay", "Annex I 5(1)(b)", offer, "2026-01-01") == told
