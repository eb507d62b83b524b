"""Numbers for what conditions answer about the members of a list, worked out for each member like no other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ethicalrecruit.checker.numbers import Numbers
from ethicalrecruit.checker.shared_tests import SharedTest, content_of
from ethicalrecruit.facts.state import FactSet, Item
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.condition import All, Any_, Condition, Leaf, Not, evaluate, heard
from ethicalrecruit.rulebook.environment import Answer, Environment


@dataclass(frozen=True, slots=True, eq=False)
class ItemAnswers:
    """What all conditions answer about one member.

    Attributes:
        number: the same for members about which all of them answer the same.
        of: the numbers of their answers, in the order in which they were taken up.
    """

    number: int
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _TestAnswers:
    """What the tests of a condition answer about one member."""

    numbers: Numbers
    tests: Mapping[int, SharedTest]
    answers: Mapping[SharedTest, int]

    def answer(self, condition: object, _item: Item | None) -> Answer | None:
        test = self.tests.get(id(condition))
        return None if test is None else self.numbers.answer(self.answers[test])


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition about members.

    Attributes:
        where: the condition.
        tests: its tests by the identity of each leaf.
        known: the number of its answer by those of its tests.
    """

    where: Condition
    tests: Mapping[int, SharedTest]
    known: dict[tuple[int, ...], int] = field(default_factory=dict)

    def number(self, answers: Mapping[SharedTest, int], env: Environment, numbers: Numbers) -> int:
        """The number of its answer, by those of all tests of members."""
        key = tuple([answers[test] for test in self.tests.values()])
        number = self.known.get(key)
        if number is None:
            knowing = env.knowing(_TestAnswers(numbers, self.tests, answers))
            answer = evaluate(self.where, knowing)
            number = self.known[key] = numbers.of_answer(answer, heard(self.where, knowing))
            numbers.kept += 1
        return number


class ItemNumbers:
    """The conditions that rules make about the members of one list."""

    def __init__(self, name: str, numbers: Numbers, tables: ReferenceTables) -> None:
        self._name = name
        self._numbers = numbers
        self._tables = tables
        self._conditions: list[_Condition] = []
        self._places: dict[Any, int] = {}
        self._known: dict[Any, ItemAnswers] = {}

    def add(self, condition: Condition, tests: Mapping[int, SharedTest]) -> int:
        """Take up a condition with its tests, by the identity of each leaf; its answers stand at the place told."""
        shape = _shape(condition, tests)
        if shape not in self._places:
            self._places[shape] = len(self._conditions)
            self._conditions.append(_Condition(condition, tests))
        return self._places[shape]

    def forget(self) -> None:
        """Work out everything anew."""
        self._known.clear()
        for known in (*[test.known for test in self._tests], *[one.known for one in self._conditions]):
            known.clear()

    def of(self, facts: FactSet, marked: FactSet, numbers: Sequence[Any], day: date | None) -> list[ItemAnswers]:
        """What is answered about each member.

        Args:
            facts: the facts of the document.
            marked: the same with marks in place of their evidence.
            numbers: the numbers of the document, as far as members are compared with it.
            day: the day examined.
        """
        number = self._numbers.of
        around = tuple([numbers[place] for place in self._around])
        found = []
        for at, item in enumerate(facts.lists[self._name].items):
            own = item.facts
            contents = {name: number(content_of(own[name], own[name].readings)) for name in self._own}
            days = {test: test.day_for(own, day) for test in self._with_day}
            # Gaps name the member by its key and its label, and marks by its place.
            called = (at, item.key, item.label)
            key = (called, around, *contents.values(), *days.values())
            known = self._known.get(key)
            if known is None:
                env = Environment(marked, self._tables, day).with_item(self._name, marked.lists[self._name].items[at])
                looked = {
                    test: (
                        called,
                        tuple([contents[name] for name in test.own]),
                        tuple([numbers[place] for place in test.facts]),
                        days.get(test),
                    )
                    for test in self._tests
                }
                known = self._known[key] = self._worked_out(looked, env)
                self._numbers.kept += 1
            found.append(known)
        return found

    def _worked_out(self, looked: Mapping[SharedTest, object], env: Environment) -> ItemAnswers:
        """What is answered about a member that is like no other, by what each test looks at."""
        answers = {test: test.number(at, env, self._numbers) for test, at in looked.items()}
        of = tuple([one.number(answers, env, self._numbers) for one in self._conditions])
        return ItemAnswers(self._numbers.of(of), of)

    @cached_property
    def _tests(self) -> Sequence[SharedTest]:
        return tuple(dict.fromkeys(test for one in self._conditions for test in one.tests.values()))

    @cached_property
    def _own(self) -> Sequence[str]:
        return tuple(dict.fromkeys(name for test in self._tests for name in test.own))

    @cached_property
    def _around(self) -> Sequence[int]:
        return tuple(dict.fromkeys(place for test in self._tests for place in test.facts))

    @cached_property
    def _with_day(self) -> Sequence[SharedTest]:
        return tuple(test for test in self._tests if test.day_beside)


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
