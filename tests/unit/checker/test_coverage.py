"""Coverage by examples: what no example drew from a condition is named, and nothing else is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from enum import EnumType
from typing import get_args

import pytest

from ethicalrecruit.checker.coverage import (
    ALWAYS_STATED,
    CLOSABLE,
    Exercised,
    RuleCoverage,
    example_coverage,
    possible_answers,
)
from ethicalrecruit.checker.selftest import run_examples
from ethicalrecruit.domain.model import Model
from ethicalrecruit.domain.offer import Offer, Target
from ethicalrecruit.domain.terms import Claim, CostItem, GroundWording, Promise
from ethicalrecruit.facts.catalogue import FactType, fact_spec
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not, about_list
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.rulebook.operators import compile_leaf
from ethicalrecruit.rulebook.rule import Example, Rule
from ethicalrecruit.values.grades import DocumentKind, Outcome
from ethicalrecruit.values.timeline import Boundary, Interval
from ethicalrecruit.values.truth import Truth

YES, NO, OPEN = Truth.YES, Truth.NO, Truth.UNKNOWN


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_book()


def example(offer: Mapping[str, object], expect: Outcome = Outcome.NONE_SEEN) -> Example:
    return Example("one", None, DocumentKind.OFFER, "", offer, expect, "", "", ())


def made(book: RuleBook, indicated: Condition, *offers: Mapping[str, object], applies: Condition | None = None) -> Rule:
    return replace(
        book.rule("ilo.documents-held"),
        applies_when=applies or Always(),
        indicated_when=indicated,
        about=about_list(indicated),
        in_force=Interval(None, None),
        examples=tuple(example(offer) for offer in offers),
    )


def covered(book: RuleBook, rule: Rule) -> RuleCoverage:
    (one,) = example_coverage(replace(book, rules=(rule,)))
    return one


def lacking(book: RuleBook, rule: Rule) -> dict[str, tuple[str, ...]]:
    return {one.at: one.lacking for one in covered(book, rule).lacking}


def is_health(book: RuleBook) -> Leaf:
    return compile_leaf("job.health", {"is": "true"}, "", book.tables)


def is_worker(book: RuleBook) -> Leaf:
    return compile_leaf("item.payer", {"is": "worker"}, "costs", book.tables)


def test_a_test_is_exercised_once_it_gave_every_answer(book: RuleBook) -> None:
    yes, no, unsaid = {"job": {"health": "true"}}, {"job": {"health": "false"}}, {"job": {"title": "Nurse"}}
    leaf = is_health(book)
    assert lacking(book, made(book, leaf)) == {"indicated_when": ("yes", "no", "open")}
    assert lacking(book, made(book, leaf, yes)) == {"indicated_when": ("no", "open")}
    assert lacking(book, made(book, leaf, yes, no)) == {"indicated_when": ("open",)}
    assert lacking(book, made(book, leaf, yes, no, unsaid)) == {}


def test_what_applies_when_rules_out_is_never_reached(book: RuleBook) -> None:
    inner = compile_leaf("documents.held_by", {"is": "agency"}, "", book.tables)
    rule = made(book, inner, {"job": {"health": "false"}, "documents": {"held_by": "agency"}}, applies=is_health(book))
    found = lacking(book, rule)
    assert found["applies_when"] == ("yes", "open")
    assert found["indicated_when"] == ("yes", "no", "open")


def test_every_branch_has_a_place_and_a_not_is_told_by_what_it_turns_round(book: RuleBook) -> None:
    condition = All((AnyItem("costs", Any_((is_worker(book), Not(is_worker(book))))), All((is_health(book),))))
    told = covered(book, made(book, condition))
    assert [(one.at, one.test) for one in told.conditions] == [
        ("indicated_when", ""),
        ("indicated_when.all[0]", ""),
        ("indicated_when.all[0].any_item.where", ""),
        ("indicated_when.all[0].any_item.where.any[0]", "item.payer is worker"),
        ("indicated_when.all[0].any_item.where.any[1].not", "item.payer is worker"),
        ("indicated_when.all[1].all[0]", "job.health is true"),
    ]


def test_items_are_asked_as_in_a_real_check(book: RuleBook) -> None:
    condition = AnyItem("costs", is_worker(book))
    cost = {"item": "FEE_PLACEMENT"}
    both = {"costs": [{**cost, "payer": "worker"}, {**cost, "payer": "employer"}], "covers": ["costs"]}
    rule = made(book, condition, both)
    assert lacking(book, rule)["indicated_when.any_item.where"] == ("open",)


def test_noting_answers_changes_no_outcome(book: RuleBook) -> None:
    before = run_examples(book)
    example_coverage(book)
    assert run_examples(book) == before


def test_possible_answers() -> None:
    def leaf(fact: str, operator: str, operand: object = "true") -> Leaf:
        return Leaf(fact, operator, operand, lambda _env: pytest.fail("nothing is asked"))

    stated, health = leaf("pay.monthly", "is_stated"), leaf("job.health", "is")
    assert possible_answers(Always()) == {YES}
    assert possible_answers(stated) == {YES, OPEN}
    assert possible_answers(Not(stated)) == {NO, OPEN}
    assert possible_answers(All((stated, stated))) == {YES, OPEN}
    assert possible_answers(All((stated, health))) == {YES, NO, OPEN}
    assert possible_answers(Any_((Not(stated), Not(stated)))) == {NO, OPEN}
    assert possible_answers(AnyItem("costs", stated)) == {YES, NO, OPEN}
    targets = AnyItem("origin.targets", health)
    assert possible_answers(targets) == {YES, OPEN}
    assert possible_answers(targets, about=targets) == {YES, NO, OPEN}
    assert possible_answers(All((targets,)), about=targets) == {YES, NO, OPEN}
    words = fact_spec("terms.worse_for_migrants").choices
    assert possible_answers(leaf("terms.worse_for_migrants", "includes", {"any_of": list(words)})) == {YES, OPEN}
    assert possible_answers(leaf("terms.worse_for_migrants", "includes", {"any_of": [words[0]]})) == {YES, NO, OPEN}
    after, before = leaf("subject.day", "after", "2026-04-30"), leaf("subject.day", "before", "2026-05-01")
    may = Boundary.on(date(2026, 5, 1))
    begun, ended = Interval(may, None), Interval(None, may)
    assert possible_answers(after, begun) == {YES, OPEN}
    assert possible_answers(before, begun) == {YES, NO, OPEN}
    assert possible_answers(before, ended) == {YES, OPEN}
    since = leaf("subject.day", "since", {"earliest": "2026-05-01", "latest": "2026-05-31"})
    assert possible_answers(since, begun) == {YES, OPEN}
    assert possible_answers(since, ended) == {YES, NO, OPEN}


def test_rules_about_lists_of_the_user_are_set_aside(book: RuleBook) -> None:
    told = {one.rule.id: one for one in example_coverage(book)}
    assert told["watch.listed-country"].set_aside
    assert told["watch.listed-country"].conditions == ()
    assert not told["ilo.documents-held"].set_aside


def test_retired_rules_are_left_out(book: RuleBook) -> None:
    retired = replace(book.rule("ilo.documents-held"), status="retired")
    assert example_coverage(replace(book, rules=(retired,))) == ()


def test_words_of_what_is_lacking() -> None:
    assert Exercised("indicated_when", "", frozenset(Truth), frozenset({NO})).lacking == ("yes", "open")
    assert Exercised("indicated_when", "", frozenset({YES, OPEN}), frozenset({YES, NO})).lacking == ("open",)


def test_what_every_item_states_is_never_left_open(book: RuleBook) -> None:
    wheres = {
        "costs": ("item.item", {"is": "FEE_PLACEMENT"}, {YES, NO}),
        "claims": ("item.kind", {"in": ["fee_free"]}, {YES, NO}),
        "origin.targets": ("item.country", {"is": {"fact": "destination.country"}}, {YES, NO, OPEN}),
    }
    for name, (fact, wanted, answers) in wheres.items():
        leaf = compile_leaf(fact, wanted, name, book.tables)
        assert possible_answers(leaf, item_list=name) == answers
    unsure = {"in": {"any_of": ["worker"], "unsure": ["shared"]}}
    assert OPEN in possible_answers(compile_leaf("item.payer", unsure, "costs", book.tables), item_list="costs")
    assert {fact_spec(name).name for name in ALWAYS_STATED} == ALWAYS_STATED


def test_lists_that_a_document_can_close_are_known() -> None:
    closed = Offer.model_fields["closed"].annotation
    assert set(get_args(get_args(closed)[0])) <= CLOSABLE
    assert {fact_spec(name).type for name in CLOSABLE} == {FactType.LIST}


@pytest.mark.parametrize(
    ("model", "field"),
    [(CostItem, "item"), (Claim, "kind"), (GroundWording, "ground"), (Promise, "kind"), (Target, "country")],
)
def test_what_items_always_state_is_required_of_them(model: type[Model], field: str) -> None:
    assert model.model_fields[field].is_required()
    words = model.model_fields[field].annotation
    assert not isinstance(words, EnumType) or "unstated" not in [member.value for member in words]
