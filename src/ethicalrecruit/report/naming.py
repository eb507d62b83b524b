"""Who is named in a report, and which counts are shown."""

from collections.abc import Sequence
from dataclasses import field
from math import sqrt

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.report.replies import Replies
from ethicalrecruit.report.small_cells import Total, withheld

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Naming:
    """Whether names may stand in a report.

    Attributes:
        public: whether the report is to be published; else it is a working copy that names everybody.
        reason: why agencies and employers are named although no right of reply is recorded; "" for none.
        replies: who was asked, and what was replied.
        day: the day on which a day for replies must have passed, in ISO form; "" for one on which none has.
    """

    public: bool = False
    reason: str = ""
    replies: Replies = field(default_factory=Replies)
    day: str = ""

    @property
    def names_all(self) -> bool:
        """Whether everybody may be named."""
        return not self.public or bool(self.reason)

    @property
    def withholds(self) -> bool:
        """Whether somebody may be withheld."""
        return not self.names_all

    def may_name(self, name: str) -> bool:
        """Whether this agency or employer may be named: it replied, or the day for its reply has passed."""
        return self.names_all or self.replies.could_reply(name, self.day)

    def counts(self, counts: Sequence[int], totals: Sequence[Total] = ()) -> tuple[int | None, ...]:
        """Counts of a table that could tell who is meant; None for those that are withheld.

        Args:
            counts: the counts.
            totals: sums of them that are known.
        """
        return withheld(counts, totals) if self.public else tuple(counts)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), as two shares.

    >>> [round(end, 3) for end in wilson(5, 10)]
    [0.237, 0.763]
    """
    if not whole:
        return 0.0, 1.0
    share = part / whole
    squared = _Z * _Z
    middle = share + squared / (2 * whole)
    spread = _Z * sqrt(share * (1 - share) / whole + squared / (4 * whole * whole))
    below = 1 + squared / whole
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)
