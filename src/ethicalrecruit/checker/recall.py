"""What rules say of documents, worked out once for all that are alike.

What a rule says depends on what its tests answer, on the kind of document and on the stretch of time its day lies
in; never on the words that the facts rest on. So each rule is judged once for each combination of answers that
occurs, with marks in place of the evidence, and the evidence of a document is put in their places afterwards. What
is recalled is held equal to what ``check`` works out by property tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any

from ethicalrecruit.checker.answer_numbers import DAY, AnswerNumbers, KnownAnswers, RulePlaces
from ethicalrecruit.checker.authority import names_the_state, state_concerned
from ethicalrecruit.checker.day_classes import day_class
from ethicalrecruit.checker.judge import Judgement, Why, judge, out_of_question
from ethicalrecruit.checker.marked_facts import Source, source_of, taken
from ethicalrecruit.checker.numbered import KIND, Numbered
from ethicalrecruit.checker.screen import DocumentCodes, Screen, Screens
from ethicalrecruit.checker.telling import is_live, place_in_report, told
from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.facts.state import FactSet, FactState
from ethicalrecruit.findings.finding import WHOLE_DOCUMENT, Finding
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import evaluate, heard
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import DocumentKind, Outcome

MOST_KEPT = 50_000
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
            nobody could look; that is alike for every row of a table without such columns. A list whose members only
            set the scene, such as the ends of a corridor, raises no matter of its own.
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
        return cls(finding, pieces, said, finding.outcome.speaks, _has_nothing(finding), place_in_report(finding))

    def evidence(self, facts: FactSet) -> tuple[Evidence, ...]:
        """The evidence of one document."""
        found: dict[Evidence, None] = {}
        for piece in self.pieces:
            if isinstance(piece, Evidence):
                found[piece] = None
            else:
                found.update(dict.fromkeys(taken(facts, piece)))
        return tuple(found)


def _has_nothing(finding: Finding) -> bool:
    """Whether nobody could look for any of what is missing, and nothing else is in doubt: no day, and no law."""
    listed, named, _ = finding.about.partition(":")
    return (
        finding.outcome is Outcome.CANNOT_TELL
        and (fact_spec(listed).scene if named else finding.about == WHOLE_DOCUMENT)
        and bool(finding.missing)
        and all(gap.state == FactState.NOT_COVERED and gap.fact not in ("", DAY) for gap in finding.missing)
    )


class Recall:
    """Remembers what the rules of a book say; one for each thread or process.

    Args:
        book: the rule book.
        profile: ``publish`` or ``research``, as for ``check``.
        most: how many combinations are kept, of answers and of outlines.
    """

    def __init__(self, book: RuleBook, profile: str, most: int = MOST_KEPT) -> None:
        self.book = book
        self.profile = profile
        self.most = most
        live = [rule for rule in book.rules if is_live(book, rule, profile)]
        self._numbers = AnswerNumbers(book)
        self._said: dict[Finding, Recalled] = {}
        self._screens = Screens(live, self._numbers.code)
        self._outlines = self._numbers.outlines(live)
        parts = zip(live, self._screens.of_rules, self._outlines.of_rules, strict=True)
        self._asked = [self._asking(*part) for part in parts]
        self._changes = tuple(sorted({day for rule in live for day in self._numbers.changes_of(rule)}))
        self._courses: dict[tuple[DocumentKind, int], list[_Step]] = {}

    def _asking(self, rule: Rule, screen: Screen, outline: Any) -> "_Asked":
        numbers, places = self._numbers, RulePlaces()
        first = [KIND, numbers.stretch_of(rule), *numbers.condition(rule.applies_when, rule, places)]
        rest = [KIND, *numbers.condition(rule.indicated_when, rule, places)]
        told = [KIND]
        if names_the_state(self.book, rule):
            told.append(numbers.fact(state_concerned(rule)))
        if rule.about is not None:
            told.append(numbers.keys(rule.about.of))
        quiet = {why: (Recalled.of(_quiet(rule, why)),) for why in _QUIET}
        return _Asked(
            rule,
            places,
            screen,
            quiet,
            outline,
            itemgetter(*first),
            itemgetter(*rest, *told[1:]),
            itemgetter(*told),
        )

    def findings(self, facts: FactSet, kind: DocumentKind, day: date | None) -> list[Recalled]:
        """What every live rule says, in the order of the book.

        Of rules that see nothing or do not apply, no more is worked out than that: no evidence and no law.
        """
        if self._numbers.numbers.kept > self.most:
            self._forget()
        if self._outlines.numbers.kept > self.most:
            self._forget_outlines()
        document = self._numbers.of(facts, kind, day)
        codes = self._screens.codes(facts, document)
        outline = self._outlines.of(facts, day)
        found: list[Recalled] = []
        add = found.extend
        for asked, settles, settled, by_outline in self._course(kind, day):
            said = settled
            if said is None:
                own = asked.outline(outline)
                said = by_outline.get(own)
                if said is None:
                    said = self._say(asked, document, codes, settles)
                    if None not in own:
                        by_outline[own] = said
                        self._outlines.numbers.kept += 1
            add(said)
        return found

    def _course(self, kind: DocumentKind, day: date | None) -> "list[_Step]":
        """For each rule, whether silence settles its matter, and what it says for the kind of document and day."""
        key = (kind, day_class(self._changes, day))
        course = self._courses.get(key)
        if course is None:
            course = self._courses[key] = []
            for asked in self._asked:
                why = out_of_question(asked.rule, kind, day)
                settles = asked.rule.silence.get(kind) is Outcome.NONE_SEEN
                course.append(
                    (asked, settles, asked.quiet[why] if why else None, asked.by_outline.setdefault(kind, {}))
                )
        return course

    def _say(
        self,
        asked: "_Asked",
        document: Numbered,
        codes: DocumentCodes,
        settles: bool,  # noqa: FBT001
    ) -> tuple[Recalled, ...]:
        """What a rule says, if the outline of the document does not settle it."""
        # Who spoke of the last document is likely to speak of this one, and to say what it said before.
        said = self._known(asked, document) if asked.spoke else None
        if said is not None:
            return said
        why = asked.screen.quiet(codes, settles)
        asked.spoke = not why
        if why:
            return asked.quiet[why]
        return self._known(asked, document) or self._worked_out_anew(asked, document)

    def _known(self, asked: "_Asked", document: Numbered) -> tuple[Recalled, ...] | None:
        """What a rule said of documents about which its tests answer the same."""
        case = asked.cases.get(asked.first(document.places))
        return None if case is None else case.known.get(asked.rest(document.places))

    def _worked_out_anew(self, asked: "_Asked", document: Numbered) -> tuple[Recalled, ...]:
        case = asked.cases.get(asked.first(document.places)) or self._new_case(asked, document)
        said = case.known[asked.rest(document.places)] = self._said_in(case, asked, document)
        self._numbers.numbers.kept += 1
        return said

    def _new_case(self, asked: "_Asked", document: Numbered) -> "_Case":
        """What follows from whether a rule applies; there is one for each answer to that."""
        env = self._environment(asked, document)
        applies = evaluate(asked.rule.applies_when, env.while_in_force(asked.rule.in_force))
        first = asked.first(document.places)
        answer = (*first[:2], self._numbers.numbers.of_answer(applies))
        case = asked.by_answer.get(answer)
        if case is None:
            case = asked.by_answer[answer] = _Case(applies)
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
        answer = (numbers.of_answer(indicated, heard(rule.indicated_when, in_force)), asked.told(document.places))
        said = case.by_answer.get(answer)
        if said is None:
            said = case.by_answer[answer] = self._worked_out(rule, env, document)
            numbers.kept += 1
        return said

    def _environment(self, asked: "_Asked", document: Numbered, halves: dict[int, Answer] | None = None) -> Environment:
        known = KnownAnswers(self._numbers.numbers, asked.places, document, halves or {})
        return Environment(document.marked, self.book.tables, document.day, known=known)

    def _worked_out(self, rule: Rule, env: Environment, document: Numbered) -> tuple[Recalled, ...]:
        return tuple([self._recalled(rule, one, env) for one in judge(rule, env, document.kind)])

    def _recalled(self, rule: Rule, one: Judgement, env: Environment) -> Recalled:
        """What a judgement says; where it says the same in other documents, there is one of it."""
        finding = told(self.book, rule, one, env, self.profile)
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

    def _forget_outlines(self) -> None:
        self._outlines.numbers.forget()
        for asked in self._asked:
            for said in asked.by_outline.values():
                said.clear()


@dataclass(slots=True)
class _Case:
    """What a rule said where the answer to whether it applies is the same.

    Attributes:
        applies: that answer.
        known: what it said, by all else that it depends on.
        by_answer: the same by what its condition answers, for a rule that makes one finding.
    """

    applies: Answer
    known: dict[Any, tuple[Recalled, ...]] = field(default_factory=dict)
    by_answer: dict[Any, tuple[Recalled, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class _Asked:
    """A rule, and what it said so far.

    Attributes:
        rule: the rule.
        places: where the answers to its conditions stand.
        screen: tells whether it has anything to say.
        quiet: what it says where it has nothing to say, by the reason.
        outline: gets its part of the outline of a document.
        first: gets what decides whether it applies: the kind of document and the stretch of time, then tests.
        rest: gets all else that it depends on.
        told: gets what its words depend on beside its answers.
        cases: its cases by what decides whether it applies.
        by_answer: the same by the answer to that.
        by_outline: what it said, by the kind of document and its part of the outline, where that settles everything.
        spoke: whether it had something to say of the last document that its outline did not settle.
    """

    rule: Rule
    places: RulePlaces
    screen: Screen
    quiet: Mapping[Why, tuple[Recalled, ...]]
    outline: Any
    first: Any
    rest: Any
    told: Any
    cases: dict[Any, _Case] = field(default_factory=dict)
    by_answer: dict[Any, _Case] = field(default_factory=dict)
    by_outline: dict[DocumentKind, dict[Any, tuple[Recalled, ...]]] = field(default_factory=dict)
    spoke: bool = False


_Step = tuple[_Asked, bool, tuple[Recalled, ...] | None, dict[Any, tuple[Recalled, ...]]]
"""A rule, whether silence settles its matter, what it says where that is settled for all such documents, and what it
said where the outline settles it."""

_QUIET = {
    Why.KIND_OF_DOCUMENT: Outcome.NOT_APPLICABLE,
    Why.NOT_IN_FORCE: Outcome.NOT_APPLICABLE,
    Why.DOES_NOT_APPLY: Outcome.NOT_APPLICABLE,
    Why.CONDITION_NOT_MET: Outcome.NONE_SEEN,
    Why.SILENT: Outcome.NONE_SEEN,
}


def _quiet(rule: Rule, why: Why) -> Finding:
    """A finding that says no more than its outcome."""
    return Finding(
        rule=rule.id,
        version=rule.version,
        title=rule.title,
        topic=rule.topic,
        about=WHOLE_DOCUMENT,
        outcome=_QUIET[why],
        reason=why.value,
        severity=rule.severity,
        confidence=rule.confidence,
        message="",
    )
