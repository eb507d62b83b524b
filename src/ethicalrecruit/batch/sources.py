"""Tables as streams of rows. Whatever is wrong with a row makes it a reject; the reading goes on."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from ethicalrecruit.batch.inputs.head_rows import REPEATED, SUMS, is_total_word, is_totals
from ethicalrecruit.batch.inputs.table import column_names
from ethicalrecruit.batch.lines import Lines
from ethicalrecruit.batch.records import Record, Records
from ethicalrecruit.errors import EmptySource, UnreadableSource
from ethicalrecruit.intake.row import CellFault, Reject, Row, rejected


class CsvTable:
    """A CSV file that is open for reading.

    Attributes:
        header: the names of the columns; one without a name is called ``(column 7)``.
        delimiter: what divides its cells.
        encoding: how its characters are written.
    """

    def __init__(self, records: Records, lines: Lines, source: str, name: str = "") -> None:
        self._name = name
        self._records = records
        self._lines = lines
        self._rows = iter(records)
        self.delimiter = records.delimiter
        self.encoding = lines.encoding
        self._head, self.header = _header(self._rows, source)
        records.width = len(self.header)

    @property
    def blank(self) -> int:
        """How many blank lines were skipped so far."""
        return self._records.blank

    @property
    def position(self) -> int | None:
        """How many bytes of the file were read so far; None if that cannot be told."""
        return self._lines.position

    def rows(self, after: int = 0) -> Iterator[Row | Reject]:
        """Every row once, in the order of the file; those that cannot be used as rejects.

        Args:
            after: the number of the last row before these; they count on from there.
        """
        width, header, name, head = len(self.header), self.header, self._name, self._head
        for number, record in enumerate(self._rows, start=after + 1):
            values = record.cells
            if record.fault or len(values) != width:
                yield self._reject(number, record)
                continue
            row = Row(number, dict(zip(header, values, strict=True)), record.line, record.offset, name)
            if values == head:
                yield rejected(row, (REPEATED,))
            elif is_total_word(values[0] or next(filter(None, values))) and is_totals(values):
                yield rejected(row, (SUMS,))
            else:
                yield row

    def _reject(self, number: int, record: Record) -> Reject:
        found, width = len(record.cells), len(self.header)
        if found == width:
            cells = dict(zip(self.header, record.cells, strict=True))
        elif record.fault:
            cells = {"(row)": self.delimiter.join(record.cells)}
        else:
            names = [*self.header, *(f"(cell {at + 1})" for at in range(width, found))]
            cells = dict(zip(names, record.cells, strict=False))
        row = Row(number, cells, record.line, record.offset, self._name)
        if not record.fault and is_totals(record.cells):
            return rejected(row, (SUMS,))
        what = record.fault or f"The row has {found} cell{'' if found == 1 else 's'}, the header {width}."
        mend = record.mend or "Put cells that hold the delimiter or line ends into quotation marks."
        return rejected(row, (CellFault("", what, mend),))


def _header(records: Iterator[Record], source: str) -> tuple[list[str], tuple[str, ...]]:
    """The header as it stands, and the names of columns made of it."""
    first = next(records, None)
    if first is None:
        raise EmptySource("The file is empty.", source, "Check whether it is the right one.")
    if first.fault:
        raise UnreadableSource(f"The header cannot be read. {first.fault}", f"{source}:{first.line}", first.mend)
    return list(first.cells), column_names(first.cells, f"{source}:{first.line}")


_LIMIT_LOCK = Lock()
_LIMITS: list[int] = []
"""The limit before the first table was opened, and one entry for each table that is open now."""


@contextmanager
def cells_up_to(length: int) -> Iterator[None]:
    """The csv module keeps one limit for the whole process: ours holds while any table is open, in any thread."""
    with _LIMIT_LOCK:
        if not _LIMITS:
            _LIMITS.append(csv.field_size_limit(length))
        _LIMITS.append(length)
    try:
        yield
    finally:
        with _LIMIT_LOCK:
            _LIMITS.pop()
            if len(_LIMITS) == 1:
                csv.field_size_limit(_LIMITS.pop())
