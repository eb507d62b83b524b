"""Cells turned to values once for each distinct text: a table says "worker" and "GBP" a million times."""

from collections.abc import Sequence
from dataclasses import field, replace
from typing import Any

from ethicalrecruit.errors import suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_faults import CellError, shown
from ethicalrecruit.intake.cell_values import Names, Style, cell_value
from ethicalrecruit.intake.cell_words import says_nothing
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.row import CellFault, NumberCell

_MOST_REMEMBERED = 1_000
_LONGEST_REMEMBERED = 60
_LONGEST_WORD = 80
_NUMBER = "\x00"  # no cell holds it


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

    @property
    def of_numbers(self) -> "ColumnUse":
        """The same for cells that are numbers of the file: what is said of the signs in texts does not reach them."""
        style = self.style
        if style.decimal == "." and style.thousands is None:
            return self
        return replace(self, style=replace(style, decimal=".", thousands=None))


@dataclass(frozen=True, slots=True)
class CellWord:
    """A cell that holds no value: nothing at all, or a word for nothing such as ``n/a``."""

    blank: bool


BLANK = CellWord(blank=True)
EMPTY_WORD = CellWord(blank=False)


class CellMemo:
    """What the cells of one table came to. It is bounded, and belongs to one book's names at a time."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        # One value, so that threads never see the names of one book with the cells of another.
        self._known: tuple[Names | None, tuple[dict[str, Any], ...]] = (None, ())

    def of(self, columns: Sequence[ColumnUse], names: Names) -> tuple[dict[str, Any], ...]:
        """What is known of the cells of each column; see ``value_of``."""
        owner, known = self._known
        if owner is not names:
            known = tuple({} for _ in columns)
            self._known = (names, known)
        return known

    def __reduce__(self) -> tuple[type["CellMemo"], tuple[()]]:
        # Another process remembers for itself.
        return CellMemo, ()


def value_of(cell: str, use: ColumnUse, names: Names, known: dict[str, Any]) -> Any:
    """The value of a cell, blanks around it left out; a ``CellWord``, or a ``CellFault`` if it cannot be read.

    Args:
        cell: the text of the cell.
        use: its column.
        names: the names that it may use.
        known: what cells of this column came to before; this one is added.
    """
    text = cell.strip()
    is_number = type(cell) is NumberCell
    key = f"{_NUMBER}{text}" if is_number else text
    found = known.get(key)
    if found is None:
        found = converted(text, use.of_numbers if is_number else use, names)
        if len(known) < _MOST_REMEMBERED and len(text) <= _LONGEST_REMEMBERED and use.own.type is not CellType.TEXT:
            known[key] = found
    return found


def converted(cell: str, use: ColumnUse, names: Names) -> Any:
    """The value of a cell; see ``value_of``."""
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
