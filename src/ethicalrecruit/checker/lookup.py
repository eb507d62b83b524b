"""Anything of the book that has a name, found by that name."""

from collections.abc import Iterable, Mapping

from ethicalrecruit.checker.cross_reference import rules_by_amount, rules_by_fact, rules_by_list
from ethicalrecruit.checker.explain import Explanation, explain
from ethicalrecruit.checker.provision_coverage import InstrumentCoverage, instrument_coverage
from ethicalrecruit.errors import RuleBookError, suggest
from ethicalrecruit.facts.catalogue import FACTS, FactSpec
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.amounts import DatedAmount
from ethicalrecruit.reference.lists import CountryList
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.rule import Rule


@dataclass(frozen=True, slots=True)
class ListUse:
    """A list, and the rules that test its membership."""

    listed: CountryList
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AmountUse:
    """A dated amount, and the rules that compare with it."""

    amount: DatedAmount
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class FactUse:
    """A fact of the catalogue, and the rules that ask it."""

    spec: FactSpec
    rules: tuple[Rule, ...]


Found = Explanation | InstrumentCoverage | ListUse | AmountUse | FactUse


def look_up(book: RuleBook, name: str) -> Found:
    """The rule, instrument, list, amount or fact of a name, in this order.

    Raises:
        RuleBookError: if nothing has the name; with the nearest one.
    """
    tables = book.tables
    if any(rule.id == name for rule in book.rules):
        return explain(book, name)
    if name in tables.instruments:
        return instrument_coverage(book, tables.instruments[name])
    if name in tables.lists:
        return ListUse(tables.lists[name], _users(rules_by_list(book), name))
    if name in tables.amounts:
        return AmountUse(tables.amounts[name], _users(rules_by_amount(book), name))
    spec = next((one for one in FACTS if one.name == name), None)
    if spec is not None:
        return FactUse(spec, _users(rules_by_fact(book), name))
    rest = "See: ethicalrecruit rules list, lists show or facts."
    raise RuleBookError(f'Nothing in the book is called "{name}".', "", suggest(name, _names(book)) or rest)


def _users(found: Mapping[str, tuple[Rule, ...]], name: str) -> tuple[Rule, ...]:
    return found.get(name, ())


def _names(book: RuleBook) -> Iterable[str]:
    tables = book.tables
    rules, facts = (rule.id for rule in book.rules), (spec.name for spec in FACTS)
    return [*rules, *tables.instruments, *tables.lists, *tables.amounts, *facts]
