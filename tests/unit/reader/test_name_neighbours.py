"""Names told by the words beside them, and words that look so and name nobody; all names are invented."""

import pytest

from ethicalrecruit.reader.read import read_ad


def named(language: str, text: str) -> tuple[str | None, str | None]:
    """The employer and the agency that a text names."""
    offer = read_ad(text, language=language).offer
    return offer.employer, offer.agency.name


@pytest.mark.parametrize(
    ("language", "text", "agency"),
    [
        ("en", "Corvane is an international search firm seeking nurses.", "Corvane"),
        ("en", "Kestane is acting as an employment business for this vacancy.", "Kestane"),
        ("en", "Tidewell (a licensed manpower agency) invites caregivers.", "Tidewell"),
        ("en", "You are placed through Sagebridge, a travel nurse agency.", "Sagebridge"),
        ("en", "Halyard Path exclusively connects midwives with leading hospitals.", "Halyard Path"),
        ("en", "Alvenor places nurses with clinics.", "Alvenor"),
        ("en", "At Ostrava Lane, we match nurses with care homes.", "Ostrava Lane"),
        ("en", "Bellmere has partnered with NHS trusts to bring nurses. Bellmere arranges your visa.", "Bellmere"),
        ("en", "Norrin specialises in placing nurses abroad.", "Norrin"),
        ("en", "We at Norrin Healthcare recruit nurses for our clients.", "Norrin Healthcare"),
        ("en", "With Norrin, nurses find work. We match nurses with hospitals.", "Norrin"),
        ("en", "NORRIN OVERSEAS MANPOWER\nNurses for Kuwait", "NORRIN OVERSEAS MANPOWER"),
        ("en", "Apply Through Bright Norrin Manpower", "Bright Norrin Manpower"),
        ("es", "Como Agencia de Empleo Federal apoyamos a los trabajadores.", "Agencia de Empleo Federal"),
        ("es", "Desde Norrin Salud seleccionamos enfermeros para nuestro cliente.", "Norrin Salud"),
        ("en", "Corvane finds you an employer.", "Corvane"),
        ("en", "Brindle helps nurses find jobs in Germany.", "Brindle"),
        ("en", "Larkine offers licensing, immigration and relocation programs.", "Larkine"),
        ("en", "Apply with Tessara today. Our client needs nurses.", "Tessara"),
        ("de", "Veridia findet eine Stelle für Sie.", "Veridia"),
        ("fr", "Notre client recrute. Postulez avec Lavéria.", "Lavéria"),
        ("de", "Tavaro Fachkräfte vermittelt Pflegekräfte an Kliniken.", "Tavaro Fachkräfte"),
        ("fr", "Lavéria est un cabinet de recrutement spécialisé en santé.", "Lavéria"),
        ("es", "Vidalia es una agencia de selección.", "Vidalia"),
        ("pt", "Na Vitalmar, ligamos enfermeiros a hospitais.", "Vitalmar"),
        ("ro", "Medirom Plus este o agenție de recrutare.", "Medirom Plus"),
        ("pl", "Medvita to agencja pracy.", "Medvita"),
        ("pl", "CareLinia\nto firma zajmująca się pośrednictwem pracy w opiece.", "CareLinia"),
    ],
)
def test_an_agency_is_told_by_the_words_beside_it(language: str, text: str, agency: str) -> None:
    assert named(language, text) == (None, agency)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kindness is a great plus for any agency nurse."),
        ("en", "Patience is a must at every recruitment agency."),
        ("en", "Harriet is a partner of a recruitment agency."),
        ("en", "Harriet Lowe is a recruiter with ten years behind her."),
        ("en", "Ours is a recruitment agency."),
        ("en", "URGENT OVERSEAS MANPOWER\nNurses for Kuwait"),
        ("en", "With kindness, nurses find friends. Our client needs nurses."),
        ("en", "Our client needs nurses. Maria offers advice on the phone."),
        ("en", "Our client needs nurses. Training offers visas; our training is short."),
        ("en", "Our client needs nurses. Apply with confidence or apply with Confidence."),
        ("en", "Larkine offers nurses a visa."),
        ("de", "Erfahrung findet eine Stelle."),
        ("en", "Flexibility connects nurses with hospitals."),
        ("en", "Brindle places nurses at the heart of care."),
        ("en", "Merrow matches volunteers with their neighbours."),
        ("en", "Linden Court Home, agency shifts available."),
        ("de", "Geduld ist eine Stärke in jeder Personalvermittlung."),
        ("fr", "La formation est une chance dans un cabinet de recrutement."),
        ("es", "La vocación es una agencia de selección."),
        ("pl", "Cierpliwość to agencja pracy."),
    ],
)
def test_no_agency_is_named(language: str, text: str) -> None:
    assert named(language, text)[1] is None


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("Senior Care at Linden Court - Senior Care at Linden Court puts people first.", "Senior Care at Linden Court"),
        ("Home Care at Elm Row - Night nurse. Home Care at Elm Row has 40 beds.", "Home Care at Elm Row"),
        ("Tarnside Villa - Tarnside Villa offers a home to 60 people.", "Tarnside Villa"),
        ("MARSHLAND NHS FOUNDATION TRUST\nSpeciality doctor", "MARSHLAND NHS FOUNDATION TRUST"),
        ("You will be employed by Brookhollow Homes Ltd.", "Brookhollow Homes Ltd"),
        ("Previous West Tarn Hospital staff need a gap of six months.", "West Tarn Hospital"),
    ],
)
def test_an_employer_is_named(text: str, employer: str) -> None:
    assert named("en", text) == (employer, None)


@pytest.mark.parametrize(
    "text",
    [
        "Palliative Wing - Palliative Wing",
        "Staff Nurse - Staff Nurse is a great role.",
        "EXCITING NEW HOSPITAL\nNurses wanted",
        "WALKIN RECRUITMENT FOR BUSY HOSPITAL",
    ],
)
def test_no_employer_is_named(text: str) -> None:
    assert named("en", text) == (None, None)


def test_a_word_that_points_at_something_names_nobody() -> None:
    assert named("pt", "Paga 350. Esse é o valor cobrado pela instituição, e Esse hospital ajuda.") == (None, None)
