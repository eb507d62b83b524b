"""Everything that is found in a text before anything is concluded: money, times, places, terms and cues."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from ethicalrecruit.reader.cost_mentions import CostMention, cost_mentions
from ethicalrecruit.reader.entries import LAID_OUT, Entry
from ethicalrecruit.reader.lexicon import Lexicon
from ethicalrecruit.reader.matcher import NO_SLOTS, Hit, Slots
from ethicalrecruit.reader.mention import Term
from ethicalrecruit.reader.money_mentions import MoneyMention, money_mentions
from ethicalrecruit.reader.place_mentions import PlaceMention, Places
from ethicalrecruit.reader.term_mentions import DurationMention, duration_mentions
from ethicalrecruit.reader.tokens import Sentence, Tokens, overlap
from ethicalrecruit.reader.words import NO_WORDS, SmallWords

_LONGEST_DECOY = 24
_MOST_ARTICLES = 3
_NO_RIVAL = (0, -1, -1)
_T = TypeVar("_T")
_Hidden = dict[str, list[tuple[int, int]]]
_AGES = frozenset(str(number) for number in range(16, 76))


class Cue(NamedTuple):
    """A cue found: its entry, and its tokens from ``first`` up to, not including, ``last``."""

    entry: Entry
    first: int
    last: int

    @property
    def effect(self) -> str:
        """What it says about terms near it."""
        return self.entry.name

    @property
    def is_laid_out(self) -> bool:
        """Whether it is a whole heading, label or cell, and takes its sense from that."""
        return LAID_OUT in self.entry.reads


class Part(NamedTuple):
    """Neighbouring sentences of one language: its lexicon, its places, and the tokens they begin and end with."""

    lexicon: Lexicon
    places: Places
    first: int
    last: int


class Marks:
    """All marks of one text, with the questions one asks of them.

    Attributes:
        tokens: the text.
        parts: its parts in languages that can be read; the rest has no marks.
    """

    def __init__(self, tokens: Tokens, parts: Sequence[Part]) -> None:
        self.tokens = tokens
        self.parts = tuple(parts)
        self._part_starts = [part.first for part in parts]
        self._slots: dict[int, Slots] = {}
        self._hidden: dict[int, _Hidden] = {}
        self._looked: set[int] = set()
        self._found: list[tuple[str, list[int]]] = []
        self.money: list[MoneyMention] = []
        self.durations: list[DurationMention] = []
        self.places: list[PlaceMention] = []
        self.terms: list[Term] = []
        self.costs: list[CostMention] = []
        self.cues: list[Cue] = []
        for part in self.parts:
            self._read(part)
        self._cues_of: dict[int, dict[str, list[Cue]]] = {}
        self._sentences_with: dict[str, set[int]] = {}
        self._file(self.cues)
        self._sentences_naming: dict[str, set[int]] = {}
        for term in self.terms:
            self._sentences_naming.setdefault(term.slot, set()).add(self.sentence_at(term.first).first)
        self._term_starts = [term.first for term in self.terms]
        self._money_starts = [one.first for one in self.money]
        self._duration_starts = [one.first for one in self.durations]
        self._place_starts = [one.first for one in self.places]
        self._cost_starts = [one.first for one in self.costs]

    def _read(self, part: Part) -> None:
        tokens, lexicon, small = self.tokens, part.lexicon, part.lexicon.words
        money = money_mentions(tokens, lexicon.currencies, small, part.first, part.last)
        durations = duration_mentions(tokens, part.first, part.last, small)
        places = part.places.find(tokens, small, part.first, part.last)
        slots = self._first_slots(part, money, durations, places)
        hits = lexicon.terms.find(tokens.words, slots, part.first, part.last)
        hidden = _hidden(lexicon, hits)
        self._found.append(
            (lexicon.language, [entry for entry, _, _ in hits if lexicon.entries[entry].kind == "decoy"])
        )
        every_term = self._terms(lexicon, hits, hidden)
        terms = _longest(every_term)
        costs = cost_mentions(tokens, terms, small)
        for term in every_term:
            slots.add(term.slot, term.first, term.last)
            if term.slot in ("occupation", "other_job"):
                for first in _with_articles(tokens.words, term.first, small):
                    slots.add("worker", first, term.last)
        for cost in costs:
            slots.add("cost", cost.first, cost.last)
        later = lexicon.cues.find(tokens.words, slots, part.first, part.last)
        late = [hit for hit in later if hit[0] in lexicon.nets.late_decoys]
        self._found.append((lexicon.language, [entry for entry, _, _ in late]))
        hidden = _hidden(lexicon, [*hits, *late])
        self.money += money
        self.durations += durations
        self.places += places
        self.terms += terms
        self.costs += costs
        self._slots[part.first] = slots
        self._hidden[part.first] = hidden
        self.cues += self._cues(lexicon, later, hidden)

    def _first_slots(
        self, part: Part, money: Sequence[MoneyMention], durations: Sequence[DurationMention],
        places: Sequence[PlaceMention],
    ) -> Slots:  # fmt: skip
        """The slots filled by what is found without the lexicon."""
        slots = Slots()
        for one in money:
            slots.add("money", one.first, one.last)
        for length in durations:
            slots.add("duration", length.first, length.last)
        endings = part.lexicon.words["people_endings"].phrases
        for place in places:
            slots.add(place.slot, place.first, place.last)
            if place.slot == "nationals" and _is_plural(self.tokens.words[place.last - 1], endings):
                slots.add("peoples", place.first, place.last)
        for number in self.tokens.places_of(_AGES, part.first, part.last):
            slots.add("agenumber", number, number + 1)
        return slots

    def _file(self, cues: Iterable[Cue]) -> None:
        sentences, sentence_of = self.tokens.sentences, self.tokens.sentence_of
        first = stop = -1
        here: dict[str, list[Cue]] = {}
        for cue in cues:
            if not first <= cue.first < stop:
                sentence = sentences[sentence_of[cue.first]]
                first, stop = sentence.first, sentence.last + 1
                here = self._cues_of.setdefault(first, {})
            if (known := here.get(cue.entry.name)) is not None:
                known.append(cue)
            else:
                here[cue.entry.name] = [cue]
                self._sentences_with.setdefault(cue.entry.name, set()).add(first)

    def look_for_parts(self, part: Part, sentences: Iterable[Sentence]) -> None:
        """Find the cues that only frames ask for, in sentences of a part that hold the first of their parts."""
        runs: list[tuple[int, int]] = []
        for sentence in sentences:
            if sentence.first in self._looked or not part.first <= sentence.first < part.last:
                continue
            self._looked.add(sentence.first)
            joins = bool(runs) and runs[-1][1] + 1 == sentence.first  # an end stands between neighbours
            first = runs.pop()[0] if joins else sentence.first
            runs.append((first, sentence.last))
        slots = self._slots[part.first]
        for first, last in runs:
            hits = part.lexicon.parts.find(self.tokens.words, slots, first, last)
            self._file(self._cues(part.lexicon, hits, self._hidden[part.first]))

    def look_closer(self, sentence: Sentence) -> None:
        """Find the cues in a sentence that are looked for only where it matters."""
        number = bisect_right(self._part_starts, sentence.first) - 1
        if number >= 0:
            self.look_for_parts(self.parts[number], (sentence,))

    def add(self, cues: Sequence[Cue]) -> None:
        """Take in further cues; one whose words another of its effect and value holds is left out."""
        kept = [cue for cue in cues if not self._is_told(cue)]
        self.cues += kept
        self._file(kept)
        for cue in kept:
            self._cues_of[self.sentence_at(cue.first).first][cue.effect].sort(key=lambda one: (one.first, one.last))

    def _is_told(self, cue: Cue) -> bool:
        if cue.is_laid_out:
            return False
        here = self.in_sentence(self.sentence_at(cue.first), cue.effect)
        return any(one.entry.value == cue.entry.value and overlap(one, cue) for one in here)

    def small(self, place: int) -> SmallWords:
        """The small words of the language that a token is written in."""
        number = bisect_right(self._part_starts, place) - 1
        return self.parts[number].lexicon.words if number >= 0 and place < self.parts[number].last else NO_WORDS

    def word_is(self, place: int, name: str) -> bool:
        """Whether the word at a token belongs to a class of small words; False beyond the ends of the text."""
        return 0 <= place < len(self.tokens.words) and self.tokens.words[place] in self.small(place)[name]

    def any_word(self, first: int, last: int, name: str) -> bool:
        """Whether a word between two tokens belongs to a class of small words."""
        return first < last and self.small(first)[name].meets(self.tokens.words[first:last])

    def can_be_read(self, sentence: Sentence) -> bool:
        """Whether a sentence is written in a language that is read."""
        return self.small(sentence.first) is not NO_WORDS

    def in_sentence(self, sentence: Sentence, *effects: str) -> Sequence[Cue]:
        """The cues of some effects that begin in a sentence, in order."""
        here = self._cues_of.get(sentence.first)
        if here is None:
            return ()
        if len(effects) == 1:
            return here.get(effects[0], ())
        if here.keys().isdisjoint(effects):
            return ()
        found = [cue for effect in effects if effect in here for cue in here[effect]]
        return sorted(found, key=lambda cue: (cue.first, cue.last)) if len(found) > 1 else found

    def says(self, sentence: Sentence, *effects: str) -> bool:
        """Whether a sentence holds a cue of one of these effects."""
        here = self._cues_of.get(sentence.first)
        return here is not None and not here.keys().isdisjoint(effects)

    def sentences_with(self, *effects: str) -> set[int]:
        """The sentences that hold a cue of one of these effects, by their first token."""
        known = self._sentences_with
        if len(effects) == 1:
            return known.get(effects[0], set())
        return set().union(*(known[effect] for effect in effects if effect in known))

    def sentences_naming(self, *slots: str) -> set[int]:
        """The sentences that hold a term of one of these slots, by their first token."""
        known = self._sentences_naming
        return set().union(*(known[slot] for slot in slots if slot in known))

    @property
    def standing(self) -> set[str]:
        """The effects of all cues found so far, and the ``<slots>`` of all terms."""
        return {*self._sentences_with, *(f"<{slot}>" for slot in self._sentences_naming)}

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

    def slots_in(self, slot: str, first: int, last: int) -> list[tuple[int, int]]:
        """The first token and the one after the last of what fills a slot and begins between two tokens."""
        slots = self._slots.get(self.parts[bisect_right(self._part_starts, first) - 1].first, NO_SLOTS)
        return [(at, end) for at in range(first, last) for end in slots.ends(slot, at)]

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

    @property
    def found(self) -> set[tuple[str, int]]:
        """The lexicon entries found, by language and number, those that gave way to longer ones included."""
        return {(language, number) for language, numbers in self._found for number in numbers}

    def _terms(self, lexicon: Lexicon, hits: Iterable[Hit], hidden: _Hidden) -> tuple[Term, ...]:
        found: list[Term] = []
        for number, first, last in hits:
            entry = lexicon.entries[number]
            if entry.kind == "term" and not _is_hidden(hidden, entry.name, first, last):
                found.append(Term(entry.name, entry.value, first, last, number))
        self._found.append((lexicon.language, [term.entry for term in found]))
        return tuple(found)

    def _cues(self, lexicon: Lexicon, hits: Iterable[Hit], hidden: _Hidden) -> list[Cue]:
        """The longest of the cues that begin alike and look alike; one that lies in another gives way to it."""
        entries, keys = lexicon.entries, lexicon.keys
        kept: list[Cue] = []
        numbers: list[int] = []
        rivals: dict[tuple[str, str], tuple[int, int, int]] = {}
        for number, first, last in hits:
            key = keys[number]
            if key[0] == "" or (key[0] in hidden and _is_hidden(hidden, key[0], first, last)):
                continue  # a decoy, or what one takes away
            numbers.append(number)
            place, begin, reach = rivals.get(key, _NO_RIVAL)
            if last > reach:
                if first == begin:
                    kept[place] = Cue(entries[number], first, last)
                else:
                    place = len(kept)
                    kept.append(Cue(entries[number], first, last))
                rivals[key] = place, first, last
        self._found.append((lexicon.language, numbers))
        kept.sort(key=_in_order)
        return kept


def _in_order(cue: Cue) -> tuple[int, int, str]:
    return cue.first, cue.last, cue.entry.id


def _is_hidden(hidden: _Hidden, name: str, begin: int, end: int) -> bool:
    """Whether a decoy takes these words away; a longer phrase that holds all of it stands."""
    spans = hidden.get(name)
    if not spans:
        return False
    for place in range(bisect_left(spans, (end, 0)) - 1, -1, -1):
        first, last = spans[place]
        if first < begin - _LONGEST_DECOY:
            break
        covers = begin <= first and end >= last and (end - begin) > (last - first)
        if last > begin and not covers:
            return True
    return False


def _between(items: Sequence[_T], starts: list[int], first: int, last: int) -> list[_T]:
    return list(items[bisect_left(starts, first) : bisect_left(starts, last)])


def _is_plural(word: str, endings: tuple[str, ...]) -> bool:
    """Whether a people is meant: "Filipinos" are; "Filipino" may be a language or a dish."""
    return word.endswith(endings) and not word.endswith("ss")


def _with_articles(words: Sequence[str], first: int, small: SmallWords) -> Iterable[int]:
    """Where "the nurse", "all selected nurses" may begin, counted from the noun."""
    yield first
    for _ in range(_MOST_ARTICLES):
        first -= 1
        if first < 0 or words[first] not in small["before_worker"]:
            return
        yield first


def _hidden(lexicon: Lexicon, hits: Iterable[Hit]) -> _Hidden:
    hidden: _Hidden = {}
    for entry, first, last in hits:
        for name in lexicon.entries[entry].hides:
            hidden.setdefault(name, []).append((first, last))
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
