"""Countries, nations, cities and nationalities a text names."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.reference.countries import NameKind, NamePhrase, Place, country_names

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_JOINS = frozenset((",", "and", "or", "&", "/", "the"))
_WIDEST_JOIN = 3


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
    """All names of places, ready to be found."""

    def __init__(self, names: Iterable[NamePhrase]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], NamePhrase]]] = {}
        for name in names:
            written = name.words.casefold().replace("\u2019", "'")
            for form in dict.fromkeys((written, _without_accents(written))):
                words = tuple(_WORDS.findall(form))
                if words:
                    self._by_first.setdefault(words[0], []).append((words, name))
        for group in self._by_first.values():
            group.sort(key=lambda one: (-len(one[0]), one[1].kind))

    def find(self, tokens: Tokens) -> tuple[PlaceMention, ...]:
        """Every place in a text, in order; neighbours in a list are one mention."""
        words = tokens.words
        found: list[PlaceMention] = []
        place, size = 0, len(words)
        by_first = self._by_first
        while place < size:
            group = by_first.get(words[place])
            one = None if group is None else _at(tokens, group, place)
            if one is None:
                place += 1
                continue
            place = one.last
            if found and (joined := _joined(words, found[-1], one)) is not None:
                found[-1] = joined
            else:
                found.append(one)
        return tuple(found)


@cache
def bundled_places() -> Places:
    """The names that come with the library."""
    return Places(country_names().phrases())


def _at(tokens: Tokens, group: list[tuple[tuple[str, ...], NamePhrase]], place: int) -> PlaceMention | None:
    for words, name in group:
        last = place + len(words)
        if tokens.words[place:last] != words:
            continue
        if name.needs_capital and not _capitals(tokens.quote(place, last), name.words):
            continue
        slot = "nationals" if name.kind is NameKind.DEMONYM else "country"
        return PlaceMention(place, last, slot, (tuple(name.places),), name.kind is NameKind.CITY)
    return None


def _joined(words: tuple[str, ...], before: PlaceMention, after: PlaceMention) -> PlaceMention | None:
    """The two as one list, if nothing but a comma or "and" stands between them."""
    between = words[before.last : after.first]
    if before.slot != after.slot or not between or len(between) > _WIDEST_JOIN:
        return None
    if not all(word in _JOINS for word in between) or between == ("the",):
        return None
    if between == (",",) and before.city and not after.city and len(before.options[-1]) >= 1:
        # "Accra, Ghana": the country settles which Accra is meant
        settled = tuple(one for one in before.options[-1] if any(after.may_be(one.country) for _ in (0,)))
        if settled:
            options = (*before.options[:-1], settled)
            return PlaceMention(before.first, after.last, before.slot, options, city=True)
    options = before.options + after.options
    return PlaceMention(before.first, after.last, before.slot, options, before.city and after.city)


def _without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _capitals(quote: str, written: str) -> bool:
    """Whether a word that means something else in small letters has the capitals of a name."""
    return quote.isupper() or [char.isupper() for char in quote] == [char.isupper() for char in written]
