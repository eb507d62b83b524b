"""A rule, as it stands in its file and compiled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

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
        place: where the file stands, for messages.
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

    @property
    def pack(self) -> str:
        """The pack it belongs to: the part of its id before the dot."""
        return self.id.partition(".")[0]
