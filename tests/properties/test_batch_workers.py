"""Whatever the rows, the size of chunks, the number of workers and the stops: the same bytes."""

import csv
import io
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethicalrecruit.batch.course import Course, Pace
from ethicalrecruit.batch.run import audit
from ethicalrecruit.rulebook.loader import load_book

BOOK = load_book()
HEADER = ("id", "posted_on", "destination", "cost_1_item", "cost_1_amount", "cost_1_payer", "occupation")
ROW = st.tuples(
    st.sampled_from(["", "a", "b", "=c"]),
    st.sampled_from(["2025-01-01", "bad", ""]),
    st.sampled_from(["GB", "Atlantis", ""]),
    st.sampled_from(["FEE_PLACEMENT", ""]),
    st.sampled_from(["900", "1,234", ""]),
    st.sampled_from(["worker", "employer", ""]),
    st.sampled_from(["2221", "7231", ""]),
)


def made(folder: Path, name: str, **options: Any) -> dict[str, bytes]:
    """The bytes of a run."""
    audit(BOOK, folder / "table.csv", folder / name, **options)
    return {path.name: path.read_bytes() for path in (folder / name).iterdir() if path.name != "timing.json"}


def stopped(folder: Path, name: str, after: int, **options: Any) -> bool:
    """A run that is interrupted after some chunks; False if it came to its end."""
    take, taken = Course._take, 0  # noqa: SLF001  # the place to stop at

    def counted(course: Course, done: Any) -> None:
        nonlocal taken
        if taken == after:
            raise KeyboardInterrupt
        taken += 1
        take(course, done)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Course, "_take", counted)
        try:
            audit(BOOK, folder / "table.csv", folder / name, **options)
        except KeyboardInterrupt:
            return True
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="starting processes anew for each example takes too long")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(ROW, min_size=1, max_size=14),
    chunk_rows=st.integers(1, 6),
    workers=st.integers(1, 4),
    after=st.integers(0, 6),
    options=st.fixed_dictionaries(
        {}, optional={"limit": st.integers(1, 12), "sample": st.integers(1, 9), "only_health": st.booleans()}
    ),
)
def test_workers_chunks_and_stops_change_nothing(
    rows: list[tuple[str, ...]], chunk_rows: int, workers: int, after: int, options: dict[str, Any]
) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([HEADER, *rows, ("last", *[""] * (len(HEADER) - 1))])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "table.csv").write_text(file.getvalue(), encoding="utf-8")
        plain = made(folder, "plain", **options)
        assert made(folder, "shared", workers=workers, pace=Pace(chunk_rows=chunk_rows), **options) == plain
        if stopped(folder, "stopped", after, pace=Pace(chunk_rows=chunk_rows), **options):
            # What was done before the first chunk is nothing, and leaves nothing behind.
            assert made(folder, "stopped", resume=after > 0, pace=Pace(chunk_rows=7), **options) == plain
