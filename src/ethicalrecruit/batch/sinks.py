"""Where the results of rows go: findings, one line a row, and the rejects."""

import json

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.batch.folder import RunFolder
from ethicalrecruit.batch.work import RowResult
from ethicalrecruit.intake.row import Reject
from ethicalrecruit.values.grades import Outcome

AUDITED, REJECTED = "audited", "rejected"
_OUTCOMES = tuple(Outcome)
_ROWS_HEAD = (
    "row", "input", "id", "status", "document", "day", "day_source", *(outcome.value for outcome in _OUTCOMES),
    "duplicate_of", "subject",
)  # fmt: skip
_REJECTS_HEAD = ("row", "input", "line", "offset", "column", "reason", "mend", "cells")


class RowSinks:
    """The three files that grow with the rows. Results must come in the order of rows."""

    def __init__(self, folder: RunFolder) -> None:
        self._findings = folder.file("findings.jsonl")
        self._rows = folder.file("rows.csv")
        self._rejects = folder.file("rejects.csv")
        self._rows.write(csv_line(_ROWS_HEAD))
        self._rejects.write(csv_line(_REJECTS_HEAD))

    def write(self, result: RowResult, duplicate_of: int | None) -> None:
        """Write what became of one row."""
        if result.reject is not None:
            self._rows.write(csv_line((result.row, result.input, result.id, REJECTED, *("",) * (len(_ROWS_HEAD) - 4))))
            self._rejects.write(_reject_line(result.reject))
            return
        found = [outcome for _, outcome in result.outcomes]
        self._rows.write(
            csv_line(
                (
                    result.row,
                    result.input,
                    result.id,
                    AUDITED,
                    result.kind,
                    result.day,
                    result.day_source,
                    *(found.count(outcome) for outcome in _OUTCOMES),
                    "" if duplicate_of is None else duplicate_of,
                    result.subject,
                )
            )
        )
        if result.lines:
            self._findings.write("\n".join((*result.lines, "")))


def _reject_line(reject: Reject) -> str:
    cells = json.dumps(dict(reject.cells), ensure_ascii=False)
    offset = "" if reject.offset is None else reject.offset
    return csv_line((reject.row, reject.input, reject.line, offset, reject.column, reject.reason, reject.mend, cells))
