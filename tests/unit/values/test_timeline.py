from datetime import date

import pytest

from ethicalrecruit.values.evidence import Evidence, Span
from ethicalrecruit.values.timeline import Boundary, Entry, Interval, Reason, Timeline
from ethicalrecruit.values.truth import Truth

WINDOW = Boundary(date(2023, 11, 6), date(2024, 1, 31))
ANNEX = Timeline(
    (
        Entry("47", Interval(Boundary.on(date(2021, 7, 1)), WINDOW), "2021"),
        Entry("55", Interval(WINDOW, None), "2024"),
    )
)


@pytest.mark.parametrize(
    ("day", "values", "reason"),
    [
        (date(2021, 6, 30), [], Reason.NOT_YET),
        (date(2021, 7, 1), ["47"], None),
        (date(2023, 11, 5), ["47"], None),
        (date(2023, 11, 6), ["47", "55"], None),
        (date(2024, 1, 30), ["47", "55"], None),
        (date(2024, 1, 31), ["55"], None),
    ],
)
def test_inside_a_window_both_sides_are_possible(day: date, values: list[str], reason: Reason | None) -> None:
    found = ANNEX.at(day)
    assert [one.entry.value for one in found if one.entry is not None] == values
    assert [one.reason for one in found if one.entry is None] == ([] if reason is None else [reason])


def test_an_ended_timeline_says_so() -> None:
    ended = Timeline((Entry("a", Interval(None, Boundary.on(date(2020, 1, 1))), "a"),))
    assert ended.at(date(2019, 12, 31))[0].entry is not None
    assert ended.at(date(2020, 1, 1))[0].reason is Reason.ENDED


def test_a_gap_is_not_recorded() -> None:
    gapped = Timeline(
        (
            Entry("a", Interval(None, Boundary.on(date(2020, 1, 1))), "a"),
            Entry("b", Interval(Boundary.on(date(2021, 1, 1)), None), "b"),
        )
    )
    assert gapped.at(date(2020, 6, 1))[0].reason is Reason.NOT_RECORDED
    empty: Timeline[str] = Timeline(())
    assert empty.at(date(2020, 6, 1))[0].reason is Reason.NOT_RECORDED


def test_an_undated_subject_meets_every_edition_of_the_time() -> None:
    whole = ANNEX.during(Interval(Boundary.on(date(2010, 1, 1)), None))
    early = ANNEX.during(Interval(None, Boundary.on(date(2022, 1, 1))))
    assert [one.entry.edition for one in whole if one.entry] == ["2021", "2024"]
    assert [one.entry.edition for one in early if one.entry] == ["2021"]


def test_a_lone_uncertain_start_may_also_be_no_entry() -> None:
    lone = Timeline((Entry("a", Interval(WINDOW, None), "a"),))
    found = lone.at(date(2023, 12, 1))
    assert [one.entry is None for one in found] == [False, True]
    assert found[1].reason is Reason.NOT_YET


def test_boundaries() -> None:
    assert WINDOW.passed(date(2023, 12, 1)) is Truth.UNKNOWN
    assert str(Boundary.on(date(2020, 1, 1))) == "2020-01-01"
    assert "between" in str(WINDOW)
    with pytest.raises(ValueError, match="earliest to latest"):
        Boundary(date(2020, 1, 2), date(2020, 1, 1))


def test_intervals_in_words() -> None:
    assert str(Interval(None, None)) == "always"
    assert str(Interval(Boundary.on(date(2020, 1, 1)), None)) == "since 2020-01-01"


def test_spans() -> None:
    text = "Passport kept by agency"
    span = Span(0, 8)
    assert span.cut(text) == "Passport"
    assert span.joined(Span(17, 23)) == Span(0, 23)
    assert span.overlaps(Span(7, 9))
    assert not span.overlaps(Span(8, 9))
    assert Evidence.of_text(text, span).quote == "Passport"
    with pytest.raises(ValueError, match="forward"):
        Span(3, 2)
