"""The net that all phrases of a lexicon form, with its sets of states joined as texts ask for them."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from ethicalrecruit.reader.phrases import Word
from ethicalrecruit.reader.tokens import END

_KEPT_STATES = 20_000
_KEPT_WORDS = 50_000
_FEW = 4
JOINT = "\x1f"
"""What stands before the name of each slot that a word fills."""

ANY = 0
"""The label of ways that any word takes."""
NAMED = 1
"""The first label that has a name."""


class Net:
    """States of all phrases and the ways between them, packed in rows of numbers. There are tens of thousands.

    Attributes:
        words: the words that stand in phrases; the first labels with names are theirs.
        parts: the beginnings, endings and insides of words; the next labels are theirs.
        slots: the names of slots; the last labels are theirs.
        begins: the states in which a phrase may begin.
        first: where the ways of each state begin, and at the end their number.
        labels: the label of each way; those of a state are in order.
        ends: the state after each way. Where more can be reached from it without a word, there is a way to each.
        accepts: the entry of which a phrase ends at a state.
    """

    __slots__ = ("accepts", "begins", "ends", "first", "first_slot", "labels", "parts", "slots", "words")

    def __init__(  # noqa: PLR0913  # the rows it is packed in
        self,
        *,
        words: Sequence[str],
        parts: Sequence[str],
        slots: Sequence[str],
        begins: Iterable[int],
        first: "array[int]",
        labels: "array[int]",
        ends: "array[int]",
        accepts: Mapping[int, int],
    ) -> None:
        self.words = {word: label for label, word in enumerate(words, NAMED)}
        self.parts = {part: label for label, part in enumerate(parts, NAMED + len(words))}
        self.first_slot = NAMED + len(words) + len(parts)
        self.slots = {name: label for label, name in enumerate(slots, self.first_slot)}
        self.begins = frozenset(begins)
        self.first = first
        self.labels = labels
        self.ends = ends
        self.accepts = accepts

    def after(self, members: Iterable[int], wanted: Sequence[int]) -> set[int]:
        """The states after some states and any of some labels, and what can be reached from there without a word."""
        first, labels, ends = self.first, self.labels, self.ends
        reached: set[int] = set()
        for member in members:
            place, stop = first[member], first[member + 1]
            if stop - place <= _FEW:
                for way in range(place, stop):
                    if labels[way] in wanted:
                        reached.add(ends[way])
                continue
            for label in wanted:
                way = bisect_left(labels, label, place, stop)
                while way < stop and labels[way] == label:
                    reached.add(ends[way])
                    way += 1
        return reached

    def takes_slots(self, members: Iterable[int]) -> bool:
        """Whether a mention may follow one of some states."""
        first, labels = self.first, self.labels
        return any(
            first[member] < (stop := first[member + 1]) and labels[stop - 1] >= self.first_slot for member in members
        )


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

    def __init__(self, net: "JoinedNet", members: frozenset[int]) -> None:
        super().__init__({END: None})
        self.net = net
        self.members = members
        accepts = net.net.accepts
        self.accepts = tuple(sorted({accepts[member] for member in members if member in accepts}))
        self.takes_slots = net.net.takes_slots(members)
        self.is_marked = self.takes_slots or bool(self.accepts)

    def __missing__(self, code: str) -> "State | None":
        self[code] = following = self.net.after(self, code)
        return following


class _Classes(dict[str, str]):
    """For each word what stands for it; words that no phrase tells apart share a class, so that little is kept.

    Attributes:
        met: for each class the labels that its words meet.
    """

    def __init__(self, net: Net) -> None:
        super().__init__({END: END})
        self._net = net
        self._parts = _Parts(net.parts)
        self.met: dict[str, tuple[int, ...]] = {}

    def __missing__(self, word: str) -> str:
        met = self._parts.of(word)
        own = self._net.words.get(word)
        known = "\x00" + "|".join(map(str, met)) if own is None else word
        if len(self) < _KEPT_WORDS:
            self[word] = known
        self.met[known] = (ANY, *met) if own is None else (ANY, own, *met)
        return known


class JoinedNet:
    """The net with its sets of states, joined as texts ask for them."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.classes = _Classes(net)
        self._known: dict[frozenset[int], State] = {}
        self.root = State(self, net.begins)

    @property
    def is_empty(self) -> bool:
        """Whether there is no phrase."""
        return not self.net.accepts

    def forget(self) -> None:
        """Let go of what is known, if it is too much."""
        if len(self._known) > _KEPT_STATES:
            self._known = {}
            self.root.clear()
            self.root[END] = None

    def after(self, state: State, code: str) -> State | None:
        """The state after a word and the slots it fills; the code of a slot alone has no word."""
        word, *names = code.split(JOINT)
        slots = self.net.slots
        wanted = (*(self.classes.met[word] if word else ()), *(slots[name] for name in names if name in slots))
        reached = self.net.after(state.members, wanted)
        return self._state(frozenset(reached)) if reached else None

    def _state(self, members: frozenset[int]) -> State:
        if (known := self._known.get(members)) is None:
            known = self._known[members] = State(self, members)
        return known


class _Parts:
    """Beginnings, endings and insides of words, found by their length."""

    def __init__(self, parts: Mapping[str, int]) -> None:
        self._begins: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._insides: list[tuple[str, int]] = []
        for name, label in parts.items():
            part = Word.named(name)
            if part.prefix and part.suffix:
                self._insides.append((part.text, label))
            elif part.prefix:
                self._begins[part.text] = label
            else:
                self._ends[part.text] = label
        self._begin_sizes = sorted({len(text) for text in self._begins})
        self._end_sizes = sorted({len(text) for text in self._ends})

    def of(self, word: str) -> list[int]:
        """The labels of all that a word meets, in order; marks meet none."""
        if not word[:1].isalnum():
            return []
        size = len(word)
        met = [
            self._begins[begin] for cut in self._begin_sizes if cut <= size and (begin := word[:cut]) in self._begins
        ]
        met += [self._ends[end] for cut in self._end_sizes if cut <= size and (end := word[-cut:]) in self._ends]
        met += [label for text, label in self._insides if text in word]
        return sorted(met)
