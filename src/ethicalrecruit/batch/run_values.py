"""What stands in a finished run: findings, rows and rejects as typed values."""

from collections.abc import Mapping

from ethicalrecruit.batch.tables import AUDITED
from ethicalrecruit.findings.finding import Basis, Missing
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import Confidence, Outcome, Severity


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision that an indicator rests on; the book of the run says more of it.

    Attributes:
        instrument: id of the instrument.
        provision: its number.
        edition: the edition that was used; "" if there is only one.
        standing: for a treaty, whether ratification is recorded for the state concerned; "" for others.
    """

    instrument: str
    provision: str
    edition: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class RunFinding:
    """A finding as a run holds it. The texts of its rule stand in the book of the run.

    Attributes:
        row: the number of its row.
        subject: the identity of its document.
        rule: id of the rule.
        version: version of the rule.
        about: the cost, country, bond or claim it is about, or ``document``.
        outcome: indicator or cannot_tell; the others are only counted. An indicator is not a finding of wrongdoing.
        reason: why, in one word.
        severity: what the worker stands to lose.
        confidence: the least of rule, reading and basis.
        evidence: what it rests on, the weightiest first; personal data is covered.
        authority: the provisions of an indicator.
        basis: dated data it rests on; ``pinpoint`` and ``url`` are not kept in a run.
        missing: the facts that could still change the outcome, each with the question that settles it.
        notes: what a reader must also know.
        replaces: the shipped rule that this rule of a user's stands in the place of; "" for none.
        fingerprint: identity over runs: rule, subject and about.
        evidence_digest: tells whether the wording of the evidence changed.
    """

    row: int
    subject: str
    rule: str
    version: str
    about: str
    outcome: Outcome
    reason: str
    severity: Severity
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    authority: tuple[Cited, ...]
    basis: tuple[Basis, ...]
    missing: tuple[Missing, ...]
    notes: tuple[str, ...]
    replaces: str
    fingerprint: str
    evidence_digest: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """What became of one row.

    Attributes:
        row: its number, counted from 1 over all inputs.
        input: the name of the input that it stands in.
        id: the id that it gives; "" if it gives none.
        status: what became of it, such as ``audited`` or ``rejected``; what follows is empty unless it was audited.
        document: what kind of document it is.
        day: the day examined, in ISO form; "" for none.
        day_source: where the day came from.
        counts: how many of its answers have each outcome.
        duplicate_of: an earlier row with the same document; None if there is none.
        subject: the identity of the document.
        destination: nation or country of the work; "" if it is not known.
        origins: countries that recruitment is aimed at or that are named, each with what shows it.
        agency: the name of the agency; "" if none is known.
        employer: the name of the employer; "" if none is known.
    """

    row: int
    input: str
    id: str
    status: str
    document: str
    day: str
    day_source: str
    counts: Mapping[Outcome, int]
    duplicate_of: int | None
    subject: str
    destination: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    agency: str = ""
    employer: str = ""

    @property
    def audited(self) -> bool:
        """Whether it was examined."""
        return self.status == AUDITED
