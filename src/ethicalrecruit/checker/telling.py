"""A judgement told as a finding: with the law, what is missing, and the question to ask."""

from dataclasses import replace

from ethicalrecruit.checker.authority import authorities, law_is_confirmed, notes_of_law
from ethicalrecruit.checker.judge import Judgement, Why
from ethicalrecruit.facts.agency_facts import REGISTER_ENTRIES
from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.findings.finding import Finding, Missing
from ethicalrecruit.findings.fingerprint import evidence_digest, fingerprint
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.environment import Environment, Gap
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.rulebook.texts import REASONS
from ethicalrecruit.values.grades import Confidence, Outcome

WATCH_PACK = "watch"
"""The pack of rules that speak only where the user supplied a watch-list."""

_ORDER = {outcome: at for at, outcome in enumerate(Outcome)}


def is_live(book: RuleBook, rule: Rule, profile: str) -> bool:
    """Whether a rule is asked at all under a profile, with the lists and registers that there are."""
    if rule.pack == WATCH_PACK and not any(one.is_watch for one in book.tables.lists.values()):
        return False
    if REGISTER_ENTRIES in rule.lists and not book.tables.registers:
        return False
    return rule.status in ("stable", "test") or (rule.status == "draft" and profile == "research")


def told(book: RuleBook, rule: Rule, one: Judgement, env: Environment, profile: str) -> Finding:
    """The finding that a judgement makes, not yet tied to a document by fingerprint and digest."""
    outcome, why, notes, unconfirmed = one.outcome, one.why, one.answer.notes, False
    if outcome is Outcome.INDICATOR and not law_is_confirmed(book, rule):
        notes = (*notes, "The substance of no instrument cited here has been confirmed.")
        unconfirmed = True
    elif outcome is Outcome.INDICATOR and not all(base.is_confirmed for base in one.answer.basis):
        notes = (*notes, "The substance of data that this rests on has not been confirmed.")
        unconfirmed = True
    if unconfirmed and profile == "publish":
        outcome, why = Outcome.CANNOT_TELL, Why.LAW_UNCONFIRMED
    missing = tuple(_missing(book, gap) for gap in one.gaps)
    if outcome is Outcome.INDICATOR and env.day is None:
        notes = (*notes, _undated(rule))
    if outcome.speaks:
        notes = tuple(dict.fromkeys((*notes, *notes_of_law(book, rule, env.day))))
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
        message=_message(book, rule, outcome, why, missing),
        evidence=tuple(dict.fromkeys(one.answer.evidence)),
        authority=authorities(book, rule, env, one.answer.basis),
        basis=one.answer.basis,
        notes=notes,
        missing=missing,
        ask=_ask(rule, one, missing) if outcome.speaks else "",
        mend=rule.mend if outcome is Outcome.INDICATOR else "",
        replaces=rule.replaces,
    )


def place_in_report(finding: Finding) -> tuple[int, int, str, str]:
    """What findings are ordered by: indicators first, and of these the weightiest."""
    return _ORDER[finding.outcome], -finding.severity.rank, finding.rule, finding.about


def sealed(finding: Finding, subject: str) -> Finding:
    """A finding tied to its document: known again in other runs, and by the wording of its evidence."""
    return replace(
        finding,
        fingerprint=fingerprint(finding.rule, subject, finding.about),
        evidence_digest=evidence_digest(finding.evidence),
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
        told_of = f'About "{gap.label}": {question[0].lower()}{question[1:]}'
        question = told_of if question == english else f'"{gap.label}": {question}'
    return Missing(gap.fact, gap.state.value, gap.about, question, gap.detail)
