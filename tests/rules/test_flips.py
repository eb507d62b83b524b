"""Every part of every condition is held by an example: dropped or turned round, one of them breaks."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.checker.selftest import run_example
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not, about_list
from ethicalrecruit.rulebook.rule import Rule

BOOK = load_book()
# Watch-list rules speak only where a user supplied a list; the rule loader's tests hold them.
RULES = [rule for rule in BOOK.rules if rule.pack != "watch"]


def mutants(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """The condition with one part dropped or turned round, and what was done."""
    match condition:
        case Leaf():
            yield f"not ({condition})", Not(condition)
        case Not():
            yield f"without not: {_named(condition.child)}", condition.child
            for done, child in mutants(condition.child):
                yield done, Not(child)
        case AnyItem():
            for done, where in mutants(condition.where):
                yield done, AnyItem(condition.of, where)
        case All() | Any_():
            yield from _among(condition)
        case Always():
            return


def _among(condition: All | Any_) -> Iterator[tuple[str, Condition]]:
    kind = type(condition)
    for at, child in enumerate(condition.children):
        before, after = condition.children[:at], condition.children[at + 1 :]
        if before or after:
            yield f"without {_named(child)}", kind((*before, *after))
        for done, mutant in mutants(child):
            yield done, kind((*before, mutant, *after))


def _named(condition: Condition) -> str:
    return str(condition) if isinstance(condition, Leaf) else type(condition).__name__


def flips(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for done, applies in mutants(rule.applies_when):
        yield f"applies_when {done}", replace(rule, applies_when=applies)
    for done, indicated in mutants(rule.indicated_when):
        yield f"indicated_when {done}", replace(rule, indicated_when=indicated, about=about_list(indicated))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_part_of_a_condition_is_idle(rule: Rule) -> None:
    idle = [
        done for done, flipped in flips(rule) if all(run_example(BOOK, flipped, one).passed for one in rule.examples)
    ]
    assert idle == []
