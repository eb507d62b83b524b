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
    ("What do you pay for yourself?\nYour medical and your visa.", "worker_pays_fee"),
    ("Which costs will the clinic cover?\nThe flight, the visa fee and the recognition.", "fee_free_claim"),
    ("Step 4: Pay the second instalment of the processing fee.", "worker_pays_fee"),
    ("The price does not include: air ticket, medical tests.", "worker_pays_fee"),
    ("Low processing fees apply.", "worker_pays_fee"),
    ("Fees are collected for translation and attestation.", "worker_pays_fee"),
    ("We are paid exclusively by the hospitals.", "fee_free_claim"),
    ("You will not incur any fees through us.", "fee_free_claim"),
    ("Is there any charge for candidates?\nNot at all.", "fee_free_claim"),
    ("Clawback: 100% in the first year, 50% in the second.", "repayment_clause"),
    ("Candidates pay a fee. We find helpers for families.", "worker_pays_fee"),
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
    "Our services for care homes\nYou pay in three stages: 30% on signature, the rest on arrival of the nurse.",
    "The client agrees to our terms. A deposit of EUR 400 is due on signing.",
    "We offer a replacement guarantee. If the nurse leaves in the first month we refund half of the fee.",
    "Migrant workers in the Gulf often pay high recruitment fees.",
    "Ask the agency who pays for your flight.",
    "Daily pay is available for a small fee.",
    "What does a nurse earn?\nIt is EUR 2,900.",
)


@pytest.mark.parametrize(("text", "category"), STATED)
def test_what_a_page_states_is_read(text: str, category: str) -> None:
    assert {mention.category for mention in read_ad(text, language="en").mentions} & MONEY == {category}


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes_stay_silent(text: str) -> None:
    assert not {mention.category for mention in read_ad(text, language="en").mentions} & MONEY


def test_what_is_paid_for_first_and_taken_from_wages_is_paid_by_the_worker() -> None:
    text = "The clinic will cover the cost of your flight. Later you pay these costs back from your wages."
    assert {mention.category for mention in read_ad(text, language="en").mentions} & MONEY == {
        "worker_pays_fee",
        "salary_deduction",
    }
    told = "The clinic will cover the cost of your flight. This is not deducted from your wages."
    assert {mention.category for mention in read_ad(told, language="en").mentions} & MONEY == {"fee_free_claim"}
