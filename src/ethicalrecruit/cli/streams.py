"""Standard input, output and error: always UTF-8, whatever the machine's locale says."""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from ethicalrecruit.errors import MachineError, UnreadableSource, suggest

STANDARD_INPUT = "-"
LARGEST_INPUT = 32 * 1024 * 1024


def use_utf8() -> None:
    """Make standard output and error UTF-8 with the same line ends everywhere.

    Half a character pair, which a damaged text may hold, is written as an escape instead of stopping us.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write_out(text: str) -> None:
    """Write a result to standard output.

    Raises:
        BrokenPipeError: if nobody reads any more.
        MachineError: if it cannot be written, as on a full disk.
    """
    if sys.stdout is None:
        raise MachineError("Standard output is closed.", "", "Open it, or send the result to a file.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
        raise
    except OSError as error:
        _abandon(sys.stdout)
        what = f"The result could not be written: {error.strerror or error}."
        raise MachineError(what, "standard output", "Make room, or send it elsewhere.") from None


def write_note(text: str) -> None:
    """Write a remark to standard error; if that fails there is nobody left to tell."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()


def _abandon(stream: IO[str]) -> None:
    """Point a stream nobody can be reached by at nothing, or Python would complain about it once more at its end."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def wants_colour(stream: IO[str] | None, environment: Mapping[str, str]) -> bool:
    """Whether to colour: only at a terminal that can, and never against NO_COLOR."""
    if stream is None or environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()


_WAITING = "note: paste the text, then end it with Ctrl-D (on Windows with Ctrl-Z and Enter) on a line of its own"


def columns(stream: IO[str] | None, most: int) -> int:
    """How wide to write: as wide as the terminal, and the same everywhere else."""
    if stream is None or not stream.isatty():
        return most
    return min(most, shutil.get_terminal_size((most, 24)).columns)


def read_bytes(name: str, *, quiet: bool = False) -> bytes:
    """All bytes of a file, or of standard input for ``-``.

    Args:
        name: the file, or ``-``.
        quiet: whether to say nothing while a terminal is waited for.

    Raises:
        UnreadableSource: if they cannot be had, or are more than one document can be.
    """
    try:
        if name == STANDARD_INPUT:
            if sys.stdin is None:
                raise UnreadableSource("Standard input is closed.", name, "Name a file, or send a text.")
            if sys.stdin.isatty() and not quiet:
                print(_WAITING, file=sys.stderr)
            data = sys.stdin.buffer.read(LARGEST_INPUT + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST_INPUT + 1)
    except FileNotFoundError:
        if Path(name).is_symlink():
            raise UnreadableSource("This link leads to no file.", name, "Check where the link leads.") from None
        raise UnreadableSource("There is no such file.", name, _near(name)) from None
    except IsADirectoryError:
        raise UnreadableSource("This is a folder, not a file.", name, "Name one file; audit takes a table.") from None
    except PermissionError:
        what = "This is a folder, not a file." if Path(name).is_dir() else "The file may not be read."
        raise UnreadableSource(what, name, "Check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableSource(f"This cannot be read: {reason}.", name, "Check the name.") from None
    if len(data) > LARGEST_INPUT:
        size = LARGEST_INPUT // (1024 * 1024)
        raise UnreadableSource(f"This has more than {size} MB.", name, "Give one document; audit takes a table.")
    return data


def _near(name: str) -> str:
    path = Path(name)
    known: list[str] = []
    with contextlib.suppress(OSError):
        known = [entry.name for entry in path.parent.iterdir()]
    return suggest(path.name, known) or "Check the name."
