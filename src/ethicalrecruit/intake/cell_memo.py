"""Cells turned to values once for each distinct text: a table says "worker" and "GBP" a million times."""

from dataclasses import dataclass, field
from typing import Any

from ethicalrecruit.errors import suggest
from ethicalrecruit.intake.cell_faults import CellError, shown
from ethicalrecruit.intake.cell_values import Names, Style, cell_value
from ethicalrecruit.intake.cell_words import says_nothing
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.row import CellFault

_MOST_REMEMBERED = 1_000
_LONGEST_REMEMBERED = 60
_LONGEST_WORD = 80


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column of the table, what it is in our words, and how its cells are written.

    Attributes:
        column: its name in the table.
        own: our column.
        style: how its cells are written.
        silent: whether a blank cell means that the document does not say it; else nobody looked.
    """

    column: str
    own: OwnColumn
    style: Style = field(default_factory=Style)
    silent: bool = False


@dataclass(frozen=True, slots=True)
class CellWord:
    """A cell that holds no value: nothing at all, or a word for nothing such as ``n/a``."""

    blank: bool


BLANK = CellWord(blank=True)
EMPTY_WORD = CellWord(blank=False)


class CellMemo:
    """What the cells of one table came to. It is bounded, and belongs to one book's names at a time."""

    __slots__ = ("_known", "_names")

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], dict[str, Any]] = {}
        self._names: Names | None = None

    def value(self, cell: str, use: ColumnUse, names: Names) -> Any:
        """The value of a cell without blanks around it; a ``CellWord``, or a ``CellFault`` if it cannot be read."""
        if use.own.type is CellType.TEXT or len(cell) > _LONGEST_REMEMBERED:
            return converted(cell, use, names)
        if self._names is not names:
            self._known, self._names = {}, names
        known = self._known.setdefault((use.column, use.own.name), {})
        found = known.get(cell)
        if found is None:
            found = converted(cell, use, names)
            if len(known) < _MOST_REMEMBERED:
                known[cell] = found
        return found

    def __reduce__(self) -> tuple[type["CellMemo"], tuple[()]]:
        # Another process remembers for itself.
        return CellMemo, ()


def converted(cell: str, use: ColumnUse, names: Names) -> Any:
    """The value of a cell; see ``CellMemo.value``."""
    original = cell
    if use.style.values:
        words = use.style.values
        cell = words.get(original, words.get(original.casefold(), original)).strip()
    if not cell:
        return BLANK
    try:
        value = cell_value(cell, use.own, use.style, names)
    except CellError as error:
        known = suggest(original, use.style.values) if len(original) <= _LONGEST_WORD else ""
        return CellFault(use.column, error.what, known or error.mend)
    if use.own.type is CellType.TEXT and says_nothing(cell):
        if use.own.name == "id":
            mend = "Give the document a name of its own, or leave the cell empty."
            return CellFault(use.column, f"{shown(cell)} names no document.", mend)
        return EMPTY_WORD
    return value
