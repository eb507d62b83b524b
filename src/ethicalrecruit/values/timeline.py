"""Dated values: half-open intervals that answer with a value or a reason.

A boundary may be known only as a window. Inside the window both sides are possible, and whoever asks must
find them to agree before answering.
"""

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.truth import Truth

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Boundary:
    """The day something starts or ends, or the window in which it does.

    The change takes effect on a day from ``earliest`` to ``latest``, both included. A day that is known has
    both alike.
    """

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"A boundary runs from earliest to latest, not from {self.earliest} to {self.latest}.")

    @classmethod
    def on(cls, day: date) -> "Boundary":
        """A boundary whose day is known."""
        return cls(day, day)

    def passed(self, day: date) -> Truth:
        """Whether the change has taken effect on this day; UNKNOWN inside the window."""
        if day >= self.latest:
            return Truth.YES
        return Truth.NO if day < self.earliest else Truth.UNKNOWN

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        return f"between {self.earliest.isoformat()} and {self.latest.isoformat()}"


class Reason(StrEnum):
    """Why a timeline has no value on a day."""

    NOT_YET = "not_yet"
    ENDED = "ended"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``since`` (included) until ``until`` (not included); None means no bound is known on that side."""

    since: Boundary | None
    until: Boundary | None

    def holds(self, day: date) -> Truth:
        """Whether the day lies inside; UNKNOWN near a boundary that is not known exactly."""
        started = Truth.YES if self.since is None else self.since.passed(day)
        ended = Truth.NO if self.until is None else self.until.passed(day)
        if started is Truth.NO or ended is Truth.YES:
            return Truth.NO
        return Truth.YES if started is Truth.YES and ended is Truth.NO else Truth.UNKNOWN

    def meets(self, other: "Interval") -> bool:
        """Whether the two can share a day."""
        return _starts_before_end(self, other) and _starts_before_end(other, self)

    def __str__(self) -> str:
        since = "" if self.since is None else f"since {self.since}"
        until = "" if self.until is None else f"until {self.until}"
        return ", ".join(part for part in (since, until) if part) or "always"


def _starts_before_end(first: Interval, second: Interval) -> bool:
    return first.since is None or second.until is None or first.since.earliest < second.until.latest


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One value of a timeline, the interval it holds in, and the name of its edition."""

    value: T
    interval: Interval
    edition: str


@dataclass(frozen=True, slots=True)
class Candidate(Generic[T]):
    """What a timeline may say on a day: an entry, or None with the reason."""

    entry: Entry[T] | None
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Timeline(Generic[T]):
    """Entries in order of time; gaps are allowed, overlaps are not."""

    entries: tuple[Entry[T], ...]

    def at(self, day: date) -> tuple[Candidate[T], ...]:
        """All that the timeline may say on a day: one candidate if it is certain, several near a boundary.

        >>> one = Timeline((Entry("first", Interval(Boundary.on(date(2021, 7, 1)), None), "2021"),))
        >>> one.at(date(2021, 6, 30))[0].reason.value, one.at(date(2021, 7, 1))[0].entry.value
        ('not_yet', 'first')
        """
        certain = [entry for entry in self.entries if entry.interval.holds(day) is Truth.YES]
        if certain:
            return (Candidate(certain[0], None),)
        possible = [entry for entry in self.entries if entry.interval.holds(day) is Truth.UNKNOWN]
        found = tuple(Candidate(entry, None) for entry in possible)
        # Between two neighbours that share an uncertain boundary one of them certainly holds.
        if len(found) > 1:
            return found
        return (*found, Candidate(None, self._reason(day)))

    def during(self, interval: Interval) -> tuple[Candidate[T], ...]:
        """Every entry that can hold on some day of an interval, for subjects without a date."""
        found = tuple(Candidate(entry, None) for entry in self.entries if entry.interval.meets(interval))
        return found or (Candidate(None, Reason.NOT_RECORDED),)

    def _reason(self, day: date) -> Reason:
        if not self.entries:
            return Reason.NOT_RECORDED
        starts = [entry.interval.since for entry in self.entries]
        if all(start is not None and start.passed(day) is not Truth.YES for start in starts):
            return Reason.NOT_YET
        ends = [entry.interval.until for entry in self.entries]
        if all(end is not None and end.passed(day) is not Truth.NO for end in ends):
            return Reason.ENDED
        return Reason.NOT_RECORDED
