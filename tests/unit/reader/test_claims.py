"""How far claims reach, one fee that is one cost, and words that settle nothing but are never passed over."""

import pytest

from ethicalrecruit.domain.terms import (
    Bond,
    BondKind,
    BondPurpose,
    Claim,
    ClaimKind,
    ClaimScope,
    CostHow,
    Payer,
)
from ethicalrecruit.facts.claims import contradicted
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.reader.read import Reading, read_ad


def read(text: str) -> Reading:
    return read_ad(text, language="en")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Workers never pay.", ClaimScope.UNSTATED),
        ("You pay nothing.", ClaimScope.ALL_COSTS),
        ("Candidates do not pay anything.", ClaimScope.ALL_COSTS),
        ("You won't pay a penny.", ClaimScope.ALL_COSTS),
        ("We never charge candidates.", ClaimScope.AGENCY_FEES),
        ("Candidates never pay us anything.", ClaimScope.AGENCY_FEES),
        ("Nurses pay nothing to us.", ClaimScope.AGENCY_FEES),
    ],
)
def test_how_far_a_claim_reaches(text: str, scope: ClaimScope) -> None:
    reading = read(text)
    assert [one.scope for one in reading.offer.claims] == [scope]
    assert reading.offer.closed == (("costs",) if scope is ClaimScope.ALL_COSTS else ())


@pytest.mark.parametrize(
    "text",
    [
        "A placement fee of EUR 1,800 will be deducted.",
        "The placement fee of EUR 1,800 will be deducted from your salary.",
        "A placement fee of EUR 1,800 is deducted in six instalments.",
    ],
)
def test_one_fee_is_one_cost(text: str) -> None:
    (cost,) = read(text).offer.costs
    assert (cost.item, cost.payer, cost.how) == ("FEE_PLACEMENT", Payer.WORKER, CostHow.DEDUCTED)


@pytest.mark.parametrize("text", ["You pay a training deposit of EUR 500.", "A training deposit of EUR 500 is due."])
def test_a_training_deposit_is_one_bond(text: str) -> None:
    reading = read(text)
    assert reading.offer.costs == ()
    assert [one.kind for one in reading.offer.bonds] == [BondKind.MONEY]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Candidates give us INR 50,000 for the process.", "costs"),
        ("Send INR 50,000 to our office for the process.", "costs"),
        ("You pay nothing. Candidates bring AED 2,000 to the interview.", "costs"),
        ("Money-back security of AED 2,000 is needed from each nurse.", "bonds"),
        ("Visa 100% sure.", "promises"),
        ("Gents only.", "grounds"),
    ],
)
def test_words_that_settle_nothing_leave_it_open(text: str, path: str) -> None:
    reading = read(text)
    assert reading.observed[path].state is FactState.OPEN
    assert path not in reading.offer.closed


@pytest.mark.parametrize(
    "text",
    [
        "We give candidates GBP 500 on arrival.",
        "Nurses earn INR 50,000 a month.",
        "Make sure your visa is valid.",
        "Candidates never give us INR 50,000 for the process.",
    ],
)
def test_other_sums_and_words_leave_nothing_open(text: str) -> None:
    observed = read(text).observed
    assert not any(name in observed for name in ("costs", "bonds", "promises", "grounds"))


def bonds(bond: Bond) -> ItemList:
    values = {"kind": bond.kind, "purpose": bond.purpose, "amount": bond.amount}
    facts = {name: Fact(FactState.OPEN) if value is None else Fact.stated(str(value)) for name, value in values.items()}
    return ItemList((Item("bond", facts),), FactState.SILENT)


@pytest.mark.parametrize(
    ("scope", "kind", "purpose", "state"),
    [
        (ClaimScope.ALL_COSTS, BondKind.MONEY, BondPurpose.EMPLOYMENT, FactState.OPEN),
        (ClaimScope.UNSTATED, BondKind.MONEY, BondPurpose.EMPLOYMENT, FactState.OPEN),
        (ClaimScope.ALL_COSTS, BondKind.MONEY, None, FactState.OPEN),
        (ClaimScope.ALL_COSTS, BondKind.MONEY, BondPurpose.TENANCY, FactState.STATED),
        (ClaimScope.ALL_COSTS, BondKind.SERVICE, BondPurpose.EMPLOYMENT, FactState.STATED),
        (ClaimScope.ALL_COSTS, None, BondPurpose.EMPLOYMENT, FactState.STATED),
        (ClaimScope.AGENCY_FEES, BondKind.MONEY, BondPurpose.EMPLOYMENT, FactState.STATED),
    ],
)
def test_a_deposit_beside_a_claim_that_nothing_is_paid_is_asked_about(
    scope: ClaimScope, kind: BondKind | None, purpose: BondPurpose | None, state: FactState
) -> None:
    claim = Claim(kind=ClaimKind.FEE_FREE, scope=scope)
    costs = ItemList((), FactState.STATED)
    fact = contradicted(claim, (), costs, bonds(Bond(kind=kind, purpose=purpose)))
    assert fact.state is state
    assert fact.readings == (() if state is FactState.OPEN else (False,))
    assert contradicted(claim, (), costs).readings == (False,)
