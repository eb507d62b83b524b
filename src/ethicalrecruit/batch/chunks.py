"""Rows in chunks: what goes to a worker, what is done there, and what comes back.

Both ways cross from one process to another, so both are plain and small: cells go out as they stand, and lines
come back ready to be written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from ethicalrecruit.batch.duplicates import document_digest
from ethicalrecruit.batch.folder import as_utf8
from ethicalrecruit.batch.sinks import finding_lines, reject_line, row_line
from ethicalrecruit.batch.tally import Counts, Tally
from ethicalrecruit.batch.work import RowResult, RowWork
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.row import Reject, Row

_parts = attrgetter(*(field.name for field in fields(Row)))

Packed = tuple[Any, ...] | Reject
"""A row as a tuple of its fields, which pickles in a fraction of the time."""

Line = tuple[bytes, int, int, bytes]
"""The first half of a row's line, its number, the digest of its document (0 for none), and the second half."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of one table, in their order.

    Attributes:
        table: which of the tables of the run.
        end: how many rows of that table were read when the chunk was full, those included that were not wanted.
        rows: the rows, packed.
    """

    table: int
    end: int
    rows: tuple[Packed, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk.

    Attributes:
        table: as in the chunk.
        end: as in the chunk.
        lines: of each row its line of ``rows.csv``.
        findings: lines of ``findings.jsonl``.
        rejects: lines of ``rejects.csv``.
        costs: lines of ``costs.csv``.
        counts: of its rows.
    """

    table: int
    end: int
    lines: Sequence[Line]
    findings: bytes
    rejects: bytes
    costs: bytes
    counts: Counts


def packed(row: Row | Reject) -> Packed:
    """A row made ready to cross to another process."""
    return row if isinstance(row, Reject) else tuple(_parts(row))


def unpacked(row: Packed) -> Row | Reject:
    """A row as it was before."""
    return row if isinstance(row, Reject) else Row(*row)


@dataclass(frozen=True, slots=True)
class ChunkWork:
    """Examines chunks: a pure function, so that any number of processes can share the chunks.

    Attributes:
        works: for each table of the run what examines its rows.
    """

    works: Mapping[int, RowWork]

    def __call__(self, chunk: Chunk) -> Done:
        """What becomes of the rows of a chunk."""
        work = self.works[chunk.table]
        results = [work.examine(unpacked(row)) for row in chunk.rows]
        tally = Tally()
        for result in results:
            tally.add(result)
        return Done(
            table=chunk.table,
            end=chunk.end,
            lines=[_line(result) for result in results],
            findings=as_utf8(finding_lines(results)),
            rejects=as_utf8(_reject_lines(results)),
            costs=as_utf8("".join([result.costs for result in results])),
            counts=tally.counts(),
        )


def _line(result: RowResult) -> Line:
    head, tail = row_line(result)
    digest = document_digest(result.subject) if result.subject else 0
    return as_utf8(head), result.row, digest, as_utf8(tail)


def _reject_lines(results: Iterable[RowResult]) -> str:
    return "".join(reject_line(result.reject) for result in results if result.reject is not None)
