"""The values of a row's cells put together to an offer, each with the cell it comes from.

A value that lacks its partner (an amount without currency, pay without period) leaves its fact open; nothing
is guessed, and the row is not lost. What contradicts itself is a fault.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import timedelta
from typing import Any

from ethicalrecruit.domain.offer import Offer, TargetBasis
from ethicalrecruit.domain.terms import Repayment
from ethicalrecruit.facts.state import FactState, Observation
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_currencies import CURRENCY_SIGNS
from ethicalrecruit.intake.cell_values import Amount, has_thousandths, no_thousandths, several_currencies
from ethicalrecruit.intake.faults import model_faults
from ethicalrecruit.intake.own_columns import NO_BOND, OWN_COLUMNS
from ethicalrecruit.intake.row import CellFault
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import DocumentKind
from ethicalrecruit.values.money import Money

_NOT_OF_THE_OFFER = frozenset(("text", "language", "kind"))
_REPAYMENT_FIELDS = frozenset(Repayment.model_fields) - {"clause", "amount"}
_SPECIAL = frozenset(("licence_until", "licence_valid_through"))


@dataclass(frozen=True, slots=True)
class Given:
    """The value of one of our columns. ``constant``: it comes from the mapping, not from the row."""

    value: Any
    evidence: Evidence
    constant: bool = False


@dataclass(slots=True)
class RowOffer:
    """An offer in the making, and what became of it.

    Attributes:
        offer: the offer; None if the row has faults.
        observed: the cells its fields come from, by path.
        faults: what is wrong with the row.
        left_open: columns whose value lacks a partner, and the partner: ``pay_amount: period``.
    """

    offer: Offer | None = None
    observed: dict[str, Observation] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    left_open: list[str] = field(default_factory=list)


def row_offer(
    given: Mapping[str, Given], silent: Sequence[str], kind: DocumentKind, covers: tuple[str, ...]
) -> RowOffer:
    """Put the values of a row together.

    Args:
        given: the values by the name of our column.
        silent: paths of fields whose blank cell means "not said".
        kind: the kind of document.
        covers: facts that the mapping declares looked for.
    """
    assembly = _Assembly(given)
    assembly.gather()
    result = assembly.result
    for path in silent:
        result.observed.setdefault(_list_path(path), Observation(state=FactState.SILENT))
    if result.faults:
        return result
    try:
        result.offer = Offer.model_validate({**assembly.data, "kind": kind, "covers": covers})
    except ValueError as error:
        for fault in model_faults(error, Offer):
            column = _column_at(fault.path, result.observed)
            result.faults.append(CellFault(column, fault.what, fault.mend or "Correct the cell."))
    return result


def _list_path(path: str) -> str:
    """Blank cells of a list's member say that there are no further members."""
    return path.partition("[")[0]


def _column_at(path: str, observed: Mapping[str, Observation]) -> str:
    """The column a field came from, or one that came nearest."""
    near = [
        known for known in observed if observed[known].evidence and (known.startswith(path) or path.startswith(known))
    ]
    return observed[max(near, key=len)].evidence[0].field if near else ""


class _Assembly:
    """Gathers the values of one row into the data of an offer."""

    def __init__(self, given: Mapping[str, Given]) -> None:
        self.given = given
        self.result = RowOffer()
        self.data: dict[str, Any] = {}
        self.groups: dict[str, dict[str, Given]] = {}

    def gather(self) -> None:
        for name, one in self.given.items():
            column = OWN_COLUMNS[name]
            if column.group:
                short = name.removeprefix(f"{column.group}_")
                self.groups.setdefault(column.group, {})[short] = one
            elif name not in _NOT_OF_THE_OFFER and name not in _SPECIAL:
                self.put(column.path, one)
        self._licence_end()
        self._destination()
        self._origin()
        self._costs()
        self._pay()
        self._comparator()
        self._bond()
        self._repayment()
        self._certificates()
        self._particulars()
        self._promises()

    def put(self, path: str, one: Given, value: Any = None) -> None:
        """Fill a field and note its cell."""
        holder = self.data
        *parents, last = path.split(".")
        for part in parents:
            holder = holder.setdefault(part, {})
        holder[last] = one.value if value is None else value
        self.observe(path, one)

    def observe(self, path: str, *pieces: Given | None, state: FactState | None = None) -> None:
        evidence = tuple(piece.evidence for piece in pieces if piece is not None)
        self.result.observed[path] = Observation(evidence, state)

    def leave_open(self, path: str, one: Given, lacking: str) -> None:
        self.observe(path, one, state=FactState.OPEN)
        self.result.left_open.append(f"{one.evidence.field}: {lacking}")

    def fault(self, one: Given, what: str, mend: str) -> None:
        self.result.faults.append(CellFault(one.evidence.field, what, mend))

    def _licence_end(self) -> None:
        until, last = self.given.get("licence_until"), self.given.get("licence_valid_through")
        if until is not None and last is not None:
            self.fault(last, "The end of the licence is given twice.", "Fill licence_until or licence_valid_through.")
        elif until is not None:
            self.put("agency.licence.until", until)
        elif last is not None:
            self.put("agency.licence.until", last, last.value + timedelta(days=1))

    def _destination(self) -> None:
        group = self.groups.get("destination", {})
        country, nation = group.get("destination"), group.get("nation")
        if country is not None:
            self.put("destination.country", country, country.value.country)
            if country.value.nation is not None:
                self.put("destination.nation", country, country.value.nation)
        if nation is None:
            return
        settled = self.data.get("destination", {})
        if settled.get("country", nation.value.country) != nation.value.country or (
            settled.get("nation", nation.value.nation) != nation.value.nation
        ):
            self.fault(
                nation, f"{nation.value.nation} is not the place that destination names.", "Correct one of them."
            )
            return
        if country is None:
            self.put("destination.country", nation, nation.value.country)
        self.put("destination.nation", nation, nation.value.nation)

    def _origin(self) -> None:
        group = self.groups.get("origin", {})
        places, basis = group.get("origin"), group.get("basis")
        if places is not None:
            shown = TargetBasis.UNSTATED if basis is None else basis.value
            countries = dict.fromkeys(place.country for place in places.value)
            self.data["targets"] = [{"country": country, "basis": shown} for country in countries]
            for at in range(len(countries)):
                self.observe(f"targets[{at}]", places, basis)
        grounds = self.groups.get("grounds", {}).get("grounds")
        if grounds is not None:
            self.data["grounds"] = [{"ground": ground} for ground in grounds.value]
            for at in range(len(grounds.value)):
                self.observe(f"grounds[{at}]", grounds)

    def _costs(self) -> None:
        costs: list[dict[str, Any]] = []
        for name, group in self._cost_groups():
            filled = [one for short, one in group.items() if short != "currency" and not one.constant]
            if not filled:
                continue  # constants alone are no cost
            money = self._sum(group, f"costs[{len(costs)}].amount", name)
            if "item" not in group:
                mend = f"Fill {name}_item, for example with FEE_PLACEMENT, or make it a constant of the mapping."
                self.fault(filled[0], "The cost is not named.", mend)
            elif money is not None and money.high == 0:
                # Nobody pays nothing: a cost of 0 is no cost, and must not look like one that the worker bears.
                self.result.observed.pop(f"costs[{len(costs)}].amount", None)
            else:
                costs.append(self._cost(group, money, len(costs)))
        if costs:
            self.data["costs"] = costs
        complete = self.given.get("costs_complete")
        if complete is not None:
            self.observe("costs", complete, state=None if complete.value else FactState.OPEN)
            if complete.value:
                self.data["closed"] = [*self.data.get("closed", ()), "costs"]

    def _cost_groups(self) -> Iterator[tuple[str, dict[str, Given]]]:
        names = [name for name in self.groups if name.startswith("cost_")]
        for name in sorted(names, key=lambda name: int(name.removeprefix("cost_"))):
            yield name, self.groups[name]

    def _cost(self, group: Mapping[str, Given], money: Money | None, at: int) -> dict[str, Any]:
        cost: dict[str, Any] = {} if money is None else {"amount": money}
        for short, one in group.items():
            if short not in ("amount", "low", "high", "currency"):
                cost[short] = one.value
                self.observe(f"costs[{at}].{short}", one)
        self.observe(f"costs[{at}]", *(one for one in group.values() if not one.constant))
        return cost

    def _pay(self) -> None:
        group = self.groups.get("pay", {})
        monthly = group.get("monthly")
        if monthly is not None:
            if "amount" in group or "period" in group:
                self.fault(monthly, "Pay is given twice.", "Use pay_monthly, or pay_amount with pay_period.")
                return
            group = {**group, "amount": monthly, "period": Given("month", monthly.evidence)}
        pay = self._rate(group, "pay", "pay")
        if pay is not None:
            self.data["pay"] = pay

    def _comparator(self) -> None:
        group = self.groups.get("comparator", {})
        pay = self._rate(group, "comparator.pay", "comparator")
        if pay is None:
            return
        self.data["comparator"] = {"pay": pay}
        if "same_duties" in group:
            self.put("comparator.same_duties", group["same_duties"])

    def _rate(self, group: Mapping[str, Given], path: str, name: str) -> dict[str, Any] | None:
        money = self._sum(group, path, name)
        if money is None:
            return None
        amount = group.get("amount") or group.get("low") or group["high"]
        period = group.get("period")
        if period is None:
            self.leave_open(path, amount, "period")
            return None
        rate = {"amount": money, "period": period.value}
        for short, own in (("basis", "basis"), ("hours", "hours_per_week")):
            if short in group:
                rate[own] = group[short].value
        pieces = [*self.result.observed[path].evidence, period.evidence]
        self.result.observed[path] = Observation(tuple(dict.fromkeys(pieces)))
        return rate

    def _bond(self) -> None:
        group = self.groups.get("bond", {})
        filled = [one for short, one in group.items() if short != "currency" and not one.constant]
        if not filled:
            return
        money = self._sum(group, "bonds[0].amount", "bond")
        kind = group.get("kind")
        none_said = kind is not None and kind.value == NO_BOND
        if none_said and (money is not None or "months" in group):
            self.fault(filled[0], "The row says that there is no bond, and describes one.", "Correct one of the two.")
        elif none_said or (money is not None and money.high == 0):
            self.result.observed.pop("bonds[0].amount", None)
            self.observe("bonds", *filled)
            self.data["closed"] = [*self.data.get("closed", ()), "bonds"]
        else:
            bond = {short: one.value for short, one in group.items() if short in ("kind", "months", "purpose")}
            for short in bond:
                self.observe(f"bonds[0].{short}", group[short])
            self.data["bonds"] = [bond if money is None else {**bond, "amount": money}]
            self.observe("bonds[0]", *filled)

    def _repayment(self) -> None:
        group = self.groups.get("repayment", {})
        filled = [one for short, one in group.items() if short != "currency" and not one.constant]
        if not filled:
            return
        money = self._sum(group, "repayment.amount", "repayment")
        clause = group.get("repayment")
        nothing = money is not None and money.high == 0
        said_no = clause is not None and clause.value is False
        describes = bool(set(group) - {"repayment", "currency"}) and not nothing
        if (said_no and describes) or (nothing and clause is not None and clause.value):
            self.fault(
                filled[0], "The row says both that something is repaid and that nothing is.", "Correct one of the two."
            )
            return
        fields = {short: one for short, one in group.items() if short in _REPAYMENT_FIELDS}
        for short, one in fields.items():
            self.observe(f"repayment.{short}", one)
        self.observe("repayment.clause", clause or filled[0])
        self.data["repayment"] = {short: one.value for short, one in fields.items()} | {
            "clause": not (said_no or nothing),
            **({} if money is None or nothing else {"amount": money}),
        }

    def _certificates(self) -> None:
        group = self.groups.get("agency", {})
        schemes, number, until = (group.get(f"certificate{end}") for end in ("s", "_number", "_until"))
        detail = number or until
        if detail is not None and (schemes is None or len(schemes.value) != 1):
            self.fault(detail, "It is not clear which certificate this belongs to.", "Name one in agency_certificates.")
        elif schemes is not None and schemes.value:
            parts = {"number": number, "until": until}
            told = {name: one.value for name, one in parts.items() if one is not None}
            held = [{"scheme": scheme, **told} for scheme in schemes.value]
            self.data.setdefault("agency", {})["certificates"] = held
            for at in range(len(held)):
                self.observe(f"agency.certificates[{at}]", schemes, number, until)

    def _particulars(self) -> None:
        group = self.groups.get("particulars", {})
        given, missing = (group.get(short) for short in ("given", "missing"))
        told = dict.fromkeys(given.value if given else (), True)
        for name in missing.value if missing else ():
            if missing is not None and name in told:
                what = f'The particular "{name}" stands as given and as missing.'
                self.fault(missing, what, "Keep one of the two.")
            told[name] = False
        if told:
            self.data["particulars"] = [{"name": name, "given": answer} for name, answer in told.items()]
            self.observe("particulars", given, missing)

    def _promises(self) -> None:
        one = self.groups.get("promises", {}).get("promises")
        if one is not None and one.value:
            self.data["promises"] = [{"kind": kind, "guaranteed": True} for kind in one.value]
            self.observe("promises", one)

    def _sum(self, group: Mapping[str, Given], path: str, name: str) -> Money | None:
        """The sum that the columns of a group make; None if there is none, or if it is open or at fault."""
        exact, low, high = group.get("amount"), group.get("low"), group.get("high")
        pieces = [one for one in (exact, low, high) if one is not None]
        if not pieces:
            return None
        if exact is not None and len(pieces) > 1:
            self.fault(exact, "Both an amount and a range are given.", "Fill the amount, or its low and high end.")
            return None
        currency = self._currency(pieces, group, path, name)
        doubtful = next((one for one in pieces if one.value.like_a_group), None)
        if doubtful is not None and not (currency is not None and has_thousandths(currency)):
            self.fault(doubtful, *no_thousandths(doubtful.evidence.quote))
            return None
        if currency is None:
            return None
        numbers: list[Amount | None] = [None if one is None else one.value for one in (exact or low, exact or high)]
        ends = [None if one is None else one.number for one in numbers]
        if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
            self.fault(pieces[0], f"The range runs from {ends[0]} down to {ends[1]}.", "Exchange its two ends.")
            return None
        self.observe(path, *pieces, group.get("currency"))
        return Money(ends[0], ends[1], currency)

    def _currency(self, pieces: Sequence[Given], group: Mapping[str, Given], path: str, name: str) -> str | None:
        stated = group.get("currency") or self.given.get("currency")
        found = {one.value.currency for one in pieces if one.value.currency is not None}
        if "currency" in group:
            found.add(group["currency"].value)
        if len(found) > 1:
            self.fault(pieces[0], f"{name} has two currencies: {' and '.join(sorted(found))}.", "Correct one of them.")
            return None
        currency = str(found.pop()) if found else None if stated is None else str(stated.value)
        for one in pieces:
            sign = one.value.sign
            if sign and currency is None:
                self.fault(one, *several_currencies(sign, one.evidence.quote))
                return None
            if sign and currency not in CURRENCY_SIGNS[sign]:
                self.fault(one, f'{name} has two currencies: "{sign}" and {currency}.', "Correct one of them.")
                return None
        if currency is None:
            self.leave_open(path, pieces[0], "currency")
        return currency
