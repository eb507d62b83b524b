"""Counts of a measurement: how many are right, read without a label, or missed, each share with its bounds."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

_Z = 1.959963984540054  # the normal deviate of 95 %


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The bounds of the Wilson interval at 95 % for a share; 0 and 1 where nothing was counted.

    >>> [round(bound, 3) for bound in wilson(8, 10)]
    [0.49, 0.943]
    """
    if whole == 0:
        return 0.0, 1.0
    share, weight = part / whole, _Z * _Z / whole
    middle = (share + weight / 2) / (1 + weight)
    half = _Z * sqrt(share * (1 - share) / whole + weight / (4 * whole)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def data(self) -> dict[str, Any]:
        """For JSON; the share and its bounds are None where nothing was counted."""
        low, high = wilson(self.part, self.whole)
        counted = self.whole > 0
        return {
            "k": self.part,
            "n": self.whole,
            "share": round(self.part / self.whole, 4) if counted else None,
            "low": round(low, 4) if counted else None,
            "high": round(high, 4) if counted else None,
        }

    def __str__(self) -> str:
        if self.whole == 0:
            return "- of 0"
        low, high = wilson(self.part, self.whole)
        return f"{self.part / self.whole:.2f} ({low:.2f}-{high:.2f}) of {self.whole}"


@dataclass(slots=True)
class Tally:
    """What was read beside what is labelled.

    Attributes:
        right: labelled and read.
        alarms: read and not labelled.
        missed: labelled and not read.
    """

    right: int = 0
    alarms: int = 0
    missed: int = 0

    def count(self, *, labelled: bool, read: bool) -> None:
        """Take in one more."""
        self.right += labelled and read
        self.alarms += read and not labelled
        self.missed += labelled and not read

    @property
    def empty(self) -> bool:
        """Whether nothing was labelled and nothing read."""
        return self.right + self.alarms + self.missed == 0

    @property
    def precision(self) -> Share:
        """Of what was read, what is labelled."""
        return Share(self.right, self.right + self.alarms)

    @property
    def recall(self) -> Share:
        """Of what is labelled, what was read."""
        return Share(self.right, self.right + self.missed)

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "right": self.right,
            "false_alarms": self.alarms,
            "missed": self.missed,
            "precision": self.precision.data(),
            "recall": self.recall.data(),
        }


@dataclass(slots=True)
class QuoteTally:
    """Quotes that share characters with a quote of the other side, and how many there are on each side."""

    read: int = 0
    read_met: int = 0
    labelled: int = 0
    labelled_met: int = 0

    @property
    def precision(self) -> Share:
        """Of the quotes read, those that meet a labelled one."""
        return Share(self.read_met, self.read)

    @property
    def recall(self) -> Share:
        """Of the labelled quotes, those that meet one that was read."""
        return Share(self.labelled_met, self.labelled)

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {"precision": self.precision.data(), "recall": self.recall.data()}
