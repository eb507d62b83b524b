"""Numbers as closed intervals, because documents give ranges and "up to"."""

from decimal import Decimal
from fractions import Fraction

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.truth import Truth, negate, truth_of

Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class NumberRange:
    """All numbers from ``low`` to ``high``, both included; None means unbounded on that side.

    Kept as exact fractions, so that a year divided into months and back is the same number.
    """

    low: Fraction | None
    high: Fraction | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"A range runs from low to high, not from {self.low} to {self.high}.")

    @classmethod
    def exact(cls, value: Number) -> "NumberRange":
        """The range that holds one number only."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def between(cls, low: Number | None, high: Number | None) -> "NumberRange":
        """The range between two numbers; None for no bound."""
        return cls(None if low is None else Fraction(low), None if high is None else Fraction(high))

    @property
    def is_exact(self) -> bool:
        """Whether it holds one number only."""
        return self.low is not None and self.low == self.high

    def above(self, other: "NumberRange") -> Truth:
        """Whether every number here is greater than every number there; UNKNOWN if only some are."""
        if self.low is not None and other.high is not None and self.low > other.high:
            return Truth.YES
        if self.high is not None and other.low is not None and self.high <= other.low:
            return Truth.NO
        return Truth.UNKNOWN

    def below(self, other: "NumberRange") -> Truth:
        """Whether every number here is less than every number there."""
        return other.above(self)

    def at_most(self, other: "NumberRange") -> Truth:
        """Whether every number here is at most every number there."""
        return negate(self.above(other))

    def at_least(self, other: "NumberRange") -> Truth:
        """Whether every number here is at least every number there."""
        return negate(self.below(other))

    def same(self, other: "NumberRange") -> Truth:
        """Whether both are one and the same number; UNKNOWN where ranges overlap."""
        if self.is_exact and other.is_exact:
            return truth_of(self.low == other.low)
        if self.above(other) is Truth.YES or self.below(other) is Truth.YES:
            return Truth.NO
        return Truth.UNKNOWN

    def plus(self, other: "NumberRange") -> "NumberRange":
        """The range of all sums."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return NumberRange(low, high)

    def times(self, factor: Fraction) -> "NumberRange":
        """The range multiplied by a positive factor."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return NumberRange(low, high)

    def over(self, other: "NumberRange") -> "NumberRange":
        """The range of all quotients of two ranges of numbers that are not negative."""
        low = None if self.low is None or other.high in (None, 0) else self.low / (other.high or 1)
        high = None if self.high is None or other.low in (None, 0) else self.high / (other.low or 1)
        return NumberRange(low if low is not None else Fraction(0), high)

    def __str__(self) -> str:
        if self.is_exact:
            return plain_number(self.low)
        if self.low is None or self.low == 0:
            return "any number" if self.high is None else f"up to {plain_number(self.high)}"
        return (
            f"at least {plain_number(self.low)}"
            if self.high is None
            else f"{plain_number(self.low)} to {plain_number(self.high)}"
        )


def plain_number(value: Fraction | None) -> str:
    """A number as people write it, rounded to two decimals, to more where two would not tell it apart; "" for None.

    >>> plain_number(Fraction(25001, 12)), plain_number(Fraction(900))
    ('2083.42', '900')
    """
    if value is None:
        return ""
    if value.denominator == 1:
        return str(value.numerator)
    rounded = round(value * 100)
    whole, cents = divmod(abs(rounded), 100)
    sign = "-" if rounded < 0 else ""
    if not cents:
        # "6 is above 6" tells nobody anything: a small remainder is written out, as far as it goes.
        return _with_remainder(value)
    return f"{sign}{whole}.{cents:02d}"


def _with_remainder(value: Fraction) -> str:
    """A number that two decimals would round to a whole one, with the decimals that tell it apart."""
    for digits in range(3, 10):
        shown = f"{float(value):.{digits}f}".rstrip("0").rstrip(".")
        if "." in shown:
            return shown
    return str(round(value))
