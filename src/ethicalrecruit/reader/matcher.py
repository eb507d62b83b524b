"""Finds all phrases of a lexicon in a text, in time that grows with the text alone.

All phrases form one net of states, into which a phrase comes when a text holds a word that it can begin with. Sets
of states are joined into one the first time they are met (the usual way from a nondeterministic to a deterministic
automaton, done lazily), so that a word costs one look-up however many phrases there are. Slots lead past the words
of a mention found before. Every start is followed for a bounded number of steps, and the whole text for a bounded
number a word.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, pairwise
from threading import Lock
from typing import NamedTuple

from ethicalrecruit.reader.phrases import Choice, Gap, Notation, Part, Slot, Word
from ethicalrecruit.reader.tokens import END

_STEPS_PER_WORD = 40
_STEPS_PER_START = 1500
_KEPT_STATES = 20_000
_KEPT_WORDS = 50_000
_KEPT_PAIRS = 200_000
_JOINT = "\x1f"
_ROOT = 0


class Phrase(NamedTuple):
    """A phrase in its notation, and where it stands, for messages."""

    text: str
    where: str


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
            if name not in known.split(_JOINT):
                self.single[first] = f"{known}{_JOINT}{name}"

    def ends(self, name: str, first: int) -> list[int]:
        """The tokens after the mentions of a slot that begin at a token."""
        alone = [first + 1] if name in self.single.get(first, "").split(_JOINT) else []
        return [*alone, *(last for slot, last in self.longer.get(first, ()) if slot == name)]


NO_SLOTS = Slots()
"""For a text without mentions."""


class _Net:
    """States of all phrases, by number."""

    def __init__(self) -> None:
        self.words: list[dict[str, set[int]]] = []
        self.patterns: list[list[tuple[Word, int]]] = []
        self.slots: list[dict[str, set[int]]] = []
        self.skips: list[set[int]] = []
        self.accepts: list[set[int]] = []
        self.free: list[set[int]] = []

    def state(self) -> int:
        self.words.append({})
        self.slots.append({})
        self.patterns.append([])
        self.skips.append(set())
        self.accepts.append(set())
        self.free.append(set())
        return len(self.words) - 1

    def add(self, parts: Sequence[Part], start: int) -> int:
        for part in parts:
            end = self.state()
            if isinstance(part, Word):
                if part.prefix or part.suffix:
                    self.patterns[start].append((part, end))
                else:
                    self.words[start].setdefault(part.text, set()).add(end)
            elif isinstance(part, Slot):
                self.slots[start].setdefault(part.name, set()).add(end)
            elif isinstance(part, Gap):
                here = start
                for _ in range(part.width):
                    self.free[here].add(end)
                    there = self.state()
                    self.skips[here].add(there)
                    here = there
                self.free[here].add(end)
            else:
                self._choice(part, start, end)
            start = end
        return start

    def _choice(self, part: Choice, start: int, end: int) -> None:
        for branch in part.branches:
            self.free[self.add(branch, start)].add(end)
        if part.optional:
            self.free[start].add(end)

    def closed(self, states: Iterable[int]) -> frozenset[int]:
        """These states and all that can be reached without a word."""
        seen = set(states)
        waiting = list(seen)
        while waiting:
            for other in self.free[waiting.pop()]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)


class _State(dict[str, "_State | None"]):
    """A set of states met before, with the steps known so far; a step not known is worked out when it is asked for.

    Attributes:
        net: the net it belongs to.
        members: the states of the net.
        accepts: the entries of which a phrase ends here.
        takes_slots: whether a mention may follow.
    """

    __slots__ = ("accepts", "members", "net", "takes_slots")

    def __init__(self, net: "_Lazy", members: frozenset[int]) -> None:
        super().__init__({END: None})
        self.net = net
        self.members = members
        self.accepts = tuple(sorted({entry for member in members for entry in net.net.accepts[member]}))
        self.takes_slots = any(net.net.slots[member] for member in members)

    def __missing__(self, code: str) -> "_State | None":
        self[code] = following = self.net.begun(code) if self is self.net.root else self.net.after(self, code)
        return following


class _Classes(dict[str, str]):
    """For each word what stands for it; words that no phrase tells apart share a class, so that little is kept."""

    def __init__(self, literals: Iterable[str], patterns: "_Patterns") -> None:
        super().__init__({END: END})
        self._literals = frozenset(literals)
        self._patterns = patterns
        self.met: dict[str, frozenset[Word]] = {}

    def __missing__(self, word: str) -> str:
        met = self._patterns.of(word)
        known = word if word in self._literals else "\x00" + "|".join(sorted(map(str, met)))
        if len(self) < _KEPT_WORDS:
            self[word] = known
        self.met.setdefault(known, met)
        return known


class _Lazy:
    """The net with its sets of states, joined as texts ask for them."""

    def __init__(self, notation: Notation, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self.net = _Net()
        self.net.state()
        self._notation = notation
        self._phrases = tuple(phrases)
        self._waiting: dict[Word | Slot, list[int]] = {}
        self._taken: set[int] = set()
        self._lock = Lock()
        words = notation.words_of({phrase.text for _, phrase in self._phrases})
        patterns = [word for word in words if word.prefix or word.suffix]
        self.classes = _Classes((word.text for word in words), _Patterns(patterns))
        self._known: dict[frozenset[int], _State] = {}
        self.root = _State(self, frozenset((_ROOT,)))
        for number, (_, phrase) in enumerate(self._phrases):
            begins = notation.begins(phrase.text, phrase.where)
            if begins is None:
                self._take_in((number,))
                continue
            for one in begins:
                self._waiting.setdefault(one, []).append(number)
        self.root.takes_slots = any(isinstance(one, Slot) for one in self._waiting) or self.root.takes_slots

    @property
    def is_empty(self) -> bool:
        """Whether there is no phrase."""
        return not self._phrases

    def forget(self) -> bool:
        """Let go of what is known, if it is too much; True if it was."""
        if len(self._known) <= _KEPT_STATES:
            return False
        self._known = {}
        self.root.clear()
        self.root[END] = None
        return True

    def begun(self, code: str) -> _State | None:
        """The state after the first word of a text or of a place in it, and the slots it fills."""
        word, *names = code.split(_JOINT)
        first: list[Word | Slot] = [Word(word), *self.classes.met.get(word, ()), *map(Slot, names)]
        # Threads share the net: it grows under a lock, and what is known of it stays true.
        with self._lock:
            self._take_in(number for one in first for number in self._waiting.pop(one, ()))
            return self.after(self.root, code)

    def _take_in(self, numbers: Iterable[int]) -> None:
        before = len(self._taken)
        for number in numbers:
            if number not in self._taken:
                self._taken.add(number)
                entry, phrase = self._phrases[number]
                parts = self._notation.parts(phrase.text, phrase.where)
                self.net.accepts[self.net.add(parts, _ROOT)].add(entry)
        if len(self._taken) > before:
            self.root.members = self.net.closed((_ROOT,))
            self.root.takes_slots = self.root.takes_slots or any(self.net.slots[one] for one in self.root.members)

    def after(self, state: _State, code: str) -> _State | None:
        """The state after a word and the slots it fills; the code of a slot alone has no word."""
        net = self.net
        word, *names = code.split(_JOINT)
        met = self.classes.met.get(word, frozenset())
        reached: set[int] = set()
        for member in state.members:
            if word:
                reached |= net.words[member].get(word, set())
                reached |= net.skips[member]
            if met:
                reached.update(end for part, end in net.patterns[member] if part in met)
            for name in names:
                reached |= net.slots[member].get(name, set())
        return self._state(net.closed(reached)) if reached else None

    def _state(self, members: frozenset[int]) -> _State:
        if (known := self._known.get(members)) is None:
            known = self._known[members] = _State(self, members)
        return known


class _Pairs(dict[tuple[str, str], bool]):
    """Whether a phrase may begin with two words; most pairs of words are told apart by this alone."""

    def __init__(self, root: _State) -> None:
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
        self._lazy = _Lazy(notation, phrases)
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
            if self._pairs[f"{_JOINT}{name}", codes[min(end - first, len(codes) - 1)]]
        }
        return sorted(further.union(starts)) if further else starts

    def _follow(
        self, codes: Sequence[str], longer: Mapping[int, Sequence[tuple[str, int]]], first: int, start: int,
        ends: dict[int, int],
    ) -> int:  # fmt: skip
        """Follow one start along all its ways, past mentions of several words; the number of steps it took."""
        waiting: list[tuple[_State, int]] = [(self._lazy.root, start)]
        seen: set[tuple[int, int]] = set()
        steps = 0
        while waiting and steps < _STEPS_PER_START:
            state: _State | None
            state, place = waiting.pop()
            while state is not None:
                for entry in state.accepts:
                    if ends.get(entry, 0) < place:
                        ends[entry] = place
                if place in longer and state.takes_slots:
                    for name, end in longer[place]:
                        after = state[f"{_JOINT}{name}"]
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


class _Patterns:
    """Beginnings, endings and insides of words, found by their length."""

    def __init__(self, parts: Iterable[Word]) -> None:
        self._begins: dict[str, Word] = {}
        self._ends: dict[str, Word] = {}
        self._insides: list[Word] = []
        for part in sorted(set(parts), key=str):
            if part.prefix and part.suffix:
                self._insides.append(part)
            elif part.prefix:
                self._begins[part.text] = part
            else:
                self._ends[part.text] = part
        self._begin_sizes = sorted({len(text) for text in self._begins})
        self._end_sizes = sorted({len(text) for text in self._ends})

    def of(self, word: str) -> frozenset[Word]:
        """All that a word meets; marks meet none."""
        if not word[:1].isalnum():
            return frozenset()
        size = len(word)
        met = [self._begins[word[:cut]] for cut in self._begin_sizes if cut <= size and word[:cut] in self._begins]
        met += [self._ends[word[-cut:]] for cut in self._end_sizes if cut <= size and word[-cut:] in self._ends]
        met += [part for part in self._insides if part.text in word]
        return frozenset(met)
