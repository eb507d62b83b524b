"""Rows with free text: columns and text speak to one offer, and neither silences the other."""

import html
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from ethicalrecruit.domain.terms import Payer
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import FactSet, FactState
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowDocument, RowMapping, plain_mapping
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.evidence import EvidenceKind
from ethicalrecruit.values.grades import DocumentKind
from ethicalrecruit.values.money import Money
from ethicalrecruit.values.ranges import NumberRange

Reader = Callable[[Mapping[str, str]], RowDocument | Reject]

AD = (
    "Registered nurses wanted for hospitals in London, England. A processing fee of GBP 900 is payable by the "
    "candidate. Your passport will be kept by the agency. The salary is GBP 29,000 per year."
)


def used(read: Reader, **cells: str) -> RowDocument:
    document = read(cells)
    assert isinstance(document, RowDocument), document
    return document


def facts(book: RuleBook, document: RowDocument) -> FactSet:
    return derive(document.offer, document.observed, book.tables.costs)


def test_text_makes_an_ad_of_a_row(read: Reader) -> None:
    assert used(read, text=AD).offer.kind is DocumentKind.AD
    assert used(read, text=" ", id="1").offer.kind is DocumentKind.ROW
    assert used(read, text=AD, kind="page").offer.kind is DocumentKind.PAGE


def test_quotes_name_their_column_and_row(read: Reader) -> None:
    document = used(read, text=AD)
    evidence = document.observed["documents.held_by"].evidence[0]
    assert (evidence.document, evidence.row) == ("text", 7)
    assert AD[evidence.start : evidence.end] == evidence.quote


def test_what_only_one_of_them_says_is_taken(read: Reader, book: RuleBook) -> None:
    found = facts(book, used(read, text=AD, hours_per_week="37.5", agency="Harbour Staffing"))
    assert found.facts["hours.weekly"].readings == (NumberRange.exact(Decimal("37.5")),)
    assert found.facts["agency.name"].readings == ("Harbour Staffing",)
    assert found.facts["documents.held_by"].readings == ("agency",)
    assert [item.key for item in found.lists["costs"].items] == ["FEE_PROCESSING"]


def test_where_they_differ_both_readings_stand(read: Reader, book: RuleBook) -> None:
    document = used(read, text=AD, documents_held_by="worker", destination="Scotland")
    fact = facts(book, document).facts["documents.held_by"]
    assert fact.readings == ("worker", "agency")
    assert [piece.kind for piece in fact.evidence] == [EvidenceKind.FIELD, EvidenceKind.QUOTE]
    assert document.offer.destination.nation == "GB-SCT"


def test_the_same_cost_is_not_counted_twice(read: Reader, book: RuleBook) -> None:
    document = used(read, text=AD, cost_1_item="FEE_PLACEMENT", cost_1_amount="GBP 900", cost_1_payer="employer")
    (cost,) = facts(book, document).lists["costs"].items
    assert cost.facts["payer"].readings == ("employer", "worker")
    assert cost.facts["item"].readings == ("FEE_PLACEMENT", "FEE_PROCESSING")


def test_another_cost_stands_beside(read: Reader, book: RuleBook) -> None:
    document = used(read, text=AD, cost_1_item="ADM_VISA", cost_1_amount="GBP 300", cost_1_payer="worker")
    items = facts(book, document).lists["costs"].items
    assert [item.key for item in items] == ["ADM_VISA", "FEE_PROCESSING"]
    assert items[1].facts["payer"].evidence[0].quote in AD


@pytest.mark.parametrize(
    ("amount", "period", "state"),
    [
        ("GBP 29000", "year", FactState.STATED),
        ("GBP 2416.67", "month", FactState.STATED),
        ("GBP 31000", "year", FactState.OPEN),
    ],
)
def test_pay_that_differs_is_open(read: Reader, book: RuleBook, amount: str, period: str, state: FactState) -> None:
    fact = facts(book, used(read, text=AD, pay_amount=amount, pay_period=period)).facts["pay.monthly"]
    assert fact.state is state
    assert {piece.kind for piece in fact.evidence} == {EvidenceKind.FIELD, EvidenceKind.QUOTE}


def test_two_columns_of_text_are_read_as_one(names: Names) -> None:
    mapping = RowMapping((), (), (), ("head", "body"), None, ())
    cells = {"head": "Registered nurses for London, England", "body": "Your passport will be kept by the agency."}
    document = mapping.document(Row(1, cells, 2), names)
    assert isinstance(document, RowDocument)
    evidence = document.observed["documents.held_by"].evidence[0]
    assert evidence.document == "body"
    assert cells["body"][evidence.start : evidence.end] == evidence.quote


def test_a_text_that_was_not_read_is_not_silent(names: Names) -> None:
    text = "Wij zoeken verpleegkundigen voor een ziekenhuis in Utrecht en betalen volgens de cao, bel ons voor meer."
    mapping = RowMapping((), (), ("costs", "bonds"), ("text",), None, ())
    unread = mapping.document(Row(1, {"text": text}, 2), names)
    assert isinstance(unread, RowDocument)
    assert unread.offer.covers == ()
    read_whole = mapping.document(Row(1, {"text": AD}, 2), names)
    assert isinstance(read_whole, RowDocument)
    assert {"costs", "bonds"} <= set(read_whole.offer.covers)


def test_the_language_of_a_row_is_taken_from_its_column(names: Names) -> None:
    mapping = plain_mapping(["text", "language"])
    document = mapping.document(Row(1, {"text": AD, "language": "nl"}, 2), names)
    assert isinstance(document, RowDocument)
    assert document.reading is not None
    assert (document.reading.language, document.offer.covers) == ("nl", ())


HTML_AD = (
    "<p>Nurses wanted for Leeds, England.</p>\n<ul><li>Processing fee of &pound;<b>900</b>, payable by the "
    "candidate.</li></ul><p style='display:none'>Visa fee of GBP 300, payable by the candidate.</p>"
)


@pytest.mark.parametrize("text", [HTML_AD, html.escape(HTML_AD)])
def test_html_in_a_text_is_read_as_its_readers_see_it(read: Reader, text: str) -> None:
    document = used(read, text=text)
    (cost,) = document.offer.costs
    assert cost.amount == Money(Decimal(900), Decimal(900), "GBP")
    assert cost.payer is Payer.WORKER
    piece = document.observed["costs[0].amount"].evidence[0]
    shown = document.texts["text"]
    assert "<" not in shown
    assert shown[piece.start : piece.end] == piece.quote
    assert "£900" in piece.quote


def test_marks_of_markdown_do_not_hide_a_sum(read: Reader) -> None:
    text = "Nurses wanted for Leeds. A [processing fee](https://example.org/fee) of **GBP 900** is payable by you."
    document = used(read, text=text)
    assert [cost.amount for cost in document.offer.costs] == [Money(Decimal(900), Decimal(900), "GBP")]
    piece = document.observed["costs[0].amount"].evidence[0]
    assert text[piece.start : piece.end] == piece.quote


def test_a_text_of_hidden_words_alone_is_no_text_and_not_silent(read: Reader) -> None:
    document = used(read, text="<p style='display:none'>Processing fee of GBP 900, payable by you.</p>", id="1")
    assert document.offer.kind is DocumentKind.ROW
    assert document.offer.costs == ()
    assert document.offer.covers == ()


def test_signs_that_are_no_html_stay(read: Reader) -> None:
    text = "R&D nurses, age <40, pay <b 900&copy for R&notes."
    assert used(read, text=text).texts == {"text": text}


def test_names_and_titles_are_free_of_html(read: Reader) -> None:
    cells = {"agency": "Smith &amp; Sons", "job_title": "<strong>Staff</strong> nurse", "id": "a&amp;b", "text": AD}
    offer = used(read, **cells).offer
    assert (offer.agency.name, offer.job.title, offer.id) == ("Smith & Sons", "Staff nurse", "a&amp;b")
    assert used(read, agency="Smith & Sons <Leeds>", text=AD).offer.agency.name == "Smith & Sons <Leeds>"
