"""The course of a run from its first row, or from where it was stopped, to its last."""

import time
from collections.abc import Callable, Iterable

from ethicalrecruit.batch.checkpoint import Checkpoint, put_checkpoint, seen_bytes, seen_pairs
from ethicalrecruit.batch.chunks import Done
from ethicalrecruit.batch.duplicates import SeenDocuments
from ethicalrecruit.batch.folder import SEEN, RunFolder
from ethicalrecruit.batch.job import Job
from ethicalrecruit.batch.sinks import GROWING, RowSinks
from ethicalrecruit.batch.tally import Tally
from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How a run is parcelled; nothing of it changes what comes out.

    Attributes:
        chunk_rows: rows that are worked on at a time, and sent to a worker together.
        seconds_between_checkpoints: how often it is written down how far the run has come.
    """

    chunk_rows: int = 50
    seconds_between_checkpoints: float = 5.0


class Course:
    """A run under way: results go in, in order; its files, counts and checkpoints are kept together.

    Attributes:
        tally: the counts so far.
        seen: the documents so far.
        rows_before: rows that an earlier part of the run had done.
    """

    def __init__(self, folder: RunFolder, job: Job, begun: Checkpoint | None, pace: Pace) -> None:
        self.tally = Tally()
        self.seen = SeenDocuments()
        self._folder = folder
        self._job = job
        self._pace = pace
        self._at = (0, 0)
        self._is_whole = True
        if begun is None or begun.files is None or begun.counts is None:
            folder.keep_only(())
            put_checkpoint(folder, Checkpoint(job))
            self._sinks = RowSinks(folder, begun=False)
            self._kept = folder.beside(SEEN)
        else:
            for name in GROWING:
                folder.file(name, begun.files[name])
            self._kept = folder.beside(SEEN, begun.seen)
            folder.keep_only(GROWING)
            self._sinks = RowSinks(folder, begun=True)
            self.seen.replay(seen_pairs(folder, self._kept))
            self.tally.merge(begun.counts)
            self._at = (begun.table, begun.end)
        self.rows_before = self.tally.rows
        self._written_down = time.monotonic()

    def take_all(self, results: Iterable[Done], told: Callable[[], None]) -> None:
        """Take results in, chunk by chunk; whatever stops this, what was taken in is written down if it can be."""
        try:
            for done in results:
                self._take(done)
                told()
                if time.monotonic() - self._written_down >= self._pace.seconds_between_checkpoints:
                    self.write_down()
        except BaseException:
            self.save()
            raise

    def _take(self, done: Done) -> None:
        self._is_whole = False
        first_row = self.seen.first_row
        parts: list[bytes] = []
        pairs: list[tuple[int, int]] = []
        for head, row, digest, tail in done.lines:
            parts.append(head)
            if digest:
                pairs.append((digest, row))
                earlier = first_row(digest, row)
                if earlier is not None:
                    parts.append(b"%d" % earlier)
            parts.append(tail)
        self._sinks.write(b"".join(parts), done.findings, done.rejects, done.costs)
        self._kept.write_bytes(seen_bytes(pairs))
        self.tally.merge(done.counts)
        self._at = (done.table, done.end)
        self._is_whole = True

    def write_down(self) -> None:
        """Write down how far the run has come."""
        self._folder.sync()
        table, end = self._at
        files = {name: self._folder.file(name).stamp() for name in GROWING}
        counts = self.tally.counts()
        put_checkpoint(self._folder, Checkpoint(self._job, table, end, files, self._kept.stamp(), counts))
        self._written_down = time.monotonic()

    def save(self) -> None:
        """The same where the run is being stopped: if it cannot be done, the checkpoint before it holds."""
        if self._is_whole and self.tally.rows > self.rows_before:
            try:
                self.write_down()
            except (OSError, MemoryError, ValueError):
                return
