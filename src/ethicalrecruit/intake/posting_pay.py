"""``baseSalary`` of a JobPosting to a rate of pay: a number, a text or an object, and often half of it missing."""

from dataclasses import dataclass, field
from decimal import Decimal

from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.domain.terms import Pay
from ethicalrecruit.intake.cell_faults import CellError
from ethicalrecruit.intake.cell_numbers import number_in
from ethicalrecruit.intake.postings import Node
from ethicalrecruit.values.money import LARGEST_AMOUNT, Money, PayPeriod

_PERIODS = {
    PayPeriod.HOUR: ("hour", "hourly", "hr", "hur", "h", "perhour", "anhour"),
    PayPeriod.DAY: ("day", "daily", "perday", "aday"),
    PayPeriod.WEEK: ("week", "weekly", "wee", "wk", "perweek", "aweek"),
    PayPeriod.FORTNIGHT: ("fortnight", "fortnightly", "biweekly"),
    PayPeriod.MONTH: ("month", "monthly", "mon", "permonth", "amonth"),
    PayPeriod.YEAR: ("year", "yearly", "annual", "annually", "annum", "ann", "peryear", "perannum", "ayear", "pa"),
}
_BY_WORD = {word: period for period, words in _PERIODS.items() for word in words}
_UNITS = ("unitText", "unitCode")


@dataclass(slots=True)
class PayStated:
    """What the salary of a posting says.

    Attributes:
        pay: the rate; None where it lacks a part, or where there are several that differ.
        evidence: the fields it rests on; empty if the posting has no salary.
        words: the fields that hold words instead of numbers.
        texts: the paths of those that the reader reads.
        notes: what could not be understood.
    """

    pay: Pay | None = None
    evidence: list[Node] = field(default_factory=list)
    words: list[Node] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Sum:
    """The numbers of one salary, and what gives their currency and period."""

    low: Decimal | None = None
    high: Decimal | None = None
    currency: Node | None = None
    unit: Node | None = None
    fault: str = ""


def pay_stated(salary: Node, other_currency: Node) -> PayStated:
    """The pay that ``baseSalary`` and ``salaryCurrency`` state; nothing that is missing is guessed.

    >>> node = Node("baseSalary", {"currency": "EUR", "value": {"minValue": 2000, "unitText": "MONTH"}})
    >>> str(pay_stated(node, Node("salaryCurrency", None)).pay.amount)
    'EUR at least 2000'
    """
    result = PayStated()
    rates: list[Pay | None] = []
    for one in salary.members():
        values = one.child("value").members() if isinstance(one.value, dict) else (one,)
        outer = one if isinstance(one.value, dict) else None
        for value in values or (one,):
            found = _sum(result, value, outer, other_currency)
            if found is not None:
                rates.append(_rate(result, found, one.path))
    distinct = list(dict.fromkeys(rates))
    if len(distinct) == 1:
        result.pay = distinct[0]
    elif len(distinct) > 1:
        result.notes.append(f"The field {salary.path} gives several rates of pay; none of them was taken.")
    result.evidence = list({one.path: one for one in result.evidence or result.words}.values())
    return result


def _sum(result: PayStated, value: Node, outer: Node | None, other_currency: Node) -> _Sum | None:
    """The numbers that one value gives; None if it gives words, or nothing."""
    found = _Sum()
    holders = [value] if outer is None or outer == value else [value, outer]
    if isinstance(value.value, dict):
        number = _number(result, value.child("value"))
        found.low, found.high = (_number(result, value.child(name)) for name in ("minValue", "maxValue"))
        if found.low is None and found.high is None:
            found.low = found.high = number
        elif number is not None and not ((found.low or 0) <= number <= (found.high or number)):
            found.fault = "its value does not lie between its ends"
    else:
        found.low = found.high = _number(result, value)
    if outer is not None and found.low is None and found.high is None:
        found.low, found.high = (_number(result, outer.child(name)) for name in ("minValue", "maxValue"))
    if found.low is None and found.high is None:
        return None
    currencies = [one.child("currency") for one in holders if isinstance(one.value, dict)]
    found.currency = next((one for one in (*currencies, other_currency) if one.text), None)
    units = [one.child(name) for one in holders if isinstance(one.value, dict) for name in _UNITS]
    found.unit = next((one for one in units if one.text), None)
    result.evidence += [one for one in (found.currency, found.unit) if one is not None]
    return found


def _number(result: PayStated, node: Node) -> Decimal | None:
    """The number of a field; words are left to the reader, and what can be read in two ways to a person."""
    if isinstance(node.value, bool) or node.text is None or not node.text.strip():
        return None
    if isinstance(node.value, int | Decimal):
        result.evidence.append(node)
        return Decimal(node.value)
    try:
        number = number_in(node.text)
    except CellError as error:
        result.words.append(node)
        if any(char.isalpha() or char in "€£$₱₦₹₵" for char in node.text):
            result.texts.add(node.path)
        else:
            result.notes.append(f"The field {node.path} could not be used. {error.what}")
        return None
    result.evidence.append(node)
    return number


def _rate(result: PayStated, found: _Sum, path: str) -> Pay | None:
    """The rate that some numbers make; None, with a note, if a part is missing or impossible."""
    currency = (found.currency.text or "").strip().upper() if found.currency is not None else ""
    unit = (found.unit.text or "") if found.unit is not None else ""
    period = _BY_WORD.get("".join(char for char in unit.casefold() if char.isalpha()))
    ends = [one for one in (found.low, found.high) if one is not None]
    fault = found.fault
    if any(one < 0 or one > LARGEST_AMOUNT for one in ends):
        fault = "an amount is out of bounds"
    elif not any(ends):
        fault = "its amount is 0"
    elif len(ends) > 1 and ends[0] > ends[1]:
        fault = "its lower end is above its upper end"
    elif currency not in currency_codes():
        fault = "its currency is missing or is no ISO 4217 code"
    elif period is None:
        fault = "the period it is paid for is missing or unknown"
    if fault or period is None:
        result.notes.append(f"The field {path} was not used as pay: {fault}.")
        return None
    return Pay(amount=Money(found.low, found.high, currency), period=period)
