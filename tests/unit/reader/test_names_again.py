"""Names that a text tells again and again, or beside what their bearer does; and words that name nobody."""

import pytest

from ethicalrecruit.reader.read import read_ad

AGENCIES = [
    ("Passerelle Soins, cabinet de recrutement spécialisé, vous accompagne en Suisse.", "Passerelle Soins"),
    ("Curavia bringt Pflegekräfte nach Bayern. Als private Vermittlungsagentur berechnet Curavia nichts.", "Curavia"),
    ("BlueHeron finds posts. We are a recruitment business. BlueHeron will call you.", "BlueHeron"),
    ("Grupo Norvia ETT selecciona auxiliares en Bilbao. Somos una empresa de trabajo temporal.", "Grupo Norvia ETT"),
    ("Carework szuka opiekunek. Carework to agencja pracy z Opola.", "Carework"),
]

EMPLOYERS = [
    ("Das Ostseehaus sucht dich! Das Ostseehaus ist ein Pflegeheim mit 60 Plätzen.", "Ostseehaus"),
    ("Sanatorio Nuestra Señora del Alba incorpora enfermeros.", "Sanatorio Nuestra Señora del Alba"),
    ("Rejoignez l'Hôpital privé Jean-Delorme ! Poste : infirmier de bloc.", "Hôpital privé Jean-Delorme"),
]

NOBODY = [
    "Unison members are welcome. Ask Unison for advice. Our hospital is recruiting nurses.",
    "You will study at Addington. Nurses who trained at Addington know the ward. We are recruiting.",
    "The bank is Barclays. Open an account at the bank Barclays before you start as a nurse.",
    "Pass the Prometric. Book Prometric online. We are hiring nurses for our clients.",
    "Qualität ist uns wichtig. Mit Qualität pflegen wir. Wir suchen Pflegekräfte.",
    "Teamwork is what we like. We want nurses with Teamwork.",
    "Hospital experience of two years. Hospital staff wanted by our client.",
    "Write to jobs@bright-carers.example. Send your CV to jobs@bright-carers.example as a nurse.",
    "Enfermeras: visado en la Embajada de Alemania. La Embajada de Alemania da la cita.",
]


@pytest.mark.parametrize(("text", "name"), AGENCIES)
def test_agency(text: str, name: str) -> None:
    offer = read_ad(text).offer
    assert (offer.agency.name, offer.employer) == (name, None)


@pytest.mark.parametrize(("text", "name"), EMPLOYERS)
def test_employer(text: str, name: str) -> None:
    offer = read_ad(text).offer
    assert (offer.agency.name, offer.employer) == (None, name)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(text: str) -> None:
    offer = read_ad(text).offer
    assert (offer.agency.name, offer.employer) == (None, None)
