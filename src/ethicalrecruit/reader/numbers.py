"""Numbers as texts write them, with points and commas for thousands and decimals."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d+(?:\.\d{1,2})?")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}")
_DOT_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_MOST_DIGITS = 15


def number_of(written: str) -> Decimal | None:
    """The value of a number with separators; None where it can be read in two ways.

    >>> number_of("1,12,000"), number_of("12.50"), number_of("1.500")
    (Decimal('112000'), Decimal('12.50'), None)
    """
    if not written.isascii() or _has_many_digits(written):
        return None
    if _PLAIN.fullmatch(written):
        return Decimal(written)
    if _GROUPED.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _COMMA_DECIMAL.fullmatch(written):
        return Decimal(written.replace(",", "."))
    return None


def comma_number_of(written: str) -> Decimal | None:
    """The value of a number in a language that writes a comma before decimals and points between thousands.

    >>> comma_number_of("1.500"), comma_number_of("12,50"), comma_number_of("1.234,5")
    (Decimal('1500'), Decimal('12.50'), Decimal('1234.5'))
    """
    if _DOT_GROUPED.fullmatch(written) and not _has_many_digits(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    return number_of(written)


def _has_many_digits(written: str) -> bool:
    return len(written) > _MOST_DIGITS and sum(map(str.isdigit, written)) > _MOST_DIGITS
