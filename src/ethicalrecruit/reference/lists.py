"""Dated lists of countries: who is a member on which day, and how sure that is."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import DatedNote, Verification, texts_on
from ethicalrecruit.values.timeline import Candidate, Interval, Reason, Timeline
from ethicalrecruit.values.truth import Truth, agreed, truth_of


class ListKind(StrEnum):
    """A list of an authority or organisation, or a watch-list of the user's own."""

    COUNTRY_LIST = "country_list"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class Member:
    """One country on an edition of a list.

    Attributes:
        code: ISO 3166-1 alpha-2, or XK.
        listed_as: the list's own name for it; "" where it was given by code.
        sources: how many independent sources confirm that it is on the list; None where nobody counted.
        note: a remark; "" if there is none.
    """

    code: str
    listed_as: str = ""
    sources: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListEdition:
    """One edition of a list.

    Attributes:
        edition: its name in the timeline.
        title: its title.
        interval: when it is the one in use.
        members: by code, in the order of codes.
        verification: how the membership was confirmed.
        note: a remark; "" if there is none.
        members_of: list and edition whose members these are by law; None where they were given.
    """

    edition: str
    title: str
    interval: Interval
    members: Mapping[str, Member]
    verification: Verification
    note: str = ""
    members_of: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether a country is on a list.

    Attributes:
        truth: YES, NO, or UNKNOWN where editions that may apply differ or none is recorded.
        editions: the names of the editions that may apply; empty if none does.
        reason: why, in words for people.
    """

    truth: Truth
    editions: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CountryList:
    """A dated list of countries.

    Attributes:
        id: its name in rules.
        title: its title.
        kind: an authority's list, or a watch-list of the user's own.
        publisher: who keeps it; "" for none.
        url: its address; "" for none.
        timeline: the codes on each edition.
        editions: the details of each, in the order of the timeline.
        limits: what the list does not say.
        notes: dated remarks.
        read_on: when its sources were last read; None where that is not said.
        review_by: after this day it may be out of date; None where that is not said.
    """

    id: str
    title: str
    kind: ListKind
    publisher: str
    url: str
    timeline: Timeline[frozenset[str]]
    editions: tuple[ListEdition, ...]
    limits: str = ""
    notes: tuple[DatedNote, ...] = ()
    read_on: date | None = None
    review_by: date | None = None

    @property
    def is_watch(self) -> bool:
        """Whether it is a watch-list of the user's own."""
        return self.kind is ListKind.WATCH

    def edition(self, name: str) -> ListEdition | None:
        """The details of an edition; None if there is none of that name."""
        return next((one for one in self.editions if one.edition == name), None)

    def notes_on(self, day: date | None) -> tuple[str, ...]:
        """The remarks shown with findings on a day, among them that the list may be out of date."""
        notes = texts_on(self.notes, day)
        if day is None or self.review_by is None or day <= self.review_by:
            return notes
        return (
            *notes,
            f"{self.title} was to be reviewed by {self.review_by.isoformat()} and may be out of date.",
        )

    def membership(self, code: str, day: date | None, during: Interval) -> Membership:
        """Whether a country is on the list.

        Near a boundary that is not known exactly, both editions must agree. Before its first edition the list
        holds nobody. After its last, or in a gap, nothing is recorded and the answer is UNKNOWN.

        Args:
            code: ISO 3166-1 alpha-2, or XK.
            day: the day; None for a subject without a date.
            during: asked only without a day: all editions that meet this interval must agree. Time before the
                first edition is left out.
        """
        if day is None:
            return self._without_day(code, during)
        candidates = self.timeline.at(day)
        truth = agreed(_listed(code, one) for one in candidates)
        editions = tuple(one.entry.edition for one in candidates if one.entry is not None)
        if not editions:
            return Membership(truth, (), _NO_EDITION[candidates[0].reason or Reason.NOT_RECORDED])
        if truth is Truth.UNKNOWN:
            reason = f"the day of the change is not known exactly ({self._window(editions)})"
            return Membership(truth, editions, reason)
        return Membership(truth, editions, _told(truth, editions))

    def _without_day(self, code: str, during: Interval) -> Membership:
        entries = [one.entry for one in self.timeline.during(during) if one.entry is not None]
        if not entries:
            first = self.timeline.entries[0].interval.since if self.timeline.entries else None
            over = during.until is not None and first is not None and during.until.latest <= first.earliest
            reason = Reason.NOT_YET if over else Reason.NOT_RECORDED
            return Membership(Truth.NO if over else Truth.UNKNOWN, (), _NO_EDITION[reason])
        truth = agreed(truth_of(code in entry.value) for entry in entries)
        editions = tuple(entry.edition for entry in entries)
        if truth is Truth.UNKNOWN:
            return Membership(truth, editions, f"without a date: editions {', '.join(editions)} differ")
        return Membership(truth, editions, _told(truth, editions))

    def _window(self, editions: tuple[str, ...]) -> str:
        intervals = [entry.interval for entry in self.timeline.entries if entry.edition in editions]
        ends = [end for one in intervals for end in (one.since, one.until) if end is not None]
        return str(next((end for end in ends if end.earliest != end.latest), "not recorded"))


_NO_EDITION = {
    Reason.NOT_YET: "the list did not exist yet",
    Reason.ENDED: "the list had ended",
    Reason.NOT_RECORDED: "no edition is recorded for that day",
}


def _listed(code: str, candidate: Candidate[frozenset[str]]) -> Truth:
    if candidate.entry is not None:
        return truth_of(code in candidate.entry.value)
    # A list that did not exist yet holds nobody; one that has ended may have a successor nobody recorded.
    return Truth.NO if candidate.reason is Reason.NOT_YET else Truth.UNKNOWN


def _told(truth: Truth, editions: tuple[str, ...]) -> str:
    word = "on" if truth is Truth.YES else "not on"
    return f"{word} edition{'s' if len(editions) > 1 else ''} {', '.join(editions)}"
