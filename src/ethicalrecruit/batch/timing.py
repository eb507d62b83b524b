"""The one file of a run that tells of the clock and the machine, and so differs from run to run."""

import platform
import time
from datetime import UTC, datetime
from typing import Any

from ethicalrecruit.batch.contracts import TIMING_SCHEMA


class Stopwatch:
    """Measures one run from its making on."""

    def __init__(self) -> None:
        self._started_at = datetime.now(UTC)
        self._start = time.perf_counter()

    @property
    def seconds(self) -> float:
        """How long ago it was made."""
        return time.perf_counter() - self._start

    def page(self, rows: int, *, workers: int = 1, rows_before: int = 0) -> dict[str, Any]:
        """The content of ``timing.json``.

        Args:
            rows: all rows of the run.
            workers: how many processes shared them.
            rows_before: rows that an earlier part of the run had done; the seconds are those of the last part.
        """
        seconds = self.seconds
        return {
            "schema": TIMING_SCHEMA,
            "started_at": self._started_at.isoformat(timespec="seconds"),
            "ended_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
            "rows_per_second": round((rows - rows_before) / seconds, 1) if seconds else None,
            "workers": workers,
            "resumed_after_rows": rows_before,
            "host": platform.node(),
            "system": platform.platform(),
            "python": platform.python_version(),
        }
