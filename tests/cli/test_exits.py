"""Every exit code, each from a process of its own, and never a traceback."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.cli import main as main_module
from ethicalrecruit.cli.endings import Ended
from ethicalrecruit.cli.exits import Exit, exit_of, first_of
from ethicalrecruit.errors import (
    EmptySource,
    InputError,
    MachineError,
    MissingExtra,
    OptionError,
    ResumeError,
    RuleBookFaults,
    RuleFileError,
    UnknownTable,
    UnreadableSource,
)

# Broken files of tests, and a rule that says what it must not.
BROKEN_RULE = "id: mine.broken\ntitle: A rule without the rest of it\n"


def test_0_done(shell: Any, ad: str) -> None:
    ended = shell("check", ad, "--day", "2024-01-15")
    assert ended.code == 0
    assert "ilo.recruitment-fee" in ended.out
    assert ended.err == ""


def test_1_a_condition_is_not_met(shell: Any, ad: str) -> None:
    ended = shell("check", ad, "--day", "2024-01-15", "--fail-on", "high")
    assert ended.code == 1
    assert "ilo.recruitment-fee" in ended.out
    assert ended.err == "note: an indicator reaches high (--fail-on)\n"


def test_2_wrong_call(shell: Any, ad: str) -> None:
    ended = shell("check", ad, "--fromat", "json")
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err == 'error: There is no option "--fromat".\n  mend: Did you mean "--format"?\n'


def test_3_unreadable(shell: Any, tmp_path: Path, ad: str) -> None:
    rule = tmp_path / "mine" / "packs" / "mine" / "broken.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(BROKEN_RULE, encoding="utf-8")
    ended = shell("check", ad, "--packs", str(tmp_path / "mine"))
    assert ended.code == 3
    assert ended.out == ""
    assert "was not loaded" in ended.err
    assert "broken.yaml:1:1" in ended.err
    assert "Traceback" not in ended.err


def test_5_nothing_to_read(shell: Any) -> None:
    ended = shell("check", "-", stdin=b"\xef\xbb\xbf \n\t")
    assert ended.code == 5
    assert ended.err == "error: There is nothing to read.\n  where: -\n  mend: Give a text.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device on this system")
def test_7_standard_output_is_full(ad: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ethicalrecruit", "check", ad],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 7
    assert done.stderr.decode().startswith("error: The result could not be written: No space left on device.\n")
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="closing descriptors is for POSIX shells")
def test_7_standard_output_is_closed(ad: str) -> None:
    command = f'exec "{sys.executable}" -m ethicalrecruit check "{ad}" >&-'
    done = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 7
    assert b"Standard output is closed." in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are for POSIX")
def test_130_interrupted() -> None:
    # Whoever runs the tests in the background has SIGINT ignored for all below; the program must hear it.
    program = (
        "import signal, sys; from ethicalrecruit.cli.main import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "print('ready', file=sys.stderr, flush=True); sys.exit(main(['check', '-']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        time.sleep(0.3)  # it may interrupt at any place inside main
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b"interrupted\n"


@pytest.mark.skipif(os.name != "posix", reason="signals are for POSIX")
@pytest.mark.parametrize(("asked", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_129_and_143_asked_to_end(tmp_path: Path, asked: signal.Signals, code: int) -> None:
    command = [sys.executable, "-m", "ethicalrecruit", "audit", "-", "--out", str(tmp_path / "run"), "--json-logs"]
    (tmp_path / "scratch").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "scratch")}
    # Whoever runs the tests under nohup has SIGHUP ignored for all below; the program must hear it.
    before = signal.signal(asked, signal.SIG_DFL)
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    finally:
        signal.signal(asked, before)
    with process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"id,text\n1,Nurses wanted\n")
        process.stdin.flush()
        assert json.loads(process.stderr.readline())["event"] == "start"
        while not list((tmp_path / "scratch").glob("*/input")):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(asked)
        last = json.loads(process.communicate(timeout=60)[1])
    assert process.returncode == last["exit"] == code
    assert last["text"] == f"ended by {asked.name}"
    assert list((tmp_path / "scratch").iterdir()) == [], "a copy of standard input was left"


@pytest.mark.parametrize(("argv", "code"), [(["facts"], 0), (["check", "AD", "--fail-on", "low"], 1)])
def test_a_reader_who_leaves_early_changes_nothing(ad: str, argv: list[str], code: int) -> None:
    words = [ad if word == "AD" else word for word in argv]
    with subprocess.Popen(
        [sys.executable, "-m", "ethicalrecruit", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == code
    assert err == b""


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OptionError("x"), 2),
        (EmptySource("x"), 5),
        (UnreadableSource("x"), 3),
        (InputError("x"), 3),
        (UnknownTable("x"), 3),
        (RuleBookFaults([RuleFileError("x")]), 3),
        (MissingExtra("x"), 3),
        (ResumeError("x"), 6),
        (MachineError("x"), 7),
        (MemoryError(), 7),
        (OSError(errno.ENOSPC, "full"), 7),
        (OSError(errno.EACCES, "no"), 3),
        (KeyError("a fault of ours"), 7),
        (KeyboardInterrupt(), 130),
        (Ended(signal.SIGTERM), 143),
    ],
)
def test_every_kind_of_error_has_a_code(error: BaseException, code: int) -> None:
    assert exit_of(error) == code


def test_the_first_of_several() -> None:
    order = [Exit.MACHINE, Exit.REFUSED, Exit.UNREADABLE, Exit.NOTHING, Exit.REJECTS, Exit.NOT_MET]
    for at, code in enumerate(order):
        assert first_of(reversed(order[at:])) is code
    assert first_of([Exit.DONE]) is Exit.DONE


def test_a_fault_of_ours_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_argv: list[str]) -> Exit:
        raise KeyError("a\x1b[2Jb")

    monkeypatch.setattr(main_module, "_run", broken)
    monkeypatch.delenv("ETHICALRECRUIT_TRACEBACK", raising=False)
    assert main_module.main([]) == 7
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "\x1b" not in err
    assert "Please report this" in err
    monkeypatch.setenv("ETHICALRECRUIT_TRACEBACK", "1")
    main_module.main([])
    assert "Traceback" in capsys.readouterr().err
