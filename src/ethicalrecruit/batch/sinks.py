"""Where the results of rows go: findings, one line a row, and the rejects."""

import json
from collections.abc import Iterable

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.batch.folder import RunFolder
from ethicalrecruit.batch.tables import AUDITED, COSTS, REJECTED, REJECTS, ROWS
from ethicalrecruit.batch.work import RowResult
from ethicalrecruit.intake.row import Reject
from ethicalrecruit.values.grades import Outcome

GROWING = ("findings.jsonl", "rows.csv", "rejects.csv", "costs.csv")
"""The files that grow with the rows."""

_OUTCOMES = tuple(Outcome)
_AFTER_STATUS = len(ROWS.head) - ROWS.head.index("status") - 1


class RowSinks:
    """The files that grow with the rows. Lines must come in the order of rows.

    Args:
        folder: the run folder.
        begun: whether the files hold lines of an earlier part of the run already.
    """

    def __init__(self, folder: RunFolder, *, begun: bool) -> None:
        self._findings, self._rows, self._rejects, self._costs = (folder.file(name) for name in GROWING)
        if not begun:
            self._rows.write(csv_line(ROWS.head))
            self._rejects.write(csv_line(REJECTS.head))
            self._costs.write(csv_line(COSTS.head))

    def write(self, rows: bytes, findings: bytes, rejects: bytes, costs: bytes) -> None:
        """Write lines of all of them."""
        self._rows.write_bytes(rows)
        if findings:
            self._findings.write_bytes(findings)
        if rejects:
            self._rejects.write_bytes(rejects)
        if costs:
            self._costs.write_bytes(costs)


def row_line(result: RowResult) -> tuple[str, str]:
    """The line of ``rows.csv`` for a row, in two halves.

    Between them stands the earlier row with the same document, which only a look at all rows before can tell.
    """
    if result.reject is not None or result.set_aside:
        status = REJECTED if result.reject is not None else result.set_aside
        return csv_line((result.row, result.input, result.id, status, *("",) * _AFTER_STATUS)), ""
    found = [outcome for _, outcome in result.outcomes]
    head = (result.row, result.input, result.id, AUDITED, result.kind, result.day, result.day_source)
    counts = (found.count(outcome) for outcome in _OUTCOMES)
    return csv_line((*head, *counts, ""))[:-1], "," + csv_line(
        (result.destination, result.origins, result.agency, result.employer, result.languages, result.subject)
    )


def finding_lines(results: Iterable[RowResult]) -> str:
    """The lines of ``findings.jsonl`` for some rows."""
    return "".join(f"{line}\n" for result in results for line in result.lines)


def reject_line(reject: Reject) -> str:
    """The line of ``rejects.csv`` for a row."""
    cells = json.dumps(dict(reject.cells), ensure_ascii=False)
    offset = "" if reject.offset is None else reject.offset
    return csv_line((reject.row, reject.input, reject.line, offset, reject.column, reject.reason, reject.mend, cells))
