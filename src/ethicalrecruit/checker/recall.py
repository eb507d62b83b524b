"""What rules say of documents, worked out once for all that are alike.

What a rule says depends on what its tests answer, on the kind of document and on the stretch of time its day lies
in; never on the words that the facts rest on. So each rule is judged once for each combination of answers that
occurs, with marks in place of the evidence, and the evidence of a document is put in their places afterwards. What
is recalled is held equal to what ``check`` works out by property tests.
"""

from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any

from ethicalrecruit.checker.answer_numbers import AnswerNumbers
from ethicalrecruit.checker.judge import Judgement, judge
from ethicalrecruit.checker.marked_facts import Source, marked, source_of, taken
from ethicalrecruit.checker.telling import is_live, place_in_report, told
from ethicalrecruit.facts.state import FactSet, FactState
from ethicalrecruit.findings.finding import WHOLE_DOCUMENT, Finding
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import DocumentKind, Outcome

MOST_KEPT = 100_000
"""So many combinations are kept; then all are forgotten and worked out anew. It bounds memory, not results."""

_STATE_OF_TREATIES = "destination.country"
_STATE_OF_LICENCE = "agency.licence.country"


@dataclass(frozen=True, slots=True, eq=False)
class Recalled:
    """One finding as it is in all documents alike.

    Attributes:
        finding: the finding, with marks among its evidence.
        pieces: its evidence: pieces that are the same in all of them, and sources to take them from.
        said: its rule and its outcome.
        speaks: whether it is an indicator or cannot be told.
        has_nothing: whether it says no more than that the document holds nothing of what its rule looks for, and
            nobody could look; that is alike for every row of a table without such columns.
        place: what findings are ordered by in a report.
        kept: for whoever writes findings: what he worked out of it and wants to find again.
    """

    finding: Finding
    pieces: tuple[Evidence | Source, ...]
    said: tuple[str, Outcome]
    speaks: bool
    has_nothing: bool
    place: tuple[int, int, str, str]
    kept: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, finding: Finding) -> "Recalled":
        """A finding whose evidence holds marks."""
        pieces = tuple(map(source_of, finding.evidence))
        said = (finding.rule, finding.outcome)
        has_nothing = (
            finding.outcome is Outcome.CANNOT_TELL
            and finding.about == WHOLE_DOCUMENT
            and not finding.basis
            and bool(finding.missing)
            and all(gap.state == FactState.NOT_COVERED for gap in finding.missing)
        )
        return cls(finding, pieces, said, finding.outcome.speaks, has_nothing, place_in_report(finding))

    def evidence(self, facts: FactSet) -> tuple[Evidence, ...]:
        """The evidence of one document."""
        found: dict[Evidence, None] = {}
        for piece in self.pieces:
            if isinstance(piece, Evidence):
                found[piece] = None
            else:
                found.update(dict.fromkeys(taken(facts, piece)))
        return tuple(found)


class Recall:
    """Remembers what the rules of a book say; one for each thread or process.

    Args:
        book: the rule book.
        profile: ``publish`` or ``research``, as for ``check``.
        most: how many combinations are kept.
    """

    def __init__(self, book: RuleBook, profile: str, most: int = MOST_KEPT) -> None:
        self.book = book
        self.profile = profile
        self.most = most
        self._numbers = AnswerNumbers(book)
        self._said: dict[Finding, Recalled] = {}
        self._asked = [self._asking(rule) for rule in book.rules if is_live(book, rule, profile)]

    def _asking(self, rule: Rule) -> "_Asked":
        numbers = self._numbers
        # Of treaties it is told whether they bind the state concerned.
        state = _STATE_OF_LICENCE if rule.subject == "agency" else _STATE_OF_TREATIES
        first = [0, numbers.stretch_of(rule), *numbers.condition(rule.applies_when, rule)]
        rest = [*first, numbers.fact(state), *numbers.condition(rule.indicated_when, rule)]
        if rule.about is not None:
            rest.append(numbers.keys(rule.about.of))
        return _Asked(rule, itemgetter(*first), {}, itemgetter(*rest), {})

    def findings(self, facts: FactSet, kind: DocumentKind, day: date | None) -> list[Recalled]:
        """What every live rule says, in the order of the book.

        Of rules that see nothing or do not apply, no more is worked out than that: no evidence and no law.
        """
        if self._numbers.kept > self.most:
            self._forget()
        facts_marked = marked(facts)
        numbers = self._numbers.of(facts, facts_marked, kind, day)
        found: list[Recalled] = []
        add = found.extend
        for asked in self._asked:
            known = asked.unless_applies.get(asked.first(numbers))
            if not known:
                key = asked.rest(numbers)
                known = asked.known.get(key)
                if known is None:
                    known = asked.known[key] = self._worked_out(asked.rule, facts_marked, kind, day)
                    self._numbers.kept += 1
                    if known[0].said[1] is Outcome.NOT_APPLICABLE:
                        asked.unless_applies[asked.first(numbers)] = known
            add(known)
        return found

    def _worked_out(self, rule: Rule, facts: FactSet, kind: DocumentKind, day: date | None) -> tuple[Recalled, ...]:
        env = Environment(facts, self.book.tables, day)
        return tuple([self._recalled(rule, one, env) for one in judge(rule, env, kind)])

    def _recalled(self, rule: Rule, one: Judgement, env: Environment) -> Recalled:
        """What a judgement says; where it says the same in other documents, there is one of it."""
        finding = told(self.book, rule, one, env, self.profile) if one.outcome.speaks else _quiet(rule, one)
        known = self._said.get(finding)
        if known is None:
            known = self._said[finding] = Recalled.of(finding)
        return known

    def _forget(self) -> None:
        self._numbers.forget()
        self._said.clear()
        for asked in self._asked:
            asked.unless_applies.clear()
            asked.known.clear()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule, and what it said so far.

    Attributes:
        rule: the rule.
        first: gets what decides whether it applies.
        unless_applies: what it said where it does not, by that.
        rest: gets all that it depends on.
        known: what it said, by that.
    """

    rule: Rule
    first: Any
    unless_applies: dict[Any, tuple[Recalled, ...]]
    rest: Any
    known: dict[Any, tuple[Recalled, ...]]


def _quiet(rule: Rule, one: Judgement) -> Finding:
    """A finding that says no more than its outcome."""
    return Finding(
        rule=rule.id,
        version=rule.version,
        title=rule.title,
        topic=rule.topic,
        about=one.about,
        outcome=one.outcome,
        reason=one.why.value,
        severity=rule.severity,
        confidence=rule.confidence,
        message="",
    )
