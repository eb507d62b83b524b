"""How pages, lists and tables of agencies say in English who pays, and look-alikes beside them."""

import pytest

from ethicalrecruit.reader.read import read_ad

MONEY = {"worker_pays_fee", "fee_free_claim", "salary_deduction", "deposit_or_bond", "repayment_clause"}
STATED = (
    ("The welfare department will cover your airfare to Malta.", "fee_free_claim"),
    ("The ministry shoulders the cost of the medical examination.", "fee_free_claim"),
    ("Our clinics will arrange the OSCE exam for you and pay for it.", "fee_free_claim"),
    ("Air ticket: provided\nWork permit: free", "fee_free_claim"),
    ("Flights and NMC registration on us.", "fee_free_claim"),
    ("The whole recruitment process is fully funded by the employer.", "fee_free_claim"),
    ("The language classes, the exams and all visa paperwork are free.", "fee_free_claim"),
    ("Our charges range from PHP 40,000 to PHP 70,000.", "worker_pays_fee"),
    ("What is the price of the course?\nIt is NPR 42,000.", "worker_pays_fee"),
    ("You pay as the process advances.", "worker_pays_fee"),
    ("The applicant must be prepared to bear the expenses of the medical.", "worker_pays_fee"),
    ("Charges must be settled before the date of travel.", "worker_pays_fee"),
    ("The enrolment fee is non-refundable.", "worker_pays_fee"),
    ("Costs to plan for\n- exam fees\n- visa fee", "worker_pays_fee"),
    ("You will not be eligible for a refund of the fee paid by you.", "worker_pays_fee"),
)
SILENT = (
    "Under no circumstances is the placement fee refundable once the client has met the carer.",
    "If the carer leaves early, the agency refunds the fee to the family.",
    "Families choose a helper. Our fees start from SGD 1,500.",
    "Clients sign first. The registration fee is non-refundable.",
    "Parking is free.",
    "All courses are free for members of staff.",
    "Applicants may be asked about fees at the interview.",
    "A bonus of EUR 900 is paid in two instalments.",
    "The salary range is EUR 2,600 to EUR 3,100.",
)


@pytest.mark.parametrize(("text", "category"), STATED)
def test_what_a_page_states_is_read(text: str, category: str) -> None:
    assert {mention.category for mention in read_ad(text, language="en").mentions} & MONEY == {category}


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes_stay_silent(text: str) -> None:
    assert not {mention.category for mention in read_ad(text, language="en").mentions} & MONEY
