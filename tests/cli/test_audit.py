"""``audit``: a table in, a run folder and a closing page out; every row accounted for."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch.progress import Progress
from ethicalrecruit.cli.progress import progress_line

TABLE = """\
id,kind,posted_on,destination.country,text,colour
a1,ad,2024-01-15,GB,"Nurses wanted. Processing fee GBP 900, payable by the candidate.",red
a2,ad,2024-01-15,GB,"Nurses wanted. The employer pays all recruitment costs.",red
a3,ad,2024-13-15,GB,"Nurses wanted.",red
a4,ad,,GB,"Nurses wanted. Processing fee GBP 700, payable by the candidate.",red
"""
CLEAN = "".join(line for line in TABLE.splitlines(keepends=True) if "2024-13" not in line)


@pytest.fixture
def ads(tmp_path: Path) -> str:
    path = tmp_path / "ads.csv"
    path.write_text(CLEAN, encoding="utf-8")
    return str(path)


@pytest.fixture
def dirty_ads(tmp_path: Path) -> str:
    path = tmp_path / "dirty.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def out(tmp_path: Path) -> str:
    return str(tmp_path / "run")


def test_0_done(shell: Any, ads: str, out: str) -> None:
    ended = shell("audit", ads, "--out", out)
    assert ended.code == 0
    assert ended.err == "note: ads.csv was read as CSV, utf-8, comma\n"
    assert "3 rows in = 3 audited + 0 rejected" in ended.out
    assert "3 distinct documents; 0 rows with the document of an earlier row" in ended.out
    assert "2 rows with at least one indicator" in ended.out
    assert re.search(r"\nilo\.recruitment-fee +high +2 ", ended.out)
    assert "columns not used\n  colour\n" in ended.out
    assert f"run folder: {out}\n" in ended.out
    assert "An indicator is not a finding of wrongdoing" in ended.out
    assert json.loads((Path(out) / "summary.json").read_text(encoding="utf-8"))["rows"] == 3


def test_1_an_indicator_reaches_the_level(call: Any, ads: str, tmp_path: Path) -> None:
    assert call("audit", ads, "--out", str(tmp_path / "one"), "--fail-on", "high").code == 1
    assert call("audit", ads, "--out", str(tmp_path / "two"), "--fail-on", "critical").code == 0


def test_4_more_rejects_than_allowed(shell: Any, dirty_ads: str, out: str) -> None:
    ended = shell("audit", dirty_ads, "--out", out, "--fail-on", "high")
    assert ended.code == 4
    assert "4 rows in = 3 audited + 1 rejected" in ended.out
    assert re.search(r"rejected for column +rows\nposted_on +1\n", ended.out)
    assert "note: 1 row rejected, more than --max-rejects 0; rejects.csv says why" in ended.err
    assert (Path(out) / "rejects.csv").is_file()


def test_rejects_that_are_allowed(call: Any, dirty_ads: str, out: str) -> None:
    assert call("audit", dirty_ads, "--out", out, "--max-rejects", "1").code == 0


def test_6_a_folder_that_is_there_stays(shell: Any, ads: str, out: str) -> None:
    Path(out).mkdir()
    ended = shell("audit", ads, "--out", out)
    assert ended.code == 6
    assert f"where: {out}" in ended.err
    assert list(Path(out).iterdir()) == []


def test_days_and_limit(call: Any, ads: str, tmp_path: Path) -> None:
    limited = call("audit", ads, "--out", str(tmp_path / "one"), "--limit", "2")
    assert "2 rows in = 2 audited + 0 rejected" in limited.out
    assert "stopped after 2 rows (--limit); the file has more" in limited.out
    undated = call("audit", ads, "--out", str(tmp_path / "two"))
    assert "1 row without a day; --fallback-day names one" in undated.out
    dated = call("audit", ads, "--out", str(tmp_path / "three"), "--fallback-day", "2024-02-01")
    assert "without a day" not in dated.out
    call("audit", ads, "--out", str(tmp_path / "four"), "--day", "2025-01-01")
    rows = (tmp_path / "four" / "rows.csv").read_text(encoding="utf-8")
    assert "2025-01-01" in rows
    assert "2024-01-15" not in rows


def test_a_mapping(call: Any, tmp_path: Path, out: str) -> None:
    table = tmp_path / "theirs.csv"
    words = "Nurses wanted. Processing fee £900, payable by the candidate."
    table.write_text(f"Ref;Anzeige\n1;{words}\n", encoding="cp1252")
    mapping = tmp_path / "theirs.yaml"
    mapping.write_text("columns:\n  Ref: id\ntext: [Anzeige]\n", encoding="utf-8")
    ended = call("audit", str(table), "--out", out, "--map", str(mapping), "--encoding", "cp1252", "--delimiter", ";")
    assert ended.code == 0, ended.err
    assert "1 rows in = 1 audited + 0 rejected" in ended.out
    assert "1 row with at least one indicator" in ended.out


@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (["--day", "tody"], 2, 'Did you mean "today"?'),
        (["--fallback-day", "posted"], 2, '"posted" is not a day.'),
        (["--destination", "Ganna"], 2, 'Did you mean "Ghana"?'),
        (["--delimiter", "ab"], 2, "cannot divide cells"),
        (["--encoding", "utf-88"], 2, "is no encoding"),
        (["--limit", "0"], 2, "limit"),
        (["--limit", "two"], 2, '"two" is not a number of 0 or more'),
        (["--map", "none.yaml"], 3, "none.yaml"),
    ],
)
def test_wrong_options(call: Any, ads: str, argv: list[str], code: int, words: str) -> None:
    out = f"{ads}.run"
    ended = call("audit", ads, "--out", out, *argv)
    assert ended.code == code
    assert words in ended.err
    assert not Path(out).exists()


@pytest.mark.parametrize(("content", "code"), [(b"", 5), (b"id,text\n", 5), (b"id,text\n1,\xff\xfe\n", None)])
def test_tables_that_hold_nothing(call: Any, tmp_path: Path, out: str, content: bytes, code: int | None) -> None:
    table = tmp_path / "odd.csv"
    table.write_bytes(content)
    ended = call("audit", str(table), "--out", out)
    assert ended.code == code if code is not None else ended.code in (3, 4)
    assert "Traceback" not in ended.err


def test_a_missing_table(call: Any, tmp_path: Path, out: str) -> None:
    assert call("audit", str(tmp_path / "none.csv"), "--out", out).code == 3
    assert call("audit", "-", "--out", out).code == 5  # nothing is sent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_for_terminals() -> None:
    terminal = Terminal()
    with progress_line(terminal, quiet=False) as told:
        assert told is not None
        told(Progress(1500, 2, 0, 40, 3.0, 500.0, 90.0))
        told(Progress(1550, 2, 0, 41, 3.1, 500.0, 89.0))  # too soon after the one before
        told(Progress(1600, 2, 0, 42, 3.2, 500.0, 0.0, ended=True))
    assert "1,500 rows, 500 a second, 2 rejected, 40 indicators so far, about 2 minutes left" in terminal.getvalue()
    assert "1,550" not in terminal.getvalue()
    assert "1,600" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r")
    for stream, quiet in ((terminal, True), (io.StringIO(), False), (None, False)):
        with progress_line(stream, quiet=quiet) as told:
            assert told is None
