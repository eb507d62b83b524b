"""Plain columns for lists on a terminal."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows under a head, each column as wide as its widest cell; the last one runs free.

    >>> print(table(("rule", "count"), [("a.b", "2")]), end="")
    rule  count
    a.b   2
    """
    every = [head, *rows]
    widths = [max(len(row[at]) for row in every) for at in range(len(head))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in every)
    return "".join(f"{line}\n" for line in lines)
