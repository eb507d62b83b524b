"""Who is on which list on which day."""

import csv
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.reference.lists import ListKind
from ethicalrecruit.reference.tables import ReferenceTables, load_tables
from ethicalrecruit.values.grades import Verified
from ethicalrecruit.values.timeline import Boundary, Interval
from ethicalrecruit.values.truth import Truth

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN
ALWAYS = Interval(None, None)
COUNTS = {
    "who-ssl": {"2006": 57, "2020": 47, "2023": 55},
    "england-red": {"2021-02-25": 47, "2022-08-22": 46, "2023-03": 54, "2025-03-27": 54},
    "england-amber": {"2021-02-25": 0, "2021-11-11": 1, "2022-08-22": 2, "2023-03": 2, "2025-03-27": 2},
    "de-beschv-38": {"2013": 57, "2021": 47, "2023-24": 55},
}


def truth(tables: ReferenceTables, list_id: str, code: str, day: str | None, during: Interval = ALWAYS) -> Truth:
    when = None if day is None else date.fromisoformat(day)
    return tables.list(list_id).membership(code, when, during).truth


def test_every_edition_has_its_published_count(tables: ReferenceTables) -> None:
    found = {key: {one.edition: len(one.members) for one in tables.list(key).editions} for key in COUNTS}
    assert found == COUNTS


def test_every_member_is_a_country_and_confirmed_by_a_source(tables: ReferenceTables) -> None:
    for listed in tables.lists.values():
        for edition in listed.editions:
            for code, member in edition.members.items():
                assert code == member.code
                assert code in tables.countries.codes
                assert member.listed_as
                assert member.sources is not None
                assert member.sources >= 1


@pytest.mark.parametrize(
    ("list_id", "code", "day", "expected"),
    [
        # Ghana is on every edition
        ("who-ssl", "GH", "2010-01-01", YES),
        ("who-ssl", "GH", "2022-01-01", YES),
        ("who-ssl", "GH", "2026-11-21", YES),
        ("england-red", "GH", "2023-03-22", YES),
        ("de-beschv-38", "GH", "2023-12-01", YES),
        # before the first list nobody is on it; inside its window it may or may not be
        ("who-ssl", "GH", "2006-03-31", NO),
        ("who-ssl", "GH", "2006-04-15", UNKNOWN),
        ("who-ssl", "DE", "2006-04-15", NO),
        ("who-ssl", "GH", "2006-04-30", YES),
        # Zimbabwe: on, off, on again
        ("who-ssl", "ZW", "2021-02-24", YES),
        ("who-ssl", "ZW", "2021-02-25", NO),
        ("who-ssl", "ZW", "2023-03-07", NO),
        ("who-ssl", "ZW", "2023-03-08", YES),
        # England took the change over on 22 or 23 March 2023
        ("england-red", "ZW", "2023-03-21", NO),
        ("england-red", "ZW", "2023-03-22", UNKNOWN),
        ("england-red", "ZW", "2023-03-23", YES),
        ("england-red", "ZW", "2025-03-27", YES),
        # the German annex has days of its own
        ("de-beschv-38", "KE", "2012-12-31", NO),
        ("de-beschv-38", "KE", "2013-06-01", UNKNOWN),
        ("de-beschv-38", "KE", "2021-06-30", YES),
        ("de-beschv-38", "KE", "2021-07-01", NO),
        ("de-beschv-38", "ZW", "2023-11-05", NO),
        ("de-beschv-38", "ZW", "2023-11-06", UNKNOWN),
        ("de-beschv-38", "ZW", "2024-01-30", UNKNOWN),
        ("de-beschv-38", "ZW", "2024-01-31", YES),
        # Kenya: amber since 11 November 2021, though never on the WHO lists of 2020 and 2023
        ("england-amber", "KE", "2021-11-10", NO),
        ("england-amber", "KE", "2021-11-11", YES),
        ("england-amber", "KE", "2021-11-12", YES),
        ("england-red", "KE", "2021-11-12", NO),
        ("who-ssl", "KE", "2021-11-12", NO),
        # Nepal: red, then amber, and on the WHO lists throughout
        ("england-red", "NP", "2022-08-21", YES),
        ("england-red", "NP", "2022-08-22", NO),
        ("england-amber", "NP", "2022-08-21", NO),
        ("england-amber", "NP", "2022-08-22", YES),
        ("who-ssl", "NP", "2022-08-22", YES),
        # names that are mixed up
        ("who-ssl", "VU", "2021-03-01", YES),
        ("who-ssl", "WS", "2021-03-01", NO),
        ("who-ssl", "WS", "2023-04-01", YES),
        ("who-ssl", "NA", "2023-04-01", NO),
        ("who-ssl", "NO", "2023-04-01", NO),
        ("who-ssl", "RO", "2023-04-01", NO),
        ("who-ssl", "RS", "2023-04-01", NO),
        ("who-ssl", "IN", "2015-01-01", YES),
        ("who-ssl", "IN", "2023-04-01", NO),
        ("who-ssl", "PH", "2015-01-01", NO),
        # England has no list before its code
        ("england-red", "GH", "2021-02-24", NO),
    ],
)
def test_membership_on_a_day(tables: ReferenceTables, list_id: str, code: str, day: str, expected: Truth) -> None:
    assert truth(tables, list_id, code, day) is expected


def test_without_a_day_all_editions_must_agree(tables: ReferenceTables) -> None:
    assert truth(tables, "who-ssl", "GH", None) is YES
    assert truth(tables, "who-ssl", "DE", None) is NO
    assert truth(tables, "who-ssl", "ZW", None) is UNKNOWN
    assert "2006, 2020, 2023" in tables.list("who-ssl").membership("ZW", None, ALWAYS).reason


def test_without_a_day_only_editions_during_the_rule_count(tables: ReferenceTables) -> None:
    since_2023 = Interval(Boundary.on(date(2023, 3, 8)), None)
    assert truth(tables, "who-ssl", "ZW", None, since_2023) is YES
    before_all = Interval(None, Boundary.on(date(2000, 1, 1)))
    found = tables.list("who-ssl").membership("GH", None, before_all)
    assert (found.truth, found.editions) == (NO, ())
    # time before the first edition is left out
    from_2000 = Interval(Boundary.on(date(2000, 1, 1)), Boundary.on(date(2020, 1, 1)))
    assert truth(tables, "who-ssl", "ZW", None, from_2000) is YES


def test_the_reason_names_the_editions(tables: ReferenceTables) -> None:
    red = tables.list("england-red")
    known = red.membership("GH", date(2023, 3, 22), ALWAYS)
    assert known.editions == ("2022-08-22", "2023-03")
    assert known.reason == "on editions 2022-08-22, 2023-03"
    unsure = red.membership("ZW", date(2023, 3, 22), ALWAYS)
    assert "between 2023-03-22 and 2023-03-23" in unsure.reason
    none = red.membership("GH", date(2020, 1, 1), ALWAYS)
    assert (none.editions, none.reason) == ((), "the list did not exist yet")


def test_amber_is_no_part_of_the_who_list_and_red_is(tables: ReferenceTables) -> None:
    who = tables.list("who-ssl").edition("2023")
    red = tables.list("england-red").edition("2025-03-27")
    amber = tables.list("england-amber").edition("2025-03-27")
    assert who is not None
    assert red is not None
    assert amber is not None
    assert set(red.members) == set(who.members) - {"NP"}
    assert set(amber.members) == {"KE", "NP"}
    assert not set(red.members) & set(amber.members)


def test_the_annex_is_the_who_list_by_law(tables: ReferenceTables) -> None:
    annex, who = tables.list("de-beschv-38"), tables.list("who-ssl")
    for own, edition in (("2013", "2006"), ("2021", "2020"), ("2023-24", "2023")):
        one, other = annex.edition(own), who.edition(edition)
        assert one is not None
        assert other is not None
        assert one.members == other.members
        assert one.members_of == ("who-ssl", edition)


def test_editions_say_how_they_were_confirmed(tables: ReferenceTables) -> None:
    found = {one.edition: one.verification.substance for one in tables.list("de-beschv-38").editions}
    assert found == {"2013": Verified.READ, "2021": Verified.READ, "2023-24": Verified.SECONDARY}
    for key in ("who-ssl", "england-red", "england-amber"):
        assert {one.verification.substance for one in tables.list(key).editions} == {Verified.SECONDARY}


def test_notes_show_on_their_days(tables: ReferenceTables) -> None:
    who = tables.list("who-ssl")
    assert who.notes_on(date(2025, 12, 31)) == ()
    assert "announced" in who.notes_on(date(2026, 1, 1))[0]
    assert len(who.notes_on(date(2027, 3, 1))) == 1
    assert "out of date" in who.notes_on(date(2027, 3, 2))[1]
    amber = tables.list("england-amber")
    assert "Kenya" in amber.notes_on(date(2021, 11, 11))[0]
    assert not any("Kenya" in note for note in amber.notes_on(date(2022, 8, 22)))


def test_shipped_lists_are_no_watch_lists(tables: ReferenceTables) -> None:
    assert {one.kind for one in tables.lists.values()} == {ListKind.COUNTRY_LIST}
    assert all(one.limits and one.review_by and one.read_on for one in tables.lists.values())


def test_a_list_that_ended_leaves_the_question_open(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "id: mine\ntitle: Mine\neditions:\n"
        '  - {edition: first, since: "2020-01-01", until: "2021-01-01", members: [Romania]}\n'
        '  - {edition: second, since: "2022-01-01", until: "2023-01-01", members: [Romania]}\n',
        encoding="utf-8",
    )
    tables = load_tables(rules_folder(), (), [tmp_path / "mine.yaml"])
    assert truth(tables, "mine", "RO", "2019-12-31") is NO
    assert truth(tables, "mine", "RO", "2020-01-01") is YES
    assert truth(tables, "mine", "RO", "2021-06-01") is UNKNOWN
    assert truth(tables, "mine", "RO", "2023-01-01") is UNKNOWN
    assert tables.list("mine").membership("RO", date(2023, 1, 1), ALWAYS).reason == "the list had ended"


@given(day=st.dates(date(1990, 1, 1), date(2040, 1, 1)), code=st.sampled_from(["GH", "ZW", "KE", "NP", "RO", "DE"]))
def test_a_certain_day_agrees_with_its_edition(tables: ReferenceTables, day: date, code: str) -> None:
    for listed in tables.lists.values():
        found = listed.membership(code, day, ALWAYS)
        holding = [one for one in listed.editions if one.interval.holds(day) is YES]
        if holding:
            assert found.truth is (YES if code in holding[0].members else NO)
            assert found.editions == (holding[0].edition,)
        elif found.truth is YES:
            assert len(found.editions) > 1


def test_the_shipped_tables_say_how_they_were_made() -> None:
    heads = ("# Written by scripts/refresh/country_lists.py", "# Kept by hand; research of ")
    for path in sorted((rules_folder() / "lists").glob("*.yaml")):
        assert path.read_text(encoding="utf-8").startswith(heads), path.name


def test_the_script_writes_members_from_csv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[3])
    members = import_module("scripts.refresh.country_lists").members
    table = tmp_path / "one.csv"
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["iso_alpha2", "name_as_listed", "note", "verified"])
        writer.writerow(["NO", "Norway", "", "2"])
        writer.writerow(["NA", "Namibia", "new", "1"])
    assert members(table) == [
        {"code": "NA", "listed_as": "Namibia", "sources": 1, "note": "new"},
        {"code": "NO", "listed_as": "Norway", "sources": 2},
    ]
