"""Record batches through the same mapping and check as every other row; memory holds a few rows at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ethicalrecruit.batch.records import LONGEST_CELL
from ethicalrecruit.batch.work import RowMemory, RowResult, RowWork
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.frames.lines import FrameLines
from ethicalrecruit.frames.plan import FramePlan, column_names
from ethicalrecruit.intake.arrow_cells import Faults, cell_texts
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.row import CellFault, Row, rejected
from ethicalrecruit.rulebook.book import RuleBook

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS_AT_ONCE = 64
_LINES_AT_ONCE = 4_096


class FrameWork:
    """Audits the batches of frames by one plan; one for each thread or process, for it remembers what it works out.

    Args:
        book: the rule book.
        plan: what is to be done.
    """

    def __init__(self, book: RuleBook, plan: FramePlan) -> None:
        self._book = book
        self._plan = plan
        self._used = plan.used
        self._lines = FrameLines(book)
        self._names = Names.of(book.tables.countries, book.tables.costs)
        self._schema: pa.Schema | None = None
        self._memory = RowMemory(book, plan.options.profile)
        self._work: RowWork | None = None

    def audited(self, batches: "Iterable[pa.RecordBatch]", source: str, first_row: int) -> "Iterator[pa.RecordBatch]":
        """The lines of all rows, in their order. No batch of them holds rows of two batches.

        Args:
            batches: the rows.
            source: the name of the input, for the lines.
            first_row: the number of the first row.

        Raises:
            UnreadableSource: if a batch has other columns than the plan, or no number for a row.
        """
        number = first_row
        for batch in batches:
            work = self._work_for(batch.schema)
            for start in range(0, batch.num_rows, _ROWS_AT_ONCE):
                number = self._examine(batch.slice(start, _ROWS_AT_ONCE), work, source, number)
                if len(self._lines) >= _LINES_AT_ONCE:
                    yield self._lines.batch()
            if len(self._lines):
                yield self._lines.batch()

    def _work_for(self, schema: "pa.Schema") -> RowWork:
        """The work on rows of these types; in one stream they are the same throughout."""
        if self._work is None or self._schema is None or not self._schema.equals(schema):
            names = column_names(schema.names)
            if names != self._plan.header:
                what = f"A batch has the columns {', '.join(names)}."
                raise UnreadableSource(what, "", f"The first one had {', '.join(self._plan.header)}; audit them apart.")
            self._work = RowWork(self._book, self._names, self._plan.typed(schema), self._plan.options, self._memory)
            self._schema = schema
        return self._work

    def _examine(self, batch: "pa.RecordBatch", work: RowWork, source: str, number: int) -> int:
        """Examine a few rows; gives the number of the next one."""
        plan = self._plan
        faults: list[Faults] = []
        columns, names, numbers = [], [], None
        for name, column in zip(plan.header, batch.columns, strict=True):
            if name == plan.row_column:
                numbers = _numbers(column, name)
                continue
            found: Faults = {}
            columns.append(cell_texts(column, name, found))
            names.append(name)
            if found and name in self._used:
                faults.append(found)
        for at in range(batch.num_rows):
            cells = {name: texts[at] for name, texts in zip(names, columns, strict=True)}
            wrong = [found[at] for found in faults if at in found]
            if not wrong and not any(map(str.strip, cells.values())):
                self._lines.add_blank(None if numbers is None else numbers[at], source)
                continue
            row = Row(number if numbers is None else numbers[at], cells, number)
            wrong.extend(self._cell_faults(cells))
            self._lines.add(_result(work, row, wrong), source)
            number += 1
        return number

    def _cell_faults(self, cells: Mapping[str, str]) -> Iterator[CellFault]:
        """What no cell may hold that is used."""
        for name, cell in cells.items():
            if name not in self._used:
                continue
            if len(cell) > LONGEST_CELL:
                yield CellFault(name, f"The cell has more than {LONGEST_CELL:,} characters.", "Shorten it.")
            elif "\0" in cell:
                yield CellFault(name, "The cell holds NUL characters.", "Write the table again without them.")


def _result(work: RowWork, row: Row, wrong: list[CellFault]) -> RowResult:
    if wrong:
        return RowResult(row.number, work.mapping.id_of(row), rejected(row, tuple(wrong)))
    return work.examine(row)


def _numbers(column: "pa.Array", name: str) -> list[int]:
    import pyarrow as pa  # noqa: PLC0415  # an extra

    if not pa.types.is_integer(column.type) or column.null_count:
        mend = "Fill it with whole numbers, or leave row_column out."
        raise UnreadableSource("The numbers of rows are no whole numbers, or some are null.", name, mend)
    return list(column.to_pylist())
