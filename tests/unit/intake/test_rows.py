"""Rows with our own column names: to an offer with the cell behind every value, or to a reject."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ethicalrecruit.errors import MappingError
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.intake.mapping import RowDocument, plain_mapping
from ethicalrecruit.intake.own_columns import OWN_COLUMNS, near_column, own_column
from ethicalrecruit.intake.row import Reject
from ethicalrecruit.values.grades import DocumentKind
from ethicalrecruit.values.money import Money

Reader = Callable[[Mapping[str, str]], RowDocument | Reject]


def used(read: Reader, **cells: str) -> RowDocument:
    document = read(cells)
    assert isinstance(document, RowDocument), document
    return document


def refused(read: Reader, **cells: str) -> Reject:
    reject = read(cells)
    assert isinstance(reject, Reject), reject
    return reject


def test_a_whole_row(read: Reader) -> None:
    offer = used(
        read,
        id="a-1",
        kind="offer",
        posted_on="2026-01-02",
        captured_on="2026-01-03T10:00:00Z",
        destination="England",
        origin="Ghana; KE; Ghana",
        origin_basis="event",
        occupation="2221",
        health="y",
        cost_1_item="placement fee",
        cost_1_amount="GBP 900",
        cost_1_payer="Worker",
        cost_1_paid_to="third party",
        cost_2_item="ADM_VISA",
        cost_2_payer="employer",
        pay_low="2000",
        pay_high="2,350.50",
        pay_currency="gbp",
        pay_period="month",
        hours_per_week="37.5",
        licence_valid_through="2026-06-30",
        documents_held_by="agency",
        repayment_items="visa; agency fee",
        repayment_months="24",
        bond_kind="service",
        bond_months="12",
        permanent="no",
        costs_complete="yes",
    ).offer
    assert (offer.id, offer.kind, offer.posted_on) == ("a-1", DocumentKind.OFFER, date(2026, 1, 2))
    assert offer.captured_on == date(2026, 1, 3)
    assert (offer.destination.country, offer.destination.nation) == ("GB", "GB-ENG")
    assert [(target.country, target.basis.value) for target in offer.targets] == [("GH", "event"), ("KE", "event")]
    assert [cost.item for cost in offer.costs] == ["FEE_PLACEMENT", "ADM_VISA"]
    assert offer.costs[0].amount == Money.exact("900", "GBP")
    assert offer.costs[0].paid_to is not None
    assert offer.costs[0].paid_to.value == "third_party"
    assert offer.pay is not None
    assert offer.pay.amount == Money(Decimal(2000), Decimal("2350.50"), "GBP")
    assert offer.agency.licence is not None
    assert offer.agency.licence.until == date(2026, 7, 1)
    assert offer.repayment is not None
    assert offer.repayment.clause
    assert {item.value for item in offer.repayment.items} == {"visa", "agency_fee"}
    assert offer.bonds[0].months == 12
    assert offer.contract.permanent is False
    assert offer.closed == ("costs",)


def test_every_value_carries_its_cell(read: Reader) -> None:
    document = used(read, id="1", cost_1_item="FEE_PLACEMENT", cost_1_payer="worker", destination="Scotland")
    evidence = document.observed["costs[0].payer"].evidence[0]
    assert (evidence.kind.value, evidence.field, evidence.quote, evidence.row) == ("field", "cost_1_payer", "worker", 7)
    assert document.observed["destination.nation"].evidence[0].quote == "Scotland"


def test_naming_a_country_is_not_aiming_at_it(read: Reader) -> None:
    assert used(read, origin="Ghana").offer.targets[0].basis.value == "unstated"


def test_blank_cells_are_not_covered(read: Reader) -> None:
    document = used(read, id="1", documents_held_by="", cost_1_item="")
    assert document.offer.covers == ()
    assert document.observed.keys() == {"id"}


def test_no_is_norway_and_na_namibia_in_country_columns_only(read: Reader) -> None:
    offer = used(read, destination="NO", agency_country="NA", permanent="no").offer
    assert (offer.destination.country, offer.agency.country, offer.contract.permanent) == ("NO", "NA", False)
    assert "may mean that nothing is known" in refused(read, destination="na").reason


@pytest.mark.parametrize(("word", "truth"), [("yes", True), ("TRUE", True), ("y", True), ("1", True), ("0", False)])
def test_booleans(read: Reader, word: str, truth: bool) -> None:  # noqa: FBT001
    assert used(read, induction=word).offer.induction is truth


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"posted_on": "2021-02-30"}, "posted_on", "no day of the calendar"),
        ({"posted_on": "03/04/2021"}, "posted_on", "days: dmy"),
        ({"posted_on": "soon"}, "posted_on", "not a date"),
        ({"destination": "Atlantis"}, "destination", "no country we know"),
        ({"destination": "Congo"}, "destination", "may mean"),
        ({"origin": "Ghana; Atlantis"}, "origin", "Atlantis"),
        ({"origin": ";"}, "origin", "names no country"),
        ({"induction": "maybe"}, "induction", "neither yes nor no"),
        ({"documents_held_by": "agncy"}, "documents_held_by", 'Did you mean "agency"?'),
        ({"kind": "add"}, "kind", 'Did you mean "ad"?'),
        ({"occupation": "nurse"}, "occupation", "ISCO-08"),
        ({"language": "English"}, "language", "ISO 639-1"),
        ({"hours_per_week": "200"}, "hours_per_week", "at most 168"),
        ({"hours_per_week": "1e400"}, "hours_per_week", "power of ten"),
        ({"pay_amount": "1,234"}, "pay_amount", "two ways"),
        ({"pay_amount": "-5"}, "pay_amount", "less than nothing"),
        ({"pay_amount": "NaN"}, "pay_amount", "where there is no number"),
        ({"pay_amount": "$900"}, "pay_amount", "several currencies"),
        ({"pay_amount": "GBP 900", "pay_currency": "EUR"}, "pay_amount", "two currencies"),
        ({"pay_currency": "GPB"}, "pay_currency", "ISO 4217"),
        ({"pay_amount": "GBP 9", "pay_low": "GBP 3"}, "pay_amount", "a range"),
        ({"pay_low": "GBP 9", "pay_high": "GBP 3"}, "pay_low", "down to"),
        ({"pay_monthly": "GBP 9", "pay_amount": "GBP 9"}, "pay_monthly", "twice"),
        ({"cost_1_item": "FEE_PLACEMNT"}, "cost_1_item", 'Did you mean "FEE_PLACEMENT"?'),
        ({"cost_1_amount": "GBP 9"}, "cost_1_amount", "not named"),
        ({"licence_until": "2026-01-01", "licence_valid_through": "2026-01-01"}, "licence_valid_through", "twice"),
        ({"licence_valid_through": "9999-12-31"}, "licence_valid_through", "out of reach"),
        ({"licence_since": "2026-01-01", "licence_until": "2025-01-01"}, "licence_since", "ends after it begins"),
        ({"nation": "Ghana"}, "nation", "not a part of one"),
        ({"nation": "Scotland", "destination": "DE"}, "nation", "not the place"),
        ({"bond_kind": "none", "bond_months": "3"}, "bond_kind", "describes one"),
        ({"repayment": "no", "repayment_months": "3"}, "repayment", "both"),
    ],
)
def test_a_bad_cell_rejects_its_row(read: Reader, cells: dict[str, str], column: str, words: str) -> None:
    reject = refused(read, **cells)
    assert (reject.row, reject.line, reject.offset, reject.column) == (7, 8, 100, column)
    assert words in f"{reject.reason} {reject.mend}"
    assert reject.mend


def test_all_bad_cells_are_named_and_personal_data_is_covered(read: Reader) -> None:
    reject = refused(
        read, posted_on="2021-02-30", destination="ama@example.org", text="Call Mrs Ama Sample, +233 20 000 0000"
    )
    assert "Column destination" in reject.reason
    assert "ama@" not in reject.reason + "".join(reject.cells.values())
    assert "Sample" not in reject.cells["text"]
    assert len(reject.cells["text"]) == len("Call Mrs Ama Sample, +233 20 000 0000")


@pytest.mark.parametrize(
    ("cells", "left_open", "path"),
    [
        ({"pay_amount": "2000", "pay_period": "month"}, "pay_amount: currency", "pay"),
        ({"pay_amount": "GBP 2000"}, "pay_amount: period", "pay"),
        ({"cost_1_item": "FEE_PLACEMENT", "cost_1_amount": "9"}, "cost_1_amount: currency", "costs[0].amount"),
    ],
)
def test_a_value_without_its_partner_is_open(read: Reader, cells: dict[str, str], left_open: str, path: str) -> None:
    document = used(read, **cells)
    assert document.left_open == (left_open,)
    assert document.observed[path].state is FactState.OPEN


def test_one_currency_column_serves_all_amounts(read: Reader) -> None:
    offer = used(read, currency="KES", cost_1_item="FEE_PLACEMENT", cost_1_amount="9", bond_amount="5").offer
    assert offer.costs[0].amount == Money.exact(9, "KES")
    assert offer.bonds[0].amount == Money.exact(5, "KES")


def test_a_cost_of_nothing_is_no_cost(read: Reader) -> None:
    document = used(
        read,
        cost_1_item="FEE_PLACEMENT", cost_1_amount="GBP 0.00", cost_1_payer="worker",
        cost_2_item="ADM_VISA", cost_2_payer="employer",
        bond_amount="GBP 0", repayment_amount="GBP 0",
    )  # fmt: skip
    assert [cost.item for cost in document.offer.costs] == ["ADM_VISA"]
    assert document.offer.bonds == ()
    assert document.offer.repayment is not None
    assert document.offer.repayment.clause is False


def test_said_not_to_be_complete_leaves_the_list_open(read: Reader) -> None:
    document = used(read, cost_1_item="ADM_VISA", costs_complete="no")
    assert document.observed["costs"].state is FactState.OPEN


def test_dotted_names_of_facts_and_fields_are_columns_too() -> None:
    assert [own_column(name) and own_column(name).name for name in (  # type: ignore[union-attr]
        "documents.held_by", "destination.country", "hours.weekly", "pay.monthly", "costs[2].payer", "Job Title",
        "agency.licence.until", "induction.offered", "origin.targets[].basis",
    )] == [
        "documents_held_by", "destination", "hours_per_week", "pay_monthly", "cost_2_payer", "job_title",
        "licence_until", "induction", "origin_basis",
    ]  # fmt: skip
    assert own_column("costs.worker.total") is None
    assert own_column("costs[21].payer") is None
    assert near_column("destinaton") == 'Did you mean "destination"?'


def test_every_own_column_says_what_it_means() -> None:
    assert all(column.meaning.endswith(".") and name == column.name for name, column in OWN_COLUMNS.items())


def test_headers_that_do_not_do() -> None:
    with pytest.raises(MappingError, match="no column whose name we know"):
        plain_mapping(["colour", "size"])
    with pytest.raises(MappingError, match="both mean job_title"):
        plain_mapping(["job_title", "Job title"])
    ignored = plain_mapping(["id", "destinaton"]).ignored
    assert [(one.column, one.hint) for one in ignored] == [("destinaton", 'Did you mean "destination"?')]


def test_content_is_known_again_without_its_dates(read: Reader) -> None:
    cells: dict[str, Any] = {"posted_on": "2026-01-01", "captured_on": "2026-01-02", "destination": "GB"}
    row = used(read, **cells).content
    assert row == used(read, **cells | {"captured_on": "2026-03-01"}).content
    assert row != used(read, **cells | {"posted_on": "2026-03-01"}).content
    text = used(read, **cells, text="Nurses wanted.").content
    assert text == used(read, **cells | {"posted_on": "2026-03-01"}, text="Nurses wanted.").content
