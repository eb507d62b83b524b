"""The phrases of a language, read from ``rules/lexicon/<language>/`` and made ready to be found.

A *term* names something (a cost, a person, a document). A *cue* says something about terms near it: who pays,
that it is denied, that it is only advice. A *decoy* takes words away from terms and cues ("free of charge" is
no charge). All three are data; the schema ``lexicon`` describes their keys.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.errors import RuleFileError
from ethicalrecruit.reader.matcher import Matcher
from ethicalrecruit.reader.phrases import Part, parse_phrase

_LITERAL = re.compile(r"(?<![<\w])[a-z']{3,}(?![>\w*])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the lexicon.

    Attributes:
        id: its name, unique in its language.
        kind: ``term``, ``cue`` or ``decoy``.
        name: the slot of a term, the effect of a cue, "" for a decoy.
        value: a code or word that goes with it; "" for none.
        looks: where a cue finds what it speaks of: ``ahead``, ``back``, ``both`` or ``inside``.
        hides: the slots and effects a decoy takes its words away from.
        phrases: the phrases as they are written.
        match: sentences in which it must be found.
        no_match: sentences in which it must not be found.
        where: the file.
    """

    id: str
    kind: str
    name: str
    value: str
    looks: str
    hides: frozenset[str]
    phrases: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    where: str


class Lexicon:
    """All entries of one language, and the matchers made of them.

    Attributes:
        language: ISO 639-1 code.
        entries: in order of file and place; terms and cues are known by their number here.
        terms: finds terms and decoys.
        cues: finds cues.
        currencies: the code for each word or sign of money; "" where several currencies share it.
        common_words: the words that tell the language itself.
        known_words: all words of the phrases.
    """

    def __init__(self, language: str, entries: Iterable[Entry], common_words: Iterable[str] = ()) -> None:
        self.language = language
        self.entries = tuple(entries)
        self.common_words = frozenset(common_words)
        self.currencies = {
            phrase: entry.value for entry in self.entries if entry.name == "currency" for phrase in entry.phrases
        }
        self.known_words = frozenset(
            word for entry in self.entries for phrase in entry.phrases for word in _LITERAL.findall(phrase)
        )
        self.terms = Matcher(self._phrases(("term", "decoy")))
        self.cues = Matcher(self._phrases(("cue",)))

    def _phrases(self, kinds: tuple[str, ...]) -> Iterable[tuple[int, tuple[Part, ...]]]:
        for number, entry in enumerate(self.entries):
            if entry.kind in kinds and entry.name != "currency":
                for phrase in entry.phrases:
                    yield number, parse_phrase(phrase, f"{entry.where}, {entry.id}")


def load_lexicon(folder: Path, *, checked: bool = True) -> Lexicon:
    """Read all files of one language.

    Args:
        folder: the folder of the language; its name is the code of the language.
        checked: whether to check the files against their schema; the shipped ones were checked when built.

    Raises:
        RuleBookError: if a file is at fault, or two entries share a name.
    """
    entries: list[Entry] = []
    common: list[str] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        data = read_yaml(path, "lexicon", checked=checked)
        common.extend(str(data.get("common_words", "")).split())
        for item in data.get("entries", ()):
            entry = _entry(item, path.name)
            if entry.id in seen:
                raise RuleFileError(
                    f'The name "{entry.id}" stands in {seen[entry.id]} already.', path.as_posix(), "Choose another."
                )
            seen[entry.id] = path.name
            entries.append(entry)
    if not entries:
        raise RuleFileError("There is no lexicon here.", folder.as_posix(), "Name the folder of a language.")
    return Lexicon(folder.name, entries, common)


@cache
def bundled_lexicon(language: str) -> Lexicon | None:
    """The lexicon that comes with the library; None if it has none for this language."""
    folder = rules_folder() / "lexicon" / language
    return load_lexicon(folder, checked=False) if language.isalpha() and folder.is_dir() else None


def _entry(item: dict[str, Any], where: str) -> Entry:
    kind = "term" if "term" in item else "cue" if "cue" in item else "decoy"
    hides = frozenset(str(item.get("hides", "")).split())
    return Entry(
        id=str(item["id"]),
        kind=kind,
        name=str(item.get(kind, "")) if kind != "decoy" else "",
        value=str(item.get("value", "")),
        looks=str(item.get("looks", "inside")),
        hides=hides,
        phrases=_lines(item.get("phrases", "")),
        match=_lines(item.get("match", "")),
        no_match=_lines(item.get("no_match", "")),
        where=where,
    )


def _lines(block: Any) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(block).splitlines() if line.strip())
