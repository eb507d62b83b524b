"""A plain least length of a stay leaves bonds open; an undertaking to stay is a bond of the offer.

And clothes or tools for the work, which are costs of the offer and no fee for getting the job.
"""

import pytest

from ethicalrecruit.domain.terms import BondKind, CostHow, Payer
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import read_ad

LEAST_STAYS = [
    ("en", "Minimum commitment: 12 months."),
    ("en", "We would like you to stay for at least a year."),
    ("de", "Verpflichtung für 2 Jahre"),
    ("de", "Mindestvertragslaufzeit: 24 Monate"),
    ("pl", "Zobowiązanie na 2 lata"),
    ("pl", "Minimalny okres współpracy 6 miesięcy"),
]
UNDERTAKINGS = [
    ("en", "You undertake to remain with the hospital for 36 months."),
    ("en", "The nurse shall serve the hospital for a minimum period of three years."),
    ("de", "Sie müssen drei Jahre bleiben, bevor Sie gehen dürfen."),
    ("de", "Sie unterschreiben eine Verpflichtungserklärung, zwei Jahre bei uns zu bleiben."),
    ("pl", "Musisz zostać trzy lata, zanim wolno Ci będzie odejść."),
    ("pl", "Umowa wiąże Cię ze szpitalem na trzy lata."),
]
CONTRACTS = [
    ("en", "You will be offered a contract of two years."),
    ("de", "Sie erhalten einen Vertrag über zwei Jahre."),
    ("pl", "Otrzymasz umowę na dwa lata."),
]
MOMENTS = [
    ("en", "You pay nothing when you register."),
    ("de", "Sie zahlen zunächst nichts."),
    ("pl", "Przy rejestracji nic nie płacisz."),
]


@pytest.mark.parametrize(("language", "text"), LEAST_STAYS)
def test_a_least_stay_is_asked_about(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.offer.bonds == ()
    assert reading.observed["bonds"].state is FactState.OPEN
    assert reading.mentions == ()


@pytest.mark.parametrize(("language", "text"), UNDERTAKINGS)
def test_an_undertaking_to_stay_is_a_bond(language: str, text: str) -> None:
    assert [bond.kind for bond in read_ad(text, language=language).offer.bonds] == [BondKind.SERVICE]


@pytest.mark.parametrize(("language", "text"), CONTRACTS)
def test_the_length_of_a_contract_says_nothing_of_bonds(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.offer.bonds == ()
    assert "bonds" not in reading.observed


@pytest.mark.parametrize(("language", "text"), MOMENTS)
def test_nothing_to_pay_at_one_moment_leaves_costs_open(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.offer.closed == ()
    assert reading.observed["costs"].state is FactState.OPEN
    assert reading.mentions == ()


def test_clothes_for_the_work_are_a_cost_and_no_fee() -> None:
    reading = read_ad("Uniforms and shoes must be bought by the employee.", language="en")
    assert [(cost.item, cost.payer, cost.how) for cost in reading.offer.costs] == [
        ("EQP_UNIFORM", Payer.WORKER, CostHow.PAID)
    ]
    assert reading.mentions == ()


def test_a_visa_deducted_from_wages_is_both() -> None:
    reading = read_ad("The cost of your visa is deducted from your wages.", language="en")
    assert {mention.category for mention in reading.mentions} == {
        Category.WORKER_PAYS_FEE,
        Category.SALARY_DEDUCTION,
    }
