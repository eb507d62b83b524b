from decimal import Decimal

import pytest

from ethicalrecruit.reader.language import Stretch
from ethicalrecruit.reader.lexicon import bundled_lexicon
from ethicalrecruit.reader.money_mentions import MoneyMention, money_mentions
from ethicalrecruit.reader.term_mentions import duration_mentions, hours_per_week
from ethicalrecruit.reader.text import normal_text
from ethicalrecruit.reader.tokenising import tokenise
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.values.money import PayPeriod

ENGLISH = bundled_lexicon("en")
assert ENGLISH is not None
SMALL = ENGLISH.words


def tokens(text: str) -> Tokens:
    return tokenise(normal_text(text), (Stretch(0, len(text), "en"),), lambda _: SMALL)


def money(text: str) -> list[MoneyMention]:
    assert ENGLISH is not None
    return list(money_mentions(tokens(text), ENGLISH.currencies, SMALL))


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "period"),
    [
        ("£900", 900, 900, "GBP", None),
        ("GBP 1,250.50", "1250.50", "1250.50", "GBP", None),
        ("900 euros", 900, 900, "EUR", None),
        ("€ 1.500", 1500, 1500, "EUR", None),
        ("€1 500", 1500, 1500, "EUR", None),
        ("₹1,12,000", 112000, 112000, "INR", None),
        ("INR 2 lakh", 200000, 200000, "INR", None),
        ("INR 2-3 lakh", 200000, 300000, "INR", None),
        ("£30k", 30000, 30000, "GBP", None),
        ("up to £2,000", 0, 2000, "GBP", None),
        ("from £2,000", 2000, None, "GBP", None),
        ("£12.50 per hour", "12.50", "12.50", "GBP", PayPeriod.HOUR),
        ("£30,000 - £35,000 per annum", 30000, 35000, "GBP", PayPeriod.YEAR),
        ("£30,000 p.a.", 30000, 30000, "GBP", PayPeriod.YEAR),
        ("AED 3,000/month", 3000, 3000, "AED", PayPeriod.MONTH),
        ("between €900 and €1,000", 900, 1000, "EUR", None),
        ("$500", 500, 500, None, None),
        ("US$500", 500, 500, "USD", None),
        ("HK$4,500", 4500, 4500, "HKD", None),
        ("Rs. 5000", 5000, 5000, None, None),
        ("500 hong kong dollars", 500, 500, "HKD", None),
    ],
)
def test_sums(text: str, low: object, high: object, currency: str | None, period: PayPeriod | None) -> None:
    (one,) = money(text)
    assert one.low == (None if low is None else Decimal(str(low)))
    assert one.high == (None if high is None else Decimal(str(high)))
    assert (one.currency, one.period) == (currency, period)


LANGUAGES = ("de", "en", "es", "fr", "pl", "pt", "ro")


def sums_in(text: str, language: str) -> list[tuple[Decimal | None, Decimal | None, str | None]]:
    lexicon = bundled_lexicon(language)
    assert lexicon is not None
    found = tokenise(normal_text(text), (Stretch(0, len(text), language),), lambda _: lexicon.words)
    return [(one.low, one.high, one.currency) for one in money_mentions(found, lexicon.currencies, lexicon.words)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("600 000 000 EUR", "600000000"),
        ("600\u00a0000\u00a0000\u00a0EUR", "600000000"),
        ("600\u202f000\u2009EUR", "600000"),
        ("1 200 EUR", "1200"),
        ("1\u2019200 EUR", "1200"),
        ("12 500,50 \u20ac", "12500.50"),
        ("12 500.50 EUR", "12500.50"),
        ("10:30 500 EUR", "500"),
        ("2026 500 EUR", "500"),
        ("500,- EUR", "500"),
        ("0 EUR", "0"),
        ("0,00 EUR", "0"),
    ],
)
def test_a_blank_between_thousands(text: str, amount: str, language: str) -> None:
    assert sums_in(text, language) == [(Decimal(amount), Decimal(amount), "EUR")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["600  000 EUR", "600\n000 EUR", "1200 000 EUR", "600,000 000 EUR", "000 EUR"])
def test_the_end_of_a_number_is_no_nought(text: str, language: str) -> None:
    assert sums_in(text, language) == []


@pytest.mark.parametrize(
    ("language", "word"),
    [("de", "bis"), ("en", "to"), ("es", "a"), ("fr", "\u00e0"), ("pl", "do"), ("pt", "a"), ("ro", "la")],
)
def test_ranges_of_sums_with_dashes_and_blanks(language: str, word: str) -> None:
    assert sums_in(f"500,- {word} 600,- EUR", language) == [(Decimal(500), Decimal(600), "EUR")]
    assert sums_in(f"1 200 {word} 1 500 EUR", language) == [(Decimal(1200), Decimal(1500), "EUR")]


@pytest.mark.parametrize(
    ("language", "text", "low", "high", "currency"),
    [
        ("es", "53 mil 569 pesos mexicanos", 53569, 53569, "MXN"),
        ("es", "53 mil euros", 53000, 53000, "EUR"),
        ("pt", "35 mil 250 euros", 35250, 35250, "EUR"),
        ("en", "£30k 500", 30000, 30000, "GBP"),
    ],
)
def test_what_follows_a_word_for_thousands(language: str, text: str, low: int, high: int, currency: str) -> None:
    assert sums_in(text, language) == [(Decimal(low), Decimal(high), currency)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El sueldo no baja de 3.000 euros"),
        ("fr", "Le salaire ne descend jamais en dessous de 3.000 euros"),
        ("pt", "Os salários nunca são inferiores a 3.000 euros"),
        ("ro", "Salariul nu coboară sub 3.000 euro"),
    ],
)
def test_what_is_never_below_a_sum_begins_there(language: str, text: str) -> None:
    assert sums_in(text, language) == [(Decimal(3000), None, "EUR")]


@pytest.mark.parametrize("text", ["12 nurses", "24 months", "9.5.2026", "room 101", "1.500 nurses", "£", "£1.2.3"])
def test_what_is_no_sum(text: str) -> None:
    assert money(text) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3 years", 36),
        ("a 24-month contract", 24),
        ("two (2) years", 24),
        ("2-3 years", 36),
        ("one year", 12),
        ("a year", 12),
        ("six weeks", None),
        ("5,000 years", None),
    ],
)
def test_lengths_of_time(text: str, months: int | None) -> None:
    found = tokens(text)
    (one,) = duration_mentions(found, 0, len(found.words), SMALL)
    assert one.months == (None if months is None else Decimal(months))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("37.5 hours per week", ["37.5"]),
        ("40 hrs/week", ["40"]),
        ("48 hours a week", ["48"]),
        ("up to 48 hours a week", []),
        ("12 - 48 hours per week", []),
        ("12 hour shifts", []),
    ],
)
def test_weekly_hours(text: str, hours: list[str]) -> None:
    words = tokens(text).words
    assert [str(number) for _, _, number in hours_per_week(words, 0, len(words), SMALL)] == hours


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("From 1 500 000 000 to 2 lakh", None, None),
        ("12 nurses, 40 hours, 3 wards, 24 months, 7 days, 365 days and 2 meals a day, then EUR 900", 900, 900),
        ("EUR 500 000 000", 500_000_000, 500_000_000),
        ("£500 - £600", 500, 600),
    ],
)
def test_only_numbers_near_a_currency_are_sums(text: str, low: int | None, high: int | None) -> None:
    found = [(one.low, one.high) for one in money(text)]
    assert [one for pair in found for one in pair] == ([] if low is None else [low, high])
