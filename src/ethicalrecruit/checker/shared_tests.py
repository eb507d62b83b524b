"""Tests that rules share, and what each of them looks at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ethicalrecruit.checker.numbers import Numbers
from ethicalrecruit.facts.state import Fact
from ethicalrecruit.rulebook.condition import Leaf
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.values.timeline import Interval


@dataclass(frozen=True, slots=True, eq=False)
class SharedTest:
    """A test, asked once for each content of what it looks at.

    Attributes:
        leaf: the test.
        during: the time in which its rule is in force, where that matters to it.
        facts: the places of the numbers of the document that it looks at.
        own: the facts of the member of a list that it looks at.
        day_beside: whether it holds the day itself against its fact.
        known: the numbers of its answers by what it looked at.
    """

    leaf: Leaf
    during: Interval
    facts: tuple[int, ...]
    own: tuple[str, ...]
    day_beside: bool
    known: dict[Any, int] = field(default_factory=dict)

    def number(self, looked: Any, env: Callable[[], Environment], numbers: Numbers) -> int:
        """The number of its answer; worked out where it never looked at the like."""
        number = self.known.get(looked)
        if number is None:
            number = self.known[looked] = numbers.of_answer(self.leaf.test(env().while_in_force(self.during)))
            numbers.kept += 1
        return number

    def day_for(self, facts: Mapping[str, Fact], day: date | None) -> date | bool:
        """The day, where it holds that against a fact which is stated; else whether there is none."""
        fact = facts.get(self.leaf.fact.removeprefix("item."))
        is_held = day is not None and (fact is None or bool(fact.readings))
        return day if day is not None and is_held else day is None
