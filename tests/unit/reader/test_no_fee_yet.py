"""Nothing to pay at one moment is no promise; clothes for the work are a cost of the offer and no recruitment fee."""

import pytest

from ethicalrecruit.domain.terms import CostHow, Payer
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import read_ad

MOMENTS = [
    ("en", "You pay nothing when you register."),
    ("de", "Sie zahlen zunächst nichts."),
    ("pl", "Przy rejestracji nic nie płacisz."),
]


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Registration is not free of charge."),
        ("de", "Der Sprachkurs ist kostenpflichtig."),
        ("es", "El curso de idioma es de pago."),
        ("ro", "Cursul de limbă este contra cost."),
        ("pl", "Kurs językowy jest płatny."),
    ],
)
def test_what_is_chargeable_leaves_costs_open(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.observed["costs"].state is FactState.OPEN
    assert reading.mentions == ()
