"""Words in a dress are read, or it is said that something was not; never is the silence of such a text an answer."""

import pytest

from ethicalrecruit.intake.inputs import read_input
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.reader.wrapped import wrapped_breaks

FEE = "Nurses wanted for Germany. The candidate must pay a placement fee of GBP 900 to the agency before departure."


def categories(reading: Reading) -> list[str]:
    return [one.category.value for one in reading.mentions]


@pytest.mark.parametrize(
    "text",
    [
        FEE,
        FEE.replace("placement fee", "p\u0430l\u0430\u0441\u0435m\u0435nt f\u0435\u0435"),
        FEE.replace("fee", "f.e.e"),
        FEE.replace("placement fee", "p&#108;acement&nbsp;f&#x65;e"),
        FEE.replace("fee", "f\u1d07\u1d07"),
        FEE.replace(" ", "\u2800"),
        FEE.replace(" ", "\u3164"),
        FEE.replace("placement", "place**ment**"),
        FEE.replace("placement", "place<!-- no -->ment"),
        "   ".join(" ".join(word) for word in FEE.split()),
        "   ".join("\u00a0".join(word) for word in FEE.split()),
    ],
)
def test_disguises_that_are_undone(text: str) -> None:
    reading = read_input(text)[0].reading
    assert categories(reading) == ["worker_pays_fee"]
    assert reading.offer.covers
    for one in reading.mentions:
        assert reading.original[one.span.start : one.span.end] == one.quote


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (FEE.replace("placement fee", "pl4c3m3nt f33"), "digits in place of letters"),
        (FEE.replace("placement fee", "plac3ment fee for a passp0rt"), "digits in place of letters"),
        (FEE.replace("GBP 900", "GBP 9OO"), "letters in place of noughts"),
        (FEE.replace("fee", "f\x01e\x01e"), "characters that stand for nothing"),
        (FEE.replace("fee", "f\ue000e\ue001e"), "characters that stand for nothing"),
        (FEE.replace("fee", "\u202eeef\u202c"), "from right to left"),
        (FEE.replace("placement", "p l a c e m e n t"), "letters apart"),
        (FEE.replace("fee", "f\u0436e"), "several scripts"),
        (FEE.replace("e", "=65"), "source of an e-mail"),
        (FEE.replace(" ", "\n") + "\n" + FEE.replace(" ", "\n"), "a line of its own"),
        (FEE.replace(" ", " \U0001f4b0 "), "Pictures"),
    ],
)
def test_disguises_that_are_told(text: str, words: str) -> None:
    reading = read_ad(text)
    assert reading.offer.covers == ()
    assert any(words in note for note in reading.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Nurses, band 5, NVQ3, H1B or T4 visa, W1A 1AA, COVID-19, 3x12h, B2B, ref. AB12CD, 37.5h, MP3s.",
        "See https://example.org/a1b2c3d4e5f6?x=65&y=70 and nurses@pl4c3.example.",
        "Pflegekraft (m/w/d) gesucht, z. B. in Berlin, A. B. C. Klinik.",
        "Accompagnement de A \u00e0 Z pour l'infirmi\u00e8re, 1o ano, 2o ano, 10o ano.",
        "Dose in \u03bcg/ml, \u2705 visa \u2705 flight, \U0001f4cd London \U0001f4b0 salary.",
        "Vitamins A, B, C, D and E; bands 5, 6, 7.",
    ],
)
def test_what_is_no_disguise(text: str) -> None:
    told = ("digits in place", "characters that", "letters apart", "several scripts", "e-mail", "Pictures", "noughts")
    assert not [note for note in read_ad(text).notes if any(words in note for words in told)]


def test_lines_of_a_mail_are_one_sentence() -> None:
    text = (
        "Pflegekr\u00e4fte f\u00fcr Deutschland gesucht. Unsere Agentur\n"
        "vermittelt seit 2010, und wir behalten w\u00e4hrend der Zeit\n"
        "in Deutschland, bis zum Ende des Vertrages, Ihren\n"
        "Reisepass. Die Bewerber m\u00fcssen an uns eine\n"
        "Vermittlungsgeb\u00fchr zahlen, und zwar 900 Euro, bevor\n"
        "die Reise beginnt."
    )
    assert sorted(categories(read_ad(text))) == ["document_retention", "worker_pays_fee"]
    assert categories(read_ad(text)) == categories(read_ad(text.replace("\n", " ")))


def test_entries_of_a_list_stay_apart() -> None:
    assert (
        wrapped_breaks("You pay for\nvisa and flight\nhousing for free\nmeals and gowns\nuniform at work")
        == frozenset()
    )


@pytest.mark.parametrize("unit", ["l'", "d'l'", "n't'", "qu'l'a "])
@pytest.mark.parametrize("language", ["fr", "en", "pt", "ro"])
def test_apostrophes_without_end(unit: str, language: str) -> None:
    assert read_ad(unit * 5_000, language=language).mentions == ()
