"""A related cost that is paid back was paid by the worker first; who bears it in the end is asked."""

import pytest

from ethicalrecruit.domain.terms import Payer
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import Reading, read_ad


def read(text: str) -> Reading:
    return read_ad(text, language="en")


@pytest.mark.parametrize(
    "text",
    [
        "IELTS costs are refunded on arrival.",
        "We refund your IELTS cost on arrival.",
        "Airfare reimbursed on joining.",
        "The hospital will reimburse your visa fee after you arrive.",
        "We pay back your visa cost.",
        "Candidates pay for the flight, which is refunded on arrival.",
    ],
)
def test_what_is_paid_back_leaves_the_payer_open(text: str) -> None:
    (cost,) = read(text).offer.costs
    assert (cost.payer, cost.refundable, cost.required) == (Payer.UNSTATED, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "Reimbursement of visa costs after probation.",
        "The placement fee is refunded on joining.",
        "You pay the visa fee, refundable if the visa is refused.",
    ],
)
def test_fees_and_doubtful_refunds_stay_with_the_worker(text: str) -> None:
    (cost,) = read(text).offer.costs
    assert cost.payer is Payer.WORKER


def test_no_refund_is_no_claim() -> None:
    reading = read("No refund of the visa fee.")
    assert reading.offer.claims == ()
    (cost,) = reading.offer.costs
    assert (cost.payer, cost.refundable) == (Payer.UNSTATED, False)


def test_a_fee_that_may_come_back_is_no_claim() -> None:
    assert read("We refund the placement fee if you do not get the job.").offer.claims == ()


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("Air ticket at your own expense.", None),
        ("The medical examination is the candidate's responsibility and cost.", None),
        ("IELTS must be self-funded by the applicant.", True),
        ("A medical examination is required at your own expense.", True),
        ("Candidates pay for the visa.", True),
    ],
)
def test_on_whose_account_a_cost_goes_does_not_say_that_it_is_imposed(text: str, required: bool | None) -> None:  # noqa: FBT001
    assert [cost.required for cost in read(text).offer.costs] in ([required], [])


def test_a_payment_is_marked_even_if_it_comes_back() -> None:
    reading = read("Candidates pay for the flight, which is refunded on arrival.")
    assert {one.category for one in reading.mentions} == {Category.WORKER_PAYS_FEE}
