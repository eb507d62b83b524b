"""Lays phrases out as a net: a way for each word, slot and gap, from one state to the next."""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ethicalrecruit.reader.net import ANY, NAMED, Net
from ethicalrecruit.reader.phrases import Gap, Notation, Part, Slot, Word

_Label = str | Word | Slot | None
"""What a way takes: a word, a part of words, a slot, or any word."""
_ROOT = 0


class Phrase(NamedTuple):
    """A phrase in its notation, and where it stands, for messages."""

    text: str
    where: str


def laid(notation: Notation, phrases: Iterable[tuple[int, Phrase]]) -> Net:
    """The net of some phrases, each with the number of its entry.

    Raises:
        RuleFileError: for a phrase that cannot be read.
    """
    ways = _Ways()
    accepts = {ways.lay(notation.parts(phrase.text, phrase.where), _ROOT): entry for entry, phrase in phrases}
    return ways.packed(accepts)


class _Ways:
    """The ways that leave each state, by its number."""

    def __init__(self) -> None:
        self._of: list[set[tuple[_Label, int]]] = [set()]
        self._free: dict[int, set[int]] = {}

    def lay(self, parts: Sequence[Part], start: int, last: int | None = None) -> int:
        """Lay a way of some parts from a state; the state it ends at: ``last``, or a new one."""
        final = len(parts) - 1
        for number, part in enumerate(parts):
            end = self._state() if last is None or number < final else last
            if isinstance(part, Word):
                self._add(start, part if part.prefix or part.suffix else part.text, end)
            elif isinstance(part, Slot):
                self._add(start, part, end)
            elif isinstance(part, Gap):
                here = start
                for _ in range(part.width):
                    self._freely(here, end)
                    there = self._state()
                    self._add(here, None, there)
                    here = there
                self._freely(here, end)
            else:
                for branch in part.branches:
                    if branch:
                        self.lay(branch, start, end)
                if part.optional or not all(part.branches):
                    self._freely(start, end)
            start = end
        return start

    def _state(self) -> int:
        self._of.append(set())
        return len(self._of) - 1

    def _add(self, start: int, label: _Label, end: int) -> None:
        self._of[start].add((label, end))

    def _freely(self, start: int, end: int) -> None:
        self._free.setdefault(start, set()).add(end)

    def _closed(self, state: int) -> set[int]:
        """A state and all that can be reached from it without a word."""
        seen = {state}
        waiting = [state]
        while waiting:
            further = self._free.get(waiting.pop(), set()) - seen
            seen |= further
            waiting.extend(further)
        return seen

    def packed(self, accepts: dict[int, int]) -> Net:
        """The ways in rows, their labels numbered: words, parts of words, slots."""
        labels = {label for ways in self._of for label, _ in ways}
        words = sorted(label for label in labels if isinstance(label, str))
        parts = sorted((label for label in labels if isinstance(label, Word)), key=str)
        slots = sorted((label for label in labels if isinstance(label, Slot)), key=str)
        named: list[_Label] = [*words, *parts, *slots]
        numbers: dict[_Label, int] = {None: ANY}
        numbers.update((label, number) for number, label in enumerate(named, NAMED))
        closed = {state: self._closed(state) for state in self._free}
        rows = [
            sorted({(numbers[label], one) for label, end in ways for one in closed.get(end) or (end,)})
            for ways in self._of
        ]
        first = array("i", [0])
        for row in rows:
            first.append(first[-1] + len(row))
        return Net(
            words=words,
            parts=list(map(str, parts)),
            slots=[slot.name for slot in slots],
            begins=self._closed(_ROOT),
            first=first,
            labels=array("H", (label for row in rows for label, _ in row)),
            ends=array("i", (end for row in rows for _, end in row)),
            accepts=accepts,
        )
