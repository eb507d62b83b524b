"""The period that pay without one is for, where its amount leaves no other: a salary of \u00a331,365 is a year's.

The bounds come from no source: they are set so wide that health and care work is hardly paid otherwise.
"""

from decimal import Decimal

from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.values.money import Money, PayPeriod

# No health or care worker earns so much in a month; a sum from here on is a year's.
_YEARS = {
    "GBP": 18_000, "EUR": 18_000, "CHF": 36_000, "USD": 24_000, "CAD": 30_000, "AUD": 36_000, "NZD": 36_000,
    "SGD": 36_000, "SEK": 240_000, "NOK": 300_000, "DKK": 240_000, "PLN": 60_000,
}  # fmt: skip
# Where pay is told by the month, sums between these are a month's: too much for a week, too little for a year.
_MONTHS = {
    "EUR": (1_400, 8_000), "CHF": (3_500, 15_000), "AED": (1_500, 40_000), "SAR": (1_500, 40_000),
    "QAR": (1_500, 40_000), "KWD": (200, 4_000), "OMR": (200, 4_000), "BHD": (200, 4_000), "PLN": (3_500, 25_000),
    "RON": (2_500, 25_000), "SEK": (20_000, 80_000), "NOK": (25_000, 90_000), "DKK": (20_000, 80_000),
    "BRL": (3_000, 12_000), "COP": (1_200_000, 9_000_000), "CLP": (450_000, 4_000_000), "PEN": (1_000, 9_000),
    "MYR": (1_500, 12_000), "HKD": (4_500, 60_000), "ILS": (4_500, 20_000), "CZK": (20_000, 100_000),
    "HUF": (250_000, 1_500_000), "PHP": (15_000, 100_000), "INR": (10_000, 90_000),
}  # fmt: skip


def usual_period(amount: Money) -> PayPeriod | None:
    """The one period that pay of this amount can be for; None if there are several.

    Both ends of a range must tell the same. The bounds are wide apart on purpose: what lies between stays open.
    """
    ends = [end for end in (amount.low, amount.high) if end]
    periods = {_of(end, amount.currency) for end in ends}
    return periods.pop() if len(periods) == 1 else None


def is_pay_alone(marks: Marks, cue: Cue) -> bool:
    """Whether a word can only be about pay: "salary"; "pay" only as a label, and "package" not at all."""
    words = marks.tokens.words
    other = marks.small(cue.first)["pay_other_senses"].holds(words[cue.first : cue.last])
    return not other or words[cue.last : cue.last + 1] == (":",)


def _of(end: Decimal, currency: str) -> PayPeriod | None:
    least = _YEARS.get(currency)
    if least is not None and end >= least:
        return PayPeriod.YEAR
    low, high = _MONTHS.get(currency, (0, 0))
    return PayPeriod.MONTH if low <= end <= high and high else None
