"""Sums of money in a text: sign, code or word of the currency, separators, lakh and k, ranges, periods."""

import re
from bisect import bisect_left
from decimal import Decimal

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.currency_words import DOLLARS, LETTERS, SHARED_SIGNS, Currencies
from ethicalrecruit.reader.money_labels import currency_of_label
from ethicalrecruit.reader.numbers import comma_number_of, number_of
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.reader.words import SmallWords
from ethicalrecruit.values.money import LARGEST_AMOUNT, Money, PayPeriod

# "p.a.", "p.h.", "p.m.", "p.w." are written so in many languages.
_SPELT_PERIODS = {("p", "a"): PayPeriod.YEAR, ("p", "h"): PayPeriod.HOUR, ("p", "m"): PayPeriod.MONTH,
                  ("p", "w"): PayPeriod.WEEK}  # fmt: skip
# Three digits between separators, three letters of a currency code.
_THOUSANDS = 3
_THOUSAND = 1000
_GROUP = re.compile(r"[0-9]{3}(?:[.,][0-9]+)*")
_LONGEST_TAX = 5
# How far from its first number the currency of a sum, or of a range of sums, may begin: before it, or after groups
# of three digits, a dash, a word such as "lakh", and all of these once more.
_SIGN_BEFORE = 3
_SIGN_AFTER = 24
_WIDEST = 50
_LARGE = 4


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
        sign: the sign or word of money that several currencies share; None if the currency is certain.
    """

    first: int
    last: int
    whole: int
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    period: PayPeriod | None
    sign: str | None = None

    @property
    def is_nought(self) -> bool:
        """Whether it says that nothing is due; of a range both ends must be nought."""
        return self.low == 0 and self.high == 0

    @property
    def money(self) -> Money | None:
        """The sum; None where the currency is not certain."""
        if self.currency is None or (self.low is None and self.high is None):
            return None
        return Money(self.low, self.high, self.currency)


def money_mentions(
    tokens: Tokens, currencies: Currencies, small: SmallWords, first: int = 0, last: int | None = None
) -> tuple[MoneyMention, ...]:
    """All sums of money, in order.

    Args:
        tokens: the text.
        currencies: the words and signs of money.
        small: the small words of the language.
        first: the first token to look at.
        last: the token after the last; None for all.
    """
    return _Sums(tokens, currencies, small).between(first, len(tokens.words) if last is None else last)


@dataclass(slots=True)
class _Amount:
    value: Decimal
    last: int
    currency: str | None
    before: int
    signed: bool


class _Sums:
    """Finds sums of money in one language."""

    def __init__(self, tokens: Tokens, currencies: Currencies, small: SmallWords) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.currencies = currencies
        self.small = small

    def between(self, first: int, last: int) -> tuple[MoneyMention, ...]:
        signs = self.tokens.places_of(self.currencies.begin, max(first - _SIGN_BEFORE, 0), last + _SIGN_AFTER)
        if not signs:
            return ()
        found: list[MoneyMention] = []
        reach = first
        for place in self.tokens.numbers(first, last):
            near = bisect_left(signs, place - _SIGN_BEFORE)
            if place < reach or near == len(signs) or signs[near] > place + _SIGN_AFTER:
                continue
            if (one := self._at(place)) is not None:
                found.append(one)
                reach = one.whole
        return tuple(found)

    def _at(self, place: int) -> MoneyMention | None:
        words, size = self.words, len(self.words)
        first = self._amount(place)
        if first is None:
            return None
        low: Decimal | None = first.value
        high: Decimal | None = first.value
        start, last, currency = first.before, first.last, first.currency
        each, join = self._period(last) if currency is not None else (None, last)
        join = join if join < size - 1 and self._joins(words[join]) else last
        if join < size - 1 and self._joins(words[join]):
            begins = join + 1
            if words[begins] in self.small["the"] and begins < size - 1:
                begins += 1  # "entre los 30.000 y los 35.000 euros"
            following = begins
            while following < size - 1 and following < begins + 2 and not words[following][0].isdigit():
                following += 1
            second = self._amount(following) if words[following][0].isdigit() else None
            if (
                second is not None
                and second.before == begins
                and self._makes_range(start, join, first, second)
                # "$38/hr - $45/hr" tells the period twice
                and (join == last or self._tells_again(second, currency, each))
            ):
                scale = _shared_scale(first, second)
                low, high, last = first.value * scale, second.value, second.last
                currency = currency if currency is not None else second.currency
        if currency is None:
            return None
        if low == high:
            low, high = self._bounds(start, last, first.value)
        period, whole = self._period(last)
        if self._tax_comes_on_top(whole):
            high = None  # at least that; what the tax adds is not said
        if (low or high or Decimal(0)) > LARGEST_AMOUNT or (high or Decimal(0)) > LARGEST_AMOUNT:
            return None
        sign = self._shared_sign(start, last) if currency == "" else None
        return MoneyMention(start, last, whole, low, high, currency or None, period, sign)

    def _tells_again(self, second: _Amount, currency: str | None, period: PayPeriod | None) -> bool:
        """Whether the second end of a range has the currency and the period of the first."""
        return second.currency in (currency, None) and self._period(second.last)[0] is period

    def _shared_sign(self, start: int, last: int) -> str | None:
        """The sign or word of a sum that several currencies share."""
        return next((word for word in self.words[start:last] if word in SHARED_SIGNS), None)

    def _joins(self, word: str) -> bool:
        return word in self.small["range_to"] or word in self.small["and"] or word in self.small["or"]

    def _bounds(self, start: int, last: int, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest amount that the words around a single sum leave."""
        words, small = self.words, self.small
        for name, more in (("more_than", True), ("less_than", False)):
            if small[name].ends(words, start):
                # "not more than": one of the words right before says so
                refused = any(word in small["denials"] for word in words[max(start - 4, 0) : start - 1])
                return (value, None) if more is not refused else (Decimal(0), value)
        if small["up_to"].ends(words, start):
            return Decimal(0), value
        if small["from_sum"].ends(words, start) or self._is_or_more(last) or small["or_more"].begins(words, last):
            return value, None
        return value, value

    def _is_or_more(self, last: int) -> bool:
        """Whether a plus says "or more": "30k+"; in "6,000 + meals" it adds something else."""
        if self.words[last : last + 1] != ("+",):
            return False
        joined = self.tokens.starts[last] == self.tokens.ends[last - 1]
        return joined or not self.words[last + 1 : last + 2] or not self.words[last + 1][0].isalnum()

    def _tax_comes_on_top(self, last: int) -> bool:
        """Whether "plus VAT" or the like follows a sum."""
        words, small = self.words, self.small
        place = last + 1 if words[last : last + 1] in (("(",), (",",)) else last
        if place >= len(words) or not (words[place] in small["adds"] or words[place] in small["leaves_out"]):
            return False
        # "Excluding tax" is said of gross pay, whose amount is whole.
        taxes = small["taxes"] if words[place] in small["adds"] else small["sales_taxes"]
        for word in words[place + 1 : place + 1 + _LONGEST_TAX]:
            if word in taxes:
                return True
            if word not in small["of_taxes"] and not word[0].isdigit():
                return False
        return False

    def _makes_range(self, start: int, join: int, first: _Amount, second: _Amount) -> bool:
        if self.words[join] in self.small["and"]:
            before = start - 2 if start > 1 and self.words[start - 1] in self.small["the"] else start - 1
            return before >= 0 and self.words[before] in self.small["between"] and first.value <= second.value
        if self.words[join] in self.small["or"]:
            return False
        low = first.value * _shared_scale(first, second)
        # "Band 6 - \u00a337,338": a number without a currency that is so much smaller is no sum
        apart = first.currency is None and 0 < low * _WIDEST < second.value
        return low <= second.value and not apart

    def _amount(self, place: int) -> _Amount | None:
        """One number with its currency; the currency is None if there is none, "" if it is a shared sign."""
        tokens, words, size = self.tokens, self.words, len(self.words)
        before, currency = self._currency_before(place)
        written, last = self._grouped(place, signed=currency is not None)
        if _is_rest_of_number(written):
            return None
        last = self._without_dash(last)
        scale = self.small.scales.get(words[last]) if last < size else None
        if scale is not None and (len(words[last]) > 1 or tokens.starts[last] <= tokens.ends[last - 1] + 1):
            last += 1
        else:
            scale = None
        rest = self._rest_of_thousands(last, scale)
        last += rest is not None
        if not currency:
            # "$18,000 MXN": the code tells which dollar or peso it is
            after, named = self._currency_after(last)
            last, currency = (after, named) if currency is None or named else (last, currency)
        comma = self.small.comma_decimal or currency == "EUR"
        value = (comma_number_of if comma else number_of)(written)
        if value is None:
            return None
        value = value * (scale or 1) + (rest or 0)
        return _Amount(value, last, currency, before, before < place)

    def _rest_of_thousands(self, place: int, scale: Decimal | None) -> Decimal | None:
        """What follows a word for thousands, as in "53 mil 569 pesos"."""
        word = self.words[place] if place < len(self.words) else ""
        spelt = scale == _THOUSAND and len(self.words[place - 1]) > 1
        return Decimal(word) if spelt and len(word) == _THOUSANDS and word.isdecimal() else None

    def _grouped(self, place: int, *, signed: bool) -> tuple[str, int]:
        """A number with the groups of three digits after it, and the token after them: "1 200 000,50", "1'200"."""
        tokens, words, size = self.tokens, self.words, len(self.words)
        written, last = words[place], place + 1
        if not signed and (len(written) > _THOUSANDS or written[0] == "0" or self._is_of_clock(place)):
            return written, last
        while (
            last < size
            and _GROUP.fullmatch(words[last]) is not None
            and tokens.starts[last] == tokens.ends[last - 1] + 1
            and len(written) <= _THOUSANDS * _THOUSANDS
            and written.isdecimal()
        ):
            written, last = written + words[last], last + 1
        return written, last

    def _is_of_clock(self, place: int) -> bool:
        """Whether a number ends another one, as in "10:30" and "24/7"."""
        words, tokens = self.words, self.tokens
        if place < 2 or words[place - 1] not in ("/", ":") or not words[place - 2][0].isdigit():  # noqa: PLR2004
            return False
        return tokens.ends[place - 2] + 1 == tokens.starts[place]

    def _without_dash(self, last: int) -> int:
        """The token after the dash of "500,- EUR" or "500.-- CHF", if there is one."""
        words, tokens, place = self.words, self.tokens, last
        while place < min(last + 3, len(words)) and words[place] in (",", "-"):
            between = tokens.normal.text[tokens.ends[place - 1] : tokens.starts[place]]
            if between not in ("", "."):
                break
            place += 1
        following = words[place : place + 2]
        if "-" not in words[last:place] or not following or following[0][0].isdigit():
            return last  # "30-35" is a range
        # "30-GBP 35" is one too; "500,- to 600,-" has words of its own for it
        return last if following[-1][0].isdigit() and not self._joins(following[0]) else place

    def _currency_before(self, place: int) -> tuple[int, str | None]:
        tokens, words = self.tokens, self.words
        if place == 0 or words[place - 1] == ":":
            return place, currency_of_label(words, place, self.currencies)
        word = words[place - 1]
        if word == "$":
            prefix = words[place - 2] if place > 1 else ""
            if prefix in DOLLARS and (tokens.ends[place - 2] == tokens.starts[place - 1] or len(prefix) == _THOUSANDS):
                return place - 2, DOLLARS[prefix]
            return place - 1, ""
        if (
            word == "/"
            and words[place - 2 : place - 1] == ("s",)
            and tokens.ends[place - 2] == tokens.starts[place - 1]
        ):
            return place - 2, "PEN"
        code = self.currencies.get(word, self._letter_before(place))
        # "Rs." and "INR/" stand before the number; full words ("euros 500") seldom do, codes often.
        return (place, None) if code is None else (place - 1, code)

    def _letter_before(self, place: int) -> str | None:
        """The currency of a letter that touches a number of some length, as in "N350,000" and "R1500"."""
        words = self.words
        code = LETTERS.get(words[place - 1])
        if code is None or not self._touch(place - 1) or (place > 1 and self._touch(place - 2)):
            return None
        scaled = place + 1 < len(words) and words[place + 1] in self.small.scales
        if not scaled and (sum(char.isdigit() for char in words[place]) < _LARGE or self._goes_on(place)):
            return None  # wards, rooms and forms have letters and numbers too: "N12", "R1500A"
        # of kwachas, pesos and pulas only sums with a comma are certain
        return None if (code not in ("NGN", "ZAR") and "," not in words[place]) else code

    def _goes_on(self, place: int) -> bool:
        return place + 1 < len(self.words) and self._touch(place)

    def _touch(self, place: int) -> bool:
        """Whether a word or number and the next one stand together without a blank or a mark."""
        tokens, following = self.tokens, place + 1
        together = tokens.ends[place] == tokens.starts[following]
        return together and self.words[place].isalnum() and self.words[following][0].isalnum()

    def _currency_after(self, last: int) -> tuple[int, str | None]:
        tokens, words, size = self.tokens, self.words, len(self.words)
        if last >= size:
            return last, None
        if words[last] == "+" and tokens.ends[last - 1] == tokens.starts[last] and last + 1 < size:
            code = self.currencies.get(words[last + 1])  # "1200-3000+ \u20ac"
            return (last, None) if code is None else (last + 2, code)
        if last + 1 < size and (code := self.currencies.get(f"{words[last]} {words[last + 1]}")) is not None:
            return last + 2, code
        if last + 2 < size and (code := self.currencies.get(" ".join(words[last : last + 3]))) is not None:
            return last + 3, code
        code = self.currencies.get(words[last])
        if code is None:
            return last, None
        # A sign or code that belongs to the next number is not ours: "2 nurses", "500 $ 600".
        follows = last + 1 < size and words[last + 1][0].isdigit()
        if follows and tokens.ends[last] == tokens.starts[last + 1]:
            return last, None
        return last + 1, code

    def _period(self, last: int) -> tuple[PayPeriod | None, int]:
        words, size, small = self.words, len(self.words), self.small
        after = last
        while after < size and after <= last + 1 and words[after] in small["gross_or_net"]:
            after += 1  # "12,50 euro brutto za godzin\u0119"
        if after > last and (found := self._period(after))[0] is not None:
            return found
        if last + 1 < size and (spelt := _SPELT_PERIODS.get((words[last], words[last + 1]))) is not None:
            return spelt, last + 2
        if last + 2 < size and words[last] == "p" and words[last + 1] == "/":
            return small.nouns.get(words[last + 2]), last + 3
        if last + 1 < size and words[last] in small["per"]:
            following = words[last + 1]
            period = small.nouns.get(following) or small.alone.get(following)
            if period is not None:
                return period, last + 2
        if last < size and words[last] in small.alone:
            return small.alone[words[last]], last + 1
        return None, last


def _is_rest_of_number(written: str) -> bool:
    """Whether a number only ends one whose beginning stands elsewhere: the "000" of "600  000"."""
    return written[0] == "0" and len(re.split("[.,]", written)[0]) >= _THOUSANDS


def _shared_scale(first: _Amount, second: _Amount) -> Decimal:
    """Such as "2-3 lakh" means two lakh to three lakh; in "Band 6 - \u00a337,338" the number is no sum of its own."""
    if first.currency is None and second.signed:
        return Decimal(1)
    for scale in (Decimal(100_000), Decimal(1000)):
        if second.value >= scale and first.value * scale <= second.value and first.value < Decimal(100):
            return scale
    return Decimal(1)
