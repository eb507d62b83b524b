"""A number for what each test answers about a document, so that what rules say can be looked up.

A test that asks for the country of the work has few answers, however many documents there are. Its answer is worked
out once for each content of the facts it looks at, and got by their numbers after that. Evidence is marked, so that
documents which say the same in other words share their numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from ethicalrecruit.checker.authority import names_the_state, state_concerned
from ethicalrecruit.checker.cross_reference import facts_asked
from ethicalrecruit.checker.day_classes import Changes, day_class
from ethicalrecruit.checker.item_numbers import ItemNumbers, Member
from ethicalrecruit.checker.marked_facts import place_of
from ethicalrecruit.checker.numbered import DAY_PLACE, Numbered, Working
from ethicalrecruit.checker.numbers import Numbers
from ethicalrecruit.checker.outline import LookedAt, Outlines
from ethicalrecruit.checker.screen import Codes, TestCode
from ethicalrecruit.checker.shared_tests import SharedTest
from ethicalrecruit.facts.catalogue import FACTS, FactType
from ethicalrecruit.facts.state import FactSet, Item
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Any_, AnyItem, Condition, Leaf, Not, leaves, with_lists
from ethicalrecruit.rulebook.environment import Answer
from ethicalrecruit.rulebook.operators import OPERATORS
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


class AnswerNumbers:
    """Gives out places for what rules depend on, and numbers documents."""

    def __init__(self, book: RuleBook) -> None:
        self.numbers = Numbers()
        self._book = book
        self._changes = Changes(book)
        self._valued = _facts_whose_value_counts(book)
        self._workings: list[Working] = [lambda document: document.kind, lambda document: document.day]
        self._places: dict[Any, int] = {}
        self._tests: dict[Any, SharedTest] = {}
        self._items: dict[str, ItemNumbers] = {}
        self._codes: dict[SharedTest, TestCode] = {}

    def forget(self) -> None:
        """Give numbers out anew; places stay."""
        self.numbers.forget()
        for test in self._tests.values():
            test.known.clear()
        for items in self._items.values():
            items.forget()

    def of(self, facts: FactSet, kind: DocumentKind, day: date | None) -> Numbered:
        """One document in numbers.

        Args:
            facts: its facts.
            kind: what kind of document it is.
            day: the day examined; None if it has none.
        """
        return Numbered(facts, kind, day, self.numbers, self._workings, self._listing, self._book.tables)

    def stretch_of(self, rule: Rule) -> int:
        """The place for the stretch of time in which nothing changes for a rule itself and the law that it cites."""
        return self._stretch(self.changes_of(rule))

    def changes_of(self, rule: Rule) -> tuple[date, ...]:
        """The days on which something may change for a rule itself and the law that it cites."""
        return self._changes.of_rule(rule)

    def fact(self, name: str) -> int:
        """The place for a fact of the document."""
        if name == DAY:
            return DAY_PLACE
        of_fact, valued = self.numbers.of_fact, name in self._valued

        def working(document: Numbered) -> int:
            return of_fact(document.facts.facts[name], valued)

        return self._place(("fact", name), working)

    def keys(self, listed: str) -> int:
        """The place for the keys and labels of the members of a list."""
        return self._place(
            ("keys", listed),
            lambda document: tuple([(item.key, item.label) for item in document.facts.lists[listed].items]),
        )

    def outlines(self, rules: Sequence[Rule]) -> Outlines:
        """What tells documents alike to rules without asking their tests."""
        looked = [self._looked_at(rule) for rule in rules]
        return Outlines(looked, _IS_LIST.keys() - self._valued)

    def _looked_at(self, rule: Rule) -> LookedAt:
        """All that a rule looks at."""
        tests = [
            self._test(leaf, rule, listed)
            for half in (rule.applies_when, rule.indicated_when)
            for leaf, listed in with_lists(half)
        ]
        asked = [name.partition("[].")[0] for name in facts_asked(rule) if name != DAY]
        if names_the_state(self._book, rule):
            asked.append(state_concerned(rule))
        changes = (self.changes_of(rule), *(self._changes.of_test(test.leaf) for test in tests))
        return LookedAt(
            tuple(dict.fromkeys(name for name in asked if not _IS_LIST[name])),
            tuple(dict.fromkeys(name for name in asked if _IS_LIST[name])),
            tuple(dict.fromkeys(changes)),
            at_day=any(test.day_beside for test in tests),
        )

    def code(self, leaf: Leaf, rule: Rule, listed: str) -> TestCode:
        """What gives the code of a test of a rule; of one of members, where a list is named."""
        test, numbers = self._test(leaf, rule, listed), self.numbers
        known = self._codes.get(test)
        if known is None:
            place = -1 if listed else self._test_place(test)

            def of_document(codes: Codes) -> int:
                return numbers.code(codes.about.places[place])

            def of_member(codes: Codes) -> int:
                document, name, at = codes.about
                return numbers.code(document.members[name][at].test(test))

            known = self._codes[test] = of_member if listed else of_document
        return known

    def condition(self, condition: Condition, rule: Rule, places: RulePlaces) -> Iterator[int]:
        """The places that a condition of a rule depends on; where its answers stand is added to ``places``."""
        match condition:
            case Leaf():
                place = places.tests[id(condition)] = self._test_place(self._test(condition, rule, ""))
                yield place
            case Not():
                yield from self.condition(condition.child, rule, places)
            case AnyItem():
                yield self._any_item(condition, rule, places)
            case All() | Any_():
                for child in condition.children:
                    yield from self.condition(child, rule, places)
            case _:
                return

    def _test_place(self, test: SharedTest) -> int:
        def working(document: Numbered) -> int:
            places, numbers = test.facts, document.places
            looked: Any = numbers[places[0]] if len(places) == 1 else tuple([numbers[one] for one in places])
            if test.day_beside:
                looked = (looked, test.day_for(document.facts.facts, document.day))
            return test.number(looked, document.environment, self.numbers)

        return self._place(test, working)

    def _stretch(self, changes: tuple[date, ...]) -> int:
        return self._place(("stretch", changes), lambda document: day_class(changes, document.day))

    def _whole_list(self, name: str) -> int:
        number, number_of = self.numbers.of, self.numbers.of_fact

        def working(document: Numbered) -> int:
            listed = document.facts.lists[name]
            items = [
                (item.key, item.label, *[number_of(fact) for fact in item.facts.values()]) for item in listed.items
            ]
            return number((listed.rest, *items))

        return self._place(("list", name), working)

    def _place(self, name: object, working: Working) -> int:
        """The place of what has a name; given out where it has none yet."""
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = len(self._workings)
            self._workings.append(working)
        return place

    def _any_item(self, condition: AnyItem, rule: Rule, places: RulePlaces) -> int:
        """The place for what is answered about each member of a list."""
        name = condition.of
        tests = {id(leaf): self._test(leaf, rule, name) for leaf in leaves(condition.where)}
        at = self._items.setdefault(name, ItemNumbers()).add(condition.where, tests)
        places.members[id(condition.where)] = (name, at)

        def working(document: Numbered) -> tuple[Any, ...]:
            return document.facts.lists[name].rest, *[one.answer(at) for one in document.members[name]]

        return self._place(("members", name, at), working)

    def _listing(self, document: Numbered, name: str) -> list[Member]:
        return self._items[name].members(document, name)

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
        for name in (leaf.fact, other, *OPERATORS[leaf.operator].beside):
            if name.startswith("item."):
                own.append(name.removeprefix("item."))
            elif "[]." in name:
                places[self._whole_list(name.partition("[].")[0])] = None
            elif name and name != DAY:
                places[self._whole_list(name) if _IS_LIST[name] else self.fact(name)] = None
        if changes or leaf.fact == DAY:
            places[self._stretch(changes)] = None
        return SharedTest(leaf, during, tuple(places), tuple(own), other == DAY or shows_day)


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
            return self.halves.get(asked) if place is None else self.numbers.answer(self.document.places[place])
        member = self.places.members.get(asked)
        if member is None:
            return None
        name, at = member
        return self.numbers.answer(self.document.members[name][place_of(item)].answer(at))


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
