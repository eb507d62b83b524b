"""Two editions compared, and a list as it stands on a day."""

from dataclasses import replace
from datetime import date

import pytest

from ethicalrecruit.reference.dated import Verification
from ethicalrecruit.reference.list_changes import changes, changes_over_time, status_on
from ethicalrecruit.reference.lists import CountryList, ListEdition, ListKind, Member
from ethicalrecruit.values.grades import Verified
from ethicalrecruit.values.timeline import Boundary, Entry, Interval, Timeline

READ = Verification(Verified.READ, Verified.READ)
FIRST, SECOND = Boundary.on(date(2020, 1, 1)), Boundary(date(2023, 3, 1), date(2023, 3, 31))


def edition(name: str, since: Boundary | None, until: Boundary | None, *codes: str) -> ListEdition:
    members = {code: Member(code, f"{code} on {name}") for code in sorted(codes)}
    return ListEdition(name, name, Interval(since, until), members, READ)


OLD = edition("old", FIRST, SECOND, "GH", "IN", "KE")
NEW = edition("new", SECOND, None, "GH", "KE", "NP", "ZM")


def listed(*editions: ListEdition) -> CountryList:
    entries = tuple(Entry(frozenset(one.members), one.interval, one.edition) for one in editions)
    review = date(2027, 3, 1)
    return CountryList("a", "A", ListKind.COUNTRY_LIST, "", "", Timeline(entries), editions, review_by=review)


def test_what_was_added_removed_and_kept() -> None:
    change = changes(OLD, NEW)
    assert [one.code for one in change.added] == ["NP", "ZM"]
    assert [one.code for one in change.removed] == ["IN"]
    assert [(one.code, one.listed_as) for one in change.kept] == [("GH", "GH on new"), ("KE", "KE on new")]
    assert len(change.added) + len(change.kept) == len(NEW.members)
    assert len(change.removed) + len(change.kept) == len(OLD.members)


def test_an_edition_does_not_differ_from_itself() -> None:
    change = changes(OLD, OLD)
    assert (change.added, change.removed) == ((), ())


def test_changes_over_time_go_from_each_edition_to_the_next() -> None:
    assert [(one.before.edition, one.after.edition) for one in changes_over_time(listed(OLD, NEW))] == [("old", "new")]
    assert list(changes_over_time(listed(OLD))) == []


@pytest.mark.parametrize(
    ("day", "current", "age"),
    [
        (date(2020, 1, 1), ["old"], (0, 0)),
        (date(2020, 12, 31), ["old"], (365, 365)),
        (date(2023, 3, 15), ["old", "new"], None),
        (date(2023, 3, 31), ["new"], (0, 30)),
        (date(2023, 4, 10), ["new"], (10, 40)),
        (date(2019, 12, 31), [], None),
    ],
)
def test_status_on_a_day(day: date, current: list[str], age: tuple[int, int] | None) -> None:
    status = status_on(listed(OLD, NEW), day)
    assert [one.edition for one in status.current] == current
    assert status.age == age
    assert bool(status.why_none) is not bool(current)


def test_days_to_review() -> None:
    assert status_on(listed(OLD), date(2027, 2, 27)).days_to_review == 2
    assert status_on(listed(OLD), date(2027, 3, 3)).days_to_review == -2
    assert status_on(replace(listed(OLD), review_by=None), date(2027, 3, 3)).days_to_review is None


def test_a_start_that_is_not_known_has_no_age() -> None:
    assert status_on(listed(edition("old", None, None, "GH")), date(2020, 1, 1)).age is None
