"""The report on one document: findings, questions, coverage, and what they rest on."""

from ethicalrecruit.findings.finding import Finding, Missing
from ethicalrecruit.frozen import dataclass
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
    """Which rule book was used: its edition, its digest, and packs of the user's beside it.

    ``language`` is the language asked for its texts, "" for English, and ``in_english`` how many of them stand in
    English all the same.
    """

    edition: str
    digest: str
    packs: tuple[str, ...]
    language: str = ""
    in_english: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A question to send, and the rules that its answer would settle; empty where they need other answers too."""

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
    """How a text was read.

    Attributes:
        language: the language most of it is written in; "" for input that was no text.
        cut_off: whether only its beginning was read.
        mentions: what the reader marked in it.
        languages: all its languages, the most used first.
        notes: what was cut, passed over or noticed, for people.
    """

    language: str
    cut_off: bool
    mentions: tuple[MentionSeen, ...]
    languages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


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


# Of questions that settle equally many rules, what the document raises and leaves open is asked first.
_ASKED_FIRST = ("open", "silent", "not_covered")


def questions_of(findings: tuple[Finding, ...]) -> tuple[Question, ...]:
    """The open questions of all findings, one a fact and item, the one that would settle most rules first.

    A question settles a rule if nothing else is missing there. Among equals, what the document raises and leaves
    open comes before what it is silent about, and that before what nobody could look for; then the one that more
    rules wait for.
    """
    asked: dict[tuple[str, str], tuple[Missing, dict[str, bool]]] = {}
    for finding in findings:
        if finding.outcome is not Outcome.CANNOT_TELL:
            continue
        gaps = [gap for gap in finding.missing if gap.question]
        for gap in gaps:
            rules = asked.setdefault((gap.fact, gap.about), (gap, {}))[1]
            rules[finding.rule] = rules.get(finding.rule, False) or len(gaps) == 1

    def order(one: tuple[Missing, dict[str, bool]]) -> tuple[int, int, int, str, str]:
        gap, rules = one
        return -sum(rules.values()), _ASKED_FIRST.index(gap.state), -len(rules), gap.fact, gap.about

    return tuple(
        Question(gap.fact, gap.about, gap.question, tuple(rule for rule, alone in rules.items() if alone))
        for gap, rules in sorted(asked.values(), key=order)
    )
