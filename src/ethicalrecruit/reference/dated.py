"""How the reference files write days, windows, remarks and the confirmation of a statement."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Path as DataPath
from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.errors import EthicalRecruitError, RuleBookError, RuleSchemaError
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.grades import Verified
from ethicalrecruit.values.timeline import Boundary, Interval


@dataclass(frozen=True, slots=True)
class Verification:
    """How a statement about the law was confirmed: its substance, and the number or place it is cited by."""

    substance: Verified
    pinpoint: Verified


@dataclass(frozen=True, slots=True)
class DatedNote:
    """A remark shown on days from ``since`` until before ``until``; it is no edition and settles nothing."""

    since: date
    until: date | None
    text: str

    def shows(self, day: date | None) -> bool:
        """Whether it is shown on a day; without a day every remark is."""
        return day is None or (self.since <= day and (self.until is None or day < self.until))


def texts_on(notes: Sequence[DatedNote], day: date | None) -> tuple[str, ...]:
    """The texts of the remarks shown on a day.

    >>> texts_on([DatedNote(date(2026, 1, 1), None, "A successor is expected.")], date(2025, 12, 31))
    ()
    """
    return tuple(note.text for note in notes if note.shows(day))


class FileReader:
    """Reads the values of one reference file and collects what is wrong with them.

    Attributes:
        faults: every fault found so far, in order.
    """

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.faults: list[RuleBookError] = []

    def fault(self, what: str, path: DataPath, mend: str = "") -> None:
        """Note that a value cannot be used."""
        self.faults.append(RuleSchemaError(what, self.placed.where(path), mend))

    def translated(self, error: EthicalRecruitError, path: DataPath) -> None:
        """Note an error that a value led to, with the value's place."""
        self.fault(error.what, path, error.mend)

    def day(self, text: str | None, path: DataPath) -> date | None:
        """A calendar day; None for none, and for a text that is no day."""
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault(f'"{text}" is not a day of the calendar.', path, "Write it as 2026-11-21.")
            return None

    def boundary(self, value: str | Mapping[str, str] | None, path: DataPath) -> Boundary | None:
        """A day or a window; None where the file has null."""
        if isinstance(value, Mapping):
            earliest = self.day(value["earliest"], (*path, "earliest"))
            latest = self.day(value["latest"], (*path, "latest"))
        else:
            earliest = latest = self.day(value, path)
        if earliest is None or latest is None:
            return None
        if earliest > latest:
            self.fault(f"The window runs backwards, from {earliest} to {latest}.", path, "Exchange the two.")
            return None
        return Boundary(earliest, latest)

    def interval(self, data: Mapping[str, Any], path: DataPath) -> Interval:
        """The interval that ``since`` and ``until`` of a mapping span."""
        since = self.boundary(data.get("since"), (*path, "since"))
        until = self.boundary(data.get("until"), (*path, "until"))
        if since is not None and until is not None and since.earliest >= until.latest:
            self.fault(f"It ends ({until}) before it begins ({since}).", path, "Correct since or until.")
        return Interval(since, until)

    def ordered(self, intervals: Sequence[Interval], key: str) -> None:
        """Check that intervals stand in order of time and do not overlap."""
        for at, (first, second) in enumerate(pairwise(intervals), start=1):
            path = (key, at)
            if first.until is None or second.since is None:
                what = "This one and the one before it are not parted by a known day."
                if first.until is None and second.since is not None:
                    mend = f"Give the one before it an end: until {second.since}, the day on which this one begins."
                else:
                    mend = "Only the first may lack a known start, and only the last an end."
                self.fault(what, path, mend)
            elif first.until != second.since and first.until.latest > second.since.earliest:
                mend = "Put them in order of time; a shared window is written alike on both."
                self.fault("This one begins before the one before it has ended.", path, mend)

    def notes(self, data: Mapping[str, Any]) -> tuple[DatedNote, ...]:
        """The dated remarks of a file."""
        result: list[DatedNote] = []
        for at, note in enumerate(data.get("notes", ())):
            since = self.day(note["since"], ("notes", at, "since"))
            until = self.day(note.get("until"), ("notes", at, "until"))
            if since is not None:
                result.append(DatedNote(since, until, note["text"]))
        return tuple(result)


def verification(data: Mapping[str, str] | None) -> Verification:
    """How a file says it was confirmed; not at all if it does not say.

    >>> verification(None).substance.value
    'none'
    """
    if data is None:
        return Verification(Verified.NONE, Verified.NONE)
    return Verification(Verified(data["substance"]), Verified(data["pinpoint"]))
