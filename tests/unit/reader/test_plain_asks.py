"""Asks and prices as recruiters write them: what is asked, of whom, how much, and what is no ask at all."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.offer import Channel, Recruiter, TargetBasis
from ethicalrecruit.domain.terms import CostHow, Holder, PaidTo, Payer, PromiseKind
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.read import read_ad


def costs(text: str) -> list[tuple[str, Decimal | None, Payer | None]]:
    return [
        (one.item, None if one.amount is None else one.amount.high, one.payer)
        for one in read_ad(text, language="en").offer.costs
    ]


def test_a_check_paid_and_taken_from_the_first_salary_is_one_cost() -> None:
    reading = read_ad("You will be required to pay for your DBS check; this will be deducted from your first salary.")
    assert [(one.item, one.how) for one in reading.offer.costs] == [("ADM_POLICE", CostHow.DEDUCTED)]


def test_a_fee_told_in_months_of_pay_is_one_cost() -> None:
    assert costs("Agency fee 1 month salary, paid by candidate.") == [("FEE_PLACEMENT", None, Payer.WORKER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "You bear: visa 60 euro, air ticket.",
            [("ADM_VISA", Decimal(60), Payer.WORKER), ("TRV_FLIGHT_OUT", None, Payer.WORKER)],
        ),
        ("Insurance: Employer | Salary: MYR 1700", [("INS_LIFE", None, Payer.EMPLOYER)]),
        ("There is a charge of £38 for the DBS check.", [("ADM_POLICE", Decimal(38), Payer.WORKER)]),
        ("A fee of £304 for the visa is payable by you.", [("ADM_VISA", Decimal(304), Payer.WORKER)]),
    ],
)
def test_each_sum_goes_to_its_own_cost(text: str, expected: list[tuple[str, Decimal | None, Payer]]) -> None:
    assert costs(text) == expected


def test_a_sum_of_several_things_takes_no_item_from_the_line_before() -> None:
    found = costs("Diploma, passport\nCost: Ksh 85,000 (medical 7,500, visa 40,000)")
    assert "ADM_PASSPORT" not in [item for item, _, _ in found]


def test_a_thousand_written_k_may_end_a_sentence() -> None:
    (bond,) = read_ad("Interview fee KES 2k. Deposit KES 20k to secure your slot.", language="en").offer.bonds
    assert bond.amount is not None
    assert bond.amount.high == Decimal(20000)


def test_a_uniform_deposit_is_no_recruitment_fee() -> None:
    assert costs("A £50 uniform deposit will be deducted from your first wage.") == []


def test_months_of_salary_are_no_length_of_a_repayment_clause() -> None:
    clause = read_ad("Early resignation: the employee shall pay two months' salary.", language="en").offer.repayment
    assert clause is not None
    assert clause.months is None


def test_a_rate_of_success_is_no_guarantee() -> None:
    (told,) = read_ad("Visa success rate 99% since 2010.", language="en").offer.promises
    assert (told.kind, told.guaranteed) == (PromiseKind.VISA, None)
    (promised,) = read_ad("We guarantee your visa.", language="en").offer.promises
    assert promised.guaranteed is True


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Q: Do I have to pay anything? A: No. The employer pays our fee.", "I have to pay anything? A: No"),
        ("Is there a registration fee? No.", "registration fee? No"),
    ],
)
def test_a_claim_made_in_an_answer_is_quoted_with_the_answer(text: str, quote: str) -> None:
    assert quote in [one.quote for one in read_ad(text, language="en").mentions]


@pytest.mark.parametrize(
    "text", ["Nurses for Leeds. Registration: INR 5,000.", "Our fee of 2 lakhs is due once visa is stamped."]
)
def test_a_price_without_a_payer_leaves_the_costs_open(text: str) -> None:
    assert read_ad(text, language="en").observed["costs"].state is FactState.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "You will help residents manage their money and keep their passports safe.",
        "Don't hand over your passport. Don't sign a bond.",
    ],
)
def test_papers_of_others_and_advice_say_nothing_of_who_keeps_them(text: str) -> None:
    offer = read_ad(text, language="en").offer
    assert offer.documents.held_by is None
    assert "bonds" not in offer.closed


def test_residents_asked_to_keep_their_own_papers() -> None:
    offer = read_ad("Nurses keep their own passports at all times.", language="en").offer
    assert offer.documents is not None
    assert offer.documents.held_by is Holder.WORKER


@pytest.mark.parametrize(
    ("text", "country", "basis", "channel"),
    [
        ("Virtual recruitment event for nurses in Ghana. UK hospital group.", "GH", TargetBasis.EVENT, Channel.ACTIVE),
        ("Sponsorship offered to candidates in Zimbabwe. Apply now.", "ZW", TargetBasis.RESIDENCE, Channel.ACTIVE),
        ("From India to Germany: nursing careers", "IN", TargetBasis.RESIDENCE, None),
    ],
)
def test_people_there_are_aimed_at(text: str, country: str, basis: TargetBasis, channel: Channel | None) -> None:
    offer = read_ad(text, language="en").offer
    assert [(one.country, one.basis) for one in offer.targets] == [(country, basis)]
    if channel is not None:
        assert offer.recruitment is not None
        assert offer.recruitment.channel is channel


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Caregivers in Israel needed. Apply in Kathmandu.", "IL"),
        ("Nurses for Barbados.", "BB"),
        ("Nurses to Japan. Zero fee.", "JP"),
        ("Kerala nurses - Triple Win programme.", "DE"),
        ("From India to Germany: nursing careers", "DE"),
    ],
)
def test_the_place_of_work(text: str, country: str) -> None:
    offer = read_ad(text, language="en").offer
    assert offer.destination is not None
    assert offer.destination.country == country


def test_latin_america_is_no_country() -> None:
    offer = read_ad("Nurses from Latin America and Tunisia are placed in German clinics.", language="en").offer
    assert [one.country for one in offer.targets] == ["TN"]


def test_a_sum_asked_after_a_promised_visa_is_not_the_price_of_the_visa() -> None:
    found = costs("We promise each applicant a work visa within two weeks. You pay USD 500.")
    assert found == [("ADM_UNSPECIFIED", Decimal(500), Payer.WORKER)]


def test_papers_of_those_cared_for_are_not_the_workers() -> None:
    papers = read_ad("The service user's passport is kept by the manager.", language="en").offer.documents
    assert papers.held_by is None


@pytest.mark.parametrize(
    "text", ["Our agency fee of EUR 2,500 is paid by the nurse.", "Agent fee: KES 9,000, paid by you."]
)
def test_a_fee_named_after_the_agency_goes_to_it(text: str) -> None:
    assert [one.paid_to for one in read_ad(text, language="en").offer.costs] == [PaidTo.AGENCY]


def test_a_letter_that_offers_a_post_says_where_it_is() -> None:
    text = (
        "We are pleased to offer you the post of Staff Nurse at Leeds General Infirmary, Leeds, England. Should you "
        "leave within 2 years you must repay the visa and the flight."
    )
    destination = read_ad(text, language="en").offer.destination
    assert destination is not None
    assert (destination.country, destination.nation) == ("GB", "GB-ENG")


def test_where_nurses_come_from_is_not_where_they_go() -> None:
    offer = read_ad("Nurses for Dublin from Philippines. Salary EUR 35,000.", language="en").offer
    assert offer.destination is not None
    assert offer.destination.country == "IE"
    assert [one.country for one in offer.targets] == ["PH"]


@pytest.mark.parametrize(
    "text", ["POEA licensed agency. Nurses for Riyadh.", "Nurses for Oman. Ministry of Labour licence no. 12."]
)
def test_a_licence_of_a_public_service_does_not_make_one(text: str) -> None:
    recruitment = read_ad(text, language="en").offer.recruitment
    assert recruitment is None or recruitment.recruiter is not Recruiter.PUBLIC_SERVICE


def test_the_seat_of_an_agency_is_not_the_place_of_work() -> None:
    offer = read_ad("We are a Manila based recruitment agency. Nurses for Leeds wanted.", language="en").offer
    assert offer.destination is not None
    assert offer.destination.country == "GB"


@pytest.mark.parametrize("when", ["before interview", "before departure", "before the contract is sent"])
def test_a_named_fee_and_the_time_it_is_due_are_one_cost(when: str) -> None:
    text = f"Candidates must pay our agency a placement fee of GBP 1,500 {when}."
    assert costs(text) == [("FEE_PLACEMENT", Decimal(1500), Payer.WORKER)]


def test_a_second_sum_without_a_name_stays_a_cost_of_its_own() -> None:
    text = "Pay a placement fee of GBP 1,500 before interview and GBP 300 before departure."
    assert [one[:2] for one in costs(text)] == [("FEE_PLACEMENT", Decimal(1500)), ("ADM_UNSPECIFIED", Decimal(300))]


@pytest.mark.parametrize(
    "text",
    [
        "Le candidat paie des frais de placement de 800 € avant l'entretien.",
        "Les candidats versent des frais de placement de 800 € à l'agence.",
    ],
)
def test_french_des_before_a_fee_is_no_word_of_time(text: str) -> None:
    found = read_ad(text, language="fr").offer.costs
    assert [(one.item, one.payer) for one in found] == [("FEE_PLACEMENT", Payer.WORKER)]


def test_who_may_ask_for_whose_care_is_no_wish_about_applicants() -> None:
    assert not read_ad("Female patients may ask for a female nurse.", language="en").offer.grounds


def test_a_deposit_that_others_may_ask_for_is_advice() -> None:
    assert not read_ad("If an employer asks you for a deposit, tell us.", language="en").offer.bonds
