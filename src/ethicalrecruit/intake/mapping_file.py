"""A mapping file: what the columns of somebody else's table mean in our words."""

import os
from pathlib import Path

from ethicalrecruit.datafiles.yaml_files import read_what_fits
from ethicalrecruit.errors import MappingError, RuleBookFaults, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_memo import ColumnUse
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.column_types import CellType
from ethicalrecruit.intake.mapping import Constant, CostSign, RowMapping, ignored_column
from ethicalrecruit.intake.mapping_costs import cost_columns
from ethicalrecruit.intake.mapping_loading import Loading


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping as its file states it, not yet held against a table.

    Attributes:
        name: the file's name; bytes of it that are no UTF-8 are written out.
        content: the file itself, to be kept with a run.
        columns: what each column of the table is, those of free text left out.
        constants: values that are the same in every row.
        covers: facts that were looked for in every document.
        text: columns with free text, in the order in which they are read.
        language: ISO 639-1 code of that text; None if it is not the same throughout.
        refuses: whether columns that are not named are a fault of the table.
        cost_signs: what shows that a row has a cost of the section ``costs``.
        excerpt: whether the text is an excerpt only.
        cut_at: the number of characters after which the source cuts texts off; None if it does not.
    """

    name: str
    content: bytes
    columns: tuple[ColumnUse, ...]
    constants: tuple[Constant, ...]
    covers: tuple[str, ...]
    text: tuple[str, ...]
    language: str | None
    refuses: bool
    cost_signs: tuple[CostSign, ...] = ()
    excerpt: bool = False
    cut_at: int | None = None

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
        return RowMapping(
            self.columns,
            self.constants,
            self.covers,
            self.text,
            self.language,
            ignored,
            self.cost_signs,
            self.excerpt,
            self.cut_at,
        )


def load_mapping(path: Path, names: Names) -> MappingFile:
    """Read a mapping file.

    Raises:
        MappingError: naming every fault in the file with its place.
    """
    try:
        placed, misfits = read_what_fits(path, "mapping")
    except RuleBookFaults as error:
        raise _refused([str(fault) for fault in error.faults], path) from None
    loading = Loading(placed, names, [str(fault) for fault in misfits])
    columns, constants = loading.columns(), loading.constants()
    text = tuple(name.strip() for name in placed.data.get("text", ()))
    covers = loading.covers()
    costs = cost_columns(loading, columns, constants)
    loading.together(columns, constants, text, costs=bool(costs.columns))
    if loading.faults:
        raise _refused(loading.faults, path)
    return MappingFile(
        name=os.fsencode(path.name).decode("utf-8", "backslashreplace"),
        content=path.read_bytes(),
        columns=(*(use for use in columns if use.own.type is not CellType.READ), *costs.columns),
        constants=(*constants, *costs.constants),
        covers=covers,
        text=(*(use.column for use in columns if use.own.type is CellType.READ), *text),
        language=placed.data.get("language"),
        refuses=placed.data.get("on_unmapped") == "refuse",
        cost_signs=costs.signs,
        excerpt=placed.data.get("text_is") == "excerpt",
        cut_at=placed.data.get("text_cut_at"),
    )


def _refused(faults: list[str], path: Path) -> MappingError:
    if len(faults) == 1:
        return MappingError(faults[0])
    lines = "".join(f"\n  {fault}" for fault in faults)
    return MappingError(f"The mapping {path.name} has {len(faults)} faults and was not used.{lines}")
