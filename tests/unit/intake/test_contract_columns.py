"""Columns for the facts of a contract."""

from collections.abc import Callable, Mapping

import pytest

from ethicalrecruit.facts.contract_facts import CONTRACT_FACTS, CONTRACT_FIELDS
from ethicalrecruit.intake.mapping import RowDocument
from ethicalrecruit.intake.own_columns import OWN_COLUMNS, own_column
from ethicalrecruit.intake.row import Reject

Reader = Callable[[Mapping[str, str]], RowDocument | Reject]


def test_every_fact_of_a_contract_has_a_column_under_both_its_names() -> None:
    for spec in CONTRACT_FACTS:
        column = OWN_COLUMNS[spec.name.replace(".", "_")]
        assert column.path == dict(CONTRACT_FIELDS)[spec.name]
        assert column.choices == spec.choices
        assert own_column(spec.name) is column


def test_a_row_of_contract_facts(read: Reader) -> None:
    document = read(
        {
            "contract_given": "after start",
            "wages_withheld": "yes",
            "wages_withheld_for": "deposit; end of contract",
            "freedom_tied_months": "36",
            "loan_repaid_above_lent": "yes",
            "terms_worse_for_migrants": "pay",
            "particulars_given": "pay",
            "particulars_missing": "leave; hours",
            "promises": "visa",
            "repayment_itemised": "no",
        }
    )
    assert isinstance(document, RowDocument), document
    offer = document.offer
    assert offer.contract.given == "after_start"
    assert offer.wages.withheld_for == ("deposit", "end_of_contract")
    assert offer.freedom.tied_months == 36
    assert offer.loan is not None
    assert offer.loan.repaid_above_lent is True
    assert offer.worse_for_migrants == ("pay",)
    assert {(one.name.value, one.given) for one in offer.particulars} == {
        ("pay", True),
        ("leave", False),
        ("hours", False),
    }
    assert offer.promises[0].guaranteed is True
    assert offer.repayment is not None
    assert offer.repayment.itemised is False
    assert document.observed["particulars"].evidence[0].field == "particulars_given"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"particulars_given": "pay", "particulars_missing": "pay"}, 'The particular "pay" stands as given'),
        ({"contract_given": "sometime"}, "sometime"),
        ({"freedom_tied_months": "-1"}, "-1"),
    ],
)
def test_what_cannot_be_is_refused(read: Reader, cells: dict[str, str], told: str) -> None:
    reject = read(cells)
    assert isinstance(reject, Reject), reject
    assert told in reject.reason
