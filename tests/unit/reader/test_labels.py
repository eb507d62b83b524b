"""Labels with a line of their own, and the sheet of the person cared for."""

import pytest

from ethicalrecruit import read_ad
from ethicalrecruit.domain.terms import Ground


def grounds(text: str, language: str) -> list[Ground]:
    return [one.ground for one in read_ad(text, language=language).offer.grounds]


@pytest.mark.parametrize(
    ("language", "text", "ground"),
    [
        ("en", "Nurse wanted.\nAge:\n20 to 40 years.", Ground.AGE),
        ("en", "Age limit\n45 years", Ground.AGE),
        ("en", "\u2022 Gender:\nFemale\nRequirements for this post are as follows", Ground.SEX),
        ("en", "Marital status:\nSingle\nNationality:\nany", Ground.MARITAL_STATUS),
        ("de", "Alter:\n20 bis 40 Jahre", Ground.AGE),
        ("fr", "\u00c2ge :\n20 \u00e0 40 ans", Ground.AGE),
        ("fr", "Sexe :\nFemme", Ground.SEX),
        ("es", "Enfermera.\nEdad:\n20 a 40 a\u00f1os.", Ground.AGE),
        ("pt", "Sexo\nFeminino", Ground.SEX),
        ("pl", "Wiek:\n20-40 lat", Ground.AGE),
        ("pl", "P\u0142e\u0107:\nkobieta", Ground.SEX),
        ("ro", "V\u00e2rsta:\n20-40 ani", Ground.AGE),
    ],
)
def test_the_value_stands_below_its_label(language: str, text: str, ground: Ground) -> None:
    """A page that was copied has the label in one line and the value in the next."""
    assert grounds(text, language) == [ground]


def test_each_label_has_a_value() -> None:
    """The next label ends the value."""
    assert grounds("Gender:\nFemale\nAge:\n21-35", "en") == [Ground.SEX, Ground.AGE]
    reading = read_ad("Contract duration:\n2 years\nWorking hours:\n40 hours per week", language="en")
    assert str(reading.offer.contract.months if reading.offer.contract else None) == "24"
    assert str(reading.offer.hours_per_week) == "40"


@pytest.mark.parametrize(
    "text",
    [
        "Gender\nFemale\nMale",
        "Gender:\nFemale\nMale\nOther",
        "Age\n18-25\n26-35\n36-45",
        "Gender:",
        "Gender:\nMale / Female",
        "Age:\n\n20 to 40 years",
        "We do not mind your age\n20 to 40 beds",
    ],
)
def test_choices_of_a_form_are_no_value(text: str) -> None:
    """A form that offers several says nothing about who may apply."""
    assert grounds(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Client details\nAge: 85\nGender: Female\nMobility: wheelchair user"),
        ("en", "Client details\nAge:\n85\nGender:\nFemale\nMobility:\nwheelchair user"),
        ("de", "Zu betreuende Person\nAlter: 82\nGeschlecht: weiblich\nPflegegrad: 3"),
        ("fr", "Personne \u00e0 accompagner\nSexe : femme\nPoids : 60 kg"),
        ("es", "Datos del paciente\nSexo: femenino\nEdad: 80 a\u00f1os"),
        ("pt", "Dados do paciente\nSexo: feminino\nIdade: 80 anos"),
        ("pl", "Opis podopiecznego\nWiek: 84 lata\nP\u0142e\u0107: kobieta\nWaga: 60 kg"),
        ("ro", "Persoana \u00eengrijit\u0103\nV\u00e2rsta: 84 ani\nSexul: feminin"),
    ],
)
def test_the_person_cared_for_is_no_applicant(language: str, text: str) -> None:
    """Ads for carers at home describe whom they are to care for."""
    assert grounds(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Dementia nurse for our care home\nGender: Female\nAge: 25-40", 2),
        ("en", "Client details\nAge: 85\n\n\n\nWe look for a carer.\nWe are open.\nApply.\nCall.\nGender: Female", 1),
        ("pl", "Szukamy opiekunki.\nP\u0142e\u0107: kobieta\nWiek: do 50 lat", 2),
    ],
)
def test_what_is_asked_of_applicants_stays(language: str, text: str, count: int) -> None:
    """Far from such a sheet, a label speaks of those who apply."""
    assert len(grounds(text, language)) == count
