"""What ``lists diff`` and ``lists status`` tell, as plain data and as text."""

from collections.abc import Iterable, Iterator
from typing import Any

from ethicalrecruit.reference.list_changes import ListChange, ListStatus
from ethicalrecruit.reference.lists import CountryList, ListEdition, Member
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.wording import SURE, counted
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.grades import Verified

Data = dict[str, Any]


def member_data(book: RuleBook, member: Member) -> Data:
    """One member of an edition."""
    return {
        "code": member.code,
        "name": book.tables.countries.name_of(member.code),
        "listed_as": member.listed_as,
        "sources": member.sources,
        "note": member.note,
    }


def member_line(member: Data) -> str:
    """One member on a line: code, name, and the list's own name for it where that differs."""
    differs = member["listed_as"] and member["listed_as"] != member["name"]
    listed_as = f", listed as {member['listed_as']}" if differs else ""
    return f"{member['code']}  {member['name']}{listed_as}"


def edition_data(listed: CountryList, one: ListEdition) -> Data:
    """An edition without its members."""
    return {
        "list": listed.id,
        "edition": one.edition,
        "title": one.title,
        "in_use": str(one.interval),
        "since": _window(one, "since"),
        "until": _window(one, "until"),
        "members": len(one.members),
        "verification": {
            "substance": one.verification.substance.value,
            "pinpoint": one.verification.pinpoint.value,
        },
        "note": one.note,
    }


def _window(one: ListEdition, end: str) -> dict[str, str] | None:
    boundary = one.interval.since if end == "since" else one.interval.until
    if boundary is None:
        return None
    return {"earliest": boundary.earliest.isoformat(), "latest": boundary.latest.isoformat()}


def diff_data(book: RuleBook, before: CountryList, after: CountryList, change: ListChange) -> Data:
    """What differs between two editions."""
    groups = (("added", change.added), ("removed", change.removed), ("still_there", change.kept))
    return {
        "schema": "ethicalrecruit.list-diff/0",
        "before": edition_data(before, change.before),
        "after": edition_data(after, change.after),
        **{name: [member_data(book, one) for one in members] for name, members in groups},
    }


def diff_text(data: Data) -> str:
    """The same as text for people."""
    return _joined(_diff_lines(data))


def _diff_lines(data: Data) -> Iterator[str]:
    before, after = data["before"], data["after"]
    for label, one in (("before", before), ("after", after)):
        yield f"{label}: {one['list']}@{one['edition']}, {one['title']}"
        yield f"  in use: {one['in_use']}"
        yield f"  members: {one['members']}, {SURE[Verified(one['verification']['substance'])]}"
        if one["note"]:
            yield f"  note: {one['note']}"
    two_lists = before["list"] != after["list"]
    words = ("only on the second", "only on the first", "on both") if two_lists else ("added", "removed", "still there")
    for word, key in zip(words, ("added", "removed", "still_there"), strict=True):
        yield from ("", f"{word}: {counted(len(data[key]), 'country', 'countries')}")
        yield from (f"  {member_line(one)}" for one in data[key])


def status_data(statuses: Iterable[ListStatus]) -> list[Data]:
    """Lists as they stand on a day."""
    return [
        {
            "list": one.listed.id,
            "title": one.listed.title,
            "kind": one.listed.kind.value,
            "current": [edition_data(one.listed, edition) for edition in one.current],
            "why_none": one.why_none,
            "age_in_days": None if one.age is None else {"least": one.age[0], "most": one.age[1]},
            "read_on": None if one.listed.read_on is None else one.listed.read_on.isoformat(),
            "review_by": None if one.listed.review_by is None else one.listed.review_by.isoformat(),
            "days_to_review": one.days_to_review,
            "notes": list(one.listed.notes_on(one.day)),
        }
        for one in statuses
    ]


def status_text(day: str, statuses: list[Data]) -> str:
    """The same as text for people."""
    return _joined([f"on {day}", *(line for one in statuses for line in _status_lines(one))])


def _status_lines(one: Data) -> Iterator[str]:
    yield from ("", f"{one['list']}: {one['title']}")
    if one["why_none"]:
        yield f"  current edition: none. {one['why_none']}"
    if len(one["current"]) > 1:
        yield "  current edition: one of these; the day of the change is not known exactly"
    for edition in one["current"]:
        sure = edition["verification"]
        yield f"  current edition: {edition['edition']}, in use {edition['in_use']}{_age(one['age_in_days'])}"
        yield f"  members: {edition['members']}, {SURE[Verified(sure['substance'])]}"
        yield f"  days: {SURE[Verified(sure['pinpoint'])]}"
        if edition["note"]:
            yield f"  note: {edition['note']}"
    if one["read_on"]:
        yield f"  sources last read: {one['read_on']}"
    if one["review_by"]:
        yield f"  to be reviewed by: {one['review_by']}, {_review(one['days_to_review'])}"
    else:
        yield "  to be reviewed by: no day is set"
    yield from (f"  note: {note}" for note in one["notes"])


def _age(age: dict[str, int] | None) -> str:
    if age is None:
        return ""
    least, most = age["least"], age["most"]
    days = counted(most, "day") if least == most else f"{least} to {most} days"
    return f"; {days} old"


def _review(days: int) -> str:
    return f"in {counted(days, 'day')}" if days >= 0 else f"overdue by {counted(-days, 'day')}"


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{harmless(line)}\n" for line in lines)
