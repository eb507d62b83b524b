"""Offers to facts: four states, derived facts with their formulas, and evidence for each."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from ethicalrecruit import Offer, load_book
from ethicalrecruit.errors import ConditionError, UnknownTable
from ethicalrecruit.facts.catalogue import FACTS, FactType, fact_spec
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import Fact, FactSet, FactState, Observation
from ethicalrecruit.reference.registers import EntryStatus, RegisterEntry, Registers, made
from ethicalrecruit.values.evidence import Evidence, EvidenceKind, Span
from ethicalrecruit.values.money import Money, Sums
from ethicalrecruit.values.ranges import NumberRange

TAXONOMY = load_book().tables.costs


def facts(offer: dict[str, Any], observed: dict[str, Observation] | None = None) -> FactSet:
    return derive(Offer.model_validate(offer), observed or {}, TAXONOMY)


def item(offer: dict[str, Any], of: str, at: int = 0) -> dict[str, Fact]:
    return dict(facts(offer).lists[of].items[at].facts)


def test_every_fact_of_the_catalogue_is_derived_and_no_other() -> None:
    entry = RegisterEntry("Invented Care", "", EntryStatus.LISTED)
    register = made("iris", "WORLD", "IOM", date(2026, 1, 1), [entry], scheme="iris")
    whole = derive(
        Offer.model_validate(
            {
                "agency": {"name": "Invented Care", "certificates": [{"scheme": "iris"}]},
                "costs": [{"item": "ADM_VISA"}],
                "bonds": [{}],
                "claims": [{"kind": "fee_free"}],
                "covers": ["all"],
                "targets": [{"country": "GH", "basis": "event"}],
                "grounds": [{"ground": "sex"}],
                "promises": [{"kind": "visa"}],
            }
        ),
        {},
        TAXONOMY,
        registers=Registers((register,)),
        day=date(2026, 1, 2),
    )
    named = set(whole.facts) | set(whole.lists) | {"subject.day"}
    for name, listed in whole.lists.items():
        named |= {f"{name}[].{field}" for field in listed.items[0].facts}
    assert named == {spec.name for spec in FACTS}
    assert {spec.name for spec in FACTS if spec.type is FactType.LIST} == set(whole.lists)


@pytest.mark.parametrize(
    ("offer", "observed", "state"),
    [
        ({"documents": {"held_by": "worker"}}, {}, FactState.STATED),
        ({"covers": ["documents"]}, {}, FactState.SILENT),
        ({"covers": ["all"]}, {}, FactState.SILENT),
        ({"covers": ["docu"]}, {}, FactState.NOT_COVERED),
        ({}, {}, FactState.NOT_COVERED),
        ({"documents": {"held_by": "unstated"}}, {}, FactState.OPEN),
        ({"covers": ["all"]}, {"documents.held_by": Observation(state=FactState.OPEN)}, FactState.OPEN),
    ],
)
def test_the_four_states(offer: dict[str, Any], observed: dict[str, Observation], state: FactState) -> None:
    fact = facts(offer, observed).facts["documents.held_by"]
    assert fact.state is state
    assert bool(fact.readings) is (state is FactState.STATED)


def test_false_and_zero_and_none_are_statements() -> None:
    found = facts({"repayment": {"clause": False, "months": 0}, "closed": ["costs"]})
    assert found.facts["repayment.clause"].readings == (False,)
    assert found.facts["repayment.months"].readings == (NumberRange.exact(0),)
    assert found.lists["costs"].rest is FactState.STATED
    assert found.facts["costs.worker.total"].readings == (Sums(()),)


def test_what_is_not_said_of_a_cost_is_open_where_costs_were_looked_for() -> None:
    assert item({"covers": ["costs"], "costs": [{"item": "ADM_VISA"}]}, "costs")["payer"].state is FactState.OPEN
    assert item({"costs": [{"item": "ADM_VISA"}]}, "costs")["payer"].state is FactState.NOT_COVERED


def test_evidence_is_the_quote_where_there_is_one_and_the_field_else() -> None:
    quote = Evidence.of_text("visa fee payable by candidate", Span(9, 29))
    offer = {"costs": [{"item": "ADM_VISA", "payer": "worker"}], "employer": "St Mary"}
    found = facts(offer, {"costs[0]": Observation((quote,))})
    assert found.lists["costs"].items[0].facts["payer"].evidence == (quote,)
    assert found.facts["employer.name"].evidence == (Evidence(EvidenceKind.FIELD, field="employer", quote="St Mary"),)


def test_readings_that_disagree_are_all_kept() -> None:
    found = facts({"documents": {"held_by": "worker"}}, {"documents.held_by": Observation(readings=("agency",))})
    assert found.facts["documents.held_by"].readings == ("worker", "agency")


@pytest.mark.parametrize(
    ("code", "health", "care"),
    [
        ("2221", True, False),
        ("5322", True, True),
        ("2250", False, False),
        ("5120", False, False),
        ("3211", True, False),
    ],
)
def test_occupations(code: str, health: bool, care: bool) -> None:  # noqa: FBT001
    found = facts({"job": {"occupation": code}}).facts
    assert found["job.health"].readings == (health,)
    assert found["job.care_worker"].readings == (care,)


@pytest.mark.parametrize("code", ["22", "2", "53"])
def test_occupations_too_short_to_tell_are_open(code: str) -> None:
    found = facts({"job": {"occupation": code}}).facts
    assert found["job.health"].state is FactState.OPEN


def paid(*costs: dict[str, Any], **rest: Any) -> Fact:
    return facts({"costs": list(costs), **rest}).facts["costs.worker.total"]


def pounds(fact: Fact) -> NumberRange:
    (sums,) = fact.readings
    return sums.in_currency("GBP").amount  # type: ignore[no-any-return]


FEE = {"item": "FEE_PLACEMENT", "amount": "GBP 900", "payer": "worker"}


def test_totals_of_a_list_that_is_not_closed_are_lower_bounds() -> None:
    assert pounds(paid(FEE)) == NumberRange(Fraction(900), None)
    assert pounds(paid(FEE, closed=["costs"])) == NumberRange.exact(900)
    assert paid(FEE, covers=["costs"]).unsettled is FactState.SILENT


def test_totals_count_what_is_certain_below_and_what_is_possible_above() -> None:
    unsure = {"item": "ADM_VISA", "amount": "GBP 100", "payer": "unstated"}
    without = {"item": "MED_EXAM", "payer": "worker"}
    tax = {"item": "OUT_TAX", "amount": "GBP 5000", "payer": "worker"}
    ranged = {"item": "TRN_PDO", "amount": {"low": "10", "high": "20", "currency": "GBP"}, "payer": "worker"}
    assert pounds(paid(FEE, unsure, closed=["costs"])) == NumberRange.between(900, 1000)
    assert pounds(paid(FEE, without, closed=["costs"])) == NumberRange(Fraction(900), None)
    assert pounds(paid(FEE, tax, closed=["costs"])) == NumberRange.exact(900)
    assert pounds(paid(FEE, ranged, closed=["costs"])) == NumberRange.between(910, 920)


def test_currencies_are_never_mixed_and_the_certain_part_of_each_stays() -> None:
    mixed = paid(FEE, {**FEE, "amount": "EUR 5"}, closed=["costs"])
    assert pounds(mixed) == NumberRange(Fraction(900), None)
    assert mixed.readings[0].in_currency("USD") is None


def test_of_a_shared_cost_any_part_may_be_the_workers() -> None:
    shared = {**FEE, "payer": "shared"}
    assert pounds(paid(shared, closed=["costs"])) == NumberRange.between(0, 900)
    assert claim("all_costs", shared).readings == (True,)


def test_two_readings_of_an_amount_span_what_they_say() -> None:
    offer = {"costs": [FEE], "closed": ["costs"]}
    more = Money.exact("1200", "GBP")
    found = facts(offer, {"costs[0].amount": Observation(readings=(more,))}).facts["costs.worker.total"]
    assert pounds(found) == NumberRange.between(900, 1200)


def test_a_cost_of_nothing_is_no_cost() -> None:
    assert facts({"costs": [{**FEE, "amount": "GBP 0"}]}).lists["costs"].items == ()


def test_months_of_pay() -> None:
    offer = {
        "costs": [{**FEE, "amount": "GBP 1000"}],
        "closed": ["costs"],
        "pay": {"amount": "GBP 24000", "period": "year"},
    }
    fact = facts(offer).facts["costs.worker.months_of_pay"]
    assert fact.readings == (NumberRange.exact(Fraction(1, 2)),)
    assert "0.50 months of pay" in fact.evidence[-1].arithmetic
    spec = fact_spec("costs.worker.months_of_pay")
    assert "10.7.1" in spec.source
    assert spec.unit == "months of pay"
    offer["pay"] = {"amount": "EUR 24000", "period": "year"}
    assert facts(offer).facts["costs.worker.months_of_pay"].state is FactState.OPEN
    offer["pay"] = {"amount": "GBP 100", "period": "day"}
    assert facts(offer).facts["costs.worker.months_of_pay"].state is FactState.OPEN


def claim(scope: str, cost: dict[str, Any], **rest: Any) -> Fact:
    offer = {"claims": [{"kind": "fee_free", "scope": scope, **rest}], "costs": [cost], "covers": ["all"]}
    return item(offer, "claims")["contradicted"]


def test_a_claim_is_contradicted_only_within_its_scope() -> None:
    to_agency = {**FEE, "paid_to": "agency"}
    to_authority = {"item": "TEST_PROF_REG", "payer": "worker", "paid_to": "authority"}
    assert claim("all_costs", to_authority).state is FactState.OPEN
    assert claim("all_costs", {**to_authority, "required": True}).readings == (True,)
    assert claim("all_costs", {**to_authority, "required": False}).readings == (False,)
    assert claim("agency_fees", to_agency).readings == (True,)
    assert claim("agency_fees", to_authority).readings == (False,)
    assert claim("agency_fees", FEE).state is FactState.OPEN
    assert claim("one_item", FEE, item="FEE_PLACEMENT").readings == (True,)
    assert claim("one_item", to_authority, item="FEE_PLACEMENT").readings == (False,)
    assert claim("unstated", FEE).state is FactState.OPEN
    assert claim("all_costs", {**FEE, "required": False}).readings == (True,)
    assert claim("all_costs", {"item": "OUT_TAX", "payer": "worker"}).readings == (False,)


def test_who_a_third_party_is_stays_open_where_it_takes_a_recruitment_fee() -> None:
    """It may be a sub-agent, or an agency itself; an employer or an authority is neither."""

    def found(paid_to: str, name: str = "costs.worker.any_agency_fee") -> Fact:
        return facts({"costs": [{**FEE, "paid_to": paid_to}], "closed": ["costs"]}).facts[name]

    assert found("third_party").state is FactState.OPEN
    assert pounds(found("third_party", "costs.worker.agency_fees")) == NumberRange.between(0, 900)
    assert found("agency").readings == (True,)
    assert found("employer").readings == (False,)
    assert claim("agency_fees", {**FEE, "paid_to": "third_party"}).state is FactState.OPEN


def test_a_course_bought_from_a_third_party_is_no_fee_of_an_agency() -> None:
    course = {"item": "TRN_LANGUAGE", "payer": "worker", "paid_to": "third_party", "amount": "GBP 90"}
    assert facts({"costs": [course], "closed": ["costs"]}).facts["costs.worker.any_agency_fee"].readings == (False,)


def test_items_keep_their_keys_when_read_again() -> None:
    offer = {"costs": [FEE, {"item": "ADM_VISA"}, FEE], "targets": [{"country": "GH", "basis": "event"}]}
    keys = [one.key for one in facts(offer).lists["costs"].items]
    assert keys == ["FEE_PLACEMENT", "ADM_VISA", "FEE_PLACEMENT#2"]
    assert facts(offer).lists["origin.targets"].items[0].key == "GH"


def test_unknown_cost_codes_and_facts_are_named_with_the_nearest() -> None:
    with pytest.raises(UnknownTable, match="FEE_PLACEMENT"):
        facts({"costs": [{"item": "FEE_PLACMENT"}]})
    with pytest.raises(ConditionError, match="Did you mean"):
        fact_spec("documents.heldby")


def test_an_inclusive_end_of_a_licence_is_turned_at_intake() -> None:
    until = facts({"agency": {"licence": {"valid_through": "2026-06-30"}}}).facts["agency.licence.until"].readings[0]
    assert until.isoformat() == "2026-07-01"


def test_every_fact_that_a_recruiter_can_settle_has_a_question() -> None:
    for spec in FACTS:
        if spec.name.startswith(("worker.", "subject.kind")):
            continue
        assert spec.question.endswith("?"), spec.name
        assert spec.meaning.endswith("."), spec.name


def test_hours_may_stand_with_the_document() -> None:
    offer = {"pay": {"amount": "GBP 15", "period": "hour"}, "hours_per_week": Decimal("37.5")}
    assert str(facts(offer).facts["pay.monthly"].readings[0].monthly) == "GBP 2437.50"
