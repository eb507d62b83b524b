"""Days that a rule cannot tell apart, because nothing it rests on changes between them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import Leaf
from ethicalrecruit.rulebook.rule import Rule

UNDATED = -1

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_LONGEST = len("2026-11-21")
_YEARS = range(1800, 2200)
_ONE_DAY = timedelta(days=1)


def day_class(changes: tuple[date, ...], day: date | None) -> int:
    """Which of the stretches between changes a day lies in; ``UNDATED`` for no day."""
    return UNDATED if day is None else bisect_right(changes, day)


class Changes:
    """The days on which something that rules of a book rest on may change.

    They are too many rather than too few: a stretch cut in two costs a little memory, a change overlooked would
    give a wrong answer.
    """

    def __init__(self, book: RuleBook) -> None:
        self._tables = book.tables
        self._known: dict[tuple[str, str], frozenset[date]] = {}
        self._of_rules: dict[str, tuple[date, ...]] = {}

    def of_rule(self, rule: Rule) -> tuple[date, ...]:
        """Those of a rule itself and of the law that it cites, in order; what it tests is left out."""
        known = self._of_rules.get(rule.id)
        if known is None:
            known = self._of_rules[rule.id] = self._for_rule(rule)
        return known

    def _for_rule(self, rule: Rule) -> tuple[date, ...]:
        tables = self._tables
        cited = dict.fromkeys(reference.instrument for reference in rule.references)
        found = set(_days([rule.in_force, rule.references]))
        for name in cited:
            found |= self._of("instrument", name, tables.instruments[name])
            parties = f"{name}-parties"
            if parties in tables.lists:
                found |= self._of("list", parties, tables.lists[parties])
        for name in rule.fee_rules:
            found |= self._of("fee rules", name, tables.fee_rules[name])
        return _in_order(found)

    def of_test(self, test: Leaf) -> tuple[date, ...]:
        """Those of what a test compares with, in order; none for one that asks no dated data."""
        tables, operand = self._tables, test.operand
        found: set[date] | frozenset[date] = set()
        if test.fact == "subject.day":
            found = set(_days(operand))
        elif isinstance(operand, Mapping) and "amount" in operand:
            name = str(operand["amount"])
            found = self._of("amount", name, tables.amounts[name])
        elif test.operator == "on_list":
            found = self._of("list", str(operand), tables.lists[str(operand)])
        elif test.operator == "on_watch_list":
            found = self._of("lists", "watch", [one for one in tables.lists.values() if one.is_watch])
        elif test.operator == "under_agreement_to":
            found = self._of("agreements", "", tables.agreements)
        elif test.operator == "under_regime":
            found = self._of("regimes", "", tables.regimes)
        elif test.operator == "agency_charges_depart_from":
            found = self._of("fee rules", str(operand), tables.fee_rules[str(operand)])
        return _in_order(found)

    def _of(self, kind: str, name: str, table: Any) -> frozenset[date]:
        known = self._known.get((kind, name))
        if known is None:
            known = self._known[kind, name] = frozenset(_days(table))
        return known


def _in_order(found: Iterable[date]) -> tuple[date, ...]:
    days = set(found)
    return tuple(sorted(days | {day + _ONE_DAY for day in days if day < date.max}))


def _days(thing: Any) -> Iterator[date]:
    """Every day, and every month and year, that stands anywhere in some data."""
    match thing:
        case date():
            yield thing
        case str():
            yield from _written(thing)
        case int() if not isinstance(thing, bool):
            yield from _around(thing)
        case _:
            for part in _parts(thing):
                yield from _days(part)


def _parts(thing: Any) -> Iterable[Any]:
    if isinstance(thing, Mapping):
        return thing.values()
    if isinstance(thing, list | tuple | set | frozenset):
        return thing
    return [getattr(thing, name) for name in _fields(type(thing))]  # type: ignore[arg-type]  # classes are hashable


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a data class; none of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _written(text: str) -> Iterator[date]:
    found = _DATE.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return
    year, month, day = (int(part) if part else 1 for part in found.groups())
    if year in _YEARS:
        yield from _around(year)
        try:
            yield date(year, month, day)
        except ValueError:
            return  # digits of another kind, such as a number of a register


def _around(year: int) -> Iterator[date]:
    """The ends of a year and of the next: a treaty may bind a state as late as a year after it ratified."""
    if year in _YEARS:
        yield from (date(year, 1, 1), date(year, 12, 31), date(year + 1, 1, 1), date(year + 1, 12, 31))
