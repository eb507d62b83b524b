"""How far a run has come, as those are told who watch it."""

import time
from collections.abc import Callable

from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come.

    Attributes:
        rows: rows done, those of an earlier part of the run included.
        rejected: those of them that could not be used.
        set_aside: those of them that were not asked for.
        indicators: all indicators in them.
        seconds: since this part of the run began.
        rows_per_second: of this part of the run.
        seconds_left: by the share of the input that was read; None where that is not known.
        ended: whether nothing is to follow.
    """

    rows: int
    rejected: int
    set_aside: int
    indicators: int
    seconds: float
    rows_per_second: float
    seconds_left: float | None
    ended: bool = False


OnProgress = Callable[[Progress], None]


class Pulse:
    """Measures a part of a run.

    Args:
        rows_before: rows done in earlier parts.
        all_bytes: the size of the input; 0 if it is not known.
    """

    def __init__(self, rows_before: int, all_bytes: int) -> None:
        self._start = time.perf_counter()
        self._before = rows_before
        self._all_bytes = all_bytes
        self._first_byte: int | None = None

    def progress(  # noqa: PLR0913  # the counts of a run
        self, *, rows: int, rejected: int, set_aside: int, indicators: int, position: int | None, ended: bool
    ) -> Progress:
        """What is told now.

        Args:
            rows: as in ``Progress``, as are the others.
            rejected: as there.
            set_aside: as there.
            indicators: as there.
            position: bytes of the input that were read; None if that is not known.
            ended: as there.
        """
        seconds = time.perf_counter() - self._start
        return Progress(
            rows=rows,
            rejected=rejected,
            set_aside=set_aside,
            indicators=indicators,
            seconds=seconds,
            rows_per_second=(rows - self._before) / seconds if seconds else 0.0,
            seconds_left=0.0 if ended else self._left(seconds, position),
            ended=ended,
        )

    def _left(self, seconds: float, position: int | None) -> float | None:
        if position is None or not self._all_bytes:
            return None
        if self._first_byte is None:
            # Rows that were done earlier are passed over quickly; they say nothing of those to come.
            self._first_byte = position if self._before else 0
        read = position - self._first_byte
        return seconds * max(0, self._all_bytes - position) / read if read > 0 else None
