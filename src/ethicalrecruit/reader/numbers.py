"""Numbers as English texts write them: separators, thousands, lakh, and number words."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:\.\d{1,2})?")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_DOT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_MOST_DIGITS = 15

SCALES: dict[str, Decimal] = {
    "k": Decimal(1000),
    "thousand": Decimal(1000),
    "lakh": Decimal(100_000),
    "lakhs": Decimal(100_000),
    "lac": Decimal(100_000),
    "lacs": Decimal(100_000),
    "crore": Decimal(10_000_000),
    "crores": Decimal(10_000_000),
    "million": Decimal(1_000_000),
}

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "  # noqa: SIM905  # words, as one reads them
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}


def number_of(written: str) -> Decimal | None:
    """The value of a number with separators; None where it can be read in two ways.

    >>> number_of("1,12,000"), number_of("12.50"), number_of("1.500")
    (Decimal('112000'), Decimal('12.50'), None)
    """
    if sum(char.isdigit() for char in written) > _MOST_DIGITS or not written.isascii():
        return None
    if _PLAIN.fullmatch(written):
        return Decimal(written)
    if _GROUPED.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _COMMA_DECIMAL.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


def euro_number_of(written: str) -> Decimal | None:
    """The value of a number whose thousands may be set off by dots, as in "1.500 euros"."""
    if _DOT_GROUPED.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    return number_of(written)
