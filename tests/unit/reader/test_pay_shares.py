"""Shares of pay that go to those who recruit."""

import pytest

from ethicalrecruit.domain.terms import CostHow
from ethicalrecruit.reader.read import read_ad

PAYS, FREE, DEDUCTED = "worker_pays_fee", "fee_free_claim", "salary_deduction"


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "10 % of your first salary goes to the agency.", {PAYS, DEDUCTED}),
        ("en", "Half a month's wage is our commission.", {PAYS}),
        ("en", "The agency keeps half of your first salary.", {PAYS, DEDUCTED}),
        ("en", "You pay us one month's salary.", {PAYS}),
        ("en", "No part of your salary goes to the agency.", {FREE}),
        ("en", "10 % of your salary goes into your pension.", set()),
        ("en", "You pay 5 % of your salary into the company pension.", set()),
        ("en", "The hospital pays us 10 % of your first salary.", set()),
        ("en", "You receive one month's salary as a bonus for placement with us.", set()),
        ("en", "The agency takes care of your visa until the first salary is paid.", set()),
        ("de", "Ein halber Monatslohn ist unsere Provision.", {PAYS}),
        ("de", "Die Klinik zahlt uns ein Monatsgehalt als Provision.", set()),
        ("fr", "La moitié de votre premier salaire revient à l'agence.", {PAYS, DEDUCTED}),
        ("fr", "Un mois de salaire vous est versé à titre de prime.", set()),
        ("es", "El 10 % de su primer salario es para la agencia.", {PAYS, DEDUCTED}),
        ("pt", "10 % do seu primeiro salário vai para a agência.", {PAYS, DEDUCTED}),
        ("ro", "10 % din primul salariu merge la agenție.", {PAYS}),
        ("pl", "10 % pierwszej pensji trafia do agencji.", {PAYS}),
    ],
)
def test_a_share_is_a_cost_where_recruiters_have_it(language: str, text: str, told: set[str]) -> None:
    assert {one.category.value for one in read_ad(text, language=language).mentions} == told


def test_a_share_that_is_kept_is_a_deduction() -> None:
    reading = read_ad("Half of your first salary is kept for the recruitment costs.", language="en")
    assert {one.category.value for one in reading.mentions} == {PAYS, "salary_deduction"}
    (share,) = [one for one in reading.offer.costs or () if one.item == "FEE_PAY_COMMISSION"]
    assert (share.how, share.amount) == (CostHow.DEDUCTED, None)
    assert share.label is not None
    assert "first salary" in share.label
