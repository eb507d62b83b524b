"""Finds all phrases of a lexicon in a text, in time that grows with the text alone.

All phrases form one net of states. Sets of states are joined into one the first time they are met (the usual
way from a nondeterministic to a deterministic automaton, done lazily), so that a word costs one look-up
however many phrases there are. Slots lead past the words of a mention found before. Every start is followed
for a bounded number of steps, and the whole text for a bounded number a word.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ethicalrecruit.reader.phrases import Choice, Gap, Part, Slot, Word
from ethicalrecruit.reader.tokens import END

_STEPS_PER_WORD = 40
_STEPS_PER_START = 1500
_KEPT_STATES = 20_000
_KEPT_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Hit:
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
        self.prefixes: list[list[tuple[str, int]]] = []
        self.slots: list[dict[str, set[int]]] = []
        self.skips: list[set[int]] = []
        self.accepts: list[set[int]] = []
        self.free: list[set[int]] = []

    def state(self) -> int:
        self.words.append({})
        self.slots.append({})
        self.prefixes.append([])
        self.skips.append(set())
        self.accepts.append(set())
        self.free.append(set())
        return len(self.words) - 1

    def add(self, parts: Sequence[Part], start: int) -> int:
        for part in parts:
            end = self.state()
            if isinstance(part, Word):
                if part.prefix:
                    self.prefixes[start].append((part.text, end))
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
        self._beginnings = {beginning for pairs in self._net.prefixes for beginning, _ in pairs}
        self._classes: dict[str, str] = {}
        self._known: dict[frozenset[int], _State] = {}
        self._root = self._state(self._net.closed([root]))

    def find(self, words: Sequence[str], slots: Slots, first: int = 0, last: int | None = None) -> list[Hit]:
        """Every phrase at every place, each as long as it can be made; in order of place.

        A text that would need more steps than are allowed is read as far as they reach.
        """
        if len(self._known) > _KEPT_STATES:
            self._known = {self._root.members: self._root}
            self._root.steps = {}
        if len(self._classes) > _KEPT_WORDS:
            self._classes = {}
        stop = len(words) if last is None else last
        classes = self._classes
        words = [classes.get(word) or self._class(word) for word in words]
        left = _STEPS_PER_WORD * (stop - first) + _STEPS_PER_START
        hits: list[Hit] = []
        root, known = self._root, self._root.steps
        for start in range(first, stop):
            word = words[start]
            state = known.get(word)
            if state is None and word not in known:
                state = self._step(root, word)
            if start not in slots:
                if state is None:
                    continue
                # Most starts end at the second word; this saves following them.
                if not state.accepts and start + 1 < stop and start + 1 not in slots:
                    second = words[start + 1]
                    if state.steps.get(second) is None and second in state.steps:
                        continue
            left -= self._follow(words, slots, start, stop, hits)
            if left <= 0:
                break
        return hits

    def _follow(  # noqa: C901  # the innermost loop of all; calls would cost more than they explain
        self, words: Sequence[str], slots: Slots, start: int, stop: int, hits: list[Hit]
    ) -> int:
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
            if place >= stop:
                continue
            word = words[place]
            if word == END:
                continue
            if state.takes_slots and place in slots:
                for name, end in slots[place]:
                    after = self._slot_step(state, name)
                    if after is not None and (id(after), end) not in seen:
                        seen.add((id(after), end))
                        waiting.append((after, end))
            following = state.steps.get(word)
            if following is None and word not in state.steps:
                following = self._step(state, word)
            if following is not None:
                waiting.append((following, place + 1))
        hits.extend(Hit(entry, start, end) for entry, end in sorted(longest.items()) if end > start)
        return steps

    def _class(self, word: str) -> str:
        """Words that no phrase tells apart share a class, so that what is remembered stays small."""
        if word in self._literals:
            known = word
        else:
            known = "*".join(["", *sorted(one for one in self._beginnings if word.startswith(one)), ""])
        self._classes[word] = known
        return known

    def _step(self, state: _State, word: str) -> _State | None:
        net = self._net
        reached: set[int] = set()
        for member in state.members:
            reached |= net.words[member].get(word, set())
            reached |= net.skips[member]
            reached.update(end for beginning, end in net.prefixes[member] if _begins(word, beginning))
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


def _begins(word: str, beginning: str) -> bool:
    return f"*{beginning}*" in word if word[:1] == "*" and len(word) > 1 else word.startswith(beginning)
