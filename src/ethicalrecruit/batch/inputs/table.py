"""What every table of a run offers, whatever file it stands in."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing

from ethicalrecruit.batch.records import LONGEST_CELL
from ethicalrecruit.errors import MappingError, UnreadableSource
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.row import CellFault, Reject, Row, rejected

AS_CSV = "Or save the table as CSV in UTF-8."
"""What to do with a file that needs an extra, without it."""

MOST_COLUMNS = 2_000
"""Tables of more columns are not read."""


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How inputs are read, where the caller states it; None leaves it to the input.

    Attributes:
        delimiter: what divides cells.
        encoding: how characters are written.
        quote: the quotation mark of cells; "" for none.
        header_line: the line on which the header stands, counted from 1; lines before it are no rows.
        sheet: the sheet of a workbook, by name or by number from 1.
        mapped: whether a mapping will say what columns mean; then JSON is read as cells, not as documents.
    """

    delimiter: str | None = None
    encoding: str | None = None
    quote: str | None = None
    header_line: int | None = None
    sheet: str | None = None
    mapped: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A row as a reader found it.

    Attributes:
        cells: its cells by the name of their column.
        line: the line, or the number of the record, at which it begins.
        offset: its first byte; None where that is not known.
        faults: what is wrong with it.
        document: the whole document, where the row is one.
    """

    cells: Mapping[str, str]
    line: int
    offset: int | None = None
    faults: tuple[CellFault, ...] = ()
    document: bytes | None = None


class Table(ABC):
    """A table whose rows can be read again and again.

    Attributes:
        name: what it is called in messages and in ``rows.csv``.
        header: the names of its columns.
        told: how it is read, in words: its form, encoding, delimiter, and how each of them is known.
        notes: what a reader of the results must know of it, one sentence each.
        blank: how many blank lines the reading under way has passed over.
        documents: whether each row is a document of its own, not cells.
    """

    def __init__(self, name: str, header: Sequence[str], told: Mapping[str, str], notes: Iterable[str] = ()) -> None:
        self.name = name
        self.header = tuple(header)
        self.told = dict(told)
        self.notes = tuple(notes)
        self.blank = 0
        self.documents = False

    def rows(self, after: int = 0) -> Generator[Row | Reject]:
        """Every row once, in order; those that cannot be used as rejects.

        Args:
            after: the number of the last row before this table; its own rows count on from there.
        """
        self.blank = 0
        for number, found in enumerate(self._found(), start=after + 1):
            faults = (*found.faults, *cell_faults(found.cells))
            if faults:
                cells = {_whole(column): _whole(cell) for column, cell in found.cells.items()}
                yield rejected(Row(number, cells, found.line, found.offset, self.name), faults)
            else:
                yield Row(number, found.cells, found.line, found.offset, self.name, found.document)

    def has_row(self) -> bool:
        """Whether there is any row; it may have to be read for that."""
        rows = self.rows()
        with closing(rows):
            return next(rows, None) is not None

    @property
    def position(self) -> int | None:
        """How many bytes of its file the reading under way has passed; None if that cannot be told."""
        return None

    @abstractmethod
    def _found(self) -> Iterator[Found]:
        """The rows from the first on; blank ones are counted and left out."""


def cell_faults(cells: Mapping[str, str]) -> Iterator[CellFault]:
    """What no cell may hold, whatever file it came from."""
    for column, cell in cells.items():
        if len(cell) > LONGEST_CELL:
            yield CellFault(column, f"The cell has more than {LONGEST_CELL:,} characters.", "Shorten it.")
        elif "\0" in cell:
            yield CellFault(column, "The cell holds NUL characters.", "Export the table again; the file is damaged.")
        elif not cell.isascii() and _half(cell):
            yield CellFault(column, "The cell holds half of a character.", "Export the table again.")


def _whole(text: str) -> str:
    """A text that can be written in UTF-8: halves of characters stand as escapes."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _half(cell: str) -> bool:
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def column_names(cells: Sequence[str], where: str) -> tuple[str, ...]:
    """The names of columns as a header gives them; one without a name is called ``(column 7)``.

    Raises:
        UnreadableSource: if there are too many.
        MappingError: if two have the same name.
    """
    if len(cells) > MOST_COLUMNS:
        what = f"The table has {len(cells):,} columns, and at most {MOST_COLUMNS:,} are read."
        raise UnreadableSource(what, where, "Leave out those that you do not need; check the delimiter, too.")
    names = [name.strip() or f"(column {at})" for at, name in enumerate(cells, start=1)]
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        listed = ", ".join(f'"{name}"' for name in twice[:10])
        raise MappingError(f"The header names more than one column {listed}.", where, "Rename them.")
    return tuple(names)
