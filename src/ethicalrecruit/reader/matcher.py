"""Finds all phrases of a lexicon in a text, in time that grows with the text alone.

All phrases form one net of states, into which a phrase comes when a text holds a word that it can begin with. Sets
of states are joined into one the first time they are met (the usual way from a nondeterministic to a deterministic
automaton, done lazily), so that a word costs one look-up however many phrases there are. Slots lead past the words
of a mention found before. Every start is followed for a bounded number of steps, and the whole text for a bounded
number a word.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from ethicalrecruit.reader.net import JOINT, LazyNet, Phrase, State
from ethicalrecruit.reader.phrases import Notation
from ethicalrecruit.reader.tokens import END

_STEPS_PER_WORD = 40
_STEPS_PER_START = 1500
_KEPT_PAIRS = 200_000


class Hit(NamedTuple):
    """One phrase found: the number of its entry, and its tokens from ``first`` up to, not including, ``last``."""

    entry: int
    first: int
    last: int


class Slots:
    """The mentions that slots lead past, by the token they begin at.

    Most are one word long: "you", "nurses". Such a word is read together with the slots it fills, in one step.

    Attributes:
        single: the names of the slots that the token alone fills, each after a mark of its own.
        longer: the slots that several tokens fill: the name, and the token after the last.
    """

    __slots__ = ("longer", "single")

    def __init__(self) -> None:
        self.single: dict[int, str] = {}
        self.longer: dict[int, list[tuple[str, int]]] = {}

    def add(self, name: str, first: int, last: int) -> None:
        """Take in a mention from one token up to, not including, another."""
        if last > first + 1:
            self.longer.setdefault(first, []).append((name, last))
        else:
            known = self.single.get(first, "")
            if name not in known.split(JOINT):
                self.single[first] = f"{known}{JOINT}{name}"

    def ends(self, name: str, first: int) -> list[int]:
        """The tokens after the mentions of a slot that begin at a token."""
        alone = [first + 1] if name in self.single.get(first, "").split(JOINT) else []
        return [*alone, *(last for slot, last in self.longer.get(first, ()) if slot == name)]


NO_SLOTS = Slots()
"""For a text without mentions."""


class _Pairs(dict[tuple[str, str], bool]):
    """Whether a phrase may begin with two words; most pairs of words are told apart by this alone."""

    def __init__(self, root: State) -> None:
        super().__init__()
        self._root = root

    def __missing__(self, pair: tuple[str, str]) -> bool:
        state = self._root[pair[0]]
        goes_on = state is not None and (bool(state.accepts) or state.takes_slots or state[pair[1]] is not None)
        if len(self) >= _KEPT_PAIRS:
            self.clear()
        self[pair] = goes_on
        return goes_on


class Matcher:
    """All phrases of a set of entries, ready to be found.

    The tables it fills while matching are a memory of work done, bounded in size; they change no answer.
    """

    def __init__(self, notation: Notation, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self._lazy = LazyNet(notation, phrases)
        self._pairs = _Pairs(self._lazy.root)
        self._is_empty = self._lazy.is_empty

    def find(self, words: Sequence[str], slots: Slots, first: int = 0, last: int | None = None) -> list[Hit]:
        """Every phrase at every place, each as long as it can be made; in order of place.

        A text that would need more steps than are allowed is read as far as they reach.
        """
        stop = len(words) if last is None else last
        if first >= stop or self._is_empty:
            return []
        if self._lazy.forget():
            self._pairs.clear()
        codes = self._codes(words, slots, first, stop)
        longer = {place - first: slots.longer[place] for place in _within(slots.longer, first, stop)}
        left = _STEPS_PER_WORD * (stop - first) + _STEPS_PER_START
        root = self._lazy.root
        hits: list[Hit] = []
        for start in self._starts(codes, longer, first):
            state, place = root[codes[start]], start + 1
            ends: dict[int, int] = {}
            while state is not None:
                if state.accepts:
                    ends.update(dict.fromkeys(state.accepts, place))
                if place in longer and state.takes_slots:
                    break
                state = state[codes[place]]
                place += 1
            left -= place - start
            if state is not None or start in longer:
                left -= self._follow(codes, longer, first, start, ends)
            if ends:
                hits.extend(Hit(entry, start + first, end + first) for entry, end in sorted(ends.items()))
            if left <= 0:
                break
        return hits

    def _codes(self, words: Sequence[str], slots: Slots, first: int, stop: int) -> list[str]:
        """What stands for each word, with the slots that it fills alone, and an end."""
        codes = list(map(self._lazy.classes.__getitem__, words[first:stop]))
        for place in _within(slots.single, first, stop):
            codes[place - first] += slots.single[place]
        codes.append(END)
        return codes

    def _starts(
        self, codes: Sequence[str], longer: Mapping[int, Sequence[tuple[str, int]]], first: int
    ) -> Sequence[int]:
        """Where a phrase may begin, with a word or with a mention of several words."""
        starts = list(compress(range(len(codes)), map(self._pairs.__getitem__, pairwise(codes))))
        further = {
            place
            for place, mentions in longer.items()
            for name, end in mentions
            if self._pairs[f"{JOINT}{name}", codes[min(end - first, len(codes) - 1)]]
        }
        return sorted(further.union(starts)) if further else starts

    def _follow(
        self, codes: Sequence[str], longer: Mapping[int, Sequence[tuple[str, int]]], first: int, start: int,
        ends: dict[int, int],
    ) -> int:  # fmt: skip
        """Follow one start along all its ways, past mentions of several words; the number of steps it took."""
        waiting: list[tuple[State, int]] = [(self._lazy.root, start)]
        seen: set[tuple[int, int]] = set()
        steps = 0
        while waiting and steps < _STEPS_PER_START:
            state: State | None
            state, place = waiting.pop()
            while state is not None:
                for entry in state.accepts:
                    if ends.get(entry, 0) < place:
                        ends[entry] = place
                if place in longer and state.takes_slots:
                    for name, end in longer[place]:
                        after = state[f"{JOINT}{name}"]
                        way = (id(after), end)
                        if after is not None and end - first < len(codes) and way not in seen:
                            seen.add(way)
                            waiting.append((after, end - first))
                state = state[codes[place]]
                place += 1
                steps += 1
        return steps


def _within(places: Mapping[int, object], first: int, stop: int) -> Iterable[int]:
    """The places that lie between two tokens."""
    if len(places) > stop - first:
        return [place for place in range(first, stop) if place in places]
    return [place for place in places if first <= place < stop]
