"""Sums of money in a text: sign, code or word of the currency, separators, lakh and k, ranges, periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ethicalrecruit.reader.numbers import SCALES, euro_number_of, number_of
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.values.money import LARGEST_AMOUNT, Money, PayPeriod

_PERIODS: dict[str, PayPeriod] = {
    **dict.fromkeys(("hour", "hr", "hourly", "h", "ph"), PayPeriod.HOUR),
    **dict.fromkeys(("day", "daily", "shift"), PayPeriod.DAY),
    **dict.fromkeys(("week", "wk", "weekly", "pw"), PayPeriod.WEEK),
    **dict.fromkeys(("fortnight", "fortnightly", "biweekly"), PayPeriod.FORTNIGHT),
    **dict.fromkeys(("month", "monthly", "pcm", "pm", "mth"), PayPeriod.MONTH),
    **dict.fromkeys(("year", "yr", "annum", "annual", "annually", "yearly", "pa"), PayPeriod.YEAR),
}
_PER = frozenset(("per", "a", "an", "/", "each", "every", "p"))
_SPELT_PERIODS = {("p", "a"): PayPeriod.YEAR, ("p", "h"): PayPeriod.HOUR, ("p", "m"): PayPeriod.MONTH,
                  ("p", "w"): PayPeriod.WEEK}  # fmt: skip
# Three digits between separators, three letters of a currency code.
_THOUSANDS = 3
_JOINS = frozenset(("-", "to", "and", "or"))
# "EUR 2,000 plus VAT" is more than that; the words between "plus" and the tax do not count.
_ADDS = frozenset(("plus", "+"))
_LEAVES_OUT = frozenset(("excluding", "excl", "ex", "without", "exclusive"))
_ON_SALES = frozenset(("vat", "gst", "mwst"))
_TAXES = _ON_SALES | {"tax", "taxes"}
_OF_TAXES = frozenset(
    ("of", "any", "the", "applicable", "statutory", "local", "value", "added", "sales", "service", "%")
)
_LONGEST_TAX = 5
_OR_MORE = (("or", "more"), ("or", "above"), ("and", "above"), ("and", "more"), ("and", "up"), ("or", "higher"))
_UP_TO = frozenset(("to", "maximum", "max", "most", "exceeding", "under", "below"))
_FROM = frozenset(("from", "minimum", "min", "least", "starting", "over", "above"))
_DOLLARS = {"us": "USD", "s": "SGD", "sg": "SGD", "hk": "HKD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD",
            "cad": "CAD", "nz": "NZD", "usd": "USD", "aud": "AUD", "sgd": "SGD", "hkd": "HKD", "nt": "TWD"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """A sum of money and its tokens.

    Attributes:
        first: its first token.
        last: the token after its last, the period not counted.
        whole: the token after the period, if there is one.
        low: the least amount; None for no lower bound.
        high: the greatest amount; None for no upper bound.
        currency: an ISO 4217 code; None where the sign is shared by several currencies.
        period: the period it is paid for; None if none is named.
    """

    first: int
    last: int
    whole: int
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    period: PayPeriod | None

    @property
    def money(self) -> Money | None:
        """The sum; None where the currency is not certain."""
        if self.currency is None or (self.low is None and self.high is None):
            return None
        return Money(self.low, self.high, self.currency)


def money_mentions(tokens: Tokens, currencies: Mapping[str, str]) -> tuple[MoneyMention, ...]:
    """All sums of money, in order.

    Args:
        tokens: the text.
        currencies: the code for each word or sign; "" where several currencies share it.
    """
    found: list[MoneyMention] = []
    place, size = 0, len(tokens.words)
    while place < size:
        if tokens.words[place][0].isdigit() and (one := _at(tokens, currencies, place)) is not None:
            found.append(one)
            place = one.whole
        else:
            place += 1
    return tuple(found)


@dataclass(slots=True)
class _Amount:
    value: Decimal
    last: int
    currency: str | None
    before: int


def _at(tokens: Tokens, currencies: Mapping[str, str], place: int) -> MoneyMention | None:
    words, size = tokens.words, len(tokens.words)
    first = _amount(tokens, currencies, place)
    if first is None:
        return None
    low: Decimal | None = first.value
    high: Decimal | None = first.value
    start, last, currency = first.before, first.last, first.currency
    if last < size - 1 and words[last] in _JOINS:
        following = last + 1
        while following < size - 1 and following < last + 3 and not words[following][0].isdigit():
            following += 1
        second = _amount(tokens, currencies, following) if words[following][0].isdigit() else None
        if second is not None and second.before == last + 1 and _makes_range(words, start, last, first, second):
            scale = _shared_scale(first, second)
            low, high, last = first.value * scale, second.value, second.last
            currency = currency if currency is not None else second.currency
    if currency is None:
        return None
    if low == high:
        low, high = _bounds(words, start, last, first.value)
    period, whole = _period(words, last)
    if _tax_comes_on_top(words, whole):
        high = None  # at least that; what the tax adds is not said
    if (low or high or Decimal(0)) > LARGEST_AMOUNT or (high or Decimal(0)) > LARGEST_AMOUNT:
        return None
    return MoneyMention(start, last, whole, low, high, currency or None, period)


def _bounds(words: tuple[str, ...], start: int, last: int, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest amount that the words around a single sum leave."""
    before = words[start - 1] if start else ""
    earlier = words[start - 2] if start > 1 else ""
    if before == "of" and earlier in ("maximum", "max", "minimum", "min"):
        before = earlier
    if before == "than":
        refused = start > _THOUSANDS - 1 and words[start - 3] in ("not", "no", "never")
        if earlier in ("more", "higher", "greater"):
            return (Decimal(0), value) if refused else (value, None)
        if earlier in ("less", "lower"):
            return (value, None) if refused else (Decimal(0), value)
    if before in _UP_TO and (before != "to" or earlier == "up"):
        return Decimal(0), value
    if before in _FROM or words[last : last + 1] == ("+",) or words[last : last + 2] in _OR_MORE:
        return value, None
    return value, value


def _tax_comes_on_top(words: tuple[str, ...], last: int) -> bool:
    """Whether "plus VAT" or the like follows a sum."""
    place = last + 1 if words[last : last + 1] in (("(",), (",",)) else last
    if words[place : place + 1] == () or words[place] not in _ADDS | _LEAVES_OUT:
        return False
    # "Excluding tax" is said of gross pay, whose amount is whole.
    taxes = _TAXES if words[place] in _ADDS else _ON_SALES
    for word in words[place + 1 : place + 1 + _LONGEST_TAX]:
        if word in taxes:
            return True
        if word not in _OF_TAXES and not word[0].isdigit():
            return False
    return False


def _makes_range(words: tuple[str, ...], start: int, join: int, first: _Amount, second: _Amount) -> bool:
    if words[join] == "and":
        return start > 0 and words[start - 1] == "between" and first.value <= second.value
    if words[join] == "or":
        return False
    return first.value * _shared_scale(first, second) <= second.value


def _shared_scale(first: _Amount, second: _Amount) -> Decimal:
    """Such as "2-3 lakh" means two lakh to three lakh."""
    for scale in (Decimal(100_000), Decimal(1000)):
        if second.value >= scale and first.value * scale <= second.value and first.value < Decimal(100):
            return scale
    return Decimal(1)


def _amount(tokens: Tokens, currencies: Mapping[str, str], place: int) -> _Amount | None:
    """One number with its currency; the currency is None if there is none, "" if it is a shared sign."""
    words, size = tokens.words, len(tokens.words)
    before, currency = _currency_before(tokens, currencies, place)
    written, last = words[place], place + 1
    if currency is not None:
        while (
            last < size
            and len(words[last]) == _THOUSANDS
            and words[last].isdecimal()
            and tokens.starts[last] == tokens.ends[last - 1] + 1
            and len(written) <= _THOUSANDS * _THOUSANDS
            and "." not in written
            and "," not in written
        ):
            written, last = written + words[last], last + 1
    scale = SCALES.get(words[last]) if last < size else None
    if scale is not None and (words[last] != "k" or tokens.starts[last] <= tokens.ends[last - 1] + 1):
        last += 1
    else:
        scale = None
    if currency is None:
        last, currency = _currency_after(tokens, currencies, last)
    value = (euro_number_of if currency == "EUR" else number_of)(written)
    if value is None:
        return None
    value = value * (scale or 1)
    return _Amount(value, last, currency, before)


def _currency_before(tokens: Tokens, currencies: Mapping[str, str], place: int) -> tuple[int, str | None]:
    words = tokens.words
    if place == 0:
        return place, None
    word = words[place - 1]
    if word == "$":
        prefix = words[place - 2] if place > 1 else ""
        if prefix in _DOLLARS and (tokens.ends[place - 2] == tokens.starts[place - 1] or len(prefix) == _THOUSANDS):
            return place - 2, _DOLLARS[prefix]
        return place - 1, ""
    code = currencies.get(word)
    # "Rs." and "INR/" stand before the number; full words ("euros 500") seldom do, codes often.
    return (place, None) if code is None else (place - 1, code)


def _currency_after(tokens: Tokens, currencies: Mapping[str, str], last: int) -> tuple[int, str | None]:
    words, size = tokens.words, len(tokens.words)
    if last >= size:
        return last, None
    if last + 1 < size and (code := currencies.get(f"{words[last]} {words[last + 1]}")) is not None:
        return last + 2, code
    if last + 2 < size and (code := currencies.get(" ".join(words[last : last + 3]))) is not None:
        return last + 3, code
    code = currencies.get(words[last])
    if code is None:
        return last, None
    # A sign or code that belongs to the next number is not ours: "2 nurses", "500 $ 600".
    follows = last + 1 < size and words[last + 1][0].isdigit()
    if follows and tokens.ends[last] == tokens.starts[last + 1]:
        return last, None
    return last + 1, code


def _period(words: tuple[str, ...], last: int) -> tuple[PayPeriod | None, int]:
    size = len(words)
    if last + 1 < size and (spelt := _SPELT_PERIODS.get((words[last], words[last + 1]))) is not None:
        return spelt, last + 2
    if last + 2 < size and words[last] == "p" and words[last + 1] == "/":
        return _PERIODS.get(words[last + 2]), last + 3
    if last + 1 < size and words[last] in _PER and words[last + 1] in _PERIODS:
        return _PERIODS[words[last + 1]], last + 2
    if last < size and words[last] in _PERIODS and words[last] not in ("hour", "day", "week", "month", "year", "h"):
        return _PERIODS[words[last]], last + 1
    return None, last
