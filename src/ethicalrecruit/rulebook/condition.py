"""Conditions: a small tree over facts, and its meaning.

The interpreter here is the meaning. It visits every child, since stopping early would hide missing facts, and
it keeps only those gaps that could still change the result.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ethicalrecruit.facts.state import FactState, Item, ItemList
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.environment import Answer, Environment, Gap, once
from ethicalrecruit.values.grades import Confidence
from ethicalrecruit.values.truth import Truth, all_of, any_of, negate

Test = Callable[[Environment], Answer]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one fact. ``fact`` begins with ``item.`` inside ``any_item``."""

    fact: str
    operator: str
    operand: Any
    test: Test

    def __str__(self) -> str:
        return f"{self.fact} {self.operator} {_operand_text(self.operand)}"


@dataclass(frozen=True, slots=True)
class All:
    """True if all children are."""

    children: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801  # "Any" is a word of typing
    """True if one child is."""

    children: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True if the child is false; unknown if the child is unknown."""

    child: "Condition"


@dataclass(frozen=True, slots=True)
class AnyItem:
    """True if one member of a list meets the whole condition ``where``."""

    of: str
    where: "Condition"


@dataclass(frozen=True, slots=True)
class Always:
    """True."""


Condition = Leaf | All | Any_ | Not | AnyItem | Always


def evaluate(condition: Condition, env: Environment) -> Answer:
    """What a condition answers about facts on a day."""
    if env.known is not None and (known := env.known.answer(condition, env.item)) is not None:
        return known
    match condition:
        case Leaf():
            return condition.test(env)
        case Always():
            return Answer(Truth.YES)
        case Not():
            inner = evaluate(condition.child, env)
            return replace(inner, truth=negate(inner.truth))
        case All():
            return _joined([evaluate(child, env) for child in condition.children], all_of, Truth.NO)
        case Any_():
            return _joined([evaluate(child, env) for child in condition.children], any_of, Truth.YES)
        case AnyItem():
            if env.bound_to is condition:
                return _bound(condition, env)
            listed = env.facts.lists[condition.of]
            answers = [evaluate(condition.where, env.with_item(condition.of, item)) for item in listed.items]
            return _joined([*answers, rest_of(condition.of, listed)], any_of, Truth.YES)


def _bound(condition: AnyItem, env: Environment) -> Answer:
    """The answer for the one item a finding is about, or for members that the document does not name."""
    listed = env.facts.lists[condition.of]
    if env.bound_item is None:
        return rest_of(condition.of, listed)
    return evaluate(condition.where, env.with_item(condition.of, env.bound_item))


def rest_of(name: str, listed: ItemList) -> Answer:
    """What is known of members that the document does not name: none if it closes the list."""
    if listed.rest is FactState.STATED:
        return Answer(Truth.NO, evidence=listed.evidence)
    return Answer(Truth.UNKNOWN, (Gap(name, listed.rest),), listed.evidence)


def heard(condition: Condition, env: Environment) -> Truth:
    """What a condition answers if a topic that does not occur in the document counts as "no".

    Only to find out whether silence alone settles it: under ``not`` silence stays unknown, so it can turn no
    condition into YES.
    """
    match condition:
        case Not():
            return negate(evaluate(condition.child, env).truth)
        case All():
            return all_of(heard(child, env) for child in condition.children)
        case Any_():
            return any_of(heard(child, env) for child in condition.children)
        case AnyItem() if env.bound_to is not condition:
            listed = env.facts.lists[condition.of]
            members = [heard(condition.where, env.with_item(condition.of, item)) for item in listed.items]
            return any_of([*members, _unless_silent(rest_of(condition.of, listed))])
        case _:
            return _unless_silent(evaluate(condition, env))


def _unless_silent(answer: Answer) -> Truth:
    return Truth.NO if answer.is_silent else answer.truth


def _joined(answers: list[Answer], join: Callable[[Iterable[Truth]], Truth], deciding: Truth) -> Answer:
    truth = join([answer.truth for answer in answers])
    if truth is deciding:
        told = [answer for answer in answers if answer.truth is deciding]
    elif truth is Truth.UNKNOWN:
        # What is already settled supports an open answer as well: the known half of the story is shown.
        told = [answer for answer in answers if answer.truth is not deciding]
    else:
        told = answers
    if len(told) == 1 and told[0].truth is truth:
        return told[0]
    open_ones = [answer.gaps for answer in told if answer.truth is Truth.UNKNOWN] if truth is Truth.UNKNOWN else []
    return Answer(
        truth,
        once(open_ones),
        once(answer.evidence for answer in told),
        once(answer.basis for answer in told),
        once(answer.notes for answer in told),
        Confidence.least(*(answer.confidence for answer in told)),
    )


def about_list(condition: Condition) -> AnyItem | None:
    """The list whose members a rule makes separate findings about, if there is just one such list.

    It is the ``any_item`` that stands at the root, or as a direct member of an ``all`` at the root.
    """
    if isinstance(condition, AnyItem):
        return condition
    if isinstance(condition, All):
        found = [child for child in condition.children if isinstance(child, AnyItem)]
        return found[0] if len(found) == 1 else None
    return None


def without(condition: Condition, listed: AnyItem) -> Condition:
    """A condition less the ``any_item`` that its findings are about; always met if that was all of it."""
    if isinstance(condition, All):
        return All(tuple(child for child in condition.children if child is not listed))
    return Always() if condition is listed else condition


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf of a condition, in the order written."""
    return (leaf for leaf, _ in with_lists(condition))


def with_lists(condition: Condition, listed: str = "") -> Iterator[tuple[Leaf, str]]:
    """Every leaf of a condition with the list whose members it asks; "" for one that asks the document."""
    match condition:
        case Leaf():
            yield condition, listed
        case Not():
            yield from with_lists(condition.child, listed)
        case AnyItem():
            yield from with_lists(condition.where, condition.of)
        case All() | Any_():
            for child in condition.children:
                yield from with_lists(child, listed)
        case Always():
            return


def item_lists(condition: Condition) -> Iterator[str]:
    """The list facts whose items a condition asks."""
    match condition:
        case AnyItem():
            yield condition.of
        case Not():
            yield from item_lists(condition.child)
        case All() | Any_():
            for child in condition.children:
                yield from item_lists(child)
        case _:
            return


def _operand_text(operand: Any) -> str:
    if isinstance(operand, Mapping):
        return " ".join(f"{key} {_operand_text(value)}" for key, value in operand.items())
    if isinstance(operand, list | tuple):
        return ", ".join(_operand_text(one) for one in operand)
    return str(operand)


def about_items(condition: AnyItem, env: Environment) -> tuple[Item, ...]:
    """The members that separate findings can be about."""
    return env.facts.lists[condition.of].items
