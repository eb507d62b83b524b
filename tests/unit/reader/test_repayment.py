"""Repayment clauses whose money comes out of pay."""

import pytest

from ethicalrecruit.domain.terms import RepaidItem
from ethicalrecruit.reader.read import read_ad

BACK, DEDUCTED = "repayment_clause", "salary_deduction"


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "Whoever leaves within two years must repay the training costs, which are deducted from the last wage.",
            {BACK, DEDUCTED},
        ),
        ("en", "If you leave within a year, you repay the flight.", {BACK}),
        ("en", "If you leave within a year you repay the flight; nothing is deducted from your salary.", {BACK}),
        (
            "de",
            "Wer innerhalb von zwei Jahren kündigt, zahlt die Kosten zurück; sie werden vom letzten Lohn abgezogen.",
            {BACK, DEDUCTED},
        ),
        (
            "fr",
            "Si vous partez avant deux ans, vous remboursez les frais de formation, déduits de votre dernier salaire.",
            {BACK, DEDUCTED},
        ),
        (
            "pl",
            "Kto odejdzie przed upływem dwóch lat, musi zwrócić koszty szkolenia, które są potrącane z pensji.",
            {BACK, DEDUCTED},
        ),
    ],
)
def test_a_clause_tells_of_the_deduction_too(language: str, text: str, told: set[str]) -> None:
    assert {one.category.value for one in read_ad(text, language=language).mentions} == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You will be fined two months' salary if you resign before the end of the contract."),
        ("de", "Wer vor Vertragsende kündigt, wird mit zwei Monatsgehältern bestraft."),
        ("fr", "Vous serez pénalisé de deux mois de salaire si vous démissionnez."),
        ("es", "Quien renuncie antes del fin del contrato será multado con dos meses de salario."),
        ("pt", "Quem se demitir antes do fim do contrato será multado em dois meses de salário."),
        ("ro", "Cine demisionează înainte de sfârșitul contractului va fi amendat cu două salarii."),
        ("pl", "Kto odejdzie przed końcem umowy, zostanie ukarany grzywną w wysokości dwóch pensji."),
    ],
)
def test_who_is_fined_for_leaving_pays_a_penalty_and_needs_no_consent(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert {one.category.value for one in reading.mentions} == {BACK}
    assert reading.offer.repayment is not None
    assert reading.offer.repayment.items == (RepaidItem.PENALTY,)


@pytest.mark.parametrize(
    "text",
    [
        "Agencies that leave workers without pay are fined.",
        "Employers who end the contract early are fined by the ministry.",
    ],
)
def test_a_fine_for_others_says_nothing_of_repayment(text: str) -> None:
    reading = read_ad(text, language="en")
    assert not reading.mentions
    assert reading.offer.repayment is None or reading.offer.repayment.clause is None
