"""A frame and a file with the same rows give the same: findings, counts and rejects."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.api import Checker
from ethicalrecruit.cli.main import main
from ethicalrecruit.frames.arrow import check_batches
from ethicalrecruit.frames.columns import findings_schema

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
PORTAL = FIXTURES / "portal-mapping.yaml"
LISTS = ("evidence", "authority", "basis", "missing", "notes")
PARTS = (
    "row", "subject", "rule", "version", "about", "outcome", "reason", "severity", "confidence", *LISTS, "replaces",
    "fingerprint", "evidence_digest",
)  # fmt: skip
COUNTS = ("indicator", "cannot_tell", "none_seen", "not_applicable")
TABLES = [("ads.csv", ",", None), ("ads-with-faults.csv", ",", None), ("portal.csv", ";", PORTAL)]


def table_of(name: str, delimiter: str) -> Any:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter, strict=True))
    return pa.Table.from_pylist(rows)


def audited(name: str, out: Path, mapping: Path | None) -> Path:
    words = ["audit", str(FIXTURES / name), "--out", str(out), "--max-rejects", "9", "--quiet"]
    assert main(words if mapping is None else [*words, "--map", str(mapping)]) == 0
    return out


def lines_of(batches: Iterable[Any]) -> list[dict[str, Any]]:
    found = []
    for batch in batches:
        batch.validate(full=True)
        assert batch.schema.equals(findings_schema(), check_metadata=True)
        found += batch.to_pylist()
    return found


def as_finding(line: dict[str, Any]) -> dict[str, Any]:
    """The line as ``findings.jsonl`` has it."""
    whole = {part: json.loads(line[part]) if part in LISTS and line[part] else line[part] for part in PARTS}
    return {part: value for part, value in whole.items() if value is not None}


def in_csv(out: Path, name: str) -> list[dict[str, str]]:
    with (out / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "delimiter", "mapping"), TABLES, ids=lambda one: getattr(one, "name", one))
def test_findings_counts_and_rejects_are_those_of_the_command_line(
    name: str, delimiter: str, mapping: Path | None, tmp_path: Path, checker: Checker
) -> None:
    out = audited(name, tmp_path / "run", mapping)
    lines = lines_of(check_batches(table_of(name, delimiter), checker=checker, mapping=mapping))

    written = [json.loads(line) for line in (out / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    assert written
    assert [as_finding(line) for line in lines if line["status"] == "finding"] == written

    counted = [line for line in lines if line["status"] in {"audited", "rejected"}]
    rows = in_csv(out, "rows.csv")
    assert [(str(one["row"]), one["id"] or "", one["status"]) for one in counted] == [
        (row["row"], row["id"], row["status"]) for row in rows
    ]
    examined = [(one, row) for one, row in zip(counted, rows, strict=True) if row["status"] == "audited"]
    for one, row in examined:
        assert [str(one[name]) for name in COUNTS] == [row[name] for name in COUNTS]
        assert (one["subject"], one["document"], one["day_source"]) == (
            row["subject"],
            row["document"],
            row["day_source"],
        )
        assert (one["day"].isoformat() if one["day"] else "") == row["day"]

    rejects = [line for line in lines if line["status"] == "rejected"]
    assert [
        (str(one["row"]), one["column"] or "", one["reason"], one["mend"] or "", one["cells"]) for one in rejects
    ] == [(one["row"], one["column"], one["reason"], one["mend"], one["cells"]) for one in in_csv(out, "rejects.csv")]


def test_however_the_rows_are_divided_and_held_the_lines_are_the_same(checker: Checker) -> None:
    table = table_of("ads-with-faults.csv", ",")
    whole = lines_of(check_batches(table, checker=checker))
    for size in (1, 5):
        assert lines_of(check_batches(table.to_batches(max_chunksize=size), checker=checker)) == whole
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        other = table.cast(pa.schema([(name, kind) for name in table.column_names]))
        assert lines_of(check_batches(other, checker=checker)) == whole


def test_a_stream_of_many_rows_comes_in_several_batches_and_asks_for_rows_one_batch_at_a_time(checker: Checker) -> None:
    table = table_of("ads.csv", ",")
    drawn = []

    def batches() -> Iterable[Any]:
        for number in range(3):
            drawn.append(number)
            yield from table.to_batches()

    stream = check_batches(batches(), checker=checker)
    assert drawn == [0]  # the first tells the columns
    first = next(stream)
    assert drawn == [0]
    rows = [
        row
        for batch in (first, *stream)
        for row in batch.filter(pa.compute.field("status") == "audited")["row"].to_pylist()
    ]
    assert rows == list(range(1, 37))
