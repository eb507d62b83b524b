import ast
import json
import re
from pathlib import Path

import pytest

import ethicalrecruit.reader
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


READER = sorted(Path(ethicalrecruit.reader.__path__[0]).glob("*.py"))


def asks_for_an_id(node: ast.AST) -> bool:
    """Whether code compares the name of an entry with words of its own, or looks into it."""

    def is_id(one: ast.AST) -> bool:
        if not (isinstance(one, ast.Attribute) and one.attr == "id"):
            return False
        owner = one.value
        return (isinstance(owner, ast.Attribute) and owner.attr == "entry") or (
            isinstance(owner, ast.Name) and owner.id == "entry"
        )

    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        tests = any(is_id(one) for one in sides) and not all(isinstance(one, ast.Attribute) for one in sides)
        return tests and not any(isinstance(one, ast.Name) and one.id == "seen" for one in sides)
    return isinstance(node, ast.Attribute) and node.attr.startswith(("startswith", "endswith")) and is_id(node.value)


@pytest.mark.parametrize("path", READER, ids=lambda path: path.name)
def test_no_code_asks_for_the_id_of_an_entry(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [ast.unparse(node) for node in ast.walk(tree) if asks_for_an_id(node)] == []


def test_asking_for_an_id_is_seen() -> None:
    for code in ('cue.entry.id == "one"', "cue.entry.id in NAMES", '"one" in cue.entry.id', 'entry.id.startswith("a")'):
        assert any(asks_for_an_id(node) for node in ast.walk(ast.parse(code)))


def test_every_word_of_reads_is_told_in_the_schema_and_asked_for() -> None:
    schema = json.loads((rules_folder() / "schema" / "lexicon.schema.json").read_text(encoding="utf-8"))
    reads = schema["$defs"]["entry"]["properties"]["reads"]
    words = set(re.findall(r"[a-z_]+", reads["pattern"]))
    code = "\n".join(path.read_text(encoding="utf-8") for path in READER)
    assert words == set(re.findall(r'"([a-z_]+)" in [a-z.]+\.entry\.reads', code))
    assert [word for word in words if f"{word} (" not in reads["description"]] == []


SLOTTED = f"""about: A test.
words:
{WORDS}entries:
  - {{id: payer, term: worker, phrases: "nurse", match: "A nurse."}}
  - {{id: item, term: thing, phrases: "visa", match: "A visa."}}
  - {{id: wished, cue: target, value: residence, phrases: "nurse wanted", match: "A nurse wanted."}}
  - {{id: dead, hides: %s, phrases: "no <worker> wanted", match: "There is no nurse wanted."}}
"""


def test_a_decoy_of_terms_hides_cues(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SLOTTED % "target", encoding="utf-8")
    assert lexicon_self_test(load_lexicon(tmp_path)) == ()
    text = (SLOTTED % "target").replace("A nurse wanted.", "There is no nurse wanted.")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert [fault.entry for fault in lexicon_self_test(load_lexicon(tmp_path))] == ["wished"]


def test_a_decoy_of_terms_that_hides_terms_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SLOTTED % "thing", encoding="utf-8")
    with pytest.raises(RuleBookError, match=r'"dead".*worker.*thing'):
        load_lexicon(tmp_path)
