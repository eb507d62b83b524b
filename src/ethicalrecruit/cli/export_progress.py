"""How far the writing or reading of a run has come, on standard error, and only where somebody watches."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

from ethicalrecruit.cli.json_logs import log_line

_WIDTH = 60
_SECONDS_BETWEEN_LOGS = 5.0


@contextmanager
def export_line(
    stream: IO[str] | None, *, quiet: bool, doing: str = "writing"
) -> Iterator[Callable[[str, int, int], None] | None]:
    """One line that is written over and over, and wiped at the end; None where it would only litter a log."""
    if quiet or stream is None or not stream.isatty():
        yield None
        return
    shown = False

    def tell(name: str, read: int, size: int) -> None:
        nonlocal shown
        share = 100 * read // size if size else 100
        with suppress(OSError, ValueError):
            stream.write(f"\r{f'{doing} {name}: {share} %'.ljust(_WIDTH)}")
            stream.flush()
        shown = True

    try:
        yield tell
    finally:
        if shown:
            with suppress(OSError, ValueError):
                stream.write(f"\r{' ' * _WIDTH}\r")
                stream.flush()


def export_log(*, quiet: bool) -> Callable[[str, int, int], None] | None:
    """The same as lines of JSON, every few seconds and at the end of each file."""
    if quiet:
        return None
    last = time.monotonic()

    def tell(name: str, read: int, size: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _SECONDS_BETWEEN_LOGS and read < size:
            return
        last = now
        log_line("writing", file=name, bytes_read=read, bytes=size)

    return tell
