"""A number for what each test answers about a document, so that what rules say can be looked up.

A test that asks for the country of the work has few answers, however many documents there are. Its answer is worked
out once for each content of the facts it looks at, and got by their numbers after that. Evidence is marked, so that
documents which say the same in other words share their numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ethicalrecruit.checker.cross_reference import BESIDE
from ethicalrecruit.checker.day_classes import Changes, day_class
from ethicalrecruit.checker.item_numbers import ItemAnswers, ItemNumbers
from ethicalrecruit.checker.marked_facts import marked, place_of
from ethicalrecruit.checker.numbers import Numbers
from ethicalrecruit.checker.shared_tests import SharedTest, content_of
from ethicalrecruit.facts.catalogue import FACTS, FactType
from ethicalrecruit.facts.state import Fact, FactSet, Item
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
class RulePlaces:
    """Where the numbers of the answers to a rule's conditions stand, by the identity of each condition.

    Attributes:
        tests: for tests of the document, their places among its numbers.
        members: for what is asked of members of a list, the list and the place among the answers about a member.
    """

    tests: dict[int, int] = field(default_factory=dict)
    members: dict[int, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Numbered:
    """One document in numbers.

    Attributes:
        marked: its facts with marks in place of their evidence.
        numbers: its numbers by place: the kind of document first, then the day, then as places were given out.
        members: what is answered about the members of its lists.
    """

    marked: FactSet
    numbers: list[Any]
    members: Mapping[str, list[ItemAnswers]]


class AnswerNumbers:
    """Gives out places for what rules depend on, and numbers documents."""

    def __init__(self, book: RuleBook) -> None:
        self.numbers = Numbers()
        self._book = book
        self._changes = Changes(book)
        self._valued = _facts_whose_value_counts(book)
        self._next = 2
        self._stretches: dict[tuple[date, ...], int] = {}
        self._facts: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._tests: dict[Any, SharedTest] = {}
        self._places: dict[SharedTest, int] = {}
        self._items: dict[str, ItemNumbers] = {}
        self._members: dict[str, list[tuple[int, int]]] = {}
        self._known_lists: dict[Any, list[tuple[int, Any]]] = {}
        self._days: dict[date | None, list[tuple[int, int]]] = {}

    def forget(self) -> None:
        """Give numbers out anew; places stay."""
        self.numbers.forget()
        self._days.clear()
        self._known_lists.clear()
        for test in self._places:
            test.known.clear()
        for items in self._items.values():
            items.forget()

    def stretch_of(self, rule: Rule) -> int:
        """The place for the stretch of time in which nothing changes for a rule itself and the law that it cites."""
        return self._stretch(self._changes.of_rule(rule))

    def fact(self, name: str) -> int:
        """The place for a fact of the document."""
        return 1 if name == DAY else self._facts.get(name) or self._put(self._facts, name)

    def keys(self, listed: str) -> int:
        """The place for the keys and labels of the members of a list."""
        return self._keys.get(listed) or self._put(self._keys, listed)

    def condition(self, condition: Condition, rule: Rule, places: RulePlaces) -> Iterator[int]:
        """The places that a condition of a rule depends on; where its answers stand is added to ``places``."""
        match condition:
            case Leaf():
                test = self._test(condition, rule, "")
                if test not in self._places:
                    self._places[test] = self._place()
                places.tests[id(condition)] = self._places[test]
                yield self._places[test]
            case Not():
                yield from self.condition(condition.child, rule, places)
            case AnyItem():
                yield self._any_item(condition, rule, places)
            case All() | Any_():
                for child in condition.children:
                    yield from self.condition(child, rule, places)
            case _:
                return

    def of(self, facts: FactSet, kind: DocumentKind, day: date | None) -> Numbered:
        """One document in numbers.

        Args:
            facts: its facts.
            kind: what kind of document it is.
            day: the day examined; None if it has none.
        """
        with_marks = marked(facts)
        numbers: list[Any] = [0] * self._next
        numbers[0], numbers[1] = kind, day
        for place, number in self._of_day(day):
            numbers[place] = number
        by_name, lists = facts.facts, facts.lists
        number_of, valued = self.numbers.of, self._valued
        for name, place in self._facts.items():
            fact = by_name[name]
            numbers[place] = number_of(content_of(fact, fact.readings if name in valued else len(fact.readings)))
        for name, place in self._whole.items():
            numbers[place] = self._of_list(name, facts)
        for name, place in self._keys.items():
            numbers[place] = tuple([(item.key, item.label) for item in lists[name].items])
        self._test_document(with_marks, numbers, by_name, day)
        members: dict[str, list[ItemAnswers]] = {}
        for name, items in self._items.items():
            rest = lists[name].rest
            each = members[name] = items.of(facts, with_marks, numbers, day)
            key = (name, rest, *[one.number for one in each])
            known = self._known_lists.get(key)
            if known is None:
                known = [(place, (rest, *[one.of[at] for one in each])) for place, at in self._members[name]]
                self._known_lists[key] = known
                self.numbers.kept += 1
            for place, answers in known:
                numbers[place] = answers
        return Numbered(with_marks, numbers, members)

    def _test_document(
        self, with_marks: FactSet, numbers: list[Any], by_name: Mapping[str, Fact], day: date | None
    ) -> None:
        """Put the number of the answer of each test of the document at its place."""
        env = Environment(with_marks, self._book.tables, day)
        for test, place in self._places.items():
            places = test.facts
            looked: Any = numbers[places[0]] if len(places) == 1 else tuple([numbers[one] for one in places])
            if test.day_beside:
                looked = (looked, test.day_for(by_name, day))
            numbers[place] = test.number(looked, env, self.numbers)

    def _of_day(self, day: date | None) -> list[tuple[int, int]]:
        known = self._days.get(day)
        if known is None:
            known = self._days[day] = [(place, day_class(one, day)) for one, place in self._stretches.items()]
            self.numbers.kept += 1
        return known

    def _of_list(self, name: str, facts: FactSet) -> int:
        listed, number = facts.lists[name], self.numbers.of
        items = [
            (item.key, item.label, *[number(content_of(fact, fact.readings)) for fact in item.facts.values()])
            for item in listed.items
        ]
        return number((listed.rest, *items))

    def _stretch(self, changes: tuple[date, ...]) -> int:
        return self._stretches.get(changes) or self._put(self._stretches, changes)

    def _put(self, places: dict[Any, int], name: Any) -> int:
        places[name] = self._place()
        return places[name]

    def _place(self) -> int:
        self._next += 1
        return self._next - 1

    def _any_item(self, condition: AnyItem, rule: Rule, places: RulePlaces) -> int:
        """The place for what is answered about each member of a list."""
        name = condition.of
        tests = {id(leaf): self._test(leaf, rule, name) for leaf in leaves(condition.where)}
        if name not in self._items:
            self._items[name] = ItemNumbers(name, self.numbers, self._book.tables)
        at = self._items[name].add(condition.where, tests)
        places.members[id(condition.where)] = (name, at)
        place = self._place()
        self._members.setdefault(name, []).append((place, at))
        return place

    def _test(self, leaf: Leaf, rule: Rule, listed: str) -> SharedTest:
        changes = self._changes.of_test(leaf)
        # Undated documents are compared with every edition within the time in which the rule is in force.
        during = rule.in_force if changes else Interval(None, None)
        identity = (listed, leaf.fact, leaf.operator, repr(leaf.operand), during)
        if identity not in self._tests:
            self._tests[identity] = self._new_test(leaf, during, changes)
        return self._tests[identity]

    def _new_test(self, leaf: Leaf, during: Interval, changes: tuple[date, ...]) -> SharedTest:
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
        return SharedTest(leaf, during, tuple(places), tuple(own), other == DAY or shows_day)

    def _whole_list(self, name: str) -> int:
        return self._whole.get(name) or self._put(self._whole, name)


@dataclass(frozen=True, slots=True)
class KnownAnswers:
    """What is known of a document when a rule is judged anew.

    Attributes:
        numbers: the answers by their numbers.
        places: where the rule's answers stand.
        document: the document.
        halves: the answers of the halves of the rule, by the identity of each, as far as they are known.
    """

    numbers: Numbers
    places: RulePlaces
    document: Numbered
    halves: dict[int, Answer] = field(default_factory=dict)

    def answer(self, condition: object, item: Item | None) -> Answer | None:
        """See ``rulebook.environment.Known``."""
        asked = id(condition)
        if item is None:
            place = self.places.tests.get(asked)
            return self.halves.get(asked) if place is None else self.numbers.answer(self.document.numbers[place])
        member = self.places.members.get(asked)
        if member is None:
            return None
        name, at = member
        return self.numbers.answer(self.document.members[name][place_of(item)].of[at])


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
