"""Two editions of a list compared, and a list as it stands on a day."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.lists import CountryList, ListEdition, Member
from ethicalrecruit.values.timeline import Reason

_WHY_NONE = {
    Reason.NOT_YET: "The list did not exist yet.",
    Reason.ENDED: "The list had ended.",
    Reason.NOT_RECORDED: "No edition is recorded for that day.",
}


@dataclass(frozen=True, slots=True)
class ListChange:
    """What differs between two editions, of one list or of two.

    Attributes:
        before: the edition that is compared with.
        after: the edition that is looked at.
        added: members of ``after`` only, in the order of codes.
        removed: members of ``before`` only.
        kept: members of both, as ``after`` lists them.
    """

    before: ListEdition
    after: ListEdition
    added: tuple[Member, ...]
    removed: tuple[Member, ...]
    kept: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class ListStatus:
    """A list as it stands on a day.

    Attributes:
        listed: the list.
        day: the day.
        current: the edition in use; two near a day that is not known exactly; none where none is recorded.
        why_none: why there is none, as a sentence; "" if there is one.
        age: the least and the most days since the edition took effect; None without one edition whose start is known.
        days_to_review: days until it is to be reviewed, below zero once that is past; None where no day is set.
    """

    listed: CountryList
    day: date
    current: tuple[ListEdition, ...]
    why_none: str
    age: tuple[int, int] | None
    days_to_review: int | None


def changes(before: ListEdition, after: ListEdition) -> ListChange:
    """What differs between two editions."""
    return ListChange(
        before,
        after,
        added=tuple(one for code, one in after.members.items() if code not in before.members),
        removed=tuple(one for code, one in before.members.items() if code not in after.members),
        kept=tuple(one for code, one in after.members.items() if code in before.members),
    )


def changes_over_time(listed: CountryList) -> Iterator[ListChange]:
    """What differs from each edition of a list to the next, in order of time."""
    return (changes(first, second) for first, second in pairwise(listed.editions))


def status_on(listed: CountryList, day: date) -> ListStatus:
    """A list as it stands on a day."""
    candidates = listed.timeline.at(day)
    held = {one.entry.edition for one in candidates if one.entry is not None}
    current = tuple(one for one in listed.editions if one.edition in held)
    since = current[0].interval.since if len(current) == 1 else None
    age = None if since is None else (max(0, (day - since.latest).days), (day - since.earliest).days)
    return ListStatus(
        listed,
        day,
        current,
        why_none="" if current else _WHY_NONE[candidates[0].reason or Reason.NOT_RECORDED],
        age=age,
        days_to_review=None if listed.review_by is None else (listed.review_by - day).days,
    )
