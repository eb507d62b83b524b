"""Numbers that a file holds as numbers are read as such, whatever the mapping says of the signs in texts."""

import csv
import json
from contextlib import closing
from pathlib import Path

import pytest

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.batch.run import audit
from ethicalrecruit.intake.row import NumberCell, Row
from ethicalrecruit.rulebook.book import RuleBook

ROWS = [{"id": "a", "pay": 1234.5}, {"id": "b", "pay": "1.234,50"}, {"id": "c", "pay": 12}]
MAPPING = """\
title: decimal commas
columns:
  id: id
  pay: {to: pay_amount, decimal: ",", currency: EUR}
constants: {pay_period: month, destination: DE}
"""


def json_lines(path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def parquet(path: Path) -> Path:
    pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra arrow is not installed")
    pq.write_table(pa.table({"id": ["a"], "pay": [1234.5]}), path)
    return path


def workbook(path: Path) -> Path:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")
    book = openpyxl.Workbook()
    for line in (("id", "pay"), ("a", 1234.5)):
        book.active.append(line)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("write", "name", "audited"), [(json_lines, "a.jsonl", 3), (parquet, "a.parquet", 1), (workbook, "a.xlsx", 1)]
)
def test_a_decimal_comma_of_texts_does_not_reach_numbers(
    book: RuleBook, tmp_path: Path, write: object, name: str, audited: int
) -> None:
    assert callable(write)
    path = write(tmp_path / name)
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    result = audit(book, path, tmp_path / "run", mapping=mapping)
    rejects = list(csv.DictReader((tmp_path / "run" / "rejects.csv").read_text(encoding="utf-8").splitlines()))
    assert (result.audited, rejects) == (audited, [])
    with open_inputs([path]) as inputs, closing(inputs.tables[0].rows()) as rows:
        first = next(rows)
    assert isinstance(first, Row)
    assert (first.cells["pay"], type(first.cells["pay"])) == ("1234.5", NumberCell)
