"""The columns of a row and its text, joined to one offer.

A column speaks before the text, but neither silences the other: where they differ, the fact has both readings
and both pieces of evidence, and no comparison answers unless both agree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ethicalrecruit.domain.model import Model
from ethicalrecruit.domain.offer import Destination, Offer
from ethicalrecruit.domain.terms import Bond, CostItem, GroundWording, Pay
from ethicalrecruit.facts.pay import pay_rate
from ethicalrecruit.facts.state import FactState, Observation, Observed
from ethicalrecruit.values.ranges import NumberRange
from ethicalrecruit.values.truth import Truth

_LISTS = ("costs", "bonds", "targets", "grounds", "claims")
_ROW_ONLY = frozenset(("schema_", "id", "kind", "posted_on", "captured_on", "covers", "closed", *_LISTS))


def merged(columns: Offer, seen: Observed, text: Offer, read: Observed) -> tuple[Offer, dict[str, Observation]]:
    """One offer of what the columns say and what the text says.

    Args:
        columns: what the columns of the row state; its id, kind and dates count.
        seen: the cells behind it.
        text: what was read in the text.
        read: the words behind it.
    """
    return _Merge(columns, seen, text, read).result()


class _Merge:
    def __init__(self, columns: Offer, seen: Observed, text: Offer, read: Observed) -> None:
        self.columns = columns
        self.seen = seen
        self.text = text
        self.read = read
        self.observed: dict[str, Observation] = {}

    def result(self) -> tuple[Offer, dict[str, Observation]]:
        fields: dict[str, Any] = {}
        for name in Offer.model_fields:
            if name not in _ROW_ONLY:
                fields[name] = self.field(getattr(self.columns, name), getattr(self.text, name), name, name)
        fields["destination"] = self._destination()
        for name in _LISTS:
            fields[name] = self._list(name)
        for name in ("covers", "closed"):
            fields[name] = tuple(dict.fromkeys(getattr(self.columns, name) + getattr(self.text, name)))
        self._rest()
        return self.columns.model_copy(update=fields), self.observed

    def field(self, ours: Any, theirs: Any, path: str, their_path: str) -> Any:
        """A field that the columns and the text may both give; ``their_path`` is its place in the text's offer."""
        if isinstance(ours, Pay) and isinstance(theirs, Pay):
            return self._pay(ours, theirs, path, their_path)
        if isinstance(ours, Model) and isinstance(theirs, Model):
            return self._model(ours, theirs, path, their_path)
        if isinstance(ours, tuple):
            return self._plain_list(ours, theirs, path, their_path)
        if ours is None and theirs is None:
            self._note(path, self.read.get(their_path) or self.seen.get(path))
            return None
        if theirs is None or (_unstated(theirs) and ours is not None):
            self._note(path, self.seen.get(path))
            return ours
        if ours is None or _unstated(ours):
            self._note(path, self._reading(their_path))
            return theirs
        own, other = self._of_columns(path), self._reading(their_path) or Observation()
        same = _same(ours, theirs)
        readings = (*other.readings,) if same else (theirs, *other.readings)
        evidence = tuple(dict.fromkeys(own.evidence + other.evidence))
        confidence = own.confidence if same else other.confidence
        self.observed[path] = Observation(evidence, None, readings, confidence)
        return ours

    def _model(self, ours: Model, theirs: Model, path: str, their_path: str) -> Model:
        update = {}
        for name in type(ours).model_fields:
            value = self.field(_own(ours, name), _own(theirs, name), f"{path}.{name}", f"{their_path}.{name}")
            update[name] = getattr(ours, name) if value is None else value
        return ours.model_copy(update=update)

    def _pay(self, ours: Pay, theirs: Pay, path: str, their_path: str) -> Pay | None:
        own, other = self._of_columns(path), self._reading(their_path) or Observation()
        evidence = tuple(dict.fromkeys(own.evidence + other.evidence))
        if _pay_differs(ours, theirs):
            # A fact of pay has one reading only, so two that differ leave it open.
            self.observed[path] = Observation(evidence, FactState.OPEN)
            return None
        self.observed[path] = Observation(evidence, None, (), own.confidence)
        basis = theirs.basis if ours.basis is None or _unstated(ours.basis) else ours.basis
        hours = theirs.hours_per_week if ours.hours_per_week is None else ours.hours_per_week
        return ours.model_copy(update={"basis": basis, "hours_per_week": hours})

    def _destination(self) -> Destination:
        ours, theirs = self.columns.destination, self.text.destination
        country = self.field(ours.country, theirs.country, "destination.country", "destination.country")
        if theirs.country is not None and theirs.country != country:
            # A part of another country cannot stand beside ours.
            self._note("destination.nation", self.seen.get("destination.nation"))
            return Destination(country=country, nation=ours.nation)
        nation = self.field(ours.nation, theirs.nation, "destination.nation", "destination.nation")
        if nation is not None and nation[:2] != country:
            nation = ours.nation
            self.observed.pop("destination.nation", None)
        return Destination(country=country, nation=nation)

    def _list(self, name: str) -> tuple[Any, ...]:
        ours, theirs = getattr(self.columns, name), getattr(self.text, name)
        partners = _partners(ours, theirs)
        result: list[Any] = []
        for at, one in enumerate(ours):
            path, partner = f"{name}[{at}]", partners.get(at)
            if partner is None:
                self._move(self.seen, path, path)
                result.append(one)
                continue
            shared = [self.seen.get(path), self.read.get(f"{name}[{partner}]")]
            evidence = tuple(piece for known in shared if known is not None for piece in known.evidence)
            self.observed[path] = Observation(evidence)
            result.append(self._model(one, theirs[partner], path, f"{name}[{partner}]"))
        for at, one in enumerate(theirs):
            if at not in partners.values():
                self._move(self.read, f"{name}[{at}]", f"{name}[{len(result)}]")
                result.append(one)
        return tuple(result)

    def _plain_list(self, ours: Sequence[Any], theirs: Sequence[Any], path: str, their_path: str) -> tuple[Any, ...]:
        """Both lists in one, each item once; what the text alone says keeps the words that say it."""
        self._note(path, _joined(self.seen.get(path), self.read.get(their_path)))
        both = tuple(dict.fromkeys((*ours, *theirs)))
        for at, one in enumerate(ours):
            self._move(self.seen, f"{path}[{at}]", f"{path}[{both.index(one)}]")
        for at, one in enumerate(theirs):
            if one not in ours:
                self._move(self.read, f"{their_path}[{at}]", f"{path}[{both.index(one)}]")
        return both

    def _move(self, source: Observed, path: str, to: str) -> None:
        for known, observation in source.items():
            if known == path or known.startswith(f"{path}."):
                self.observed[to + known[len(path) :]] = observation

    def _rest(self) -> None:
        """What was noted about anything else: the text's words first, since a column notes silence at most."""
        for path, observation in (*self.read.items(), *self.seen.items()):
            known = self.observed.get(path)
            if "[" in path:
                continue
            if known is None:
                self.observed[path] = observation
            elif path in _LISTS and known is not observation:
                self._note(path, _joined(known, observation))

    def _note(self, path: str, observation: Observation | None) -> None:
        if observation is not None:
            self.observed[path] = observation

    def _of_columns(self, path: str) -> Observation:
        return _nearest(self.seen, path) or Observation()

    def _reading(self, path: str) -> Observation | None:
        """What the text notes of a field, or of the object it belongs to."""
        found = _nearest(self.read, path)
        return found if found is None or path in self.read else replace(found, state=None, readings=())


def _own(model: Model, name: str) -> Any:
    """A field's value; what a bond is for counts only where it was said, not where it is taken for granted."""
    unsaid = isinstance(model, Bond) and name == "purpose" and name not in model.model_fields_set
    return None if unsaid else getattr(model, name)


def _joined(first: Observation | None, second: Observation | None) -> Observation | None:
    """The state of the first, with the evidence of both."""
    if first is None or second is None:
        return first or second
    return replace(first, evidence=tuple(dict.fromkeys(first.evidence + second.evidence)))


def _nearest(observed: Observed, path: str) -> Observation | None:
    while path:
        found = observed.get(path)
        if found is not None:
            return found
        path = path.rpartition(".")[0]
    return None


def _partners(ours: Sequence[Any], theirs: Sequence[Any]) -> Mapping[int, int]:
    """Which items of the text are the same thing as an item of the columns; each has one partner at most."""
    partners: dict[int, int] = {}
    for alike in (_alike, _probably_alike):
        for at, one in enumerate(ours):
            for other, candidate in enumerate(theirs):
                if at not in partners and other not in partners.values() and alike(one, candidate):
                    partners[at] = other
    return partners


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, CostItem):
        return bool(one.item == other.item)
    if isinstance(one, GroundWording):
        return bool(one.ground is other.ground)
    if isinstance(one, Bond):
        kinds = {bond.kind for bond in (one, other) if bond.kind is not None and not _unstated(bond.kind)}
        return len(kinds) <= 1
    return bool(one == other)  # a target is the same only if the same thing shows it


def _probably_alike(one: Any, other: Any) -> bool:
    """The same sum under a neighbouring code: counting it twice would double what the worker pays."""
    return (
        isinstance(one, CostItem)
        and one.amount is not None
        and one.amount == other.amount
        and one.item.partition("_")[0] == other.item.partition("_")[0]
    )


def _unstated(value: Any) -> bool:
    return isinstance(value, StrEnum) and value.value == "unstated"


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str) and not isinstance(one, StrEnum):
        return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
    return bool(one == other)


def _pay_differs(one: Pay, other: Pay) -> bool:
    """Whether two statements of pay cannot be about the same pay; a range and a sum within it can."""
    bases = {pay.basis for pay in (one, other) if pay.basis is not None and not _unstated(pay.basis)}
    hours = {pay.hours_per_week for pay in (one, other) if pay.hours_per_week is not None}
    if one.amount.currency != other.amount.currency or len(bases) > 1 or len(hours) > 1:
        return True
    week = NumberRange.exact(Decimal(hours.pop())) if hours else None
    rates = [pay_rate(pay, week) for pay in (one, other)]
    first, second = (rate.monthly or rate.hourly for rate in rates)
    if one.period is other.period:
        return one.amount.range.same(other.amount.range) is Truth.NO
    if first is None or second is None or (rates[0].monthly is None) is not (rates[1].monthly is None):
        return True
    # Yearly and monthly figures are rounded by those who print them.
    return first.amount.same(second.amount) is Truth.NO and not _nearly(first.amount, second.amount)


def _nearly(one: NumberRange, other: NumberRange) -> bool:
    return one.is_exact and other.is_exact and abs(Fraction(one.low or 0) - Fraction(other.low or 0)) <= 1
