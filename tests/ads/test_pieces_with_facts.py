"""Short invented pieces of ads, and the facts that are read of them: pay, length, hours, names, licences and places.

Each line of ``pieces_with_facts.jsonl`` holds a text and some facts by their names in the offer; null says that nothing
may be read. Pay is written ``low-high currency period basis``; an open end is left out, and a basis that is not told.
Pieces that are known to fail stand there as ``known_gap``; one that begins to hold must be taken off the list.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.domain.terms import PayBasis
from ethicalrecruit.reader.read import read_ad

LINES = (Path(__file__).parent / "pieces_with_facts.jsonl").read_text(encoding="utf-8").splitlines()
PIECES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
CASES = [
    pytest.param(
        piece["text"],
        piece["facts"],
        id=piece["id"],
        marks=[pytest.mark.xfail(strict=True, reason="known gap")] if piece.get("known_gap") else [],
    )
    for piece in PIECES
]


def _plain(number: Any) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _pay(offer: Offer) -> str | None:
    pay = offer.pay
    if pay is None:
        return None
    basis = () if pay.basis in (None, PayBasis.UNSTATED) else (pay.basis.value,)
    ends = f"{_plain(pay.amount.low)}-{_plain(pay.amount.high)}"
    return " ".join((ends, pay.amount.currency, pay.period.value, *basis))


def _read(offer: Offer) -> dict[str, Any]:
    licence = offer.agency.licence
    return {
        "pay": _pay(offer),
        "hours_per_week": _plain(offer.hours_per_week) or None,
        "contract.months": _plain(offer.contract.months) or None,
        "contract.permanent": offer.contract.permanent,
        "employer": offer.employer,
        "agency.name": offer.agency.name,
        "agency.licence.number": None if licence is None else licence.number,
        "destination.country": offer.destination.country,
    }


@pytest.mark.parametrize(("text", "facts"), CASES)
def test_facts_of_a_piece(text: str, facts: dict[str, Any]) -> None:
    read = _read(read_ad(text).offer)
    assert {fact: read[fact] for fact in facts} == facts


def test_nothing_is_read_falsely() -> None:
    """Gaps are facts missed; one that is read where none is told would be worse, and there is none of them."""
    assert [piece["id"] for piece in PIECES if piece.get("known_gap") and None in piece["facts"].values()] == []


def test_pieces_are_told_apart() -> None:
    assert len({piece["id"] for piece in PIECES}) == len({piece["text"] for piece in PIECES}) == len(PIECES)
