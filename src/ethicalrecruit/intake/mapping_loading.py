"""The parts of a mapping file in our words; every fault is collected with its place in the file."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.errors import UnknownCountry, suggest
from ethicalrecruit.intake.cell_faults import CellError
from ethicalrecruit.intake.cell_memo import ColumnUse
from ethicalrecruit.intake.cell_values import Names, Style, cell_value
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.column_units import units_of
from ethicalrecruit.intake.faults import cover_fault
from ethicalrecruit.intake.mapping import Constant
from ethicalrecruit.intake.own_columns import near_column, own_column

Path = tuple[str | int, ...]

_STYLED = {
    "decimal": (CellType.NUMBER, CellType.AMOUNT),
    "thousands": (CellType.NUMBER, CellType.AMOUNT),
    "currency": (CellType.AMOUNT,),
    "days": (CellType.DAY,),
}
_NO_CONSTANT = ("id", "text", "posted_on", "captured_on")
_FREE = (CellType.TEXT, CellType.READ)
_PLACES = (CellType.PLACE, CellType.COUNTRY, CellType.PLACES)


class Loading:
    """One loading of a mapping file.

    Attributes:
        placed: the file.
        names: the names that cells may use.
        faults: what was found wrong so far.
        is_whole: whether nothing had to be taken out of the file before it could be looked at.
    """

    def __init__(self, placed: Placed, names: Names, faults: Sequence[str] = ()) -> None:
        self.placed = placed
        self.names = names
        self.faults = list(faults)
        self.is_whole = not faults
        self.blank_words: tuple[str, ...] = tuple(placed.data.get("blank_words", ()))
        self.blank: str | None = placed.data.get("blank")

    def fault(self, path: Path, what: str, mend: str) -> None:
        """Note a fault."""
        self.faults.append(f"{self.placed.where(path)}: {what} {mend}".rstrip())

    def columns(self) -> tuple[ColumnUse, ...]:
        """The columns under ``columns``."""
        found = []
        for name, given in self.placed.data.get("columns", {}).items():
            said: dict[str, Any] = {"to": given} if isinstance(given, str) else given
            own = self._own(said["to"], ("columns", name))
            if own is not None:
                style = self.style(said, own, ("columns", name))
                silent = said.get("blank", self.blank) == "silent"
                found.append(ColumnUse(name.strip(), own, style, silent=silent))
        return tuple(found)

    def _own(self, name: str, path: Path) -> OwnColumn | None:
        own = own_column(name)
        if own is None:
            mend = near_column(name) or "Our names stand in the documentation of mappings."
            self.fault(path, f'We have no column "{name}".', mend)
        return own

    def style(self, said: Mapping[str, Any], own: OwnColumn, path: Path) -> Style:
        """How the cells of a column are written."""
        for key, types in _STYLED.items():
            if key in said and own.type not in types:
                what = f"{own.name} holds {own.type.value}, so {key} says nothing about it."
                self.fault((*path, key), what, "Remove it.")
        currency = said.get("currency")
        if currency is not None and currency not in currency_codes():
            mend = suggest(currency, currency_codes()) or "Write an ISO 4217 code such as EUR."
            self.fault((*path, "currency"), f'"{currency}" is not a currency.', mend)
        decimal, thousands = said.get("decimal"), said.get("thousands")
        if decimal is not None and decimal == thousands:
            self.fault(
                (*path, "thousands"), "The same sign cannot stand before decimals and thousands.", "Correct one."
            )
        style = Style(
            decimal=decimal,
            days=said.get("days"),
            currency=currency,
            thousands=thousands,
            factor=self._factor(said, own, path),
        )
        return self._with_words(said, own, style, path)

    def _factor(self, said: Mapping[str, Any], own: OwnColumn, path: Path) -> Any:
        if "unit" not in said:
            return None
        known = units_of(own)
        if said["unit"] in known:
            return known[said["unit"]]
        if known:
            mend = suggest(said["unit"], known) or f"There are: {', '.join(known)}."
            self.fault((*path, "unit"), f'{own.name} has no unit "{said["unit"]}".', mend)
        else:
            self.fault((*path, "unit"), f"{own.name} has no unit.", "Remove it.")
        return None

    def _with_words(self, said: Mapping[str, Any], own: OwnColumn, style: Style, path: Path) -> Style:
        """The style with the words of the file: those for values, and those that count as blank."""
        words: dict[str, str] = {}
        for theirs, ours in said.get("values", {}).items():
            words[theirs.strip()] = ours
            if ours and own.type not in _FREE:
                self.value(ours, own, style, (*path, "values", theirs))
        for word in (*said.get("blank_words", ()), *self.blank_words):
            # NA is Namibia where a country is meant, unless the column itself says that it is not.
            is_place = own.type in _PLACES and word not in said.get("blank_words", ()) and self._is_place(word)
            words.setdefault(word.strip(), word if is_place else "")
        for theirs in tuple(words):
            if words[theirs] != theirs:
                words.setdefault(theirs.casefold(), words[theirs])
        if own.type is CellType.READ:
            words = {}
        return Style(words, style.decimal, style.days, style.currency, style.thousands, style.factor)

    def _is_place(self, word: str) -> bool:
        try:
            self.names.countries.resolve(word)
        except UnknownCountry:
            return False
        return True

    def value(self, cell: str, own: OwnColumn, style: Style, path: Path) -> Any:
        """The value of a word of the file; None after a fault."""
        try:
            return cell_value(cell, own, style, self.names)
        except CellError as error:
            self.fault(path, error.what, error.mend)
            return None

    def constants(self) -> tuple[Constant, ...]:
        """The values under ``constants``."""
        found = []
        for name, cell in self.placed.data.get("constants", {}).items():
            path = ("constants", name)
            own = self._own(name, path)
            if own is None:
                continue
            if own.name in _NO_CONSTANT:
                self.fault(path, f"{own.name} cannot be the same in every row.", "Name its column.")
                continue
            value = self.value(cell.strip(), own, Style(), path)
            if value is not None:
                found.append(Constant(own, cell.strip(), value))
        return tuple(found)

    def covers(self) -> tuple[str, ...]:
        """The facts under ``covers``."""
        covers = tuple(self.placed.data.get("covers", ()))
        for at, name in enumerate(covers):
            fault = cover_fault(name, "")
            if fault is not None:
                self.fault(("covers", at), fault.what, fault.mend)
        return covers

    def together(
        self, columns: Sequence[ColumnUse], constants: Sequence[Constant], text: Sequence[str], *, costs: bool
    ) -> None:
        """What is wrong only when the parts are seen together."""
        if not columns and not text and not costs and not self.faults:
            self.fault((), "The mapping names no column.", "Name some under columns, costs or text.")
        taken: dict[str, str] = {}
        for use in columns:
            if use.own.name in taken and use.own.type is not CellType.READ:
                what = f'"{taken[use.own.name]}" and "{use.column}" are both {use.own.name}.'
                self.fault(("columns", use.column), what, "Name one of the two.")
            taken.setdefault(use.own.name, use.column)
            if use.column in text:
                what = f'"{use.column}" stands under columns and under text.'
                self.fault(("columns", use.column), what, "Remove it from one of the two.")
        for at, (name, count) in enumerate(Counter(text).items()):
            if count > 1:
                self.fault(("text", at), f'"{name}" stands under text more than once.', "Name it once.")
        for one in constants:
            if one.own.name in taken:
                what = f"{one.own.name} is a constant and a column as well."
                self.fault(("constants", one.own.name), what, "Remove one of the two.")
        excerpts = self.placed.data.get("text_is") == "excerpt" or "text_cut_at" in self.placed.data
        if excerpts and self.is_whole and not text and not any(use.own.type is CellType.READ for use in columns):
            key = "text_cut_at" if "text_cut_at" in self.placed.data else "text_is"
            self.fault((key,), f"The mapping names no text, so {key} says nothing.", "Name its columns under text.")
