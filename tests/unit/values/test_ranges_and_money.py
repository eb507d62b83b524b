from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethicalrecruit.values.money import Money, PayPeriod, Sum, per_month
from ethicalrecruit.values.ranges import NumberRange, plain_number
from ethicalrecruit.values.truth import Truth, negate

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
ENDS = st.none() | NUMBERS


@st.composite
def ranges(draw: st.DrawFn) -> NumberRange:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return NumberRange(low, high)


def inside(data: st.DataObject, one: NumberRange) -> Fraction:
    low = one.low if one.low is not None else (one.high or Fraction(0)) - 500
    high = one.high if one.high is not None else low + 1000
    return data.draw(st.fractions(min_value=low, max_value=max(low, high), max_denominator=1000))


@given(st.data(), ranges(), ranges())
def test_a_comparison_answers_only_if_it_holds_over_the_whole_range(
    data: st.DataObject, left: NumberRange, right: NumberRange
) -> None:
    a, b = inside(data, left), inside(data, right)
    for answer, holds in (
        (left.above(right), a > b),
        (left.below(right), a < b),
        (left.at_least(right), a >= b),
    ):
        if answer is not Truth.UNKNOWN:
            assert (answer is Truth.YES) is holds


@given(ranges(), ranges())
def test_opposites(left: NumberRange, right: NumberRange) -> None:
    assert left.at_most(right) is negate(left.above(right))
    assert left.above(right) is right.below(left)


def test_a_range_runs_forward() -> None:
    with pytest.raises(ValueError, match="low to high"):
        NumberRange(Fraction(2), Fraction(1))


def test_same() -> None:
    assert NumberRange.exact(2).same(NumberRange.exact(2)) is Truth.YES
    assert NumberRange.exact(2).same(NumberRange.exact(3)) is Truth.NO
    assert NumberRange.between(1, 3).same(NumberRange.exact(2)) is Truth.UNKNOWN


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (NumberRange.exact(900), "900"),
        (NumberRange.between(0, 900), "up to 900"),
        (NumberRange.between(900, None), "at least 900"),
        (NumberRange.between(1, 2), "1 to 2"),
        (NumberRange.between(None, None), "any number"),
    ],
)
def test_ranges_in_words(value: NumberRange, shown: str) -> None:
    assert str(value) == shown


def test_plain_numbers_round_to_cents() -> None:
    assert plain_number(Fraction(1, 3)) == "0.33"
    assert plain_number(Fraction(-5, 2)) == "-2.50"
    assert plain_number(None) == ""


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "1e400"])
def test_money_refuses_what_is_no_amount(bad: str) -> None:
    with pytest.raises(ValueError, match="15 digits"):
        Money.exact(Decimal(bad), "GBP")


def test_money_needs_a_currency_code() -> None:
    with pytest.raises(ValueError, match="three capital letters"):
        Money.exact("900", "pounds")


@given(st.decimals(min_value=1, max_value=10**6, places=2))
def test_a_year_in_months_and_back_is_the_same_number(amount: Decimal) -> None:
    yearly = Sum.of(Money.exact(amount, "EUR"))
    monthly = per_month(yearly, PayPeriod.YEAR, None)
    assert monthly is not None
    assert monthly.amount.times(Fraction(12)) == yearly.amount


def test_hourly_pay_needs_hours_and_daily_pay_cannot_be_converted() -> None:
    pay = Sum.of(Money.exact("15", "GBP"))
    assert per_month(pay, PayPeriod.HOUR, None) is None
    assert per_month(pay, PayPeriod.DAY, NumberRange.exact(40)) is None
    assert per_month(pay, PayPeriod.HOUR, NumberRange.exact(Fraction(75, 2))) == Sum(
        NumberRange.exact(Fraction("2437.5")), "GBP"
    )
