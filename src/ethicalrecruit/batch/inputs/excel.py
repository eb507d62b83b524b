"""Excel workbooks (extra ``excel``), row by row: what a sheet shows, without the noise of binary fractions.

Shared texts of a workbook are held in memory by the library that reads it, so their size is bounded.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.inputs.excel_formats import currency_shown
from ethicalrecruit.batch.inputs.head_rows import REPEATED, SUMS, header_at, is_total_word, is_totals
from ethicalrecruit.batch.inputs.source import ALWAYS_UNPACKED, MOST_TIMES, Source
from ethicalrecruit.batch.inputs.table import AS_CSV, Found, SourceOptions, Table, column_names
from ethicalrecruit.errors import EmptySource, OptionError, UnreadableSource, missing_extra, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.row import CellFault, NumberCell

_LARGEST_SHARED = 256 * 1024 * 1024
_LARGEST = 4 * 1024**3
_LOOKED_AT = 60
_CHUNK = 1 << 20
_ZEROS = re.compile(r"0{2,30}")
_VISIBLE = "visible"


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a sheet: its number, its cells as text, and what is wrong with some of them, by place."""

    number: int
    cells: list[str]
    faults: dict[int, CellFault]


class ExcelTable(Table):
    """One sheet of a workbook.

    Args:
        source: the workbook; a packed one is unpacked to a temporary file.
        options: which sheet is wanted, and where its header stands.
        until: closes temporary files in the end.

    Raises:
        MissingExtra: if openpyxl is not installed.
        UnreadableSource: if it is damaged or too large, or if sheet or header cannot be told.
        EmptySource: if it holds nothing.
        OptionError: for a sheet that it does not have.
    """

    def __init__(self, source: Source, options: SourceOptions, until: ExitStack) -> None:
        try:
            import openpyxl  # noqa: PLC0415  # an extra
        except ImportError:
            raise missing_extra("Reading Excel workbooks", "excel", source.name, AS_CSV) from None
        self._library = openpyxl
        self._path: Path = source.as_file(until)
        super().__init__(source.name, (), {"form": "Excel"})
        _must_be_bounded(self._path, source.name)
        # Loading a workbook reads all its shared texts, so whatever is to be learnt of it is learnt at once.
        with self._workbook() as book:
            self._sheet = self._chosen(book, options.sheet)
            self.told["sheet"] = self._sheet
            self._formulas, merged = self._scanned(book)
            first = self._first_lines(book, options.header_line)
        if merged:
            areas = f"{merged:,} merged area{'' if merged == 1 else 's'}"
            self.notes += (f"The sheet has {areas}; only the first cell of each holds its value.",)
            self.told["merged_areas"] = str(merged)
        if self._formulas:
            self.notes += ("The sheet has formulas; their results as last saved were read.",)
        self._head, self.header, self._after = self._header(first, options.header_line)
        self._row_seen = any(line.number > self._after for line in first)

    def has_row(self) -> bool:
        """See ``Table``."""
        return self._row_seen or super().has_row()

    def _found(self) -> Iterator[Found]:
        width = len(self.header)
        for line in self._lines():
            if line.number <= self._after:
                continue
            cells = line.cells
            if not any(cells) and not line.faults:
                self.blank += 1
                continue
            faults = [
                CellFault(self.header[at] if at < width else f"(cell {at + 1})", fault.what, fault.mend)
                for at, fault in line.faults.items()
            ]
            if len(cells) > width and any(cells[width:]):
                what = f"The row has {len(cells)} cells, the header {width}."
                faults.append(CellFault("", what, "Give every column that is filled a name in the header."))
            elif cells[: len(self._head)] == self._head:
                faults.append(REPEATED)
            elif any(map(is_total_word, cells)) and is_totals(cells):
                faults.append(SUMS)
            padded = [*cells, *[""] * (width - len(cells))]
            names = [*self.header, *(f"(cell {at + 1})" for at in range(width, len(padded)))]
            kept = {name: cell for name, cell in zip(names, padded, strict=True) if cell or name in self.header}
            yield Found(kept, line.number, None, tuple(faults))

    def _first_lines(self, book: Any, stated: int | None) -> list[_Line]:
        """The first lines that hold something, from the stated one on."""
        lines = (line for line in self._lines(book) if (stated is None or line.number >= stated) and any(line.cells))
        return list(islice(lines, _LOOKED_AT))

    def _header(self, first: Sequence[_Line], stated: int | None) -> tuple[list[str], tuple[str, ...], int]:
        """The header as it stands, the names of columns made of it, and its line."""
        if not first:
            raise EmptySource("The sheet is empty.", f"{self.name}, sheet {self._sheet}", "Check whether it is right.")
        width = max(len(line.cells) for line in first)
        at = 0 if stated is not None else header_at([[*one.cells, *[""] * (width - len(one.cells))] for one in first])
        where = f"{self.name}, sheet {self._sheet}"
        if at is None:
            what = "It is not clear on which line the header of this table stands."
            raise UnreadableSource(what, where, "State --header-line, counted from 1.")
        head = first[at]
        if head.faults:
            fault = next(iter(head.faults.values()))
            raise UnreadableSource(
                f"The header cannot be read. {fault.what}", f"{where}, row {head.number}", fault.mend
            )
        if head.number > 1:
            self.told["header_line"] = str(head.number)
            self.told["header_by"] = "stated" if stated is not None else "the first row that is as wide as the rest"
        if at:
            self.notes += (f"The header stands on line {head.number}; what stands before it are no rows.",)
        return head.cells, column_names(head.cells, f"{where}, row {head.number}"), head.number

    def _chosen(self, book: Any, stated: str | None) -> str:
        names: list[str] = list(book.sheetnames)
        if stated is not None:
            if stated in names:
                return stated
            if stated.isascii() and stated.isdecimal() and 1 <= int(stated) <= len(names):
                return names[int(stated) - 1]
            mend = suggest(stated, names) or f"There are: {', '.join(names)}."
            raise OptionError(f'The workbook has no sheet "{stated}".', "sheet", mend)
        seen = [one for one in book.worksheets if getattr(one, "sheet_state", _VISIBLE) == _VISIBLE]
        filled = [one.title for one in seen if _has_rows(one)]
        hidden = [one.title for one in book.worksheets if one not in seen]
        if len(filled) == 1:
            if hidden:
                named = ", ".join(f'"{name}"' for name in hidden)
                self.notes += (f"Hidden sheets were not read: {named}.",)
            return str(filled[0])
        if not filled:
            raise EmptySource("No sheet of the workbook has a row.", self.name, "Check whether it is the right one.")
        listed = ", ".join(f'"{name}"' for name in filled)
        mend = "State --sheet; audit the workbook once for each."
        raise UnreadableSource(f"The workbook has {len(filled)} sheets with rows: {listed}.", self.name, mend)

    @contextmanager
    def _workbook(self, *, results: bool = True) -> Iterator[Any]:
        with ExitStack() as opened:
            book = self._loaded(opened, results=results)
            try:
                yield book
            finally:
                book.close()

    def _loaded(self, opened: ExitStack, *, results: bool) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about styles and extensions, which do not matter here
                file = opened.enter_context(self._path.open("rb"))  # a temporary file has no ending
                book = self._library.load_workbook(file, read_only=True, data_only=results, keep_links=False)
        except Exception as error:  # noqa: BLE001  # a damaged workbook shows itself as nearly anything
            raise self._damaged(error) from None
        return book

    def _scanned(self, book: Any) -> tuple[bool, int]:
        """Whether the sheet has formulas, and how many merged areas; both are told only by its raw text."""
        part = getattr(book[self._sheet], "_worksheet_path", None)
        formulas, merged, rest = False, 0, b""
        if part is None:
            return True, 0
        with zipfile.ZipFile(self._path) as whole, whole.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                block = rest + chunk
                formulas = formulas or b"<f>" in block or b"<f " in block
                merged += block.count(b"<mergeCell ")
                rest = block[-len(b"<mergeCell ") + 1 :]
        return formulas, merged

    def _lines(self, book: Any = None) -> Iterator[_Line]:
        """The lines of the sheet; ``book``: the workbook, if it is open already."""
        with ExitStack() as opened:
            try:
                sheet = (opened.enter_context(self._workbook()) if book is None else book)[self._sheet]
                sheet.reset_dimensions()  # what a file says of its own size is often wrong
                rows = iter(sheet.iter_rows())
                formulas: Iterator[Sequence[Any]] | None = None
                if self._formulas:
                    written = opened.enter_context(self._workbook(results=False))[self._sheet]
                    written.reset_dimensions()
                    formulas = iter(written.iter_rows())
                number = 0
                while True:
                    cells = _quietly_next(rows)
                    if cells is None:
                        return
                    number += 1
                    beside = None if formulas is None else _quietly_next(formulas) or ()
                    yield _line(number, cells, beside)
            except (UnreadableSource, OptionError, GeneratorExit):
                raise
            except Exception as error:  # noqa: BLE001  # a damaged sheet shows itself as nearly anything
                raise self._damaged(error) from None

    def _damaged(self, error: Exception) -> UnreadableSource:
        reason = str(error).splitlines()[0][:200].rstrip(".") if str(error) else type(error).__name__
        mend = "Open it in a spreadsheet program and save it again, or as CSV in UTF-8."
        return UnreadableSource(f"The workbook cannot be read: {reason}.", self.name, mend)


def _has_rows(sheet: Any) -> bool:
    sheet.reset_dimensions()
    rows = iter(sheet.iter_rows())
    while (row := _quietly_next(rows)) is not None:
        if any(cell.value not in (None, "") for cell in row):
            return True
    return False


def _quietly_next(rows: Iterator[Sequence[Any]]) -> Sequence[Any] | None:
    """The next row, without the warnings of the library: what is wrong with a cell is told with its row."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return next(rows, None)


def _line(number: int, cells: Sequence[Any], written: Sequence[Any] | None) -> _Line:
    texts: list[str] = []
    faults: dict[int, CellFault] = {}
    for at, cell in enumerate(cells):
        value = cell.value
        if value is None:
            texts.append("")
            if written is not None and at < len(written) and written[at].value is not None:
                mend = "Open the workbook in a spreadsheet program and save it, so that results are stored."
                faults[at] = CellFault("", "The cell is a formula without a stored result.", mend)
            continue
        if cell.data_type == "e":
            mend = "Correct it in the workbook; an error is no value."
            faults[at] = CellFault("", f"The cell shows the error {value}.", mend)
        texts.append(shown(value, cell.number_format or ""))
    while texts and not texts[-1] and len(texts) - 1 not in faults:
        texts.pop()
    return _Line(number, texts, faults)


def shown(value: object, form: str = "") -> str:  # one line a type
    """A value of a cell as the sheet shows it, with its currency; days and times in ISO form.

    >>> shown(0.1 + 0.2), shown(2300.0, "[$€-2] #,##0"), shown(0.125, "0.0%"), shown(7, "0000"), shown(True)
    ('0.3', '2300 EUR', '12.5%', '0007', 'true')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        if _ZEROS.fullmatch(form) and value >= 0 and float(value).is_integer():
            return NumberCell(str(int(value)).zfill(len(form)))
        percent = form.rstrip().endswith("%") and '"' not in form
        # A sheet shows 15 digits at most; what a binary fraction adds after them was never entered.
        number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            return str(value)
        text = format(number * 100 if percent else number, "f")
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if percent:
            return f"{text}%"
        currency = currency_shown(form)
        return NumberCell(f"{text} {currency}" if currency else text)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).strip()


def _must_be_bounded(path: Path, name: str) -> None:
    """Refuse workbooks that unpack to more than any table, before anything of them is unpacked."""
    try:
        with zipfile.ZipFile(path) as whole:
            parts = whole.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableSource(f"The workbook cannot be read: {error}.", name, "Fetch it again.") from None
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    shared = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if unpacked > ALWAYS_UNPACKED and unpacked > MOST_TIMES * packed:
        what = f"The workbook unpacks to more than {MOST_TIMES} times its size, and no table does that."
    elif unpacked > _LARGEST or shared > _LARGEST_SHARED:
        what = f"The workbook is too large: {unpacked:,} bytes unpacked, {shared:,} of them shared texts."
    else:
        return
    raise UnreadableSource(what, name, "Save the sheet as CSV in UTF-8, and audit that.")
