"""Lines of CSV to records: strict about quotation marks, and able to go on after a broken row."""

import csv
from collections.abc import Iterator, Sequence

from ethicalrecruit.batch.lines import LONGEST_ROW, MOST_LINES, Line, Lines, RowTooLong
from ethicalrecruit.frozen import dataclass

LONGEST_CELL = 1_000_000
"""Cells of more characters make their row a reject."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a table.

    Attributes:
        cells: its cells; those of a broken record are not reliable.
        line: the line on which it begins.
        offset: the byte at which it begins; None where that is not known.
        fault: what is wrong with it; "" if nothing is.
        mend: what to do about that.
    """

    cells: Sequence[str]
    line: int
    offset: int | None
    fault: str = ""
    mend: str = ""


class Records:
    """The records of a table, the header first.

    Attributes:
        blank: how many records were skipped because they hold nothing.
    """

    def __init__(self, lines: Lines, delimiter: str, quote: str = '"') -> None:
        self.lines = lines
        self.delimiter = delimiter
        self.lines.quote = quote
        self.blank = 0
        self.width = 0

    def __iter__(self) -> Iterator[Record]:
        lines = self.lines
        reader = self._reader(lines)
        while True:
            lines.forget()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, RowTooLong) as error:
                yield self._broken(str(error))
                reader = self._reader(lines)
                continue
            faulty = next((line for line in lines.taken if line.fault), None)
            first = lines.taken[0]
            if faulty is not None:
                yield Record(cells, first.number, first.offset, faulty.fault, faulty.mend)
            elif any(cells) and any(map(str.strip, cells)):
                yield Record(cells, first.number, first.offset)
            else:
                self.blank += 1

    def _reader(self, lines: Iterator[str]) -> Iterator[list[str]]:
        if not self.lines.quote:
            return csv.reader(lines, delimiter=self.delimiter, strict=True, quoting=csv.QUOTE_NONE)
        return csv.reader(lines, delimiter=self.delimiter, strict=True, quotechar=self.lines.quote)

    def _broken(self, error: str) -> Record:
        """The record that could not be read. Rows that its open quotation mark swallowed are given back."""
        taken = self.lines.taken
        first = taken[0]
        if len(taken) > 1 and self._are_rows(taken[1:]):
            self.lines.give_back(taken[1:])
            what = "A quotation mark in this row is never closed."
            return self._reject(first, taken[:1], what, "Close it, or double it if it belongs to the text.")
        lines = f"line {first.number}" if len(taken) == 1 else f"lines {first.number} to {taken[-1].number}"
        if error.startswith("unexpected end"):
            what = f"The file ends inside a quoted cell ({lines})."
            return self._reject(first, taken, what, "Check whether the file is whole, and the quotation marks here.")
        if "field limit" in error:
            self.lines.skip_cell()
            what = f"A cell has more than {LONGEST_CELL:,} characters ({lines})."
            return self._reject(first, taken, what, "Shorten it, or close the quotation mark that opens it.")
        if not error:
            self.lines.skip_cell()
            what = f"The row has more than {LONGEST_ROW:,} characters or {MOST_LINES:,} lines ({lines})."
            return self._reject(first, taken, what, "Close the quotation mark that opens it.")
        what = f"More text follows after a closing quotation mark ({lines})."
        mend = "Double quotation marks that belong to the text."
        if any('\\"' in line.text for line in taken):
            mend = "Export the table with doubled quotation marks; a backslash does not make them part of the text."
        return self._reject(first, taken, what, mend)

    @staticmethod
    def _reject(first: Line, taken: Sequence[Line], what: str, mend: str) -> Record:
        text = "".join(line.text for line in taken[:100])
        return Record((text,), first.number, first.offset, what, mend)

    def _are_rows(self, lines: Sequence[Line]) -> bool:
        """Whether lines that a quotation mark swallowed are whole rows themselves, the last perhaps not."""
        if self.width < 2:  # noqa: PLR2004  # any line is a row of one cell
            return False
        whole = 0
        try:
            for cells in self._reader(iter([line.text for line in lines])):
                if len(cells) == self.width:
                    whole += 1
                elif any(cells):
                    return False
        except csv.Error as error:
            # The last of them goes on in lines that were not drawn yet, or is cut as well.
            return whole > 0 or str(error).startswith("unexpected end")
        return whole > 0
