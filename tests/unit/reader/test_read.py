"""What must be read, exactly."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.offer import Channel, Recruiter, Target, TargetBasis
from ethicalrecruit.domain.terms import (
    BondKind,
    BondPurpose,
    Claim,
    ClaimKind,
    ClaimScope,
    CostHow,
    CostWhen,
    Ground,
    Holder,
    PaidTo,
    PayBasis,
    Payer,
    ReasonGiven,
    RepaidItem,
)
from ethicalrecruit.errors import OptionError
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.covered import COVERED
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.values.grades import Confidence, DocumentKind
from ethicalrecruit.values.money import Money, PayPeriod

AD = (
    "Staff nurses from Nigeria and Ghana wanted. Processing fee GBP 900 payable by candidate before visa. "
    "Passport kept by agency until bond of 3 years is completed."
)


def read(text: str) -> Reading:
    return read_ad(text, language="en")


def quotes(reading: Reading, path: str) -> list[str]:
    return [one.quote for one in reading.observed[path].evidence]


def categories(reading: Reading) -> set[str]:
    return {mention.category.value for mention in reading.mentions}


def test_a_denied_fee_is_a_claim_and_no_cost_of_the_worker() -> None:
    reading = read_ad("We never charge a training fee to workers. All costs are paid by the employer.")
    assert all(cost.payer is not Payer.WORKER for cost in reading.offer.costs)
    assert Claim(kind=ClaimKind.EMPLOYER_PAYS, scope=ClaimScope.ALL_COSTS) in reading.offer.claims
    assert reading.offer.claims[0].kind is ClaimKind.FEE_FREE
    assert reading.offer.claims[0].scope is ClaimScope.ONE_ITEM
    assert reading.offer.closed == ("costs",)
    assert categories(reading) == {"fee_free_claim"}


def test_the_ad_of_the_first_page() -> None:
    reading = read_ad(AD)
    offer = reading.offer
    (cost,) = offer.costs
    assert (cost.item, cost.amount, cost.payer, cost.paid_to, cost.when) == (
        "FEE_PROCESSING",
        Money.exact(900, "GBP"),
        Payer.WORKER,
        PaidTo.UNSTATED,
        CostWhen.BEFORE_DEPARTURE,
    )
    assert quotes(reading, "costs[0]") == ["Processing fee GBP 900 payable by candidate"]
    assert quotes(reading, "costs[0].payer") == ["payable by candidate"]
    assert quotes(reading, "costs[0].amount") == ["GBP 900"]
    assert quotes(reading, "costs[0].when") == ["before visa"]
    assert offer.documents.held_by is Holder.AGENCY
    assert quotes(reading, "documents.held_by") == ["Passport kept by agency"]
    (bond,) = offer.bonds
    assert (bond.kind, bond.months, bond.amount, bond.purpose) == (
        BondKind.UNSTATED,
        Decimal(36),
        None,
        BondPurpose.EMPLOYMENT,
    )
    assert quotes(reading, "bonds[0]") == ["bond of 3 years"]
    assert offer.targets == (
        Target(country="NG", basis=TargetBasis.RESIDENCE),
        Target(country="GH", basis=TargetBasis.RESIDENCE),
    )
    for path in ("targets[0]", "targets[1]", "recruitment.channel"):
        assert quotes(reading, path) == ["Staff nurses from Nigeria and Ghana wanted"]
    assert offer.recruitment.channel is Channel.ACTIVE
    assert offer.job.health is True
    assert offer.job.occupation == "2221"
    assert offer.covers == COVERED


def test_the_repayment_clause() -> None:
    reading = read_ad("If the nurse leaves within 3 years she must repay GBP 8,000 recruitment costs.")
    repayment = reading.offer.repayment
    assert repayment is not None
    assert repayment.clause
    assert repayment.amount == Money.exact(8000, "GBP")
    assert repayment.months == Decimal(36)
    assert repayment.items == (RepaidItem.RECRUITMENT_COSTS,)
    assert quotes(reading, "repayment") == ["leaves within 3 years she must repay GBP 8,000 recruitment costs"]
    assert reading.offer.costs == ()
    assert categories(reading) == {"repayment_clause"}


def test_an_office_is_no_aim() -> None:
    reading = read_ad("Our office is in Lagos, Nigeria.")
    assert reading.offer.targets == (Target(country="NG", basis=TargetBasis.OFFICE),)
    assert reading.offer.recruitment.channel is None
    assert reading.mentions == ()


def test_patients_are_no_target() -> None:
    assert read("Nurses wanted for London. Filipino patients welcome.").offer.targets == ()


@pytest.mark.parametrize(
    "text",
    [
        "I am a nurse in Ghana applying directly to your hospital in Leeds.",
        "Application received directly from the nurse in Ghana, no agency involved.",
    ],
)
def test_a_direct_application_aims_at_nobody(text: str) -> None:
    offer = read(text).offer
    assert offer.targets == ()
    assert offer.worker.residence == "GH"
    assert offer.recruitment.channel is Channel.DIRECT_APPLICATION


def test_a_whole_ad() -> None:
    offer = read(
        "Staff Nurse - ICU\n"
        "Location: Birmingham, UK\n"
        "Salary: £28,407 - £34,581 per annum\n"
        "Hours: 37.5 hours per week\n"
        "Contract: Permanent\n"
        "We are recruiting on behalf of our client, an NHS Trust. Nurses from the Philippines and India are invited "
        "to apply. Interviews in Manila on 4 May.\n"
        "Benefits:\n"
        "- Visa and flights paid by the Trust\n"
        "Candidates pay for their IELTS and the NMC application (£140).\n"
        "If you leave within 2 years you will be asked to repay the relocation costs on a sliding scale."
    ).offer
    assert offer.job.title == "Staff Nurse - ICU"
    assert (offer.destination.country, offer.destination.nation) == ("GB", "GB-ENG")
    assert offer.pay is not None
    assert offer.pay.amount == Money(Decimal(28407), Decimal(34581), "GBP")
    assert (offer.pay.period, offer.pay.basis) == (PayPeriod.YEAR, PayBasis.UNSTATED)
    assert offer.hours_per_week == Decimal("37.5")
    assert offer.contract.permanent is True
    assert offer.recruitment.recruiter is Recruiter.AGENCY
    assert [(one.country, one.basis.value) for one in offer.targets] == [
        ("PH", "residence"),
        ("IN", "residence"),
        ("PH", "event"),
    ]
    assert [(one.item, one.payer.value if one.payer else "") for one in offer.costs] == [
        ("ADM_VISA", "employer"),
        ("TRV_FLIGHT_OUT", "employer"),
        ("TEST_LANGUAGE", "worker"),
        ("TEST_PROF_REG", "worker"),
    ]
    assert offer.costs[2].amount is None
    assert offer.costs[3].amount == Money.exact(140, "GBP")
    assert offer.costs[3].paid_to is PaidTo.AUTHORITY
    assert offer.repayment is not None
    assert offer.repayment.tapers is True
    assert offer.repayment.items == (RepaidItem.RELOCATION,)


@pytest.mark.parametrize(
    ("text", "payee"),
    [
        ("Processing fee EUR 50 payable by the nurse to the agency.", PaidTo.AGENCY),
        ("We are a recruitment agency. You pay us a registration fee of EUR 50.", PaidTo.AGENCY),
        ("A registration fee of EUR 50 is payable by you to our office.", PaidTo.UNSTATED),
        ("You pay the NMC registration.", PaidTo.AUTHORITY),
        ("You pay a fee of EUR 50 directly to the embassy.", PaidTo.AUTHORITY),
        ("You pay a processing fee of EUR 50.", PaidTo.UNSTATED),
    ],
)
def test_who_receives_a_payment(text: str, payee: PaidTo) -> None:
    (cost,) = read(text).offer.costs
    assert cost.payer is Payer.WORKER
    assert cost.paid_to is payee


def test_a_fee_without_payer_stays_open() -> None:
    reading = read("Processing fee GBP 900, refundable after one year.")
    (cost,) = reading.offer.costs
    assert (cost.payer, cost.refundable) == (Payer.UNSTATED, True)
    assert [(one.category, one.confidence) for one in reading.mentions] == [(Category.WORKER_PAYS_FEE, Confidence.LOW)]


def test_words_about_fees_that_settle_nothing_leave_costs_open() -> None:
    reading = read("Nurses wanted. Fees apply.")
    assert reading.offer.costs == ()
    assert reading.observed["costs"].state is FactState.OPEN
    assert quotes(reading, "costs") == ["Fees"]


def test_a_sign_that_currencies_share_leaves_the_amount_open() -> None:
    reading = read("You pay a registration fee of $500.")
    assert reading.offer.costs[0].amount is None
    assert reading.observed["costs[0].amount"].state is FactState.OPEN


def test_deducted_from_pay() -> None:
    (cost,) = read("The visa cost will be deducted from your salary.").offer.costs
    assert (cost.payer, cost.how) == (Payer.WORKER, CostHow.DEDUCTED)


def test_two_statements_that_disagree_are_both_kept() -> None:
    offer = read("The employer pays the visa. Candidates pay the visa fee.").offer
    assert [one.payer for one in offer.costs if one.item == "ADM_VISA"] == [Payer.EMPLOYER, Payer.WORKER]


def test_we_may_be_agency_or_employer() -> None:
    reading = read("We pay your visa.")
    assert reading.offer.costs[0].payer is Payer.EMPLOYER
    assert reading.observed["costs[0].payer"].readings == (Payer.AGENCY,)


def test_no_bond_closes_the_list() -> None:
    offer = read("There is no bond and no deposit.").offer
    assert (offer.bonds, offer.closed) == ((), ("bonds",))


def test_bonds_for_other_purposes_are_told_apart() -> None:
    assert read("Rental deposit of GBP 500 for the flat.").offer.bonds[0].purpose is BondPurpose.TENANCY
    scholarship = read("The scholarship carries a bond of 3 years.").offer.bonds[0]
    assert scholarship.purpose is BondPurpose.SCHOLARSHIP
    assert read("The nurse must serve the hospital for at least 3 years.").offer.bonds[0].kind is BondKind.SERVICE
    assert read("A security deposit of GBP 500 is payable by the nurse.").offer.bonds[0].kind is BondKind.MONEY


def test_no_clawback_is_a_statement() -> None:
    repayment = read("There is no clawback.").offer.repayment
    assert repayment is not None
    assert repayment.clause is False


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Your passport remains with you.", Holder.WORKER),
        ("The employer keeps your passport.", Holder.EMPLOYER),
        ("We never keep passports.", Holder.WORKER),
        ("Passport valid for six months.", None),
        ("Please send a copy of your passport.", None),
    ],
)
def test_who_keeps_the_papers(text: str, holder: Holder | None) -> None:
    reading = read(text)
    assert reading.offer.documents.held_by is holder
    assert ("documents.held_by" in reading.observed) is (holder is not None)


def test_papers_that_are_kept_by_nobody_named_stay_open() -> None:
    reading = read("Passports are held until the contract ends.")
    assert reading.offer.documents.held_by is None
    assert reading.observed["documents.held_by"].state is FactState.OPEN


def test_a_genuine_requirement_is_named_as_the_reason() -> None:
    offer = read("Female support worker required for intimate personal care, a genuine occupational requirement.").offer
    assert [(one.ground, one.reason_given) for one in offer.grounds] == [(Ground.SEX, ReasonGiven.GENUINE_REQUIREMENT)]
    assert read("Age limit 35 years.").offer.grounds[0].reason_given is ReasonGiven.NO_REASON


def test_a_programme_of_governments() -> None:
    offer = read("Nurses wanted under the bilateral agreement between Germany and the Philippines.").offer
    assert offer.recruitment.channel is Channel.GOVERNMENT_PROGRAMME
    assert offer.recruitment.inside_agreement is True


@pytest.mark.parametrize(
    ("text", "health"),
    [("Chef wanted in Dubai.", False), ("Welders wanted.", False), ("Midwives wanted.", True), ("Apply now.", None)],
)
def test_health_work_is_told_from_other_work(text: str, health: bool | None) -> None:  # noqa: FBT001
    assert read(text).offer.job.health is health


def test_two_places_of_work_are_two_readings() -> None:
    reading = read("Nurses wanted for hospitals in Germany. Jobs in Ireland too.")
    assert reading.offer.destination.country == "DE"
    assert reading.observed["destination.country"].readings == ("IE",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wij zoeken verpleegkundigen voor ons ziekenhuis en betalen alle kosten van het visum en de reis.", "nl"),
        ("Cerchiamo infermieri per il nostro ospedale e non si paga nulla per il visto.", "it"),
        ("\u0428\u0443\u043a\u0430\u0454\u043c\u043e \u043c\u0435\u0434\u0441\u0435\u0441\u0442\u0435\u0440", "und"),
        ("12345 67890 !!!", "und"),
        ("", "und"),
    ],
)
def test_other_languages_are_never_read_as_english(text: str, language: str) -> None:
    reading = read_ad(text)
    assert reading.language == language
    assert reading.offer.covers == ()
    assert reading.mentions == ()
    assert reading.observed == {}


def test_a_paragraph_in_another_language_leaves_the_rest_uncovered() -> None:
    text = (
        "Nurses wanted for our hospital in Berlin. You will pay nothing for the visa and the flight.\n\n"
        "Wij zoeken verpleegkundigen voor ons ziekenhuis en betalen alle kosten van het visum."
    )
    reading = read_ad(text)
    assert reading.language == "en"
    assert reading.offer.covers == ()
    assert reading.mentions


def test_a_text_that_is_cut_off_covers_nothing_it_does_not_say() -> None:
    reading = read_ad("Staff nurses wanted. You pay a processing fee of GBP 900. We offer a great team and…")
    assert reading.cut_off
    assert reading.offer.covers == ()
    assert reading.offer.costs[0].payer is Payer.WORKER
    assert read_ad("Nurses are wanted. " * 50, max_chars=100).cut_off


def test_the_kind_is_kept() -> None:
    assert read_ad("Nurses wanted.", kind=DocumentKind.CONTRACT).offer.kind is DocumentKind.CONTRACT


def test_nothing_can_be_read_of_nothing() -> None:
    with pytest.raises(OptionError):
        read_ad("Nurses wanted.", max_chars=0)


@pytest.mark.parametrize(
    "text",
    [
        "You pay a pro\u200bces\u00adsing fee of GBP 900.",
        "You pay a \u0440r\u043ecessing f\u0435e of GBP 900.",
        "You pay the p r o c e s s i n g  f e e of GBP 900.",
        "You pay a processing \U0001d41f\U0001d41e\U0001d41e of GBP 900.",
        "YOU PAY A PROCESSING FEE OF GBP\u00a09\ufe0f\u20e30\ufe0f\u20e30\ufe0f\u20e3.",
    ],
)
def test_disguised_words_are_read_and_quoted_as_they_stand(text: str) -> None:
    reading = read(text)
    assert reading.offer.costs[0].item == "FEE_PROCESSING"
    assert reading.offer.costs[0].amount == Money.exact(900, "GBP")
    (mention,) = reading.mentions
    assert mention.category is Category.WORKER_PAYS_FEE
    assert text[mention.span.start : mention.span.end] == mention.quote


@pytest.mark.parametrize("language", ["english", "", "e", "en gb", "12"])
def test_what_is_no_code_of_a_language_is_refused(language: str) -> None:
    with pytest.raises(OptionError, match="is no code of a language"):
        read_ad("Nurses wanted.", language=language)


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_GB"])
def test_a_region_does_not_hide_a_language(language: str) -> None:
    assert read_ad("Nurses wanted.", language=language).language == "en"
