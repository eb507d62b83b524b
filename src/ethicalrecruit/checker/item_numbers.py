"""Numbers for what conditions answer about the members of a list, each worked out when it is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from ethicalrecruit.checker.numbered import Numbered
from ethicalrecruit.checker.shared_tests import SharedTest
from ethicalrecruit.facts.state import Item
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.condition import All, Any_, Condition, Leaf, Not, evaluate, heard
from ethicalrecruit.rulebook.environment import Answer, Environment


@dataclass(frozen=True, slots=True)
class MemberCondition:
    """A condition about members.

    Attributes:
        where: the condition.
        tests: its tests by the identity of each leaf.
        known: the number of its answer by those of its tests.
    """

    where: Condition
    tests: Mapping[int, SharedTest]
    known: dict[tuple[int, ...], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alike:
    """What was worked out of members that no test can tell apart.

    Attributes:
        tests: the numbers of the answers of tests.
        conditions: those of conditions, by their places.
    """

    tests: dict[SharedTest, int] = field(default_factory=dict)
    conditions: dict[int, int] = field(default_factory=dict)


class ItemNumbers:
    """The conditions that rules make about the members of one list.

    Attributes:
        conditions: the conditions, each at its place.
    """

    def __init__(self) -> None:
        self.conditions: list[MemberCondition] = []
        self._places: dict[Any, int] = {}
        self._alike: dict[Any, Alike] = {}

    def add(self, condition: Condition, tests: Mapping[int, SharedTest]) -> int:
        """Take up a condition with its tests, by the identity of each leaf; its answers stand at the place told."""
        shape = _shape(condition, tests)
        if shape not in self._places:
            self._places[shape] = len(self.conditions)
            self.conditions.append(MemberCondition(condition, tests))
        return self._places[shape]

    def forget(self) -> None:
        """Work out everything anew."""
        self._alike.clear()
        for one in self.conditions:
            one.known.clear()

    def members(self, document: Numbered, name: str) -> list["Member"]:
        """The members of the list in a document."""
        places, number_of = document.places, document.numbers.of_fact
        around = tuple([places[place] for place in self._around])
        found = []
        for at, item in enumerate(document.facts.lists[name].items):
            own = item.facts
            contents = {fact: number_of(own[fact]) for fact in self._own}
            days = [test.day_for(own, document.day) for test in self._with_day]
            # Gaps name the member by its key and its label, and marks by its place.
            key = (at, item.key, item.label, around, *contents.values(), *days)
            alike = self._alike.get(key)
            if alike is None:
                alike = self._alike[key] = Alike()
                document.numbers.kept += 1
            found.append(Member(document, name, at, contents, self.conditions, alike))
        return found

    @cached_property
    def _tests(self) -> Sequence[SharedTest]:
        return tuple(dict.fromkeys(test for one in self.conditions for test in one.tests.values()))

    @cached_property
    def _own(self) -> Sequence[str]:
        return tuple(dict.fromkeys(name for test in self._tests for name in test.own))

    @cached_property
    def _around(self) -> Sequence[int]:
        return tuple(dict.fromkeys(place for test in self._tests for place in test.facts))

    @cached_property
    def _with_day(self) -> Sequence[SharedTest]:
        return tuple(test for test in self._tests if test.day_beside)


@dataclass(slots=True)  # not frozen: one is made for each member of each list of each row
class Member:
    """One member of a list of one document.

    Attributes:
        document: the document.
        name: the list.
        at: which member it is, counted from 0.
        contents: the numbers of the contents of its facts that are tested.
        conditions: what rules ask of members of the list.
        alike: what was worked out of members like it.
    """

    document: Numbered
    name: str
    at: int
    contents: Mapping[str, int]
    conditions: Sequence[MemberCondition]
    alike: Alike

    def answer(self, place: int) -> int:
        """The number of what the condition at a place answers about it, with what it answers in silence."""
        known = self.alike.conditions
        number = known.get(place)
        if number is None:
            number = known[place] = self._answered(self.conditions[place])
        return number

    def test(self, test: SharedTest) -> int:
        """The number of the answer of a test."""
        known = self.alike.tests
        number = known.get(test)
        if number is None:
            document = self.document
            item, places = document.facts.lists[self.name].items[self.at], document.places
            looked = (
                (self.at, item.key, item.label),
                tuple([self.contents[name] for name in test.own]),
                tuple([places[place] for place in test.facts]),
                test.day_for(item.facts, document.day) if test.day_beside else None,
            )
            number = known[test] = test.number(looked, self._environment, document.numbers)
        return number

    def known(self, test: SharedTest) -> Answer:
        """The answer of a test."""
        return self.document.numbers.answer(self.test(test))

    def _answered(self, condition: MemberCondition) -> int:
        key = tuple([self.test(test) for test in condition.tests.values()])
        number = condition.known.get(key)
        if number is None:
            numbers = self.document.numbers
            env = self._environment().knowing(_TestAnswers(self, condition.tests))
            answer = evaluate(condition.where, env)
            number = condition.known[key] = numbers.of_answer(answer, heard(condition.where, env))
            numbers.kept += 1
        return number

    def _environment(self) -> Environment:
        marked: Item = self.document.marked.lists[self.name].items[self.at]
        return self.document.environment().with_item(self.name, marked)


@dataclass(frozen=True, slots=True)
class _TestAnswers:
    """What the tests of a condition answer about one member."""

    member: Member
    tests: Mapping[int, SharedTest]

    def answer(self, condition: object, _item: Item | None) -> Answer | None:
        test = self.tests.get(id(condition))
        return None if test is None else self.member.known(test)


def _shape(condition: Condition, tests: Mapping[int, SharedTest]) -> object:
    """The same for conditions that make the same tests in the same way."""
    match condition:
        case Leaf():
            return tests[id(condition)]
        case Not():
            return Not, _shape(condition.child, tests)
        case All() | Any_():
            return type(condition), *(_shape(child, tests) for child in condition.children)
        case _:
            return type(condition)
