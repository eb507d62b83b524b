"""The section ``costs``: columns to one list of costs, and none that the row does not have."""

from pathlib import Path

import pytest

from ethicalrecruit.errors import MappingError
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowDocument, RowMapping
from ethicalrecruit.intake.mapping_file import load_mapping
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook

HEADER = ("Ref", "Visa fee", "Agency fee", "Medical", "Who pays", "Medical by", "Cur")
MAPPING = """\
columns: {Ref: id}
costs:
  - {item: ADM_VISA, amount: Visa fee, currency: GBP, payer: {column: Who pays, values: {Candidate: worker}}}
  - item: FEE_PLACEMENT
    amount: {column: Agency fee, decimal: ","}
    currency: {column: Cur}
    payer: worker
    paid_to: agency
    refundable: "no"
    when: before_departure
  - {item: Medical exam, payer: {column: Medical by}, currency: {column: Cur}}
"""


def fitted(folder: Path, names: Names, text: str = MAPPING, header: tuple[str, ...] = HEADER) -> RowMapping:
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path, names).fit(header)


def used(mapping: RowMapping, names: Names, **cells: str) -> RowDocument:
    plain = {name.replace("_", " "): cell for name, cell in cells.items()}
    document = mapping.document(Row(1, dict.fromkeys(HEADER, "") | plain, 2), names)
    assert isinstance(document, RowDocument), document
    return document


def test_several_columns_make_one_list(tmp_path: Path, names: Names) -> None:
    mapping = fitted(tmp_path, names)
    document = used(
        mapping, names, Visa_fee="120", Agency_fee="1.500,00", Who_pays="Candidate", Medical_by="employer", Cur="EUR"
    )
    visa, placement, medical = document.offer.costs
    assert (visa.item, str(visa.amount), visa.payer and visa.payer.value) == ("ADM_VISA", "GBP 120", "worker")
    assert (placement.item, str(placement.amount)) == ("FEE_PLACEMENT", "EUR 1500")
    assert (placement.paid_to and placement.paid_to.value, placement.refundable) == ("agency", False)
    assert placement.when is not None
    assert placement.when.value == "before_departure"
    assert (medical.item, medical.amount, medical.payer and medical.payer.value) == ("MED_EXAM", None, "employer")
    assert document.observed["costs[1].amount"].evidence[0].field == "Agency fee"


def test_a_payer_without_an_amount_leaves_the_list_open(tmp_path: Path, names: Names) -> None:
    mapping = fitted(tmp_path, names)
    document = used(mapping, names, Who_pays="Candidate", Cur="EUR")
    assert document.offer.costs == ()
    assert document.observed["costs"].state is FactState.OPEN
    assert document.left_open == ("Who pays: amount",)


def test_a_cost_without_a_column_for_its_amount_stands_by_its_other_columns(tmp_path: Path, names: Names) -> None:
    mapping = fitted(tmp_path, names)
    assert [cost.item for cost in used(mapping, names, Medical_by="worker").offer.costs] == ["MED_EXAM"]
    assert [cost.item for cost in used(mapping, names, Visa_fee="0", Agency_fee="5").offer.costs] == ["FEE_PLACEMENT"]


def test_a_shared_column_carries_no_cost(tmp_path: Path, names: Names) -> None:
    text = """\
costs:
  - {item: ADM_VISA, amount: Visa fee, currency: GBP, payer: {column: Who pays}}
  - {item: MED_EXAM, amount: Medical, currency: GBP, payer: {column: Who pays}}
"""
    mapping = fitted(tmp_path, names, text)
    alone = used(mapping, names, Who_pays="worker")
    assert (alone.offer.costs, alone.left_open, "costs" in alone.observed) == ((), (), False)
    (visa,) = used(mapping, names, Who_pays="worker", Visa_fee="10").offer.costs
    assert (visa.item, visa.payer and visa.payer.value) == ("ADM_VISA", "worker")


def test_one_blank_cost_closes_no_list(tmp_path: Path, names: Names, book: RuleBook) -> None:
    text = """\
blank: silent
columns: {Visa fee: {to: cost_1_amount}, Who pays: cost_1_payer}
constants: {cost_1_item: ADM_VISA}
"""
    alone = used(fitted(tmp_path, names, text), names, Ref="1")
    assert derive(alone.offer, alone.observed, book.tables.costs).lists["costs"].rest is FactState.SILENT
    more = text + "costs: [{item: MED_EXAM, amount: Medical}]\n"
    both = used(fitted(tmp_path, names, more), names, Ref="1")
    assert derive(both.offer, both.observed, book.tables.costs).lists["costs"].rest is FactState.NOT_COVERED


def test_the_payer_left_blank_says_nothing_of_other_costs(tmp_path: Path, names: Names) -> None:
    text = """\
columns: {Visa fee: {to: cost_1_amount}, Who pays: {to: cost_1_payer, blank: silent}}
constants: {cost_1_item: ADM_VISA}
"""
    document = used(fitted(tmp_path, names, text), names, Visa_fee="GBP 5")
    assert "costs" not in document.observed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("costs: [{item: ADM_VISA, payer: worker}]", "no column of its own"),
        ("costs: [{item: A, amount: X}]", '"A" is no cost of the fee taxonomy'),
        ("costs: [{amount: X}]", 'key "item" is missing'),
        ("costs: [{item: ADM_VISA, amout: X}]", 'Unknown key "amout". Did you mean "amount"?'),
        ("costs: [{item: ADM_VISA, amount: {colum: X}}]", 'Unknown key "colum". Did you mean "column"?'),
        ("costs: [{item: ADM_VISA, amount: X}, {item: MED_EXAM, amount: X}]", "amount of more than one cost"),
        ("costs: [{item: ADM_VISA, amount: X, low: Y}]", "Both an amount and a range"),
        ("costs: [{item: ADM_VISA, amount: X, payer: wrker}]", 'Did you mean "worker"?'),
        ("costs: [{item: ADM_VISA, amount: {column: X, days: dmy}}]", "days says nothing about it"),
        ("costs: [{item: ADM_VISA, amount: {column: X, blank: silent}}]", 'Unknown key "blank"'),
        ("costs: [" + ", ".join(f"{{item: ADM_VISA, amount: X{n}}}" for n in range(21)) + "]", "more than 20 costs"),
    ],
)
def test_entries_that_do_not_do(tmp_path: Path, names: Names, text: str, words: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MappingError) as caught:
        load_mapping(path, names)
    assert words in str(caught.value)


def test_entries_take_free_numbers(tmp_path: Path, names: Names) -> None:
    text = """\
columns: {Medical: cost_1_amount}
constants: {cost_1_item: MED_EXAM}
costs: [{item: ADM_VISA, amount: Visa fee}]
"""
    document = used(fitted(tmp_path, names, text), names, Medical="GBP 1", Visa_fee="GBP 2")
    assert [cost.item for cost in document.offer.costs] == ["MED_EXAM", "ADM_VISA"]


def test_a_bad_cell_names_its_column(tmp_path: Path, names: Names) -> None:
    reject = fitted(tmp_path, names).document(Row(1, dict.fromkeys(HEADER, "") | {"Visa fee": "1,234"}, 2), names)
    assert isinstance(reject, Reject)
    assert (reject.column, "two ways" in reject.reason) == ("Visa fee", True)
