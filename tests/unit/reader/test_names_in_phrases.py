"""Names in the files of a language that nothing asks for, and the facts that a language can tell."""

import shutil
from pathlib import Path

import pytest

from ethicalrecruit import Checker, read_ad
from ethicalrecruit.errors import RuleFileError
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.covered import COVERED, covered_in, told_in
from ethicalrecruit.reader.lexicon import Lexicon, bundled_languages, bundled_lexicon, load_lexicon
from ethicalrecruit.reader.naming import name_faults

DUTCH = Path(__file__).parents[3] / "fixtures" / "lexicon" / "nl"
ITEMS = Checker().book.tables.costs.items


def changed(folder: Path, old: str, new: str, name: str = "nl") -> Lexicon:
    """The Dutch of the fixtures with one thing written otherwise."""
    target = folder / name
    shutil.copytree(DUTCH, target)
    path = target / "costs.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load_lexicon(target)


def changed_by(folder: Path, entries: str) -> Path:
    """The folder of the Dutch of the fixtures with some entries more."""
    target = folder / "nl"
    shutil.copytree(DUTCH, target)
    with (target / "costs.yaml").open("a", encoding="utf-8") as file:
        file.write(entries)
    return target


@pytest.mark.parametrize("language", sorted(bundled_languages()))
def test_shipped_languages_have_no_name_that_nothing_asks_for(language: str) -> None:
    lexicon = bundled_lexicon(language)
    assert lexicon is not None
    assert name_faults(lexicon, ITEMS) == ()
    assert told_in(lexicon) == COVERED


def test_the_example_has_none() -> None:
    assert name_faults(load_lexicon(DUTCH), ITEMS) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cue: denial", "cue: denail", 'costs.yaml, denial: Nothing asks for the cue "denail". Did you mean "denial"?'),
        ("FEE_PLACEMENT", "FEE_PLACEMENTS", 'There is no cost item "FEE_PLACEMENTS". Did you mean "FEE_PLACEMENT"?'),
        ("<employer> betaalt", "<employers> betaalt", 'No term is called "employers", so <employers> is never found.'),
        ("cue: denial", "hides: worker cots", 'No entry is called "cots".'),
        ("cue: denial", "cue: someone_pays", 'nl: There is "worker_pays", but no "denial".'),
    ],
)
def test_misspelt_names_are_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    found = [str(fault) for fault in name_faults(changed(tmp_path, old, new), ITEMS)]
    assert any(told in one for one in found), found


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("cue: ground\n    value: height", '"height" is no value of "ground". There are: age, '),
        ("cue: ground", '"ground" needs a value. There are: age, '),
        ("cue: worker_pays\n    value: stong", '"stong" is no value of "worker_pays". Did you mean "strong"?'),
        ("cue: advice\n    value: advise", '"advise" is no value of "advice".'),
        ("cue: denial\n    value: never", '"never" is no value of "denial". Leave it out.'),
        ("cue: destination\n    value: spain", '"spain" is no value of "destination".'),
        ("cue: clause\n    value: freedom.consent_for:sing", '"freedom.consent_for:sing" is no value of "clause".'),
        (
            "cue: ground\n    value: '@ground_word'",
            'there is no part "ground_word" to take the value of. Write it out.',
        ),
    ],
)
def test_a_value_that_nobody_knows_is_refused(tmp_path: Path, new: str, told: str) -> None:
    # taken over, it would break the reading of the first text that holds its words
    with pytest.raises(RuleFileError) as caught:
        changed(tmp_path, "cue: denial", new)
    assert told in str(caught.value)
    assert "costs.yaml" in str(caught.value)
    assert "denial" in str(caught.value)


def test_a_part_lends_a_value_that_its_frame_can_have(tmp_path: Path) -> None:
    frame = """
  - id: too_tall
    cue: ground
    value: "@tall"
    frame: {parts: "tall worker_pays", width: 9}
    match: |
      Grote kandidaten betalen.
  - id: tall_ones
    cue: tall
    value: %s
    phrases: grote
    match: |
      Grote mensen.
"""
    path = changed_by(tmp_path / "right", frame % "appearance")
    assert load_lexicon(path).language == "nl"
    with pytest.raises(RuleFileError, match='tall_ones: "height" is no value of "ground"'):
        load_lexicon(changed_by(tmp_path / "wrong", frame % "height"))


def test_a_folder_that_is_no_code_is_told(tmp_path: Path) -> None:
    found = name_faults(changed(tmp_path, "nooit", "nimmer", "dutch"), ITEMS)
    assert [fault.what for fault in found] == ['"dutch" is no code of a language.']


def test_what_a_language_has_no_words_for_is_not_covered() -> None:
    # The sentence on the passport is not understood, so its silence must not pass for an answer.
    text = "Het bureau bewaart uw paspoort. De werkgever betaalt het visum."
    reading = read_ad(text, language="nl", lexicon=load_lexicon(DUTCH))
    assert reading.offer.covers == ("costs",)
    report = Checker().check_reading(reading)
    held = next(one for one in report.findings if one.rule == "ilo.documents-held")
    assert held.outcome.value == "cannot_tell"
    assert {gap.state for gap in held.missing} == {FactState.NOT_COVERED}


def test_a_text_in_two_languages_covers_what_both_can_tell() -> None:
    english = bundled_lexicon("en")
    assert english is not None
    assert covered_in((english,)) is COVERED
    assert covered_in((english, load_lexicon(DUTCH))) == ("costs",)


def test_notice_is_not_looked_for_in_texts() -> None:
    # No phrase reads a period of notice, so a contract that names one must not count as silent on it.
    text = "Contract of 24 months. Notice period: 4 weeks."
    assert "contract.notice_weeks" not in read_ad(text).offer.covers
