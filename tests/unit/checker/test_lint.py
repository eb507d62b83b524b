"""The lint of rules: each fault is found, and the shipped book has none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ethicalrecruit.checker.lint import lint_book, lint_rule
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Leaf, Not
from ethicalrecruit.rulebook.environment import Answer
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.rulebook.rule import Change, Reference, Rule
from ethicalrecruit.values.grades import DocumentKind, Outcome, Severity
from ethicalrecruit.values.timeline import Boundary, Interval
from ethicalrecruit.values.truth import Truth


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


@pytest.fixture(scope="module")
def rule(book: RuleBook) -> Rule:
    return book.rule("england.red-list")


def leaf(fact: str, operand: Any) -> Leaf:
    return Leaf(fact, "is", operand, lambda _env: Answer(Truth.YES))


def checks(book: RuleBook, rule: Rule, **changes: Any) -> set[str]:
    return {fault.check for fault in lint_rule(book, replace(rule, **changes))}


def test_the_shipped_book_has_nothing_to_mend(book: RuleBook) -> None:
    assert lint_book(book) == ()


@pytest.mark.parametrize(
    ("changes", "check"),
    [
        ({"message": "The agency violated the law in this ad."}, "verdict-word"),
        ({"title": "A scam of agencies"}, "verdict-word"),
        ({"mend": "Stop this illegal practice at once."}, "verdict-word"),
        ({"lawful_contrast": "A compliant agency."}, "verdict-word"),
        ({"false_alarms": ("Not every offender writes so.",)}, "verdict-word"),
        ({"history": (Change("1", "2026-11-21", "added to the blacklist"),)}, "verdict-word"),
        ({"message": "The document is a breach of the Code of 2010."}, "states-guilt"),
        ({"message": "The document shows forced labour in the making."}, "states-guilt"),
        ({"mend": "Workers should not apply through such agencies."}, "at-workers"),
        ({"message": "The worker bears the {cost} of the journey."}, "placeholder"),
        ({"ask": "Who bears the cost of $item for the worker?"}, "placeholder"),
        ({"ask": "Tell us who pays this fee."}, "question"),
        ({"ask": "Who pays this? And when?"}, "question"),
        ({"ask": "who pays this fee for the worker?"}, "question"),
        ({"ask": "Why do you take money from workers?"}, "question"),
        ({"ask": f"Who pays {'this ' * 100}?"}, "question"),
        ({"topic": "weather"}, "topic"),
        ({"severity": Severity.INFO, "severity_reason": ""}, "severity"),
        ({"silence": {DocumentKind.AD: Outcome.INDICATOR}, "false_alarms": ("None.",)}, "silence"),
        (
            {"silence": {DocumentKind.CONTRACT: Outcome.NONE_SEEN}, "documents": frozenset({DocumentKind.AD})},
            "silence",
        ),
        ({"references": ()}, "complete"),
        ({"false_alarms": ()}, "complete"),
        ({"lawful_contrast": ""}, "complete"),
        ({"history": ()}, "complete"),
        ({"version": "99"}, "complete"),
        ({"examples": ()}, "examples"),
        ({"in_force": Interval(Boundary.on(date(2019, 3, 4)), None)}, "boundary"),
        ({"in_force": Interval(None, Boundary.on(date(2029, 3, 4)))}, "boundary"),
        ({"applies_when": leaf("worker.nationality", "GH")}, "worker"),
        ({"indicated_when": All((Not(leaf("worker.residence", "GH")),))}, "worker"),
        ({"indicated_when": leaf("recruitment.channel", "direct_application")}, "worker"),
        ({"indicated_when": leaf("item.basis", ["residence", "nationality"])}, "worker"),
    ],
)
def test_each_fault_is_found(book: RuleBook, rule: Rule, changes: dict[str, Any], check: str) -> None:
    assert check not in checks(book, rule)
    assert check in checks(book, rule, **changes)


def test_what_is_ruled_out_raises_nothing(book: RuleBook, rule: Rule) -> None:
    assert "worker" not in checks(book, rule, indicated_when=Not(leaf("recruitment.channel", "direct_application")))


def test_each_outcome_needs_an_example(book: RuleBook, rule: Rule) -> None:
    for outcome in Outcome:
        rest = tuple(one for one in rule.examples if one.expect is not outcome)
        whats = [fault.what for fault in lint_rule(book, replace(rule, examples=rest))]
        assert f"No example shows {outcome.value}." in whats
    unconditional = replace(
        rule,
        applies_when=Always(),
        examples=tuple(one for one in rule.examples if one.expect is not Outcome.NOT_APPLICABLE),
    )
    assert "examples" not in checks(book, unconditional)


def test_open_examples_name_what_is_missing(book: RuleBook, rule: Rule) -> None:
    bare = tuple(replace(one, missing=()) for one in rule.examples)
    assert "examples" in checks(book, rule, examples=bare)


def test_boundaries_that_are_not_known_or_long_ago_need_no_example(book: RuleBook, rule: Rule) -> None:
    for boundary in (None, Boundary.on(date(1949, 7, 1)), Boundary(date(2030, 1, 1), date(2030, 12, 31))):
        assert "boundary" not in checks(book, rule, in_force=Interval(boundary, None))


def test_a_rule_whose_law_is_not_confirmed_shows_that(book: RuleBook, rule: Rule) -> None:
    weak = next(
        (
            Reference(instrument.id, provision.number, "")
            for instrument in book.tables.instruments.values()
            for provision in instrument.provisions.values()
            if not provision.verification.substance.is_confirmed
        ),
        None,
    )
    if weak is None:
        pytest.skip("every provision of the book is confirmed")
    assert "examples" in checks(book, rule, references=(weak,))


def test_drafts_may_be_incomplete(book: RuleBook, rule: Rule) -> None:
    bare = {"status": "draft", "examples": (), "false_alarms": (), "lawful_contrast": ""}
    assert checks(book, rule, **bare, to_confirm="The text of the code.") == set()
    assert checks(book, rule, **bare) == {"draft"}


def test_a_stable_rule_has_nothing_left_to_confirm(book: RuleBook, rule: Rule) -> None:
    assert "draft" in checks(book, rule, to_confirm="The text of the code.")


def test_faults_name_rule_and_file(book: RuleBook, rule: Rule) -> None:
    fault = lint_rule(book, replace(rule, ask="Tell."))[0]
    assert fault.rule == "england.red-list"
    assert fault.place.endswith("red-list.yaml")
