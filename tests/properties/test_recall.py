"""What an audit recalls is what a check works out: for every document, on every day, with any rules."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_strategies import BOOK, DAYS, MANY, OBSERVATIONS, books
from strategies import OFFERS

from ethicalrecruit import Offer
from ethicalrecruit.checker.check import Examined, check, facts_of
from ethicalrecruit.checker.day_classes import Changes
from ethicalrecruit.checker.recall import Recall
from ethicalrecruit.checker.telling import place_in_report, sealed
from ethicalrecruit.facts.state import Observation
from ethicalrecruit.findings.finding import Finding
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import leaves
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import PROFILES, Confidence

CHANGES = Changes(BOOK)
RECALLS = {profile: Recall(BOOK, profile) for profile in PROFILES}
FORGETFUL = Recall(BOOK, "publish", most=300)


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
