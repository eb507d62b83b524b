"""A number for what each test answers about a document, so that what rules say can be looked up.

A test that asks for the country of the work has few answers, however many documents there are. Its answer is worked
out once for each content of the facts it looks at, and got by their numbers after that. Evidence is marked, so that
documents which say the same in other words share their numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ethicalrecruit.checker.cross_reference import BESIDE
from ethicalrecruit.checker.day_classes import Changes, day_class
from ethicalrecruit.facts.catalogue import FACTS, FactType
from ethicalrecruit.facts.state import Fact, FactSet, Item, ItemList
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Any_, AnyItem, Condition, Leaf, Not, leaves
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import DocumentKind
from ethicalrecruit.values.timeline import Interval

DAY = "subject.day"

_IS_LIST: Mapping[str, bool] = {spec.name: spec.type is FactType.LIST for spec in FACTS}
_IS_TEXT = frozenset(spec.name for spec in FACTS if spec.type is FactType.TEXT)


@dataclass(frozen=True, slots=True)
class _Test:
    """A test that rules share.

    Attributes:
        leaf: the test.
        during: the time in which its rule is in force, where that matters to it.
        place: where the number of its answer stands, for a test of the document.
        facts: the places of the facts of the document that it looks at.
        own: the facts of the item that it looks at.
        day_beside: whether it holds the day itself against its fact.
        known: the number of its answer by what it looks at, for a test of the document.
    """

    leaf: Leaf
    during: Interval
    place: int
    facts: tuple[int, ...]
    own: tuple[str, ...]
    day_beside: bool
    known: dict[Any, int] = field(default_factory=dict)


class AnswerNumbers:
    """Numbers of answers, each at a place of a list that is made for every document.

    Place 0 is the kind of document, place 1 the day.
    """

    def __init__(self, book: RuleBook) -> None:
        self.kept = 0
        self._book = book
        self._changes = Changes(book)
        self._valued = _facts_whose_value_counts(book)
        self._next = 2
        self._stretches: dict[tuple[date, ...], int] = {}
        self._facts: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._tests: dict[Any, _Test] = {}
        self._item_tests: dict[str, dict[Any, _Test]] = {}
        self._members: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
        self._known_items: dict[Any, list[tuple[int, Any]]] = {}
        self._numbers: dict[Any, int] = {}
        self._days: dict[date | None, list[tuple[int, int]]] = {}

    def forget(self) -> None:
        """Give numbers out anew."""
        self.kept = 0
        self._numbers.clear()
        self._days.clear()
        self._known_items.clear()
        for test in self._tests.values():
            test.known.clear()

    def _stretch(self, changes: tuple[date, ...]) -> int:
        return self._stretches.get(changes) or self._put(self._stretches, changes)

    def stretch_of(self, rule: Rule) -> int:
        """The place for the stretch of time in which nothing changes for a rule itself and the law that it cites."""
        return self._stretch(self._changes.of_rule(rule))

    def fact(self, name: str) -> int:
        """The place for a fact of the document."""
        return 1 if name == DAY else self._facts.get(name) or self._put(self._facts, name)

    def keys(self, listed: str) -> int:
        """The place for the keys of the items of a list."""
        return self._keys.get(listed) or self._put(self._keys, listed)

    def condition(self, condition: Condition, rule: Rule) -> Iterator[int]:
        """The places that a condition of a rule depends on."""
        match condition:
            case Leaf():
                yield self._test(condition, rule, "").place
            case Not():
                yield from self.condition(condition.child, rule)
            case AnyItem():
                yield self._any_item(condition, rule)
            case All() | Any_():
                for child in condition.children:
                    yield from self.condition(child, rule)
            case _:
                return

    def of(self, facts: FactSet, marked: FactSet, kind: DocumentKind, day: date | None) -> list[Any]:
        """The numbers of one document.

        Args:
            facts: its facts.
            marked: the same with marks in place of their evidence.
            kind: what kind of document it is.
            day: the day examined.
        """
        numbers: list[Any] = [0] * self._next
        numbers[0], numbers[1] = kind, day
        for place, number in self._of_day(day):
            numbers[place] = number
        by_name, lists = facts.facts, facts.lists
        for name, place in self._facts.items():
            numbers[place] = self._of_fact(by_name[name], name in self._valued)
        for name, place in self._whole.items():
            numbers[place] = self._of_list(name, facts)
        for name, place in self._keys.items():
            numbers[place] = tuple([(item.key, item.label) for item in lists[name].items])
        for test in self._tests.values():
            known, places = test.known, test.facts
            looked: Any = numbers[places[0]] if len(places) == 1 else tuple([numbers[place] for place in places])
            if test.day_beside:
                looked = (looked, _day_beside(test.leaf, by_name, day))
            answer = known.get(looked)
            if answer is None:
                env = Environment(marked, self._book.tables, day, test.during)
                answer = known[looked] = self._of_answer(test.leaf.test(env))
            numbers[test.place] = answer
        for name in self._members:
            for place, answers in self._of_items(name, lists[name], marked, numbers):
                numbers[place] = answers
        return numbers

    def _of_items(self, name: str, listed: ItemList, marked: FactSet, numbers: list[Any]) -> Iterable[tuple[int, Any]]:
        """What is put at the places of conditions about a list: the answers about each of its items."""
        members = self._members[name]
        if not listed.items:
            return [(place, listed.rest) for place, _ in members]
        own, beside, days = self._looked_at[name]
        of_fact = self._of_fact
        key: tuple[Any, ...] = (
            listed.rest,
            tuple([numbers[place] for place in beside]),
            *[(item.key, item.label, *[of_fact(item.facts[one], True) for one in own]) for item in listed.items],  # noqa: FBT003
        )
        day = numbers[1]
        if days:
            key = (*key, *[_day_beside(one, item.facts, day) for one in days for item in listed.items])
        known = self._known_items.get((name, key))
        if known is None:
            answers = [self._of_item(name, item, marked, day) for item in marked.lists[name].items]
            known = [
                (place, (listed.rest, *[tuple([answer[one] for one in wanted]) for answer in answers]))
                for place, wanted in members
            ]
            self._known_items[name, key] = known
            self.kept += 1
        return known

    def _of_item(self, name: str, item: Item, marked: FactSet, day: date | None) -> list[int]:
        """The answers of all tests of a list's items about one of them."""
        tests = self._item_tests[name].values()
        envs = (Environment(marked, self._book.tables, day, test.during).with_item(name, item) for test in tests)
        return [self._of_answer(test.leaf.test(env)) for test, env in zip(tests, envs, strict=True)]

    def _of_day(self, day: date | None) -> list[tuple[int, int]]:
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = [(place, day_class(one, day)) for one, place in self._stretches.items()]
            self.kept += 1
        return known

    def _of_fact(self, fact: Fact, valued: bool) -> int:  # noqa: FBT001  # asked for every fact of every row
        readings = fact.readings if valued else len(fact.readings)
        return self._number((fact.state, readings, fact.confidence, fact.unsettled, fact.basis, fact.notes))

    def _of_list(self, name: str, facts: FactSet) -> int:
        listed = facts.lists[name]
        items = [
            (item.key, item.label, *[self._of_fact(fact, True) for fact in item.facts.values()])  # noqa: FBT003
            for item in listed.items
        ]
        return self._number((listed.rest, *items))

    def _of_answer(self, answer: Answer) -> int:
        self.kept += 1
        return self._number(answer)

    def _number(self, content: Any) -> int:
        number = self._numbers.get(content)
        if number is None:
            number = self._numbers[content] = len(self._numbers) + 1
            self.kept += 1
        return number

    def _put(self, places: dict[Any, int], name: Any) -> int:
        places[name] = self._place()
        return places[name]

    def _place(self) -> int:
        self._next += 1
        return self._next - 1

    @cached_property
    def _looked_at(self) -> Mapping[str, tuple[tuple[str, ...], tuple[int, ...], tuple[Leaf, ...]]]:
        """For each list what its tests look at: facts of its items, places of the document, and the day beside."""
        return {
            name: (
                tuple(dict.fromkeys(one for test in tests.values() for one in test.own)),
                tuple(dict.fromkeys(one for test in tests.values() for one in test.facts)),
                tuple(test.leaf for test in tests.values() if test.day_beside),
            )
            for name, tests in self._item_tests.items()
        }

    def _any_item(self, condition: AnyItem, rule: Rule) -> int:
        """The place for the answers about each item, of the tests that a condition makes of them."""
        name = condition.of
        tests = [self._test(leaf, rule, name) for leaf in leaves(condition.where)]
        order = list(self._item_tests[name].values())
        wanted = tuple(next(at for at, one in enumerate(order) if one is test) for test in tests)
        place = self._place()
        self._members.setdefault(name, []).append((place, wanted))
        return place

    def _test(self, leaf: Leaf, rule: Rule, listed: str) -> _Test:
        changes = self._changes.of_test(leaf)
        # Undated documents are compared with every edition within the time in which the rule is in force.
        during = rule.in_force if changes else Interval(None, None)
        known = self._item_tests.setdefault(listed, {}) if listed else self._tests
        identity = (leaf.fact, leaf.operator, repr(leaf.operand), during)
        if identity not in known:
            known[identity] = self._new_test(leaf, listed, during, changes)
        return known[identity]

    def _new_test(self, leaf: Leaf, listed: str, during: Interval, changes: tuple[date, ...]) -> _Test:
        operand = leaf.operand
        other = str(operand["fact"]) if isinstance(operand, Mapping) and "fact" in operand else ""
        shows_day = leaf.fact == DAY and leaf.operator not in ("since", "is_stated")
        places: dict[int, None] = {}
        own: list[str] = []
        for name in (leaf.fact, other, *BESIDE.get(leaf.operator, ())):
            if name.startswith("item."):
                own.append(name.removeprefix("item."))
            elif "[]." in name:
                places[self._whole_list(name.partition("[].")[0])] = None
            elif name and name != DAY:
                places[self._whole_list(name) if _IS_LIST[name] else self.fact(name)] = None
        if changes or leaf.fact == DAY:
            places[self._stretch(changes)] = None
        place = 0 if listed else self._place()
        return _Test(leaf, during, place, tuple(places), tuple(own), other == DAY or shows_day)

    def _whole_list(self, name: str) -> int:
        return self._whole.get(name) or self._put(self._whole, name)


def _day_beside(leaf: Leaf, facts: Mapping[str, Fact], day: date | None) -> date | bool | None:
    """The day, for a test that holds it against a fact which is stated; else whether there is one."""
    asked = leaf.fact.removeprefix("item.")
    return day if asked not in facts or facts[asked].readings else day is None


def _facts_whose_value_counts(book: RuleBook) -> frozenset[str]:
    """All facts but texts of which rules ask no more than whether they are stated."""
    compared = set()
    for rule in book.rules:
        tests = (*leaves(rule.applies_when), *leaves(rule.indicated_when))
        compared |= {test.fact for test in tests if test.operator != "is_stated"}
        compared |= {
            str(one.operand["fact"]) for one in tests if isinstance(one.operand, dict) and "fact" in one.operand
        }
    return frozenset(_IS_LIST) - (_IS_TEXT - compared)
