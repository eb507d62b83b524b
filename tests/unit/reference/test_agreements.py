"""Agreements: uncertain starts and ends, parts of countries, terms known in prose only."""

from datetime import date

import pytest

from ethicalrecruit.reference.agreements import Agreement
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.values.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def agreement(tables: ReferenceTables, agreement_id: str) -> Agreement:
    return next(one for one in tables.agreements.agreements if one.id == agreement_id)


def test_all_rows_are_there(tables: ReferenceTables) -> None:
    assert len(tables.agreements.agreements) == 24
    assert not tables.agreements.complete
    assert all(one.sources >= 1 and one.url and one.scope_note for one in tables.agreements.agreements)


@pytest.mark.parametrize(
    ("agreement_id", "day", "expected"),
    [
        # signed on 29 July, published on 11 November 2021
        ("gb-ke-2021", "2021-07-28", NO),
        ("gb-ke-2021", "2021-09-01", UNKNOWN),
        ("gb-ke-2021", "2021-11-11", YES),
        ("gb-in-2022", "2022-07-20", NO),
        ("gb-in-2022", "2022-07-21", YES),
        # what applies after the pilot is not confirmed
        ("gb-np-2022", "2021-12-31", NO),
        ("gb-np-2022", "2024-01-01", UNKNOWN),
        # the end lies somewhere after 2018
        ("de-rs-2013", "2012-12-31", NO),
        ("de-rs-2013", "2015-01-01", YES),
        ("de-rs-2013", "2019-01-01", UNKNOWN),
        # a start from memory settles nothing
        ("de-id-2021", "2015-01-01", UNKNOWN),
        ("de-id-2021", "2025-01-01", UNKNOWN),
        # no start at all
        ("de-jo", "2020-01-01", UNKNOWN),
    ],
)
def test_in_force(tables: ReferenceTables, agreement_id: str, day: str, expected: Truth) -> None:
    assert agreement(tables, agreement_id).holds(date.fromisoformat(day)) is expected


def test_without_a_day(tables: ReferenceTables) -> None:
    assert agreement(tables, "gb-ke-2021").holds(None) is UNKNOWN
    assert len(tables.agreements.between("KE", "GB", None)) == 1


def test_a_recorded_agreement_never_settles_the_question(tables: ReferenceTables) -> None:
    found = tables.agreements.covering("KE", "GB", date(2025, 1, 1))
    assert found.truth is UNKNOWN
    assert "prose" in found.reason
    assert [one.id for one in found.agreements] == ["gb-ke-2021"]


def test_none_recorded(tables: ReferenceTables) -> None:
    assert tables.agreements.covering("GH", "GB", date(2025, 1, 1)).truth is NO
    assert tables.agreements.covering("KE", "GB", date(2020, 1, 1)).truth is NO
    assert tables.agreements.covering("GB", "KE", date(2025, 1, 1)).truth is NO


def test_parts_of_countries(tables: ReferenceTables) -> None:
    day = date(2025, 6, 1)
    of_all = tables.agreements.between("IN", "GB", day)
    assert [one.id for one in of_all] == ["gb-in-2022", "gb-wls-in-kl-2024"]
    to_england = tables.agreements.between("IN", "GB", day, destination_nation="GB-ENG")
    assert [one.id for one in to_england] == ["gb-in-2022"]
    from_punjab = tables.agreements.between("IN", "GB", day, origin_nation="IN-PB")
    assert [one.id for one in from_punjab] == ["gb-in-2022"]


def test_the_start_in_words(tables: ReferenceTables) -> None:
    assert agreement(tables, "gb-in-2022").since_text == "since 2022-07-21"
    assert agreement(tables, "de-jo").since_text == "start not recorded"
    assert agreement(tables, "de-id-2021").since_text.endswith("(not confirmed)")


@pytest.mark.parametrize(
    ("agreement_id", "occupation", "recruiter", "expected"),
    [
        ("de-ph-2013", "2221", "public_service", UNKNOWN),
        ("de-ph-2013", "2221", "agency", NO),
        ("de-ph-2013", "2212", "public_service", NO),
        ("de-ph-2013", "22", "", UNKNOWN),
        ("de-ph-2013", "", "", UNKNOWN),
        # nurses "and other health professionals" leaves the occupation open
        ("gb-ke-2021", "2212", "agency", UNKNOWN),
        ("gb-wls-in-kl-2024", "2212", "employer", UNKNOWN),
        ("gb-wls-in-kl-2024", "5322", "employer", NO),
    ],
)
def test_what_an_agreement_cannot_reach(
    tables: ReferenceTables, agreement_id: str, occupation: str, recruiter: str, expected: Truth
) -> None:
    assert agreement(tables, agreement_id).reaches(occupation, recruiter) is expected


@pytest.mark.parametrize(
    ("agreement_id", "day", "expected"),
    [
        ("gb-ke-2021", None, True),
        ("gb-ke-2021", "2021-09-01", False),
        ("gb-ke-2021", "2024-09-01", True),
        ("gb-np-2022", None, False),
        ("de-id-2021", None, False),
    ],
)
def test_an_agreement_surely_holds(
    tables: ReferenceTables,
    agreement_id: str,
    day: str | None,
    expected: bool,  # noqa: FBT001
) -> None:
    asked = None if day is None else date.fromisoformat(day)
    assert agreement(tables, agreement_id).surely_holds(asked) is expected
