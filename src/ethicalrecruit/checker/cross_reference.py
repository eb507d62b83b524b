"""Which rules rest on what: provisions, facts, lists and amounts, looked up from their side. Retired rules are out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Any_, AnyItem, Condition, Leaf, Not, leaves
from ethicalrecruit.rulebook.operators import OPERATORS
from ethicalrecruit.rulebook.rule import Rule

K = TypeVar("K")


def rules_by_provision(book: RuleBook) -> Mapping[tuple[str, str], tuple[Rule, ...]]:
    """The rules that cite each provision, by instrument and number: stable ones first.

    A rule that cites a whole (``12``) tests its parts (``12(i)``) as well, save those that say why they are untested.
    """
    cited = _by(book, lambda rule: ((one.instrument, one.provision) for one in rule.references))
    parts = {
        (instrument.id, number): cited[instrument.id, whole]
        for instrument in book.tables.instruments.values()
        for number, provision in instrument.provisions.items()
        if number.endswith(")") and not provision.untested and (instrument.id, number) not in cited
        if (instrument.id, whole := number[: number.rindex("(")]) in cited
    }
    return {**cited, **parts}


def rules_by_fact(book: RuleBook) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that ask each fact, by its name in the catalogue: stable ones first."""
    return _by(book, facts_asked)


def rules_by_list(book: RuleBook) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that test membership of each list: stable ones first."""
    return _by(book, lists_tested)


def rules_by_amount(book: RuleBook) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that compare with each dated amount: stable ones first."""
    return _by(book, amounts_used)


def facts_asked(rule: Rule) -> tuple[str, ...]:
    """Every fact that a rule can look at, by its name in the catalogue, in the order written."""
    both = (rule.applies_when, rule.indicated_when)
    return tuple(dict.fromkeys(name for condition in both for name in _facts(condition, "")))


def lists_tested(rule: Rule) -> tuple[str, ...]:
    """The ids of the lists whose membership a rule tests."""
    return tuple(dict.fromkeys(str(one.operand) for one in _tests(rule) if one.operator == "on_list"))


def amounts_used(rule: Rule) -> tuple[str, ...]:
    """The ids of the dated amounts that a rule compares with."""
    operands = (one.operand for one in _tests(rule))
    named = (str(one["amount"]) for one in operands if isinstance(one, Mapping) and "amount" in one)
    return tuple(dict.fromkeys(named))


def _tests(rule: Rule) -> Iterator[Leaf]:
    yield from leaves(rule.applies_when)
    yield from leaves(rule.indicated_when)


def _facts(condition: Condition, item_list: str) -> Iterator[str]:
    match condition:
        case Leaf():
            name = condition.fact
            yield f"{item_list}[].{name.removeprefix('item.')}" if name.startswith("item.") else name
            if isinstance(condition.operand, Mapping) and "fact" in condition.operand:
                yield str(condition.operand["fact"])
            yield from OPERATORS[condition.operator].beside
        case Not():
            yield from _facts(condition.child, item_list)
        case AnyItem():
            yield condition.of
            yield from _facts(condition.where, condition.of)
        case All() | Any_():
            for child in condition.children:
                yield from _facts(child, item_list)
        case _:
            return


def _by(book: RuleBook, named: Callable[[Rule], Iterable[K]]) -> Mapping[K, tuple[Rule, ...]]:
    found: dict[K, list[Rule]] = {}
    for rule in sorted(book.rules, key=lambda rule: (rule.status != "stable", rule.id)):
        if rule.status == "retired":
            continue
        for key in dict.fromkeys(named(rule)):
            found.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in found.items()}
