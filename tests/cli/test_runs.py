"""Runs on the command line: in one file, among workers, resumed, and told to programs."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.cli.parser import build_parser
from ethicalrecruit.datafiles.yaml_files import schema_of

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
READ_AS = "note: ads.csv was read as CSV, utf-8, comma\n"
NOT_IN_A_FILE = {"help", "run_file", "resume"}  # to go on is asked of one call, and is no part of what a run is


def audit_parser() -> Any:
    commands = next(one for one in build_parser("1")._actions if one.dest == "command")  # noqa: SLF001
    return commands.choices["audit"]  # type: ignore[index]  # the parsers by their names


def test_every_option_can_stand_in_a_run_file() -> None:
    options = {one.dest for one in audit_parser()._actions} - NOT_IN_A_FILE  # noqa: SLF001
    keys = {{"input": "files"}.get(key, key) for key in schema_of("run-file")["properties"]} - {"title"}
    assert keys == options
    Draft202012Validator.check_schema(schema_of("run-file"))


def test_a_run_file_does_what_its_options_do(call: Any, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "ads.csv").write_bytes((FIXTURES / "ads-with-faults.csv").read_bytes())
    (tmp_path / "watch.yaml").write_bytes((FIXTURES / "watch-list-romania.yaml").read_bytes())
    run_file = tmp_path / "deep" / "run.yaml"
    run_file.write_text(
        "title: Ads of the summer\ninput: ../ads.csv\nout: one\nday: 2025-08-01\nlimit: 12\nworkers: 2\n"
        "lists: [../watch.yaml]\nmax_rejects: 20%\nonly_health: true\nprofile: research\n",
        encoding="utf-8",
    )
    by_file = call("audit", "--run", str(run_file))
    assert (by_file.code, by_file.err) == (0, READ_AS)
    by_words = call(
        "audit", str(tmp_path / "ads.csv"), "--out", str(tmp_path / "two"), "--day", "2025-08-01", "--limit", "12",
        "--lists", str(tmp_path / "watch.yaml"), "--max-rejects", "20%", "--only-health", "--profile", "research",
    )  # fmt: skip
    assert by_words.code == 0
    for path in (tmp_path / "two").iterdir():
        if path.name != "timing.json":
            assert path.read_bytes() == (tmp_path / "deep" / "one" / path.name).read_bytes()


def test_the_command_line_wins_and_says_so(call: Any, tmp_path: Path) -> None:
    run_file = tmp_path / "run.yaml"
    run_file.write_text(f"input: {FIXTURES / 'ads.csv'}\nout: one\nlimit: 5\nseed: 0\n", encoding="utf-8")
    ended = call("audit", "--run", str(run_file), "--limit", "3", "--seed", "0")
    assert ended.code == 0
    assert ended.out.startswith("3 rows in")
    assert ended.err == "note: the command line gives limit 3, not limit 5 as the run file does\n" + READ_AS
    assert (tmp_path / "one").is_dir()


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("inptu: x.csv\nout: run\n", 2, 'run.yaml:1:1\n  mend: Did you mean "input"?'),
        ("input: x.csv\nresume: true\n", 2, 'Unknown key "resume"'),
        ("input: x.csv\nlimit: five\nfail_on: hihg\n", 2, 'Did you mean "high"?'),
        ("input: x.csv\nout: run\nday: tody\n", 2, "run.yaml:3:1"),
        ("input: x.csv\nout: run\nmax_rejects: 101%\n", 2, "run.yaml:3:1"),
        ("input: x.csv\nout: run\nmax_rejects: some\n", 2, "run.yaml:3:1"),
        ("input: x.csv\ninput: y.csv\n", 3, 'The key "input" stands twice'),
        ("input: [x.csv\n", 3, "not readable as YAML"),
        ("input: x.csv\n", 2, "required: --out"),
        ("out: run\n", 2, "required: INPUT"),
        ("input: x.csv\nout: run\n", 3, "There is no such file"),
        (None, 3, "There is no such run file"),
    ],
)
def test_faults_of_a_run_file(call: Any, tmp_path: Path, text: str | None, code: int, words: str) -> None:
    run_file = tmp_path / "run.yaml"
    if text is not None:
        run_file.write_text(text, encoding="utf-8")
    ended = call("audit", "--run", str(run_file))
    assert (ended.code, ended.out) == (code, "")
    assert words in ended.err
    assert not (tmp_path / "run").exists()


def events(err: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in err.splitlines()]


def test_logs_for_programs(call: Any, tmp_path: Path) -> None:
    words = ("audit", str(FIXTURES / "ads-with-faults.csv"), "--out", str(tmp_path / "run"), "--json-logs")
    ended = call(*words)
    assert ended.code == 4
    told = events(ended.err)
    assert [one["event"] for one in told] == ["start", "progress", "note", "note", "end"]
    assert told[0]["workers"] == 1
    assert (told[1]["rows"], told[1]["rejected"], told[1]["seconds_left"]) == (14, 2, 0)
    assert "was read as CSV" in told[2]["text"]
    assert "more than --max-rejects 0" in told[3]["text"]
    assert {key: told[4][key] for key in ("rows", "audited", "rejected", "set_aside", "exit")} == {
        "rows": 14, "audited": 12, "rejected": 2, "set_aside": 0, "exit": 4,
    }  # fmt: skip
    assert all(one["at"].endswith("+00:00") for one in told)
    again = call(*words)
    assert again.code == 6
    assert [(one["event"], one.get("exit")) for one in events(again.err)] == [("start", None), ("error", 6)]
    assert call(*words[:3], str(tmp_path / "quiet"), "--json-logs", "--quiet").err == ""


def test_resume(call: Any, tmp_path: Path) -> None:
    out = tmp_path / "run"
    refused = call("audit", str(FIXTURES / "ads.csv"), "--out", str(out), "--resume")
    assert refused.code == 6
    assert "There is no unfinished run to go on with." in refused.err
    script = (
        "import os, signal, sys\n"
        "from ethicalrecruit.batch import course\n"
        "from ethicalrecruit.cli.main import entry_point\n"
        "took = course.Course._take\n"
        "def take(self, done):\n"
        "    took(self, done)\n"
        "    self.write_down()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "course.Course._take = take\n"
        "entry_point()\n"
    )
    table = tmp_path / "many.csv"
    head, *rows = (FIXTURES / "ads.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text(head + "".join(rows * 5), encoding="utf-8")
    words = ["audit", str(table), "--out", str(out)]
    killed = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL if os.name == "posix" else killed.returncode != 0
    assert "An unfinished run stands there" in call(*words).err
    assert call(*words, "--resume", "--day", "2024-01-01").code == 6
    resumed = call(*words, "--resume")
    assert (resumed.code, resumed.err) == (
        0,
        "note: many.csv was read as CSV, utf-8, comma\nnote: resumed after 50 rows that were done before\n",
    )
    whole = call("audit", str(table), "--out", str(tmp_path / "whole"))
    assert resumed.out.replace(str(out), "") == whole.out.replace(str(tmp_path / "whole"), "")
    assert call(*words, "--resume").code == 6
    assert not (tmp_path / "run.partial").exists()


def test_rows_that_were_not_asked_for_are_told(call: Any, tmp_path: Path) -> None:
    table = tmp_path / "jobs.csv"
    table.write_text("id,occupation\n1,2221\n2,7231\n3,\n", encoding="utf-8")
    ended = call("audit", str(table), "--out", str(tmp_path / "run"), "--only-health")
    assert "3 rows in = 2 audited + 0 rejected + 1 set aside\n" in ended.out
    assert "1 row set aside: the job is known to be outside health work" in ended.out
    drawn = call("audit", str(table), "--out", str(tmp_path / "drawn"), "--sample", "2", "--seed", "5")
    assert "2 rows in = 2 audited + 0 rejected\n" in drawn.out
    assert "drawn at random from 3 rows (--sample 2 --seed 5)" in drawn.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--max-rejects", "14%"], 4),
        (["--max-rejects", "15%"], 0),
        (["--max-rejects", "x%"], 2),
        (["--workers", "0"], 2),
    ],
)
def test_shares_and_workers(call: Any, tmp_path: Path, words: list[str], code: int) -> None:
    assert call("audit", str(FIXTURES / "ads-with-faults.csv"), "--out", str(tmp_path / "run"), *words).code == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device on this system")
def test_a_full_standard_output_leaves_the_run_whole(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ethicalrecruit", "audit", str(FIXTURES / "ads.csv"), "--out", str(tmp_path / "run")]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 7
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "run" / "manifest.json").is_file()


def test_a_closed_pipe_changes_nothing(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "ethicalrecruit", "audit", str(FIXTURES / "ads.csv"), "--out", str(tmp_path / "run")]
    with subprocess.Popen(
        [*words, "--json-logs"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        told = events(process.stderr.read())
    assert process.returncode == 0
    assert [one["event"] for one in told] == ["start", "progress", "note", "end"]
    assert (tmp_path / "run" / "manifest.json").is_file()
