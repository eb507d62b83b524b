"""How far an audit has come, on standard error: a line for people who watch, or lines of JSON for programs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from ethicalrecruit.batch.progress import OnProgress, Progress
from ethicalrecruit.cli.json_logs import log_line
from ethicalrecruit.cli.one_line import one_line
from ethicalrecruit.render.wording import counted

_SECONDS_BETWEEN_LINES = 0.2
_SECONDS_BETWEEN_LOGS = 5.0
_MINUTE, _HOUR = 60, 3600


@contextmanager
def progress_line(stream: IO[str] | None, *, quiet: bool) -> Iterator[OnProgress | None]:
    """One line that is written over and over, and wiped at the end; None where it would only litter a log."""
    with one_line(stream, quiet=quiet) as show:
        if show is None:
            yield None
            return
        last = -_SECONDS_BETWEEN_LINES

        def tell(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _SECONDS_BETWEEN_LINES or progress.ended:
                last = now
                show(progress_text(progress))

        yield tell


def progress_log(*, quiet: bool) -> OnProgress | None:
    """Progress as lines of JSON, every few seconds and at the end."""
    if quiet:
        return None
    last = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _SECONDS_BETWEEN_LOGS and not progress.ended:
            return
        last = now
        left = progress.seconds_left
        log_line(
            "progress",
            rows=progress.rows,
            rejected=progress.rejected,
            set_aside=progress.set_aside,
            indicators=progress.indicators,
            rows_per_second=round(progress.rows_per_second, 1),
            seconds_left=None if left is None else round(left),
        )

    return tell


def progress_text(progress: Progress) -> str:
    """Progress in a line.

    >>> progress_text(Progress(1500, 2, 0, 40, 3.0, 500.0, 90.0))
    '1,500 rows, 500 a second, 2 rejected, 40 indicators so far, about 2 minutes left'
    """
    rate = f"{progress.rows_per_second:,.0f} a second"
    parts = [f"{progress.rows:,} rows", rate, f"{progress.rejected:,} rejected"]
    if progress.set_aside:
        parts.append(f"{progress.set_aside:,} set aside")
    parts.append(f"{progress.indicators:,} indicators so far")
    if progress.seconds_left is not None and not progress.ended:
        parts.append(f"about {duration(progress.seconds_left)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A time in words, rounded up.

    >>> duration(0.2), duration(61), duration(3 * 3600 + 61)
    ('1 second', '2 minutes', '3 hours 2 minutes')
    """
    whole = max(1, -int(-seconds // 1))
    if whole < _MINUTE:
        return counted(whole, "second")
    minutes = -(-whole // _MINUTE)
    if whole < _HOUR:
        return counted(minutes, "minute")
    hours, minutes = divmod(minutes, _MINUTE)
    return f"{counted(hours, 'hour')} {counted(minutes, 'minute')}"
