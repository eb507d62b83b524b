"""Prices that name nobody who pays them."""

import pytest

from ethicalrecruit.domain.terms import Payer
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import Reading, read_ad


def reading(text: str, language: str = "en") -> Reading:
    return read_ad(text, language=language)


def told(text: str, language: str = "en") -> list[str]:
    return [one.quote for one in reading(text, language).mentions if one.category is Category.WORKER_PAYS_FEE]


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "Our training fee is LKR 180,000 including the hostel.", "Our training fee is LKR 180,000"),
        ("en", "Processing fee: INR 5,000", "Processing fee: INR 5,000"),
        ("de", "Vermittlungsgebühr: 1.500 Euro", "Vermittlungsgebühr: 1.500 Euro"),
        ("fr", "Frais de dossier : 150 euros", "Frais de dossier : 150 euros"),
    ],
)
def test_the_price_of_a_service_is_pointed_at_and_its_payer_is_asked(language: str, text: str, quote: str) -> None:
    assert quote in told(text, language)
    assert {cost.payer for cost in reading(text, language).offer.costs or ()} == {Payer.UNSTATED}


def test_a_list_of_prices_is_pointed_at() -> None:
    assert told("Processing fee: EUR 90\nVisa: EUR 80\nMedical exam: EUR 120") == [
        "Processing fee: EUR 90",
        "Visa: EUR 80",
        "Medical exam: EUR 120",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Visa fee: EUR 80",  # an official charge, and nobody is asked for it
        "Medical exam: EUR 120\nFlight: EUR 600",  # nor for these
        "Relocation package worth GBP 4,000: visa and flight.",
        "We reimburse the registration fee of GBP 153.",
        "Placement fee for employers: EUR 5,000 per hire.",
        "The hospital pays the processing fee of INR 5,000.",
        "There is no processing fee of INR 5,000.",
        "Processing fee of INR 5,000? Never with us.",
        "Salary: GBP 28,000. Training bonus: GBP 500.",
        "Basic salary $1,650 + commissions",
    ],
)
def test_what_is_no_price_asked_of_workers(text: str) -> None:
    assert told(text) == []


def test_a_payer_told_later_takes_the_price_away() -> None:
    assert told("Processing fee: INR 5,000. This fee is borne by the employer.") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Agency fee: £0."),
        ("en", "You pay EUR 0 to us."),
        ("en", "The nurse pays a registration fee of £0.00."),
        ("de", "Sie zahlen 0 Euro Vermittlungsgebühr."),
        ("fr", "Frais de dossier : 0 €"),
        ("es", "Coste del visado: 0 euros."),
        ("pt", "Taxa de inscrição: R$ 0,00"),
        ("ro", "Comision: 0 lei."),
        ("pl", "Opłata rekrutacyjna: 0 zł."),
    ],
)
def test_a_price_of_nought_is_a_claim_and_no_cost(language: str, text: str) -> None:
    found = reading(text, language)
    assert {one.category for one in found.mentions} == {Category.FEE_FREE_CLAIM}
    assert not found.offer.costs


def test_a_deposit_of_nought_is_none_and_a_range_from_nought_is_a_price() -> None:
    assert reading("Deposit: EUR 0.").mentions == ()
    assert told("Visa fee EUR 0 - 300 payable by the nurse.")
