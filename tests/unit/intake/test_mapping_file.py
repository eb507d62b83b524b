"""Mapping files: other people's columns in our words, and every fault told at once with its place."""

from pathlib import Path

import pytest

from ethicalrecruit.errors import MappingError
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowDocument
from ethicalrecruit.intake.mapping_file import load_mapping
from ethicalrecruit.intake.row import Reject, Row

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"


def written(folder: Path, text: str) -> Path:
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, names: Names, text: str) -> str:
    with pytest.raises(MappingError) as caught:
        load_mapping(written(folder, text), names)
    return str(caught.value)


MAPPING = """\
columns:
  Datum: {to: posted_on, days: dmy}
  Land: destination
  Gebühr: {to: cost_1_amount, decimal: ",", currency: EUR, values: {keine: "0"}}
  Zahler: {to: cost_1_payer, values: {Bewerber: worker, NO: employer}}
  Fest: {to: permanent, values: {Ja: true, Nein: false}}
  Pass: {to: documents_held_by, blank: silent}
constants: {cost_1_item: FEE_PLACEMENT, kind: offer, agency_country: NO}
covers: [bonds]
"""
HEADER = ("Datum", "Land", "Gebühr", "Zahler", "Fest", "Pass", "Rest")


def row(**cells: str) -> Row:
    return Row(1, dict.fromkeys(HEADER, "") | cells, 2)


def test_cells_in_other_words(tmp_path: Path, names: Names) -> None:
    mapping = load_mapping(written(tmp_path, MAPPING), names).fit(HEADER)
    document = mapping.document(
        row(Datum="3.4.2025", Land="Norwegen", Gebühr="1.234,50", Zahler="NO", Fest="Ja"), names
    )
    assert isinstance(document, RowDocument), document
    offer = document.offer
    assert str(offer.posted_on) == "2025-04-03"
    assert (offer.destination.country, offer.agency.country, offer.kind.value) == ("NO", "NO", "offer")
    assert str(offer.costs[0].amount) == "EUR 1234.50"
    assert offer.costs[0].payer is not None
    assert (offer.costs[0].payer.value, offer.contract.permanent) == ("employer", True)
    assert offer.covers == ("bonds",)
    assert document.observed["documents.held_by"].state is FactState.SILENT
    assert [one.column for one in mapping.ignored] == ["Rest"]


def test_constants_alone_are_no_cost(tmp_path: Path, names: Names) -> None:
    mapping = load_mapping(written(tmp_path, MAPPING), names).fit(HEADER)
    for gebuehr in ("", "keine", "0,00"):
        document = mapping.document(row(Gebühr=gebuehr, Land="DE"), names)
        assert isinstance(document, RowDocument)
        assert document.offer.costs == ()


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"Zahler": "Bewerbr"}, "Zahler", 'Did you mean "Bewerber"?'),
        ({"Datum": "31.02.2025"}, "Datum", "no day"),
        ({"Datum": "3.4.25"}, "Datum", "four digits"),
        ({"Gebühr": "1,234.50"}, "Gebühr", "not a number in one known style"),
        ({"Gebühr": "2,500"}, "Gebühr", "three decimals"),
        ({"Gebühr": "GBP 5,00"}, "Gebühr", "not in EUR"),
    ],
)
def test_bad_cells_name_the_files_own_column(
    tmp_path: Path, names: Names, cells: dict[str, str], column: str, words: str
) -> None:
    reject = load_mapping(written(tmp_path, MAPPING), names).fit(HEADER).document(row(**cells), names)
    assert isinstance(reject, Reject)
    assert reject.column == column
    assert words in f"{reject.reason} {reject.mend}"


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path, names: Names) -> None:
    message = refused(
        tmp_path,
        names,
        "columns:\n"
        "  A: destinaton\n"
        "  B: {to: permanent, decimal: ',', values: {Ja: maybe}}\n"
        "  C: id\n"
        "  D: id\n"
        "  E: {to: pay_amount, currency: XXQ}\n"
        "constants: {id: x, destination: Atlantis, pay_period: month}\n"
        "covers: [docments]\n",
    )
    for part in (
        'mapping.yaml:2:3: We have no column "destinaton". Did you mean "destination"?',
        "decimal says nothing about it",
        '"maybe" is neither yes nor no',
        '"C" and "D" are both id',
        '"XXQ" is not a currency',
        "id cannot be the same in every row",
        '"Atlantis" is no country we know',
        'no fact "docments" that could be covered. Did you mean "documents"?',
    ):
        assert part in message


def test_faults_of_form_hide_no_others(tmp_path: Path, names: Names) -> None:
    message = refused(
        tmp_path,
        names,
        "columns:\n"
        "  A: {too: id}\n"
        "  B: destinaton\n"
        "  C: {to: id, days: sometimes}\n"
        "covers: [costs, 1: 2, docments]\n"
        "text: [T, [U]]\n"
        "text_is: excerpt\n"
        "on_unmaped: refuse\n",
    )
    for part in (
        'mapping.yaml:2:7: Unknown key "too". Did you mean "to"?',
        'mapping.yaml:3:3: We have no column "destinaton". Did you mean "destination"?',
        '"sometimes" is not allowed here',
        'Unknown key "on_unmaped". Did you mean "on_unmapped"?',
    ):
        assert part in message
    assert "says nothing" not in message, "the text that an entry of another form took with it"
    assert "names no column" not in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("colums: {A: id}", 'Unknown key "colums". Did you mean "columns"?'),
        ("columns: {A: {too: id}}", 'Unknown key "too". Did you mean "to"?'),
        ("columns: {A: id, A: kind}", "stands twice"),
        ("columns: [", "not readable as YAML"),
        ("covers: [costs]", "names no column"),
        ("columns: {A: id}\nconstants: {kind: ad}\ntext: [A]", "under columns and under text"),
        ("columns: {A: kind}\nconstants: {kind: ad}", "a constant and a column as well"),
    ],
)
def test_files_that_are_no_mapping(tmp_path: Path, names: Names, text: str, words: str) -> None:
    assert words in refused(tmp_path, names, text)


def test_a_missing_file_is_told(tmp_path: Path, names: Names) -> None:
    with pytest.raises(MappingError, match="cannot be read"):
        load_mapping(tmp_path / "none.yaml", names)


def test_missing_columns_name_near_ones(tmp_path: Path, names: Names) -> None:
    mapping = load_mapping(written(tmp_path, MAPPING), names)
    with pytest.raises(MappingError, match=r'no column "Datum", "Land"\. Did you mean "Datun"\?'):
        mapping.fit(("Datun", *HEADER[2:]))


def test_unmapped_columns_can_be_refused(tmp_path: Path, names: Names) -> None:
    mapping = load_mapping(written(tmp_path, "columns: {A: id}\non_unmapped: refuse\n"), names)
    with pytest.raises(MappingError, match='does not name "posted_on"'):
        mapping.fit(("A", "posted_on"))
    lenient = load_mapping(written(tmp_path, "columns: {A: id}\n"), names).fit(("A", "posted_on"))
    assert "has our name posted_on" in lenient.ignored[0].hint


def test_the_mapping_among_the_fixtures_loads(names: Names) -> None:
    assert load_mapping(FIXTURES / "portal-mapping.yaml", names).name == "portal-mapping.yaml"
