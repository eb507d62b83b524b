"""Documents that occur more than once in a run. Digests of them are all that grows with the rows."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b

MOST_DOCUMENTS = 4_000_000
"""After so many different documents further ones are not remembered, and the summary says so."""

_PARTS = 256
_FIRST_SLOTS = 16


def document_digest(subject: str) -> int:
    """What a document is remembered by: 64 bits of a digest of its identity, never 0.

    Two of four million different documents share one with a chance of less than one in a million.
    """
    return int.from_bytes(blake2b(subject.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


class SeenDocuments:
    """Remembers in which row a document was seen first, in some 18 bytes a document.

    Digests are shared out to many small parts, and each of them grows by itself and by a quarter only: one great table
    that doubles would need three times its memory for a moment.

    Attributes:
        distinct: how many different documents were seen.
        duplicates: rows whose document stood in an earlier row.
        most: how many documents are remembered.
        reached: whether there were more.

    >>> seen = SeenDocuments()
    >>> seen.first_row(5, 1), seen.first_row(7, 2), seen.first_row(5, 3)
    (None, None, 1)
    """

    def __init__(self, most: int = MOST_DOCUMENTS) -> None:
        self.distinct = self.duplicates = 0
        self.most = most
        self.reached = False
        self._parts = tuple(_Part() for _ in range(_PARTS))

    def first_row(self, digest: int, row: int) -> int | None:
        """The row in which the document was seen first; None if this is the first, or it is not remembered."""
        which, rest = digest % _PARTS, digest // _PARTS
        part = self._parts[which]
        slot = part.slot(rest)
        if earlier := part.rows[slot]:
            self.duplicates += 1
            return earlier
        if self.distinct >= self.most:
            self.reached = True
            return None
        part.fill(slot, rest, row)
        self.distinct += 1
        return None

    def replay(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take in digests and rows of an earlier part of the run, in their order."""
        for digest, row in pairs:
            self.first_row(digest, row)

    def page(self) -> dict[str, int | bool]:
        """What the summary says of documents."""
        return {
            "distinct": self.distinct,
            "duplicates": self.duplicates,
            "remembered_at_most": self.most,
            "more_than_remembered": self.reached,
        }


class _Part:
    """A table of digests and rows, each at the first free slot from where its digest says; a row is never 0."""

    __slots__ = ("_digests", "_filled", "rows")

    def __init__(self) -> None:
        self._filled = 0
        self._clear(_FIRST_SLOTS)

    def slot(self, digest: int) -> int:
        """Where a digest stands, or is to stand."""
        rows, digests, slots = self.rows, self._digests, len(self.rows)
        slot = digest % slots
        while rows[slot] and digests[slot] != digest:
            slot = (slot + 1) % slots
        return slot

    def fill(self, slot: int, digest: int, row: int) -> None:
        """Put a digest where it is to stand."""
        self._digests[slot], self.rows[slot] = digest, row
        self._filled += 1
        if 4 * self._filled > 3 * len(self.rows):
            self._grow()

    def _grow(self) -> None:
        before = zip(self._digests, self.rows, strict=True)
        self._clear(len(self.rows) * 5 // 4)
        for digest, row in before:
            if row:
                slot = self.slot(digest)
                self._digests[slot], self.rows[slot] = digest, row

    def _clear(self, slots: int) -> None:
        self._digests = array("Q", bytes(8 * slots))
        rows = array("I")
        self.rows = array("I", bytes(rows.itemsize * slots))
