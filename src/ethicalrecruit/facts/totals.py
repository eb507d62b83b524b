"""Totals of what the worker pays. The totals of a list that is not closed are lower bounds."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from ethicalrecruit.domain.terms import PaidTo, Payer
from ethicalrecruit.facts.pay import PayRate
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence
from ethicalrecruit.values.money import Sum, Sums
from ethicalrecruit.values.ranges import NumberRange
from ethicalrecruit.values.truth import Truth, all_of, negate

Belongs = Callable[[Item], Truth]


def is_one_of(item: Item, name: str, *values: str | bool) -> Truth:
    """Whether a fact of an item is one of some values; UNKNOWN where it is not stated or readings differ."""
    fact = item.facts[name]
    if fact.state is not FactState.STATED:
        return Truth.UNKNOWN
    answers = {reading in values for reading in fact.readings}
    if len(answers) > 1:
        return Truth.UNKNOWN
    return Truth.YES if answers.pop() else Truth.NO


def borne_by_worker(item: Item) -> Truth:
    """Whether the worker bears a cost that belongs to recruitment, wholly or in part."""
    return all_of(
        (is_one_of(item, "payer", Payer.WORKER, Payer.SHARED), negate(is_one_of(item, "category", "outside")))
    )


def agency_fee(item: Item) -> Truth:
    """Whether the worker pays it to the agency for finding work."""
    return all_of((borne_by_worker(item), goes_to_agency(item), is_one_of(item, "category", "recruitment_fee")))


def goes_to_agency(item: Item) -> Truth:
    """Whether the agency receives it; open where a third party does, who may be its sub-agent or an agency itself."""
    if is_one_of(item, "paid_to", PaidTo.THIRD_PARTY) is Truth.YES:
        return Truth.UNKNOWN
    return is_one_of(item, "paid_to", PaidTo.AGENCY)


# Taking back what was lent or spent is not a fee for finding work; rules on repayment speak of it.
_TAKEN_BACK = ("FEE_CLAWBACK_EXIT", "FEE_RECOVERY_DEDUCTION")


# A payment without a name of its own may be a fee for finding work, whatever group it stands in.
_UNNAMED = "ADM_UNSPECIFIED"


def fee_for_work(item: Item) -> Truth:
    """Whether the worker pays it to the agency for finding work, and it takes nothing back."""
    if is_one_of(item, "item", _UNNAMED) is Truth.YES:
        return all_of((Truth.UNKNOWN, borne_by_worker(item), goes_to_agency(item)))
    return all_of((agency_fee(item), negate(is_one_of(item, "item", *_TAKEN_BACK))))


def any_fee_for_work(costs: ItemList) -> Fact:
    """Whether the worker pays the agency for finding work: yes if one cost certainly is such a fee."""
    answers = [(item, fee_for_work(item)) for item in costs.items]
    for wanted in (Truth.YES, Truth.UNKNOWN):
        found = [item for item, truth in answers if truth is wanted]
        if not found:
            continue
        told = [item.facts[name] for item in found for name in ("payer", "paid_to")]
        evidence = tuple(dict.fromkeys(piece for fact in told for piece in fact.evidence))
        if wanted is Truth.UNKNOWN:
            return Fact.unstated(_missing(found), evidence)
        return Fact(FactState.STATED, (True,), evidence, Confidence.least(*(fact.confidence for fact in told)))
    if costs.rest is FactState.STATED:
        return Fact(FactState.STATED, (False,), costs.evidence)
    return Fact.unstated(costs.rest, costs.evidence)


def _missing(items: Sequence[Item]) -> FactState:
    """Not covered only where nobody could look for what would settle any of the costs; else open."""
    states = {
        item.facts[name].state
        for item in items
        for name in ("payer", "paid_to", "category")
        if item.facts[name].state is not FactState.STATED
    }
    return FactState.NOT_COVERED if states == {FactState.NOT_COVERED} else FactState.OPEN


def total(costs: ItemList, belongs: Belongs) -> Fact:
    """The sum of the costs that belong.

    The lower end counts what certainly belongs, the upper end all that may; of a shared cost any part may be the
    worker's. Without closed list there is no upper end. Costs in several currencies stay side by side: no rate of
    exchange is guessed, and the lower end in each currency is still certain.
    """
    inside = [(item, belongs(item)) for item in costs.items]
    counted = [(item, truth) for item, truth in inside if truth is not Truth.NO]
    if not counted:
        if costs.rest is FactState.STATED:
            return Fact(FactState.STATED, (Sums(()),), costs.evidence)
        return Fact.unstated(costs.rest, costs.evidence)
    evidence = tuple(piece for item, _ in counted for piece in item.facts["amount"].evidence)
    parts = [(_part(item), truth) for item, truth in counted]
    currencies = dict.fromkeys(part.currency for part, _ in parts if part is not None)
    if not currencies:
        return Fact.unstated(FactState.OPEN, evidence)
    closed = costs.rest is FactState.STATED
    whole = closed and len(currencies) == 1
    sums = Sums(
        tuple(
            Sum(
                NumberRange(
                    sum((_low(part, code) for part, truth in parts if truth is Truth.YES), Fraction(0)),
                    _high(part for part, _ in parts) if whole else None,
                ),
                code,
            )
            for code in currencies
        )
    )
    # What stands in the way of an upper end is the list itself only if every cost in it is settled.
    settled = len(currencies) == 1 and all(
        truth is Truth.YES and part is not None and part.amount.is_exact for part, truth in parts
    )
    tells = any(one.amount.low or one.amount.high is not None for one in sums.parts)
    added = (Evidence(EvidenceKind.COMPUTED, arithmetic=_arithmetic(sums, counted)),) if tells else ()
    return Fact(
        FactState.STATED,
        (sums,),
        (*evidence, *added),
        Confidence.least(*(item.facts["payer"].confidence for item, _ in counted)),
        unsettled=costs.rest if settled and not closed else FactState.OPEN,
    )


def months_of_pay(paid: Fact, pay: Fact) -> Fact:
    """Costs in months of pay: what SDG indicator 10.7.1 measures, here expected and not surveyed."""
    for fact in (paid, pay):
        if fact.state is not FactState.STATED:
            return Fact.unstated(fact.state, paid.evidence + pay.evidence)
    costs: Sums = paid.readings[0]
    rates: list[PayRate] = [rate for rate in pay.readings if rate.monthly is not None]
    evidence = paid.evidence + pay.evidence
    if len(rates) != 1 or rates[0].monthly is None:
        return Fact.unstated(FactState.OPEN, evidence)
    monthly = rates[0].monthly
    cost = costs.in_currency(monthly.currency)
    if cost is None or not monthly.amount.low:
        return Fact.unstated(FactState.OPEN, evidence)
    ratio = cost.amount.over(monthly.amount)
    sum_up = Evidence(EvidenceKind.COMPUTED, arithmetic=f"{cost} / {monthly} a month = {ratio} months of pay")
    return Fact(FactState.STATED, (ratio,), (*evidence, sum_up), unsettled=paid.unsettled)


def _part(item: Item) -> Sum | None:
    """What the worker pays of a cost; None if the amount is not stated, or read in two currencies."""
    fact = item.facts["amount"]
    readings: tuple[Sum, ...] = fact.readings
    if fact.state is not FactState.STATED or len({reading.currency for reading in readings}) != 1:
        return None
    lows = [reading.amount.low for reading in readings]
    highs = [reading.amount.high for reading in readings]
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    shared = is_one_of(item, "payer", Payer.WORKER) is not Truth.YES
    low = Fraction(0) if shared or len(known_lows) < len(lows) else min(known_lows)
    high = max(known_highs) if len(known_highs) == len(highs) else None
    return Sum(NumberRange(low, high), readings[0].currency)


def _low(part: Sum | None, currency: str) -> Fraction:
    return Fraction(0) if part is None or part.currency != currency else part.amount.low or Fraction(0)


def _high(parts: Iterable[Sum | None]) -> Fraction | None:
    ends = [None if part is None else part.amount.high for part in parts]
    known = [end for end in ends if end is not None]
    return sum(known, Fraction(0)) if len(known) == len(ends) else None


def _arithmetic(value: Sums, counted: Sequence[tuple[Item, Truth]]) -> str:
    parts = [f"{item.label or item.key} {_part(item) or 'amount not stated'}" for item, _ in counted]
    return f"{' + '.join(parts)} = {value}"
