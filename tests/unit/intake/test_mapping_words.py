"""What a mapping says of cells: blank words, units, styles, texts that are excerpts."""

import pickle
from pathlib import Path

import pytest

from ethicalrecruit.errors import MappingError
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.cell_words import cell_words
from ethicalrecruit.intake.mapping import RowDocument, plain_mapping
from ethicalrecruit.intake.mapping_file import load_mapping
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook

AD = "Registered nurses wanted for hospitals in London, England. The employer pays all costs of recruitment."


def read(folder: Path, names: Names, text: str, **cells: str) -> RowDocument | Reject:
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path, names).fit(tuple(cells)).document(Row(1, cells, 2), names)


def used(folder: Path, names: Names, text: str, **cells: str) -> RowDocument:
    document = read(folder, names, text, **cells)
    assert isinstance(document, RowDocument), document
    return document


def test_words_for_nothing_are_refused_unless_the_mapping_says_what_they_are(tmp_path: Path, names: Names) -> None:
    reject = read(tmp_path, names, "columns: {Fee: pay_monthly}", Fee="n/a")
    assert isinstance(reject, Reject)
    assert "blank_words" in reject.mend
    text = 'blank_words: ["n/a", "-"]\ncolumns: {Fee: {to: pay_monthly, blank: silent}, Perm: permanent}'
    document = used(tmp_path, names, text, Fee="N/A", Perm="-")
    assert document.offer.pay is None
    assert document.observed["pay"].state is FactState.SILENT
    own = used(tmp_path, names, 'columns: {Fee: {to: pay_monthly, blank_words: ["?"]}}', Fee="?")
    assert "pay" not in own.observed


def test_a_word_for_nothing_is_no_name(names: Names) -> None:
    document = plain_mapping(["employer", "agency"]).document(Row(1, {"employer": "N/A", "agency": "-"}, 2), names)
    assert isinstance(document, RowDocument)
    assert (document.offer.employer, document.offer.agency.name) == (None, None)
    assert document.observed["employer"].state is FactState.OPEN
    assert document.left_open == ("employer: more than a word for nothing", "agency: more than a word for nothing")
    reject = plain_mapping(["id"]).document(Row(1, {"id": "?"}, 2), names)
    assert isinstance(reject, Reject)


def test_na_stays_namibia_and_no_stays_norway(tmp_path: Path, names: Names) -> None:
    text = "blank_words: [NA, NO]\ncolumns: {Land: destination, Sitz: agency_country, Fest: permanent}"
    offer = used(tmp_path, names, text, Land="NA", Sitz="NO", Fest="NO").offer
    assert (offer.destination.country, offer.agency.country, offer.contract.permanent) == ("NA", "NO", None)
    text = "columns: {Land: {to: destination, blank_words: [NA]}, Sitz: agency_country}"
    offer = used(tmp_path, names, text, Land="NA", Sitz="NA").offer
    assert (offer.destination.country, offer.agency.country) == (None, "NA")


@pytest.mark.parametrize(("word", "truth"), [("Ja", True), ("oui", True), ("NIE", False), ("não", False), ("Sí", True)])
def test_yes_and_no_in_seven_languages(tmp_path: Path, names: Names, word: str, truth: bool) -> None:  # noqa: FBT001
    assert used(tmp_path, names, "columns: {A: induction}", A=word).offer.induction is truth


def test_no_word_is_yes_and_no_or_nothing() -> None:
    words = cell_words()
    assert not words.nothing & words.truths.keys()
    assert {"j", "s", "o", "t", "x", "v", "f"}.isdisjoint(words.truths)


@pytest.mark.parametrize(
    ("style", "cell", "path", "value"),
    [
        ("to: contract_months, unit: years", "2", "months", "24"),
        ("to: contract_months, unit: weeks", "104", "months", "24"),
        ("to: notice_weeks, unit: days", "28", "notice_weeks", "4"),
        ("to: contract_months, unit: months", "7,5", "months", "7.5"),
    ],
)
def test_units(tmp_path: Path, names: Names, style: str, cell: str, path: str, value: str) -> None:  # noqa: PLR0913, PLR0917  # a table of cases
    contract = used(tmp_path, names, f"columns: {{A: {{{style}}}}}", A=cell).offer.contract
    assert str(getattr(contract, path)) == value


def test_hours_of_a_month(tmp_path: Path, names: Names) -> None:
    offer = used(tmp_path, names, "columns: {A: {to: hours_per_week, unit: hours_per_month}}", A="169").offer
    assert str(offer.hours_per_week) == "39"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("columns: {A: {to: contract_months, unit: year}}", 'Did you mean "years"?'),
        ("columns: {A: {to: contract_months, unit: days}}", 'no unit "days"'),
        ("columns: {A: {to: hours_rest_days, unit: weeks}}", "has no unit"),
        ("columns: {A: {to: destination, unit: weeks}}", "has no unit"),
        ("columns: {A: {to: pay_monthly, decimal: ',', thousands: ','}}", "same sign"),
        ("columns: {A: {to: pay_monthly, values: {low: lots}}}", '"lots" is not an amount'),
        ("columns: {A: {to: destination, values: {UK: Atlantis}}}", "Atlantis"),
        ("columns: {A: id}\ntext_cut_at: 500", "names no text"),
        ("columns: {A: id}\ntext: [B, B]", "more than once"),
        ("columns: {A: {to: posted_on, days: exel}}", 'Did you mean "excel"?'),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, names: Names, text: str, words: str) -> None:
    with pytest.raises(MappingError) as caught:
        read(tmp_path, names, text, A="x")
    assert words in str(caught.value)


def test_a_whole_text_is_covered_and_an_excerpt_is_not(tmp_path: Path, names: Names) -> None:
    assert "costs" in used(tmp_path, names, "text: [Body]", Body=AD).offer.covers
    for said in ("text_is: excerpt", f"text_cut_at: {len(AD)}"):
        document = used(tmp_path, names, f"text: [Body]\n{said}\ncovers: [bonds]", Body=AD)
        assert document.offer.covers == ()
        assert document.reading is not None
        assert document.reading.cut_off
    assert "costs" in used(tmp_path, names, f"text: [Body]\ntext_cut_at: {len(AD) + 1}", Body=AD).offer.covers


def test_blank_for_all_columns(tmp_path: Path, names: Names) -> None:
    text = "blank: silent\ncolumns: {A: induction, B: {to: grievance_channel, blank: not_covered}}"
    document = used(tmp_path, names, text, A="", B="")
    assert document.observed["induction"].state is FactState.SILENT
    assert "grievance_channel" not in document.observed


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#NV", "#DIV/0!"])
@pytest.mark.parametrize("to", ["employer", "pay_monthly", "destination", "permanent"])
def test_cells_of_failed_formulas(tmp_path: Path, names: Names, to: str, cell: str) -> None:
    reject = read(tmp_path, names, f"columns: {{A: {to}}}", A=cell)
    assert isinstance(reject, Reject)
    assert reject.column == "A"


def test_what_a_cell_came_to_is_remembered_and_not_sent_to_other_processes(names: Names, book: RuleBook) -> None:
    mapping = plain_mapping(["destination", "permanent"])
    first = mapping.document(Row(1, {"destination": "GB", "permanent": "x"}, 2), names)
    again = mapping.document(Row(2, {"destination": "GB", "permanent": "x"}, 3), names)
    assert isinstance(first, Reject)
    assert isinstance(again, Reject)
    assert (first.reason, again.row) == (again.reason, 2)
    sent = pickle.loads(pickle.dumps(mapping))  # noqa: S301  # our own bytes
    assert sent.memo.of(sent.columns, names) == ({}, {})
    assert mapping.memo.of(mapping.columns, names)[0] != {}
    others = Names.of(book.tables.countries, book.tables.costs)
    assert mapping.memo.of(mapping.columns, others) == ({}, {})


def test_no_more_is_remembered_than_is_good(names: Names) -> None:
    mapping = plain_mapping(["pay_amount"])
    for number in range(1_500):
        assert isinstance(mapping.document(Row(number, {"pay_amount": f"GBP {number}"}, 2), names), RowDocument)
    assert len(mapping.memo.of(mapping.columns, names)[0]) == 1_000


@pytest.mark.parametrize("cell", ["\\N", "<NA>", "(null)", "NULL"])
def test_what_databases_and_programs_write_for_nothing_is_no_name(names: Names, cell: str) -> None:
    cells = {"agency": cell, "text": AD}
    document = plain_mapping(list(cells)).document(Row(1, cells, 2), names)
    assert isinstance(document, RowDocument)
    assert document.observed["agency.name"].state is FactState.OPEN
