"""How far the writing or reading of a run has come, on standard error, and only where somebody watches."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from ethicalrecruit.cli.json_logs import log_line
from ethicalrecruit.cli.one_line import one_line

_SECONDS_BETWEEN_LOGS = 5.0


@contextmanager
def export_line(
    stream: IO[str] | None, *, quiet: bool, doing: str = "writing"
) -> Iterator[Callable[[str, int, int], None] | None]:
    """One line that is written over and over, and wiped at the end; None where it would only litter a log."""
    with one_line(stream, quiet=quiet) as show:
        if show is None:
            yield None
            return

        def tell(name: str, read: int, size: int) -> None:
            share = 100 * read // size if size else 100
            show(f"{doing} {name}: {share} %")

        yield tell


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
