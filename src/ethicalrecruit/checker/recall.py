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

from ethicalrecruit.checker.answer_numbers import AnswerNumbers, KnownAnswers, Numbered, RulePlaces
from ethicalrecruit.checker.authority import names_the_state, state_concerned
from ethicalrecruit.checker.judge import Judgement, judge
from ethicalrecruit.checker.marked_facts import Source, source_of, taken
from ethicalrecruit.checker.telling import is_live, place_in_report, told
from ethicalrecruit.facts.state import FactSet, FactState
from ethicalrecruit.findings.finding import WHOLE_DOCUMENT, Finding
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import evaluate, heard
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import DocumentKind, Outcome

MOST_KEPT = 100_000
"""So many combinations are kept; then all are forgotten and worked out anew. It bounds memory, not results."""


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
        numbers, places = self._numbers, RulePlaces()
        first = [0, numbers.stretch_of(rule), *numbers.condition(rule.applies_when, rule, places)]
        rest = [0, *numbers.condition(rule.indicated_when, rule, places)]
        told = [0]
        if names_the_state(self.book, rule):
            told.append(numbers.fact(state_concerned(rule)))
        if rule.about is not None:
            told.append(numbers.keys(rule.about.of))
        return _Asked(rule, places, itemgetter(*first), itemgetter(*rest, *told[1:]), itemgetter(*told))

    def findings(self, facts: FactSet, kind: DocumentKind, day: date | None) -> list[Recalled]:
        """What every live rule says, in the order of the book.

        Of rules that see nothing or do not apply, no more is worked out than that: no evidence and no law.
        """
        if self._numbers.numbers.kept > self.most:
            self._forget()
        document = self._numbers.of(facts, kind, day)
        numbers = document.numbers
        found: list[Recalled] = []
        add = found.extend
        for asked in self._asked:
            case = asked.cases.get(asked.first(numbers))
            if case is None:
                case = self._new_case(asked, document)
            known = case.settled
            if known is None:
                key = asked.rest(numbers)
                known = case.known.get(key)
                if known is None:
                    known = case.known[key] = self._said_in(case, asked, document)
                    self._numbers.numbers.kept += 1
            add(known)
        return found

    def _new_case(self, asked: "_Asked", document: Numbered) -> "_Case":
        """What follows from whether a rule applies; there is one for each answer to that."""
        env = self._environment(asked, document)
        applies = evaluate(asked.rule.applies_when, env.while_in_force(asked.rule.in_force))
        first = asked.first(document.numbers)
        answer = (*first[:2], self._numbers.numbers.of_answer(applies))
        case = asked.by_answer.get(answer)
        if case is None:
            case = asked.by_answer[answer] = _Case(applies)
            said = self._said_in(case, asked, document)
            if said[0].said[1] is Outcome.NOT_APPLICABLE:
                case.settled = said
        asked.cases[first] = case
        self._numbers.numbers.kept += 1
        return case

    def _said_in(self, case: "_Case", asked: "_Asked", document: Numbered) -> tuple[Recalled, ...]:
        """What a rule says of a document in a case; where its condition answers the same, it says the same."""
        rule, numbers = asked.rule, self._numbers.numbers
        env = self._environment(asked, document, {id(rule.applies_when): case.applies})
        if rule.about is not None:
            return self._worked_out(rule, env, document)
        in_force = env.while_in_force(rule.in_force)
        indicated = evaluate(rule.indicated_when, in_force)
        answer = (numbers.of_answer(indicated, heard(rule.indicated_when, in_force)), asked.told(document.numbers))
        said = case.by_answer.get(answer)
        if said is None:
            said = case.by_answer[answer] = self._worked_out(rule, env, document)
            numbers.kept += 1
        return said

    def _environment(self, asked: "_Asked", document: Numbered, halves: dict[int, Answer] | None = None) -> Environment:
        known = KnownAnswers(self._numbers.numbers, asked.places, document, halves or {})
        return Environment(document.marked, self.book.tables, document.numbers[1], known=known)

    def _worked_out(self, rule: Rule, env: Environment, document: Numbered) -> tuple[Recalled, ...]:
        return tuple([self._recalled(rule, one, env) for one in judge(rule, env, document.numbers[0])])

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
            asked.cases.clear()
            asked.by_answer.clear()


@dataclass(slots=True)
class _Case:
    """What a rule said where the answer to whether it applies is the same.

    Attributes:
        applies: that answer.
        settled: what it said where it does not apply; None where it may.
        known: what it said, by all else that it depends on.
        by_answer: the same by what its condition answers, for a rule that makes one finding.
    """

    applies: Answer
    settled: tuple[Recalled, ...] | None = None
    known: dict[Any, tuple[Recalled, ...]] = field(default_factory=dict)
    by_answer: dict[Any, tuple[Recalled, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule, and what it said so far.

    Attributes:
        rule: the rule.
        places: where the answers to its conditions stand.
        first: gets what decides whether it applies: the kind of document and the stretch of time, then tests.
        rest: gets all else that it depends on.
        told: gets what its words depend on beside its answers.
        cases: its cases by what decides whether it applies.
        by_answer: the same by the answer to that.
    """

    rule: Rule
    places: RulePlaces
    first: Any
    rest: Any
    told: Any
    cases: dict[Any, _Case] = field(default_factory=dict)
    by_answer: dict[Any, _Case] = field(default_factory=dict)


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
