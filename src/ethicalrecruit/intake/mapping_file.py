"""A mapping file: what the columns of somebody else's table mean in our words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.datafiles.yaml_files import read_placed
from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.errors import MappingError, RuleBookFaults, suggest
from ethicalrecruit.intake.cell_numbers import CellError
from ethicalrecruit.intake.cell_values import Names, Style, cell_value
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.faults import cover_fault
from ethicalrecruit.intake.mapping import ColumnUse, Constant, RowMapping, ignored_column
from ethicalrecruit.intake.own_columns import near_column, own_column

_STYLED = {
    "decimal": (CellType.NUMBER, CellType.AMOUNT),
    "currency": (CellType.AMOUNT,),
    "days": (CellType.DAY,),
}
_NO_CONSTANT = ("id", "text", "posted_on", "captured_on")
_WORDS = (CellType.BOOLEAN, CellType.CHOICE)


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping as its file states it, not yet held against a table.

    Attributes:
        name: the file's name.
        content: the file itself, to be kept with a run.
        columns: what each column of the table is, those of free text left out.
        constants: values that are the same in every row.
        covers: facts that were looked for in every document.
        text: columns with free text, in the order in which they are read.
        language: ISO 639-1 code of that text; None if it is not the same throughout.
        refuses: whether columns that are not named are a fault of the table.
    """

    name: str
    content: bytes
    columns: tuple[ColumnUse, ...]
    constants: tuple[Constant, ...]
    covers: tuple[str, ...]
    text: tuple[str, ...]
    language: str | None
    refuses: bool

    def fit(self, header: tuple[str, ...]) -> RowMapping:
        """The mapping held against the header of a table.

        Raises:
            MappingError: if a column is missing, or unnamed ones are refused.
        """
        named = [*(use.column for use in self.columns), *self.text]
        missing = [name for name in dict.fromkeys(named) if name not in header]
        if missing:
            listed = ", ".join(f'"{name}"' for name in missing)
            hints = [hint for name in missing if (hint := suggest(name, header))]
            mend = " ".join(dict.fromkeys(hints)) or f"The file has: {', '.join(header)}."
            raise MappingError(f"The file has no column {listed}.", self.name, mend)
        ignored = tuple(ignored_column(name, mapped=True) for name in header if name not in named)
        if ignored and self.refuses:
            listed = ", ".join(f'"{one.column}"' for one in ignored)
            mend = "Name them under columns, or say on_unmapped: ignore."
            raise MappingError(f"The mapping does not name {listed}.", self.name, mend)
        return RowMapping(self.columns, self.constants, self.covers, self.text, self.language, ignored)


def load_mapping(path: Path, names: Names) -> MappingFile:
    """Read a mapping file.

    Raises:
        MappingError: naming every fault in the file with its place.
    """
    try:
        placed = read_placed(path, "mapping")
    except RuleBookFaults as error:
        raise _refused([str(fault) for fault in error.faults], path) from None
    loading = _Loading(placed, names)
    columns, constants = loading.columns(), loading.constants()
    text = tuple(placed.data.get("text", ()))
    covers = loading.covers()
    loading.together(columns, constants, text)
    if loading.faults:
        raise _refused(loading.faults, path)
    return MappingFile(
        name=path.name,
        content=path.read_bytes(),
        columns=tuple(use for use in columns if use.own.type is not CellType.READ),
        constants=constants,
        covers=covers,
        text=(*(use.column for use in columns if use.own.type is CellType.READ), *text),
        language=placed.data.get("language"),
        refuses=placed.data.get("on_unmapped") == "refuse",
    )


def _refused(faults: list[str], path: Path) -> MappingError:
    if len(faults) == 1:
        return MappingError(faults[0])
    lines = "".join(f"\n  {fault}" for fault in faults)
    return MappingError(f"The mapping {path.name} has {len(faults)} faults and was not used.{lines}")


class _Loading:
    """One loading; faults are collected until the end."""

    def __init__(self, placed: Placed, names: Names) -> None:
        self.placed = placed
        self.names = names
        self.faults: list[str] = []

    def fault(self, path: tuple[str | int, ...], what: str, mend: str) -> None:
        self.faults.append(f"{self.placed.where(path)}: {what} {mend}".rstrip())

    def columns(self) -> tuple[ColumnUse, ...]:
        found = []
        for name, given in self.placed.data.get("columns", {}).items():
            said: dict[str, Any] = {"to": given} if isinstance(given, str) else given
            own = self._own(said["to"], ("columns", name))
            if own is not None:
                style = self._style(said, own, name)
                found.append(ColumnUse(name.strip(), own, style, silent=said.get("blank") == "silent"))
        return tuple(found)

    def _own(self, name: str, path: tuple[str | int, ...]) -> OwnColumn | None:
        own = own_column(name)
        if own is None:
            mend = near_column(name) or "Our names stand in the documentation of mappings."
            self.fault(path, f'We have no column "{name}".', mend)
        return own

    def _style(self, said: Mapping[str, Any], own: OwnColumn, name: str) -> Style:
        for key, types in _STYLED.items():
            if key in said and own.type not in types:
                what = f"{own.name} holds {own.type.value}, so {key} says nothing about it."
                self.fault(("columns", name, key), what, "Remove it.")
        currency = said.get("currency")
        if currency is not None and currency not in currency_codes():
            mend = "Write an ISO 4217 code such as EUR."
            self.fault(("columns", name, "currency"), f'"{currency}" is not a currency.', mend)
        style = Style(decimal=said.get("decimal"), days=said.get("days"), currency=currency)
        words: dict[str, str] = {}
        for theirs, ours in said.get("values", {}).items():
            words[theirs.strip()] = ours
            if ours and own.type in _WORDS:
                self._value(ours, own, style, ("columns", name, "values", theirs))
        for theirs in tuple(words):
            words.setdefault(theirs.casefold(), words[theirs])
        return Style(words, style.decimal, style.days, style.currency)

    def _value(self, cell: str, own: OwnColumn, style: Style, path: tuple[str | int, ...]) -> Any:
        try:
            return cell_value(cell, own, style, self.names)
        except CellError as error:
            self.fault(path, error.what, error.mend)
            return None

    def constants(self) -> tuple[Constant, ...]:
        found = []
        for name, cell in self.placed.data.get("constants", {}).items():
            path = ("constants", name)
            own = self._own(name, path)
            if own is None:
                continue
            if own.name in _NO_CONSTANT:
                self.fault(path, f"{own.name} cannot be the same in every row.", "Name its column.")
                continue
            value = self._value(cell.strip(), own, Style(), path)
            if value is not None:
                found.append(Constant(own, cell.strip(), value))
        return tuple(found)

    def covers(self) -> tuple[str, ...]:
        covers = tuple(self.placed.data.get("covers", ()))
        for at, name in enumerate(covers):
            fault = cover_fault(name, "")
            if fault is not None:
                self.fault(("covers", at), fault.what, fault.mend)
        return covers

    def together(self, columns: tuple[ColumnUse, ...], constants: tuple[Constant, ...], text: tuple[str, ...]) -> None:
        """What is wrong only when the parts are seen together."""
        if not columns and not text and not self.faults:
            self.fault((), "The mapping names no column.", "Name some under columns or text.")
        taken: dict[str, str] = {}
        for use in columns:
            if use.own.name in taken and use.own.type is not CellType.READ:
                what = f'"{taken[use.own.name]}" and "{use.column}" are both {use.own.name}.'
                self.fault(("columns", use.column), what, "Name one of the two.")
            taken.setdefault(use.own.name, use.column)
            if use.column in text:
                what = f'"{use.column}" stands under columns and under text.'
                self.fault(("columns", use.column), what, "Remove it from one of the two.")
        for one in constants:
            if one.own.name in taken:
                what = f"{one.own.name} is a constant and a column as well."
                self.fault(("constants", one.own.name), what, "Remove one of the two.")
