"""``ethicalrecruit report`` as it is called."""

from pathlib import Path

import pytest

from ethicalrecruit.cli.main import main

pytest.importorskip("jinja2", reason="reports in HTML need the extra report")

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("report") / "run"
    assert main(["audit", str(FIXTURES / "ads.csv"), "--out", str(out), "--quiet"]) == 0
    return str(out)


def test_a_report_is_written_with_its_tables(run: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.html"
    assert main(["report", run, "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        str(tmp_path / f"report{end}") for end in (".html", "-indicators.csv", "-costs.csv")
    ]
    assert "working copy" in told.err
    assert main(["report", run, "--out", str(out)]) == 6


@pytest.mark.parametrize(
    ("form", "begins"), [("markdown", "# What"), ("csv", "row,id,"), ("sarif", "{"), ("html", "<!DOCTYPE")]
)
def test_a_report_is_printed(run: str, form: str, begins: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", run, "--public", "--format", form]) == 0
    told = capsys.readouterr()
    assert told.out.lstrip().startswith(begins)
    assert "Golden Ladder" not in told.out
    assert told.err == ""


def test_replies_and_reasons_let_names_stand(run: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replies = tmp_path / "replies.yaml"
    replies.write_text(
        "replies:\n  - {agency: Golden Ladder Placements, asked: 2026-01-02, reply_by: 2026-01-31, replied: null}\n",
        encoding="utf-8",
    )
    asked = ["report", run, "--public", "--format", "markdown", "--replies", str(replies)]
    assert main([*asked, "--day", "2026-01-31"]) == 0
    shown = capsys.readouterr().out
    assert "Golden Ladder" not in shown
    assert "1 of them was asked, and the day for a reply has not passed" in shown
    assert main(["report", run, "--public", "--day", "2026-01-31"]) == 2
    assert "belongs to a file of replies" in capsys.readouterr().err
    assert main([*asked, "--day", "2026-02-01"]) == 0
    shown = capsys.readouterr().out
    assert "had passed by 1 February 2026" in shown
    assert "Golden Ladder Placements" in shown
    assert "Lakeside Care Bridge" not in shown
    assert "No reply is recorded so far" in shown
    assert main(["report", run, "--public", "--format", "markdown", "--name-reason", "They asked to be named."]) == 0
    shown = capsys.readouterr().out
    assert "Lakeside Care Bridge" in shown
    assert "They asked to be named" in shown


@pytest.mark.parametrize("options", [["--name-reason", "x"], ["--public", "--name-reason", " "]])
def test_a_reason_needs_words_and_a_public_report(
    run: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", run, *options]) == 2
    assert "reason for naming" in capsys.readouterr().err


def test_an_edited_or_cut_run_is_named(run: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in Path(run).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    findings = tmp_path / "findings.jsonl"
    whole = findings.read_bytes()
    findings.write_bytes(whole[:-100])
    (tmp_path / "costs.csv").unlink()
    assert main(["report", str(tmp_path)]) == 3
    told = capsys.readouterr().err
    assert "findings.jsonl has" in told
    assert "costs.csv is missing" in told
    findings.write_bytes(whole.replace(b"indicator", b"INDICATOR", 1))
    (tmp_path / "costs.csv").write_bytes((Path(run) / "costs.csv").read_bytes())
    assert main(["report", str(tmp_path)]) == 3
    assert "findings.jsonl was changed" in capsys.readouterr().err
