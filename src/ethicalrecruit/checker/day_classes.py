"""Days that a rule cannot tell apart, because nothing it rests on changes between them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any

from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import Leaf
from ethicalrecruit.rulebook.rule import Rule

UNDATED = -1

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_YEARS = range(1800, 2200)
_ONE_DAY = timedelta(days=1)


def day_class(changes: tuple[date, ...], day: date | None) -> int:
    """Which of the stretches between changes a day lies in; ``UNDATED`` for no day."""
    return UNDATED if day is None else bisect_right(changes, day)


def changes_of(rule: Rule, book: RuleBook) -> tuple[date, ...]:
    """Every day on which a rule itself, or the law that it cites, may change, in order; what it tests is left out.

    They are too many rather than too few: a stretch cut in two costs a little memory, a change overlooked would
    give a wrong answer.
    """
    tables = book.tables
    cited = [reference.instrument for reference in rule.references]
    return _in_order(
        [
            rule.in_force,
            rule.references,
            [tables.instruments[name] for name in cited],
            [tables.lists[f"{name}-parties"] for name in cited if f"{name}-parties" in tables.lists],
            [tables.fee_rules[name] for name in rule.fee_rules],
        ]
    )


def changes_of_test(test: Leaf, book: RuleBook) -> tuple[date, ...]:
    """Every day on which what a test compares with may change, in order; none for one that asks no dated data."""
    operand = test.operand
    amount = operand.get("amount") if isinstance(operand, Mapping) else None
    dated = [] if amount is None else [book.tables.amounts[str(amount)]]
    return _in_order([operand if test.fact == "subject.day" else (), dated, _tables_of(test, book)])


def _in_order(rests_on: list[Any]) -> tuple[date, ...]:
    found = set(_days(rests_on))
    return tuple(sorted(found | {day + _ONE_DAY for day in found if day < date.max}))


def _tables_of(test: Leaf, book: RuleBook) -> Any:
    tables = book.tables
    match test.operator:
        case "on_list":
            return tables.lists[str(test.operand)]
        case "on_watch_list":
            return [one for one in tables.lists.values() if one.is_watch]
        case "under_agreement_to":
            return tables.agreements
        case "under_regime":
            return tables.regimes
        case "agency_charges_depart_from":
            return tables.fee_rules[str(test.operand)]
        case _:
            return None


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
    return [getattr(thing, field.name) for field in fields(thing)] if is_dataclass(thing) else ()


def _written(text: str) -> Iterator[date]:
    found = _DATE.fullmatch(text)
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
