"""Findings in other forms say what ``findings.jsonl`` says, neither more nor less."""

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch.exports import parquet_file, sqlite_file
from ethicalrecruit.batch.exports.export import export_run
from ethicalrecruit.batch.exports.finding_rows import finding_rows
from ethicalrecruit.batch.exports.forms import FORMS, known_forms
from ethicalrecruit.batch.exports.parquet_file import LISTED
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.run_files import RunFiles
from ethicalrecruit.batch.run_reading import open_run
from ethicalrecruit.batch.tables import FINDINGS
from ethicalrecruit.batch.work import RowWork
from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.errors import MachineError, MissingExtra, OptionError, ResumeError, UnreadableSource
from ethicalrecruit.rulebook.book import RuleBook

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
WITHOUT_ARROW = "needs pyarrow, the extra arrow"


@pytest.fixture(scope="module")
def run(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exports") / "run"
    audit(book, FIXTURES / "ads-with-faults.csv", out, findings=["csv,sqlite"])
    return out


@pytest.fixture
def database(run: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(run / "run.sqlite")) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


def lines(run: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / "findings.jsonl").read_text(encoding="utf-8").splitlines()]


def page(run: Path, name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((run / name).read_text(encoding="utf-8"))
    return loaded


def table(run: Path, name: str) -> list[dict[str, str]]:
    with (run / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_holds_every_finding_with_the_texts_of_its_rule(run: Path) -> None:
    rules, found, rows = page(run, "book.json")["rules"], lines(run), table(run, "findings.csv")
    by_number = {row["row"]: row for row in table(run, "rows.csv")}
    assert len(rows) == len(found)
    for row, line in zip(rows, found, strict=True):
        assert int(row["row"]) == line["row"]
        for name in ("subject", "rule", "about", "outcome", "reason", "severity", "fingerprint", "evidence_digest"):
            assert row[name] == line[name]
        assert row["title"] == rules[line["rule"]]["title"]
        assert row["id"] == by_number[row["row"]]["id"]
        assert row["day"] == by_number[row["row"]]["day"]
        for name in ("evidence", "authority", "basis", "missing", "notes"):
            assert json.loads(row[name] or "[]") == line.get(name, [])
        assert int(row["evidence_count"]) == len(line.get("evidence", []))


def test_only_an_indicator_carries_the_sentence_of_an_indicator(run: Path) -> None:
    book = page(run, "book.json")
    outcomes = set()
    for row in table(run, "findings.csv"):
        outcomes.add(row["outcome"])
        rule = book["rules"][row["rule"]]
        if row["outcome"] == "indicator":
            assert (row["message"], row["mend"]) == (rule["message"], rule["mend"])
            assert row["question"] == rule["ask"] or row["reason"] == "silent"
        else:
            assert row["message"].startswith(tuple(book["reasons"].values()))
            assert row["mend"] == ""
            # Where our sources of law leave the gap, nobody can be asked.
            assert row["question"] or not row["missing_facts"]
    assert outcomes == {"indicator", "cannot_tell"}


def test_the_words_shown_are_those_of_the_first_quote(run: Path) -> None:
    (row,) = [row for row in table(run, "findings.csv") if (row["row"], row["rule"]) == ("2", "ilo.recruitment-fee")]
    assert row["quote"] == "processing fee of GBP 900 is payable by the candidate"
    assert int(row["end"]) - int(row["start"]) == len(row["quote"])


def test_sqlite_holds_the_whole_run(run: Path, database: sqlite3.Connection) -> None:
    found = lines(run)
    stored = database.execute("SELECT * FROM findings ORDER BY finding").fetchall()
    assert [row["fingerprint"] for row in stored] == [line["fingerprint"] for line in found]
    for row, line in zip(stored, found, strict=True):
        assert row["row"] == line["row"]
        for name in ("authority", "basis", "missing", "notes"):
            assert json.loads(row[name]) == line.get(name, [])
        pieces = database.execute(
            "SELECT * FROM evidence WHERE finding = ? ORDER BY position", (row["finding"],)
        ).fetchall()
        kept = [{k: p[k] for k in p.keys() if k not in ("finding", "position") and p[k] is not None} for p in pieces]  # noqa: SIM118
        assert kept == line.get("evidence", [])
    for name, file in (("rows", "rows.csv"), ("rejects", "rejects.csv"), ("costs", "costs.csv")):
        wanted = [{key: cell or None for key, cell in row.items()} for row in table(run, file)]
        given = [
            {key: None if row[key] is None else str(row[key]) for key in row.keys()}  # noqa: SIM118
            for row in database.execute(f"SELECT * FROM {name} ORDER BY row")  # noqa: S608
        ]
        assert given == wanted
    assert {row["rule"] for row in database.execute("SELECT rule FROM rules")} == set(page(run, "book.json")["rules"])


def test_sqlite_is_sound_and_tied_together(database: sqlite3.Connection) -> None:
    assert [tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)]
    assert list(database.execute("PRAGMA foreign_key_check")) == []
    tied = {(row["table"], row["from"]) for name in ("findings", "evidence", "rejects") for row in database.execute(
        f"PRAGMA foreign_key_list({name})")}  # fmt: skip
    assert tied == {("rows", "row"), ("rules", "rule"), ("findings", "finding")}
    assert "USING INDEX findings_by_rule" in "".join(
        row["detail"] for row in database.execute("EXPLAIN QUERY PLAN SELECT * FROM findings WHERE rule = 'x'")
    )


def test_parquet_holds_every_finding_typed(run: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=WITHOUT_ARROW)
    import pyarrow.parquet as pq

    (path,) = export_run(open_run(run), "parquet", tmp_path / "findings.parquet")
    stored = pq.read_table(path)
    assert stored.column_names == list(FINDINGS.head)
    wanted = list(finding_rows(RunFiles(run, page(run, "book.json"))))
    for row, given in zip(wanted, stored.to_pylist(), strict=True):
        for name, value in given.items():
            if name == "day":
                assert value == date.fromisoformat(row["day"])
            elif name in LISTED:
                assert [{k: v for k, v in piece.items() if v is not None} for piece in value] == row[name]
            else:
                assert value == row[name], name
    described = {field.name: (field.metadata or {}).get(b"description", b"").decode() for field in stored.schema}
    assert described == {column.name: column.meaning for column in FINDINGS.columns}


def test_parquet_is_written_in_groups_of_rows(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason=WITHOUT_ARROW)
    import pyarrow.parquet as pq

    monkeypatch.setattr(parquet_file, "_BATCH_ROWS", 4)
    monkeypatch.setattr(parquet_file, "_GROUP_ROWS", 10)
    (path,) = export_run(open_run(run), "parquet", tmp_path / "findings.parquet")
    count = len(lines(run))
    metadata = pq.ParquetFile(path).metadata
    assert metadata.num_row_groups == -(-count // 10)
    repeated = {name.path_in_schema for name in map(metadata.row_group(0).column, range(metadata.num_columns))
                if name.has_dictionary_page}  # fmt: skip
    assert {"rule", "title", "message"} <= repeated
    assert "fingerprint" not in repeated


def test_parquet_knows_all_parts_of_a_line() -> None:
    properties = schema_of("finding-line")["properties"]
    for name, parts in LISTED.items():
        assert set(parts) == set(properties[name]["items"]["properties"])


def test_every_part_of_a_line_has_a_column() -> None:
    assert set(schema_of("finding-line")["properties"]) <= set(FINDINGS.head)


@pytest.mark.parametrize("form", [form.name for form in FORMS])
def test_the_same_run_gives_the_same_bytes(book: RuleBook, tmp_path: Path, form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason=WITHOUT_ARROW)
    for name in ("one", "two"):
        audit(book, FIXTURES / "ads.csv", tmp_path / name, findings=form)
    (file,) = [one.file for one in FORMS if one.name == form]
    assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    assert (tmp_path / "one" / "manifest.json").read_bytes() == (tmp_path / "two" / "manifest.json").read_bytes()
    made = page(tmp_path / "one", "manifest.json")
    assert made["options"]["findings"] == [form]
    assert made["files"][file]["bytes"] == (tmp_path / "one" / file).stat().st_size
    # The finished run, exported, gives what the audit itself would have written.
    export_run(open_run(tmp_path / "one"), form, tmp_path / f"again-{file}")
    assert (tmp_path / f"again-{file}").read_bytes() == (tmp_path / "one" / file).read_bytes()


def test_other_forms_change_nothing_of_the_rest(book: RuleBook, tmp_path: Path) -> None:
    audit(book, FIXTURES / "ads.csv", tmp_path / "bare")
    audit(book, FIXTURES / "ads.csv", tmp_path / "more", findings=["csv", "sqlite"])
    for name in ("findings.jsonl", "rows.csv", "rejects.csv", "book.json", "summary.json"):
        assert (tmp_path / "bare" / name).read_bytes() == (tmp_path / "more" / name).read_bytes()


def test_progress_is_told(run: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    export_run(open_run(run), "csv", tmp_path / "x.csv", on_written=lambda *args: told.append(args))
    size = (run / "findings.jsonl").stat().st_size
    assert told == [("x.csv", size, size)]


def test_words_that_are_no_form() -> None:
    assert known_forms("sqlite, csv") == ("csv", "sqlite")
    assert known_forms(["jsonl"]) == ()
    with pytest.raises(OptionError, match='Did you mean "sqlite"'):
        known_forms(["sqlit"])


def test_a_missing_package_is_named_before_anything_is_made(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"ethicalrecruit\[arrow\]"):
        audit(book, FIXTURES / "ads.csv", tmp_path / "run", findings=["parquet"])
    assert list(tmp_path.iterdir()) == []


def test_what_stands_there_is_left_alone(run: Path, tmp_path: Path) -> None:
    (tmp_path / "x.schema.json").write_text("mine", encoding="utf-8")
    with pytest.raises(ResumeError):
        export_run(open_run(run), "csv", tmp_path / "x.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["x.schema.json"]


def test_a_full_disk_is_told_and_nothing_half_is_left(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "_SETTINGS", f"{sqlite_file._SETTINGS}PRAGMA max_page_count = 5;")  # noqa: SLF001
    with pytest.raises(MachineError, match="No space left"):
        export_run(open_run(run), "sqlite", tmp_path / "run.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("then", ["sqlite", "csv,sqlite"])
def test_a_full_disk_during_an_audit_keeps_what_was_done(
    book: RuleBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    with monkeypatch.context() as full:
        full.setattr(sqlite_file, "_SETTINGS", f"{sqlite_file._SETTINGS}PRAGMA max_page_count = 5;")  # noqa: SLF001
        with pytest.raises(MachineError, match="No space left"):
            audit(book, FIXTURES / "ads.csv", tmp_path / "run", findings=["sqlite"])
    # Whoever goes on may ask for other forms; no row is examined again.
    monkeypatch.setattr(RowWork, "examine", None)
    resumed = audit(book, FIXTURES / "ads.csv", tmp_path / "run", findings=then, resume=True)
    assert resumed.rows_before == resumed.rows == 12
    monkeypatch.undo()
    audit(book, FIXTURES / "ads.csv", tmp_path / "straight", findings=then)
    made = {path.name: path.read_bytes() for path in (tmp_path / "run").iterdir() if path.name != "timing.json"}
    straight = {path.name: path.read_bytes() for path in (tmp_path / "straight").iterdir()}
    assert made.items() <= straight.items()
    assert len(made) == len(straight) - 1


def test_files_that_do_not_belong_together_are_told(run: Path, tmp_path: Path) -> None:
    for name in ("findings.jsonl", "rejects.csv", "costs.csv"):
        (tmp_path / name).write_bytes((run / name).read_bytes())
    head, *rows = (run / "rows.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "rows.csv").write_text("".join([head, *rows[1:]]), encoding="utf-8")
    files = RunFiles(tmp_path, page(run, "book.json"))
    with pytest.raises(UnreadableSource, match="has no row"):
        list(finding_rows(files))
    with pytest.raises(UnreadableSource, match="do not belong together"):
        sqlite_file.write_sqlite(files, tmp_path / "run.sqlite")


def test_half_a_pair_of_surrogates_is_shown_by_its_number(run: Path, tmp_path: Path) -> None:
    line = {**lines(run)[0], "notes": ["\ud83d alone"]}
    (tmp_path / "findings.jsonl").write_text(f"{json.dumps(line)}\n", encoding="ascii")
    (read,) = RunFiles(tmp_path, {}).finding_lines()
    assert read["notes"] == ["\\ud83d alone"]
