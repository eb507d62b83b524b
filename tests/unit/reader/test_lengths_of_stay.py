"""A least length of a stay leaves bonds open; an undertaking to stay is a service bond and settles them."""

import pytest

from ethicalrecruit.domain.terms import BondKind
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.read import read_ad

LEAST_LENGTHS = (
    ("en", "Minimum commitment: 12 months."),
    ("en", "We would like you to stay for at least a year."),
    ("de", "Verpflichtung für 2 Jahre"),
    ("de", "Mindestvertragslaufzeit: 24 Monate"),
    ("pl", "Zobowiązanie na 2 lata"),
    ("pl", "Minimalny okres współpracy 6 miesięcy"),
    ("fr", "Engagement de 12 mois minimum."),
    ("es", "Compromiso de trabajar por 2 años"),
    ("es", "Permanencia mínima de un año."),
    ("pt", "Permanência mínima de um ano."),
    ("ro", "Perioada minimă de lucru: 6 luni"),
)
UNDERTAKINGS = (
    ("en", "You undertake to remain with the hospital for 36 months."),
    ("en", "The nurse shall serve the hospital for a minimum period of three years."),
    ("de", "Sie müssen drei Jahre bleiben, bevor Sie gehen dürfen."),
    ("de", "Sie unterschreiben eine Verpflichtungserklärung, zwei Jahre bei uns zu bleiben."),
    ("pl", "Musisz zostać trzy lata, zanim wolno Ci będzie odejść."),
    ("pl", "Umowa wiąże Cię ze szpitalem na trzy lata."),
    ("fr", "L'infirmier s'engage à rester au moins trois ans au service de la clinique."),
    ("es", "Te comprometes a permanecer al menos 36 meses en el hospital."),
    ("pt", "Compromete-se a permanecer pelo menos 36 meses no hospital."),
    ("ro", "Te angajezi să rămâi cel puțin 36 de luni în spital."),
)
PLAIN_CONTRACTS = (
    ("en", "You will be offered a contract of two years."),
    ("de", "Sie erhalten einen Vertrag über zwei Jahre."),
    ("pl", "Otrzymasz umowę na dwa lata."),
    ("fr", "Contrat de deux ans, renouvelable."),
    ("es", "Contrato de dos años, renovable."),
    ("pt", "Contrato de dois anos, renovável."),
    ("ro", "Contract de muncă de 2 ani"),
)


@pytest.mark.parametrize(("language", "text"), LEAST_LENGTHS)
def test_a_least_length_is_no_bond_and_is_asked_about(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.offer.bonds == ()
    assert reading.observed["bonds"].state is FactState.OPEN
    assert reading.mentions == ()


@pytest.mark.parametrize(("language", "text"), UNDERTAKINGS)
def test_an_undertaking_is_a_bond_and_leaves_nothing_open(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert [one.kind for one in reading.offer.bonds] == [BondKind.SERVICE]
    assert "bonds" not in reading.observed


@pytest.mark.parametrize(("language", "text"), PLAIN_CONTRACTS)
def test_a_plain_contract_says_nothing_of_bonds(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.offer.bonds == ()
    assert "bonds" not in reading.observed
