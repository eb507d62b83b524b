"""Errors in lines: what, where, how to mend; several faults together; nothing that steers a terminal."""

from pathlib import Path

import pytest

from ethicalrecruit.cli import streams
from ethicalrecruit.cli.error_text import MOST_FAULTS, error_text
from ethicalrecruit.errors import InputError, OptionError, RuleBookFaults, RuleSchemaError, UnreadableSource


def test_three_lines() -> None:
    error = OptionError("This is wrong.", "a.yaml:1:2", "Write it so.")
    assert error_text(error) == "error: This is wrong.\n  where: a.yaml:1:2\n  mend: Write it so."
    assert error_text(OptionError("This is wrong.")) == "error: This is wrong."


def test_several_faults_of_a_book() -> None:
    faults = RuleBookFaults([RuleSchemaError("One.", "a.yaml:1:1", "Mend one."), RuleSchemaError("Two.", "b.yaml:2:1")])
    assert error_text(faults).splitlines() == [
        "error: The rule book has 2 faults and was not loaded.",
        "  One.",
        "    where: a.yaml:1:1",
        "    mend: Mend one.",
        "  Two.",
        "    where: b.yaml:2:1",
    ]


def test_more_faults_than_anybody_reads() -> None:
    faults = RuleBookFaults([RuleSchemaError(f"Fault {at}.") for at in range(MOST_FAULTS + 7)])
    assert error_text(faults).endswith("\n  and 7 more")


def test_faults_of_a_document_keep_their_lines() -> None:
    assert error_text(InputError("Two faults.\n  one\n  two")) == "error: Two faults.\n  one\n  two"


def test_nothing_steers_the_terminal() -> None:
    shown = error_text(UnreadableSource("a\x1b[2Jb", "c\x1b[2Jd\ne", "f\u202eg"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "d ⏎ e" in shown


def test_the_machines_trouble() -> None:
    assert error_text(MemoryError()).startswith("error: There is not enough memory.")
    assert error_text(OSError(28, "No space left on device", "run")) == (
        "error: No space left on device.\n  where: run\n"
        "  mend: Check the names, who may read and write there, and the room on the disk."
    )


def test_a_document_is_not_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGEST_INPUT", 10)
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableSource, match="audit takes a table"):
        streams.read_bytes(str(path))
    path.write_bytes(b"x" * 10)
    assert streams.read_bytes(str(path)) == b"x" * 10
