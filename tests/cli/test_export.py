"""``audit --findings`` and ``export``: findings in other forms; ``schema``: their shapes."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.cli.export_progress import export_line

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> str:
    from ethicalrecruit.cli.main import main

    out = tmp_path_factory.mktemp("export") / "run"
    assert main(["audit", str(FIXTURES / "ads.csv"), "--out", str(out), "--quiet"]) == 0
    return str(out)


def test_an_audit_writes_the_forms_it_is_asked_for(call: Any, tmp_path: Path) -> None:
    out = tmp_path / "run"
    ended = call("audit", str(FIXTURES / "ads.csv"), "--out", str(out), "--findings", "csv", "--findings", "sqlite,csv")
    assert ended.code == 0, ended.err
    names = {path.name for path in out.iterdir()}
    assert {"findings.jsonl", "findings.csv", "findings.schema.json", "run.sqlite"} <= names
    assert "findings.parquet" not in names


def test_a_form_that_is_none_leaves_nothing(call: Any, tmp_path: Path) -> None:
    ended = call("audit", str(FIXTURES / "ads.csv"), "--out", str(tmp_path / "run"), "--findings", "csv,parket")
    assert ended.code == 2
    assert 'Did you mean "parquet"?' in ended.err
    assert list(tmp_path.iterdir()) == []


def test_export_writes_one_file_and_its_schema(shell: Any, run: str, tmp_path: Path) -> None:
    ended = shell("export", run, "--to", "csv", "--out", str(tmp_path / "deep" / "f.csv"))
    assert ended.code == 0
    assert ended.err == ""
    assert ended.out.split() == [str(tmp_path / "deep" / "f.csv"), str(tmp_path / "deep" / "f.schema.json")]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "deep" / "f.csv").read_text(encoding="utf-8"), newline="")))
    schema = json.loads((tmp_path / "deep" / "f.schema.json").read_text(encoding="utf-8"))
    assert list(rows[0]) == [field["name"] for field in schema["fields"]]


def test_export_as_a_database(call: Any, run: str, tmp_path: Path) -> None:
    assert call("export", run, "--to", "sqlite", "--out", str(tmp_path / "run.db")).code == 0
    with closing(sqlite3.connect(tmp_path / "run.db")) as database:
        (count,) = database.execute("SELECT count(*) FROM findings JOIN rules USING (rule) JOIN rows USING (row)")
    assert count == ((Path(run) / "findings.jsonl").read_bytes().count(b"\n"),)


def test_export_as_parquet(call: Any, run: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs pyarrow, the extra arrow")
    assert call("export", run, "--to", "parquet", "--out", str(tmp_path / "f.parquet")).code == 0
    assert (tmp_path / "f.parquet").read_bytes()[:4] == b"PAR1"


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["--to", "xlsx", "--out", "f"], 2, "There are: csv, parquet, sqlite."),
        (["--to", "csv"], 2, "--out"),
    ],
)
def test_wrong_calls(call: Any, run: str, argv: list[str], code: int, words: str) -> None:
    ended = call("export", run, *argv)
    assert ended.code == code
    assert words in ended.err


def test_a_changed_run_is_refused(call: Any, run: str, tmp_path: Path) -> None:
    ended = call("export", str(tmp_path), "--to", "csv", "--out", str(tmp_path / "f.csv"))
    assert ended.code == 3
    assert "no finished run" in ended.err
    assert call("export", run, "--to", "csv", "--out", run).code == 6


def test_the_schema_of_several_reports_stands_alone(call: Any, tmp_path: Path) -> None:
    schema = json.loads(call("schema", "reports").out)
    Draft202012Validator.check_schema(schema)
    postings = [
        {"@context": "https://schema.org", "@type": "JobPosting", "title": "Nurse", "description": words}
        for words in ("Nurses wanted. A placement fee of GBP 900 is payable by the candidate.", "Nurses wanted.")
    ]
    path = tmp_path / "two.json"
    path.write_text(json.dumps(postings), encoding="utf-8")
    data = json.loads(call("check", str(path), "--format", "json").out)
    assert data["schema"] == "ethicalrecruit.reports/0"
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(data)) == []
    data["reports"][1]["verdict"] = "none"
    assert not validator.is_valid(data)


def test_progress_is_shown_to_those_who_watch() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    watched = Terminal()
    with export_line(watched, quiet=False) as told:
        assert told is not None
        told("findings.csv", 1, 3)
    assert "writing findings.csv: 33 %" in watched.getvalue()
    assert watched.getvalue().endswith("\r")
    with export_line(io.StringIO(), quiet=False) as told:
        assert told is None


def test_forms_can_stand_in_the_run_file(call: Any, tmp_path: Path) -> None:
    run_file = tmp_path / "run.yaml"
    table = (FIXTURES / "ads.csv").as_posix()
    run_file.write_text(f"input: {table}\nout: run\nfindings: [csv, sqlite]\njson_logs: true\n", encoding="utf-8")
    ended = call("audit", "--run", str(run_file))
    assert ended.code == 0, ended.err
    assert {"findings.csv", "run.sqlite"} <= {path.name for path in (tmp_path / "run").iterdir()}
    logged = [json.loads(line) for line in ended.err.splitlines()]
    assert [one["file"] for one in logged if one["event"] == "writing"] == ["findings.csv", "run.sqlite"]
    run_file.write_text(f"input: {table}\nout: other\nfindings: parket\n", encoding="utf-8")
    ended = call("audit", "--run", str(run_file))
    assert ended.code == 2
    assert "run.yaml:3" in ended.err
