"""Where the header of a table stands, and rows that are none: the header once more, and sums at the end."""

import re
from collections import Counter
from collections.abc import Sequence

from ethicalrecruit.intake.cell_currencies import sum_in
from ethicalrecruit.intake.own_columns import own_column
from ethicalrecruit.intake.row import CellFault

TOTALS = frozenset((
    "total", "totals", "grand total", "subtotal", "sum", "summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme",
    "total général", "total general", "somme", "sous-total", "suma", "suma total", "soma", "total geral", "sumă",
    "total gen.", "razem", "suma końcowa", "ogółem", "łącznie", "totale", "totaal",
))  # fmt: skip
"""Words that begin a row of sums."""

REPEATED = CellFault("", "This row is the header once more, not an ad.", "Nothing, if tables were put together here.")
SUMS = CellFault("", "This looks like a row of sums, not an ad.", "If it is an ad, correct its first cell.")
_NUMBER = re.compile(r"\W{0,3}[\d.,'\u2019\u00a0\u202f ]+\W{0,3}")
_VALUE = re.compile(r"[\W\d]*")
_LONGEST_NAME = 80
_FEWEST_ROWS = 2
_WIDE = 3


def is_totals(cells: Sequence[str]) -> bool:
    """Whether a row begins with a word for sums and holds nothing else but numbers, at least one.

    >>> is_totals(["Total", "", "EUR 1,200"]), is_totals(["Total", "Care Ltd", "1"]), is_totals(["Total", "", ""])
    (True, False, False)
    """
    filled = [cell.strip() for cell in cells if cell and not cell.isspace()]
    return len(filled) > 1 and is_total_word(filled[0]) and all(map(_is_sum, filled[1:]))


def _is_sum(cell: str) -> bool:
    found = sum_in(cell)
    return found is not None and _NUMBER.fullmatch(found.digits) is not None


def is_total_word(cell: str) -> bool:
    """Whether a cell is a word for sums."""
    return cell.strip().rstrip(":").casefold() in TOTALS


def header_at(records: Sequence[Sequence[str]]) -> int | None:
    """Which of the first records of a table is its header; None if that is not clear.

    The first is, unless it holds much less than the records that follow, as titles and dates of an export do. Then it
    is the first record that is as wide as they are, if it looks like names. A first record that holds one of our names
    is the header unless a later one holds more of them: ``Agency,Harbour Staffing`` may stand above the table.

    >>> header_at([["Vacancies 2026"], ["As of", "1 May"], ["ref", "job", "pay", "town"], *[list("abcd")] * 2])
    2
    >>> header_at([["ref", "job"], ["1", "nurse", "x"]])
    0
    """
    if len(records) < _FEWEST_ROWS:
        return 0
    known = _known(records[0])
    outdone = known > 0 and any(_known(one) > max(known, 2) and _like_names(one) for one in records[1:])
    if known and not outdone:
        return 0
    width, _ = Counter(len(one) for one in records[1:]).most_common(1)[0]
    most = 2 if width > _WIDE else 1
    if width < 2 or _filled(records[0]) > most or 2 * _filled(records[0]) > width:  # noqa: PLR2004
        return None if outdone else 0
    for at, record in enumerate(records):
        if _filled(record) <= most and 2 * _filled(record) <= width:
            continue
        if len(record) == width and (
            _known(record) > 1 or (width >= _WIDE and _like_names(record) and at + 1 < len(records))
        ):
            return at
        break
    # Two columns show too little: a list of texts under one name looks the same.
    return None if width >= _WIDE else 0


def _known(record: Sequence[str]) -> int:
    """How many of our own names it holds."""
    return sum(own_column(cell.strip()) is not None for cell in record)


def _filled(record: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in record)


def _like_names(record: Sequence[str]) -> bool:
    names = [cell.strip() for cell in record if cell.strip()]
    return (
        10 * len(names) >= 7 * len(record)
        and len(set(names)) == len(names)
        and all(len(name) <= _LONGEST_NAME and not _VALUE.fullmatch(name) for name in names)
    )
