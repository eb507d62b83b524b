"""The ends of a corridor, and whether any fee goes to the agency for finding work."""

from typing import Any

import pytest

from ethicalrecruit import Offer, load_book
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import Fact, FactState, ItemList, Observation

TAXONOMY = load_book().tables.costs
FEE = {"item": "FEE_PLACEMENT", "payer": "worker", "paid_to": "agency"}


def ends(offer: dict[str, Any], observed: dict[str, Observation] | None = None) -> ItemList:
    return derive(Offer.model_validate(offer), observed or {}, TAXONOMY).lists["corridor"]


def states(listed: ItemList) -> dict[str, FactState]:
    return {item.key: item.facts["place"].state for item in listed.items}


def any_fee(costs: list[dict[str, Any]], **offer: Any) -> Fact:
    whole = derive(Offer.model_validate({"costs": costs, **offer}), {}, TAXONOMY)
    return whole.facts["costs.worker.any_agency_fee"]


def test_the_destination_is_the_part_of_the_country_where_it_is_named() -> None:
    assert list(states(ends({"destination": {"nation": "CA-ON"}}))) == ["destination:CA-ON"]
    assert list(states(ends({"destination": {"country": "CA"}}))) == ["destination:CA"]
    assert ends({"destination": {"country": "CA"}}).items[0].label == "Canada"


def test_readings_that_disagree_stay_together() -> None:
    seen = {"destination.country": Observation(readings=("DE",))}
    (end,) = ends({"destination": {"country": "GB", "nation": "GB-WLS"}}, seen).items
    assert end.key == "destination:DE+GB-WLS"
    assert set(end.facts["place"].readings) == {"GB-WLS", "DE"}


@pytest.mark.parametrize("basis", ["residence", "event", "agent", "advertising", "office", "unstated"])
def test_a_country_aimed_at_is_an_end(basis: str) -> None:
    found = ends({"targets": [{"country": "KE", "basis": basis}]})
    assert states(found) == {"origin:KE": FactState.STATED}


# A country may be named for any reason, the home of a team or of an earlier patient among them.
@pytest.mark.parametrize("basis", ["nationality", "currency", "named"])
def test_a_country_named_a_nationality_or_a_currency_only_points_to_one(basis: str) -> None:
    hint = {"country": "KE", "basis": basis}
    assert states(ends({"targets": [hint]})) == {"origin:KE": FactState.OPEN}
    assert states(ends({"targets": [hint, {"country": "KE", "basis": "event"}]})) == {"origin:KE": FactState.STATED}


def test_the_worker_is_never_asked() -> None:
    assert ends({"worker": {"residence": "KE", "nationality": "IN"}}).items == ()


def test_the_seat_of_the_agency_stands_once() -> None:
    seat = {"country": "PH", "licence": {"country": "PH"}}
    here = {"destination": {"country": "AE"}}
    aimed = {"targets": [{"country": "PH", "basis": "event"}]}
    hinted = {"targets": [{"country": "PH", "basis": "nationality"}]}
    assert list(states(ends({**here, "agency": seat}))) == ["destination:AE", "agency_seat:PH"]
    assert list(states(ends({**here, **aimed, "agency": seat}))) == ["destination:AE", "origin:PH"]
    assert states(ends({**here, **hinted, "agency": seat})) == {
        "destination:AE": FactState.STATED,
        "agency_seat:PH": FactState.STATED,
    }
    assert list(states(ends({"destination": {"country": "PH"}, "agency": seat}))) == ["destination:PH"]


def test_recruitment_inside_one_country_has_one_end() -> None:
    home = {"destination": {"country": "KE"}, "targets": [{"country": "KE", "basis": "residence"}]}
    assert list(states(ends(home))) == ["destination:KE"]


@pytest.mark.parametrize(
    ("offer", "rest"),
    [
        ({}, FactState.NOT_COVERED),
        ({"covers": ["all"]}, FactState.SILENT),
        ({"covers": ["destination"]}, FactState.NOT_COVERED),
        ({"destination": {"country": "AE"}}, FactState.NOT_COVERED),
        ({"destination": {"country": "AE"}, "covers": ["origin"]}, FactState.SILENT),
        ({"destination": {"country": "AE"}, "targets": [{"country": "IN", "basis": "event"}]}, FactState.STATED),
    ],
)
def test_what_is_known_of_further_ends(offer: dict[str, Any], rest: FactState) -> None:
    assert ends(offer).rest is rest


def test_whether_any_fee_goes_to_the_agency() -> None:
    to_authority = {**FEE, "item": "TEST_LANGUAGE", "paid_to": "authority"}
    unstated = {**FEE, "paid_to": "unstated"}
    assert any_fee([FEE]).readings == (True,)
    assert any_fee([{**FEE, "payer": "shared"}, to_authority]).readings == (True,)
    assert any_fee([to_authority], closed=["costs"]).readings == (False,)
    assert any_fee([], closed=["costs"]).readings == (False,)
    assert any_fee([unstated], closed=["costs"]).state is FactState.OPEN
    assert any_fee([{"item": "FEE_PLACEMENT", "payer": "worker"}], closed=["costs"]).state is FactState.NOT_COVERED
    assert any_fee([to_authority]).state is FactState.NOT_COVERED
    assert any_fee([to_authority], covers=["costs"]).state is FactState.SILENT
    assert any_fee([{**FEE, "amount": {"low": "0", "high": "0", "currency": "EUR"}}], closed=["costs"]).readings == (
        False,
    )


@pytest.mark.parametrize("item", ["FEE_CLAWBACK_EXIT", "FEE_RECOVERY_DEDUCTION"])
def test_taking_back_is_no_fee_for_finding_work(item: str) -> None:
    costs = [{**FEE, "item": item, "amount": {"low": "900", "high": "900", "currency": "EUR"}}]
    assert any_fee(costs, closed=["costs"]).readings == (False,)
    facts = derive(Offer.model_validate({"costs": costs, "closed": ["costs"]}), {}, TAXONOMY).facts
    assert str(facts["costs.worker.agency_fees"].readings[0]) == "nothing"


def test_a_payment_to_the_agency_without_a_name_may_be_one() -> None:
    unnamed = {**FEE, "item": "ADM_UNSPECIFIED"}
    assert any_fee([unnamed], closed=["costs"]).state is FactState.OPEN
    assert any_fee([unnamed, FEE]).readings == (True,)
    assert any_fee([{**unnamed, "paid_to": "authority"}], closed=["costs"]).readings == (False,)
