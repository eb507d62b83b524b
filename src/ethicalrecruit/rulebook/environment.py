"""What a condition is evaluated in, and what it answers."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, Protocol, TypeVar

from ethicalrecruit.facts.state import Fact, FactSet, FactState, Item
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import Confidence
from ethicalrecruit.values.timeline import Interval
from ethicalrecruit.values.truth import Truth, agreed

ALWAYS = Interval(None, None)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could still change an answer.

    Attributes:
        fact: name of the fact in the catalogue, ``costs[].paid_to`` for one of an item; "" where our
            sources leave the gap.
        state: silent, open or not covered.
        about: key of the item; "" for facts of the document.
        label: the document's name for the item; "" for facts of the document.
        detail: what exactly is not settled.
        question: a question that settles it better than the fact's own; "" for the fact's own.
    """

    fact: str
    state: FactState
    about: str = ""
    label: str = ""
    detail: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A truth, with what it rests on and what could still change it."""

    truth: Truth
    gaps: tuple[Gap, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    basis: tuple[Basis, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH

    @property
    def is_silent(self) -> bool:
        """Whether it is unknown only because the document does not speak of what it asks."""
        return self.truth is Truth.UNKNOWN and all(gap.state is FactState.SILENT for gap in self.gaps)


def once(parts: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """All members of some tuples, each once, in order. Most are empty, and most often one alone is not.

    >>> once(((), ("a", "b"), ("b", "c")))
    ('a', 'b', 'c')
    """
    filled = [part for part in parts if part]
    if len(filled) < 2:  # noqa: PLR2004  # nothing to put together
        return filled[0] if filled else ()
    return tuple(dict.fromkeys(chain.from_iterable(filled)))


class Known(Protocol):
    """Answers that somebody worked out before."""

    def answer(self, condition: object, item: Item | None) -> Answer | None:
        """What a condition answers, about a member of a list where one is looked at; None if that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Environment:
    """Facts on a day, with the reference tables.

    Attributes:
        facts: the facts of the document.
        tables: lists, amounts, agreements.
        day: the day examined; None for an undated document.
        during: the time in which the rule is in force; an undated document is compared with every edition
            in it.
        item: the member of a list that ``item.`` stands for.
        item_list: the name of that list.
        bound_to: the ``any_item`` that a separate finding is about; None if there is none.
        bound_item: the member it is about; None for members that the document does not name.
        known: answers that need not be worked out again; None if there are none.
    """

    facts: FactSet
    tables: ReferenceTables
    day: date | None
    during: Interval = ALWAYS
    item: Item | None = None
    item_list: str = ""
    bound_to: object = None
    bound_item: Item | None = None
    known: Known | None = None

    def with_item(self, name: str, item: Item) -> "Environment":
        """The same, looking at one member of a list."""
        # Written out here and below: this is asked for each item of each rule, and ``replace`` takes thrice as long.
        return Environment(
            self.facts, self.tables, self.day, self.during, item, name, self.bound_to, self.bound_item, self.known
        )

    def while_in_force(self, during: Interval) -> "Environment":
        """The same, for a rule that is in force at some time."""
        return Environment(
            self.facts, self.tables, self.day, during, self.item, self.item_list, self.bound_to, self.bound_item,
            self.known,
        )  # fmt: skip

    def about(self, bound_to: object, item: Item | None) -> "Environment":
        """The same, for a finding about one member, or about those not named."""
        return Environment(
            self.facts, self.tables, self.day, self.during, self.item, self.item_list, bound_to, item, self.known
        )

    def knowing(self, known: Known) -> "Environment":
        """The same, with answers that need not be worked out again."""
        return replace(self, known=known)

    def fact(self, name: str) -> Fact:
        """A fact by the name a condition uses."""
        if name == "subject.day":
            return Fact(FactState.NOT_COVERED) if self.day is None else Fact.stated(self.day)
        if name.startswith("item."):
            if self.item is None:
                raise LookupError(f"{name} was asked for outside any_item")
            return self.item.facts[name.removeprefix("item.")]
        return self.facts.facts[name]

    def gap(self, name: str, state: FactState, detail: str = "") -> Gap:
        """The gap that a fact leaves, under its name in the catalogue."""
        if name.startswith("item.") and self.item is not None:
            full = f"{self.item_list}[].{name.removeprefix('item.')}"
            return Gap(full, state, f"{self.item_list}:{self.item.key}", self.item.label, detail)
        return Gap(name, state, detail=detail)


def answered(env: Environment, name: str, fact: Fact, ask: Callable[[Any], Truth], detail: str = "") -> Answer:
    """The answer of a test that each reading of a fact must agree on."""
    stated = fact.state is FactState.STATED
    truth = agreed(ask(reading) for reading in fact.readings) if stated else Truth.UNKNOWN
    state = fact.unsettled if stated else fact.state
    gaps = (env.gap(name, state, detail),) if truth is Truth.UNKNOWN else ()
    return Answer(truth, gaps, fact.evidence, fact.basis, fact.notes, fact.confidence)


@dataclass(frozen=True, slots=True)
class ReadingTest:
    """A test that puts one question to each reading of a fact, and looks at nothing else.

    Attributes:
        name: the fact.
        ask: the question.
        detail: what exactly is not settled where the readings do not agree; "" for nothing particular.
    """

    name: str
    ask: Callable[[Any], Truth]
    detail: str = ""

    def __call__(self, env: Environment) -> Answer:
        """The answer that all readings share."""
        return answered(env, self.name, env.fact(self.name), self.ask, self.detail)
