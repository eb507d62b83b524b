"""Pay made comparable: like with like, or no answer."""

from fractions import Fraction

from ethicalrecruit.domain.terms import Pay, PayBasis
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.money import PayPeriod, Sum, per_month
from ethicalrecruit.values.ranges import NumberRange
from ethicalrecruit.values.truth import Truth

WEEKS_PER_MONTH = Fraction(52, 12)
ROUNDING = Fraction(1, 1000)
"""Rates that differ by no more than this part of themselves cannot be told apart: scales are rounded by period."""


@dataclass(frozen=True, slots=True)
class PayRate:
    """A rate of basic pay.

    Attributes:
        monthly: what it comes to in a month; None if the period or the hours do not allow to tell.
        hourly: what it comes to in an hour; None without weekly hours, unless pay is given by the hour.
        basis: gross or net; None if not stated.
    """

    monthly: Sum | None
    hourly: Sum | None
    basis: PayBasis | None

    @property
    def lacks(self) -> str:
        """What a comparison would still need; "" if nothing."""
        missing = ["gross or net"] if self.basis is None else []
        if self.hourly is None:
            missing.append("weekly hours, or pay for another period")
        return " and ".join(missing)

    def below(self, other: "PayRate") -> Truth:
        """Whether this rate is lower than another, hour for hour.

        UNKNOWN unless currency and basis are stated and alike, and the hours of both are known: part-time pay
        in proportion is equal pay. UNKNOWN as well where rounding could explain the difference.
        """
        if self.basis is None or self.basis is not other.basis or self.hourly is None or other.hourly is None:
            return Truth.UNKNOWN
        if self.hourly.currency != other.hourly.currency:
            return Truth.UNKNOWN
        below = self.hourly.amount.below(other.hourly.amount)
        if below is Truth.YES and self.hourly.amount.times(1 + ROUNDING).below(other.hourly.amount) is not Truth.YES:
            return Truth.UNKNOWN
        return below

    def __str__(self) -> str:
        # Rates are compared by the hour, so the hour is shown first.
        shown = [f"{self.hourly} an hour"] if self.hourly else []
        if self.monthly:
            shown.append(f"{self.monthly} a month")
        return ", ".join((*shown, *((self.basis.value,) if self.basis else ())))


def pay_rate(pay: Pay, hours_per_week: NumberRange | None) -> PayRate:
    """The rate of a pay statement; weekly hours come from the pay itself, else from the document."""
    hours = NumberRange.exact(pay.hours_per_week) if pay.hours_per_week is not None else hours_per_week
    stated = Sum.of(pay.amount)
    monthly = per_month(stated, pay.period, hours)
    basis = None if pay.basis in (None, PayBasis.UNSTATED) else pay.basis
    return PayRate(monthly, _hourly(stated, pay.period, monthly, hours), basis)


def _hourly(stated: Sum, period: PayPeriod, monthly: Sum | None, hours: NumberRange | None) -> Sum | None:
    if period is PayPeriod.HOUR:
        return stated
    if monthly is None or hours is None or not hours.low:
        return None
    return Sum(monthly.amount.over(hours.times(WEEKS_PER_MONTH)), monthly.currency)
