"""Length of contract, pay, numbers of licences and places of work, in all languages."""

import pytest

from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.read import read_ad
from ethicalrecruit.values.grades import Confidence


@pytest.mark.parametrize(
    ("language", "text", "length"),
    [
        ("en", "Contract duration\n2 years", ("24", None)),
        ("en", "Contract length: indefinite", (None, True)),
        ("de", "Vertragsdauer: unbefristet", (None, True)),
        ("fr", "Durée du contrat : illimitée", (None, True)),
        ("es", "Contrato sin fecha de término", (None, True)),
        ("es", "Duración del contrato\nIlimitado", (None, True)),
        ("es", "Tipo de contrato: Indefinido", (None, True)),
        ("pt", "Tipo de contrato: permanente", (None, True)),
        ("ro", "Durata contractului: 2 ani", ("24", None)),
        ("ro", "Durata contractului: nedeterminată", (None, True)),
        ("pl", "Oferujemy stałą umowę o pracę.", (None, True)),
        ("en", "The route leads to permanent residency.", (None, None)),
        ("en", "6-10 month contract", (None, None)),
        ("de", "Sie erhalten eine unbefristete Aufenthaltserlaubnis.", (None, None)),
        ("es", "Residencia temporal en el país.", (None, None)),
        ("fr", "Une carte de séjour temporaire.", (None, None)),
    ],
)
def test_the_length_of_a_contract(language: str, text: str, length: tuple[str | None, bool | None]) -> None:
    reading = read_ad(text, language=language)
    found = reading.offer.contract
    assert (None if found.months is None else str(found.months), found.permanent) == length
    seen = reading.observed.get("contract.permanent")
    assert seen is None or seen.state is None


def test_a_kind_of_contract_without_an_answer_stays_open() -> None:
    observed = read_ad("Tipo de contrato: según valía", language="es").observed
    assert observed["contract.permanent"].state is FactState.OPEN


@pytest.mark.parametrize(
    ("language", "text", "rate"),
    [
        ("en", "£22,128 rising to £35,557 per annum", "22128 to 35557 GBP a year"),
        ("de", "Jahresgehalt: 42.000 €", "42000 to 42000 EUR a year"),
        ("fr", "Salaire : 10,35 € de l'heure", "10.35 to 10.35 EUR a hour"),
        ("es", "País: México\nSalario mensual\n$60,000", "60000 to 60000 MXN a month"),
        ("es", "Salario: $34,000 pesos mensuales. Trabajo en México.", "34000 to 34000 MXN a month"),
        ("pt", "Vencimento mensal: 1.200 €", "1200 to 1200 EUR a month"),
        ("ro", "Salariu lunar de 1070 euro", "1070 to 1070 EUR a month"),
        ("pl", "od 1500 do 1800 euro netto miesięcznie", "1500 to 1800 EUR a month"),
    ],
)
def test_pay(language: str, text: str, rate: str) -> None:
    pay = read_ad(text, language=language).offer.pay
    assert pay is not None
    amount = pay.amount
    assert f"{amount.low} to {amount.high} {amount.currency} a {pay.period.value}" == rate


@pytest.mark.parametrize(
    ("language", "text", "rate"),
    [
        ("en", "Salary scale: £31,365 - £37,890", "31365 to 37890 GBP a year"),
        ("en", "Salary: AED 6,000 + accommodation", "6000 to 6000 AED a month"),
        ("en", "£52,530 - £82,400\nSpeciality doctor", "52530 to 82400 GBP a year"),
        ("de", "Gehalt: 3.200 € brutto", "3200 to 3200 EUR a month"),
        ("fr", "Rémunération : 1 950 à 2 150 € brut", "1950 to 2150 EUR a month"),
        ("es", "Salario: 24.000-27.000 €", "24000 to 27000 EUR a year"),
        ("pl", "Wynagrodzenie: 6500 zł brutto", "6500 to 6500 PLN a month"),
        ("ro", "Salariu: 2.500 euro net", "2500 to 2500 EUR a month"),
    ],
)
def test_an_amount_that_fits_one_period_tells_it(language: str, text: str, rate: str) -> None:
    reading = read_ad(text, language=language)
    pay = reading.offer.pay
    assert pay is not None
    assert f"{pay.amount.low} to {pay.amount.high} {pay.amount.currency} a {pay.period.value}" == rate
    assert reading.observed["pay"].confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Nuestros honorarios ascienden a 1.800 €."),
        ("es", "El hospital paga 2.000 euros a la agencia por cada enfermera."),
        ("pl", "Pakiet wyjazdowy: 3900 zł."),
        ("en", "The package is worth EUR 2,500."),
        ("en", "The bond is £31,000 - £37,000."),
    ],
)
def test_no_pay_is_made_of_other_sums(language: str, text: str) -> None:
    assert read_ad(text, language=language).offer.pay is None


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Salary: Band 6 - £37,338 - £44,962 pa", "37338 to 44962 GBP a year"),
        ("Salary: 2500-2800 EUR gross, monthly.", "2500 to 2800 EUR a month"),
        ("Nurses in Dubai: AED 6,000 + accommodation, per month.", "6000 to 6000 AED a month"),
        ("Salary: $2,100 CAD a week", "2100 to 2100 CAD a week"),
        ("Salary: £30k+ a year", "30000 to None GBP a year"),
    ],
)
def test_rates_in_words_of_ads(text: str, rate: str) -> None:
    pay = read_ad(text, language="en").offer.pay
    assert pay is not None
    assert f"{pay.amount.low} to {pay.amount.high} {pay.amount.currency} a {pay.period.value}" == rate


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Salary: £12,000 - £14,000"),
        ("en", "Salary: EUR 8,900"),
        ("en", "Salary: USD 2,400"),
        ("es", "Sueldo mensual de $16,500"),
        ("pt", "Salário: R$ 1.790,00"),
    ],
)
def test_pay_without_period_or_currency_stays_open(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.offer.pay is None
    assert reading.observed["pay"].state is FactState.OPEN


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "MEA Licence No. 2636/KAR", "2636/KAR"),
        ("en", "EA Licence: 12C5987", "12C5987"),
        ("de", "Erlaubnis nach § 1 AÜG Nr. 12345", "12345"),
        ("de", "Erlaubnis zur Arbeitnehmerüberlassung, Nr. 12-345", "12-345"),
        ("fr", "Agence agréée sous le n° AG-12", "AG-12"),
        ("es", "Agencia de colocación autorizada nº 0100000012", "0100000012"),
        ("es", "ETT, autorización administrativa 79/0044/08", "79/0044/08"),
        ("pt", "Agência com registo no IEFP n.º 1234/2019", "1234/2019"),
        ("ro", "Agent de muncă, autorizare nr. 123/2020", "123/2020"),
        ("pl", "Agencja wpisana do rejestru pod numerem 8564", "8564"),
        ("pl", "Wpis do KRAZ nr 22130", "22130"),
    ],
)
def test_the_number_of_a_licence_to_recruit(language: str, text: str, number: str) -> None:
    licence = read_ad(text, language=language).offer.agency.licence
    assert licence is not None
    assert licence.number == number


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your NMC registration number 12A3456E is needed."),
        ("en", "Driving licence C1 required."),
        ("en", "Company registration number 07654321"),
        ("en", "Registration: 24 hours"),
        ("en", "Licence 2024"),
        ("de", "HRB 12345, Amtsgericht Musterstadt"),
        ("fr", "Autorisation de travail de 2 mois."),
        ("es", "Autorización de trabajo en 90 días."),
        ("pt", "Carta de condução B1"),
        ("ro", "Autorizație de liberă practică nr. 12345"),
        ("pl", "Certyfikat językowy B1"),
    ],
)
def test_other_numbers_are_no_licence_to_recruit(language: str, text: str) -> None:
    assert read_ad(text, language=language).offer.agency.licence is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Working as a carer in Germany.", "DE"),
        ("Foreign domestic helpers in Singapore are insured.", "SG"),
        ("U.S. hospitals seek nurses.", "US"),
        ("US hospitals seek nurses.", "US"),
        ("AHPRA registration is needed.", "AU"),
        ("Join us today.", None),
        ("Nurses from Ghana wanted.", None),
    ],
)
def test_places_of_work(text: str, country: str | None) -> None:
    assert read_ad(text, language="en").offer.destination.country == country
