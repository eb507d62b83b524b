"""Numbers in cells, in one unambiguous style; what could be read in two ways is not read at all."""

import re
from decimal import Decimal

_MOST_DIGITS = 15
_MOST_PLACES = 8
_SPACES = re.compile("[ \u00a0\u2009\u202f'\u2019]")
_SIGN_AND_DIGITS = re.compile(r"[+-]?[0-9][0-9.,]*")
_GROUPED = {
    ",": re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"),
    ".": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+"),
}
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:[ \u00a0\u2009\u202f'\u2019][0-9]{3})+(?:[.,][0-9]+)?")

PLAIN = 'Write plain digits with a point, such as "900" or "900.50".'
STATE_DECIMAL = 'Say in a mapping what marks the decimals: decimal: "." or decimal: ",".'


class CellError(ValueError):
    """A cell that cannot be read; ``mend`` says what to do about it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend


def number_in(cell: str, decimal: str | None = None) -> Decimal:
    """The number in a cell.

    Args:
        cell: the text of the cell.
        decimal: the sign before the decimals, "." or ","; None if nobody said. Then only what can be read in
            one way is read: "1,234.50" and "900,5" are, "1,234" is not.

    Raises:
        CellError: if there is no number, or more than one way to read it.

    >>> number_in("1.234,50"), number_in("1.234", ",")
    (Decimal('1234.50'), Decimal('1234'))
    """
    text = cell.strip()
    if _SPACED.fullmatch(text):
        text = _SPACES.sub("", text)
        if "," in text or "." in text:
            # Spaces divide the thousands, so the sign can only mark the decimals.
            decimal = decimal or ("," if "," in text else ".")
    if not _SIGN_AND_DIGITS.fullmatch(text) or not text.isascii():
        raise CellError(f'"{cell}" is not a number.', PLAIN)
    sign, digits = (text[0], text[1:]) if text[0] in "+-" else ("", text)
    mark = decimal or _mark_of(digits, cell)
    other = "," if mark == "." else "."
    whole, point, places = digits.partition(mark)
    if (point and not places.isdecimal()) or (other in whole and not _GROUPED[other].fullmatch(whole)):
        raise CellError(f'"{cell}" is not a number in one known style.', PLAIN)
    whole = whole.replace(other, "")
    if len(whole) > _MOST_DIGITS or len(places) > _MOST_PLACES:
        raise CellError(
            f'"{cell}" has more digits than a sum of money or a length of time.', "Check for a slip of the keyboard."
        )
    return Decimal(f"{sign}{whole}{f'.{places}' if places else ''}")


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
        raise CellError(f'"{cell}" can be read in two ways: {whole}{places} or {whole}.{places}.', STATE_DECIMAL)
    return mark
