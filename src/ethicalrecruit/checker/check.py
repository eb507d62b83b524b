"""An offer and a rule book on a day to a report."""

from collections.abc import Iterable
from datetime import date

from ethicalrecruit.checker.judge import judge
from ethicalrecruit.checker.telling import is_live, place_in_report, sealed, told
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import FactSet, FactState, Observed
from ethicalrecruit.findings.fingerprint import subject_key
from ethicalrecruit.findings.report import (
    BookStamp,
    ClaimSeen,
    Covered,
    ReadingSeen,
    Report,
    Subject,
    questions_of,
)
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.environment import Environment

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
    key = subject_key(examined.offer.id, examined.content)
    facts = facts_of(book, examined)
    env = Environment(facts, book.tables, examined.day)
    findings = (
        sealed(told(book, rule, judgement, env, profile), key)
        for rule in book.rules
        if is_live(book, rule, profile)
        for judgement in judge(rule, env, examined.offer.kind)
    )
    ordered = tuple(sorted(findings, key=place_in_report))
    day = examined.day
    return Report(
        subject=Subject(key, examined.offer.kind.value, examined.source),
        day="" if day is None else day.isoformat(),
        day_source=examined.day_source,
        profile=profile,
        book=book_stamp(book),
        findings=ordered,
        claims=tuple(_claims(facts)),
        questions=questions_of(ordered),
        coverage=tuple(
            Covered(name, book.text(f"fact.{name}.meaning", fact_spec(name).meaning), state.value)
            for name, state in covered(facts)
        ),
        reading=examined.reading,
    )


def facts_of(book: RuleBook, examined: Examined) -> FactSet:
    """All facts of a document on its day, with the registers that the book holds."""
    registers = book.tables.registers
    return derive(examined.offer, examined.observed, book.tables.costs, registers=registers, day=examined.day)


def covered(facts: FactSet) -> Iterable[tuple[str, FactState]]:
    """The state of each fact that documents often leave out."""
    for name in COVERAGE_FACTS:
        if name in facts.lists:
            listed = facts.lists[name]
            yield name, FactState.STATED if listed.items else listed.rest
        else:
            yield name, facts.facts[name].state


def book_stamp(book: RuleBook) -> BookStamp:
    """What a report says of the book it rests on."""
    return BookStamp(book.edition, book.digest, book.packs, book.language, book.in_english)


def _claims(facts: FactSet) -> Iterable[ClaimSeen]:
    for item in facts.lists["claims"].items:
        kind, scope = (
            str(item.facts[name].readings[0]) if item.facts[name].readings else "" for name in ("kind", "scope")
        )
        named = item.key.partition(":")[2].partition("#")[0] if scope == "one_item" else ""
        yield ClaimSeen(kind, scope, named, item.facts["kind"].evidence)
