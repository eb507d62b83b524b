"""Several ads in one text are noticed by their form, and one ad is left alone."""

import pytest

from ethicalrecruit.intake.several import ads_in, several_note

BODY = (
    "Wir suchen ab sofort eine Pflegekraft in Vollzeit für unsere Klinik, Bezahlung 3.000 € im Monat, Unterkunft frei."
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"Job 1 of 3\n{BODY}\nJob 2 of 3\n{BODY}\nJob 3 of 3\n{BODY}", 3),
        (f"(1/2)\n{BODY}\n(2/2)\n{BODY}", 2),
        (f"Stelle 1 von 2: Pflege\n{BODY}\n**Stelle 2 von 2** - Arzt\n{BODY}", 2),
        (f"Ref: A-1001\n{BODY}\nRef: A-1002\n{BODY}", 2),
        (f"Ort: Köln\nGehalt: 1\n{BODY}\nOrt: Bonn\nGehalt: 2\n{BODY}\nOrt: Trier\nGehalt: 3\n{BODY}", 3),
        (f"Pflegekraft Köln\n{BODY}\nJetzt bewerben\n" * 3, 3),
        (f"Pflegekraft Köln\n\n{BODY}\n\n----------\n\nArzt Bonn\n\n{BODY}", 2),
        (f"Pflegekraft Köln\n\n{BODY}\n\n=====\n\nArzt Bonn\n\n{BODY}\n\n=====\n\nKoch\n\n{BODY}", 3),
    ],
)
def test_several(text: str, count: int) -> None:
    assert ads_in(text) == count
    assert f"seems to hold {count} ads" in several_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        f"{BODY}\n\n---\n\nÜber uns\n\nWir sind eine Klinik mit vielen freundlichen Menschen und guter Laune im Haus.",
        f"Klinik Köln\n======\n\n{BODY}\n\nAufgaben\n------\n\n{BODY}",
        f"Jetzt bewerben\n{BODY}\nJetzt bewerben",
        "1/3 of the fee is due now\n2/3 of the fee is due later",
        "Tel: 0221 123456\nMail: a@example.org\n\nTel: 0221 654321\nMail: b@example.org",
        "Monday: 08:00-16:00\nTuesday: 09:00-17:00\nWednesday: 08:00-16:00",
        "Band 5: GBP 28,000\nBand 6: GBP 35,000",
        "Start: 01.02.2026\nLong text follows here with more than a few words in it.\nStart: 01.03.2026",
    ],
)
def test_one(text: str) -> None:
    assert ads_in(text) == 1
    assert several_note(text) == ""
