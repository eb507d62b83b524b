"""Who receives a payment, what has to be bought, and sums that are no single number."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.terms import PaidTo, Payer
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.values.money import Money


def read(text: str) -> Reading:
    return read_ad(text, language="en")


@pytest.mark.parametrize(
    ("text", "paid_to"),
    [
        ("The nurse pays the agency a placement fee of EUR 900.", PaidTo.AGENCY),
        ("Each candidate pays our agency EUR 900 as placement fee.", PaidTo.AGENCY),
        ("The nurse pays a placement fee of EUR 900 to the agency.", PaidTo.AGENCY),
        ("A placement fee of EUR 900 is payable to the agency by the applicant.", PaidTo.AGENCY),
        ("The nurse pays the employer EUR 900.", PaidTo.EMPLOYER),
        ("We are a recruitment agency. The nurse pays us a placement fee of EUR 900.", PaidTo.AGENCY),
    ],
)
def test_the_receiver_of_what_the_worker_pays(text: str, paid_to: PaidTo) -> None:
    (cost,) = read(text).offer.costs
    assert (cost.payer, cost.paid_to, cost.amount) == (Payer.WORKER, paid_to, Money.exact(900, "EUR"))


@pytest.mark.parametrize(
    "text",
    ["The hospital pays us a placement fee for each nurse.", "The fee is payable to the agency by the hospital."],
)
def test_the_hospital_may_pay_the_agency(text: str) -> None:
    assert all(cost.payer is not Payer.WORKER for cost in read(text).offer.costs)


def test_a_course_of_the_agency_that_must_be_bought() -> None:
    reading = read("We are a recruitment agency. You must first buy our English training course.")
    (cost,) = reading.offer.costs
    assert (cost.item, cost.payer, cost.paid_to, cost.required) == ("TRN_LANGUAGE", Payer.WORKER, PaidTo.AGENCY, True)


@pytest.mark.parametrize(
    "text",
    [
        "You can buy our training course if you like.",
        "You do not have to buy our training course.",
        "Nobody has to buy our training course.",
        "Hospitals must buy our staffing package.",
        "You must buy a uniform.",
    ],
)
def test_what_need_not_be_bought_is_neither_cost_nor_claim(text: str) -> None:
    reading = read(text)
    assert not reading.offer.costs
    assert not reading.offer.claims


def test_something_without_a_name_that_must_be_bought_leaves_costs_open() -> None:
    assert read("You must first buy our welcome box.").observed["costs"].state is FactState.OPEN


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("of EUR 2,000 plus VAT", 2000, None),
        ("of EUR 2,000 plus 19% VAT", 2000, None),
        ("of EUR 2,000 (plus value added tax)", 2000, None),
        ("of EUR 2,000 excl. VAT", 2000, None),
        ("of EUR 2,000 including VAT", 2000, 2000),
        ("of EUR 2,000 plus a visa", 2000, 2000),
        ("of between 1,500 and 2,500 euros", 1500, 2500),
        ("between EUR 1,500 and 2,500", 1500, 2500),
        ("of between EUR 1,500 and 2,500 plus VAT", 1500, None),
        ("of up to EUR 3,000", 0, 3000),
        ("of a maximum of EUR 3,000", 0, 3000),
        ("of not more than EUR 3,000", 0, 3000),
        ("of more than EUR 3,000", 3000, None),
        ("of no less than EUR 3,000", 3000, None),
        ("of EUR 3,000 or more", 3000, None),
    ],
)
def test_sums_with_bounds(words: str, low: int, high: int | None) -> None:
    cost = read(f"You pay a placement fee {words}.").offer.costs[0]
    assert cost.amount == Money(Decimal(low), None if high is None else Decimal(high), "EUR")


def test_gross_pay_is_whole() -> None:
    pay = read("Salary EUR 3,000 per month excluding tax.").offer.pay
    assert pay is not None
    assert pay.amount == Money.exact(3000, "EUR")
