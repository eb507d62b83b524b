"""The words by which the names of employers and agencies are told, read from ``rules/lexicon/organisations.yaml``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.reader.text import spellings

_MOST_KEPT = 50_000
_ANCHORS = (
    "forms",
    "institutions",
    "agencies",
    "agency_nouns",
    "hiring",
    "is_a",
    "greetings",
    "at",
    "speaks",
    "beside_writer",
)


class Rows:
    """Words of one class: single ones, several in a row, and endings of words."""

    __slots__ = ("_by_first", "endings", "single")

    def __init__(self, written: Iterable[str]) -> None:
        single: set[str] = set()
        rows: dict[str, set[tuple[str, ...]]] = {}
        endings: list[str] = []
        for one in written:
            for form in spellings(one):
                if form.startswith("*"):
                    endings.append(form[1:])
                elif "_" in form:
                    row = tuple(form.split("_"))
                    rows.setdefault(row[0], set()).add(row)
                else:
                    single.add(form)
        self.single = frozenset(single)
        self.endings = tuple(sorted(endings))
        self._by_first = {first: sorted(group, key=lambda row: (-len(row), row)) for first, group in rows.items()}

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which its members begin; endings are not among them."""
        return self.single.union(self._by_first)

    def __contains__(self, word: object) -> bool:
        return word in self.single or (bool(self.endings) and isinstance(word, str) and word.endswith(self.endings))

    def at(self, words: Sequence[str], place: int) -> int:
        """How many words of its longest member stand at a place; 0 for none."""
        for row in self._by_first.get(words[place], ()) if place < len(words) else ():
            if tuple(words[place : place + len(row)]) == row:
                return len(row)
        return int(place < len(words) and words[place] in self)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, those of every language among them.

    Attributes:
        rows: the words of each class of the file.
        anchors: the words at which a name, or what stands beside one, may begin.
        endings: endings of such words.
        nouns_have_capitals: whether every noun is written with a capital.
    """

    rows: Mapping[str, Rows]
    anchors: frozenset[str]
    endings: tuple[str, ...]
    nouns_have_capitals: bool
    _kinds: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def kinds(self, word: str) -> frozenset[str]:
        """The classes of which a member may begin with a word."""
        found = self._kinds.get(word)
        if found is None:
            found = frozenset(name for name, rows in self.rows.items() if word in rows or word in rows.first_words)
            if len(self._kinds) < _MOST_KEPT:
                self._kinds[word] = found
        return found

    def __getitem__(self, name: str) -> Rows:
        return self.rows.get(name, _NONE)


_NONE = Rows(())


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; for one that the file does not name, those of every language."""
    data = read_yaml(rules_folder() / "lexicon" / "organisations.yaml", "organisations", checked=False)
    own: dict[str, Any] = data["languages"].get(language, {})
    shared: dict[str, Any] = data["everywhere"]
    rows = {
        name: Rows(f"{shared.get(name, '')} {own.get(name, '')}".split())
        for name in (*shared, *own)
        if name != "nouns_have_capitals"
    }
    anchors = frozenset(word for name in _ANCHORS if name in rows for word in rows[name].first_words)
    fields = (name for name in rows if name.endswith("_fields"))
    anchors |= frozenset(word for name in fields for word in rows[name].first_words)
    endings = tuple(sorted(ending for name in _ANCHORS if name in rows for ending in rows[name].endings))
    return Vocabulary(MappingProxyType(rows), anchors, endings, own.get("nouns_have_capitals") == "true")
