"""CSV that spreadsheets cannot take for formulas, the same under every version of Python.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a return gets an apostrophe in front. JSON beside
it keeps what was really there.
"""

from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# A spreadsheet may split at semicolons and tabs as well.
_NEEDS_QUOTES = frozenset(',;\t"\r\n')


def csv_line(cells: Iterable[str | int]) -> str:
    r"""One line of CSV with its line end.

    >>> csv_line(["=1+1", "a, b", 3])
    '\'=1+1,"a, b",3\n'
    """
    return ",".join(str(cell) if isinstance(cell, int) else _safe(cell) for cell in cells) + "\n"


def _safe(cell: str) -> str:
    if cell.lstrip(" \n").startswith(_FORMULA) or cell.startswith(("\t", "\r")):
        cell = f"'{cell}"
    if _NEEDS_QUOTES.isdisjoint(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
