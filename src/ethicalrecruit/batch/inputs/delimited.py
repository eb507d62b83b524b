"""CSV and its kin: any delimiter, any encoding, lines before the header."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager

from ethicalrecruit.batch.dialect import spoken_delimiter
from ethicalrecruit.batch.inputs.dialect_detection import Dialect, dialect_of
from ethicalrecruit.batch.inputs.encoding import encoding_of
from ethicalrecruit.batch.inputs.source import Source
from ethicalrecruit.batch.inputs.table import Found, SourceOptions, Table
from ethicalrecruit.batch.lines import Lines
from ethicalrecruit.batch.records import LONGEST_CELL, Records
from ethicalrecruit.batch.sources import CsvTable, cells_up_to
from ethicalrecruit.errors import EmptySource
from ethicalrecruit.intake.row import Reject, Row


class DelimitedTable(Table):
    """A table of text whose cells are divided by a sign.

    Raises:
        OptionError: for a stated sign or encoding that is none.
        UnreadableSource: if encoding, delimiter or header cannot be told, or the file cannot be read.
        EmptySource: if there is nothing in it.
        MappingError: if two columns have the same name.
    """

    def __init__(self, source: Source, options: SourceOptions) -> None:
        encoding = encoding_of(source, options.encoding)
        self._source, self._encoding = source, encoding.name
        self._dialect = dialect = dialect_of(source, encoding, options)
        self._reading: CsvTable | None = None
        self._passed: int | None = 0
        with self._opened() as table:
            header = table.header
        told = {"form": "CSV", "encoding": encoding.name, "encoding_by": encoding.by}
        told |= {"delimiter": dialect.delimiter, "delimiter_by": dialect.by}
        if dialect.quote != '"':
            told["quote"] = dialect.quote or "none"
        if dialect.header_by:
            told |= {"header_line": str(dialect.before + 1), "header_by": dialect.header_by}
        notes = [*encoding.notes, *dialect.notes]
        if "detected" in dialect.by:
            notes.append(f"The delimiter is {spoken_delimiter(dialect.delimiter)}: {dialect.by}.")
        super().__init__(source.name, header, told, notes)

    def rows(self, after: int = 0) -> Generator[Row | Reject]:
        """Every row once; see ``Table``."""
        self.blank = 0
        with self._opened() as table:
            self._reading = table
            try:
                for row in table.rows(after):
                    self.blank = table.blank
                    yield row
            finally:
                self.blank = table.blank
                self._reading, self._passed = None, table.position

    @property
    def position(self) -> int | None:
        """See ``Table``."""
        return self._passed if self._reading is None else self._reading.position

    def _found(self) -> Iterator[Found]:
        raise NotImplementedError  # rows() is made of records directly, for speed

    @contextmanager
    def _opened(self) -> Iterator[CsvTable]:
        with self._source.opened() as stream, cells_up_to(LONGEST_CELL):
            lines = Lines(stream, self._encoding, self._source.name)
            try:
                blank = _passed_over(lines, self._dialect)
                records = Records(lines, self._dialect.delimiter, self._dialect.quote)
                records.blank = blank
                yield CsvTable(records, lines, self._source.name, self._source.name)
            finally:
                lines.close()


def _passed_over(lines: Lines, dialect: Dialect) -> int:
    """Draw the lines before the header; gives how many blank ones are counted."""
    blank = 0
    for _ in range(dialect.before):
        line = next(lines, None)
        lines.forget()
        if line is None:
            raise EmptySource("The file has no such line.", lines.source, "Give the line on which the header stands.")
        blank += not line.strip()
    return blank if not dialect.header_by else 0
