"""Whatever a test looks at is told by its operator, since what it answered is told of all documents alike in that."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_strategies import BOOK, DAYS, MANY
from strategies import OFFERS

from ethicalrecruit import Offer
from ethicalrecruit.checker.check import Examined, facts_of
from ethicalrecruit.checker.recall import Recall
from ethicalrecruit.facts.state import FactSet
from ethicalrecruit.rulebook.condition import Leaf, with_lists
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.operators import OPERATORS


class Watched(dict[str, Any]):
    """Facts or lists that remember which of them were looked at."""

    def __init__(self, things: Mapping[str, Any], seen: set[str], lead: str = "") -> None:
        super().__init__(things)
        self._seen = seen
        self._lead = lead

    def __getitem__(self, name: str) -> Any:
        self._seen.add(self._lead + name)
        return super().__getitem__(name)


def _tests() -> Iterator[tuple[Leaf, str]]:
    known: dict[tuple[str, str, str, str], tuple[Leaf, str]] = {}
    for rule in BOOK.rules:
        for half in (rule.applies_when, rule.indicated_when):
            for leaf, listed in with_lists(half):
                known[listed, leaf.fact, leaf.operator, repr(leaf.operand)] = (leaf, listed)
    return iter(known.values())


BY_OPERATOR: dict[str, list[tuple[Leaf, str]]] = {}
for _leaf, _listed in _tests():
    BY_OPERATOR.setdefault(_leaf.operator, []).append((_leaf, _listed))
EXAMPLES = [
    (dict(one.offer), one.day) for rule in BOOK.rules for one in rule.examples if one.offer and not one.registers
]


def allowed(leaf: Leaf) -> set[str]:
    operand = leaf.operand
    other = {str(operand["fact"])} if isinstance(operand, Mapping) and "fact" in operand else set()
    named = {leaf.fact, *other, *OPERATORS[leaf.operator].beside}
    # Of a member of a list, and of a list, all is looked at together.
    own = {f"item.{name.partition('[].')[2]}" for name in named if "[]." in name}
    return named | {name.partition("[].")[0] for name in named} | own


def looked_at(leaf: Leaf, listed: str, facts: FactSet, day: Any) -> set[str]:
    seen: set[str] = set()
    env = Environment(FactSet(Watched(facts.facts, seen), Watched(facts.lists, seen)), BOOK.tables, day)
    for item in facts.lists[listed].items if listed else (None,):
        about = env if item is None else env.with_item(listed, replace(item, facts=Watched(item.facts, seen, "item.")))
        leaf.test(about)
    return seen


@MANY
@given(OFFERS, DAYS, st.sampled_from(sorted(BY_OPERATOR)))
def test_no_operator_looks_at_more_than_it_tells(offer: dict[str, Any], day: Any, operator: str) -> None:
    facts = facts_of(BOOK, Examined(Offer.model_validate(offer), {}, "a document", day, "given"))
    for leaf, listed in BY_OPERATOR[operator]:
        assert looked_at(leaf, listed, facts, day) <= allowed(leaf), leaf


@pytest.mark.parametrize("operator", sorted(BY_OPERATOR))
def test_nor_does_it_for_the_examples_of_the_book(operator: str) -> None:
    for offer, day in EXAMPLES[::9]:
        facts = facts_of(BOOK, Examined(Offer.model_validate(offer), {}, "a document", day, "given"))
        for leaf, listed in BY_OPERATOR[operator][:20]:
            assert looked_at(leaf, listed, facts, day) <= allowed(leaf), leaf


NURSE = {
    "kind": "offer",
    "job": {"title": "Staff nurse", "health": True},
    "destination": {"country": "DE"},
    "targets": [{"country": "IN", "basis": "residence"}],
}


@pytest.mark.parametrize("order", [("agency", "employer"), ("employer", "agency")])
def test_who_recruits_counts_for_an_agreement_in_either_order(order: tuple[str, str]) -> None:
    """The agreement with Kerala is one of public services: that an agency is outside it says nothing of others."""
    recall = Recall(BOOK, "publish")
    said = {}
    for who in order:
        offer = Offer.model_validate({**NURSE, "recruitment": {"recruiter": who}})
        found = recall.findings(facts_of(BOOK, Examined(offer, {}, "a document", None, "given")), offer.kind, None)
        told = [one.finding for one in found if one.finding.rule == "who.active-recruitment-listed"]
        said[who] = any("does not reach" in note for one in told for note in one.notes)
    assert said == {"agency": True, "employer": False}
