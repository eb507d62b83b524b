"""The four states of a fact, and what was observed about a field of an offer.

Only ``stated`` is a value. The others say why there is none, and no condition may mistake them for "no".
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import Confidence


class FactState(StrEnum):
    """Whether a document settles a fact.

    ``stated``: the document says it; zero, false and "none" are statements. ``silent``: the whole document
    was read, this fact was looked for, and its topic does not occur. ``open``: the topic occurs but does not
    settle the fact. ``not_covered``: nobody could look.
    """

    STATED = "stated"
    SILENT = "silent"
    OPEN = "open"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one fact.

    Attributes:
        state: one of the four states.
        readings: the values, if stated; several where readings of the document disagree, and then a
            comparison answers only if all of them agree. Empty in the other states.
        evidence: what it rests on; for an open fact, the words that raise the topic.
        confidence: how sure the reading is.
        unsettled: for a value that is a range, the state of what would settle it: ``silent`` for a total
            whose list was read whole and may yet be longer, ``open`` by default.
        basis: dated data it rests on, such as a snapshot of a register.
        notes: what a reader of any answer that rests on it must know.
    """

    state: FactState
    readings: tuple[Any, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = Confidence.HIGH
    unsettled: FactState = FactState.OPEN
    basis: tuple[Basis, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def only(self) -> Any | None:
        """The one reading; None where nothing is stated or readings disagree."""
        return self.readings[0] if len(self.readings) == 1 else None

    @classmethod
    def stated(cls, value: Any, *evidence: Evidence) -> "Fact":
        """A fact with one reading."""
        return cls(FactState.STATED, (value,), evidence)

    @classmethod
    def unstated(cls, state: FactState, evidence: tuple[Evidence, ...] = ()) -> "Fact":
        """A fact without a reading. Of those without words there is one of each state, which all documents share."""
        return cls(state, (), evidence) if evidence else BARE[state]


BARE: Mapping[FactState, Fact] = {state: Fact(state) for state in FactState if state is not FactState.STATED}
"""What is known of most facts: a state, and nothing else."""


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a list fact: its own facts, without the list's name, and a key that identifies it.

    The key stays the same when the document is read again: it is made of what the item is, not of its place.
    """

    key: str
    facts: Mapping[str, Fact]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items, and what is known of further ones.

    Attributes:
        items: the members that the document names.
        rest: the state of further members: ``stated`` if the document closes the list ("no other costs"),
            ``silent`` if the whole document was read and names no more, ``open`` if the topic occurs in words
            that were not understood, ``not_covered`` if nobody could look.
        evidence: for an open or closed list, the words that make it so.
    """

    items: tuple[Item, ...]
    rest: FactState
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """What a reader or a mapping observed about one field of an offer, beyond its value.

    Attributes:
        evidence: where the value comes from.
        state: set where the field has no value but its state is known to differ from the offer's coverage,
            above all ``open``; None leaves it to the value and the coverage.
        readings: further values that disagree with the one in the offer.
        confidence: how sure the reading is.
    """

    evidence: tuple[Evidence, ...] = ()
    state: FactState | None = None
    readings: tuple[Any, ...] = ()
    confidence: Confidence = Confidence.HIGH


Observed = Mapping[str, Observation]
"""Observations by field path of the offer: ``documents.held_by``, ``costs[0].payer``, ``targets[1]``.

The path of a list itself (``costs``) speaks of further members. The path of a member (``costs[0]``) holds the
evidence for all of its fields that have none of their own.
"""


@dataclass(frozen=True, slots=True)
class FactSet:
    """All facts of one document: what every rule sees, and nothing else.

    Attributes:
        facts: the facts of the document by name.
        lists: its list facts by name.
    """

    facts: Mapping[str, Fact]
    lists: Mapping[str, ItemList]
