"""How far an audit has come, on standard error, and only where somebody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO


@contextmanager
def progress_line(stream: IO[str] | None, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """One line that is written over and over, and wiped at the end; None where it would only litter a log."""
    if quiet or stream is None or not stream.isatty():
        yield None
        return
    shown = ""

    def tell(rows: int, rejected: int) -> None:
        nonlocal shown
        line = f"{rows:,} rows read, {rejected:,} rejected"
        with suppress(OSError, ValueError):
            stream.write(f"\r{line.ljust(len(shown))}")
            stream.flush()
        shown = line

    try:
        yield tell
    finally:
        with suppress(OSError, ValueError):
            stream.write(f"\r{' ' * len(shown)}\r")
            stream.flush()
