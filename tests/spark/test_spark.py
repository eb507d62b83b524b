"""A frame of Spark gives what the command line gives. Its own command: ``pytest -m spark tests/spark``."""

import csv
import json
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.cli.main import main
from ethicalrecruit.errors import MappingError, OptionError
from ethicalrecruit.frames.arrow import check_batches
from ethicalrecruit.frames.columns import COLUMNS
from ethicalrecruit.frames.spark import audit_frame

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
PORTAL = FIXTURES / "portal-mapping.yaml"
LISTS = ("evidence", "authority", "basis", "missing", "notes")
PARTS = (
    "subject", "rule", "version", "about", "outcome", "reason", "severity", "confidence", *LISTS, "replaces",
    "fingerprint", "evidence_digest",
)  # fmt: skip
COUNTS = ("indicator", "cannot_tell", "none_seen", "not_applicable")
TABLES = [("ads-with-faults.csv", ",", None), ("portal.csv", ";", PORTAL)]


def rows_of(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, strict=True))


def lines_of(frame: Any) -> list[dict[str, Any]]:
    assert frame.columns == [column.name for column in COLUMNS]
    return [line.asDict() for line in frame.collect()]


def as_finding(line: dict[str, Any]) -> str:
    """The line as ``findings.jsonl`` has it, but for the number of its row."""
    whole = {part: json.loads(line[part]) if part in LISTS and line[part] else line[part] for part in PARTS}
    return json.dumps({part: value for part, value in whole.items() if value is not None})


def audited(name: str, out: Path, mapping: Path | None) -> Path:
    words = ["audit", str(FIXTURES / name), "--out", str(out), "--max-rejects", "9", "--quiet"]
    assert main(words if mapping is None else [*words, "--map", str(mapping)]) == 0
    return out


@pytest.mark.parametrize(("name", "delimiter", "mapping"), TABLES, ids=lambda one: getattr(one, "name", one))
@pytest.mark.parametrize("parts", [1, 7])
def test_findings_counts_and_rejects_are_those_of_the_command_line(  # noqa: PLR0913, PLR0917  # three of them are the case
    spark: Any, name: str, delimiter: str, mapping: Path | None, parts: int, tmp_path: Path
) -> None:
    out = audited(name, tmp_path / "run", mapping)
    frame = spark.createDataFrame(rows_of(FIXTURES / name, delimiter)).repartition(parts)
    lines = lines_of(audit_frame(frame, mapping=mapping, source=name))

    written = [json.loads(line) for line in (out / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    expected = sorted(json.dumps({key: one[key] for key in one if key != "row"}) for one in written)
    assert expected
    assert sorted(as_finding(line) for line in lines if line["status"] == "finding") == expected

    counted = [line for line in lines if line["status"] in {"audited", "rejected"}]
    assert sorted(
        (one["id"], one["status"], one["subject"] or "", *(str(one[count] or 0) for count in COUNTS)) for one in counted
    ) == sorted(
        (row["id"], row["status"], row["subject"], *(row[count] or "0" for count in COUNTS))
        for row in rows_of(out / "rows.csv")
    )
    rejects = [line for line in lines if line["status"] == "rejected"]
    assert sorted((one["column"], one["reason"], one["mend"]) for one in rejects) == sorted(
        (one["column"], one["reason"], one["mend"]) for one in rows_of(out / "rejects.csv")
    )
    # Within a part every row has a number of its own.
    numbers = [(one["input"], one["row"]) for one in counted]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(rf"{re.escape(name)}, part \d+", source) for source, _ in numbers)


def test_rows_without_an_id_are_known_by_their_content(spark: Any) -> None:
    rows = [{key: value for key, value in row.items() if key != "id"} for row in rows_of(FIXTURES / "ads.csv")]
    subjects = [
        {line["subject"] for line in lines_of(audit_frame(spark.createDataFrame(rows).repartition(parts)))}
        for parts in (1, 4)
    ]
    assert subjects[0] == subjects[1]
    assert all(subject.startswith("sha256:") for subject in subjects[0])


def test_typed_columns_and_numbers_of_the_users_own(spark: Any) -> None:
    kinds = "nr long, posted_on date, kind string, destination string, cost_1_item string, cost_1_amount decimal(10,3)"
    frame = spark.createDataFrame(
        [
            (70, date(2025, 6, 2), "offer", "England", "FEE_PLACEMENT", Decimal("900.500"), "GBP", "worker", 37.125),
            (80, None, None, None, None, None, None, None, None),
        ],
        f"{kinds}, cost_1_currency string, cost_1_payer string, hours_per_week double",
    )
    lines = lines_of(audit_frame(frame, row_column="nr"))
    assert [(line["row"], line["status"]) for line in lines if line["status"] != "finding"] == [
        (70, "audited"),
        (80, "blank"),
    ]
    here = [line for batch in check_batches(frame.toArrow(), row_column="nr") for line in batch.to_pylist()]
    assert sorted(map(as_finding, lines)) == sorted(map(as_finding, here))


def test_lists_of_the_users_own_are_loaded_by_the_workers(spark: Any) -> None:
    frame = spark.createDataFrame(rows_of(FIXTURES / "ads.csv"))
    plain = {line["book_digest"] for line in lines_of(audit_frame(frame))}
    own = {line["book_digest"] for line in lines_of(audit_frame(frame, lists=FIXTURES / "watch-list-romania.yaml"))}
    assert len(plain) == len(own) == 1
    assert plain != own


def test_a_worker_with_another_book_refuses(spark: Any, tmp_path: Path) -> None:
    own = tmp_path / "my-list.yaml"
    shutil.copy(FIXTURES / "watch-list-romania.yaml", own)
    out = audit_frame(spark.createDataFrame(rows_of(FIXTURES / "ads.csv")), lists=own)
    own.write_text(own.read_text(encoding="utf-8") + "# changed since\n", encoding="utf-8")
    with pytest.raises(Exception, match="is not that of the driver"):
        out.collect()


def test_what_does_not_fit_is_told_before_spark_starts(spark: Any) -> None:
    frame = spark.createDataFrame([("red",)], "colour string")
    with pytest.raises(MappingError, match="no column whose name we know"):
        audit_frame(frame)
    with pytest.raises(OptionError):
        audit_frame(frame, profile="loud")


def test_a_frame_without_rows_gives_none(spark: Any) -> None:
    assert lines_of(audit_frame(spark.createDataFrame([], "id string, text string"))) == []


def test_a_process_loads_the_book_once_for_all_its_parts(spark: Any) -> None:
    frame = spark.createDataFrame(rows_of(FIXTURES / "ads.csv")).repartition(6)

    def told(batches: Any) -> Any:
        import os

        import pyarrow as pa

        from ethicalrecruit.frames import spark as ours

        for _ in batches:  # a process that leaves rows unread is not used again
            pass
        loaded = ours._book.cache_info().misses  # noqa: SLF001  # what the process did so far
        yield pa.RecordBatch.from_pydict({"process": [os.getpid()], "loaded": [loaded]})

    def processes() -> dict[int, int]:
        audit_frame(frame).collect()
        answers = frame.mapInArrow(told, "process long, loaded long").collect()
        return {one.process: one.loaded for one in answers}

    first, second = processes(), processes()
    kept = first.keys() & second.keys()
    assert kept
    assert {process: first[process] for process in kept} == {process: second[process] for process in kept}


def test_the_block_of_the_how_to_runs(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "howto" / "audit-on-a-cluster.md").read_text(encoding="utf-8")
    (block,) = [one for one in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "pyspark" in one]
    monkeypatch.chdir(tmp_path)
    shutil.copy(PORTAL, tmp_path)
    spark.createDataFrame(rows_of(FIXTURES / "portal.csv", ";")).write.parquet(f"file://{tmp_path}/portal.parquet")
    block = block.replace('"portal.parquet"', f'"file://{tmp_path}/portal.parquet"').replace(
        '"lines"', f'"file://{tmp_path}/lines"'
    )
    exec(block, {})  # noqa: S102  # our own page
    statuses = spark.read.parquet(f"file://{tmp_path}/lines").where("status <> 'finding'").groupBy("status").count()
    assert {one["status"]: one["count"] for one in statuses.collect()} == {"audited": 4, "rejected": 2}
