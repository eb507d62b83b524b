"""Clauses of contracts on freedom, later contracts and wages; and the ordinary rules that look like them."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.contract import WithheldFor
from ethicalrecruit.domain.freedom import ConsentFor, Freedom
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.covered import COVERED
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.values.grades import DocumentKind


def read(text: str) -> Reading:
    return read_ad(text, language="en", kind=DocumentKind.CONTRACT)


@pytest.mark.parametrize(
    ("text", "freedom"),
    [
        ("The Employee shall not join any trade union.", Freedom(union_barred=True)),
        ("If the nurse leaves early, the employer will report her to immigration.", Freedom(threats=True)),
        ("Nurses need a gate pass to leave the hostel.", Freedom(consent_for=(ConsentFor.LEAVE_THE_PREMISES,))),
        (
            "The worker may not leave the country without the employer's consent.",
            Freedom(consent_for=(ConsentFor.LEAVE_THE_COUNTRY,)),
        ),
        (
            "The nurse may not change employer without the written consent of the Employer.",
            Freedom(consent_for=(ConsentFor.CHANGE_EMPLOYER,)),
        ),
        ("The nurse may not change employer for 36 months.", Freedom(tied_months=Decimal(36))),
        ("The worker may not use a mobile phone.", Freedom(contact_restricted=True)),
        ("Visitors are not allowed in the accommodation.", Freedom(contact_restricted=True)),
        ("If the nurse leaves she pays a penalty of EUR 3,000.", Freedom(penalty_for_leaving=True)),
        ("Workers may be sent home because of illness.", Freedom(sent_home_if_ill=True)),
        ("The worker shall not file any complaint with the labour office.", Freedom(complaints_barred=True)),
    ],
)
def test_clauses_on_freedom(text: str, freedom: Freedom) -> None:
    assert read(text).offer.freedom == freedom


@pytest.mark.parametrize(
    "text",
    [
        "You need not join a union.",
        "The employer shall not prevent the worker from joining a union.",
        "As sponsor we are required by law to report to the Home Office when the job ends.",
        "If a visitor threatens you, report him to the police.",
        "The employer may not report the worker to immigration.",
        "You are not required to get a gate pass to leave the hostel.",
        "You do not need our permission to change employer.",
        "Patients may not leave the premises without permission.",
        "The nurse shall not leave the hospital premises during working hours without permission.",
        "You may not use a mobile phone on the ward.",
        "Visitors are not allowed after 10 pm.",
        "The nurse may not change employer without the permission of the authority.",
        "If the nurse leaves without notice she forfeits pay for the days of notice not worked.",
    ],
)
def test_ordinary_rules_restrict_nothing(text: str) -> None:
    assert read(text).offer.freedom == Freedom()


def test_a_later_contract_replaces_this_one() -> None:
    assert read("A new contract signed on arrival replaces this contract.").offer.contract.may_be_replaced is True
    assert read("This offer is replaced by the contract.").offer.contract.may_be_replaced is None
    better = "A new contract signed on arrival replaces this contract on the same terms or better."
    assert read(better).offer.contract.may_be_replaced is None


def test_wages_kept_as_security_or_paid_to_the_agent() -> None:
    wages = read("The first month's wages are kept as security.").offer.wages
    assert (wages.withheld, wages.withheld_for) == (True, (WithheldFor.DEPOSIT,))
    assert read("Wages are paid to the agent.").offer.wages.paid_directly is False
    assert read("Wages are paid by the agency.").offer.wages.paid_directly is None


def test_silence_about_freedom_is_never_told() -> None:
    assert not any(name.startswith(("freedom", "wages.withheld", "contract.may_be")) for name in COVERED)


def test_a_legal_duty_beside_a_report_is_asked_about() -> None:
    reading = read("If you leave, we are obliged by law to report you to the Home Office.")
    assert reading.offer.freedom.threats is None
    assert reading.observed["freedom.threats"].state is FactState.OPEN
