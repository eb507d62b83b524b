"""Numbers in cells, in one unambiguous style; what could be read in two ways is not read at all."""

import re
from decimal import Decimal
from fractions import Fraction

from ethicalrecruit.intake.cell_faults import CellError, shown

_MOST_DIGITS = 15
_MOST_PLACES = 8
_PLACES_OF_UNITS = 6
_SPACES = re.compile("[ \u00a0\u2009\u202f'\u2019]")
_SIGN_AND_DIGITS = re.compile(r"[+-]?[0-9][0-9.,]*")
# No number in groups begins with a nought: "0.001" is a thousandth, whatever divides thousands elsewhere.
_GROUPED = {
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}"),
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"),
}
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:[ \u00a0\u2009\u202f'\u2019][0-9]{3})+(?:[.,][0-9]+)?")
_POWER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")
_NO_NUMBERS = frozenset(("nan", "inf", "infinity", "∞"))
_ACCOUNTING = re.compile(r"\([^()]*[0-9][^()]*\)")
_LONGEST = 60

PLAIN = 'Write plain digits with a point, such as "900" or "900.50".'
STATE_DECIMAL = 'Say in a mapping what marks the decimals: decimal: "." or decimal: ",".'

THOUSANDS: dict[str, str] = {",": "a comma", ".": "a point", " ": "a space", "'": "an apostrophe", "none": "nothing"}
"""What may divide thousands where a mapping states it."""

_THOUSANDS_IN = {" ": "[ \u00a0\u2009\u202f]", "'": "['\u2019]"}


def number_in(cell: str, decimal: str | None = None, thousands: str | None = None) -> Decimal:
    """The number in a cell.

    Args:
        cell: the text of the cell.
        decimal: the sign before the decimals, "." or ","; None if nobody said. Then only what can be read in
            one way is read: "1,234.50" and "900,5" are, "1,234" is not.
        thousands: what divides thousands, one of ``THOUSANDS``; None if nobody said.

    Raises:
        CellError: if there is no number, or more than one way to read it.

    >>> number_in("1.234,50"), number_in("1.234", ","), number_in("1,234", thousands=",")
    (Decimal('1234.50'), Decimal('1234'), Decimal('1234'))
    """
    text = cell.strip()
    if len(text) > _LONGEST:
        raise CellError(f"{shown(cell)} is not a number.", PLAIN)
    if thousands is not None:
        text, decimal = _without(text, thousands, decimal, cell)
    elif _SPACED.fullmatch(text):
        text = _SPACES.sub("", text)
        if "," in text or "." in text:
            # Spaces divide the thousands, so the sign can only mark the decimals.
            decimal = decimal or ("," if "," in text else ".")
    if not _SIGN_AND_DIGITS.fullmatch(text) or not text.isascii():
        raise CellError(*_no_number(text, cell))
    sign, digits = (text[0], text[1:]) if text[0] in "+-" else ("", text)
    mark = decimal or _mark_of(digits, cell)
    other = "," if mark == "." else "."
    whole, point, places = digits.partition(mark)
    if (point and not places.isdecimal()) or (other in whole and not _GROUPED[other].fullmatch(whole)):
        raise CellError(f"{shown(cell)} is not a number in one known style.", PLAIN)
    whole = whole.replace(other, "")
    if len(whole) > _MOST_DIGITS or len(places) > _MOST_PLACES:
        raise CellError(
            f"{shown(cell)} has more digits than a sum of money or a length of time.",
            "Check for a slip of the keyboard.",
        )
    return Decimal(f"{sign}{whole}{f'.{places}' if places else ''}")


def in_unit(number: Decimal, factor: Fraction) -> Decimal:
    """A number given in another unit, rounded to six places where it has no end.

    >>> in_unit(Decimal(2), Fraction(12)), in_unit(Decimal(26), Fraction(12, 52))
    (Decimal('24'), Decimal('6'))
    """
    exact = Fraction(number) * factor
    rounded = round(Decimal(exact.numerator) / Decimal(exact.denominator), _PLACES_OF_UNITS)
    return Decimal(f"{rounded:f}".rstrip("0").rstrip("."))


def _without(text: str, thousands: str, decimal: str | None, cell: str) -> tuple[str, str | None]:
    """The number without the stated sign between its thousands, and the sign before its decimals."""
    if thousands in ",.":
        other = "," if thousands == "." else "."
        if _SPACED.fullmatch(text):
            raise CellError(_divided(cell, thousands), "Correct the cell or the mapping.")
        return text, decimal or other
    if thousands in _THOUSANDS_IN:
        parts = re.split(_THOUSANDS_IN[thousands], text)
        whole = re.split("[.,]", parts[-1])[0]
        if len(parts) > 1 and not (
            re.fullmatch(r"[+-]?[0-9]{1,3}", parts[0])
            and all(re.fullmatch("[0-9]{3}", p) for p in (*parts[1:-1], whole))
        ):
            raise CellError(_divided(cell, thousands), "Correct the cell or the mapping.")
        text = "".join(parts)
    signs = [sign for sign in text if sign in ".,"]
    if len(signs) > 1 or (decimal is not None and signs not in ([], [decimal])):
        # Nothing but decimals can be marked by a sign here, and a number has them once.
        raise CellError(_divided(cell, thousands), "Correct the cell or the mapping.")
    return text, decimal or (signs[0] if signs else None)


def _divided(cell: str, thousands: str) -> str:
    return f"{shown(cell)} is not written as the mapping says: {THOUSANDS[thousands]} between thousands."


def _no_number(text: str, cell: str) -> tuple[str, str]:
    """Why a text is no number, and how to mend it."""
    bare = text.lstrip("+-\u2212").strip()
    if _POWER.fullmatch(text):
        mend = "Write out all its digits; in a spreadsheet, format the column as a plain number before the export."
        return f"{shown(cell)} is written with a power of ten.", mend
    if bare.casefold() in _NO_NUMBERS:
        mend = "Leave the cell empty; or list the word in a mapping under blank_words."
        return f"{shown(cell)} is what programs write where there is no number.", mend
    if text.endswith(("%", "‰")):
        return f"{shown(cell)} is a share, not a number of its own.", "Write the number that it comes to."
    if any(sign.isdecimal() and not sign.isascii() for sign in text):
        return f"{shown(cell)} has digits other than 0 to 9.", "Write it with the digits 0 to 9."
    if text.startswith("\u2212") or _ACCOUNTING.fullmatch(text):
        return (
            f"{shown(cell)} looks like a number less than nothing.",
            "Write it with a plain minus sign, if it is one.",
        )
    if re.match(r"[0-9]", bare) and any(sign.isalpha() for sign in bare):
        mend = "Write the number alone, one in a cell; a mapping states its unit or currency."
        return f"{shown(cell)} holds more than a number.", mend
    return f"{shown(cell)} is not a number.", PLAIN


def _mark_of(digits: str, cell: str) -> str:
    """The sign before the decimals, if the digits themselves show it."""
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return "."
    if points and commas:
        return max(".", ",", key=digits.rindex)
    mark = "." if points else ","
    if points + commas > 1:
        # Several alike divide thousands.
        return "," if mark == "." else "."
    whole, _, places = digits.partition(mark)
    if len(places) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):  # noqa: PLR2004  # one group
        raise CellError(f"{shown(cell)} can be read in two ways: {whole}{places} or {whole}.{places}.", STATE_DECIMAL)
    return mark
