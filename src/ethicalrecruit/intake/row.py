"""One row of a table, and a row that could not be used."""

from collections.abc import Mapping

from ethicalrecruit.findings.masking import mask, mask_cell
from ethicalrecruit.frozen import dataclass

LONGEST_SHOWN = 4_000
"""Cells of rejected rows are cut after this many characters."""


class NumberCell(str):
    """A cell that its file holds as a number, not as text: a point marks its decimals, whatever is said of texts."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the table has it.

    Attributes:
        number: counted from 1 for the first row after the header; blank lines do not count.
        cells: the text of every cell by the name of its column.
        line: the line of the file on which the row begins, counted from 1.
        offset: the byte at which it begins; None where that is not known.
        input: the name of the input it stands in, where a run reads several.
        document: the whole document, where the row is no row of cells but an ad or a posting of its own.
    """

    number: int
    cells: Mapping[str, str]
    line: int
    offset: int | None = None
    input: str = ""
    document: bytes | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be used, and why. It is a value, not an error: one bad cell never stops a run.

    Attributes:
        row: its number, as in ``Row``.
        line: the line of the file on which it begins.
        offset: the byte at which it begins; None where that is not known.
        column: the first column with a fault; "" if the row as a whole is at fault.
        reason: what is wrong; further columns at fault are named in it.
        mend: what to do about it.
        cells: the row itself, with personal data covered and long cells cut.
        input: the name of the input, as in ``Row``.
    """

    row: int
    line: int
    offset: int | None
    column: str
    reason: str
    mend: str
    cells: Mapping[str, str]
    input: str = ""


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with one cell, and how to mend it."""

    column: str
    what: str
    mend: str


def rejected(row: Row, faults: tuple[CellFault, ...]) -> Reject:
    """The reject that faults in the cells of a row make.

    >>> row = Row(3, {"pay": "two", "contact": "ama@example.org"}, 4)
    >>> reject = rejected(row, (CellFault("pay", '"two" is no number.', "Write digits."),))
    >>> reject.column, reject.cells["contact"]
    ('pay', '•••••••••••••••')
    """
    first = faults[0]
    others = "".join(f" Column {fault.column}: {fault.what}" for fault in faults[1:])
    return Reject(
        row=row.number,
        line=row.line,
        offset=row.offset,
        column=first.column,
        reason=mask(first.what + others),
        mend=first.mend,
        cells=masked_cells(row.cells),
        input=row.input,
    )


def masked_cells(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells with personal data covered, long ones cut and said to be so."""
    return {
        column: _shortened(mask_cell(column, cell[: 2 * LONGEST_SHOWN]), len(cell)) for column, cell in cells.items()
    }


def _shortened(cell: str, length: int) -> str:
    return cell if length <= LONGEST_SHOWN else f"{cell[:LONGEST_SHOWN]}… ({length:,} characters)"
