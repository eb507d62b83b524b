"""One line on a terminal that is written over and over, and wiped at the end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO


@contextmanager
def one_line(stream: IO[str] | None, *, quiet: bool) -> Iterator[Callable[[str], None] | None]:
    """Shows a text in place of the one before; None where it would only litter a log.

    A terminal that goes away in the meantime stops nobody's work.
    """
    if quiet or stream is None or not stream.isatty():
        yield None
        return
    width = 0

    def write(text: str) -> None:
        with suppress(OSError, ValueError):
            stream.write(text)
            stream.flush()

    def show(text: str) -> None:
        nonlocal width
        write(f"\r{text.ljust(width)}")
        width = len(text)

    try:
        yield show
    finally:
        if width:
            write(f"\r{' ' * width}\r")
