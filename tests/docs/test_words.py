"""No word of ours passes judgement, and every question can be sent as it stands."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.checker.lint import GUILT, VERDICTS, lint_book
from ethicalrecruit.checker.lint_instruments import lint_instruments
from ethicalrecruit.cli.parser import build_parser
from ethicalrecruit.facts.catalogue import FACTS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "ethicalrecruit").rglob("*.py"))
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("explanation/*.md")),
    *sorted((ROOT / "docs").glob("howto/*.md")),
    *sorted((ROOT / "docs").glob("tutorial/*.md")),
]
BOOK = load_book()
TABLES = BOOK.tables
LONGEST_QUESTION = 300
NAMES = {"states-guilt", "criminal_record"}  # a check of the lint, and a kind of data that forms ask for
# Words that a page only mentions: code, and a single word set apart by one star on each side.
MENTIONED = re.compile(r"```.*?```|`[^`\n]+`|(?<!\*)\*[^*\s]+\*(?!\*)", re.DOTALL)
IMPOLITE = re.compile(
    r"!|\b(why (do|did|are|were|don't|didn't) you|how dare|admit|confess|justify|explain yourself|refuse to|at once"
    r"|do you (really|actually|still)|you (must|should|have to)|are you aware|your fault|cheat|steal|lie)\b",
    re.IGNORECASE,
)


def judging(text: str) -> list[str]:
    return [] if text in NAMES else [match[0] for match in VERDICTS.finditer(text)]


def texts_of_tables() -> Iterator[tuple[str, str]]:
    for one in TABLES.lists.values():
        yield from ((one.id, text) for text in (one.title, one.limits, *(note.text for note in one.notes)))
        for edition in one.editions:
            yield from ((f"{one.id}@{edition.edition}", text) for text in (edition.title, edition.note))
            yield from ((f"{one.id}@{edition.edition}", member.note) for member in edition.members.values())
    for amount in TABLES.amounts.values():
        yield from ((amount.id, text) for text in (amount.title, amount.limits))
        yield from ((amount.id, source.note) for source in amount.sources)
    for agreement in TABLES.agreements.agreements:
        yield from ((agreement.id, text) for text in (agreement.title, agreement.occupations, agreement.scope_note))
    for item in TABLES.costs.items.values():
        yield from ((item.code, text) for text in (item.label, item.condition, item.note))


def helps(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    yield parser.prog, parser.format_help()
    for action in parser._actions:  # noqa: SLF001  # there is no public way to the commands below
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for below in action.choices.values():
                yield from helps(below)


def told(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that may reach people: neither docstrings nor patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            silent.update(id(part) for argument in node.args for part in ast.walk(argument))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


def questions() -> list[tuple[str, str]]:
    asked = [(rule.id, rule.ask) for rule in BOOK.rules]
    return asked + [(spec.name, spec.question) for spec in FACTS if spec.question]


def test_rules_and_instruments_pass_no_judgement() -> None:
    of_rules = [one for one in lint_book(BOOK) if one.check in ("verdict-word", "states-guilt", "at-workers")]
    of_instruments = [one for one in lint_instruments(BOOK) if one.check == "verdict-word"]
    assert (of_rules, of_instruments) == ([], [])


def test_tables_pass_no_judgement() -> None:
    assert [(name, words) for name, text in texts_of_tables() if (words := judging(text))] == []


def test_facts_pass_no_judgement() -> None:
    found = [
        (spec.name, words)
        for spec in FACTS
        for text in (spec.meaning, spec.question, spec.formula, *spec.choices)
        if (words := judging(text))
    ]
    assert found == []


def test_topics_and_levels_pass_no_judgement() -> None:
    texts = [*BOOK.levels.values(), *(topic.title for topic in BOOK.topics.values())]
    assert [text for text in texts if judging(text) or GUILT.search(text)] == []


def test_the_help_of_every_command_passes_no_judgement() -> None:
    every = dict(helps(build_parser("0")))
    assert {"ethicalrecruit", "ethicalrecruit rules coverage", "ethicalrecruit lists diff"} <= set(every)
    assert {prog: words for prog, text in every.items() if (words := judging(text))} == {}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_messages_pass_no_judgement(path: Path) -> None:
    assert [(line, words) for line, text in told(path) if (words := judging(text))] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_pages_pass_no_judgement(path: Path) -> None:
    assert judging(MENTIONED.sub("", path.read_text(encoding="utf-8"))) == []


def test_the_search_for_such_words_finds_them() -> None:
    for words in (
        "a violation",
        "it is illegal",
        "guilty of it",
        "a scam",
        "an offender",
        "the blacklist",
        "compliant",
    ):
        assert judging(words)


@pytest.mark.parametrize(("name", "question"), questions())
def test_every_question_can_be_sent(name: str, question: str) -> None:
    assert question.count("?") == 1, name
    assert question.endswith("?")
    assert question[0].isupper()
    assert question == " ".join(question.split())
    assert len(question) <= LONGEST_QUESTION
    assert not IMPOLITE.search(question)
    assert not judging(question)
    assert not GUILT.search(question)


@pytest.mark.parametrize(
    "question",
    ["Why do you charge workers?", "Do you admit that?", "You must say who pays, or?", "Are you aware of the law?"],
)
def test_the_search_for_impolite_questions_finds_them(question: str) -> None:
    assert IMPOLITE.search(question)
