"""What somebody once paid to others, and how the world ought to be, is no cost and no claim of the document."""

import pytest

from ethicalrecruit.domain.terms import ClaimKind, Payer
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import Reading, read_ad


def read(text: str) -> Reading:
    return read_ad(text, language="en")


@pytest.mark.parametrize(
    "text",
    [
        "After paying a placement fee of £900 to an agency, John was left without a job.",
        "Our founders started after paying a placement fee to another agency.",
        "Mary, our nurse, paid a placement fee of £900 to another agency.",
        "Mary had paid a placement fee of GBP 900 to another agency before she came to us.",
        "Before joining us, Peter was charged a recruitment fee of USD 3,000 by another agency.",
        "Another agency charged John a placement fee of £900.",
        "She left home after paying an agent a recruitment fee.",
        "After paying a deposit of GBP 500 to another agency she came to us.",
    ],
)
def test_a_story_about_others_says_nothing_of_this_document(text: str) -> None:
    reading = read(text)
    assert not reading.offer.costs
    assert not reading.offer.bonds
    assert not reading.offer.claims
    assert "costs" not in reading.observed
    assert not reading.mentions


@pytest.mark.parametrize(
    "text",
    [
        "She had paid a placement fee of GBP 900.",
        "Meet the nurse who had to pay a fee of GBP 4,000 to an agent.",
        "After paying the placement fee, Joan was left without work.",
    ],
)
def test_a_past_payment_that_may_be_to_the_writer_is_asked_about(text: str) -> None:
    reading = read(text)
    assert not reading.offer.costs
    assert reading.observed["costs"].state is FactState.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "After paying a placement fee of GBP 900 to the agency, the nurse gets her contract.",
        "After paying the placement fee, candidates who were selected receive the contract.",
        "After paying the registration fee, you will receive an interview date.",
        "You have to pay a placement fee of GBP 900.",
        "You pay a placement fee of GBP 900 to us, and another agency handles the visa.",
        "You pay GBP 900 to another agency, our partner.",
        "Register by paying GBP 900 to another agency, our partner.",
    ],
)
def test_what_is_still_to_be_paid_is_no_story(text: str) -> None:
    (cost,) = read(text).offer.costs
    assert cost.payer is Payer.WORKER


@pytest.mark.parametrize(
    "text",
    [
        "No one should pay a placement fee.",
        "Nobody should ever have to pay a recruitment fee for a job.",
        "No nurse should pay a placement fee.",
        "Workers should not pay recruitment fees.",
    ],
)
def test_advice_claims_nothing(text: str) -> None:
    reading = read(text)
    assert not reading.offer.claims
    assert not reading.offer.costs


@pytest.mark.parametrize(
    "text",
    ["Instead of a placement fee, we take a share of your salary.", "Rather than charging nurses a fee, we do this."],
)
def test_instead_of_a_fee_leaves_costs_open(text: str) -> None:
    reading = read(text)
    assert not reading.offer.claims
    assert reading.observed["costs"].state is FactState.OPEN


def test_a_statement_about_everyone_is_still_a_claim() -> None:
    (claim,) = read("No one pays a placement fee.").offer.claims
    assert claim.kind is ClaimKind.FEE_FREE


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Paid visa and flight.", True),
        ("Paid flights to the UK.", True),
        ("Nurse Amina paid a visa fee.", False),
        ("The nurse paid her flight.", False),
        ("You enrol in our paid German course at EUR 900.", False),
    ],
)
def test_paid_as_a_verb_gives_nothing_away(text: str, claimed: bool) -> None:  # noqa: FBT001
    marked = {mention.category for mention in read(text).mentions}
    assert (Category.FEE_FREE_CLAIM in marked) is claimed
