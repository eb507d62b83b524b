"""An offer and a rule book on a day to a report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ethicalrecruit.checker.authority import authorities, law_is_confirmed, notes_of_law
from ethicalrecruit.checker.judge import Judgement, Why, judge
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.facts.agency_facts import REGISTER_ENTRIES
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
from ethicalrecruit.rulebook.texts import REASONS
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


def check(book: RuleBook, examined: Examined, *, profile: str = "publish", brief: bool = False) -> Report:
    """Evaluate all rules of a book on one document.

    Args:
        book: the rule book.
        examined: the document.
        profile: ``publish`` lets a rule raise an indicator only if the law behind it is confirmed;
            ``research`` lets every rule do so, marked, and evaluates drafts as well.
        brief: leave out the law, the evidence and the digests of rules that saw nothing or do not apply; an audit
            of many rows writes only their outcomes.
    """
    return _Check(book, examined, profile, brief=brief).report()


class _Check:
    """The check of one document."""

    def __init__(self, book: RuleBook, examined: Examined, profile: str, *, brief: bool = False) -> None:
        self.book = book
        self.brief = brief
        self.examined = examined
        self.profile = profile
        self.key = subject_key(examined.offer.id, examined.content)
        facts = derive(
            examined.offer,
            examined.observed,
            book.tables.costs,
            registers=book.tables.registers,
            day=examined.day,
        )
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
            book=book_stamp(self.book),
            findings=ordered,
            claims=tuple(_claims(self.env.facts)),
            questions=questions_of(ordered),
            coverage=tuple(_coverage(self.book, self.env.facts)),
            reading=self.examined.reading,
        )

    def _is_live(self, rule: Rule) -> bool:
        if rule.pack == WATCH_PACK and not any(one.is_watch for one in self.book.tables.lists.values()):
            return False
        if REGISTER_ENTRIES in rule.lists and not self.book.tables.registers:
            return False
        return rule.status in ("stable", "test") or (rule.status == "draft" and self.profile == "research")

    def _finding(self, rule: Rule, one: Judgement) -> Finding:
        if self.brief and not one.outcome.speaks:
            return _quiet(rule, one)
        outcome, why, notes, unconfirmed = one.outcome, one.why, one.answer.notes, False
        if outcome is Outcome.INDICATOR and not law_is_confirmed(self.book, rule):
            notes = (*notes, "The substance of no instrument cited here has been confirmed.")
            unconfirmed = True
        elif outcome is Outcome.INDICATOR and not all(base.is_confirmed for base in one.answer.basis):
            notes = (*notes, "The substance of data that this rests on has not been confirmed.")
            unconfirmed = True
        if unconfirmed and self.profile == "publish":
            outcome, why = Outcome.CANNOT_TELL, Why.LAW_UNCONFIRMED
        missing = tuple(_missing(self.book, gap) for gap in one.gaps)
        if outcome is Outcome.INDICATOR and self.env.day is None:
            notes = (*notes, _undated(rule))
        if outcome.speaks:
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
            confidence=_confidence(rule, one),
            message=_message(self.book, rule, outcome, why, missing),
            evidence=one.answer.evidence,
            authority=authorities(self.book, rule, self.env, one.answer.basis),
            basis=one.answer.basis,
            notes=notes,
            missing=missing,
            ask=_ask(rule, one, missing) if outcome.speaks else "",
            mend=rule.mend if outcome is Outcome.INDICATOR else "",
            replaces=rule.replaces,
            fingerprint=fingerprint(rule.id, self.key, one.about),
            evidence_digest=evidence_digest(one.answer.evidence),
        )


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


def _confidence(rule: Rule, one: Judgement) -> Confidence:
    """The least of rule, reading and basis."""
    return Confidence.least(rule.confidence, one.answer.confidence, *(base.confidence for base in one.answer.basis))


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


def book_stamp(book: RuleBook) -> BookStamp:
    """What a report says of the book it rests on."""
    return BookStamp(book.edition, book.digest, book.packs, book.language, book.in_english)


def _message(book: RuleBook, rule: Rule, outcome: Outcome, why: Why, missing: tuple[Missing, ...]) -> str:
    if outcome is Outcome.INDICATOR:
        return rule.message
    if outcome is Outcome.CANNOT_TELL and why is not Why.LAW_UNCONFIRMED:
        named = ", ".join(dict.fromkeys(gap.fact or gap.detail for gap in missing))
        return f"{_reason(book, Why.MISSING_FACTS)} {named}."
    return _reason(book, why)


def _reason(book: RuleBook, why: Why) -> str:
    return book.text(f"reason.{why.value}", REASONS[why.value])


def _missing(book: RuleBook, gap: Gap) -> Missing:
    english = fact_spec(gap.fact).question if gap.fact else ""
    question = gap.question or book.text(f"fact.{gap.fact}.question", english)
    if question and gap.label and not gap.question:
        # What stands in English goes on as one sentence; other languages have their own small letters.
        told = f'About "{gap.label}": {question[0].lower()}{question[1:]}'
        question = told if question == english else f'"{gap.label}": {question}'
    return Missing(gap.fact, gap.state.value, gap.about, question, gap.detail)


def _claims(facts: FactSet) -> Iterable[ClaimSeen]:
    for item in facts.lists["claims"].items:
        kind, scope = (
            str(item.facts[name].readings[0]) if item.facts[name].readings else "" for name in ("kind", "scope")
        )
        named = item.key.partition(":")[2].partition("#")[0] if scope == "one_item" else ""
        yield ClaimSeen(kind, scope, named, item.facts["kind"].evidence)


def _coverage(book: RuleBook, facts: FactSet) -> Iterable[Covered]:
    for name in COVERAGE_FACTS:
        if name in facts.lists:
            listed = facts.lists[name]
            state = FactState.STATED if listed.items else listed.rest
        else:
            state = facts.facts[name].state
        yield Covered(name, book.text(f"fact.{name}.meaning", fact_spec(name).meaning), state.value)
