"""The files of a run as they are read back: one line after the other, never all at once."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.csv_cells import csv_rows
from ethicalrecruit.batch.tables import COSTS, REJECTS, ROWS, Table
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.frozen import dataclass

FINDINGS_FILE = "findings.jsonl"
Passed = Callable[[int], None]
"""Told how many bytes were read so far."""

_EDITED = "Take the run as the audit wrote it, or audit again."
_TELL_EVERY = 1 << 20


@dataclass(frozen=True, slots=True)
class RunFiles:
    """The files of one run.

    Attributes:
        folder: where they are.
        book: the content of ``book.json``.
    """

    folder: Path
    book: Mapping[str, Any]

    def finding_lines(self, passed: Passed | None = None) -> Iterator[dict[str, Any]]:
        """Every line of ``findings.jsonl`` as plain data, in the order of rows.

        Raises:
            UnreadableSource: for a line that is none.
        """
        path = self.folder / FINDINGS_FILE
        read = told = 0
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                yield _finding(line, path, number)
                read += len(line)
                if passed is not None and read - told >= _TELL_EVERY:
                    told = read
                    passed(read)
        if passed is not None:
            passed(read)

    def rows(self) -> Iterator[dict[str, str]]:
        """Every row of ``rows.csv`` by the names of its columns, as text.

        Raises:
            UnreadableSource: if it is not the table it should be.
        """
        return self._table(ROWS)

    def rejects(self) -> Iterator[dict[str, str]]:
        """Every row of ``rejects.csv``, likewise.

        Raises:
            UnreadableSource: if it is not the table it should be.
        """
        return self._table(REJECTS)

    def costs(self) -> Iterator[dict[str, str]]:
        """Every cost of ``costs.csv``, likewise.

        Raises:
            UnreadableSource: if it is not the table it should be.
        """
        return self._table(COSTS)

    def findings_with_rows(self, passed: Passed | None = None) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
        """Every finding with the row of ``rows.csv`` it belongs to; both files are read once, side by side.

        Raises:
            UnreadableSource: if a finding has no row, or the rows come in another order.
        """
        rows = self.rows()
        row: dict[str, str] = {}
        for number, finding in enumerate(self.finding_lines(passed), 1):
            wanted = (str(finding["row"]), finding["subject"])
            while (row.get("row"), row.get("subject")) != wanted:
                found = next(rows, None)
                if found is None:
                    what = f"The finding has no row in rows.csv: row {wanted[0]} with the subject {wanted[1]}."
                    raise UnreadableSource(what, _place(self.folder / FINDINGS_FILE, number), _EDITED)
                row = found
            yield finding, row

    def _table(self, table: Table) -> Iterator[dict[str, str]]:
        path = self.folder / f"{table.name}.csv"
        with path.open(encoding="utf-8", newline="\n") as file:
            rows = csv_rows(file)
            number = 1
            try:
                head = next(rows, [])
                if tuple(head) != table.head:
                    what = f"The columns are not those of {path.name}."
                    raise UnreadableSource(what, _place(path, 1), "Read it with the version that wrote it.")
                for number, cells in enumerate(rows, 2):  # noqa: B007  # told where it breaks off
                    yield dict(zip(head, cells, strict=True))
            except ValueError as error:
                what = f"Record {number + 1} cannot be read: {error}"
                raise UnreadableSource(what, path.as_posix(), _EDITED) from None


def number_or_none(cell: str) -> int | None:
    """The number in a cell of a table; None for an empty one."""
    return int(cell) if cell else None


def _finding(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        finding = json.loads(line)
        if isinstance(finding, dict) and line.endswith(b"\n"):
            # Half a pair of surrogates has no UTF-8; it is shown by its number, as in the CSV files.
            return _writable(finding) if b"\\ud" in line or b"\\uD" in line else finding
    except ValueError:
        pass
    raise UnreadableSource("This line is no finding.", _place(path, number), _EDITED)


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_writable(one) for one in value]
    if isinstance(value, dict):
        return {key: _writable(one) for key, one in value.items()}
    return value


def _place(path: Path, line: int) -> str:
    return f"{path.as_posix()}:{line}"
