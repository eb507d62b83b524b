"""Countries, nations, cities and nationalities a text names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.lexicon import bundled_lexicon
from ethicalrecruit.reader.text import spellings
from ethicalrecruit.reader.tokenising import words_of
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.reader.words import NO_WORDS, SmallWords
from ethicalrecruit.reference.countries import NameKind, NamePhrase, Place, country_names, local_names

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_JOINS = frozenset((",", "&", "/"))
_WIDEST_JOIN = 3
_MOST_KEPT = 20_000
_AMERICA = "americ"
_HALVES = frozenset(("latin", "south", "central", "spanish"))
_LATIN = frozenset(("latina", "latine", "lacinska", "lacinskiej"))
_BEFORE_COUNTRIES = ("before_home", "towards", "for", "from")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place, or a list of places of one kind, and its tokens.

    Attributes:
        first: its first token.
        last: the token after its last.
        slot: ``country`` for names and cities, ``nationals`` for peoples.
        options: for each member of the list, the places it may stand for.
        city: whether only cities are named.
    """

    first: int
    last: int
    slot: str
    options: tuple[tuple[Place, ...], ...]
    city: bool

    def countries(self) -> tuple[str, ...]:
        """The countries of all members that stand for one country only, each once."""
        found: dict[str, None] = {}
        for option in self.options:
            codes = {place.country for place in option}
            if len(codes) == 1:
                found.setdefault(codes.pop())
        return tuple(found)

    def may_be(self, country: str) -> bool:
        """Whether a member can stand for this country."""
        return any(place.country == country for option in self.options for place in option)

    @property
    def is_certain(self) -> bool:
        """Whether every member stands for one country only."""
        return all(len({place.country for place in option}) == 1 for option in self.options)

    def nations(self) -> tuple[str, ...]:
        """The nations inside a country that are named, each once."""
        found: dict[str, None] = {}
        for option in self.options:
            if len(option) == 1 and option[0].nation:
                found.setdefault(option[0].nation)
        return tuple(found)


class HasWords(Protocol):
    """Anything with a first token and a token after its last."""

    @property
    def first(self) -> int:
        """Its first token."""

    @property
    def last(self) -> int:
        """The token after its last."""


def covered(place: PlaceMention, others: Iterable[HasWords]) -> bool:
    """Whether a place stands inside one of the others."""
    return any(other.first <= place.first < other.last for other in others)


class Places:
    """All names of places, ready to be found.

    The last word of a name may be a beginning, "polnisch*", for names in languages that inflect them.
    """

    def __init__(self, names: Iterable[NamePhrase], small: SmallWords = NO_WORDS) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], NamePhrase]]] = {}
        self._by_beginning: dict[str, list[tuple[tuple[str, ...], NamePhrase]]] = {}
        for name in names:
            for form in spellings(name.words):
                # texts are cut into words the same way: "d'Ivoire" is two in French
                words = words_of(form, small) if "'" in form else tuple(_WORDS.findall(form))
                if not words:
                    continue
                if form.endswith("*") and len(words) == 1:
                    self._by_beginning.setdefault(words[0], []).append(((f"{words[0]}*",), name))
                else:
                    last = f"{words[-1]}*" if form.endswith("*") else words[-1]
                    self._by_first.setdefault(words[0], []).append(((*words[:-1], last), name))
        for groups in (self._by_first, self._by_beginning):
            for group in groups.values():
                group.sort(key=lambda one: (-len(one[0]), one[1].kind))
        self._sizes = sorted({len(beginning) for beginning in self._by_beginning}, reverse=True)
        self._without: set[str] = set()

    def _groups(self, word: str) -> list[tuple[tuple[str, ...], NamePhrase]] | None:
        """The names that may begin with a word."""
        if (known := self._by_first.get(word)) is not None or not self._sizes or word in self._without:
            return known
        for size in self._sizes:
            if (found := self._by_beginning.get(word[:size])) is not None and len(word) >= size:
                return found
        if len(self._without) < _MOST_KEPT:
            self._without.add(word)
        return None

    def find(self, tokens: Tokens, small: SmallWords, first: int, last: int) -> list[PlaceMention]:
        """Every place between two tokens, in order; neighbours in a list are one mention."""
        words = tokens.words
        found: list[PlaceMention] = []
        reach, groups = first, self._groups
        heads = self._by_first if not self._sizes else None
        for place in range(first, last) if heads is None else tokens.places_of(heads, first, last):
            if place < reach or (group := groups(words[place])) is None:
                continue
            if (one := _at(tokens, group, place, small)) is None:
                continue
            reach = one.last
            if found and (joined := _joined(words, found[-1], one, small)) is not None:
                found[-1] = joined
            else:
                found.append(one)
        return found


@cache
def bundled_places(language: str = "en") -> Places:
    """The names that come with the library, as a language writes them; English names are known to all.

    In other languages an English name counts with its capitals only: "maine" and "pune" are words of Romanian.
    """
    english = country_names().phrases()
    if language == "en":
        return Places(english)
    lexicon = bundled_lexicon(language)
    small = NO_WORDS if lexicon is None else lexicon.words
    return Places((*local_names(language), *(replace(name, needs_capital=True) for name in english)), small)


def _at(
    tokens: Tokens, group: list[tuple[tuple[str, ...], NamePhrase]], place: int, small: SmallWords
) -> PlaceMention | None:
    for words, name in group:
        last = place + len(words)
        if not _are(tokens.words[place:last], words) or _is_part_of_america(tokens.words, place, last):
            continue
        if name.needs_capital and not _capitals(tokens.quote(place, last), name.words):
            continue
        if name.needs_capital and _shouted_country(tokens, name, place, last, small):
            continue
        slot = "nationals" if name.kind is NameKind.DEMONYM else "country"
        return PlaceMention(place, last, slot, (tuple(name.places),), name.kind is NameKind.CITY)
    return None


def _is_part_of_america(words: Sequence[str], place: int, last: int) -> bool:
    """Whether it is the America of "Latin America" or "South Americans", which is no country."""
    if not words[place].startswith(_AMERICA) or last - place > 1:
        return False
    before, after = words[place - 1 : place] if place else (), words[last : last + 1]
    return any(word in _HALVES for word in before) or any(word in _LATIN for word in after)


def _are(found: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if found == words:
        return True
    ending = words[-1]
    return (
        ending.endswith("*")
        and len(found) == len(words)
        and found[:-1] == words[:-1]
        and found[-1].startswith(ending[:-1])
    )


def _joined(
    words: tuple[str, ...], before: PlaceMention, after: PlaceMention, small: SmallWords
) -> PlaceMention | None:
    """The two as one list, if nothing but a comma or "and" stands between them."""
    between = words[before.last : after.first]
    if before.slot != after.slot or not between or len(between) > _WIDEST_JOIN:
        return None
    if all(word in small["the"] for word in between):
        return None
    if not all(word in _JOINS or any(word in small[name] for name in ("and", "or", "the")) for word in between):
        return None
    if between == (",",) and before.city and not after.city and len(before.options[-1]) >= 1:
        # "Accra, Ghana": the country settles which Accra is meant
        settled = tuple(one for one in before.options[-1] if any(after.may_be(one.country) for _ in (0,)))
        if settled:
            options = (*before.options[:-1], settled)
            return PlaceMention(before.first, after.last, before.slot, options, city=True)
    if (
        len(between) > 1
        and all(word == "," or word in small["the"] for word in between)
        and not _list_goes_on(words, after.last, small)
    ):
        return None  # "in the Philippines, the U.S. offers posts"
    options = before.options + after.options
    return PlaceMention(before.first, after.last, before.slot, options, before.city and after.city)


def _list_goes_on(words: tuple[str, ...], place: int, small: SmallWords) -> bool:
    """Whether a list of places may end at a place, or go on: no other word follows at once."""
    word = words[place] if place < len(words) else ","
    return not word.isalpha() or any(word in small[name] for name in ("and", "or"))


def _shouted_country(tokens: Tokens, name: NamePhrase, first: int, last: int, small: SmallWords) -> bool:
    """Whether words in capitals only are a country though its people are written alike: "EMPLEO EN SUIZA"."""
    if name.kind is not NameKind.DEMONYM or not name.words.islower() or not tokens.quote(first, last).isupper():
        return False
    words = tokens.words[max(first - 2, 0) : first][::-1]
    # "a" is both "to" and "the" in Portuguese
    before = words if words and words[0] in small["the"] else words[:1]
    return any(word in small[kind] for word in before for kind in _BEFORE_COUNTRIES)


def _capitals(quote: str, written: str) -> bool:
    """Whether a word that means something else in small letters has the capitals of a name."""
    compared = written.removesuffix("*")
    return quote.isupper() or [char.isupper() for char in quote[: len(compared)]] == [
        char.isupper() for char in compared
    ]
