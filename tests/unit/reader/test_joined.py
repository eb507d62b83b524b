"""Costs that one sentence names and the next one says who pays."""

import pytest

from ethicalrecruit.domain.terms import Payer
from ethicalrecruit.reader.read import read_ad

PAYS, FREE = "worker_pays_fee", "fee_free_claim"


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The visa? Paid by the hospital.", {FREE}),
        ("en", "Who pays the flight? You.", {PAYS}),
        ("en", "Who pays the flight? The hospital.", {FREE}),
        ("en", "Who pays for the visa? We do.", {FREE}),
        ("en", "Who pays the placement fee? Not you.", {FREE}),
        ("en", "Costs? All yours.", {PAYS}),
        ("en", "The placement fee? You pay it on arrival.", {PAYS}),
        ("en", "Who pays the flight? Ask the hospital.", set()),
        ("en", "Who pays for the visa? It depends.", set()),
        ("en", "Do you have a visa? Paid holidays and free meals await you.", set()),
        ("en", "Do you have a visa? Salary paid by the hospital every month.", set()),
        ("en", "Who pays the cleaning? The tenants.", set()),
        ("de", "Wer zahlt den Flug? Sie.", {PAYS}),
        ("de", "Das Visum? Zahlt das Krankenhaus.", {FREE}),
        ("fr", "Qui paie le vol ? Vous.", {PAYS}),
        ("fr", "Les frais ? À votre charge.", {PAYS}),
        ("es", "¿Quién paga el vuelo? El empleador.", {FREE}),
        ("es", "¿Tiene un visado? El sueldo lo paga el hospital.", set()),
        ("pt", "Quem paga o voo? Você.", {PAYS}),
        ("ro", "Viza? Plătită de spital.", {FREE}),
        ("pl", "Kto płaci za lot? Pracodawca.", {FREE}),
        ("pl", "Masz wizę? Wynagrodzenie płaci szpital.", set()),
        ("en", "Which costs do I have to pay? The visa, the language test and your flight.", {PAYS}),
        ("en", "Which costs do I have to pay? We help you with the visa and the flight.", set()),
        ("en", "Which costs do I have to pay? None.", {FREE}),
        ("en", "What does the hospital pay for? Flight, visa and language course.", {FREE}),
        ("de", "Was übernimmt der Arbeitgeber? Sprachkurs, Flug und Visum.", {FREE}),
        ("de", "Was muss ich selbst bezahlen? Übersetzungen, Visum und Flug.", {PAYS}),
        ("de", "Welche Kosten kommen auf mich zu? Wir beraten Sie zu Visum und Anerkennung.", set()),
        ("de", "Welche Kosten kommen auf mich zu? Das Visum und den Flug zahlt der Arbeitgeber.", {FREE}),
        ("pl", "Za co muszę zapłacić sama? Tylko bilet i badania.", {PAYS}),
        ("pl", "Jakie dokumenty są potrzebne? Paszport, wiza i tłumaczenia.", set()),
    ],
)
def test_an_answer_takes_up_the_costs_of_the_question(language: str, text: str, told: set[str]) -> None:
    assert {one.category.value for one in read_ad(text, language=language).mentions} == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Visa EUR 500, flight EUR 900, test EUR 200. All this is yours to bear.", {PAYS}),
        ("en", "Visa EUR 500, flight EUR 900. All this is borne by the employer.", {FREE}),
        ("en", "Visa EUR 500, flight EUR 900. None of this is borne by the candidate.", {FREE}),
        ("en", "You need a visa, a medical and a language test. We pay for all of them.", {FREE}),
        ("en", "You need a visa. This takes about six weeks.", set()),
        ("en", "You need a language test. They are paid monthly by the hospital.", set()),
        ("de", "Visum, Flug und Sprachprüfung sind nötig. Diese Kosten trägt der Bewerber.", {PAYS}),
        ("de", "Sie brauchen ein Visum. Das dauert etwa sechs Wochen.", set()),
        ("fr", "Visa 500 euros, vol 900 euros. Tout cela est à votre charge.", {PAYS}),
        ("es", "Visado 500 euros, vuelo 900 euros. Todo esto corre por su cuenta.", {PAYS}),
        ("pt", "Visto 500 euros, voo 900 euros. Estes custos são suportados pelo empregador.", {FREE}),
        ("ro", "Viza 500 euro, zborul 900 euro. Toate acestea sunt în sarcina dumneavoastră.", {PAYS}),
        ("pl", "Wiza 500 euro, lot 900 euro. Wszystko to ponosi kandydat.", {PAYS}),
    ],
)
def test_words_that_point_back_take_up_the_costs_before(language: str, text: str, told: set[str]) -> None:
    assert {one.category.value for one in read_ad(text, language=language).mentions} == told


def test_a_cost_that_is_joined_has_its_own_sum_and_one_line() -> None:
    offer = read_ad("The visa fee is EUR 500. The IELTS fee is EUR 200. All this is borne by the candidate.").offer
    assert offer.costs is not None
    assert [(one.item, str(one.amount), one.payer) for one in offer.costs] == [
        ("ADM_VISA", "EUR 500", Payer.WORKER),
        ("TEST_LANGUAGE", "EUR 200", Payer.WORKER),
    ]
