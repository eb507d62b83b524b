"""Where the work is, told by the one place a text names and by what only one country has; and what does not tell it."""

import pytest

from ethicalrecruit.reader.read import read_ad

TOLD = [
    ("Our client, a nursing home near Leeds, needs a carer. Call us for 36 hours a week.", "GB"),
    ("Unser Haus liegt im Herzen von Kassel. Wir suchen eine Pflegefachkraft mit Herz.", "DE"),
    ("Medrekrut Polska rekrutuje pielęgniarki z Polski do Norwegii. Nie pobieramy opłat.", "NO"),
    ("Enfermeiros em Portugal: hospital no Reino Unido oferece contrato permanente.", "GB"),
    ("L'établissement est situé à Grenoble et recrute un infirmier de bloc.", "FR"),
    ("We look after people at home in Norfolk, England. We sponsor carers from Nigeria.", "GB"),
    ("Tunesische Krankenpfleger für deutsche Krankenhäuser! Das Goethe-Zentrum in Sfax prüft Sie.", "DE"),
    ("Travel nurses with a compact license wanted for 13 weeks.", "US"),
    ("Nurses and aged care workers: we pay superannuation.", "AU"),
    # in capitals a country and the women of its people are written alike
    ("SE BUSCAN ENFERMERAS PARA TRABAJAR EN SUIZA", "CH"),
    ("INFIRMIERS, INFIRMIÈRES : POSTES EN SUISSE", "CH"),
    # who recruits in a country is not at work there
    ("Le Québec recrute des infirmières en Algérie.", "CA"),
    ("German clinic recruiting nurses in the Philippines.", "DE"),
    ("Clínica alemana busca enfermeras en México.", "DE"),
    ("Vagas para enfermeiros em Inglaterra. Somos uma empresa de recrutamento.", "GB"),
    # a way home is none to work
    ("Your workplace is a household in Cyprus. We pay your passage back to Nepal.", "CY"),
    # there is a Bristol in Connecticut too
    ("Nurse manager\nUS, CT,\nBristol Hospital in Bristol CT has an opening.", "US"),
    # a bank nurse is of no bank
    ("Bank nurse, Swansea. Nights.", "GB"),
    ("Depois do contrato pode pedir o Green Card. Vagas para técnicos.", "US"),
    # pay in money that is told at home only
]

NOT_TOLD = [
    "Visit our office in Manila. We recruit nurses for abroad.",
    "Agency in Kochi. Nurses wanted overseas. Interviews in Kochi.",
    "Nurses wanted. You trained at a university in Ghana. The bank is in Dubai.",
    "Our nurses come from Kenya, Ghana and India. Staff nurse wanted.",
    "Nurses who speak German wanted. Salary in euros.",
    "Healthcare assistant wanted. Experience in France is a plus.",
    "Pflegekräfte aus Rumänien gesucht. Vorstellungsgespräche in Bukarest.",
    "Enfermeras de Colombia: entrevistas en Bogotá.",
    "Salary AED 5,000 per month. Nurses wanted.",
    "Male healthcare assistant. Annual salary of £23,400. Free meals.",
    "Nurses wanted. The agency charges you a fee of £600.",
    "Auxiliar de geriatría en Valencia.",
    "You are an Indonesian maid. The employer pays your passage back to Indonesia.",
    "Nurses wanted for homes in Spain, Italy and Greece or in Malta.",
]


@pytest.mark.parametrize(("text", "country"), TOLD)
def test_destination_is_told(text: str, country: str) -> None:
    assert read_ad(text).offer.destination.country == country


@pytest.mark.parametrize("text", NOT_TOLD)
def test_destination_is_not_told(text: str) -> None:
    assert read_ad(text).offer.destination.country is None


def test_in_capitals_the_word_before_tells_a_country_from_its_people() -> None:
    to_norway = read_ad("ENFERMEROS ESPAÑOLES A NORUEGA. VUELO INCLUIDO.", language="es").offer
    from_there = read_ad("SE BUSCAN ENFERMERAS FILIPINAS PARA UN HOSPITAL DE MADRID.", language="es").offer
    assert [target.country for target in to_norway.targets] == ["ES"]
    assert [target.country for target in from_there.targets] == ["PH"]


@pytest.mark.parametrize(
    ("text", "source", "country"),
    [
        ("Enfermeros colombianos para Alemania.", "CO", "DE"),
        ("Enfermeiros brasileiros rumo à Alemanha.", "BR", "DE"),
        ("Asistenți medicali români pentru Norvegia.", "RO", "NO"),
        ("Polskie pielęgniarki do Norwegii.", "PL", "NO"),
    ],
)
def test_where_a_people_goes_is_no_country_it_is_sought_in(text: str, source: str, country: str) -> None:
    offer = read_ad(text).offer
    assert [target.country for target in offer.targets] == [source]
    assert offer.destination.country == country
