"""Deposits told without the word: a sum that is kept now and given back later."""

import pytest

from ethicalrecruit.domain.terms import BondKind
from ethicalrecruit.reader.read import read_ad
from ethicalrecruit.values.money import Money


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "We hold EUR 300 of yours until you have worked a year.", True),
        ("en", "EUR 300 are kept back and given back after one year.", True),
        ("en", "You leave GBP 500 with us and get it back after two years.", True),
        ("en", "GBP 500 is kept by the agency until you have finished your contract.", True),
        ("en", "We do not hold EUR 300 until you have worked a year.", False),
        ("en", "We hold EUR 300 of your bonus until you have worked a year.", False),
        ("en", "We keep paying GBP 500 for your course until you have completed it.", False),
        ("en", "The landlord keeps GBP 500 for the room and gives it back when you move out.", False),
        ("de", "300 Euro werden einbehalten und nach einem Jahr zurückgezahlt.", True),
        ("de", "Wir halten 500 Euro Startprämie bereit, bis Sie die Probezeit abgeschlossen haben.", False),
        ("fr", "Nous gardons 300 euros jusqu'à la fin de votre première année.", True),
        ("es", "Retenemos 300 euros hasta que haya trabajado un año.", True),
        ("pt", "Ficamos com 300 euros até completar um ano e depois devolvemos.", True),
        ("ro", "Reținem 300 de euro până lucrați un an, apoi îi returnăm.", True),
        ("pl", "Zatrzymujemy 300 euro do końca pierwszego roku, potem oddajemy.", True),
    ],
)
def test_a_sum_kept_and_given_back_is_a_deposit(language: str, text: str, told: bool) -> None:  # noqa: FBT001
    reading = read_ad(text, language=language)
    assert ("deposit_or_bond" in {one.category.value for one in reading.mentions}) is told
    assert [one.kind for one in reading.offer.bonds or ()] == ([BondKind.MONEY] if told else [])


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("You pay a deposit of EUR 1,000. The deposit is required before departure.", None),
        ("You pay a deposit of EUR 1,000. The deposit is returned after two years.", 24),
        ("A deposit is required before departure. The deposit is EUR 1,000.", None),
        ("A deposit is required for 12 months. The deposit amounts to EUR 1,000.", 12),
        ("Candidates leave a security deposit of EUR 1,000. The deposit is forfeited if you leave early.", None),
    ],
)
def test_a_deposit_that_is_named_again_is_one(text: str, months: int | None) -> None:
    (bond,) = read_ad(f"Nurses for Leeds. {text}", language="en").offer.bonds
    assert (bond.amount, bond.months) == (Money.exact("1000", "EUR"), months)


def test_deposits_with_sums_of_their_own_are_two() -> None:
    text = "Nurses for Leeds. You pay a deposit of EUR 1,000. A deposit of EUR 300 is due on arrival."
    assert len(read_ad(text, language="en").offer.bonds) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The candidate pays for the visa first and gets it back with the first salary."),
        ("en", "Candidates must pay EUR 300 for the visa and claim it back on arrival."),
        ("pt", "O candidato paga o visto e recebe o valor de volta com o primeiro salário."),
        ("pl", "Kandydat płaci za wizę, a pieniądze otrzymuje z powrotem z pierwszą wypłatą."),
    ],
)
def test_a_cost_that_is_got_back_is_read_as_given_back(language: str, text: str) -> None:
    (cost,) = read_ad(text, language=language).offer.costs
    assert cost.refundable
