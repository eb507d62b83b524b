"""Joining what columns state with what a text states, field by field."""

from typing import Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.facts.state import FactState, Observation
from ethicalrecruit.intake.merge import merged
from ethicalrecruit.values.evidence import Evidence, EvidenceKind


def cell(word: str) -> Observation:
    return Observation((Evidence(EvidenceKind.FIELD, quote=word, field="column"),))


def words(quote: str, state: FactState | None = None) -> Observation:
    return Observation((Evidence(EvidenceKind.QUOTE, quote=quote, start=0, end=len(quote)),), state)


def offer(**fields: Any) -> Offer:
    return Offer.model_validate(fields)


def test_repaid_items_are_gathered() -> None:
    columns, text = offer(repayment={"items": ["visa"]}), offer(repayment={"items": ["visa", "travel"], "months": 24})
    seen, read = {"repayment.items": cell("visa")}, {"repayment": words("repay the flight")}
    both, observed = merged(columns, seen, text, read)
    assert both.repayment is not None
    assert [item.value for item in both.repayment.items] == ["visa", "travel"]
    assert both.repayment.months == 24
    assert observed["repayment.months"].evidence[0].quote == "repay the flight"


def test_no_repayment_against_a_clause_keeps_both() -> None:
    columns, text = offer(repayment={"clause": False}), offer(repayment={"amount": "GBP 900"})
    both, observed = merged(columns, {"repayment.clause": cell("no")}, text, {"repayment": words("must repay")})
    assert both.repayment is not None
    assert both.repayment.clause is False
    assert observed["repayment.clause"].readings == (True,)


def test_one_bond_told_twice_is_one_bond() -> None:
    columns = offer(bonds=[{"amount": "KES 9"}])
    text = offer(bonds=[{"kind": "money", "amount": "KES 9", "purpose": "tenancy"}])
    both, observed = merged(columns, {"bonds[0]": cell("9")}, text, {"bonds[0]": words("bond of KES 9")})
    (bond,) = both.bonds
    assert bond.kind is not None and bond.purpose is not None  # noqa: PT018
    assert (bond.kind.value, bond.purpose.value) == ("money", "tenancy")
    assert [piece.quote for piece in observed["bonds[0]"].evidence] == ["9", "bond of KES 9"]


def test_bonds_of_two_kinds_are_two() -> None:
    columns, text = offer(bonds=[{"kind": "service", "months": 24}]), offer(bonds=[{"kind": "money"}])
    both, observed = merged(columns, {"bonds[0]": cell("service")}, text, {"bonds[0]": words("a bond")})
    assert len(both.bonds) == 2
    assert observed["bonds[1]"].evidence[0].quote == "a bond"


def test_a_stated_payer_settles_an_unstated_one_either_way() -> None:
    plain = {"item": "FEE_PLACEMENT"}
    for ours, theirs in (("unstated", "worker"), ("worker", "unstated")):
        both, observed = merged(
            offer(costs=[{**plain, "payer": ours}]), {"costs[0].payer": cell(ours)},
            offer(costs=[{**plain, "payer": theirs}]), {"costs[0].payer": words(theirs)},
        )  # fmt: skip
        payer = both.costs[0].payer
        assert payer is not None
        assert payer.value == "worker"
        assert observed["costs[0].payer"].readings == ()


def test_what_a_text_leaves_open_stays_open_beside_a_blank_cell() -> None:
    silent = {"documents.held_by": Observation(state=FactState.SILENT), "costs": Observation(state=FactState.SILENT)}
    read = {"documents.held_by": words("passport", FactState.OPEN), "costs": words("visa costs apply", FactState.OPEN)}
    _, observed = merged(offer(), silent, offer(), read)
    assert observed["documents.held_by"].state is FactState.OPEN
    assert observed["costs"].state is FactState.OPEN
    _, observed = merged(offer(), silent, offer(documents={"held_by": "agency"}), {"documents": words("kept by us")})
    assert observed["documents.held_by"].evidence[0].quote == "kept by us"


def test_a_part_of_another_country_cannot_stand_beside_ours() -> None:
    columns, text = offer(destination={"country": "DE"}), offer(destination={"country": "GB", "nation": "GB-ENG"})
    both, observed = merged(columns, {"destination.country": cell("DE")}, text, {"destination": words("England")})
    assert (both.destination.country, both.destination.nation) == ("DE", None)
    assert observed["destination.country"].readings == ("GB",)
    columns = offer(destination={"country": "GB"})
    both, _ = merged(columns, {"destination.country": cell("GB")}, text, {"destination": words("England")})
    assert both.destination.nation == "GB-ENG"


def test_the_same_country_named_and_aimed_at_are_two_signs() -> None:
    columns = offer(targets=[{"country": "GH", "basis": "named"}])
    text = offer(targets=[{"country": "GH", "basis": "named"}, {"country": "GH", "basis": "event"}])
    both, _ = merged(columns, {"targets[0]": cell("Ghana")}, text, {})
    assert [target.basis.value for target in both.targets] == ["named", "event"]


def test_pay_by_the_hour_and_by_the_month_cannot_be_held_together() -> None:
    pay = {"amount": "GBP 15", "period": "hour"}
    columns, text = offer(pay=pay), offer(pay={"amount": "GBP 2500", "period": "month"})
    both, observed = merged(columns, {"pay": cell("15")}, text, {"pay": words("GBP 2500 a month")})
    assert both.pay is None
    assert observed["pay"].state is FactState.OPEN
    columns = offer(pay={**pay, "hours_per_week": 40})
    text = offer(pay={"amount": {"low": "2000", "high": "3000", "currency": "GBP"}, "period": "month"})
    both, observed = merged(columns, {"pay": cell("15")}, text, {"pay": words("GBP 2000 to 3000 a month")})
    assert both.pay is not None
    assert observed["pay"].state is None


def test_grounds_and_claims_are_joined() -> None:
    columns = offer(grounds=[{"ground": "sex"}])
    text = offer(
        grounds=[{"ground": "sex", "reason_given": "no_reason"}, {"ground": "age"}],
        claims=[{"kind": "fee_free", "scope": "all_costs"}],
    )
    both, _ = merged(columns, {"grounds[0]": cell("sex")}, text, {"grounds[0]": words("women only")})
    assert [one.ground.value for one in both.grounds] == ["sex", "age"]
    assert both.grounds[0].reason_given is not None
    assert len(both.claims) == 1


def test_a_promise_of_the_text_keeps_its_words_beside_one_of_a_column() -> None:
    job, visa = {"kind": "job", "guaranteed": True}, {"kind": "visa", "guaranteed": True}
    columns, text = offer(promises=[job]), offer(promises=[job, visa])
    read = {"promises[0]": words("a sure job"), "promises[1]": words("we guarantee your visa")}
    both, observed = merged(columns, {"promises": cell("job")}, text, read)
    assert [promise.kind.value for promise in both.promises] == ["job", "visa"]
    assert observed["promises"].evidence[0].field == "column"
    assert observed["promises[1]"].evidence[0].quote == "we guarantee your visa"
