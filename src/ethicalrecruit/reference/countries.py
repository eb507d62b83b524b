"""Names of countries, peoples and towns, and the ISO codes they stand for.

Ambiguous names are never guessed.
"""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_placed, read_yaml
from ethicalrecruit.errors import RuleBookFaults, UnknownCountry, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import FileReader
from ethicalrecruit.reference.names import normalised, turned


class NameKind(StrEnum):
    """What a phrase names: a country, a people, or a town, state or province inside a country."""

    NAME = "name"
    DEMONYM = "demonym"
    CITY = "city"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A country (ISO 3166-1 alpha-2, or XK) and, if known, a part of it (ISO 3166-2)."""

    country: str
    nation: str | None = None


@dataclass(frozen=True, slots=True)
class NamePhrase:
    """Words that name a place, for finding them in texts.

    Attributes:
        words: as they are written; texts may leave out accents and dots.
        places: what they may stand for; several if they are ambiguous.
        kind: name, demonym or city. Demonyms may also name a language: "German" need not be a nationality.
        needs_capital: whether they mean something else unless written with these capitals, or in capitals
            throughout.
    """

    words: str
    places: tuple[Place, ...]
    kind: NameKind
    needs_capital: bool = False


# In small letters cells say "na" and "no" for "nothing here" more often than for Namibia and Norway.
_NO_CODES = frozenset({"na", "no"})
_TWO, _THREE = 2, 3
_WITH_ARTICLE = frozenset({"Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines"})
"""Names that take an article in a sentence, beside those whose words tell it; most of them are plurals."""


class CountryNames:
    """The names that stand for countries. Built once and not changed after that.

    Args:
        reader: the file of names; what is wrong with it is left there as faults.
    """

    __slots__ = ("_ambiguous", "_cities", "_codes", "_codes3", "_names", "_nations", "_phrases", "_shown")

    def __init__(self, reader: FileReader) -> None:
        data = reader.placed.data
        self._shown: dict[str, str] = {one["code"]: one["names"][0] for one in data["countries"]}
        self._shown.update({one["nation"]: one["names"][0] for one in data["nations"]})
        self._names: dict[str, Place] = {}
        self._ambiguous: dict[str, tuple[str, ...]] = {}
        self._cities: dict[str, list[Place]] = {}
        self._codes3: dict[str, str] = {"XKX": "XK"}
        self._read_ambiguous(data["ambiguous"])
        self._read_names(reader, data)
        for one in data["cities"]:
            for name in one["names"]:
                self._cities.setdefault(normalised(name), []).append(Place(one["country"], one.get("nation")))
        self._nations = frozenset(
            one["nation"] for key in ("nations", "cities") for one in data[key] if "nation" in one
        )
        self._add_iso_names()
        self._codes = frozenset(code for code in self._shown if len(code) == _TWO)
        self._phrases = _phrases(data)

    def _read_ambiguous(self, rows: Iterable[Mapping[str, Any]]) -> None:
        for one in rows:
            for name in _words(one):
                self._ambiguous[normalised(name)] = tuple(one["codes"])

    def _read_names(self, reader: FileReader, data: Mapping[str, Any]) -> None:
        rows = [(Place(one["code"]), "countries", at, one) for at, one in enumerate(data["countries"])]
        rows += [
            (Place(one["nation"][:2], one["nation"]), "nations", at, one) for at, one in enumerate(data["nations"])
        ]
        for place, key, at, one in rows:
            for name in _words(one):
                word = normalised(name)
                known = self._names.setdefault(word, place)
                if known != place or word in self._ambiguous:
                    others = self._ambiguous.get(word, (known.country,))
                    mend = "Move it to ambiguous, with the codes of all countries it may stand for."
                    reader.fault(f'"{name}" stands for {", ".join(others)} already.', (key, at), mend)

    def _add_iso_names(self) -> None:
        # Loading pycountry takes a while, and importing this library must not.
        from pycountry import countries  # noqa: PLC0415

        for country in countries:
            code = country.alpha_2
            self._codes3[country.alpha_3] = code
            self._shown.setdefault(code, country.name)
            for key in ("name", "official_name", "common_name"):
                name = getattr(country, key, None)
                for form in () if name is None else (name, turned(name)):
                    # Our own table comes first: ISO calls one of the two Congos plainly "Congo".
                    if normalised(form) not in self._ambiguous:
                        self._names.setdefault(normalised(form), Place(code))

    @property
    def codes(self) -> frozenset[str]:
        """Every country code."""
        return self._codes

    def name_of(self, code: str) -> str:
        """The short English name of a country, or of a nation that has a name here.

        >>> country_names().name_of("GH"), country_names().name_of("GB-ENG")
        ('Ghana', 'England')

        Raises:
            UnknownCountry: if there is no such code.
        """
        found = self._shown.get(code)
        if found is None:
            raise UnknownCountry(f'"{code}" is no country code.', "", suggest(code, self._shown))
        return found

    def resolve(self, text: str) -> Place:
        """The country or nation that a cell of a table names.

        A code of two letters always wins: ``NA`` is Namibia. Then come codes of parts (``GB-ENG``) and of
        three letters, then names and peoples, whatever their case, accents, dots and leading "the".

        >>> country_names().resolve("Ivory Coast"), country_names().resolve("Scotland")
        (Place(country='CI', nation=None), Place(country='GB', nation='GB-SCT'))

        Raises:
            UnknownCountry: if it names none, or more than one; towns are not taken for countries.
        """
        shown = text.strip()
        place = self._coded(shown)
        if place is not None:
            return place
        for form in (shown, turned(shown)):
            word = normalised(form)
            if word in self._ambiguous:
                raise self._several(shown, self._ambiguous[word])
            if word in self._names:
                return self._names[word]
        raise self._unknown(shown)

    def _coded(self, text: str) -> Place | None:
        upper = text.upper()
        if len(text) == _TWO and upper in self._shown and text not in _NO_CODES:
            return Place(upper)
        if len(text) == _THREE and text == upper and text in self._codes3:
            return Place(self._codes3[text])
        if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", upper) and (upper in self._nations or _is_subdivision(upper)):
            return Place(upper[:2], upper)
        return None

    def _several(self, text: str, codes: tuple[str, ...]) -> UnknownCountry:
        named = [f"{self._shown[code]} ({code})" for code in codes]
        listed = f"{', '.join(named[:-1])} or {named[-1]}"
        return UnknownCountry(f'"{text}" may mean {listed}.', "", f"Write the code: {' or '.join(codes)}.")

    def _unknown(self, text: str) -> UnknownCountry:
        word = normalised(text)
        if word in self._cities:
            country = self._cities[word][0].country
            mend = f"If you mean the place in {self._shown[country]}, write {country}."
            return UnknownCountry(f'"{text}" is no country.', "", mend)
        if text in _NO_CODES:
            mend = f"Leave the cell empty, or write {text.upper()} for {self._shown[text.upper()]}."
            return UnknownCountry(f'"{text}" may be a code or may mean that nothing is known.', "", mend)
        near = get_close_matches(word, list(self._names), n=1, cutoff=0.6)
        mend = "Use an English name or an ISO 3166-1 code; the United Kingdom is GB."
        if near:
            place = self._names[near[0]]
            mend = f'Did you mean "{self._shown[place.nation or place.country]}"?'
        return UnknownCountry(f'"{text}" is no country we know.', "", mend)

    def phrases(self) -> tuple[NamePhrase, ...]:
        """All words to look for in texts, longest first; ISO's codes and formal names are not among them."""
        return self._phrases


def in_a_sentence(name: str) -> str:
    """The short English name of a country as a sentence has it after a preposition, with its article if it needs one.

    >>> in_a_sentence("Philippines"), in_a_sentence("United Arab Emirates"), in_a_sentence("Ghana")
    ('the Philippines', 'the United Arab Emirates', 'Ghana')
    """
    plural = name in _WITH_ARTICLE or name.endswith((" Islands", " Republic", " Territory", " Territories"))
    return f"the {name}" if plural or "United " in name or "Republic of " in name else name


def _is_subdivision(code: str) -> bool:
    from pycountry import subdivisions  # noqa: PLC0415

    return subdivisions.get(code=code) is not None  # type: ignore[no-untyped-call]


def _words(one: Mapping[str, Any]) -> tuple[str, ...]:
    return (*one.get("names", ()), *one.get("demonyms", ()))


def _phrases(data: Mapping[str, Any]) -> tuple[NamePhrase, ...]:
    """The phrases of a file of names; the same words in two places make one phrase with several places."""
    places: dict[str, list[Place]] = {}
    kinds: dict[str, NameKind] = {}
    capital: set[str] = set()

    def add(words: Iterable[str], kind: NameKind, found: Iterable[Place]) -> None:
        for word in words:
            known = places.setdefault(word, [])
            known.extend(place for place in found if place not in known)
            kinds.setdefault(word, kind)

    for key in ("countries", "nations", "ambiguous", "cities"):
        for one in data.get(key, ()):
            if key == "ambiguous":
                found = [Place(code) for code in one["codes"]]
            else:
                nation = one.get("nation")
                found = [Place(one.get("code") or one.get("country") or nation[:2], nation)]
            add(one.get("names", ()), NameKind.CITY if key == "cities" else NameKind.NAME, found)
            add(one.get("demonyms", ()), NameKind.DEMONYM, found)
            capital.update(one.get("needs_capital", ()))
    ordered = sorted(places, key=lambda word: (-len(word), word))
    return tuple(NamePhrase(word, tuple(places[word]), kinds[word], word in capital) for word in ordered)


@cache
def country_names() -> CountryNames:
    """The names that came with the library.

    Raises:
        RuleBookFaults: if the shipped file is damaged.
    """
    reader = FileReader(read_placed(rules_folder() / "countries" / "names.yaml", "countries", checked=False))
    names = CountryNames(reader)
    if reader.faults:
        raise RuleBookFaults(reader.faults)
    return names


@cache
def local_names(language: str) -> tuple[NamePhrase, ...]:
    """How a language writes countries, peoples and towns, longest first; none if it has no file of names.

    Raises:
        RuleFileError: if the shipped file is damaged.
    """
    path = rules_folder() / "countries" / f"{language}.yaml"
    if not language.isalpha() or not path.is_file():
        return ()
    return _phrases(read_yaml(path, "local-names", checked=False))
