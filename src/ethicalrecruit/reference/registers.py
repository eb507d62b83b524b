"""Registers of agencies that users supply as dated snapshots, and exact matching in them.

None ships with the library. Names and numbers are compared exactly, after trimming, case folding and collapsing
spaces: a near name is another name, and no match proves nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.timeline import Boundary, Interval
from ethicalrecruit.values.truth import Truth

WORLD = "WORLD"
_YEAR = 365


class EntryStatus(StrEnum):
    """What a register shows of an entry."""

    LISTED = "listed"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    REMOVED = "removed"
    ENDED = "ended"


class MatchKind(StrEnum):
    """How an agency was found in a register."""

    NUMBER = "number"
    NAME = "name"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of a register.

    Attributes:
        name: as the register writes it; "" where it gives only a number.
        number: as the register writes it; "" where it gives only a name.
        status: what it shows.
        since: the first day of that status; None where it does not say.
        until: the first day on which it no longer holds; None where it does not say.
    """

    name: str
    number: str
    status: EntryStatus
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether its days, as far as they are given, contain this one."""
        bounds = (None if end is None else Boundary.on(end) for end in (self.since, self.until))
        return Interval(*bounds).holds(day) is Truth.YES


@dataclass(frozen=True, slots=True)
class Register:
    """A snapshot of a register.

    Attributes:
        id: the user's name for the register; snapshots of one register share it.
        jurisdiction: ISO 3166-1 or -2 code of the place whose authority keeps it, or WORLD.
        authority: who keeps it.
        as_of: the day of the snapshot.
        complete: whether the snapshot holds the whole register.
        url: where it was taken from; "" for none.
        scheme: the voluntary scheme whose list it is; "" for a register of an authority.
        entries: its lines.
        by_number: the lines by number, folded.
        by_name: the lines by name, folded.
    """

    id: str
    jurisdiction: str
    authority: str
    as_of: date
    complete: bool
    url: str
    scheme: str
    entries: tuple[RegisterEntry, ...]
    by_number: Mapping[str, tuple[RegisterEntry, ...]]
    by_name: Mapping[str, tuple[RegisterEntry, ...]]

    @property
    def country(self) -> str:
        """The country it is kept in, or WORLD."""
        return self.jurisdiction if self.jurisdiction == WORLD else self.jurisdiction[:2]

    def find(self, number: str, name: str) -> "Found":
        """The lines for a number, else for a name; either may be "" where it must not be asked.

        >>> from ethicalrecruit.reference.registers import made
        >>> entry = RegisterEntry("Invented Care  Ltd", "X-1", EntryStatus.LISTED)
        >>> one = made("xx", "KE", "Invented Authority", date(2026, 1, 1), [entry])
        >>> one.find("", "invented care ltd").match.value, one.find("X-2", "Invented Care").match.value
        ('name', 'none')
        """
        for kind, lines, key in (
            (MatchKind.NUMBER, self.by_number, folded(number)),
            (MatchKind.NAME, self.by_name, folded(name)),
        ):
            if key and key in lines:
                return Found(kind, lines[key])
        return Found(MatchKind.NONE, ())

    def doubt(self, day: date | None) -> str:
        """Why the snapshot may not show what held on the day; "" if nothing speaks against it."""
        taken = f"The snapshot of the register {self.id} is of {self.as_of.isoformat()}"
        if day is None:
            return f"{taken} and the document has no date: which status held for it is not certain."
        if self.as_of > day:
            return f"{taken}, after the day examined: it may show what was not yet so."
        if (day - self.as_of).days > _YEAR:
            return f"{taken}, more than a year before the day examined: its entries may have changed since."
        return ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a register holds on an agency."""

    match: MatchKind
    entries: tuple[RegisterEntry, ...]

    def on(self, day: date | None, as_of: date) -> tuple[RegisterEntry, ...]:
        """The lines that may give the status of a day; empty where none does, several where they do not settle it.

        Of lines that hold together the one begun last speaks. A listing whose days are over, with no line after
        it, reads as ended. What a later snapshot shows without a first day is not carried back.
        """
        if day is None:
            return ()
        holding = [entry for entry in self.entries if entry.holds(day)]
        begun = [entry.since for entry in holding if entry.since is not None]
        if begun:
            return tuple(entry for entry in holding if entry.since == max(begun))
        if holding:
            return tuple(holding) if day >= as_of else ()
        over = [entry for entry in self.entries if entry.until is not None and entry.until <= day]
        last = max(over, key=lambda entry: entry.until or date.min, default=None)
        # A suspension that ran out says nothing of what came after it.
        if last is None or last.status is not EntryStatus.LISTED:
            return ()
        return (RegisterEntry(last.name, last.number, EntryStatus.ENDED, last.until),)


@dataclass(frozen=True, slots=True)
class Registers:
    """All snapshots that the user supplied, in order of id and day.

    ``keepers``: for each scheme that is known, a sentence that says who keeps its list and where.
    """

    snapshots: tuple[Register, ...] = ()
    keepers: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.snapshots)

    def nearest(self, day: date | None) -> tuple[Register, ...]:
        """One snapshot of each register: the last up to the day, else the first after it; the last for no day."""
        grouped: dict[str, list[Register]] = {}
        for one in self.snapshots:
            grouped.setdefault(one.id, []).append(one)
        return tuple(_nearest(snapshots, day) for snapshots in grouped.values())


NO_REGISTERS = Registers()


def _nearest(snapshots: Sequence[Register], day: date | None) -> Register:
    if day is None:
        return snapshots[-1]
    before = [one for one in snapshots if one.as_of <= day]
    return before[-1] if before else snapshots[0]


def made(  # noqa: PLR0913  # the head of a register has so many parts
    register_id: str,
    jurisdiction: str,
    authority: str,
    as_of: date,
    entries: Iterable[RegisterEntry],
    *,
    complete: bool = False,
    url: str = "",
    scheme: str = "",
) -> Register:
    """A register with its lines made ready to be found."""
    lines = tuple(entries)
    return Register(
        register_id,
        jurisdiction,
        authority,
        as_of,
        complete,
        url,
        scheme,
        lines,
        _indexed((entry.number, entry) for entry in lines),
        _indexed((entry.name, entry) for entry in lines),
    )


def _indexed(pairs: Iterable[tuple[str, RegisterEntry]]) -> dict[str, tuple[RegisterEntry, ...]]:
    found: defaultdict[str, list[RegisterEntry]] = defaultdict(list)
    for text, entry in pairs:
        key = folded(text)
        if key:
            found[key].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


# Words that many agencies share, and forms of companies: alone they make no two names alike.
_COMMON_WORDS = """
    a ab ag agencies agency and as bv care co company consult consultancy consultants consulting corp
    corporation employment for gmbh global group health healthcare hr human inc international job jobs
    limited llc llp ltd manpower medical nurse nurses nursing of overseas personnel placement plc
    private pte pty recruiters recruiting recruitment resources sa sarl service services solutions staff
    staffing the und work workers
"""
_COMMON = frozenset(_COMMON_WORDS.split())


def unlike(name: str, other: str) -> bool:
    """Whether two names of agencies have no word in common, common words of the trade and forms of companies aside.

    Only to ask: trading names, other scripts and short forms make names of one agency unlike.

    >>> unlike("Invented Care Ltd", "INVENTED Recruitment GmbH"), unlike("Invented Care", "Another Care")
    (False, True)
    """
    one, two = (frozenset(re.findall(r"\w+", text.casefold())) for text in (name, other))
    telling = (one - _COMMON, two - _COMMON)
    return not (telling[0] & telling[1] if all(telling) else one & two)


def folded(text: str) -> str:
    """A name or number as it is compared: trimmed, case folded, runs of spaces made one.

    >>> folded("  Invented   CARE Ltd ")
    'invented care ltd'
    """
    return " ".join(text.casefold().split())
