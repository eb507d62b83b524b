"""Totals of what the worker pays. The totals of a list that is not closed are lower bounds."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from ethicalrecruit.domain.terms import Payer
from ethicalrecruit.facts.pay import PayRate
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence
from ethicalrecruit.values.money import Sum
from ethicalrecruit.values.ranges import NumberRange
from ethicalrecruit.values.truth import Truth, all_of, negate

ANY_CURRENCY = ""
"""The currency of a sum of nothing."""

Belongs = Callable[[Item], Truth]


def is_one_of(item: Item, name: str, *values: str) -> Truth:
    """Whether a fact of an item is one of some words; UNKNOWN where it is not stated or readings differ."""
    fact = item.facts[name]
    if fact.state is not FactState.STATED:
        return Truth.UNKNOWN
    answers = {reading in values for reading in fact.readings}
    if len(answers) > 1:
        return Truth.UNKNOWN
    return Truth.YES if answers.pop() else Truth.NO


def borne_by_worker(item: Item) -> Truth:
    """Whether the worker bears a cost that belongs to recruitment."""
    return all_of((is_one_of(item, "payer", Payer.WORKER), negate(is_one_of(item, "category", "outside"))))


def agency_fee(item: Item) -> Truth:
    """Whether the worker pays it to the agency for finding work."""
    return all_of(
        (
            borne_by_worker(item),
            is_one_of(item, "paid_to", "agency"),
            is_one_of(item, "category", "recruitment_fee"),
        )
    )


def total(costs: ItemList, belongs: Belongs) -> Fact:
    """The sum of the costs that belong.

    The lower end counts what certainly belongs, the upper end all that may. Without closed list there is no
    upper end. Costs in several currencies give an open fact: no rate of exchange is guessed.
    """
    inside = [(item, belongs(item)) for item in costs.items]
    counted = [(item, truth) for item, truth in inside if truth is not Truth.NO]
    if not counted:
        if costs.rest is FactState.STATED:
            return Fact(FactState.STATED, (Sum(NumberRange.exact(0), ANY_CURRENCY),), costs.evidence)
        return Fact(costs.rest, (), costs.evidence)
    evidence = tuple(piece for item, _ in counted for piece in item.facts["amount"].evidence)
    sums = [(_amount(item), truth) for item, truth in counted]
    currencies = {amount.currency for amount, _ in sums if amount is not None}
    if len(currencies) != 1:
        return Fact(FactState.OPEN, (), evidence)
    low = sum((_low(amount) for amount, truth in sums if truth is Truth.YES), Fraction(0))
    # What stands in the way of an upper end is the list itself only if every cost in it is settled.
    settled = all(truth is Truth.YES and amount is not None for amount, truth in sums)
    closed = costs.rest is FactState.STATED
    high = _high(amount for amount, _ in sums) if closed else None
    value = Sum(NumberRange(low, high), currencies.pop())
    added = Evidence(EvidenceKind.COMPUTED, arithmetic=_arithmetic(value, counted))
    grades = [item.facts["payer"].confidence for item, _ in counted]
    return Fact(
        FactState.STATED,
        (value,),
        evidence if value.amount.low == 0 and high is None else (*evidence, added),
        Confidence.least(*grades),
        unsettled=costs.rest if settled and not closed else FactState.OPEN,
    )


def months_of_pay(paid: Fact, pay: Fact) -> Fact:
    """Costs in months of pay: what SDG indicator 10.7.1 measures, here expected and not surveyed."""
    for fact in (paid, pay):
        if fact.state is not FactState.STATED:
            return Fact(fact.state, (), paid.evidence + pay.evidence)
    cost: Sum = paid.readings[0]
    rates: list[PayRate] = [rate for rate in pay.readings if rate.monthly is not None]
    evidence = paid.evidence + pay.evidence
    if len(rates) != 1 or rates[0].monthly is None or rates[0].monthly.currency != cost.currency:
        return Fact(FactState.OPEN, (), evidence)
    monthly = rates[0].monthly
    if not monthly.amount.low:
        return Fact(FactState.OPEN, (), evidence)
    ratio = cost.amount.over(monthly.amount)
    sum_up = Evidence(EvidenceKind.COMPUTED, arithmetic=f"{cost} / {monthly} a month = {ratio} months of pay")
    return Fact(FactState.STATED, (ratio,), (*evidence, sum_up), unsettled=paid.unsettled)


def _amount(item: Item) -> Sum | None:
    fact = item.facts["amount"]
    if fact.state is not FactState.STATED or len(fact.readings) != 1:
        return None
    value: Sum = fact.readings[0]
    return value


def _low(amount: Sum | None) -> Fraction:
    return Fraction(0) if amount is None or amount.amount.low is None else amount.amount.low


def _high(amounts: Iterable[Sum | None]) -> Fraction | None:
    ends = [None if amount is None else amount.amount.high for amount in amounts]
    known = [end for end in ends if end is not None]
    return sum(known, Fraction(0)) if len(known) == len(ends) else None


def _arithmetic(value: Sum, counted: Sequence[tuple[Item, Truth]]) -> str:
    parts = [f"{item.label or item.key} {_amount(item) or 'amount not stated'}" for item, _ in counted]
    return f"{' + '.join(parts)} = {value}"
