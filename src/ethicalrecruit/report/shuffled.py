"""Lines written in the order of their keys, not in that of the input, which could tell whose they are."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Protocol, Self

_FILES = 64


class Writer(Protocol):
    """What takes text."""

    def write(self, text: str, /) -> object:
        """Take some."""


class Shuffled:
    """Gathers lines and writes them in the order of their keys; use it as a context.

    They wait in a few dozen files, each of which is small enough to be sorted in memory.

    Args:
        write: takes each of them in the end.
    """

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._stack = ExitStack()
        self._parts: list[IO[str]] = []

    def __enter__(self) -> Self:
        """Open the files."""
        for _ in range(_FILES):
            part = TemporaryFile("w+", encoding="utf-8", newline="\n")  # the stack closes it
            self._parts.append(self._stack.enter_context(part))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what was gathered, unless something went wrong."""
        try:
            if error is None:
                self._settle()
        finally:
            self._stack.close()

    def add(self, key: str, line: str) -> None:
        """Gather one; the key is made of hexadecimal digits, and those of one key keep their order."""
        self._parts[int(key[:2], 16) * _FILES // 256].write(json.dumps([key, line]) + "\n")

    def _settle(self) -> None:
        for part in self._parts:
            part.seek(0)
            found = sorted((json.loads(line) for line in part), key=lambda pair: pair[0])
            for _, line in found:
                self._write(line)
