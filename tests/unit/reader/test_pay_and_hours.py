"""Rates of pay that no word such as "salary" names, and hours of a week, beside sums and hours of other things."""

from decimal import Decimal

import pytest

from ethicalrecruit.reader.read import read_ad

PAID = [
    ("We need carers in Leeds, England, at £12.20 per hour, 36 hours per week, three nights on and four off.", "12.2"),
    ("Wir bieten einen unbefristeten Vertrag, 3.400 € brutto im Monat und eine 39-Stunden-Woche in Kassel.", "3400"),
    ("Ofrecemos contrato fijo, turnos de 8 horas y 1.350 euros brutos al mes en nuestra residencia.", "1350"),
    ("Nous proposons un CDI à temps partiel, 28 h par semaine, 12,40 € brut de l'heure, frais remboursés.", "12.4"),
    ("Umowa na czas nieokreślony, 6800 zł brutto miesięcznie, 37,92 godziny tygodniowo, praca w Krakowie.", "6800"),
    ("Le salaire est de 10€35 brut de l'heure. Poste d'aide-soignante à Rouen, France.", "10.35"),
    ("The salary is £31,365 p.a. Salary from £31,365 to £37,890 p.a. for nurses.", "31365"),
]

OTHER_SUMS = """\
Rent is £400 a month for a room near the hospital.
The room costs 90 pounds per week and the nurse pays it.
Nurses wanted. We charge families £25 per hour for a carer.
Parking for staff nurses is £15 a month.
Staff nurses get £50 a month towards travel.
Full time post. A sign-on payment of £1,000 a year for two years.
Our consultants earn commission; clients pay £35 per hour.
Pflegekräfte gesucht. Die Miete beträgt 450 € im Monat.
Wir zahlen Pflegekräften einen Fahrtkostenzuschuss von 300 € im Monat.
Unterkunft 350 € pro Monat für Pflegekräfte.
Die Familie zahlt der Agentur 2.900 € brutto im Monat.
Die Betreuung kostet Familien 2.600 € im Monat.
Enfermeras: el alojamiento cuesta 300 euros al mes.
La agencia cobra 400 euros al mes durante un año a cada enfermera.
Le logement est proposé à 350 € par mois aux infirmiers.
Aide-soignant recherché. Loyer : 400 € par mois.
Cazare 200 euro pe lună pentru asistente.
Mieszkanie kosztuje opiekunki 250 euro miesięcznie.
O alojamento custa 200 € por mês aos enfermeiros.
A training allowance of £800 per month is paid to nurses.
Nurses, loan of €500 per month available from our bank.
Internet 30 € im Monat. Pflegekräfte wohnen frei.
You repay £500 per month for six months if you leave the permanent job.
Placement fee: nurses pay us 10% or €350 per month for 6 months.
Visa costs 500 euro per year for each nurse.
Deduction for housing of SAR 500 per month from nurses.
Our hospital has a turnover of £5,000,000 a year and needs nurses.
Nurses benefit: gym for £20 a month.
Un supplément de 400 € brut par mois est versé aux infirmiers de nuit.
""".splitlines()

OTHER_HOURS = [
    "Overtime is paid to nurses after 40 hours a week.",
    "Nurses who work at least 24 hours a week get insurance benefits.",
    "Our helpline is open 24 hours a week.",
    "You must show 20 hours per week of clinical practice as a nurse.",
    "The language course for nurses takes 20 hours per week.",
    "Der Sprachkurs für Pflegekräfte umfasst 20 Stunden pro Woche.",
    "Un curso de alemán de 20 horas semanales para enfermeras.",
    "Les infirmiers suivent un cours de 20 heures par semaine.",
    "Nurses do 40 hours per month.",
    "Nurses work shifts of 12 hours.",
]


@pytest.mark.parametrize(("text", "low"), PAID)
def test_pay_tells_itself(text: str, low: str) -> None:
    pay = read_ad(text).offer.pay
    assert pay is not None
    assert f"{(pay.amount.low or pay.amount.high or 0):f}".rstrip("0").rstrip(".") in (low, low.rstrip("0"))


@pytest.mark.parametrize("text", OTHER_SUMS)
def test_other_sums_are_no_pay(text: str) -> None:
    assert read_ad(text).offer.pay is None


@pytest.mark.parametrize("text", OTHER_HOURS)
def test_other_hours_are_no_week(text: str) -> None:
    assert read_ad(text).offer.hours_per_week is None


def test_dollars_are_those_of_the_people_addressed() -> None:
    offer = read_ad("Se buscan enfermeras de México para Alemania. Salario mensual: $60,000. Horario: 40 horas.").offer
    assert offer.pay is not None
    assert (offer.pay.amount.currency, offer.hours_per_week) == ("MXN", Decimal(40))
