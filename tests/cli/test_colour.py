"""Colour only at a terminal, never against NO_COLOR."""

import io
import os
import subprocess
import sys

import pytest

from ethicalrecruit.cli.streams import columns, wants_colour


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_at_a_terminal(environment: dict[str, str], wanted: bool) -> None:  # noqa: FBT001  # a parameter of the test
    assert wants_colour(Terminal(), environment) is wanted


def test_never_elsewhere() -> None:
    assert not wants_colour(io.StringIO(), {})
    assert not wants_colour(None, {})
    assert columns(io.StringIO(), 100) == 100
    assert columns(Terminal(), 10) == 10


@pytest.mark.skipif(os.name != "posix", reason="terminals of this kind are for POSIX")
@pytest.mark.parametrize("no_colour", ["", "1"])
def test_a_real_terminal(ad: str, no_colour: str) -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_colour}
    with subprocess.Popen(
        [sys.executable, "-m", "ethicalrecruit", "check", ad, "--quiet"], stdout=theirs, env=environment
    ) as process:
        os.close(theirs)
        pieces = []
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux tells that the other side is closed
                break
            if not piece:
                break
            pieces.append(piece)
    os.close(ours)
    assert process.returncode == 0
    assert (b"\x1b[1m" in b"".join(pieces)) is not bool(no_colour)
