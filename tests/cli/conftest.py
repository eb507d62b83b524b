"""Two ways to call the command line: as a process of its own, and inside the test for the many small cases."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ethicalrecruit.cli.main import main

AD = """\
Registered Nurses wanted for NHS hospitals in England!
We are recruiting nurses living in Ghana.
Processing fee GBP 900, payable by the candidate to the agency before departure.
The agency keeps your passport until the contract ends.
Contact Mrs Ama Doe on +233 20 000 0000.
"""
QUIET_AD = "Staff nurse at our clinic in Leeds. The employer pays all recruitment costs. Apply on our website."


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended."""

    code: int
    out: str
    err: str


Call = Callable[..., Ended]


@pytest.fixture
def shell() -> Call:
    """The program as a process of its own."""

    def run(*argv: str, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ended:
        done = subprocess.run(
            [sys.executable, "-m", "ethicalrecruit", *argv],
            input=stdin,
            capture_output=True,
            check=False,
            env={**os.environ, **(env or {})},
            timeout=60,
        )
        return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """The program inside the test."""

    def run(*argv: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="ascii"))
        capsys.readouterr()
        code = main(argv)
        out, err = capsys.readouterr()
        return Ended(code, out, err)

    return run


@pytest.fixture
def ad(tmp_path: Path) -> str:
    path = tmp_path / "ad.txt"
    path.write_text(AD, encoding="utf-8")
    return str(path)


@pytest.fixture
def quiet_ad(tmp_path: Path) -> str:
    path = tmp_path / "quiet.txt"
    path.write_text(QUIET_AD, encoding="utf-8")
    return str(path)
