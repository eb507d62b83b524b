"""An offer and a rule book on a day to a report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ethicalrecruit.checker.authority import authorities, law_is_confirmed, notes_of_law
from ethicalrecruit.checker.judge import Judgement, Why, judge
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import FactSet, FactState, Observed
from ethicalrecruit.findings.finding import Finding, Missing
from ethicalrecruit.findings.fingerprint import evidence_digest, fingerprint, subject_key
from ethicalrecruit.findings.report import (
    BookStamp,
    ClaimSeen,
    Covered,
    ReadingSeen,
    Report,
    Subject,
    questions_of,
)
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.environment import Environment, Gap
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import Confidence, Outcome

WATCH_PACK = "watch"
"""The pack of rules that speak only where the user supplied a watch-list."""

NO_READING = ReadingSeen("", cut_off=False, mentions=())

# What ads most often leave out. Leaving it out is reported as coverage, never as an indicator.
COVERAGE_FACTS = (
    "destination.country",
    "employer.name",
    "agency.name",
    "agency.licence.number",
    "pay.monthly",
    "hours.weekly",
    "contract.months",
    "costs",
    "documents.held_by",
    "grievance.channel",
)

_ORDER = {outcome: at for at, outcome in enumerate(Outcome)}

_MESSAGES = {
    Why.CONDITION_NOT_MET: "What the document says does not meet the condition of this rule.",
    Why.SILENT: "The whole document was read and does not speak of this.",
    Why.KIND_OF_DOCUMENT: "This rule does not look at documents of this kind.",
    Why.NOT_IN_FORCE: "The provision was not in force on the day examined.",
    Why.DOES_NOT_APPLY: "The rule does not apply to this document.",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """A document ready to be checked.

    Attributes:
        offer: what it states.
        observed: evidence and states by field path; may be empty.
        content: the text or data that identifies it if it has no id.
        day: the day to examine it on; None if it has no date.
        day_source: where the day came from.
        source: file name or "-"; "" if it came from Python.
        reading: how its text was read.
    """

    offer: Offer
    observed: Observed
    content: str
    day: date | None
    day_source: str
    source: str = ""
    reading: ReadingSeen = NO_READING


def check(book: RuleBook, examined: Examined, *, profile: str = "publish") -> Report:
    """Evaluate all rules of a book on one document.

    Args:
        book: the rule book.
        examined: the document.
        profile: ``publish`` lets a rule raise an indicator only if the law behind it is confirmed;
            ``research`` lets every rule do so, marked, and evaluates drafts as well.
    """
    return _Check(book, examined, profile).report()


class _Check:
    """The check of one document."""

    def __init__(self, book: RuleBook, examined: Examined, profile: str) -> None:
        self.book = book
        self.examined = examined
        self.profile = profile
        self.key = subject_key(examined.offer.id, examined.content)
        facts = derive(examined.offer, examined.observed, book.tables.costs)
        self.env = Environment(facts, book.tables, examined.day)

    def report(self) -> Report:
        findings = [
            self._finding(rule, judgement)
            for rule in self.book.rules
            if self._is_live(rule)
            for judgement in judge(rule, self.env, self.examined.offer.kind)
        ]
        ordered = tuple(
            sorted(findings, key=lambda one: (_ORDER[one.outcome], -one.severity.rank, one.rule, one.about))
        )
        day = self.examined.day
        return Report(
            subject=Subject(self.key, self.examined.offer.kind.value, self.examined.source),
            day="" if day is None else day.isoformat(),
            day_source=self.examined.day_source,
            profile=self.profile,
            book=BookStamp(self.book.edition, self.book.digest, self.book.packs),
            findings=ordered,
            claims=tuple(_claims(self.env.facts)),
            questions=questions_of(ordered),
            coverage=tuple(_coverage(self.env.facts)),
            reading=self.examined.reading,
        )

    def _is_live(self, rule: Rule) -> bool:
        if rule.pack == WATCH_PACK and not any(one.is_watch for one in self.book.tables.lists.values()):
            return False
        return rule.status in ("stable", "test") or (rule.status == "draft" and self.profile == "research")

    def _finding(self, rule: Rule, one: Judgement) -> Finding:
        outcome, why, notes = one.outcome, one.why, one.answer.notes
        if outcome is Outcome.INDICATOR and not law_is_confirmed(self.book, rule):
            notes = (*notes, "The substance of no instrument cited here has been confirmed.")
            if self.profile == "publish":
                outcome, why = Outcome.CANNOT_TELL, Why.LAW_UNCONFIRMED
        missing = tuple(_missing(gap) for gap in one.gaps)
        if outcome is Outcome.INDICATOR and self.env.day is None:
            notes = (*notes, _undated(rule))
        speaks = outcome in (Outcome.INDICATOR, Outcome.CANNOT_TELL)
        if speaks:
            notes = tuple(dict.fromkeys((*notes, *notes_of_law(self.book, rule, self.env.day))))
        return Finding(
            rule=rule.id,
            version=rule.version,
            title=rule.title,
            topic=rule.topic,
            about=one.about,
            outcome=outcome,
            reason=why.value,
            severity=rule.severity,
            confidence=Confidence.least(rule.confidence, one.answer.confidence),
            message=_message(rule, outcome, why, missing),
            evidence=one.answer.evidence,
            authority=authorities(self.book, rule, self.env),
            basis=one.answer.basis,
            notes=notes,
            missing=missing,
            ask=_ask(rule, one, missing) if speaks else "",
            mend=rule.mend if outcome is Outcome.INDICATOR else "",
            replaces=rule.replaces,
            fingerprint=fingerprint(rule.id, self.key, one.about),
            evidence_digest=evidence_digest(one.answer.evidence),
        )


def _undated(rule: Rule) -> str:
    since = rule.in_force.since
    if since is None:
        return "The document has no date: this holds in every edition that is recorded."
    return f"The document has no date: this holds if it is of {since.latest.isoformat()} or later."


def _ask(rule: Rule, one: Judgement, missing: tuple[Missing, ...]) -> str:
    """The rule's own question where its condition is met; else the first that settles what is missing."""
    if one.why is Why.CONDITION_MET:
        return rule.ask
    return next((gap.question for gap in missing if gap.question), "")


def _message(rule: Rule, outcome: Outcome, why: Why, missing: tuple[Missing, ...]) -> str:
    if outcome is Outcome.INDICATOR:
        return rule.message
    if why is Why.LAW_UNCONFIRMED:
        return "The condition is met, but the law behind this rule is not confirmed, so no indicator is raised."
    if outcome is Outcome.CANNOT_TELL:
        named = ", ".join(dict.fromkeys(gap.fact or gap.detail for gap in missing))
        return f"This cannot be told from the document. Missing: {named}."
    return _MESSAGES[why]


def _missing(gap: Gap) -> Missing:
    question = fact_spec(gap.fact).question if gap.fact else ""
    if question and gap.label:
        question = f'About "{gap.label}": {question[0].lower()}{question[1:]}'
    return Missing(gap.fact, gap.state.value, gap.about, question, gap.detail)


def _claims(facts: FactSet) -> Iterable[ClaimSeen]:
    for item in facts.lists["claims"].items:
        kind, scope = (
            str(item.facts[name].readings[0]) if item.facts[name].readings else "" for name in ("kind", "scope")
        )
        named = item.key.partition(":")[2].partition("#")[0] if scope == "one_item" else ""
        yield ClaimSeen(kind, scope, named, item.facts["kind"].evidence)


def _coverage(facts: FactSet) -> Iterable[Covered]:
    for name in COVERAGE_FACTS:
        if name in facts.lists:
            listed = facts.lists[name]
            state = FactState.STATED if listed.items else listed.rest
        else:
            state = facts.facts[name].state
        yield Covered(name, fact_spec(name).meaning, state.value)
