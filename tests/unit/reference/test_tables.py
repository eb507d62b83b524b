"""Loading: all faults at once, users' files beside ours, nothing of ours replaced."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.errors import RuleBookFaults, UnknownTable
from ethicalrecruit.reference.lists import ListKind
from ethicalrecruit.reference.tables import ReferenceTables, load_tables
from ethicalrecruit.values.timeline import Reason

NEXT = "\n  - "
MINE = """\
id: my-list
title: Countries we look at
editions:
  - edition: "1"
    since: "2020-01-01"
    members: [Romania, Serbia, NO, "Côte d'Ivoire", {code: "NA", note: by code}]
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(folders: list[Path], files: list[Path]) -> list[str]:
    with pytest.raises(RuleBookFaults) as caught:
        load_tables(rules_folder(), folders, files)
    return [str(fault) for fault in caught.value.faults]


def test_a_watch_list_by_names(tmp_path: Path) -> None:
    tables = load_tables(rules_folder(), (), [written(tmp_path, "mine.yaml", MINE)])
    mine = tables.list("my-list")
    assert mine.is_watch
    assert mine.kind is ListKind.WATCH
    assert set(mine.editions[0].members) == {"RO", "RS", "NO", "CI", "NA"}
    assert mine.editions[0].members["CI"].listed_as == "Côte d'Ivoire"


def test_a_list_of_users_may_say_that_it_is_an_authoritys(tmp_path: Path) -> None:
    path = written(tmp_path, "lists/mine.yaml", f"kind: country_list\n{MINE}")
    tables = load_tables(rules_folder(), [tmp_path])
    assert not tables.list("my-list").is_watch
    assert path.exists()


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    names = MINE.replace("Romania", "Rumenia").replace("Serbia", "Congo")
    taken = MINE.replace("my-list", "who-ssl")
    twice = MINE.replace("my-list", "twice").replace("Serbia", "RO")
    typo = MINE.replace("my-list", "typo").replace("title:", "titel:")
    files = [
        written(tmp_path, name, text)
        for name, text in (("a.yaml", names), ("b.yaml", taken), ("c.yaml", twice), ("d.yaml", typo))
    ]
    faults = faults_of([], files)
    told = "\n".join(faults)
    assert re.search(r"a\.yaml:\d+:\d+: \"Rumenia\" is no country we know\. Did you mean \"Romania\"", told)
    assert "Democratic Republic of the Congo (CD) or Republic of the Congo (CG)" in told
    assert re.search(r"b\.yaml:\d+:\d+: The id \"who-ssl\" is taken", told)
    assert "Romania stands twice" in told
    assert re.search(r"d\.yaml:\d+:\d+: Unknown key \"titel\"", told)
    assert len(faults) == 6  # the typo is two: the unknown key, and the key that is missing


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("{edition: a, since: 2020-01-01, members: [England]}", "part of a country"),
        ("{edition: a, since: 2020-02-31, members: [GH]}", "not a day of the calendar"),
        ("{edition: a, since: {earliest: 2020-02-02, latest: 2020-01-01}, members: [GH]}", "backwards"),
        ("{edition: a, since: 2021-01-01, until: 2020-01-01, members: [GH]}", "before it begins"),
        ("{edition: a, since: 2021-01-01}", "either members or members_of"),
        ("{edition: a, since: 2021-01-01, members_of: {list: who-sll, edition: '2020'}}", "who-ssl"),
        ("{edition: a, since: 2021-01-01, members_of: {list: who-ssl, edition: '2021'}}", "no edition"),
        ("{edition: a, since: 2021-01-01, members_of: {list: mine, edition: a}}", "from themselves"),
        ("{edition: a, since: 2021-01-01, members: [{code: ZZ}]}", "no country code"),
        (
            "{edition: a, since: 2021-01-01, members: [GH]}\n  - {edition: b, since: 2022-01-01, members: [GH]}",
            "until 2022-01-01, the day on which this one begins",
        ),
        (
            "{edition: a, since: 2021-01-01, until: 2022-01-01, members: [GH]}"
            + NEXT
            + "{edition: a, since: 2021-06-01, members: [GH]}",
            "before the one before it has ended",
        ),
    ],
)
def test_faults_in_a_list(tmp_path: Path, edition: str, words: str) -> None:
    path = written(tmp_path, "mine.yaml", f"id: mine\ntitle: Mine\neditions:\n  - {edition}\n")
    assert any(words in fault for fault in faults_of([], [path]))


def test_members_of_one_of_our_lists(tmp_path: Path) -> None:
    text = (
        "id: mine\ntitle: Mine\neditions:\n"
        "  - {edition: a, since: 2021-01-01, members_of: {list: who-ssl, edition: '2020'}}\n"
    )
    tables = load_tables(rules_folder(), (), [written(tmp_path, "mine.yaml", text)])
    assert len(tables.list("mine").editions[0].members) == 47


def test_users_bring_instruments_but_no_names_of_countries(tmp_path: Path) -> None:
    source = rules_folder() / "instruments" / "own-list.yaml"
    text = source.read_text(encoding="utf-8")
    written(tmp_path, "instruments/mine.yaml", text.replace("id: own-list", "id: my-standard"))
    assert "my-standard" in load_tables(rules_folder(), [tmp_path]).instruments
    written(tmp_path, "instruments/ours.yaml", text)
    written(tmp_path, "countries/names.yaml", "countries: []")
    told = "\n".join(faults_of([tmp_path], []))
    assert 'The id "own-list" is taken' in told
    assert "cannot bring countries" in told


def test_an_amount_cites_what_is_recorded(tmp_path: Path) -> None:
    text = (rules_folder() / "amounts" / "de-placement-fee-cap.yaml").read_text(encoding="utf-8")
    text = text.replace("id: de-placement-fee-cap", "id: mine").replace("296(3)", "296(9)")
    written(tmp_path, "amounts/mine.yaml", text)
    assert any("296(9)" in fault for fault in faults_of([tmp_path], []))


def test_the_german_cap(tables: ReferenceTables) -> None:
    cap = tables.amount("de-placement-fee-cap")
    found = cap.timeline.at(date(2024, 1, 1))
    assert [one.entry.value.low for one in found if one.entry] == [Decimal(2000)]
    assert len(cap.timeline.at(date(2002, 6, 1))) == 2
    assert [one.reason for one in cap.timeline.at(date(2001, 12, 31))] == [Reason.NOT_YET]
    assert cap.sources[0].references == (("de-sgb3", "296(3)"),)


def test_the_taxonomy_of_costs(tables: ReferenceTables) -> None:
    costs = tables.costs
    assert len(costs.codes) == 67
    assert {one.group for one in costs.items.values()} == {
        "recruitment_fee",
        "related_cost",
        "illegitimate",
        "outside",
    }
    visa = costs.item("ADM_VISA")
    assert (visa.group, visa.subgroup, visa.category) == (
        "related_cost",
        "administrative",
        "related_cost.administrative",
    )
    assert visa.condition
    assert costs.item("FEE_PLACEMENT").never_worker
    assert costs.item("FEE_PROCESSING").paragraphs == ("9(a)", "10")
    assert costs.item("OUT_TAX").paragraphs == ()
    with pytest.raises(UnknownTable, match="FEE_PLACEMENT"):
        costs.item("FEE_PLACMENT")


def test_unknown_tables_come_with_the_nearest(tables: ReferenceTables) -> None:
    with pytest.raises(UnknownTable, match="england-red"):
        tables.list("england-reed")
    with pytest.raises(UnknownTable, match="de-placement-fee-cap"):
        tables.amount("de-fee-cap")


def test_our_files_accuse_nobody() -> None:
    words = re.compile(r"violat|\billegal|guilty|\bscam|offender|blacklist|\bcompliant", re.IGNORECASE)
    for folder in ("lists", "agreements", "amounts", "costs", "countries", "instruments"):
        for path in sorted((rules_folder() / folder).glob("*.yaml")):
            text = path.read_text(encoding="utf-8")
            assert not words.search(text), path.name
            assert text.startswith("# "), path.name
