"""What a deduction is for, who speaks in an advertisement, and for whom something is paid."""

import pytest

from ethicalrecruit import read_ad
from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.domain.terms import ClaimScope, CostHow, Payer


def items(text: str, language: str = "en") -> list[str]:
    return [cost.item for cost in read_ad(text, language=language).offer.costs if cost.payer is Payer.WORKER]


@pytest.mark.parametrize(
    "text",
    [
        "You are required to pay for your own DBS check. Deductions will be taken from the first three months' salary.",
        (
            "The Trust passes the charge for the DBS check on to candidates. "
            "They can pay this as a deduction from the monthly salary over three months."
        ),
        (
            "The cost of the DBS check is met by the candidate. Standard check: £26 + administration cost of £4, "
            "£10 deducted from the first month's salary."
        ),
    ],
)
def test_a_deduction_for_a_check_is_a_cost_of_the_check(text: str) -> None:
    assert set(items(text)) == {"ADM_POLICE"}
    assert CostHow.DEDUCTED in {cost.how for cost in read_ad(text, language="en").offer.costs}


def test_a_deduction_without_a_name_stays_a_recovery() -> None:
    assert items("GBP 150 will be deducted from your salary each month.") == ["FEE_RECOVERY_DEDUCTION"]


def test_a_fee_of_an_agency_beside_a_check_is_no_part_of_it() -> None:
    found = items("A processing fee of GBP 900 and the police check are payable by the candidate.")
    assert found == ["FEE_PROCESSING", "ADM_POLICE"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our hospital is recruiting nurses. You give the best of care to our clients."),
        ("en", "We are recruiting nurses for our ward. Tasks are undertaken on behalf of the hospital."),
        ("de", "Unser Pflegedienst sucht Pflegekräfte. Sie versorgen unsere Kunden zu Hause."),
        ("fr", "Notre clinique recrute des infirmiers, à l'écoute de nos clients."),
        ("es", "Nuestra residencia busca enfermeras. Atenderás a nuestros clientes."),
        ("pt", "O nosso hospital procura enfermeiros. Cuida dos nossos clientes."),
        ("ro", "Clinica noastră angajează asistenți. Ai grijă de clienții noștri."),
        ("pl", "Nasz szpital zatrudni pielęgniarki. Dbasz o naszych klientów."),
    ],
)
def test_an_employer_with_clients_is_no_agency(language: str, text: str) -> None:
    assert read_ad(text, language=language).offer.recruitment.recruiter is not Recruiter.AGENCY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Our client, a hospital in Leeds, seeks nurses."),
        ("en", "We are a licensed recruitment agency."),
        ("de", "Im Auftrag unseres Kunden suchen wir Pflegekräfte."),
        ("fr", "Notre client, un hôpital à Lyon, recherche des infirmiers."),
        ("es", "Nuestro cliente, un hospital de Leeds, busca enfermeras."),
        ("pt", "O nosso cliente, um hospital em Lisboa, procura enfermeiros."),
        ("ro", "Clientul nostru, un spital din Germania, angajează asistenți."),
        ("pl", "Dla naszego klienta, szpitala w Berlinie, szukamy pielęgniarek."),
    ],
)
def test_whoever_recruits_for_a_client_is_an_agency(language: str, text: str) -> None:
    assert read_ad(text, language=language).offer.recruitment.recruiter is Recruiter.AGENCY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Health insurance (14.6 %), pension and unemployment insurance are split between employer and employee.",
        ),
        ("ro", "Asigurarea de sănătate și pensia sunt plătite jumătate de angajat, jumătate de angajator."),
        ("pt", "O trabalhador paga o seguro de saúde e a aposentadoria."),
    ],
)
def test_insurance_beside_a_pension_is_a_contribution(language: str, text: str) -> None:
    assert set(items(text, language)) <= {"OUT_SOCIAL_CONTRIB"}


def test_insurance_beside_a_visa_is_a_cost() -> None:
    assert items("Visa and health insurance are paid by the candidate.") == ["ADM_VISA", "INS_HEALTH"]


def test_what_is_paid_for_some_posts_claims_nothing_for_all() -> None:
    text = (
        "For Band 1 and Band 2 posts, the cost of the police check will be met by the Trust. "
        "For posts at Band 3 and above, the cost of the police check will be met by the appointed employee."
    )
    (claim,) = read_ad(text, language="en").offer.claims
    assert claim.scope is ClaimScope.UNSTATED
    (whole,) = read_ad("The cost of the police check is met by the Trust.", language="en").offer.claims
    assert whole.scope is ClaimScope.ONE_ITEM


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You must pay the registration fee to the provincial nursing college."),
        ("fr", "Le candidat paie les frais d'inscription auprès de l'Ordre des infirmiers."),
        ("de", "Sie müssen die Registrierungsgebühr an die Pflegekammer zahlen."),
        ("es", "El candidato debe pagar la tasa de inscripción al Colegio de Enfermería."),
        ("pt", "O candidato deve pagar a taxa de inscrição à Ordem dos Enfermeiros."),
    ],
)
def test_what_a_register_takes_is_no_fee_of_an_agency(language: str, text: str) -> None:
    assert items(text, language) == ["TEST_PROF_REG"]
