"""The texts of a rule book that people read, each under a key of its own, and their translations.

The English stands with the rules, the facts and the grades. A translation is a file ``texts/<language>.yaml`` of the
shipped book or of a user's folder. Each of its entries keeps a digest of the English it was made from: once the
English changes, the entry is left aside and the English stands until somebody has looked at it again.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.datafiles.yaml_files import read_placed
from ethicalrecruit.errors import OptionError, RuleBookError, RuleBookFaults, RuleSchemaError
from ethicalrecruit.facts.catalogue import FACTS
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import Confidence, Outcome, Severity

FOLDER = "texts"
REASONS: Mapping[str, str] = {
    "condition_not_met": "What the document says does not meet the condition of this rule.",
    "silent": "The document was looked through as a whole, and nothing found in it meets the condition of this rule.",
    "kind_of_document": "This rule does not look at documents of this kind.",
    "not_in_force": "The provision was not in force on the day examined.",
    "does_not_apply": "The rule does not apply to this document.",
    "law_unconfirmed": (
        "The condition is met, but the law behind this rule is not confirmed, so no indicator is raised."
    ),
    "missing_facts": "This cannot be told from the document. Missing:",
}
"""Why there is no indicator, in English, by the reason's word; what is missing is named behind the last one."""

_RULE_TEXTS = ("title", "message", "mend", "ask", "severity_reason", "lawful_contrast")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
_DIGEST = 10


class State(StrEnum):
    """What there is of a text in a language; ``older`` was made from English that has changed since."""

    CURRENT = "current"
    OLDER = "older"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translated:
    """One text of the book in a language.

    Attributes:
        key: its key.
        english: the English.
        state: what there is of it.
        text: the translation, current or older; "" for none.
    """

    key: str
    english: str
    state: State
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file of translations: the text, an older one to start from, and the digest of its English."""

    of: str
    text: str
    older: str


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of translations.

    Attributes:
        language: its language.
        forbidden: words that pass judgement and may stand in no text of it; ``*`` ends the beginning of a word.
        entries: by key.
        unused: translations whose key the book no longer has.
        placed: the file, for messages.
    """

    language: str
    forbidden: tuple[str, ...]
    entries: Mapping[str, Entry]
    unused: Mapping[str, str]
    placed: Placed


def english_digest(english: str) -> str:
    """What a translation keeps of the English it was made from.

    >>> english_digest("Fees and costs of recruitment")
    '459a031e3d'
    """
    return hashlib.sha256(english.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


def catalogue(book: RuleBook) -> dict[str, str]:
    """Every text of a book by its key, in English; texts that are empty have none.

    Args:
        book: a book loaded without a language.
    """
    return {key: text for key, text in _english(book) if text}


def _english(book: RuleBook) -> Iterator[tuple[str, str]]:
    yield "book.disclaimer", book.disclaimer
    yield from ((f"outcome.{outcome.value}", outcome.value.replace("_", " ")) for outcome in Outcome)
    yield from ((f"reason.{word}", text) for word, text in REASONS.items())
    for level in Severity:
        yield f"severity.{level.value}", level.value
        yield f"severity.{level.value}.meaning", book.levels.get(level, "")
    yield from ((f"confidence.{grade.value}", grade.value) for grade in Confidence)
    yield from ((f"topic.{topic.id}.title", topic.title) for topic in book.topics.values())
    for rule in book.rules:
        yield from ((f"rule.{rule.id}.{name}", getattr(rule, name)) for name in _RULE_TEXTS)
        yield from ((f"rule.{rule.id}.false_alarms.{at}", text) for at, text in enumerate(rule.false_alarms, 1))
    for spec in FACTS:
        yield f"fact.{spec.name}.meaning", spec.meaning
        yield f"fact.{spec.name}.question", spec.question


def known_language(language: str) -> str:
    """A language's code as it names files; "" for English, which needs none.

    Raises:
        OptionError: if it is no code, such as ``ro`` or ``pt-BR``.
    """
    if language in ("", "en"):
        return ""
    if _LANGUAGE.fullmatch(language) is None:
        raise OptionError(f'"{language}" is no code of a language.', "", "Write a code such as ro, fr or pt-BR.")
    return language


def text_files(
    folders: Sequence[tuple[Path, bool]], faults: list[RuleBookError], language: str = "*"
) -> tuple[TextFile, ...]:
    """The files of translations of a book.

    Args:
        folders: the shipped rule book and folders of the user's; each with whether to check it against the schema.
        faults: takes what is wrong with the files.
        language: the code of a language; all languages by default.
    """
    found = []
    for folder, checked in folders:
        for path in sorted((folder / FOLDER).glob(f"{language}.yaml")):
            try:
                placed = read_placed(path, "texts", checked=checked)
            except RuleBookFaults as error:
                faults.extend(error.faults)
                continue
            if placed.data["language"] != path.stem:
                what = f'The file is named after "{path.stem}", but its language is "{placed.data["language"]}".'
                faults.append(RuleSchemaError(what, placed.where(("language",)), "Rename the file or correct it."))
                continue
            found.append(_text_file(placed))
    return tuple(found)


def _text_file(placed: Placed) -> TextFile:
    data = placed.data
    entries = {
        key: Entry(one["of"], one["text"].strip(), one.get("older", "").strip()) for key, one in data["texts"].items()
    }
    return TextFile(data["language"], tuple(data.get("forbidden", ())), entries, dict(data.get("unused", {})), placed)


def translations(english: Mapping[str, str], files: Iterable[TextFile]) -> tuple[Translated, ...]:
    """What there is of every text in one language; of several files the last that has a current one counts."""
    known = tuple(files)
    return tuple(_translated(key, text, known) for key, text in english.items())


def _translated(key: str, english: str, files: tuple[TextFile, ...]) -> Translated:
    entries = [file.entries[key] for file in reversed(files) if key in file.entries]
    digest = english_digest(english)
    for entry in entries:
        if entry.text and entry.of == digest:
            return Translated(key, english, State.CURRENT, entry.text)
    older = next((text for entry in entries if (text := entry.text or entry.older)), "")
    return Translated(key, english, State.OLDER if older else State.MISSING, older)


def in_language(book: RuleBook, language: str, files: Iterable[TextFile]) -> RuleBook:
    """A book whose texts are those of a language, where there are current ones; its ids, rules and digest stay."""
    told = translations(catalogue(book), files)
    words = {one.key: one.text for one in told if one.state is State.CURRENT}
    return replace(
        book,
        rules=tuple(_rule(rule, words) for rule in book.rules),
        topics={
            name: replace(topic, title=words.get(f"topic.{name}.title", topic.title))
            for name, topic in book.topics.items()
        },
        levels={level: words.get(f"severity.{level.value}.meaning", meaning) for level, meaning in book.levels.items()},
        disclaimer=words.get("book.disclaimer", book.disclaimer),
        language=language,
        in_english=len(told) - len(words),
        words=words,
    )


def _rule(rule: Rule, words: Mapping[str, str]) -> Rule:
    texts = {name: words.get(f"rule.{rule.id}.{name}", getattr(rule, name)) for name in _RULE_TEXTS}
    alarms = tuple(words.get(f"rule.{rule.id}.false_alarms.{at}", text) for at, text in enumerate(rule.false_alarms, 1))
    return replace(rule, **texts, false_alarms=alarms)
