"""The words by which the names of employers and agencies are told, read from ``rules/lexicon/organisations.yaml``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.reader.text import spellings

_MOST_KEPT = 50_000
# Words of these classes name nobody by themselves.
_NOBODY = frozenset(("general", "official", "institutions", "agencies", "leads", "saints", "links"))
_T = TypeVar("_T")
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
    "placing",
    "finding",
    "speaks_alone",
    "we_at",
    "beside_writer",
    "vows",
    "placed_by",
    "licensed",
)


class Rows:
    """Words of one class: single ones, several in a row, and endings of words.

    Attributes:
        single: the words that are members by themselves.
        first_words: the words with which its members begin; endings are not among them.
        endings: the endings of words that are members.
    """

    __slots__ = ("_by_two", "endings", "first_words", "single")

    def __init__(self, written: Iterable[str]) -> None:
        single: set[str] = set()
        rows: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        endings: list[str] = []
        for one in written:
            for form in spellings(one):
                if form.startswith("*"):
                    endings.append(form[1:])
                elif "_" in form:
                    row = tuple(form.split("_"))
                    rows.setdefault(row[:2], set()).add(row)
                else:
                    single.add(form)
        self.single = frozenset(single)
        self.endings = tuple(sorted(endings))
        self._by_two = {two: sorted(group, key=lambda row: (-len(row), row)) for two, group in rows.items()}
        self.first_words = self.single.union(two[0] for two in rows)

    def __contains__(self, word: object) -> bool:
        return word in self.single or (bool(self.endings) and isinstance(word, str) and word.endswith(self.endings))

    def at(self, words: tuple[str, ...], place: int) -> int:
        """How many words of its longest member stand at a place; 0 for none."""
        if place >= len(words):
            return 0
        for row in self._by_two.get(words[place : place + 2], ()):
            if words[place : place + len(row)] == row:
                return len(row)
        return int(words[place] in self)


class _Known(dict[str, _T]):
    """What is known of each word that was asked for; it is found once, and kept for so many words."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], _T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _T:
        found = self._find(word)
        if len(self) < _MOST_KEPT:
            self[word] = found
        return found


class Vocabulary:
    """The words of one language, those of every language among them.

    Attributes:
        rows: the words of each class of the file.
        nouns_have_capitals: whether every noun is written with a capital.
        kinds: the classes of which a member may begin with a word.
        classes: the classes that hold a word by itself.
        names_somebody: whether a word may be somebody's name: it is none of those that many names share.
        fits_names: whether a word may stand in a name.
    """

    def __init__(self, rows: Mapping[str, Rows], *, nouns_have_capitals: bool) -> None:
        self.rows = rows
        self.nouns_have_capitals = nouns_have_capitals
        anchors = frozenset(_ANCHORS).union(name for name in rows if name.endswith("_fields"))
        self.kinds = _Known(self._begun_by).__getitem__
        self.classes = _Known(self._classes_of).__getitem__
        self.names_somebody = _Known(self._is_named).__getitem__
        self.fits_names = _Known(lambda word: word[0].isalpha() and "breaks" not in self.classes(word)).__getitem__
        self._anchors = _Known(lambda word: not anchors.isdisjoint(self.kinds(word)))

    def _begun_by(self, word: str) -> frozenset[str]:
        return frozenset(name for name, rows in self.rows.items() if word in rows or word in rows.first_words)

    def _classes_of(self, word: str) -> frozenset[str]:
        return frozenset(name for name, rows in self.rows.items() if word in rows)

    def _is_named(self, word: str) -> bool:
        known = "forms" in self.kinds(word) or not _NOBODY.isdisjoint(self.classes(word))
        return len(word) > 1 and word[0].isalpha() and not known

    def anchors(self, words: Iterable[str]) -> Iterator[bool]:
        """For each word, whether a name, or what stands beside one, may begin with it."""
        return map(self._anchors.__getitem__, words)

    def at(self, name: str, words: tuple[str, ...], place: int) -> int:
        """How many words of the longest member of a class stand at a place; 0 for none."""
        if place >= len(words) or name not in self.kinds(words[place]):
            return 0
        return self.rows[name].at(words, place)

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
    return Vocabulary(MappingProxyType(rows), nouns_have_capitals=own.get("nouns_have_capitals") == "true")
