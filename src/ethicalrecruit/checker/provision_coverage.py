"""The matrix of provisions: which are tested by rules, which cannot be, and why the rest are not."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from ethicalrecruit.checker.cross_reference import rules_by_provision
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.instruments import Instrument, Provision
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.rule import Rule


class Place(StrEnum):
    """Where a provision stands in the matrix; each stands in one place."""

    STABLE = "stable"
    DRAFT = "draft"
    UNTESTABLE = "untestable"
    UNTESTED = "untested"
    NO_REASON = "no_reason"


@dataclass(frozen=True, slots=True)
class ProvisionCoverage:
    """One provision and what holds it.

    Attributes:
        provision: the provision.
        place: tested by a stable rule; only by rules in the making; out of reach of recruitment data; not tested, with
            a reason; or without one.
        rules: the rules that cite it, stable ones first; retired rules do not count.
        reason: why it cannot be tested, or is not; "" for one that is tested, or where nobody said why.
    """

    provision: Provision
    place: Place
    rules: tuple[Rule, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class InstrumentCoverage:
    """An instrument and its provisions, in the order of its file."""

    instrument: Instrument
    provisions: tuple[ProvisionCoverage, ...]

    def count(self, place: Place) -> int:
        """How many of its provisions stand in a place."""
        return sum(1 for one in self.provisions if one.place is place)


def provision_coverage(book: RuleBook) -> tuple[InstrumentCoverage, ...]:
    """The matrix of a book, in order of instruments' ids."""
    citing = rules_by_provision(book)
    instruments = sorted(book.tables.instruments.values(), key=lambda one: one.id)
    return tuple(_instrument(one, citing) for one in instruments)


def instrument_coverage(book: RuleBook, instrument: Instrument) -> InstrumentCoverage:
    """The row of one instrument."""
    return _instrument(instrument, rules_by_provision(book))


def totals(matrix: Iterable[InstrumentCoverage]) -> Mapping[Place, int]:
    """How many provisions stand in each place, over all instruments."""
    counted = Counter(one.place for instrument in matrix for one in instrument.provisions)
    return {place: counted[place] for place in Place}


def _instrument(one: Instrument, citing: Mapping[tuple[str, str], tuple[Rule, ...]]) -> InstrumentCoverage:
    provisions = (_covered(part, citing.get((one.id, part.number), ())) for part in one.provisions.values())
    return InstrumentCoverage(one, tuple(provisions))


def _covered(provision: Provision, rules: tuple[Rule, ...]) -> ProvisionCoverage:
    if any(rule.status == "stable" for rule in rules):
        return ProvisionCoverage(provision, Place.STABLE, rules, "")
    if rules:
        return ProvisionCoverage(provision, Place.DRAFT, rules, provision.untested)
    if not provision.testable:
        place = Place.UNTESTABLE if provision.untestable else Place.NO_REASON
        return ProvisionCoverage(provision, place, (), provision.untestable)
    place = Place.UNTESTED if provision.untested else Place.NO_REASON
    return ProvisionCoverage(provision, place, (), provision.untested)
