"""The net that all phrases of a lexicon form, with its sets of states joined as texts ask for them."""

from array import array
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import NamedTuple

from ethicalrecruit.reader.phrases import Gap, Notation, Part, Slot, Word
from ethicalrecruit.reader.tokens import END

_KEPT_STATES = 20_000
_KEPT_WORDS = 50_000
JOINT = "\x1f"
"""What stands before the name of each slot that a word fills."""

_ROOT = 0
_NONE = -1


class Phrase(NamedTuple):
    """A phrase in its notation, and where it stands, for messages."""

    text: str
    where: str


class _Net:
    """States of all phrases, by number. There are tens of thousands, and most have one way on, or none.

    Attributes:
        patterns: after a state, beginnings and endings of words and the states after them.
        slots: after a state, the names of slots and the states after them.
        skips: the states after a state and any word.
        accepts: the entry of which a phrase ends at a state.
    """

    def __init__(self) -> None:
        # The first way on stands in rows, where it takes a few bytes, and only further ones in tables.
        self._word: list[str] = []
        self._after_word = array("i")
        self._words: dict[int, dict[str, list[int]]] = {}
        self._free = array("i")
        self._frees: dict[int, list[int]] = {}
        self.patterns: dict[int, list[tuple[Word, int]]] = {}
        self.slots: dict[int, list[tuple[str, int]]] = {}
        self.skips: dict[int, list[int]] = {}
        self.accepts: dict[int, int] = {}

    def state(self) -> int:
        self._word.append("")
        self._after_word.append(_NONE)
        self._free.append(_NONE)
        return len(self._word) - 1

    def add(self, parts: Sequence[Part], start: int, last: int = _NONE) -> int:
        """Lay a way of some parts from a state; the state it ends at: ``last``, or a new one."""
        final = len(parts) - 1
        for number, part in enumerate(parts):
            end = last if number == final and last != _NONE else self.state()
            if isinstance(part, Word):
                if part.prefix or part.suffix:
                    self.patterns.setdefault(start, []).append((part, end))
                else:
                    self._by_word(start, part.text, end)
            elif isinstance(part, Slot):
                self.slots.setdefault(start, []).append((part.name, end))
            elif isinstance(part, Gap):
                here = start
                for _ in range(part.width):
                    self._freely(here, end)
                    there = self.state()
                    self.skips.setdefault(here, []).append(there)
                    here = there
                self._freely(here, end)
            else:
                for branch in part.branches:
                    if branch:
                        self.add(branch, start, end)
                if part.optional or not all(part.branches):
                    self._freely(start, end)
            start = end
        return start

    def _by_word(self, start: int, word: str, end: int) -> None:
        if self._after_word[start] == _NONE:
            self._word[start], self._after_word[start] = word, end
        else:
            self._words.setdefault(start, {}).setdefault(word, []).append(end)

    def _freely(self, start: int, end: int) -> None:
        if self._free[start] == _NONE:
            self._free[start] = end
        else:
            self._frees.setdefault(start, []).append(end)

    def after(self, members: Iterable[int], word: str) -> set[int]:
        """The states after some states and a word, told by its letters alone."""
        first, after, further, skips = self._word, self._after_word, self._words, self.skips
        reached: set[int] = set()
        for member in members:
            if first[member] == word:
                reached.add(after[member])
            if member in further:
                reached.update(further[member].get(word, ()))
            if member in skips:
                reached.update(skips[member])
        return reached

    def closed(self, states: Iterable[int]) -> frozenset[int]:
        """These states and all that can be reached without a word."""
        seen = set(states)
        waiting = list(seen)
        free, further = self._free, self._frees
        while waiting:
            state = waiting.pop()
            if (other := free[state]) != _NONE and other not in seen:
                seen.add(other)
                waiting.append(other)
            for other in further.get(state, ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)


class State(dict[str, "State | None"]):
    """A set of states met before, with the steps known so far; a step not known is worked out when it is asked for.

    Attributes:
        net: the net it belongs to.
        members: the states of the net.
        accepts: the entries of which a phrase ends here.
        takes_slots: whether a mention may follow.
        is_marked: whether a phrase ends here or a mention may follow; most states are passed through.
    """

    __slots__ = ("accepts", "is_marked", "members", "net", "takes_slots")

    def __init__(self, net: "LazyNet", members: frozenset[int]) -> None:
        super().__init__({END: None})
        self.net = net
        self.members = members
        self.accepts = tuple(sorted({net.net.accepts[member] for member in members if member in net.net.accepts}))
        self.takes_slots = not members.isdisjoint(net.net.slots)
        self.is_marked = self.takes_slots or bool(self.accepts)

    def __missing__(self, code: str) -> "State | None":
        self[code] = following = self.net.begun(code) if self is self.net.root else self.net.after(self, code)
        return following


class _Classes(dict[str, str]):
    """For each word what stands for it; words that no phrase tells apart share a class, so that little is kept."""

    def __init__(self, literals: set[str], patterns: Iterable[Word]) -> None:
        super().__init__({END: END})
        self._literals = literals
        self._patterns = _Patterns(patterns)
        self.met: dict[str, frozenset[Word]] = {}

    def __missing__(self, word: str) -> str:
        met = self._patterns.of(word)
        known = word if word in self._literals else "\x00" + "|".join(met)
        if len(self) < _KEPT_WORDS:
            self[word] = known
        if known not in self.met:
            self.met[known] = frozenset(map(self._patterns.parts.__getitem__, met))
        return known


class LazyNet:
    """The net with its sets of states, joined as texts ask for them."""

    def __init__(self, notation: Notation, phrases: Iterable[tuple[int, Phrase]]) -> None:
        self.net = _Net()
        self.net.state()
        self._notation = notation
        self._phrases = tuple(phrases)
        self._waiting: dict[str, list[int]] = {}
        self._taken: set[int] = set()
        self._lock = Lock()
        self.classes = _Classes(*notation.words_of({phrase.text for _, phrase in self._phrases}))
        self._known: dict[frozenset[int], State] = {}
        self.root = State(self, frozenset((_ROOT,)))
        for number, (_, phrase) in enumerate(self._phrases):
            begins = notation.begins(phrase.text, phrase.where)
            if begins is None:
                self._take_in((number,))
                continue
            for name in begins:
                self._waiting.setdefault(name, []).append(number)

    @property
    def is_empty(self) -> bool:
        """Whether there is no phrase."""
        return not self._phrases

    def forget(self) -> None:
        """Let go of what is known, if it is too much."""
        if len(self._known) > _KEPT_STATES:
            self._known = {}
            self.root.clear()
            self.root[END] = None

    def begun(self, code: str) -> State | None:
        """The state after the first word of a text or of a place in it, and the slots it fills."""
        word, *names = code.split(JOINT)
        first = (word, *map(str, self.classes.met.get(word, ())), *(str(Slot(name)) for name in names))
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
                self.net.accepts[self.net.add(parts, _ROOT)] = entry
        if len(self._taken) > before:
            self.root.members = self.net.closed((_ROOT,))

    def after(self, state: State, code: str) -> State | None:
        """The state after a word and the slots it fills; the code of a slot alone has no word."""
        net = self.net
        word, *names = code.split(JOINT)
        met = self.classes.met.get(word, frozenset())
        reached = net.after(state.members, word) if word else set()
        if met:
            patterns = (net.patterns[member] for member in state.members if member in net.patterns)
            reached.update(end for ways in patterns for part, end in ways if part in met)
        if names:
            slots = (net.slots[member] for member in state.members if member in net.slots)
            reached.update(end for ways in slots for name, end in ways if name in names)
        return self._state(net.closed(reached)) if reached else None

    def _state(self, members: frozenset[int]) -> State:
        if (known := self._known.get(members)) is None:
            known = self._known[members] = State(self, members)
        return known


class _Patterns:
    """Beginnings, endings and insides of words, found by their length.

    Attributes:
        parts: the part behind each name.
    """

    def __init__(self, parts: Iterable[Word]) -> None:
        self.parts = {str(part): part for part in sorted(set(parts), key=str)}
        self._begins: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        self._insides: list[tuple[str, str]] = []
        for name, part in self.parts.items():
            if part.prefix and part.suffix:
                self._insides.append((part.text, name))
            elif part.prefix:
                self._begins[part.text] = name
            else:
                self._ends[part.text] = name
        self._begin_sizes = sorted({len(text) for text in self._begins})
        self._end_sizes = sorted({len(text) for text in self._ends})

    def of(self, word: str) -> list[str]:
        """The names of all that a word meets, in order; marks meet none."""
        if not word[:1].isalnum():
            return []
        size = len(word)
        met = [
            self._begins[begin] for cut in self._begin_sizes if cut <= size and (begin := word[:cut]) in self._begins
        ]
        met += [self._ends[end] for cut in self._end_sizes if cut <= size and (end := word[-cut:]) in self._ends]
        met += [name for text, name in self._insides if text in word]
        return sorted(met)
