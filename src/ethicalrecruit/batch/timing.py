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

    def page(self, rows: int) -> dict[str, Any]:
        """The content of ``timing.json``."""
        seconds = time.perf_counter() - self._start
        return {
            "schema": TIMING_SCHEMA,
            "started_at": self._started_at.isoformat(timespec="seconds"),
            "ended_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "seconds": round(seconds, 3),
            "rows_per_second": round(rows / seconds, 1) if seconds else None,
            "workers": 1,
            "host": platform.node(),
            "system": platform.platform(),
            "python": platform.python_version(),
        }
