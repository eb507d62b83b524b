"""A proposed mapping: what is sure stands, what is not is commented out, and every proposal loads."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.errors import MappingError
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.header_names import header_key, header_sources
from ethicalrecruit.intake.mapping import RowDocument
from ethicalrecruit.intake.mapping_file import MappingFile, load_mapping
from ethicalrecruit.intake.mapping_guess import Guess, Level
from ethicalrecruit.intake.mapping_suggest import ROWS_LOOKED_AT, Suggestion, suggest_mapping
from ethicalrecruit.intake.mapping_text import mapping_text
from ethicalrecruit.intake.own_columns import OWN_COLUMNS, own_column
from ethicalrecruit.intake.row import Row
from ethicalrecruit.reader.lexicon import bundled_languages

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def rows_of(columns: Mapping[str, Sequence[str]]) -> list[Row]:
    count = max(map(len, columns.values()))
    return [Row(at + 1, {name: cells[at] for name, cells in columns.items()}, at + 2) for at in range(count)]


def suggested(names: Names, columns: Mapping[str, Sequence[str]]) -> Suggestion:
    return suggest_mapping(tuple(columns), rows_of(columns), names)


def guess(names: Names, column: str, *cells: str) -> Guess:
    (only,) = suggested(names, {column: cells}).guesses
    return only


def loaded(folder: Path, names: Names, suggestion: Suggestion, uncomment: str = "") -> MappingFile:
    path = folder / "proposed.yaml"
    text = mapping_text(suggestion, "table.csv")
    if uncomment:
        assert f"# {uncomment}" in text
        text = text.replace(f"# {uncomment}", uncomment)
    path.write_text(text, encoding="utf-8")
    return load_mapping(path, names)


@pytest.mark.parametrize(
    ("column", "cells", "to", "level"),
    [
        ("posted_on", ["2026-01-02"], "posted_on", Level.CERTAIN),
        ("documents.held_by", ["agency"], "documents_held_by", Level.CERTAIN),
        ("Gehalt", ["2800"], "pay_amount", Level.LIKELY),
        ("Währung", ["EUR"], "currency", Level.LIKELY),
        ("Arbeitgeber", ["Klinik"], "employer", Level.LIKELY),
        ("salaire", ["2800"], "pay_amount", Level.LIKELY),
        ("Employeur", ["CHU"], "employer", Level.LIKELY),
        ("SALARIO", ["2800"], "pay_amount", Level.LIKELY),
        ("salário", ["2800"], "pay_amount", Level.LIKELY),
        ("salariu", ["2800"], "pay_amount", Level.LIKELY),
        ("wynagrodzenie", ["2800"], "pay_amount", Level.LIKELY),
        ("Angajator", ["Spital"], "employer", Level.LIKELY),
        ("Pracodawca", ["Szpital"], "employer", Level.LIKELY),
        ("Agenția", ["Harbour"], "agency", Level.LIKELY),
        ("Nazwa agencji", ["Harbour"], "agency", Level.LIKELY),
        ("Numer ogłoszenia", ["A-1"], "id", Level.LIKELY),
        ("Kennung", ["A-1"], "id", Level.LIKELY),
        ("Pass verwahrt von", ["agency"], "documents_held_by", Level.LIKELY),
        ("Job Description", ["Nurses wanted."], "text", Level.LIKELY),
        ("ISCO-08", ["2221"], "occupation", Level.LIKELY),
        ("Location", ["Ghana", "Kenya"], "destination", Level.LIKELY),
        ("Beruf", ["2221", "5321"], "occupation", Level.LIKELY),
    ],
)
def test_names_that_say_enough(names: Names, column: str, cells: list[str], to: str, level: Level) -> None:
    found = guess(names, column, *cells)
    assert (found.to, found.level) == (to, level)
    assert found.why


@pytest.mark.parametrize(
    ("column", "cells", "candidates"),
    [
        ("Datum", ["2026-01-02"], ["posted_on", "captured_on"]),
        ("Company", ["Harbour"], ["employer", "agency"]),
        ("Location", ["Leeds", "Ghana"], ["destination", "nation"]),
        ("Country of work", ["Atlantis", "Nowhere", "GB"], ["destination"]),
        ("Country", ["GB", "DE"], ["destination", "origin", "agency_country"]),
        ("Fee", ["900"], ["cost_1_amount"]),
        ("posted_onn", ["2026-01-02"], ["posted_on"]),
        ("Salary", ["competitive", "from 2000", "3000"], ["pay_amount"]),
        ("Notes", ["word " * 100], ["text"]),
        ("Contract length", ["2", "3"], ["contract_months"] * 3),
    ],
)
def test_names_that_do_not_are_left_to_a_person(
    names: Names, column: str, cells: list[str], candidates: list[str]
) -> None:
    found = guess(names, column, *cells)
    assert (found.level, found.to) == (Level.LOOK, "")
    assert [one.to for one in found.candidates] == candidates


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["13/04/2025", "03/04/2025"], "dmy"),
        (["04/13/2025", "03/04/2025"], "mdy"),
        (["2025/04/03"], "ymd"),
        (["31.02.2025", "30.04.2025"], "dmy"),
        (["2026-01-02"], None),
        (["2026-01-02", "13/04/2025", "2026-01-30", "30/04/2025"], "dmy"),
        (["2026-01-02", "13/04/2025", "2026-02-03", "01/04/2025"], "dmy"),
    ],
)
def test_an_order_of_days_is_stated_if_a_cell_proves_it(names: Names, cells: list[str], days: str | None) -> None:
    found = guess(names, "posted_on", *cells)
    assert found.active
    assert found.candidates[0].style.get("days") == days


@pytest.mark.parametrize(
    ("cells", "styles"),
    [
        (["03/04/2025", "05/06/2025"], ["dmy", "mdy"]),
        (["13/04/2025", "04/13/2025"], []),
        (["45000", "45001.5"], ["excel", "excel-1904"]),
        (["2025-03-04", "13/04/2025", "2025-06-05T00:00:00", "30/04/2025"], ["dmy"]),
        (["2025-03-04", "04/13/2025", "2025-06-05", "04/30/2025"], ["mdy"]),
    ],
)
def test_an_order_that_is_open_stays_open(names: Names, cells: list[str], styles: list[str]) -> None:
    found = guess(names, "posted_on", *cells)
    assert found.level is Level.LOOK
    assert [one.style["days"] for one in found.candidates if "days" in one.style] == styles


@pytest.mark.parametrize(
    ("cells", "decimal"),
    [
        (["1,234", "900.50"], "."),
        (["1.234", "1.234,50 €"], ","),
        (["1.234.567"], ","),
        (["900", "1000"], None),
    ],
)
def test_a_decimal_sign_is_stated_if_a_cell_proves_it(names: Names, cells: list[str], decimal: str | None) -> None:
    found = guess(names, "pay_amount", *cells)
    assert found.active
    assert found.candidates[0].style.get("decimal") == decimal


@pytest.mark.parametrize("cells", [["1,234", "900"], ["900.50", "900,50"]])
def test_a_decimal_sign_that_is_open_stays_open(names: Names, cells: list[str]) -> None:
    assert guess(names, "pay_amount", *cells).level is Level.LOOK


def test_currencies(names: Names) -> None:
    assert guess(names, "Gehalt (EUR)", "2800").candidates[0].style == {"currency": "EUR"}
    assert guess(names, "Salary [GBP]", "£ 900").candidates[0].style == {"currency": "GBP"}
    assert guess(names, "Gehalt", "€ 900").active
    pounds = guess(names, "Salary", "£ 900")
    assert pounds.level is Level.LOOK
    assert pounds.candidates[0].style == {"currency": "GBP"}


def test_words_are_translated_and_unknown_ones_are_told(names: Names) -> None:
    found = guess(names, "Type de contrat", "CDI", "CDD", "CDI", "CDI", "autre")
    assert found.candidates[0].style == {"values": {"CDI": "yes", "CDD": "no"}}
    assert any('"autre"' in sentence for sentence in found.why)
    assert guess(names, "Einsatzland", "Ghana", "Bundesrepublik Deutschland").candidates[0].style == {
        "values": {"Bundesrepublik Deutschland": "DE"}
    }
    assert guess(names, "Kraj pracy", "Kongo", "Korea").level is Level.LOOK
    assert guess(names, "Fest angestellt", "ja").level is Level.LEFT


def test_na_in_a_column_of_countries_is_namibia(names: Names) -> None:
    found = suggested(names, {"Country of work": ["NA", "NO"]})
    assert found.guesses[0].to == "destination"
    assert "values" not in found.guesses[0].candidates[0].style


def test_costs_come_under_costs(tmp_path: Path, names: Names) -> None:
    one = suggested(names, {"Visa fee (GBP)": ["10", ""], "Who pays": ["Candidate", "Employer"]})
    (mapping,) = (loaded(tmp_path, names, one).fit(("Visa fee (GBP)", "Who pays")),)
    row = Row(1, {"Visa fee (GBP)": "10", "Who pays": "Candidate"}, 2)
    document = mapping.document(row, names)
    assert isinstance(document, RowDocument)
    (cost,) = document.offer.costs
    assert (cost.item, str(cost.amount), cost.payer and cost.payer.value) == ("ADM_VISA", "GBP 10", "worker")
    two = suggested(names, {"Visa fee": ["10"], "Medical exam": ["5"], "Who pays": ["Candidate"]})
    assert [one.cost for one in two.costs] == ["ADM_VISA", "MED_EXAM"]
    assert two.guesses[2].level is Level.LOOK
    loaded(tmp_path, names, two, "payer: {column: Who pays, values: {Candidate: worker}}")


def test_two_columns_for_one_fact_are_left_to_a_person(names: Names) -> None:
    both = suggested(names, {"Gehalt": ["1"], "Lohn": ["2"]})
    assert [one.level for one in both.guesses] == [Level.LOOK, Level.LOOK]
    own = suggested(names, {"pay_amount": ["1"], "Lohn": ["2"]})
    assert [one.level for one in own.guesses] == [Level.CERTAIN, Level.LOOK]
    ranged = suggested(names, {"Salary": ["1"], "Salary min": ["1"], "Salary max": ["2"]})
    assert [one.to for one in ranged.guesses] == ["", "pay_low", "pay_high"]


SOURCES = {
    "schema.org JobPosting": {
        "title": ["Nurse"], "hiringOrganization.name": ["Clinic"], "datePosted": ["2026-01-02"],
        "jobLocation.address.addressCountry": ["DE"], "baseSalary.currency": ["EUR"],
        "baseSalary.value.minValue": ["2800"], "baseSalary.value.unitText": ["MONTH"],
        "employmentType": ["FULL_TIME"], "description": ["Nurses wanted."], "validThrough": ["2026-02-01"],
    },
    "Adzuna": {
        "id": ["1"], "title": ["Nurse"], "description": ["Nurses wanted…"], "created": ["2026-01-02T10:00:00Z"],
        "redirect_url": ["https://example.org"], "company.display_name": ["X"], "location.display_name": ["Leeds"],
        "salary_min": ["29000"], "salary_max": ["31000"], "salary_is_predicted": ["0"], "contract_type": ["permanent"],
    },
    "Indeed's feed of jobs": {
        "title": ["Nurse"], "date": ["2026-01-02"], "referencenumber": ["7"], "sourcename": ["X"], "city": ["Leeds"],
        "country": ["GB"], "description": ["Nurses wanted."], "jobtype": ["fulltime"],
    },
    "Reed": {
        "jobId": ["1"], "employerName": ["X"], "jobTitle": ["Nurse"], "locationName": ["Leeds"],
        "minimumSalary": ["29000"], "maximumSalary": ["31000"], "currency": ["GBP"], "date": ["13/11/2025"],
        "jobDescription": ["Nurses wanted... "],
    },
    "NHS Jobs": {
        "id": ["1"], "title": ["Nurse"], "employer": ["Trust"], "description": ["Nurses wanted."],
        "closeDate": ["2026-02-01"], "postDate": ["2026-01-02"], "locations": ["Leeds"], "type": ["Permanent"],
        "salary": ["£29,970 to £36,483 a year"],
    },
}  # fmt: skip


@pytest.mark.parametrize("source", SOURCES)
def test_exports_of_job_boards_are_recognised(tmp_path: Path, names: Names, source: str) -> None:
    columns = SOURCES[source]
    found = suggested(names, columns)
    assert found.sources == (source,)
    taken = {one.to for one in found.guesses}
    assert {"job_title", "posted_on", "text"} <= taken
    mapping = loaded(tmp_path, names, found).fit(tuple(columns))
    document = mapping.document(rows_of(columns)[0], names)
    assert isinstance(document, RowDocument), document
    assert document.reading is not None
    if source in ("Adzuna", "NHS Jobs"):
        assert document.offer.covers == ()


def test_every_name_that_is_known_is_one_of_ours() -> None:
    seen: dict[str, set[str]] = {}
    for source in header_sources():
        for key, meaning in source.meanings.items():
            for to in (*([meaning.to] if meaning.to else []), *meaning.maybe, *meaning.constants):
                assert own_column(to) is OWN_COLUMNS[to], (source.name, key)
            assert meaning.to or meaning.maybe or meaning.leave, (source.name, key)
            if meaning.to and not source.signs:
                seen.setdefault(key, set()).add(meaning.to)
        for own, words in source.words.items():
            column = OWN_COLUMNS[own.replace("cost_", "cost_1_")]
            assert all(not column.choices or not ours or ours in column.choices for ours in words.values()), own
    assert {key: tos for key, tos in seen.items() if len(tos) > 1} == {}


def test_every_language_of_the_reader_has_its_names_of_columns() -> None:
    known = {path.stem for path in (rules_folder() / "columns" / "headers").glob("*.yaml")}
    assert set(bundled_languages()) <= known


def test_texts_that_were_cut_off_are_told(tmp_path: Path, names: Names) -> None:
    cells = ["Nurses wanted. " * 8 + "x" * rest for rest in (30, 30, 30, 5)]
    found = suggested(names, {"Description": cells})
    assert found.cut_at == 150
    assert loaded(tmp_path, names, found).cut_at == 150


def test_words_for_nothing_are_asked_about(tmp_path: Path, names: Names) -> None:
    found = suggested(names, {"pay_monthly": ["n/a", "EUR 900"], "employer": ["-", "Clinic"], "colour": ["?", "red"]})
    assert found.empty_words == ("n/a", "-")
    assert found.guesses[0].active
    loaded(tmp_path, names, found, 'blank_words: [n/a, "-"]')


def test_a_table_without_a_known_column_says_so(tmp_path: Path, names: Names) -> None:
    found = suggested(names, {"colour": ["red"], "size": ["3"]})
    assert not found.usable
    with pytest.raises(MappingError, match="names no column"):
        loaded(tmp_path, names, found)


def test_only_the_first_rows_are_looked_at(names: Names) -> None:
    drawn = 0

    def rows() -> object:
        nonlocal drawn
        for number in range(10**9):
            drawn += 1
            yield Row(number + 1, {"id": str(number)}, number + 2)

    assert suggest_mapping(("id",), rows(), names).rows == ROWS_LOOKED_AT  # type: ignore[arg-type]
    assert drawn == ROWS_LOOKED_AT


def test_the_content_of_columns_that_are_left_out_is_not_shown(names: Names) -> None:
    columns = {"Betreuerin": ["Ama Doe"], "destination": ["ama@example.org"], "id": ["1"]}
    text = mapping_text(suggested(names, columns), "x.csv")
    assert "Ama" not in text
    assert "ama@" not in text


@pytest.mark.parametrize("name", ["portal.csv", "ads.csv", "ads-with-faults.csv"])
def test_the_proposals_for_the_fixtures_load_and_every_reader_of_yaml_agrees(
    tmp_path: Path, names: Names, name: str
) -> None:
    with open_inputs([FIXTURES / name]) as inputs:
        (table,) = inputs.tables
        found = suggest_mapping(table.header, (row for row in table.rows() if isinstance(row, Row)), names)
        mapping = loaded(tmp_path, names, found)
        mapping.fit(table.header)
    read = yaml.safe_load((tmp_path / "proposed.yaml").read_text(encoding="utf-8"))
    assert [str(key) for key in read["columns"]] == [
        use.column for use in mapping.columns if use.own.group[:4] != "cost"
    ] or "cost_1_item" in str(read)


@pytest.mark.parametrize(
    ("one", "other"), [("hiringOrganization", "Hiring organization"), ("Visa_fee", "visa fee"), ("Währung", "wahrung")]
)
def test_spelling_does_not_count(one: str, other: str) -> None:
    assert header_key(one) == header_key(other)


def test_a_title_without_text_or_occupation_is_told_of(names: Names) -> None:
    advice = "under text instead, with text_is: excerpt"
    told = {
        column: " ".join(suggested(names, {"job_title": ["Staff nurse"], column: ["2221"]}).notes)
        for column in ("occupation", "id")
    }
    assert advice in told["id"]
    assert advice not in told["occupation"]
