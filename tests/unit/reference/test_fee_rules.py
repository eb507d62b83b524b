"""Fee rules by place: what each row holds, and what it leaves open."""

from datetime import date
from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.errors import RuleBookFaults
from ethicalrecruit.reference.fee_rules import Binds, FeePosition, FeeRules, MonthsCap, Protected
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.values.grades import Confidence, Verified
from ethicalrecruit.values.truth import Truth

ROW = """
  - place: {place}
    role: origin
    rule: {rule}
    cap: {cap}
    law: A law
    year: "2001"
    since: "2001-05-01"
    until: null
    url: "https://law.example/one"
    verification: {{substance: read, pinpoint: read}}
    confidence: high
    text: What it says.
"""
HEAD = """id: my-fees
title: Fees of my own
read_on: "2026-11-21"
review_by: "2027-05-01"
limits: None.
rows:
"""


@pytest.fixture
def fees(tables: ReferenceTables) -> FeeRules:
    return tables.fee_rules["agency-charges"]


def test_a_part_of_a_country_has_its_own_row_or_the_country_s(fees: FeeRules) -> None:
    ontario, island, england = fees.row("CA-ON"), fees.row("CA-PE"), fees.row("GB-ENG")
    assert ontario is not None
    assert ontario.place == "CA-ON"
    assert island is not None
    assert island.place == "CA"
    assert england is not None
    assert england.place == "GB"
    assert fees.row("GB-NIR") is None
    assert fees.row("DK") is None
    assert fees.parts_of("AU") == ("AU-QLD", "AU-WA")


@pytest.mark.parametrize(
    ("place", "summary"),
    [
        ("IN", "capped at INR 30000 and tax"),
        ("PH", "capped at 1 month of pay"),
        ("SG", "capped at 1 month of pay for every 12 months of contract, at most 2 in all"),
        ("CH", "capped at 5 percent of the first year pay and CHF 45"),
        ("KR", "capped at 1 percent of pay"),
        ("MY", "capped, figure not recorded"),
        ("BD", "capped, figure not recorded"),
        ("JO", "none found"),
        ("KE", "regulated"),
    ],
)
def test_positions_in_words(fees: FeeRules, place: str, summary: str) -> None:
    assert fees.rows[place].summary == summary


def test_whom_a_row_binds(fees: FeeRules) -> None:
    employers = {place for place, row in fees.rows.items() if row.binds is Binds.EMPLOYERS}
    assert employers == {"AE", "NZ", "OM", "SA"}
    assert fees.rows["QA"].binds is Binds.AGENCIES
    assert fees.rows["ZA"].binds is Binds.ANYONE
    assert fees.rows["SE"].binds is Binds.NOT_RECORDED


def test_how_sure_of_each_row(fees: FeeRules) -> None:
    marks = {place: row.verification.substance for place, row in fees.rows.items()}
    assert marks["AT"] is Verified.READ
    assert {marks[place] for place in ("PH", "KW", "AE", "IE", "QA")} == {Verified.SECONDARY}
    assert {marks[place] for place in ("RS", "BH", "AU", "KR", "OM", "TN", "BE-WAL")} == {Verified.MEMORY}
    assert fees.rows["KW"].confidence is Confidence.LOW
    assert fees.rows["VN"].cap_verified is Verified.MEMORY
    assert fees.rows["ZW"].cap_verified is Verified.NONE
    for row in fees.rows.values():
        assert row.confidence.rank <= row.verification.substance.confidence.rank
        assert row.url


def test_of_the_start_only_the_year_is_known(fees: FeeRules) -> None:
    portugal = fees.rows["PT"].interval
    assert [portugal.holds(date(year, 6, 1)) for year in (2008, 2009, 2010)] == [Truth.NO, Truth.UNKNOWN, Truth.YES]
    later = {"FI", "CA-BC"}
    for place, row in fees.rows.items():
        since = row.interval.since
        assert (since is None) is (not row.year)
        if since is not None and place not in later:
            assert since.earliest.year == since.latest.year == int(row.year)


def test_an_act_may_come_into_force_later_than_its_year(fees: FeeRules) -> None:
    finland = fees.rows["FI"].interval
    days = (date(2023, 6, 1), date(2024, 12, 31), date(2025, 1, 1))
    assert [finland.holds(day) for day in days] == [Truth.NO, Truth.NO, Truth.YES]
    columbia = fees.rows["CA-BC"].interval
    assert [columbia.holds(date(year, 6, 1)) for year in (2018, 2020, 2021)] == [Truth.NO, Truth.UNKNOWN, Truth.YES]


def test_a_source_on_a_law_that_was_replaced_confirms_nothing(fees: FeeRules) -> None:
    for place in ("HR", "ZM"):
        assert fees.rows[place].verification.substance is Verified.NONE
        assert fees.rows[place].confidence is Confidence.LOW


def test_structure_that_the_prose_holds(fees: FeeRules) -> None:
    assert set(fees.rows["NP"].only_to) == {"AE", "BH", "KW", "MY", "OM", "QA", "SA"}
    assert set(fees.rows["PH"].none_to) == {"AT", "CA", "GB", "IE", "IL", "NL", "NO", "QA", "US"}
    assert fees.rows["ID"].protects is Protected.CARE_WORKERS
    assert fees.rows["KW"].protects is Protected.HOUSEHOLD_STAFF
    assert fees.rows["IT"].exceptions
    singapore = fees.rows["SG"].cap
    assert isinstance(singapore, MonthsCap)
    assert singapore.at_most == 2
    own = {row.place: row.own_rule for row in fees.rows.values() if row.own_rule}
    assert own == {"GB": "gb.agency-fee", "DE": "de.placement-fee-cap"}
    rules = {rule.id for rule in load_book().rules}
    assert set(own.values()) <= rules
    for row in fees.rows.values():
        assert row.cap is None or row.position is FeePosition.CAPPED


def write(folder: Path, *rows: str) -> Path:
    (folder / "fee_rules").mkdir()
    (folder / "fee_rules" / "mine.yaml").write_text(HEAD + "".join(rows), encoding="utf-8")
    return folder


def test_a_user_may_bring_a_table(tmp_path: Path) -> None:
    row = ROW.format(place="KE", rule="capped", cap='{amount: "5000", currency: KES}')
    book = load_book(packs=[write(tmp_path, row)])
    assert book.tables.fee_rules["my-fees"].rows["KE"].summary == "capped at KES 5000"


def test_faults_are_named_with_their_place(tmp_path: Path) -> None:
    row = ROW.format(place="KE", rule="prohibited", cap='{amount: "5000", currency: KES}')
    with pytest.raises(RuleBookFaults) as caught:
        load_book(packs=[write(tmp_path, row, row)])
    told = str(caught.value)
    assert "KE stands twice" in told
    assert "has no cap" in told
    assert "mine.yaml:" in told
