"""The section ``costs`` of a mapping: several columns of a table to one list of costs."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_memo import ColumnUse
from ethicalrecruit.intake.cell_values import Style
from ethicalrecruit.intake.mapping import Constant, CostSign
from ethicalrecruit.intake.mapping_loading import Loading
from ethicalrecruit.intake.own_columns import MOST_COSTS, OWN_COLUMNS

_SUMS = ("amount", "low", "high")


@dataclass(frozen=True, slots=True)
class CostColumns:
    """The entries of a section ``costs`` as columns and constants of our own.

    Attributes:
        columns: the columns, each as our ``cost_<number>_<part>``.
        constants: what is the same in every row.
        signs: for each cost, what shows that a row has it.
    """

    columns: tuple[ColumnUse, ...] = ()
    constants: tuple[Constant, ...] = ()
    signs: tuple[CostSign, ...] = ()


def cost_columns(loading: Loading, columns: Sequence[ColumnUse], constants: Sequence[Constant]) -> CostColumns:
    """The costs that a mapping names entry by entry; they take the numbers that its other parts leave free."""
    entries = loading.placed.data.get("costs", ())
    groups = {use.own.group for use in columns} | {one.own.group for one in constants}
    free = [number for number in range(1, MOST_COSTS + 1) if f"cost_{number}" not in groups]
    if len(entries) > len(free):
        what = f"The mapping names more than {MOST_COSTS} costs."
        loading.fault(("costs",), what, "Keep those that matter most, or split the table.")
        return CostColumns()
    used = Counter(use.column for use in columns)
    for entry in entries:
        used.update(set(_named(entry)))
    uses: list[ColumnUse] = []
    fixed: list[Constant] = []
    signs: list[CostSign] = []
    for at, (number, entry) in enumerate(zip(free, entries, strict=False)):
        own_uses, own_fixed = _entry(loading, at, number, entry)
        uses += own_uses
        fixed += own_fixed
        sums = tuple(use.own.name for use in own_uses if _short(use) in _SUMS)
        alone = tuple(use.own.name for use in own_uses if _short(use) != "currency" and used[use.column] == 1)
        if sums or alone:
            signs.append(CostSign(f"cost_{number}", sums or alone, alone))
        elif not loading.faults:
            what = "This cost has no column of its own, so no row says whether it has it."
            loading.fault(("costs", at), what, "Name a column with its amount, or one that belongs to it alone.")
    _sums_once(loading, entries)
    return CostColumns(tuple(uses), tuple(fixed), tuple(signs))


def _entry(loading: Loading, at: int, number: int, entry: Mapping[str, Any]) -> tuple[list[ColumnUse], list[Constant]]:
    uses: list[ColumnUse] = []
    fixed: list[Constant] = []
    for part, given in entry.items():
        own, path = OWN_COLUMNS[f"cost_{number}_{part}"], ("costs", at, part)
        said = {"column": given} if isinstance(given, str) and part in _SUMS else given
        if isinstance(said, str):
            value = loading.value(said.strip(), own, Style(), path)
            if value is not None:
                fixed.append(Constant(own, said.strip(), value))
        else:
            uses.append(ColumnUse(said["column"].strip(), own, loading.style(said, own, path)))
    if "amount" in entry and ("low" in entry or "high" in entry):
        loading.fault(("costs", at), "Both an amount and a range are named.", "Name amount, or low and high.")
    return uses, fixed


def _named(entry: Mapping[str, Any]) -> Iterable[str]:
    for part, given in entry.items():
        if isinstance(given, dict):
            yield given["column"].strip()
        elif part in _SUMS:
            yield given.strip()


def _short(use: ColumnUse) -> str:
    return use.own.name.removeprefix(f"{use.own.group}_")


def _sums_once(loading: Loading, entries: Sequence[Mapping[str, Any]]) -> None:
    """One sum counted as two costs would be counted twice."""
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        for part in _SUMS:
            given = entry.get(part)
            if given is None:
                continue
            name = given.strip() if isinstance(given, str) else given["column"].strip()
            if first.setdefault(name, at) != at:
                what = f'"{name}" is the amount of more than one cost.'
                loading.fault(("costs", at, part), what, "Name it once; a sum of several costs is ADM_UNSPECIFIED.")
