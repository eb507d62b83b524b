from pathlib import Path

import pytest

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.errors import RuleBookError, RuleFileError
from ethicalrecruit.reader.lexicon import bundled_lexicon, load_lexicon
from ethicalrecruit.reader.phrases import Choice, Gap, Slot, Word, parse_phrase
from ethicalrecruit.reader.selftest import lexicon_self_test
from ethicalrecruit.reader.words import CLASSES


def test_every_example_of_the_lexicon_holds() -> None:
    assert [str(fault) for fault in lexicon_self_test()] == []


def test_the_shipped_files_fit_their_schema() -> None:
    assert load_lexicon(rules_folder() / "lexicon" / "en", checked=True).language == "en"


def test_there_is_no_lexicon_for_other_languages() -> None:
    assert bundled_lexicon("xx") is None


def test_the_notation() -> None:
    assert parse_phrase("pay* (a|b c) [d] ...5 <money> \\(") == (
        Word("pay", prefix=True),
        Choice(((Word("a"),), (Word("b"), Word("c"))), optional=False),
        Choice(((Word("d"),),), optional=True),
        Gap(5),
        Slot("money"),
        Word("("),
    )


@pytest.mark.parametrize("notation", ["", "... pay", "(pay", "pay)", "[pay", "pay ...99", "(a|b]"])
def test_faulty_notation_is_refused(notation: str) -> None:
    with pytest.raises(RuleFileError):
        parse_phrase(notation)


WORDS = "".join(f'  {name}: ""\n' for name in sorted(CLASSES))

ENTRY = f"""about: A test.
words:
{WORDS}entries:
  - {{id: one, term: thing, phrases: "visa", match: "A visa."}}
"""


def test_names_are_given_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ENTRY, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(ENTRY, encoding="utf-8")
    with pytest.raises(RuleBookError, match='"one"'):
        load_lexicon(tmp_path)


def test_an_empty_folder_is_no_lexicon(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError):
        load_lexicon(tmp_path)


def test_failing_examples_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ENTRY.replace("A visa.", "A ticket."), encoding="utf-8")
    (fault,) = lexicon_self_test(load_lexicon(tmp_path))
    assert str(fault) == 'a.yaml, one: is not found in "A ticket."'


def test_a_language_names_its_small_words(tmp_path: Path) -> None:
    entries = 'about: A test.\nentries:\n  - {id: one, term: thing, phrases: "visa", match: "A visa."}\n'
    (tmp_path / "a.yaml").write_text(entries, encoding="utf-8")
    with pytest.raises(RuleBookError, match="small words"):
        load_lexicon(tmp_path)
