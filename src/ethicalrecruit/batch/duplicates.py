"""Documents that occur more than once in a run. Digests of them are all that grows with the rows."""

from array import array
from collections.abc import Iterable
from hashlib import blake2b

MOST_DOCUMENTS = 4_000_000
"""After so many different documents further ones are not remembered, and the summary says so."""

_FIRST_SLOTS = 1 << 12


def document_digest(subject: str) -> int:
    """What a document is remembered by: 64 bits of a digest of its identity, never 0.

    Two of four million different documents share one with a chance of less than one in a million.
    """
    return int.from_bytes(blake2b(subject.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") or 1


class SeenDocuments:
    """Remembers in which row a document was seen first: 12 bytes a slot, at most two thirds of them filled.

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
        self._clear(_FIRST_SLOTS)

    def first_row(self, digest: int, row: int) -> int | None:
        """The row in which the document was seen first; None if this is the first, or it is not remembered."""
        slot = self._slot(digest)
        earlier = self._rows[slot]
        if earlier:
            self.duplicates += 1
            return earlier
        if self.distinct >= self.most:
            self.reached = True
            return None
        self._digests[slot], self._rows[slot] = digest, row
        self.distinct += 1
        if 3 * self.distinct > 2 * len(self._rows):
            self._grow()
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

    def _slot(self, digest: int) -> int:
        last = len(self._rows) - 1
        slot = digest & last
        while self._rows[slot] and self._digests[slot] != digest:
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        before = zip(self._digests, self._rows, strict=True)
        self._clear(2 * len(self._rows))
        for digest, row in before:
            if row:
                slot = self._slot(digest)
                self._digests[slot], self._rows[slot] = digest, row

    def _clear(self, slots: int) -> None:
        self._digests = array("Q", bytes(8 * slots))
        rows = array("I")
        self._rows = array("I", bytes(rows.itemsize * slots))
