"""The most that an agency may charge by a cap, in figures: from the pay and the contract that a document states."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from ethicalrecruit.domain.contract import ParticularName
from ethicalrecruit.domain.terms import PayBasis
from ethicalrecruit.facts.pay import PayRate
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.fee_rules import Cap, FixedCap, MonthsCap, PercentBase, PercentCap
from ethicalrecruit.rulebook.environment import Environment, Gap
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.money import Sum
from ethicalrecruit.values.ranges import NumberRange

FEES, PAY, MONTHS, PARTICULARS = "costs.worker.agency_fees", "pay.monthly", "contract.months", "particulars"

# Where something of a size not recorded may stand on top, such as a tax, it is taken to be no more than the figure.
_ON_TOP = 2
# A thirteenth month of pay may be custom where no allowance is named.
_THIRTEENTH = Fraction(13, 12)
_HUNDRED = 100
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that may be charged.

    Attributes:
        amount: the limit, as far as it is known; None where nothing is.
        gaps: what would settle it further.
        evidence: what it was computed from.
        told: how it came about, for people.
    """

    amount: Sum | None
    gaps: tuple[Gap, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    told: str = ""


def limit_of(cap: Cap, env: Environment) -> tuple[Limit, ...]:
    """The limit that a cap comes to, one for each reading of the pay that the document gives."""
    match cap:
        case FixedCap():
            return (_fixed(cap),)
        case PercentCap() if cap.base is PercentBase.NOT_RECORDED:
            detail = f"what the {cap.percent} percent are taken of is not recorded"
            return (Limit(None, (Gap("", FactState.NOT_COVERED, detail=detail),)),)
        case PercentCap() | MonthsCap():
            return _of_pay(cap, env)


def _fixed(cap: FixedCap) -> Limit:
    amount = Sum.of(cap.amount)
    if not cap.tax_on_top:
        return Limit(amount, told=str(cap))
    detail = f"tax may stand on top of {cap.amount}, at a rate that is not recorded"
    question = "Does the amount that the worker pays to the agency hold tax, and how much of it?"
    gap = Gap(FEES, FactState.OPEN, detail=detail, question=question)
    return Limit(_up_to(amount, _ON_TOP), (gap,), told=str(cap))


def _of_pay(cap: PercentCap | MonthsCap, env: Environment) -> tuple[Limit, ...]:
    pay = env.fact(PAY)
    if pay.state is not FactState.STATED:
        return (Limit(None, (env.gap(PAY, pay.state),), pay.evidence),)
    return tuple(_of_rate(cap, rate, pay.evidence, env) for rate in pay.readings)


def _of_rate(cap: PercentCap | MonthsCap, rate: PayRate, evidence: tuple[Evidence, ...], env: Environment) -> Limit:
    if rate.monthly is None:
        return Limit(None, (env.gap(PAY, FactState.OPEN, f"not stated: {rate.lacks}"),), evidence)
    gaps: list[Gap] = []
    pay = rate.monthly
    if rate.basis is not PayBasis.GROSS:
        # Pay before deductions is at least what is stated, and how much more nobody knows.
        gaps.append(env.gap(PAY, FactState.OPEN, "pay before deductions is what counts: gross or net is not stated"))
        pay = Sum(NumberRange(pay.amount.low, None), pay.currency)
    none_told = _no_allowances(env)
    if isinstance(cap, MonthsCap):
        if cap.allowances_count and none_told:
            evidence = (*evidence, *none_told)
        elif cap.allowances_count:
            gaps.append(_on_top("fixed allowances count as pay: which come on top of basic pay"))
            pay = _up_to(pay, _ON_TOP)
        months, about_contract = _months(cap, env)
        amount = Sum(_product(pay.amount, months), pay.currency)
        return Limit(amount, (*gaps, *about_contract), evidence, f"{cap}, on {rate}")
    share = Fraction(cap.percent) / _HUNDRED
    if cap.base is PercentBase.FIRST_YEAR_PAY:
        # A thirteenth month or allowances may come on top of basic pay.
        share *= _MONTHS_A_YEAR
        gaps.append(_on_top("all pay of the first year counts: what comes on top of basic pay"))
        pay = _up_to(pay, _THIRTEENTH if none_told else _ON_TOP)
        evidence = (*evidence, *none_told)
    amount = _with_charge(Sum(pay.amount.times(share), pay.currency), cap)
    return Limit(amount, tuple(gaps), evidence, f"{cap}, on {rate}")


def _no_allowances(env: Environment) -> tuple[Evidence, ...]:
    """Evidence that somebody looked for allowances and the document names none; empty where nobody said so."""
    for item in env.facts.lists[PARTICULARS].items:
        given = item.facts["given"]
        if item.key == ParticularName.ALLOWANCES and given.state is FactState.STATED and set(given.readings) == {False}:
            return given.evidence
    return ()


def _on_top(detail: str) -> Gap:
    question = "What comes on top of basic pay, such as fixed allowances or a thirteenth month, and how much is it?"
    return Gap(PAY, FactState.OPEN, detail=detail, question=question)


def _with_charge(amount: Sum, cap: PercentCap) -> Sum:
    if cap.plus is None:
        return amount
    if cap.plus.currency == amount.currency:
        return Sum(amount.amount.plus(cap.plus.range), amount.currency)
    # Without a rate of exchange the charge has no upper end in the currency of the pay.
    return Sum(NumberRange(amount.amount.low, None), amount.currency)


def _months(cap: MonthsCap, env: Environment) -> tuple[NumberRange, tuple[Gap, ...]]:
    """How many months of pay; of a part of a period nobody recorded how it counts, so both ways are kept."""
    most = None if cap.at_most is None else Fraction(cap.at_most)
    if cap.per_contract_months is None:
        return NumberRange.exact(cap.months), ()
    contract = env.fact(MONTHS)
    if contract.state is not FactState.STATED:
        return NumberRange(Fraction(0), most), (env.gap(MONTHS, contract.state),)
    spans: tuple[NumberRange, ...] = contract.readings
    low = min(floor(_periods(one.low or Fraction(0), cap.per_contract_months)) for one in spans)
    ends = [None if one.high is None else ceil(_periods(one.high, cap.per_contract_months)) for one in spans]
    known = [end for end in ends if end is not None]
    high = max(known) * Fraction(cap.months) if len(known) == len(ends) else None
    if most is not None:
        high = most if high is None else min(high, most)
    lowest = low * Fraction(cap.months)
    count = NumberRange(lowest if most is None else min(lowest, most), high)
    gaps = () if count.is_exact else (env.gap(MONTHS, FactState.OPEN, "how a part of a year counts is not recorded"),)
    return count, gaps


def _periods(months: Fraction, per: Decimal) -> Fraction:
    return months / Fraction(per)


def _product(one: NumberRange, other: NumberRange) -> NumberRange:
    """The range of all products of two ranges of numbers that are not negative."""
    low = None if one.low is None or other.low is None else one.low * other.low
    high = None if one.high is None or other.high is None else one.high * other.high
    return NumberRange(low, high)


def _up_to(amount: Sum, times: int | Fraction) -> Sum:
    high = amount.amount.high
    return Sum(NumberRange(amount.amount.low, None if high is None else high * times), amount.currency)
