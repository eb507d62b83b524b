"""Names of columns in other people's tables, by source and language: what ``map suggest`` knows of headers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.names import normalised

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What a name of a column means in one source or language.

    Attributes:
        source: the source or the language, for people.
        to: our column; "" if the name alone does not say.
        maybe: our columns that it may be.
        leave: why it is left out; "" if it is not.
        note: what to look at.
        unit: the unit of its numbers, if it is not ours.
        excerpt: whether its text is an excerpt.
        constants: what is the same in every row of such a table.
    """

    source: str
    to: str = ""
    maybe: tuple[str, ...] = ()
    leave: str = ""
    note: str = ""
    unit: str = ""
    excerpt: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeaderSource:
    """The names of one source or language.

    Attributes:
        name: the source or the language, for people.
        signs: names that show the source; none for languages, whose names count everywhere.
        needed: how many of the signs a table must have.
        meanings: what each name means, by its key.
        words: words of cells and ours, by our column; the words of cells in small letters.
    """

    name: str
    signs: frozenset[str]
    needed: int
    meanings: Mapping[str, HeaderMeaning]
    words: Mapping[str, Mapping[str, str]]


def header_key(name: str) -> str:
    """The form in which names of columns are compared; case, accents, signs and blanks do not count.

    >>> header_key("hiringOrganization.name"), header_key("Straße / Nr."), header_key("salary_min")
    ('hiring organization name', 'strasse nr', 'salary min')
    """
    return normalised(re.sub(r"[./]", " ", _HUMP.sub(" ", name)))


def without_brackets(name: str) -> tuple[str, tuple[str, ...]]:
    """A name without what it holds in brackets, and that.

    >>> without_brackets("Gehalt (EUR)")
    ('Gehalt', ('EUR',))
    """
    return _BRACKETS.sub(" ", name).strip(), tuple(word.strip() for word in _BRACKETS.findall(name))


@cache
def header_sources() -> tuple[HeaderSource, ...]:
    """All sources and languages, in the order of their files."""
    folder = rules_folder() / "columns" / "headers"
    return tuple(_source(path) for path in sorted(folder.glob("*.yaml")))


def _source(path: Path) -> HeaderSource:
    data = read_yaml(path, "column-headers", checked=False)
    meanings: dict[str, HeaderMeaning] = {}
    for entry in data["headers"]:
        meaning = _meaning(data["source"], entry)
        for name in entry["names"]:
            meanings.setdefault(header_key(name), meaning)
    words = {
        column: MappingProxyType({theirs.casefold(): ours for ours, words in said.items() for theirs in words})
        for column, said in data.get("words", {}).items()
    }
    signs = frozenset(header_key(name) for name in data.get("signs", ()))
    return HeaderSource(data["source"], signs, data.get("signs_needed", 1), MappingProxyType(meanings), words)


def _meaning(source: str, entry: Mapping[str, Any]) -> HeaderMeaning:
    return HeaderMeaning(
        source,
        entry.get("to", ""),
        tuple(entry.get("maybe", ())),
        entry.get("leave", ""),
        entry.get("note", ""),
        entry.get("unit", ""),
        entry.get("excerpt", False),
        entry.get("constants", {}),
    )


@dataclass(frozen=True, slots=True)
class KnownHeaders:
    """What is known of the header of one table.

    Attributes:
        recognised: the sources that it shows.
        general: the languages and classifications whose names count everywhere.
    """

    recognised: tuple[HeaderSource, ...]
    general: tuple[HeaderSource, ...]

    @classmethod
    def of(cls, header: Sequence[str]) -> "KnownHeaders":
        """What a header shows."""
        keys = {header_key(name) for name in header}
        sources = header_sources()
        shown = [one for one in sources if one.signs and len(one.signs & keys) >= one.needed]
        # The source with most of its names comes first.
        shown.sort(key=lambda one: (-len(one.meanings.keys() & keys), one.name))
        return cls(tuple(shown), tuple(one for one in sources if not one.signs))

    def certain(self, name: str) -> HeaderMeaning | None:
        """What a name means in the sources that the header shows; None if they do not have it."""
        key = header_key(name)
        return next((one.meanings[key] for one in self.recognised if key in one.meanings), None)

    def likely(self, name: str) -> tuple[HeaderMeaning, ...]:
        """What a name means in the languages, brackets and all or without them; each meaning once."""
        for form in dict.fromkeys((name, without_brackets(name)[0])):
            key = header_key(form)
            found: dict[Any, list[HeaderMeaning]] = {}
            for source in self.general:
                meaning = source.meanings.get(key)
                if meaning is not None:
                    found.setdefault((meaning.to, meaning.maybe, bool(meaning.leave), meaning.unit), []).append(meaning)
            if found:
                return tuple(
                    replace(alike[0], source=", ".join(one.source for one in alike)) for alike in found.values()
                )
        return ()

    def words(self, own: str) -> Mapping[str, str]:
        """Words of cells in small letters and ours, for one of our columns; a word with two meanings is left out."""
        found: dict[str, str] = {}
        doubtful: set[str] = set()
        for words in self._words(own):
            for theirs, ours in words.items():
                if found.setdefault(theirs, ours) != ours:
                    doubtful.add(theirs)
        return {theirs: ours for theirs, ours in found.items() if theirs not in doubtful}

    def _words(self, own: str) -> Iterator[Mapping[str, str]]:
        name = re.sub(r"^cost_[0-9]+_", "cost_", own)
        name = "pay_" + name.removeprefix("comparator_") if name.startswith("comparator_") else name
        first = [one.words[name] for one in self.recognised if name in one.words]
        # What a recognised source says of its own words settles them.
        yield from first
        for one in self.general:
            if name in one.words:
                settled = {theirs for words in first for theirs in words}
                yield {theirs: ours for theirs, ours in one.words[name].items() if theirs not in settled}
