"""A finding: what one rule says about one thing in one document on one day."""

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import Confidence, Outcome, Severity, Verified

WHOLE_DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Authority:
    """The provision a finding rests on, and how sure we are of it.

    Attributes:
        instrument: id of the instrument.
        title: its short title.
        provision: the number of the provision, or a number or name of ours where ``pinpoint`` is ours.
        edition: the edition that was used; "" if the instrument has only one.
        bindingness: statute, regulation, treaty, code_of_practice, guideline and so on.
        addressee: whom the provision addresses: states, recruiters, employers, all; for some laws not_recorded.
        asks: what the provision asks, in our words.
        standing: for a treaty, whether ratification is recorded for the state concerned; "" for others.
        substance: how the substance was confirmed.
        pinpoint: how the number was confirmed.
        url: where the text can be found; "" if none is known.
    """

    instrument: str
    title: str
    provision: str
    edition: str
    bindingness: str
    addressee: str
    asks: str
    standing: str
    substance: Verified
    pinpoint: Verified
    url: str

    @property
    def verified(self) -> bool:
        """Whether substance and number were both read or confirmed by other sources."""
        return self.substance.is_confirmed and self.pinpoint.is_confirmed


@dataclass(frozen=True, slots=True)
class Basis:
    """Dated data a finding rests on.

    Attributes:
        kind: list, amount, agreement, fee_rule, regime or register.
        id: its name; for a row of a table the table and the row, such as ``agency-charges:IN``.
        edition: the edition that was used; "" if there is only one.
        value: what it says, in short.
        substance: how that was confirmed; None for data of the user's own, which say nothing of the law.
        pinpoint: how its number, place or day was confirmed; None likewise.
        url: where to read of it; "" if no address is known.
    """

    kind: str
    id: str
    edition: str
    value: str
    substance: Verified | None = None
    pinpoint: Verified | None = None
    url: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether a published indicator may rest on it: the user's own data may always carry one."""
        return self.substance is None or self.substance.is_confirmed

    @property
    def confidence(self) -> Confidence:
        """The most that a finding may claim which rests on it."""
        return Confidence.HIGH if self.substance is None else self.substance.confidence


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that could still change the outcome.

    Attributes:
        fact: its name in the catalogue; "" where our sources of law leave the gap, not the document.
        state: silent, open or not_covered.
        about: the item of a list it belongs to; "" for facts of the document.
        question: the question to send; "" where only better sources could answer.
        detail: what exactly is not settled; "" if the question says it all.
    """

    fact: str
    state: str
    about: str
    question: str
    detail: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one thing.

    Attributes:
        rule: id of the rule.
        version: version of the rule.
        title: the rule's title.
        topic: the matter it belongs to; rules of one topic are read side by side.
        about: the cost, country, bond or claim it is about, or ``document``.
        outcome: indicator, cannot_tell, none_seen or not_applicable. An indicator is not a finding of
            wrongdoing.
        reason: why, in one word: ``condition_met``, ``silent``, ``missing_facts``, ``law_unconfirmed``,
            ``not_in_force`` and so on.
        severity: what the worker stands to lose.
        confidence: the least of rule, reading and basis.
        message: the indicator in a sentence; for the other outcomes, why there is none.
        evidence: what it rests on, the weightiest first.
        authority: the provisions it rests on.
        basis: dated data it rests on.
        notes: what a reader must also know.
        missing: the facts that could still change the outcome.
        ask: the question to send to the recruiter.
        mend: what would have to change in the document.
        replaces: the shipped rule that this rule of a user's pack replaces; "" for none.
        fingerprint: identity over runs: rule, subject and about, without place or wording.
        evidence_digest: tells whether the wording of the evidence changed.
    """

    rule: str
    version: str
    title: str
    topic: str
    about: str
    outcome: Outcome
    reason: str
    severity: Severity
    confidence: Confidence
    message: str
    evidence: tuple[Evidence, ...] = ()
    authority: tuple[Authority, ...] = ()
    basis: tuple[Basis, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    ask: str = ""
    mend: str = ""
    replaces: str = ""
    fingerprint: str = ""
    evidence_digest: str = ""
