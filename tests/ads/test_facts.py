"""Facts of 216 invented ads in seven languages: of each fact, how many are read right, and how many are read falsely.

Each line of ``facts.jsonl`` holds a text and the facts it states, by their names in the offer. A fact that is not a key
is not stated, and reading it is wrong. A bound of pay may be open: then the other one stands for both, as in
``scripts/score_facts.py``. The floors are what was reached; raise them when more is read.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ethicalrecruit.domain.offer import Offer, TargetBasis
from ethicalrecruit.reader.read import read_ad

LINES = (Path(__file__).parent / "facts.jsonl").read_text(encoding="utf-8").splitlines()
ADS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
_NOT_AIMED = (TargetBasis.OFFICE, TargetBasis.UNSTATED)

# For each fact, the least share of what is read that is right, and the least share of what is stated that is read.
FLOORS: dict[str, tuple[float, float]] = {
    "destination.country": (1.0, 0.95),
    "employer": (0.97, 0.94),
    "pay": (1.0, 0.99),
    "pay.basis": (1.0, 0.99),
    "hours_per_week": (1.0, 1.0),
    "contract.permanent": (0.97, 1.0),
    "agency.name": (0.97, 0.89),
    "targets": (0.96, 0.85),
    "contract.months": (1.0, 0.96),
    "agency.licence.number": (1.0, 1.0),
}


class Answer(NamedTuple):
    """One fact of one ad: what it states and what was read, None for silence."""

    ad: str
    fact: str
    stated: Any
    read: Any


def _plain(number: Any) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _pay(offer: Offer) -> tuple[Any, ...] | None:
    if offer.pay is None:
        return None
    low, high = _plain(offer.pay.amount.low), _plain(offer.pay.amount.high)
    low = None if low == "0" else low
    return low or high, high or low, offer.pay.amount.currency, offer.pay.period.value


def _read(offer: Offer) -> dict[str, Any]:
    licence = offer.agency.licence
    return {
        "destination.country": offer.destination.country,
        "employer": offer.employer,
        "agency.name": offer.agency.name,
        "agency.licence.number": None if licence is None else licence.number,
        "pay": _pay(offer),
        "pay.basis": None if offer.pay is None or offer.pay.basis is None else offer.pay.basis.value,
        "hours_per_week": _plain(offer.hours_per_week),
        "contract.months": _plain(offer.contract.months),
        "contract.permanent": offer.contract.permanent,
        "targets": sorted({one.country for one in offer.targets if one.basis not in _NOT_AIMED}) or None,
    }


def _stated(facts: dict[str, Any]) -> dict[str, Any]:
    pay = facts.get("pay")
    if pay is None:
        return facts
    low, high = pay["low"] or pay["high"], pay["high"] or pay["low"]
    ends = tuple(f"{float(end):.10g}" for end in (low, high))
    return facts | {"pay": (*ends, pay["currency"], pay["period"]), "pay.basis": pay["basis"]}


def answers() -> Iterator[Answer]:
    """Every fact of every ad that is stated or read."""
    for ad in ADS:
        stated = _stated(ad["facts"])
        for fact, read in _read(read_ad(ad["text"]).offer).items():
            if read is not None or fact in stated:
                yield Answer(ad["id"], fact, stated.get(fact), read)


def shares(found: list[Answer]) -> dict[str, tuple[float, float]]:
    """For each fact, the share of what is read that is right, and the share of what is stated that is read."""
    result = {}
    for fact in dict.fromkeys(one.fact for one in found):
        ours = [one for one in found if one.fact == fact]
        right = sum(one.stated == one.read for one in ours)
        read = sum(one.read is not None for one in ours)
        stated = sum(one.stated is not None for one in ours)
        result[fact] = (right / max(read, 1), right / max(stated, 1))
    return result


@pytest.fixture(scope="module")
def reached() -> dict[str, tuple[float, float]]:
    return shares(list(answers()))


@pytest.mark.parametrize("fact", FLOORS)
def test_shares_of_a_fact(reached: dict[str, tuple[float, float]], fact: str) -> None:
    told = (
        f"{name}: {right:.2f} of what is read, {found:.2f} of what is stated"
        for name, (right, found) in reached.items()
    )
    least = FLOORS[fact]
    assert all(share >= floor for share, floor in zip(reached[fact], least, strict=True)), "\n".join(told)


def test_every_fact_has_a_floor(reached: dict[str, tuple[float, float]]) -> None:
    assert set(reached) == set(FLOORS)


def test_ads_are_told_apart() -> None:
    assert len({ad["id"] for ad in ADS}) == len(ADS)
    assert len({ad["text"] for ad in ADS}) == len(ADS)
