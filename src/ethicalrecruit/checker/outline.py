"""What a document leaves out, and what it says in one of few words: for most rules that settles everything.

Most rules look at facts of which most documents, and all rows of most tables, say nothing or one of few things. What
such a rule says depends on no more than these and on the stretch of time that the day lies in.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from ethicalrecruit.checker.day_classes import day_class
from ethicalrecruit.checker.numbers import Numbers
from ethicalrecruit.facts.catalogue import FACTS, FactType
from ethicalrecruit.facts.state import BARE, FactSet
from ethicalrecruit.frozen import dataclass

_FEW = frozenset({FactType.BOOLEAN, FactType.CHOICE, FactType.COUNTRY, FactType.NATION})
_TYPES: Mapping[str, FactType] = {spec.name: spec.type for spec in FACTS}
_BARE = {id(fact): state.value for state, fact in BARE.items()}
_MOST_DAYS = 5_000
_UNDATED, _NEVER = -2, -1
"""The places of what is there in every outline: whether the document has no day, and None."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """All that a rule looks at.

    Attributes:
        facts: the names of facts of the document.
        lists: those of lists.
        changes: the days on which something changes for it, each series of them for itself.
        at_day: whether it holds the day itself against a fact, so that no two days are alike to it.
    """

    facts: Sequence[str]
    lists: Sequence[str]
    changes: Sequence[tuple[date, ...]]
    at_day: bool = False


class Outlines:
    """Tells documents alike by their outlines.

    Args:
        looked: what each of some rules looks at.
        only_counted: names of facts of which no value is looked at.

    Attributes:
        of_rules: for each of the rules, what gets its part of an outline.
        numbers: the numbers that stand in outlines; what is kept by outlines is counted there.
    """

    def __init__(
        self,
        looked: Sequence[LookedAt],
        only_counted: Collection[str],
    ) -> None:
        names = dict.fromkeys(name for one in looked for name in one.facts)
        self.numbers = Numbers()
        self._facts = tuple(
            (name, name not in only_counted, name in only_counted or _TYPES[name] in _FEW) for name in names
        )
        self._lists = tuple(dict.fromkeys(name for one in looked for name in one.lists))
        self._changes = tuple(dict.fromkeys(days for one in looked for days in one.changes))
        self._days: dict[date | None, tuple[int, ...]] = {}
        places = {name: place for place, name in enumerate((*names, *self._lists, *self._changes))}
        self.of_rules = tuple(
            itemgetter(
                _NEVER if one.at_day else _UNDATED,
                *(places[name] for name in (*one.facts, *one.lists, *one.changes)),
            )
            for one in looked
        )

    def of(self, facts: FactSet, day: date | None) -> tuple[Any, ...]:
        """The outline of a document.

        None stands where a fact has one of many values, and where a list has members.
        """
        stretches = self._days.get(day)
        if stretches is None:
            if len(self._days) >= _MOST_DAYS:
                self._days.clear()
            stretches = self._days[day] = tuple([day_class(one, day) for one in self._changes])
        by_name, lists = facts.facts, facts.lists
        bare, number_of = _BARE.get, self.numbers.of_fact
        known: list[object] = []
        for name, valued, has_few in self._facts:
            fact = by_name[name]
            state = bare(id(fact))
            known.append(number_of(fact, valued) if state is None and has_few else state)
        for name in self._lists:
            listed = lists[name]
            known.append(None if listed.items else str(listed.rest))
        return (*known, *stretches, day is None, None)
