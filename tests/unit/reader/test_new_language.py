"""A language is added by files alone; the example is the one of docs/howto/add-a-language.md."""

import shutil
from pathlib import Path

import pytest

from ethicalrecruit.reader.lexicon import bundled_lexicon, load_lexicon
from ethicalrecruit.reader.read import read_ad
from ethicalrecruit.reader.selftest import lexicon_self_test

FOLDER = Path(__file__).parents[3] / "fixtures" / "lexicon" / "nl"

FRAME = """
  - id: frame_of_its_own
    cue: marked
    value: worker_pays_fee
    frame: {parts: "worker_pays <cost>", width: 9}
    match: |
      De kandidaat betaalt bemiddelingskosten.
      De werkgever betaalt bemiddelingskosten.
"""


def test_its_examples_hold() -> None:
    assert bundled_lexicon("nl") is None
    assert [str(fault) for fault in lexicon_self_test(load_lexicon(FOLDER))] == []


def test_the_examples_of_its_own_frames_are_run(tmp_path: Path) -> None:
    folder = tmp_path / "nl"
    shutil.copytree(FOLDER, folder)
    with (folder / "costs.yaml").open("a", encoding="utf-8") as file:
        file.write(FRAME)
    faults = [str(fault) for fault in lexicon_self_test(load_lexicon(folder))]
    assert faults == ['costs.yaml, frame_of_its_own: is not found in "De werkgever betaalt bemiddelingskosten."']


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("De kandidaat betaalt bemiddelingskosten van 900 euro aan ons bureau.", ["worker_pays_fee"]),
        ("Het visum is voor rekening van de kandidaat.", ["worker_pays_fee"]),
        ("U betaalt geen bemiddelingskosten.", ["fee_free_claim"]),
        ("De werkgever betaalt het visum.", ["fee_free_claim"]),
        ("Betaal nooit bemiddelingskosten aan een tussenpersoon.", []),
        ("Betaalt de kandidaat bemiddelingskosten? Nee.", ["fee_free_claim"]),
    ],
)
def test_it_is_read(text: str, categories: list[str]) -> None:
    reading = read_ad(f"{text} Wij zoeken verpleegkundigen voor het ziekenhuis.", lexicon=load_lexicon(FOLDER))
    assert reading.language == "nl"
    assert [mention.category.value for mention in reading.mentions] == categories
    assert reading.offer.covers


def test_without_it_the_language_is_only_recognised() -> None:
    reading = read_ad("De kandidaat betaalt bemiddelingskosten. Wij zoeken verpleegkundigen voor het ziekenhuis.")
    assert (reading.language, reading.mentions, reading.offer.covers) == ("nl", (), ())
    assert "nl" in reading.notes[0]


def test_words_that_say_from_and_of_are_its_own(tmp_path: Path) -> None:
    text = "Verpleegkundigen gezocht voor het ziekenhuis van Qatar."
    folder = tmp_path / "nl"
    shutil.copytree(FOLDER, folder)
    words = folder / "words.yaml"
    known = words.read_text(encoding="utf-8")
    assert "  from_or_of: van\n" in known
    assert read_ad(text, language="nl", lexicon=load_lexicon(folder)).offer.destination.country == "QA"
    words.write_text(known.replace("  from_or_of: van\n", '  from_or_of: ""\n'), encoding="utf-8")
    assert read_ad(text, language="nl", lexicon=load_lexicon(folder)).offer.destination.country is None


def test_a_class_of_words_that_is_missing_is_named(tmp_path: Path) -> None:
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8").replace("  denials: niet geen nooit\n", "")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match="denials") as caught:
        load_lexicon(tmp_path)
    assert "words.yaml" in str(caught.value)
