"""Names of employers and agencies; all names are invented."""

import pytest

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.reader.covered import COVERED
from ethicalrecruit.reader.organisations import Rows, vocabulary
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.values.grades import Confidence


def named(language: str, text: str) -> tuple[str | None, str | None]:
    """The employer and the agency that a text names."""
    offer = read_ad(text, language=language).offer
    return offer.employer, offer.agency.name


@pytest.mark.parametrize(
    ("language", "text", "employer"),
    [
        ("en", "Brackenhill Community Hospital, Hereford. Staff nurse.", "Brackenhill Community Hospital"),
        ("en", "Leeds General Infirmary is recruiting.", "Leeds General Infirmary"),
        ("en", "You will work at St Columba's Hospital.", "St Columba's Hospital"),
        ("en", "Employer: Tarn Valley Health Board. Hours: full time.", "Tarn Valley Health Board"),
        ("en", "Company: Sunrise Homes Ltd\nStaff nurse", "Sunrise Homes Ltd"),
        ("de", "Das Klinikum Lindenhöhe in Göppingen sucht Pflegefachkräfte.", "Klinikum Lindenhöhe"),
        ("de", "Arbeitgeber: Pflegeheim Sonnenhof GmbH, Leipzig.", "Pflegeheim Sonnenhof GmbH"),
        ("de", "Evangelisches Krankenhaus Musterhausen sucht Ärzte.", "Evangelisches Krankenhaus Musterhausen"),
        ("fr", "L'EHPAD Les Glycines recrute un infirmier.", "EHPAD Les Glycines"),
        ("fr", "Employeur : Clinique Saint-Roch", "Clinique Saint-Roch"),
        ("es", "Empresa: Cuidados Martín S.L.\nPuesto: enfermera.", "Cuidados Martín S.L."),
        ("es", "Enfermera. Hospital Virgen del Pinar, Teruel.", "Hospital Virgen del Pinar"),
        ("pt", "A Santa Casa da Misericórdia de Vila Pouca admite enfermeiro.",
         "Santa Casa da Misericórdia de Vila Pouca"),
        ("ro", "Fundația „Mâna Bună” caută colegi.", "Fundația „Mâna Bună”"),
        ("ro", "Spitalul Clinic Colinde angajează asistente.", "Spitalul Clinic Colinde"),
        ("pl", "Pracodawca: Szpital św. Anny w Kole", "Szpital św. Anny w Kole"),
        ("pl", "Koordynatorka domu opieki „Złota Jesień”", "domu opieki „Złota Jesień”"),
    ],
)  # fmt: skip
def test_an_employer_is_named(language: str, text: str, employer: str) -> None:
    assert named(language, text)[0] == employer


@pytest.mark.parametrize(
    ("language", "text", "agency"),
    [
        ("en", "Contact Redleaf Manpower Services Pvt. Ltd. for jobs.", "Redleaf Manpower Services Pvt. Ltd"),
        ("en", "BrightPath Recruiters is a licensed recruitment agency.", "BrightPath Recruiters"),
        ("en", "Kestrel Care Recruitment is hiring on behalf of a charity.", "Kestrel Care Recruitment"),
        ("en", "Agency: Redleaf Global\nStaff nurse", "Redleaf Global"),
        ("en", "At Redleaf, we connect nurses with hospitals. We are a recruitment agency.", "Redleaf"),
        ("de", "Die Medora Personal GmbH überlässt Pflegekräfte an Kliniken.", "Medora Personal GmbH"),
        ("de", "Die corvida Personal GmbH sucht Pflegekräfte.", "corvida Personal GmbH"),
        ("fr", "L'agence d'intérim Medivia propose des missions.", "Medivia"),
        ("es", "La agencia de colocación Sanigesta busca enfermeras.", "Sanigesta"),
        ("pt", "Consultora: Alvo Gente & Saúde.", "Alvo Gente & Saúde"),
        ("ro", "Agenție de personal CareNet, Constanța.", "CareNet"),
        ("pl", "Agencja pracy tymczasowej MediCrew szuka salowych.", "MediCrew"),
    ],
)
def test_an_agency_is_named(language: str, text: str, agency: str) -> None:
    assert named(language, text) == (None, agency)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our Hospital is looking for nurses. The Clinic offers accommodation."),
        ("en", "STAFF NURSES WANTED AT GREENFIELD HOSPITAL"),
        ("en", "NMC and IELTS are required. OET Centre near Greenfield Hospital."),
        ("en", "Trained at Greenfield Hospital."),
        ("en", "Company: Confidential\nLocation: Dubai"),
        ("en", "Urgently Required Staff Nurses For Private Hospital In Saudi Arabia."),
        ("en", "Registered Nurse Jobs In Germany. International Recruitment"),
        ("en", "Apply now, limited places. Limited Seats Available."),
        ("en", "Beware of Fakeway Recruitment Ltd, which asks nurses for money."),
        ("en", "Nursing is a career for life. Germany is hiring nurses."),
        ("de", "Wir suchen Pflegefachkräfte für unser Krankenhaus in Berlin."),
        ("de", "Unser Klinikum sucht Pflegekräfte. Das Krankenhaus stellt ein."),
        ("de", "Nachtdienst Pflegeheim Leitung"),
        ("fr", "L'hôpital de Lyon recrute. Notre Clinique vous accueille."),
        ("es", "Se busca auxiliar para un hospital de Madrid y una Clínica privada."),
        ("pt", "Precisa-se ajudante para lar em Mangualde."),
        ("ro", "Căutăm asistente pentru un spital din Germania."),
        ("pl", "Zatrudnimy pielęgniarkę w szpitalu w Warszawie. Dom Opieki zatrudni opiekuna."),
    ],
)
def test_words_that_name_nobody(language: str, text: str) -> None:
    assert named(language, text) == (None, None)


def read_en(text: str) -> Reading:
    return read_ad(text, language="en")


def test_of_several_names_the_others_are_readings() -> None:
    reading = read_en("Employer: Mercy Gate Hospital. Nurses for Larkfield Private Hospital wanted.")
    assert reading.offer.employer == "Mercy Gate Hospital"
    assert reading.observed["employer"].readings == ("Larkfield Private Hospital",)


def test_a_shorter_form_of_a_name_is_no_other_name() -> None:
    reading = read_en("Redleaf Care Recruitment is a recruitment agency. At Redleaf, we place nurses.")
    assert reading.offer.agency.name == "Redleaf Care Recruitment"
    assert reading.observed["agency.name"].readings == ()


def test_a_name_is_never_certain_and_its_silence_tells_nothing() -> None:
    reading = read_en("Employer: Mercy Gate Hospital. Agency: Redleaf Global")
    assert reading.observed["employer"].confidence is Confidence.MEDIUM
    assert reading.observed["agency.name"].confidence is Confidence.MEDIUM
    assert not {"employer", "employer.name", "agency.name"} & set(COVERED)


def test_a_name_keeps_the_licence_beside_it() -> None:
    agency = read_en("Redleaf Manpower Ltd, licence no. 2636/KAR, recruits nurses.").offer.agency
    assert agency.name == "Redleaf Manpower Ltd"
    assert agency.licence is not None
    assert agency.licence.number == "2636/KAR"


def test_the_words_fit_their_schema_and_hold_every_language() -> None:
    data = read_yaml(rules_folder() / "lexicon" / "organisations.yaml", "organisations", checked=True)
    assert sorted(data["languages"]) == ["de", "en", "es", "fr", "pl", "pt", "ro"]
    assert "ltd" in vocabulary("sv")["forms"]


def test_rows_of_words() -> None:
    rows = Rows(["care_home", "hospital", "*klinikum"])
    assert rows.at(("care", "home"), 0) == 2
    assert rows.at(("care", "hospital"), 0) == 0
    assert rows.at(("kreisklinikum",), 0) == 1
    assert rows.at((), 0) == 0
