"""CSV that spreadsheets cannot take for formulas, the same under every version of Python, and read back exactly.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a return gets an apostrophe in front; so does one that
begins so after apostrophes of its own, or it could not be told from the others when it is read.
"""

import re
from collections.abc import Iterable, Iterator

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MAY_BE = frozenset((*_FORMULA, "'", " ", "\n"))
# A spreadsheet may split at semicolons and tabs as well.
_NEEDS_QUOTES = re.compile('[,;\t"\r\n]')


def csv_line(cells: Iterable[str | int]) -> str:
    r"""One line of CSV with its line end.

    >>> csv_line(["=1+1", "a, b", 3])
    '\'=1+1,"a, b",3\n'
    """
    return ",".join(str(cell) if isinstance(cell, int) else csv_cell(cell) for cell in cells) + "\n"


def csv_rows(lines: Iterable[str]) -> Iterator[list[str]]:
    r"""What ``csv_line`` wrote, as the cells it was given; numbers come back as text.

    Args:
        lines: the lines of the file, each with its line end; only ``\n`` ends one.

    Raises:
        ValueError: if the last cell is not closed, as in a file that was cut off.

    >>> list(csv_rows(["'=1+1,\"a, b\",3\n"]))
    [['=1+1', 'a, b', '3']]
    """
    pending: list[str] = []
    is_open = False
    for line in lines:
        pending.append(line)
        if line.count('"') % 2:
            is_open = not is_open
        if is_open:
            continue  # the line end stands inside a cell
        text = "".join(pending).removesuffix("\n")
        pending.clear()
        cells = _split(text) if '"' in text else text.split(",")
        yield [_as_given(cell) for cell in cells] if "'" in text else list(cells)
    if pending:
        raise ValueError("The last cell is not closed.")


def csv_cell(cell: str) -> str:
    """A text as it stands between two commas."""
    if _is_formula(cell):
        cell = f"'{cell}"
    if _NEEDS_QUOTES.search(cell) is None:
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _is_formula(cell: str) -> bool:
    # Few cells begin so, and a look at the first character is cheap.
    return cell[:1] in _MAY_BE and cell.lstrip("'").lstrip(" \n").startswith(_FORMULA)


def _as_given(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _split(line: str) -> Iterator[str]:
    """The cells of a line that has quotation marks."""
    at = 0
    while True:
        if line.startswith('"', at):
            end = line.index('"', at + 1)
            while line.startswith('"', end + 1):
                end = line.index('"', end + 2)
            yield line[at + 1 : end].replace('""', '"')
            end += 1
        else:
            end = line.find(",", at)
            end = len(line) if end < 0 else end
            yield line[at:end]
        if end >= len(line):
            return
        at = end + 1
