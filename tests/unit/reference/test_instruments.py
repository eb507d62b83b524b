"""Instruments: what is cited, how sure it is, and whom a treaty binds."""

from datetime import date

import pytest

from ethicalrecruit.errors import UnknownTable
from ethicalrecruit.reference.instruments import Addressee, Bindingness
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.values.grades import Verified
from ethicalrecruit.values.truth import Truth

READ, SECONDARY, DRAFT, MEMORY, NONE, OURS = Verified
CITED = {
    "who-code": "3.4 3.5 4.2 4.3 4.5 4.7 8.5 8.6 8.7",
    "ilo-gp": " ".join(f"GP{number}" for number in range(1, 14)) + " OG5 OG6 OG8 OG17 OG18 OG24 OG31",
    "ilo-fee-definition": "1 6 7 9(a) 9(b) 9(c) 9(d) 10 11 12 12(i) 12(ii) 12(iii) 12(iv) 12(v) 12(vi) 12(vii) 13 15",
    "ilo-c095": "8(1) 8(2) 9",
    "ilo-c097": "3 6(1)(a)",
    "ilo-c111": "1(1)(a) 1(2)",
    "ilo-c143": "10 12(g) 14(a)",
    "ilo-c181": "3 5 6 7(1) 7(2) 8(1)",
    "ilo-c189": "9(c)",
    "ilo-r157": "64 66(3) 67(1)",
    "ilo-r188": "7 9 15",
    "ilo-indicators": "7 9",
    "dhaka": "A 1 4 10",
    "iris": "1 2 A.4 A.5",
    "england-code": "red amber green P3 P5 B1 B3 B4 B5 B6 B7 R1 R2 R3 R4",
    "gb-eaa-1973": "s.6(1) s.5(1A)",
    "gb-conduct-regs-2003": "5 24(9) 26 27(1) 27(3)",
    "de-beschv": "38 39 Annex",
    "de-sgb3": "296(2) 296(3) 297 299 404",
    "sdg-10-7-1": "C_k E_k",
    "own-list": "list",
}


@pytest.mark.parametrize("instrument_id", sorted(CITED))
def test_everything_our_rules_cite_is_there(tables: ReferenceTables, instrument_id: str) -> None:
    instrument = tables.instrument(instrument_id)
    for number in CITED[instrument_id].split():
        assert instrument.provision(number).text


# What the book promises to hold; others may join them.
PROMISED = [
    "who-code",
    "kampala",
    "epsu-hospeem",
    "commonwealth-code",
    "pacific-code",
    "england-code",
    "cgfns-alliance",
    "de-seal",
    "ilo-gp",
    "ilo-fee-definition",
    "ilo-indicators",
    "ilo-c029",
    "ilo-p029",
    "ilo-c095",
    "ilo-c097",
    "ilo-c111",
    "ilo-c143",
    "ilo-c149",
    "ilo-c155",
    "ilo-c181",
    "ilo-c189",
    "ilo-c190",
    "ilo-r086",
    "ilo-r151",
    "ilo-r157",
    "ilo-r188",
    "ets-93",
    "gcm",
    "sdg-10-7-1",
    "iris",
    "dhaka",
    "gb-eaa-1973",
    "gb-conduct-regs-2003",
    "de-beschv",
    "de-sgb3",
    "us-20cfr656",
    "eu-2019-1152",
    "eu-2023-970",
    "eu-2008-104",
    "eu-2014-36",
    "eu-2005-36",
]


def test_the_promised_instruments_and_all_that_are_cited_are_there(tables: ReferenceTables) -> None:
    assert set(PROMISED) <= set(tables.instruments)
    assert set(CITED) <= set(tables.instruments)


def test_every_provision_is_testable_or_says_why_not(tables: ReferenceTables) -> None:
    bare = [
        f"{instrument.id} {one.number}"
        for instrument in tables.instruments.values()
        for one in instrument.provisions.values()
        if not one.testable and not one.untestable
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("instrument", "number", "substance", "pinpoint"),
    [
        ("ilo-gp", "GP7", READ, READ),
        ("ilo-gp", "GP1", SECONDARY, SECONDARY),
        ("ilo-gp", "GP11", SECONDARY, MEMORY),
        ("ilo-gp", "GP12", MEMORY, MEMORY),
        ("ilo-gp", "OG6", SECONDARY, SECONDARY),
        ("ilo-gp", "OG17", SECONDARY, MEMORY),
        ("ilo-fee-definition", "6", READ, MEMORY),
        ("ilo-fee-definition", "9(a)", MEMORY, MEMORY),
        ("ilo-fee-definition", "12(i)", SECONDARY, MEMORY),
        ("ilo-fee-definition", "12(ii)", MEMORY, MEMORY),
        ("ilo-fee-definition", "15", MEMORY, MEMORY),
        ("ilo-fee-definition", "15 (bonds and deposits)", SECONDARY, MEMORY),
        ("who-code", "3.4", SECONDARY, MEMORY),
        ("who-code", "4.2", SECONDARY, SECONDARY),
        ("who-code", "4.3", DRAFT, MEMORY),
        ("who-code", "4.4 (first limb)", SECONDARY, MEMORY),
        ("who-code", "4.4 (third limb)", DRAFT, MEMORY),
        ("who-code", "4.6 (second limb)", MEMORY, MEMORY),
        ("who-code", "5.1 (second limb)", SECONDARY, SECONDARY),
        ("ilo-c095", "9", READ, READ),
        ("ilo-r157", "66(3)", MEMORY, MEMORY),
        ("ilo-r188", "15", MEMORY, MEMORY),
        ("iris", "A.4", SECONDARY, MEMORY),
        ("england-code", "B4", SECONDARY, OURS),
        ("england-code", "R3", MEMORY, OURS),
        ("england-code", "P3", SECONDARY, NONE),
        ("gb-eaa-1973", "s.6(1)", READ, READ),
        ("de-beschv", "38", READ, READ),
    ],
)
def test_marks_of_the_sources_are_kept(
    tables: ReferenceTables, instrument: str, number: str, substance: Verified, pinpoint: Verified
) -> None:
    found = tables.provision(instrument, number).verification
    assert (found.substance, found.pinpoint) == (substance, pinpoint)


def test_the_who_code_speaks_to_states_on_active_recruitment(tables: ReferenceTables) -> None:
    code = tables.instrument("who-code")
    assert code.bindingness is Bindingness.CODE_OF_PRACTICE
    assert code.provision("5.1 (second limb)").addressee is Addressee.STATES
    assert code.notes_on(date(2026, 4, 30)) == ()
    assert "not read" in code.notes_on(date(2026, 5, 1))[0]


def test_own_lists_have_no_legal_force(tables: ReferenceTables) -> None:
    assert tables.instrument("own-list").bindingness is Bindingness.OWN_LIST


@pytest.mark.parametrize(
    ("instrument", "day", "edition"),
    [
        ("england-code", "2021-02-25", "2021-02-25"),
        ("england-code", "2022-08-01", "2021-02-25"),
        ("england-code", "2022-08-02", "2022-08-02"),
        ("england-code", "2026-11-21", "2025-03-27"),
        ("england-code", "2001-01-01", ""),
        ("sdg-10-7-1", "2022-05-17", "2018"),
        ("sdg-10-7-1", "2022-05-18", "2022"),
        ("ilo-gp", "2019-01-01", "2019"),
        ("england-code", None, "2025-03-27"),
    ],
)
def test_the_edition_of_a_day(tables: ReferenceTables, instrument: str, day: str | None, edition: str) -> None:
    when = None if day is None else date.fromisoformat(day)
    assert tables.instrument(instrument).edition_on(when) == edition


@pytest.mark.parametrize(
    ("instrument", "state", "day", "number", "expected"),
    [
        ("ilo-c181", "NG", "2022-12-31", "", Truth.NO),
        ("ilo-c181", "NG", "2023-06-01", "", Truth.UNKNOWN),
        ("ilo-c181", "NG", "2024-12-31", "", Truth.YES),
        ("ilo-c181", "GB", "2020-01-01", "", Truth.NO),
        ("ilo-c181", "GB", "2026-01-01", "", Truth.UNKNOWN),
        ("ilo-c181", "TH", "2020-01-01", "", Truth.UNKNOWN),
        ("ilo-c097", "GB", "2020-01-01", "6(1)(a)", Truth.YES),
        ("ilo-c097", "GB", "2020-01-01", "Annex II 4(2)", Truth.UNKNOWN),
        ("ilo-c097", "KE", "2020-01-01", "Annex II 4(2)", Truth.NO),
        ("ilo-c097", "KE", "2020-01-01", "3", Truth.YES),
        ("ilo-c097", "MY", "2020-01-01", "3", Truth.UNKNOWN),
        ("ilo-c095", "GB", "2020-01-01", "9", Truth.UNKNOWN),
        ("ilo-c181", "PL", None, "", Truth.YES),
    ],
)
def test_whom_a_treaty_binds(  # noqa: PLR0913, PLR0917  # one row of the table above
    tables: ReferenceTables, instrument: str, state: str, day: str | None, number: str, expected: Truth
) -> None:
    when = None if day is None else date.fromisoformat(day)
    assert tables.instrument(instrument).binds(state, when, number) is expected


def test_the_year_of_a_ratification(tables: ReferenceTables) -> None:
    assert tables.instrument("ilo-c097").ratified_by("GB") == "1951"
    assert tables.instrument("ilo-c097").ratified_by("MY") is None
    assert tables.instrument("ilo-c181").ratified_by("DE") is None
    assert tables.instrument("ilo-c181").ratified_by("NO") is None
    assert tables.instrument("ilo-c143").ratified_by("NO") == "1979"


def test_unknown_names_come_with_the_nearest(tables: ReferenceTables) -> None:
    with pytest.raises(UnknownTable, match="who-code"):
        tables.instrument("who-coed")
    with pytest.raises(UnknownTable, match="GP7"):
        tables.provision("ilo-gp", "GP 7")
