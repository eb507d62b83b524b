"""Documents that occur more than once in a run. Digests of them are all that grows with the rows."""

from array import array
from hashlib import blake2b

MOST_DOCUMENTS = 4_000_000
"""After so many different documents further ones are not remembered, and the summary says so."""

_FIRST_SLOTS = 1 << 12


class SeenDocuments:
    """Remembers in which row a document was seen first: 24 bytes a slot, at most two thirds of them filled.

    Attributes:
        distinct: how many different documents were seen.
        most: how many are remembered.
        reached: whether there were more.

    >>> seen = SeenDocuments()
    >>> seen.first_row("a", 1), seen.first_row("b", 2), seen.first_row("a", 3)
    (None, None, 1)
    """

    def __init__(self, most: int = MOST_DOCUMENTS) -> None:
        self.distinct = 0
        self.most = most
        self.reached = False
        self._clear(_FIRST_SLOTS)

    def first_row(self, subject: str, row: int) -> int | None:
        """The row in which the document was seen first; None if this is the first, or it is not remembered."""
        digest = blake2b(subject.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        high, low = int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")
        slot = self._slot(high, low)
        if self._rows[slot]:
            return self._rows[slot]
        if self.distinct >= self.most:
            self.reached = True
            return None
        self._high[slot], self._low[slot], self._rows[slot] = high, low, row
        self.distinct += 1
        if 3 * self.distinct > 2 * len(self._rows):
            self._grow()
        return None

    def _slot(self, high: int, low: int) -> int:
        last = len(self._rows) - 1
        slot = low & last
        while self._rows[slot] and (self._high[slot] != high or self._low[slot] != low):
            slot = (slot + 1) & last
        return slot

    def _grow(self) -> None:
        before = zip(self._high, self._low, self._rows, strict=True)
        self._clear(2 * len(self._rows))
        for high, low, row in before:
            if row:
                slot = self._slot(high, low)
                self._high[slot], self._low[slot], self._rows[slot] = high, low, row

    def _clear(self, slots: int) -> None:
        self._high, self._low = array("Q", bytes(8 * slots)), array("Q", bytes(8 * slots))
        self._rows = array("Q", bytes(8 * slots))
