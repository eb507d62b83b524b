"""Finds all phrases of a lexicon in a text, in time that grows with the text alone.

All phrases form one net of states. Sets of states are joined into one the first time they are met (the usual
way from a nondeterministic to a deterministic automaton, done lazily), so that a word costs one look-up
however many phrases there are. Slots lead past the words of a mention found before. Every start is followed
for a bounded number of steps, and the whole text for a bounded number a word.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ethicalrecruit.reader.phrases import Choice, Gap, Part, Slot, Word
from ethicalrecruit.reader.tokens import END

_STEPS_PER_WORD = 40
_STEPS_PER_START = 1500
_KEPT_STATES = 20_000
_KEPT_WORDS = 50_000
_KEPT_PAIRS = 200_000


class Hit(NamedTuple):
    """One phrase found: the number of its entry, and its tokens from ``first`` up to, not including, ``last``."""

    entry: int
    first: int
    last: int


Slots = Mapping[int, Sequence[tuple[str, int]]]
"""For a token, the mentions that begin there: the name of the slot, and the token after its last."""


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


class _State:
    """A set of states met before, with the steps known so far."""

    __slots__ = ("accepts", "members", "steps", "takes_slots")

    def __init__(self, members: frozenset[int], accepts: tuple[int, ...], *, takes_slots: bool) -> None:
        self.members = members
        self.accepts = accepts
        self.takes_slots = takes_slots
        self.steps: dict[str, _State | None] = {}


_UNSEEN = _State(frozenset(), (), takes_slots=False)
"""Stands for a step that was not taken before."""


class Matcher:
    """All phrases of a set of entries, ready to be found.

    The tables it fills while matching are a memory of work done, bounded in size; they change no answer.
    """

    def __init__(self, phrases: Iterable[tuple[int, Sequence[Part]]]) -> None:
        self._net = _Net()
        root = self._net.state()
        for entry, parts in phrases:
            self._net.accepts[self._net.add(parts, root)].add(entry)
        self._literals = {word for words in self._net.words for word in words} | {END}
        self._patterns = _Patterns(part for pairs in self._net.patterns for part, _ in pairs)
        self._classes: dict[str, str] = {}
        self._met: dict[str, frozenset[Word]] = {}
        self._known: dict[frozenset[int], _State] = {}
        self._root = self._state(self._net.closed([root]))
        self._pairs: dict[tuple[str, str], bool] = {}

    def find(self, words: Sequence[str], slots: Slots, first: int = 0, last: int | None = None) -> list[Hit]:
        """Every phrase at every place, each as long as it can be made; in order of place.

        A text that would need more steps than are allowed is read as far as they reach.
        """
        if len(self._known) > _KEPT_STATES:
            self._known = {self._root.members: self._root}
            self._root.steps = {}
            self._pairs.clear()
        if len(self._classes) > _KEPT_WORDS:
            self._classes = {}
        stop = len(words) if last is None else last
        if first >= stop:
            return []
        classes = self._classes
        words = [""] * first + [classes.get(word) or self._class(word) for word in words[first:stop]]
        left = _STEPS_PER_WORD * (stop - first) + _STEPS_PER_START
        hits: list[Hit] = []
        pairs, known = self._pairs, self._root.steps
        following = words[first + 1 : stop]
        following.append(END)
        for start, pair in enumerate(zip(words[first:stop], following, strict=True), first):
            if start in slots:
                left -= self._follow(words, slots, start, stop, hits)
            elif pairs.get(pair, True):
                if pair not in pairs and not self._goes_on(pair):
                    continue
                left -= self._walk(known[pair[0]], words, slots, start, stop, hits)  # type: ignore[arg-type]  # it goes on
            if left <= 0:
                break
        return hits

    def _goes_on(self, pair: tuple[str, str]) -> bool:
        """Whether a phrase may begin with two words; most pairs of words are told apart by this alone."""
        state = self._root.steps.get(pair[0], _UNSEEN)
        if state is _UNSEEN:
            state = self._step(self._root, pair[0])
        goes_on = state is not None and (
            bool(state.accepts) or state.takes_slots or (pair[1] != END and self._step(state, pair[1]) is not None)
        )
        if len(self._pairs) >= _KEPT_PAIRS:
            self._pairs.clear()
        self._pairs[pair] = goes_on
        return goes_on

    def _walk(  # noqa: PLR0913, PLR0917  # the innermost loop of all; an object for its arguments would cost time
        self, state: _State, words: Sequence[str], slots: Slots, start: int, stop: int, hits: list[Hit]
    ) -> int:
        """Follow one start from its second word on, as long as no slot makes the way part."""
        longest: dict[int, int] = {}
        place = start + 1
        following: _State | None = state
        while following is not None:
            for entry in following.accepts:
                longest[entry] = place
            if place >= stop or (word := words[place]) == END:
                break
            if following.takes_slots and place in slots:
                return self._follow(words, slots, start, stop, hits)
            reached = following.steps.get(word, _UNSEEN)
            following = self._step(following, word) if reached is _UNSEEN else reached
            place += 1
        if longest:
            hits.extend(Hit(entry, start, end) for entry, end in sorted(longest.items()))
        return place - start

    def _follow(  # as above
        self, words: Sequence[str], slots: Slots, start: int, stop: int, hits: list[Hit]
    ) -> int:
        """Follow one start along all its ways."""
        longest: dict[int, int] = {}
        waiting: list[tuple[_State, int]] = [(self._root, start)]
        seen: set[tuple[int, int]] = set()
        steps = 0
        while waiting and steps < _STEPS_PER_START:
            state, place = waiting.pop()
            steps += 1
            for entry in state.accepts:
                if longest.get(entry, -1) < place:
                    longest[entry] = place
            if place >= stop or (word := words[place]) == END:
                continue
            if state.takes_slots and place in slots:
                for name, end in slots[place]:
                    after = self._slot_step(state, name)
                    if after is not None and (id(after), end) not in seen:
                        seen.add((id(after), end))
                        waiting.append((after, end))
            reached = state.steps.get(word, _UNSEEN)
            following = self._step(state, word) if reached is _UNSEEN else reached
            if following is not None:
                waiting.append((following, place + 1))
        hits.extend(Hit(entry, start, end) for entry, end in sorted(longest.items()) if end > start)
        return steps

    def _class(self, word: str) -> str:
        """Words that no phrase tells apart share a class, so that what is remembered stays small."""
        met = self._patterns.of(word)
        known = word if word in self._literals else "\x00" + "|".join(sorted(map(str, met)))
        self._met.setdefault(known, met)
        self._classes[word] = known
        return known

    def _step(self, state: _State, word: str) -> _State | None:
        net = self._net
        met = self._met.get(word, frozenset())
        reached: set[int] = set()
        for member in state.members:
            reached |= net.words[member].get(word, set())
            reached |= net.skips[member]
            if met:
                reached.update(end for part, end in net.patterns[member] if part in met)
        following = self._state(net.closed(reached)) if reached else None
        state.steps[word] = following
        return following

    def _slot_step(self, state: _State, name: str) -> _State | None:
        key = f"<{name}>"
        if key in state.steps:
            return state.steps[key]
        reached: set[int] = set()
        for member in state.members:
            reached |= self._net.slots[member].get(name, set())
        following = self._state(self._net.closed(reached)) if reached else None
        state.steps[key] = following
        return following

    def _state(self, members: frozenset[int]) -> _State:
        if (known := self._known.get(members)) is not None:
            return known
        accepts = sorted({entry for member in members for entry in self._net.accepts[member]})
        takes_slots = any(self._net.slots[member] for member in members)
        state = _State(members, tuple(accepts), takes_slots=takes_slots)
        self._known[members] = state
        return state


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
