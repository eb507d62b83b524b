"""Findings as CSV, safe in spreadsheets."""

import json
from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.csv_cells import csv_cell, csv_line
from ethicalrecruit.batch.exports.finding_rows import finding_rows
from ethicalrecruit.batch.run_files import Passed, RunFiles
from ethicalrecruit.batch.tables import FINDINGS, Column

_AT_ONCE = 512
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
# Texts of rules come again and again.
_known_cell = lru_cache(maxsize=4_096)(csv_cell)


def write_csv(files: RunFiles, path: Path, passed: Passed | None = None) -> None:
    """Write ``findings.csv``: one row a finding; lists stand as JSON in their cells."""
    writers = [_writer(column) for column in FINDINGS.columns]
    lines = (
        ",".join([write(value) if value else _empty(value) for write, value in zip(writers, row.values(), strict=True)])
        for row in finding_rows(files, passed)
    )
    with path.open("wb") as file:
        file.write(csv_line(FINDINGS.head).encode("utf-8"))
        while some := list(islice(lines, _AT_ONCE)):
            file.write("\n".join((*some, "")).encode("utf-8"))


def _writer(column: Column) -> Callable[[Any], str]:
    if column.type == "array":
        return _list_cell
    if column.type == "integer":
        return str
    return _known_cell if column.repeats else csv_cell


def _list_cell(value: list[Any]) -> str:
    return csv_cell(_encode(value))


def _empty(value: Any) -> str:
    """Nothing stands for nothing; a zero is a number."""
    return "0" if value == 0 else ""
