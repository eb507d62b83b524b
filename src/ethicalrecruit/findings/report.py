"""The report on one document: findings, questions, coverage, and what they rest on."""

from dataclasses import dataclass

from ethicalrecruit.findings.finding import Finding, Missing
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import Outcome, Severity

NOT_A_FINDING = (
    "An indicator is not a finding of wrongdoing: it says that the document reads as if it departed from a "
    "standard. None seen does not mean that all is well."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The document examined. ``source``: file name, "-" for standard input, or "" if it came from Python."""

    id: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class BookStamp:
    """Which rule book was used: its edition, its digest, and packs of the user's beside it."""

    edition: str
    digest: str
    packs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to send, and how many rules it could settle."""

    fact: str
    about: str
    question: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covered:
    """One of the facts that ads often leave out, and its state. This is coverage, never an indicator."""

    fact: str
    meaning: str
    state: str


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A claim that the document makes for itself."""

    kind: str
    scope: str
    item: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MentionSeen:
    """What the reader saw: a category of the corpus and the exact words."""

    category: str
    quote: str
    start: int
    end: int
    confidence: str


@dataclass(frozen=True, slots=True)
class ReadingSeen:
    """How a text was read; ``language`` is "" for input that was no text."""

    language: str
    cut_off: bool
    mentions: tuple[MentionSeen, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that the rule book says about one document on one day.

    Attributes:
        subject: the document.
        day: the day examined, in ISO form; "" for an undated document.
        day_source: where the day came from: given, posted, captured, today or none.
        profile: ``publish`` or ``research``.
        book: the rule book used.
        findings: one a rule and ``about``, in order of severity and rule.
        claims: what the document claims for itself.
        questions: what to ask, the most useful first.
        coverage: what the document leaves out.
        reading: how a text was read.
    """

    subject: Subject
    day: str
    day_source: str
    profile: str
    book: BookStamp
    findings: tuple[Finding, ...]
    claims: tuple[ClaimSeen, ...]
    questions: tuple[Question, ...]
    coverage: tuple[Covered, ...]
    reading: ReadingSeen

    @property
    def counts(self) -> dict[str, int]:
        """How many findings have each outcome."""
        return {outcome.value: sum(1 for one in self.findings if one.outcome is outcome) for outcome in Outcome}

    @property
    def indicators(self) -> tuple[Finding, ...]:
        """The findings that are indicators."""
        return tuple(finding for finding in self.findings if finding.outcome is Outcome.INDICATOR)

    @property
    def cannot_tell(self) -> tuple[Finding, ...]:
        """The findings that could not be settled."""
        return tuple(finding for finding in self.findings if finding.outcome is Outcome.CANNOT_TELL)

    def reaches(self, level: Severity) -> bool:
        """Whether an indicator has at least this severity."""
        return any(finding.severity.rank >= level.rank for finding in self.indicators)


def questions_of(findings: tuple[Finding, ...]) -> tuple[Question, ...]:
    """The open questions of all findings, one a fact and item, the one that settles most rules first."""
    asked: dict[tuple[str, str], tuple[Missing, list[str]]] = {}
    for finding in findings:
        if finding.outcome is not Outcome.CANNOT_TELL:
            continue
        for gap in finding.missing:
            if gap.question:
                rules = asked.setdefault((gap.fact, gap.about), (gap, []))[1]
                if finding.rule not in rules:
                    rules.append(finding.rule)
    questions = [Question(gap.fact, gap.about, gap.question, tuple(rules)) for gap, rules in asked.values()]
    return tuple(sorted(questions, key=lambda one: (-len(one.rules), one.fact, one.about)))
