"""Sums of money with an ISO 4217 currency, and the periods pay is given for."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.ranges import NumberRange, plain_number

LARGEST_AMOUNT = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money, or a range of sums, in one currency.

    Attributes:
        low: the least amount; None for no lower bound ("up to" has 0, not None).
        high: the greatest amount; None for no upper bound ("from 900", "at least 900").
        currency: an ISO 4217 code such as ``GBP``.
    """

    low: Decimal | None
    high: Decimal | None
    currency: str

    def __post_init__(self) -> None:
        for amount in (self.low, self.high):
            if amount is not None and (not amount.is_finite() or abs(amount) > LARGEST_AMOUNT):
                raise ValueError(f"An amount must be a number of at most 15 digits, not {amount}.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"An amount runs from low to high, not from {self.low} to {self.high}.")
        if len(self.currency) != 3 or not self.currency.isascii() or not self.currency.isupper():  # noqa: PLR2004
            raise ValueError(f'A currency is a code of three capital letters such as "GBP", not "{self.currency}".')

    @classmethod
    def exact(cls, amount: Decimal | int | str, currency: str) -> "Money":
        """One known sum.

        >>> str(Money.exact("900", "GBP"))
        'GBP 900'
        """
        value = Decimal(amount)
        return cls(value, value, currency)

    @property
    def range(self) -> NumberRange:
        """The amount as exact numbers, without the currency."""
        return NumberRange.between(self.low, self.high)

    def __str__(self) -> str:
        return f"{self.currency} {self.range}"


class PayPeriod(StrEnum):
    """The period a rate of pay is given for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"


# A year has 52 weeks and 12 months here, as pay scales and labour statistics count them; a day's pay has no
# fixed number of days a week, so it cannot be converted.
PERIODS_PER_YEAR: dict[PayPeriod, Fraction] = {
    PayPeriod.WEEK: Fraction(52),
    PayPeriod.FORTNIGHT: Fraction(26),
    PayPeriod.MONTH: Fraction(12),
    PayPeriod.YEAR: Fraction(1),
}


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount computed from others: an exact range and its currency."""

    amount: NumberRange
    currency: str

    @classmethod
    def of(cls, money: Money) -> "Sum":
        """The same amount as money that was stated."""
        return cls(money.range, money.currency)

    def __str__(self) -> str:
        return f"{self.currency} {self.amount}"


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums in several currencies side by side; none at all is nothing, in every currency."""

    parts: tuple[Sum, ...]

    def in_currency(self, currency: str) -> Sum | None:
        """What is known of the whole in one currency: with others beside it, its own part is the least of it.

        None if it holds sums in other currencies only.
        """
        if not self.parts:
            return Sum(NumberRange.exact(0), currency)
        return next((one for one in self.parts if one.currency == currency), None)

    def __str__(self) -> str:
        return " and ".join(str(one) for one in self.parts) or "nothing"


def per_month(pay: Sum, period: PayPeriod, hours_per_week: NumberRange | None) -> Sum | None:
    """What a rate of pay comes to in a month; None if it cannot be told.

    Units: a year has 12 months and 52 weeks. An hourly rate needs the weekly hours; a daily rate cannot be
    converted.

    >>> str(per_month(Sum.of(Money.exact("30000", "GBP")), PayPeriod.YEAR, None))
    'GBP 2500'
    """
    if period is PayPeriod.HOUR:
        if hours_per_week is None or hours_per_week.low is None or hours_per_week.high is None:
            return None
        low = None if pay.amount.low is None else pay.amount.low * hours_per_week.low * 52 / 12
        high = None if pay.amount.high is None else pay.amount.high * hours_per_week.high * 52 / 12
        return Sum(NumberRange(low, high), pay.currency)
    factor = PERIODS_PER_YEAR.get(period)
    return None if factor is None else Sum(pay.amount.times(factor / 12), pay.currency)


def amount_text(value: Fraction | None, currency: str) -> str:
    """An amount for people: ``GBP 900``."""
    return f"{currency} {plain_number(value)}"
