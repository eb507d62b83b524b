"""Facts of which a text gives several to choose from, or that have forms of their own: labels, numbers, addresses."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.reader.read import read_ad


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "You choose 24 hours a week or 36 hours a week.", None),
        ("en", "12 to 48 hours a week. Some do 24 hours a week. Others do 36 hours a week.", None),
        ("en", "Full time, 36 hours a week. We also say it here: 36 hours a week.", "36"),
        ("en", "The hours are 42.5 in some hospitals and 44 hours per week in others.", None),
        ("ro", "Aproximativ 70 de ore de lucru pe săptămână.", "70"),
        ("fr", "Contrat de 37h30 par semaine.", "37.5"),
        ("es", "Trabaja 37 horas y media semanales.", "37.5"),
    ],
)
def test_hours_to_choose_from_stay_open(language: str, text: str, hours: str | None) -> None:
    read = read_ad(text, language=language).offer.hours_per_week
    assert read == (None if hours is None else Decimal(hours))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("A bonus comes with a one year contract or a two-year contract.", None),
        ("Contracts: a two-year contract. We offer one or two year renewable contracts.", None),
        ("You sign a contract of twenty-four (24) months.", 24),
        ("You sign a contract of thirty-six months.", 36),
    ],
)
def test_lengths_to_choose_from_stay_open(text: str, months: int | None) -> None:
    assert read_ad(text, language="en").offer.contract.months == months


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("pt", "Técnico de enfermagem - Campinas, SP", "BR"),
        ("pt", "Enfermeiros para um hospital em Atlanta, GA", "US"),
        ("pt", "Técnico de enfermagem - Vila Nova, MA", None),
        ("en", "Staff nurse\nSpringvale, MA", "US"),
        ("es", "Enfermera\nVilla Nueva, BC", None),
    ],
)
def test_letters_of_states_are_those_of_the_language(language: str, text: str, country: str | None) -> None:
    assert read_ad(text, language=language).offer.destination.country == country


@pytest.mark.parametrize(
    "text",
    [
        "Staff nurses wanted. RC No. B-0456/MUM/COM/1000/5/1234",
        "Staff nurses wanted. MEA licence: B-0456/MUM/COM/1000/5/1234",
    ],
)
def test_a_number_of_an_agency_is_read_by_its_form(text: str) -> None:
    licence = read_ad(text, language="en").offer.agency.licence
    assert licence is not None
    assert licence.number == "B-0456/MUM/COM/1000/5/1234"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Staff nurses wanted for a leading hospital in Oman."),
        ("fr", "Nous recrutons des infirmiers pour un hôpital en Suisse."),
        ("es", "Buscamos enfermeros para un hospital en Irlanda."),
        ("pt", "Recrutamos enfermeiros para um hospital na Irlanda."),
        ("ro", "Recrutăm asistenți pentru un spital din Germania."),
    ],
)
def test_who_recruits_for_a_hospital_is_an_agency(language: str, text: str) -> None:
    assert read_ad(text, language=language).offer.recruitment.recruiter is Recruiter.AGENCY


@pytest.mark.parametrize(
    "text",
    [
        "The employer pays your passage back to Nepal.",
        "Your flight back to Nepal is paid. You may call Nepal once a month.",
    ],
)
def test_the_way_home_leads_to_no_place_of_work(text: str) -> None:
    assert read_ad(text, language="en").offer.destination.country is None
