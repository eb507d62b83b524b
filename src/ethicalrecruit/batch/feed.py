"""The rows of a run, table after table, in chunks; which of them are wanted, and where to go on."""

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from ethicalrecruit.batch.chunks import Chunk, Packed, packed
from ethicalrecruit.batch.inputs.table import Table
from ethicalrecruit.frozen import dataclass

CHUNK_ROWS = 50
"""Rows of a chunk: enough that sending it costs little, and few enough that progress is seen."""

_CHUNK_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """A draw of rows.

    Attributes:
        rows: the drawn ones, counted from 1 over all tables.
        seed: what names the draw.
        of: how many rows there are.
    """

    rows: frozenset[int]
    seed: int
    of: int

    def page(self) -> Mapping[str, int]:
        """What the summary says of it."""
        return {"size": len(self.rows), "seed": self.seed, "of": self.of}


def drawn(rows: int, size: int, seed: int) -> Sample:
    """Draw some of so many rows. A larger draw with the same seed holds the smaller one.

    >>> drawn(1000, 3, 7).rows < drawn(1000, 4, 7).rows
    True
    """
    # Each row has a number of its own under a seed, and the smallest are drawn: the same under every version of Python.
    keys = ((blake2b(f"{seed}:{row}".encode(), digest_size=8).digest(), row) for row in range(1, rows + 1))
    return Sample(frozenset(row for _, row in heapq.nsmallest(size, keys)), seed, rows)


def counted_rows(tables: Iterable[Table], limit: int | None) -> int:
    """How many rows some tables have, or as many as may be read."""
    count = 0
    for table in tables:
        for _ in table.rows():
            count += 1
            if count == limit:
                return count
    return count


class Feed:
    """Chunks of the rows of some tables.

    Args:
        tables: the tables.
        limit: how many rows are read at most, over all tables.
        wanted: the rows that are wanted, counted from 1 over all tables; None for all.
        chunk_rows: how many rows make a chunk.
        start: table and rows of it that were done earlier; they are read and passed over.
    """

    def __init__(
        self,
        tables: Sequence[Table],
        *,
        limit: int | None = None,
        wanted: Collection[int] | None = None,
        chunk_rows: int = CHUNK_ROWS,
        start: tuple[int, int] = (0, 0),
    ) -> None:
        self._tables = tables
        self._limit = limit
        self._wanted = wanted
        self._chunk_rows = chunk_rows
        self._start = start
        self._read = self._begun = 0
        self.stopped = False
        """Whether there are more rows than may be read; known at the end."""

    @property
    def blank(self) -> int:
        """How many blank lines were passed over so far."""
        return sum(table.blank for table in self._tables[: self._begun])

    def __iter__(self) -> Iterator[Chunk]:
        for at, table in enumerate(self._tables):
            self._begun = at + 1
            yield from self._chunks(at, table)
            if self.stopped:
                return

    def _chunks(self, at: int, table: Table) -> Iterator[Chunk]:
        rows: list[Packed] = []
        size = end = 0
        for end, row in enumerate(table.rows(self._read), start=1):  # the last one counts
            if self._read == self._limit:
                self.stopped = True
                end -= 1  # noqa: PLW2901  # this one was only looked at
                break
            self._read += 1
            if (at, end) <= self._start or (self._wanted is not None and self._read not in self._wanted):
                continue
            rows.append(packed(row))
            size += sum(map(len, row.cells.values()))
            if len(rows) >= self._chunk_rows or size >= _CHUNK_CHARACTERS:
                yield Chunk(at, end, tuple(rows))
                rows, size = [], 0
        if rows:
            yield Chunk(at, end, tuple(rows))
