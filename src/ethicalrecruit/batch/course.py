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
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.frozen import dataclass

_LONG = 0.25
_TIMES = 20
"""What takes longer than that is followed by so many times as long without it."""


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

    def __init__(
        self,
        folder: RunFolder,
        job: Job,
        begun: Checkpoint | None,
        pace: Pace,
        inputs_must_be_the_same: Callable[[], None],
    ) -> None:
        self.tally = Tally()
        self.seen = SeenDocuments()
        self._folder = folder
        self._job = job
        self._pace = pace
        self._inputs_must_be_the_same = inputs_must_be_the_same
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
        self._due = time.monotonic() + pace.seconds_between_checkpoints

    def take_all(self, results: Iterable[Done], told: Callable[[], None]) -> None:
        """Take results in, chunk by chunk; whatever stops this, what was taken in is written down if it can be."""
        try:
            for done in results:
                self._take(done)
                told()
                if time.monotonic() >= self._due:
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
        """Write down how far the run has come.

        Raises:
            UnreadableSource: if an input changed meanwhile: rows of its other form must not be gone on with.
        """
        begun = time.monotonic()
        self._inputs_must_be_the_same()
        self._folder.sync()
        table, end = self._at
        files = {name: self._folder.file(name).stamp() for name in GROWING}
        counts = self.tally.counts()
        put_checkpoint(self._folder, Checkpoint(self._job, table, end, files, self._kept.stamp(), counts))
        ended = time.monotonic()
        took = ended - begun
        # Looking at very many files takes its time, so it is done less often.
        self._due = ended + max(self._pace.seconds_between_checkpoints, _TIMES * took if took > _LONG else 0.0)

    def save(self) -> None:
        """The same where the run is being stopped: if it cannot be done, the checkpoint before it holds."""
        if self._is_whole and self.tally.rows > self.rows_before:
            try:
                self.write_down()
            except (OSError, MemoryError, ValueError, UnreadableSource):
                return
