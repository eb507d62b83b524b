"""German and Polish as agencies, portals and contracts write it, and what only sounds like a cost or a claim."""

import pytest

from ethicalrecruit.reader.read import read_ad

PAYS, FREE, TARGET = "worker_pays_fee", "fee_free_claim", "targets_source_country"
AGE, UNLIKE, TIED = "discriminatory_requirement", "unequal_treatment", "movement_or_freedom_restriction"
PAPERS = "document_retention"


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Die Kosten für das Visum zahlt der Arbeitgeber.", {FREE}),
        ("de", "Alle Kosten von der Bewerbung bis zur Einreise werden übernommen.", {FREE}),
        ("de", "Wichtiger Hinweis: Alle Kosten der Vermittlung trägt der Arbeitgeber.", {FREE}),
        ("de", "Anders als viele Vermittler verlangen wir von Bewerbern kein Geld.", {FREE}),
        ("de", "Wir bieten 100 % kostenlose Vermittlung.", {FREE}),
        ("de", "An- und Abreise werden von der Familie bezahlt.", {FREE}),
        ("de", "Die Klinik übernimmt Sprachkurs, Visum und Flug.", {FREE}),
        ("de", "Die Kosten für die Anerkennung kann Ihr Arbeitgeber übernehmen.", {FREE}),
        ("de", "Der Teilnehmer zahlt die Kursgebühr in Höhe von 1.200 Euro.", {PAYS}),
        ("de", "Die Gebühren für das Visumverfahren sind vom Antragsteller zu tragen.", {PAYS}),
        ("de", "Mit Ausnahme der Visagebühr entstehen keine Kosten.", {PAYS, FREE}),
        ("de", "Unsere Agentur startet den Rekrutierungsprozess in Thailand.", {TARGET}),
        ("de", "Wir rekrutieren vor Ort in Hanoi und Manila.", {TARGET}),
        ("de", "Eine gute Möglichkeit für junge Menschen unter 27 Jahren.", {AGE}),
        ("de", "Betreuerinnen aus Polen erhalten 2.400 Euro, aus Bulgarien 1.900 Euro.", {UNLIKE}),
        ("de", "Eine ordentliche Kündigung durch die Pflegekraft ist in dieser Zeit ausgeschlossen.", {TIED}),
        ("pl", "Bezpłatny dojazd spod Twojego domu na miejsce zlecenia.", {FREE}),
        ("pl", "Osoby poszukujące pracy nie ponoszą żadnych kosztów.", {FREE}),
        ("pl", "Dojazd na własny koszt.", {PAYS}),
        ("pl", "Pośredniczymy w legalnym zatrudnieniu obywateli Gruzji w Niemczech.", {TARGET}),
        ("pl", "Do czasu wydania karty pobytu paszport przechowujemy w biurze.", {PAPERS}),
    ],
)
def test_everyday_wording_is_read(language: str, text: str, told: set[str]) -> None:
    assert {one.category.value for one in read_ad(text, language=language).mentions} == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Übernimmt der Arbeitgeber die Kosten einer Weiterbildung, kann eine Rückzahlung vereinbart werden."),
        ("de", "Zahlen Sie vor Erteilung des Visums keine hohen Vermittlungsgebühren."),
        ("de", "Nach dem WHO-Kodex sollen Pflegekräfte keine Gebühren zahlen."),
        ("de", "Die Kosten der Unterkunft (400 Euro) trägt die Pflegekraft."),
        ("de", "Für Ihr Haus: Sie zahlen unsere Vermittlungsgebühr erst nach der Probezeit."),
        ("de", "Eine Garantie für die Erteilung des Visums gibt es nicht."),
        ("de", "Wir beraten junge Menschen unter 27 Jahren."),
        ("de", "Der Flug aus Indien kostet 600 Euro, aus Vietnam 800 Euro."),
        ("de", "Frau Nguyen kam 2019 aus Vietnam und leitet heute die Station."),
        ("de", "Für die Rekrutierung in Hamburg suchen wir eine Recruiterin."),
        ("de", "Wir bilden Pflegefachkräfte in Berlin aus."),
        ("de", "Unsere Patienten kommen vor allem aus der Türkei."),
        ("pl", "Zakwaterowanie w pokojach. Koszt 110 euro tygodniowo, potrącany z wynagrodzenia."),
        ("pl", "Osoby w wieku powyżej 60 lat otrzymują opiekę bezpłatnie."),
        ("pl", "Bilet z Polski 200 euro, z Ukrainy 300 euro."),
        ("pl", "Dokumenty aplikacyjne przechowujemy przez 6 miesięcy."),
    ],
)
def test_what_only_sounds_so_stays_silent(language: str, text: str) -> None:
    assert [one.category.value for one in read_ad(text, language=language).mentions] == []
