"""A rule, as it stands in its file and compiled."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.registers import Register
from ethicalrecruit.rulebook.condition import AnyItem, Condition
from ethicalrecruit.values.grades import Confidence, DocumentKind, Outcome, Severity
from ethicalrecruit.values.timeline import Interval


@dataclass(frozen=True, slots=True)
class Reference:
    """A provision that a rule rests on. ``edition``: "" for the one current on the day."""

    instrument: str
    provision: str
    edition: str


@dataclass(frozen=True, slots=True)
class Example:
    """An example that stands with its rule, run by ``rules test``.

    Attributes:
        name: what it shows.
        day: the day examined; None for an undated document.
        kind: the kind of document; None leaves it to the offer, or to "ad" for a text.
        text: a text to be read; "" if an offer is given.
        offer: an offer as JSON would give it; what it does not set is not covered.
        expect: the outcome.
        about: what the outcome must be about; "" if anything will do.
        reason: the reason it must have; "" if any will do.
        missing: facts that must be named as missing.
        registers: snapshots of registers that it is checked with.
    """

    name: str
    day: date | None
    kind: DocumentKind | None
    text: str
    offer: Mapping[str, Any]
    expect: Outcome
    about: str
    reason: str
    missing: tuple[str, ...]
    registers: tuple[Register, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a rule's history."""

    version: str
    date: str
    change: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the book; the keys of its file are explained in the published schema ``rule``.

    Attributes:
        applies_when: whether the rule speaks to a document at all.
        indicated_when: when it raises an indicator.
        about: the ``any_item`` whose members get separate findings; None if findings are about the document.
        silence: what the outcome is when only silent facts are missing, by kind of document.
        silence_reason: why silence of a kind of document is an indicator: the provision asks such a document to
            say it; "" where it is none.
        to_confirm: for a draft, what must be read before it can become stable; "" otherwise.
        shared: ids of the shared conditions it names.
        place: where the file stands, for messages.
        lists: names of the list facts whose items it asks.
        fee_rules: tables of fee rules that it cites: the law of the row found is a finding's authority.
    """

    id: str
    title: str
    topic: str
    status: str
    version: str
    severity: Severity
    severity_reason: str
    confidence: Confidence
    subject: str
    documents: frozenset[DocumentKind]
    in_force: Interval
    references: tuple[Reference, ...]
    applies_when: Condition
    indicated_when: Condition
    about: AnyItem | None
    silence: Mapping[DocumentKind, Outcome]
    silence_reason: str
    to_confirm: str
    shared: tuple[str, ...]
    message: str
    mend: str
    ask: str
    false_alarms: tuple[str, ...]
    lawful_contrast: str
    replaces: str
    examples: tuple[Example, ...]
    history: tuple[Change, ...]
    applies_text: Any
    indicated_text: Any
    place: str
    lists: frozenset[str] = frozenset()
    fee_rules: tuple[str, ...] = ()

    @property
    def pack(self) -> str:
        """The pack it belongs to: the part of its id before the dot."""
        return self.id.partition(".")[0]
