"""Probation, pay that waits for the hirer, interest, agreements, pregnancy tests, and questions about earlier pay."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.contract import WithheldFor
from ethicalrecruit.domain.offer import Channel
from ethicalrecruit.domain.terms import PersonalData
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.values.grades import DocumentKind


def read(text: str) -> Reading:
    return read_ad(text, language="en", kind=DocumentKind.CONTRACT)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Probation period: 9 months.", 9),
        ("There is a probation period of 6 months.", 6),
        ("A six-month probationary period applies.", 6),
        ("Subject to a satisfactory probationary period of six (6) months.", 6),
        ("The first nine months are a probation period.", 9),
        ("You pass your probation after 3 months.", None),
        ("No probation period.", None),
        ("The clinical trial period is 12 months.", None),
        ("A contract of 12 months.", None),
    ],
)
def test_probation(text: str, months: int | None) -> None:
    assert read(text).offer.contract.probation_months == (None if months is None else Decimal(months))


def test_probation_leaves_the_rest_of_the_contract() -> None:
    contract = read("A 2-year contract. Probation: 3 months.").offer.contract
    assert (contract.months, contract.probation_months) == (Decimal(24), Decimal(3))


@pytest.mark.parametrize("text", ["Probation: three to six months.", "A probation of 8 weeks."])
def test_probation_without_one_number_of_months_is_open(text: str) -> None:
    reading = read(text)
    assert reading.offer.contract.probation_months is None
    assert reading.observed["contract.probation_months"].state is FactState.OPEN


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("Your wages are paid only once the hospital has paid us.", True),
        ("Wages are not paid until the client has paid.", True),
        ("You are paid only once the hospital has paid.", True),
        ("We will pay you only when the client has paid our invoice.", True),
        ("Wages are paid monthly, whether or not the hospital has paid.", False),
        ("The placement fee is paid only once the hospital has paid.", False),
        ("The agency is paid once the hospital has paid.", False),
        ("You receive your visa once the hospital has paid.", False),
        ("You will be paid a bonus once the hospital has paid.", False),
    ],
)
def test_wages_that_wait_for_the_hirer(text: str, waits: bool) -> None:  # noqa: FBT001
    wages = read(text).offer.wages
    assert wages.withheld is (True if waits else None)
    assert wages.withheld_for == ((WithheldFor.HIRER_HAS_NOT_PAID,) if waits else ())


@pytest.mark.parametrize(
    ("more", "interest"),
    [("Interest of 5% is charged.", True), ("No interest is charged.", False), ("The sum falls each month.", None)],
)
def test_interest_beside_a_repayment_clause(more: str, interest: bool | None) -> None:  # noqa: FBT001
    repayment = read(f"If you leave within two years you repay GBP 3,000. {more}").offer.repayment
    assert repayment is not None
    assert repayment.interest is interest


def test_interest_alone_is_no_clause() -> None:
    assert read("Interest of 5% is charged.").offer.repayment is None


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Recruitment takes place outside the government agreement.", False),
        ("This is not part of the bilateral agreement.", False),
        ("We do not recruit outside the government agreement.", None),
        ("Outside the agreement on hours you work four days.", None),
        ("Recruitment under the bilateral agreement between Germany and the Philippines.", True),
    ],
)
def test_inside_or_outside_an_agreement(text: str, inside: bool | None) -> None:  # noqa: FBT001
    assert read(text).offer.recruitment.inside_agreement is inside


def test_outside_an_agreement_the_channel_is_no_programme() -> None:
    text = "Nurses from Kenya wanted for Germany, outside the government agreement between Germany and Kenya."
    recruitment = read(text).offer.recruitment
    assert (recruitment.channel, recruitment.inside_agreement) == (Channel.ACTIVE, False)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("There is no pregnancy test.", False),
        ("No pregnancy test is required.", False),
        ("Pregnancy tests are not required.", False),
        ("We do not ask for a pregnancy test.", False),
        ("A negative pregnancy test is required.", True),
        ("A pregnancy test must be taken before departure.", True),
        ("Applicants must not be pregnant.", True),
    ],
)
def test_tests_of_pregnancy(text: str, marked: bool) -> None:  # noqa: FBT001
    reading = read(text)
    found = {mention.category for mention in reading.mentions}
    assert (Category.DISCRIMINATORY_REQUIREMENT in found) is marked
    assert bool(reading.offer.grounds) is marked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("State your current salary.", True),
        ("State your current salary, notice period and visa status.", True),
        ("Please send your last three payslips with your application.", True),
        ("Please state your salary expectations and history.", True),
        ("Please state your salary expectations.", False),
        ("You receive a payslip each month.", False),
        ("We send your payslips by e-mail.", False),
        ("We never ask for payslips.", False),
        ("Send your last payslips to the embassy.", False),
    ],
)
def test_questions_about_earlier_pay(text: str, asked: bool) -> None:  # noqa: FBT001
    reading = read(text)
    assert (PersonalData.PAY_HISTORY in reading.offer.data_asked) is asked
