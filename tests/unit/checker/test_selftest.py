"""The examples that stand with the rules: run, and found out when they promise something else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ethicalrecruit.checker.selftest import run_example, run_examples
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.rulebook.rule import Example, Rule
from ethicalrecruit.values.grades import DocumentKind, Outcome


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


@pytest.fixture(scope="module")
def rule(book: RuleBook) -> Rule:
    return book.rule("england.red-list")


ACTIVE = {
    "job": {"health": True},
    "destination": {"country": "GB", "nation": "GB-ENG"},
    "recruitment": {"channel": "active"},
    "targets": [{"country": "NG", "basis": "residence"}],
}


def example(**changes: Any) -> Example:
    plain = Example(
        name="Nigeria",
        day=date(2024, 1, 15),
        kind=None,
        text="",
        offer=ACTIVE,
        expect=Outcome.INDICATOR,
        about="",
        reason="",
        missing=(),
    )
    return replace(plain, **changes)


def test_a_kept_promise(book: RuleBook, rule: Rule) -> None:
    result = run_example(book, rule, example(about="origin.targets:NG", reason="condition_met"))
    assert result.passed
    assert result.got == (Outcome.INDICATOR,)
    assert (result.rule, result.name, result.expected) == ("england.red-list", "Nigeria", Outcome.INDICATOR)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"expect": Outcome.NONE_SEEN}, "Expected none_seen, got indicator (condition_met)"),
        ({"about": "origin.targets:GH"}, "Expected it about origin.targets:GH, got origin.targets:NG."),
        ({"reason": "silent"}, "Expected the reason silent, got condition_met."),
        ({"missing": ("pay.monthly",)}, "Expected pay.monthly among what is missing, got nothing."),
        (
            {"offer": {**ACTIVE, "destination": {"country": "GB"}}},
            "Expected indicator, got cannot_tell (missing_facts), missing destination.nation.",
        ),
        ({"offer": {"destnation": {}}}, 'There is no field "destnation" in an offer'),
        ({"offer": {"costs": [{"item": "NO_SUCH_CODE"}]}}, 'There is no cost item "NO_SUCH_CODE".'),
        ({"kind": DocumentKind.AGENCY, "offer": {}}, "Expected indicator, got cannot_tell"),
    ],
)
def test_a_broken_promise(book: RuleBook, rule: Rule, changes: dict[str, Any], fault: str) -> None:
    result = run_example(book, rule, example(**changes))
    assert not result.passed
    assert fault in " ".join(result.faults)


def test_quiet_means_quiet_about_everything(book: RuleBook, rule: Rule) -> None:
    quiet = example(expect=Outcome.NOT_APPLICABLE, day=date(2020, 1, 1))
    assert run_example(book, rule, quiet).passed


def test_texts_are_read(book: RuleBook, rule: Rule) -> None:
    told = example(text="The moon is made of cheese, they say.", offer={}, kind=DocumentKind.CONTRACT)
    assert not run_example(book, rule, told).passed


def test_retired_rules_are_left_out(book: RuleBook, rule: Rule) -> None:
    assert run_examples(book, [replace(rule, status="retired")]) == ()
    assert len(run_examples(book, [rule])) == len(rule.examples)


def test_drafts_are_tried_as_drafts(book: RuleBook, rule: Rule) -> None:
    assert run_example(book, replace(rule, status="draft"), example()).passed
