"""What an audit recalls is what a check works out: for every document, on every day, with any rules."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import OFFERS

from ethicalrecruit import Offer
from ethicalrecruit.checker.check import Examined, check, facts_of
from ethicalrecruit.checker.day_classes import Changes
from ethicalrecruit.checker.recall import Recall
from ethicalrecruit.checker.telling import place_in_report, sealed
from ethicalrecruit.facts.state import FactState, Observation
from ethicalrecruit.findings.finding import Finding
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Any_, AnyItem, Condition, Leaf, Not, about_list, item_lists, leaves
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import PROFILES, Confidence

BOOK = load_book()
CHANGES = Changes(BOOK)
RECALLS = {profile: Recall(BOOK, profile) for profile in PROFILES}
FORGETFUL = Recall(BOOK, "publish", most=300)
DAYS = st.none() | st.dates(min_value=date(1995, 1, 1), max_value=date(2030, 1, 1))
PATHS = (
    "destination.country", "documents.held_by", "costs", "costs[0]", "costs[0].payer", "targets", "pay", "contract",
    "repayment", "agency", "agency.name", "job.occupation", "particulars", "claims[0]",
)  # fmt: skip
OBSERVATIONS = st.dictionaries(
    st.sampled_from(PATHS),
    st.builds(
        Observation,
        st.lists(
            st.builds(
                Evidence,
                st.sampled_from((EvidenceKind.QUOTE, EvidenceKind.FIELD)),
                quote=st.sampled_from(("GBP 900", "one", "two")),
                start=st.integers(0, 9),
                end=st.integers(9, 19),
            ),
            max_size=2,
        ).map(tuple),
        st.none() | st.sampled_from([one for one in FactState if one is not FactState.STATED]),
        st.just(()),
        st.sampled_from(list(Confidence)),
    ),
    max_size=4,
)
MANY = settings(max_examples=120, deadline=None, suppress_health_check=[*HealthCheck])


def quiet(finding: Finding) -> Finding:
    """What is recalled of a finding that says nothing: its outcome and its reason."""
    return replace(
        finding, confidence=Confidence.LOW, message="", evidence=(), authority=(), basis=(), notes=(), missing=(),
        ask="", mend="", replaces="", fingerprint="", evidence_digest="",
    )  # fmt: skip


def comparable(findings: Iterator[Finding], subject: str) -> list[Finding]:
    tied = (sealed(one, subject) if one.outcome.speaks else quiet(one) for one in findings)
    return sorted(tied, key=place_in_report)


def assert_same(recall: Recall, examined: Examined) -> None:
    wanted = check(recall.book, examined, profile=recall.profile)
    facts = facts_of(recall.book, examined)
    recalled = recall.findings(facts, examined.offer.kind, examined.day)
    found = (replace(one.finding, evidence=one.evidence(facts)) for one in recalled)
    assert comparable(found, wanted.subject.id) == comparable(iter(wanted.findings), wanted.subject.id)


@MANY
@given(OFFERS, OBSERVATIONS, DAYS, st.sampled_from(PROFILES))
def test_what_is_recalled_is_what_a_check_works_out(
    offer: dict[str, Any], observed: dict[str, Observation], day: date | None, profile: str
) -> None:
    examined = Examined(Offer.model_validate(offer), observed, "a document", day, "given")
    assert_same(RECALLS[profile], examined)
    assert_same(FORGETFUL, examined)


def days_of(rule: Rule) -> tuple[date, ...]:
    tests = (*leaves(rule.applies_when), *leaves(rule.indicated_when))
    return tuple(sorted({*CHANGES.of_rule(rule), *(day for test in tests for day in CHANGES.of_test(test))}))


@MANY
@given(OFFERS, st.integers(0, len(BOOK.rules) - 1), st.data())
def test_nothing_changes_between_the_days_on_which_something_may(
    offer: dict[str, Any], at: int, data: st.DataObject
) -> None:
    rule = BOOK.rules[at]
    changes = days_of(rule)
    book = replace(BOOK, rules=(rule,))
    recall = Recall(book, "research")
    day = data.draw(st.sampled_from(changes)) if changes else date(2026, 1, 1)
    for one in (day, date.fromordinal(day.toordinal() - 1), date.fromordinal(day.toordinal() + 1)):
        if date(1800, 1, 1) < one < date(2200, 1, 1):
            assert_same(recall, Examined(Offer.model_validate(offer), {}, "a document", one, "given"))


def _leaves(condition: Condition) -> Iterator[Condition]:
    match condition:
        case Leaf() | AnyItem():
            yield condition
        case Not():
            yield from _leaves(condition.child)
        case All() | Any_():
            for child in condition.children:
                yield from _leaves(child)


PIECES = [one for rule in BOOK.rules for half in (rule.applies_when, rule.indicated_when) for one in _leaves(half)]
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from(PIECES),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(lambda some: All(tuple(some)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda some: Any_(tuple(some)))
        | inner.map(Not)
    ),
    max_leaves=6,
)


@st.composite
def books(draw: st.DrawFn) -> RuleBook:
    """A few rules of the book with conditions put together at random from the tests that all rules make."""
    rules = []
    for rule in draw(st.lists(st.sampled_from(BOOK.rules), min_size=1, max_size=4, unique_by=lambda one: one.id)):
        applies, indicated = draw(CONDITIONS), draw(CONDITIONS)
        lists = frozenset((*item_lists(applies), *item_lists(indicated)))
        about = about_list(indicated)
        rules.append(replace(rule, applies_when=applies, indicated_when=indicated, about=about, lists=lists))
    return replace(BOOK, rules=tuple(rules))


@MANY
@given(books(), st.lists(st.tuples(OFFERS, OBSERVATIONS, DAYS), min_size=1, max_size=4))
def test_it_holds_for_any_rules(
    book: RuleBook, documents: list[tuple[dict[str, Any], dict[str, Observation], date | None]]
) -> None:
    recall = Recall(book, "research")
    for offer, observed, day in documents:
        assert_same(recall, Examined(Offer.model_validate(offer), observed, "a document", day, "given"))


@pytest.mark.parametrize("profile", PROFILES)
def test_it_holds_for_the_examples_of_the_book(profile: str) -> None:
    recall = Recall(BOOK, profile)
    offers = [example for rule in BOOK.rules for example in rule.examples if example.offer and not example.registers]
    assert len(offers) > 1000
    for example in offers[::7]:
        offer = Offer.model_validate(dict(example.offer))
        assert_same(recall, Examined(offer, {}, "a document", example.day, "given"))
