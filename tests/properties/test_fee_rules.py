"""A bigger fee never clears an end of the corridor, and a higher limit never raises an indicator."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ethicalrecruit import Offer, load_book
from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.reference.fee_rules import Cap, FixedCap, MonthsCap, PercentBase, PercentCap
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.fee_tests import agency_charges_depart
from ethicalrecruit.values.money import Money
from ethicalrecruit.values.truth import Truth

TABLES = load_book().tables
FEES = TABLES.fee_rules["agency-charges"]
SPEC = fact_spec("corridor[].place")
RATES = st.integers(1, 40)
CAPS = ("fixed", "taxed", "percent", "with_charge", "first_month", "months", "per_year", "at_most", "allowances")
CAP = st.tuples(st.sampled_from(CAPS), RATES)
FEE = st.tuples(st.integers(1, 90_000), st.integers(0, 900))


def cap_of(kind: str, size: int) -> Cap:
    """A cap of a kind that grows with its size."""
    match kind:
        case "fixed" | "taxed":
            return FixedCap(Money.exact(size * 100, "CHF"), tax_on_top=kind == "taxed")
        case "percent":
            return PercentCap(Decimal(size), PercentBase.FIRST_YEAR_PAY)
        case "with_charge":
            return PercentCap(Decimal(size), PercentBase.FIRST_YEAR_PAY, Money.exact(45, "CHF"))
        case "first_month":
            return PercentCap(Decimal(size), PercentBase.FIRST_MONTH_PAY)
        case "months":
            return MonthsCap(Decimal(size))
        case "per_year":
            return MonthsCap(Decimal(size), Decimal(12))
        case "at_most":
            return MonthsCap(Decimal(1), Decimal(12), Decimal(size))
        case _:
            return MonthsCap(Decimal(size), Decimal(12), Decimal(60), allowances_count=True)


def answer(offer: dict[str, Any], cap: Cap) -> Truth:
    """What the operator says of the end of the work, where only this cap is recorded."""
    row = replace(FEES.rows["CH"], cap=cap)
    tables = replace(TABLES, fee_rules={"agency-charges": replace(FEES, rows={"CH": row})})
    facts = derive(Offer.model_validate(offer), {}, TABLES.costs)
    env = Environment(facts, tables, None).with_item("corridor", facts.lists["corridor"].items[0])
    return agency_charges_depart("item.place", SPEC, "agency-charges", tables)(env).truth


@st.composite
def offers(draw: st.DrawFn) -> dict[str, Any]:
    """Offers for work in Switzerland, without a fee."""
    offer: dict[str, Any] = {"destination": {"country": "CH"}}
    if draw(st.booleans()):
        offer["closed"] = ["costs"]
    if draw(st.booleans()):
        basis = draw(st.sampled_from(["gross", "net", "unstated"]))
        period = draw(st.sampled_from(["month", "year", "hour"]))
        low = draw(st.integers(1, 9000))
        amount = {"low": str(low), "high": str(low + draw(st.sampled_from([0, 0, 500]))), "currency": "CHF"}
        offer["pay"] = {"amount": amount, "period": period, "basis": basis}
    if draw(st.booleans()):
        offer["contract"] = {"months": str(draw(st.integers(1, 60)))}
    return offer


def with_fee(offer: dict[str, Any], low: int, spread: int) -> dict[str, Any]:
    amount = {"low": str(low), "high": str(low + spread), "currency": "CHF"}
    cost = {"item": "FEE_PLACEMENT", "payer": "worker", "paid_to": "agency", "amount": amount}
    return {**offer, "costs": [cost]}


@settings(max_examples=400, deadline=None)
@given(offers(), CAP, FEE, st.integers(0, 90_000))
def test_a_bigger_fee_never_turns_yes_into_no(
    offer: dict[str, Any], cap: tuple[str, int], fee: tuple[int, int], more: int
) -> None:
    least, spread = fee
    less, bigger = (answer(with_fee(offer, low, spread), cap_of(*cap)) for low in (least, least + more))
    assert less.value <= bigger.value


@settings(max_examples=400, deadline=None)
@given(offers(), CAP, FEE, RATES)
def test_a_higher_limit_never_turns_no_into_yes(
    offer: dict[str, Any], cap: tuple[str, int], fee: tuple[int, int], more: int
) -> None:
    kind, size = cap
    whole = with_fee(offer, *fee)
    lower, higher = (answer(whole, cap_of(kind, one)) for one in (size, size + more))
    assert higher.value <= lower.value
