"""Everything that is found in a text before anything is concluded: money, times, places, terms and cues."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ethicalrecruit.reader.cost_mentions import CostMention, cost_mentions
from ethicalrecruit.reader.lexicon import Entry, Lexicon
from ethicalrecruit.reader.matcher import Hit
from ethicalrecruit.reader.mention import Term
from ethicalrecruit.reader.money_mentions import MoneyMention, money_mentions
from ethicalrecruit.reader.place_mentions import PlaceMention, Places
from ethicalrecruit.reader.term_mentions import DurationMention, duration_mentions
from ethicalrecruit.reader.tokens import Sentence, Tokens

_LONGEST_DECOY = 24
_MOST_ARTICLES = 3
_ARTICLES = frozenset(
    "the a an all our each every any your these those selected successful appointed shortlisted overseas foreign "  # noqa: SIM905  # words, as one reads them
    "international recruited new of migrant placed employed".split()
)
_T = TypeVar("_T")
_AGES = frozenset(str(number) for number in range(16, 76))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue found: its entry, and its tokens from ``first`` up to, not including, ``last``."""

    entry: Entry
    first: int
    last: int

    @property
    def effect(self) -> str:
        """What it says about terms near it."""
        return self.entry.name


class Marks:
    """All marks of one text, with the questions one asks of them.

    Attributes:
        found: the numbers of all lexicon entries found, those that gave way to longer ones included.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, places: Places) -> None:
        self.tokens = tokens
        self.lexicon = lexicon
        self.money: tuple[MoneyMention, ...] = money_mentions(tokens, lexicon.currencies)
        self.durations: tuple[DurationMention, ...] = duration_mentions(tokens)
        self.places: tuple[PlaceMention, ...] = places.find(tokens)
        slots = self._first_slots()
        term_hits = lexicon.terms.find(tokens.words, slots)
        self._hidden = _hidden(lexicon, term_hits)
        self.found: set[int] = {hit.entry for hit in term_hits if lexicon.entries[hit.entry].kind == "decoy"}
        every_term = self._terms(term_hits)
        self.terms = tuple(_longest(every_term))
        self.costs: tuple[CostMention, ...] = cost_mentions(tokens, self.terms)
        for term in every_term:
            slots.setdefault(term.first, []).append((term.slot, term.last))
            if term.slot in ("occupation", "other_job"):
                for first in _with_articles(tokens.words, term.first):
                    slots.setdefault(first, []).append(("worker", term.last))
        for cost in self.costs:
            slots.setdefault(cost.first, []).append(("cost", cost.last))
        self.cues = self._cues(lexicon.cues.find(tokens.words, slots))
        self._cues_of: dict[int, dict[str, list[Cue]]] = {}
        for cue in self.cues:
            first = tokens.sentences[tokens.sentence_of[cue.first]].first
            self._cues_of.setdefault(first, {}).setdefault(cue.entry.name, []).append(cue)
        self._term_starts = [term.first for term in self.terms]
        self._money_starts = [one.first for one in self.money]
        self._duration_starts = [one.first for one in self.durations]
        self._place_starts = [one.first for one in self.places]
        self._cost_starts = [one.first for one in self.costs]

    def _first_slots(self) -> dict[int, list[tuple[str, int]]]:
        """The slots filled by what is found without the lexicon."""
        slots: dict[int, list[tuple[str, int]]] = {}
        for one in self.money:
            slots.setdefault(one.first, []).append(("money", one.last))
        for length in self.durations:
            slots.setdefault(length.first, []).append(("duration", length.last))
        for place in self.places:
            slots.setdefault(place.first, []).append((place.slot, place.last))
            if place.slot == "nationals" and _is_plural(self.tokens.words[place.last - 1]):
                slots[place.first].append(("peoples", place.last))
        for number, word in enumerate(self.tokens.words):
            if word in _AGES:
                slots.setdefault(number, []).append(("agenumber", number + 1))
        return slots

    def in_sentence(self, sentence: Sentence, *effects: str) -> Sequence[Cue]:
        """The cues of some effects that begin in a sentence, in order."""
        here = self._cues_of.get(sentence.first)
        if here is None:
            return ()
        if len(effects) == 1:
            return here.get(effects[0], ())
        return sorted(
            (cue for effect in effects for cue in here.get(effect, ())), key=lambda cue: (cue.first, cue.last)
        )

    def says(self, sentence: Sentence, *effects: str) -> bool:
        """Whether a sentence holds a cue of one of these effects."""
        here = self._cues_of.get(sentence.first)
        return here is not None and any(effect in here for effect in effects)

    def says_something(self, sentence: Sentence) -> bool:
        """Whether any cue, term, cost, sum or place begins in a sentence."""
        if sentence.first in self._cues_of:
            return True
        return any(
            bisect_left(starts, sentence.first) < bisect_left(starts, sentence.last)
            for starts in (self._term_starts, self._money_starts, self._place_starts)
        )

    def sentence_at(self, place: int) -> Sentence:
        """The sentence a token belongs to."""
        return self.tokens.sentences[self.tokens.sentence_of[place]]

    def terms_of(self, slot: str, first: int, last: int) -> list[Term]:
        """The terms of a slot that begin between two tokens."""
        return [term for term in _between(self.terms, self._term_starts, first, last) if term.slot == slot]

    def money_in(self, first: int, last: int) -> list[MoneyMention]:
        """The sums of money that begin between two tokens."""
        return _between(self.money, self._money_starts, first, last) if self.money else []

    def durations_in(self, first: int, last: int) -> list[DurationMention]:
        """The lengths of time that begin between two tokens."""
        return _between(self.durations, self._duration_starts, first, last) if self.durations else []

    def places_in(self, first: int, last: int) -> list[PlaceMention]:
        """The places that begin between two tokens."""
        return _between(self.places, self._place_starts, first, last) if self.places else []

    def costs_in(self, first: int, last: int) -> list[CostMention]:
        """The costs that begin between two tokens."""
        return _between(self.costs, self._cost_starts, first, last) if self.costs else []

    def _terms(self, hits: Iterable[Hit]) -> tuple[Term, ...]:
        entries = self.lexicon.entries
        found = [
            Term(entries[hit.entry].name, entries[hit.entry].value, hit.first, hit.last, hit.entry)
            for hit in hits
            if entries[hit.entry].kind == "term" and not self._is_hidden(entries[hit.entry].name, hit)
        ]
        self.found.update(term.entry for term in found)
        return tuple(found)

    def _cues(self, hits: Iterable[Hit]) -> tuple[Cue, ...]:
        entries = self.lexicon.entries
        by_effect: dict[tuple[str, str], list[Hit]] = {}
        for hit in hits:
            name = entries[hit.entry].name
            if not self._is_hidden(name, hit):
                self.found.add(hit.entry)
                by_effect.setdefault((name, entries[hit.entry].looks), []).append(hit)
        kept: list[Cue] = []
        for group in by_effect.values():
            reach = -1
            for hit in sorted(group, key=lambda one: (one.first, -one.last)):
                if hit.last > reach:
                    kept.append(Cue(entries[hit.entry], hit.first, hit.last))
                    reach = hit.last
        return tuple(sorted(kept, key=lambda cue: (cue.first, cue.last, cue.entry.id)))

    def _is_hidden(self, name: str, hit: Hit) -> bool:
        """Whether a decoy takes these words away; a longer phrase that holds all of it stands."""
        spans = self._hidden.get(name)
        if not spans:
            return False
        for place in range(bisect_left(spans, (hit.last, 0)) - 1, -1, -1):
            first, last = spans[place]
            if first < hit.first - _LONGEST_DECOY:
                break
            covers = hit.first <= first and hit.last >= last and (hit.last - hit.first) > (last - first)
            if last > hit.first and not covers:
                return True
        return False


def _between(items: Sequence[_T], starts: list[int], first: int, last: int) -> list[_T]:
    return list(items[bisect_left(starts, first) : bisect_left(starts, last)])


def _is_plural(word: str) -> bool:
    """Whether a people is meant: "Filipinos" are; "Filipino" may be a language or a dish."""
    return word.endswith("s") and not word.endswith("ss")


def _with_articles(words: Sequence[str], first: int) -> Iterable[int]:
    """Where "the nurse", "all selected nurses" may begin, counted from the noun."""
    yield first
    for _ in range(_MOST_ARTICLES):
        first -= 1
        if first < 0 or words[first] not in _ARTICLES:
            return
        yield first


def _hidden(lexicon: Lexicon, hits: Iterable[Hit]) -> dict[str, list[tuple[int, int]]]:
    hidden: dict[str, list[tuple[int, int]]] = {}
    for hit in hits:
        for name in lexicon.entries[hit.entry].hides:
            hidden.setdefault(name, []).append((hit.first, hit.last))
    for spans in hidden.values():
        spans.sort()
    return hidden


def _longest(terms: Sequence[Term]) -> list[Term]:
    """Terms of one slot that begin alike or lie inside another give way to the longer one.

    A cost and a thing are one family: "visa fee" is not also a visa.
    """
    kept: list[Term] = []
    reach: dict[str, int] = {}
    for term in sorted(terms, key=lambda one: (one.first, -one.last, one.slot, one.entry)):
        family = "thing" if term.slot == "cost" else term.slot
        if term.last > reach.get(family, -1) and term.first >= reach.get(family, -1):
            kept.append(term)
            reach[family] = term.last
    return kept
