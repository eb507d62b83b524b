"""Which particulars a document states, leaves out, or nobody looked for."""

from typing import Any

import pytest

from ethicalrecruit import Offer, load_book
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import FactState, ItemList

TAXONOMY = load_book().tables.costs
PAY = {"amount": "GBP 2400", "period": "month"}


def particulars(offer: dict[str, Any]) -> ItemList:
    return derive(Offer.model_validate(offer), {}, TAXONOMY).lists["particulars"]


def given(offer: dict[str, Any], name: str) -> tuple[FactState, Any] | None:
    for item in particulars(offer).items:
        if item.key == name:
            fact = item.facts["given"]
            return fact.state, fact.readings[0] if fact.readings else None
    return None


@pytest.mark.parametrize(
    ("offer", "name", "expected"),
    [
        ({"particulars": [{"name": "pay", "given": False}]}, "pay", (FactState.STATED, False)),
        ({"particulars": [{"name": "leave", "given": True}]}, "leave", (FactState.STATED, True)),
        ({"pay": PAY}, "pay", (FactState.STATED, True)),
        ({"covers": ["all"]}, "pay", (FactState.SILENT, None)),
        ({"covers": ["pay"]}, "pay", (FactState.SILENT, None)),
        ({"covers": ["particulars"]}, "leave", (FactState.SILENT, None)),
        ({"covers": ["particulars"]}, "pay", None),
        ({}, "pay", None),
        ({"contract": {"months": "24"}}, "permanent_or_temporary", (FactState.STATED, True)),
        ({"covers": ["contract.permanent"]}, "permanent_or_temporary", None),
    ],
)
def test_a_particular(offer: dict[str, Any], name: str, expected: tuple[FactState, Any] | None) -> None:
    assert given(offer, name) == expected


@pytest.mark.parametrize(
    "offer",
    [
        {"pay": PAY, "particulars": [{"name": "pay", "given": False}]},
        {"particulars": [{"name": "pay", "given": False}, {"name": "pay", "given": True}]},
        {"particulars": [{"name": "pay", "given": True}, {"name": "pay", "given": False}]},
    ],
)
def test_what_contradicts_itself_is_open(offer: dict[str, Any]) -> None:
    assert given(offer, "pay") == (FactState.OPEN, None)


def test_the_list_is_closed_only_if_all_were_looked_for() -> None:
    assert particulars({"covers": ["all"]}).rest is FactState.STATED
    assert particulars({"covers": ["pay"]}).rest is FactState.NOT_COVERED
