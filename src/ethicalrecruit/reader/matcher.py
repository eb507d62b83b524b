"""Finds all phrases of a lexicon in a text, in time that grows with the text alone.

All phrases form one net of states. Sets of states are joined into one the first time they are met (the usual way from
a nondeterministic to a deterministic automaton, done lazily), so that a word costs one look-up however many phrases
there are. Slots lead past the words of a mention found before. Every start is followed for a bounded number of steps,
and the whole text for a bounded number a word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ethicalrecruit.reader.net import JOINT, JoinedNet, Net, State
from ethicalrecruit.reader.tokens import END

_STEPS_PER_WORD = 40
_STEPS_PER_START = 1500

Hit = tuple[int, int, int]
"""One phrase found: the number of its entry, its first token, and the token after its last."""


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


class Matcher:
    """All phrases of a set of entries, ready to be found.

    The tables it fills while matching are a memory of work done, bounded in size; they change no answer.
    """

    def __init__(self, net: Net) -> None:
        self._net = JoinedNet(net)
        self._is_empty = self._net.is_empty

    def find(self, words: Sequence[str], slots: Slots, first: int = 0, last: int | None = None) -> list[Hit]:
        """Every phrase at every place, each as long as it can be made; in order of place, and there of entry.

        A text that would need more steps than are allowed is read as far as they reach.
        """
        stop = len(words) if last is None else last
        if first >= stop or self._is_empty:
            return []
        self._net.forget()
        codes = self._codes(words, slots, first, stop)
        longer = _longer(slots, first, stop)
        left = _STEPS_PER_WORD * (stop - first) + _STEPS_PER_START
        root = self._net.root
        hits: list[Hit] = []
        for start, state, waiting in _begun(root, codes, longer):
            place = start + 1
            ends: dict[int, int] = {}
            while state is not None:
                if state.is_marked:
                    for entry in state.accepts:
                        ends[entry] = place
                    if place in longer and state.takes_slots:
                        waiting.extend(_past(state, longer[place], codes))
                state = state[codes[place]]  # noqa: PLW2901  # the way on from here
                place += 1
            left -= place - start
            if waiting:
                left -= _follow(codes, longer, waiting, ends)
            for entry in sorted(ends) if len(ends) > 1 else ends:
                hits.append((entry, first + start, first + ends[entry]))  # noqa: PERF401  # most often one or none
            if left <= 0:
                break
        return hits

    def _codes(self, words: Sequence[str], slots: Slots, first: int, stop: int) -> list[str]:
        """What stands for each word, with the slots that it fills alone, and an end."""
        codes = list(map(self._net.classes.__getitem__, words[first:stop]))
        for place in _within(slots.single, first, stop):
            codes[place - first] += slots.single[place]
        codes.append(END)
        return codes


_Longer = Mapping[int, Sequence[tuple[str, int]]]
"""For each place where mentions of several words begin the codes of their slots, and the places after them."""


def _longer(slots: Slots, first: int, stop: int) -> _Longer:
    """The mentions of several words that lie between two tokens, by their place there."""
    return {
        place - first: [(f"{JOINT}{name}", end - first) for name, end in slots.longer[place] if end <= stop]
        for place in _within(slots.longer, first, stop)
    }


def _past(state: State, mentions: Sequence[tuple[str, int]], codes: Sequence[str]) -> list[tuple[State, int]]:
    """The states after a state and each of some mentions, where a phrase ends or goes on, and their places."""
    found: list[tuple[State, int]] = []
    for code, end in mentions:
        after = state[code]
        if after is not None and (after.is_marked or after[codes[end]] is not None):
            found.append((after, end))
    return found


def _begun(
    root: State, codes: Sequence[str], longer: _Longer
) -> Iterator[tuple[int, State | None, list[tuple[State, int]]]]:
    """Where a phrase may begin: the place, the state after its word, and the states after mentions there.

    Most words are passed over, since no phrase begins with them, or goes on with the word after them.
    """
    for start, state in enumerate(map(root.__getitem__, codes)):
        if start in longer:
            yield start, state, _past(root, longer[start], codes)
        elif state is not None and (state.is_marked or state[codes[start + 1]] is not None):
            yield start, state, []


def _follow(codes: Sequence[str], longer: _Longer, waiting: list[tuple[State, int]], ends: dict[int, int]) -> int:
    """Follow states that stand after mentions along all their ways; the number of steps it took."""
    seen = {(id(state), place) for state, place in waiting}
    steps = 0
    while waiting and steps < _STEPS_PER_START:
        state: State | None
        state, place = waiting.pop()
        while state is not None:
            if state.is_marked:
                for entry in state.accepts:
                    if ends.get(entry, 0) < place:
                        ends[entry] = place
                if place in longer and state.takes_slots:
                    for after, end in _past(state, longer[place], codes):
                        if (id(after), end) not in seen:
                            seen.add((id(after), end))
                            waiting.append((after, end))
            state = state[codes[place]]
            place += 1
            steps += 1
    return steps


def _within(places: Mapping[int, object], first: int, stop: int) -> Iterable[int]:
    """The places that lie between two tokens."""
    if len(places) > stop - first:
        return [place for place in range(first, stop) if place in places]
    return [place for place in places if first <= place < stop]
