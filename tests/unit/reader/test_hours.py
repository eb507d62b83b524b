"""Weekly hours in all languages."""

import pytest

from ethicalrecruit.reader.read import read_ad


def hours(language: str, text: str) -> str | None:
    found = read_ad(text, language=language).offer.hours_per_week
    return None if found is None else str(found)


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "Hours per week: 37.5", "37.5"),
        ("en", "Working hours: 40", "40"),
        ("en", "Full time (37.5 hours)", "37.5"),
        ("en", "A 40 hour working week.", "40"),
        ("de", "39 Wochenstunden", "39"),
        ("de", "Vollzeit (38,5 Std.)", "38.5"),
        ("de", "wöchentlich 40 Stunden", "40"),
        ("fr", "CDI temps plein 35h", "35"),
        ("fr", "Temps de travail : 35 heures", "35"),
        ("es", "Horario: 40 horas", "40"),
        ("es", "Horario\n40 horas", "40"),
        ("es", "40 horas a la semana", "40"),
        ("es", "Contrato indefinido, 30 h, mañanas", "30"),
        ("pt", "Regime de 35 horas", "35"),
        ("pt", "Carga horária semanal: 44 horas", "44"),
        ("ro", "Program: 40 ore", "40"),
        ("ro", "40 de ore pe săptămână", "40"),
        ("pl", "Czas pracy: 40 godzin", "40"),
        ("pl", "40 godz./tydz.", "40"),
    ],
)
def test_hours_of_a_week(language: str, text: str, number: str) -> None:
    assert hours(language, text) == number


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hours: 24/7 support."),
        ("en", "Visiting hours: 14 to 18"),
        ("en", "Office hours: 10 - 18"),
        ("en", "Working hours: 8 hours a day, 6 days a week"),
        ("en", "36-40 hours per week"),
        ("en", "up to 48 hours per week"),
        ("de", "20 bis 30 Wochenstunden"),
        ("de", "24-Stunden-Betreuung"),
        ("fr", "24h/24"),
        ("fr", "horaires : 13 h - 20 h 30"),
        ("es", "Guardias de 24 horas"),
        ("es", "Horario: de 8 a 20 horas"),
        ("pt", "15 a 20 horas por semana"),
        ("ro", "Program de lucru 8 ore/zi"),
        ("pl", "Minimum 120 godzin miesięcznie"),
    ],
)
def test_other_hours_and_ranges_are_no_hours_of_a_week(language: str, text: str) -> None:
    assert hours(language, text) is None
