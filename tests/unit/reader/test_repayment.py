"""Repayment clauses whose money comes out of pay."""

import pytest

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
