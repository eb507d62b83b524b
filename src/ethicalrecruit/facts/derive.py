"""Offer to facts: the waist of the hourglass.

What the offer gives becomes a stated fact. What it does not give becomes silent, open or not covered, by what
was observed and by what the offer says was looked for.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.domain.terms import Claim, CostItem, PaidTo, Payer
from ethicalrecruit.facts.agency_derive import AgencyLookup, certificates, claimed_scheme
from ethicalrecruit.facts.agency_facts import CERTIFICATES, REGISTER_ENTRIES
from ethicalrecruit.facts.claims import contradicted
from ethicalrecruit.facts.corridor import corridor
from ethicalrecruit.facts.offer_fields import FIELDS_OF_FACTS, OF_OWNERS, OF_PATHS
from ethicalrecruit.facts.particulars import particulars
from ethicalrecruit.facts.pay import pay_rate
from ethicalrecruit.facts.state import Fact, FactSet, FactState, Item, ItemList, Observation, Observed
from ethicalrecruit.facts.totals import any_fee_for_work, borne_by_worker, fee_for_work, months_of_pay, total
from ethicalrecruit.reference.costs import CostTaxonomy
from ethicalrecruit.reference.countries import country_names
from ethicalrecruit.reference.registers import NO_REGISTERS, Registers
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.money import Money, Sum
from ethicalrecruit.values.ranges import NumberRange

# ISCO-08: health professionals without veterinarians, health associates without veterinary ones, personal
# care in health services, and the managers of health and aged care.
HEALTH_GROUPS = ("221", "222", "223", "224", "226", "321", "322", "323", "325", "532", "1342", "1343")
CARE_GROUP = "532"
# Too short to tell, or, as social work, not settled by the sources.
_UNDECIDED_GROUPS = ("1", "2", "3", "5", "13", "22", "26", "32", "53", "134", "263", "2635")

_NOTHING_OBSERVED = Observation()


def derive(
    offer: Offer,
    observed: Observed,
    taxonomy: CostTaxonomy,
    *,
    registers: Registers = NO_REGISTERS,
    day: date | None = None,
) -> FactSet:
    """All facts of an offer.

    Args:
        offer: what the document states.
        observed: evidence and states for fields, by path; may be empty.
        taxonomy: gives each cost its ILO category.
        registers: snapshots of registers in which the agency is looked up.
        day: the day examined, for what registers show; None for an undated document.

    Raises:
        UnknownTable: if a cost has a code that the taxonomy does not know.
    """
    return _Derivation(offer, observed, taxonomy, registers, day).facts()


class _Derivation:
    def __init__(
        self, offer: Offer, observed: Observed, taxonomy: CostTaxonomy, registers: Registers, day: date | None
    ) -> None:
        self.offer = offer
        self.observed = observed
        self.taxonomy = taxonomy
        self.registers = registers
        self.day = day
        self.absent = _absent_facts(offer.covers, offer.repayment is not None, offer.loan is not None)

    def facts(self) -> FactSet:
        facts = self._fields()
        facts["job.health"] = self._health(facts["job.occupation"])
        facts["job.care_worker"] = self._care_worker(facts["job.occupation"])
        hours = self.offer.hours_per_week
        facts["pay.monthly"] = self._pay("pay.monthly", "pay", None if hours is None else NumberRange.exact(hours))
        facts["pay.comparator"] = self._pay("pay.comparator", "comparator.pay", None)
        costs = self._costs()
        facts["costs.worker.total"] = total(costs, borne_by_worker)
        facts["costs.worker.agency_fees"] = total(costs, fee_for_work)
        facts["costs.worker.any_agency_fee"] = any_fee_for_work(costs)
        facts["costs.worker.months_of_pay"] = months_of_pay(facts["costs.worker.total"], facts["pay.monthly"])
        stated = certificates(self._list, self.offer.agency.certificates)
        agency = AgencyLookup(facts, stated, self.registers, self.day)
        bonds = self._list("bonds", "bonds", self.offer.bonds, ("kind", "amount", "months", "purpose"), _bond_key)
        lists = {
            "costs": costs,
            "bonds": bonds,
            "origin.targets": self._list(
                "origin.targets",
                "targets",
                self.offer.targets,
                ("country", "basis"),
                lambda target: target.country,
            ),
            "wording.grounds": self._list(
                "wording.grounds",
                "grounds",
                self.offer.grounds,
                ("ground", "reason_given"),
                lambda one: one.ground.value,
            ),
            "claims": self._claims(costs, bonds, agency),
            CERTIFICATES: agency.looked_up(),
            REGISTER_ENTRIES: agency.entries(),
            "promises": self._list(
                "promises", "promises", self.offer.promises, ("kind", "guaranteed"), lambda one: one.kind.value
            ),
            "particulars": particulars(self.offer, facts, self._unseen, self._observation("particulars", "").evidence),
        }
        lists["corridor"] = corridor(facts, lists["origin.targets"])
        return FactSet(facts, lists)

    def _fields(self) -> dict[str, Fact]:
        """The facts that single fields of the offer give. Most are neither stated nor observed."""
        facts = self.absent.fields.copy()
        stated = set()
        for way, fields in OF_OWNERS.items():
            owner: Any = self.offer
            for part in way:
                owner = getattr(owner, part)
                if owner is None:
                    break
            else:
                for name, path, own in fields:
                    value = getattr(owner, own)
                    if value is not None:
                        facts[name] = self._fact(name, path, value)
                        stated.add(name)
        for observed in self.observed:
            for name, path, _ in OF_PATHS.get(observed, ()):
                if name not in stated:
                    facts[name] = self._fact(name, path, None)
        return facts

    def _fact(self, name: str, path: str, value: Any, evidence_from: str = "") -> Fact:
        seen = self._observation(path, evidence_from)
        if isinstance(value, tuple):
            value = tuple(sorted(one.value for one in value)) or None
        if value is None:
            if seen is _NOTHING_OBSERVED:
                return self.absent[name]
            evidence = seen.evidence if path in self.observed else ()
            return Fact(seen.state or self._absent(name), (), evidence, seen.confidence)
        if _is_unstated(value):
            return Fact(FactState.OPEN, (), seen.evidence or _given(path, value), seen.confidence)
        readings = tuple(_reading(one) for one in (value, *seen.readings))
        return Fact(FactState.STATED, readings, seen.evidence or _given(path, value), seen.confidence)

    def _observation(self, path: str, evidence_from: str) -> Observation:
        own = self.observed.get(path)
        if own is not None:
            return own
        # A field without evidence of its own shares that of the object it belongs to.
        parent = evidence_from or path.rpartition(".")[0]
        while parent:
            shared = self.observed.get(parent)
            if shared is not None:
                return Observation(shared.evidence, None, (), shared.confidence)
            parent = parent.rpartition(".")[0]
        return _NOTHING_OBSERVED

    def _absent(self, name: str) -> FactState:
        return self.absent[name].state

    def _unseen(self, name: str) -> FactState:
        return FactState.SILENT if _is_covered(name, self.offer.covers) else FactState.NOT_COVERED

    def _rest(self, name: str, path: str) -> tuple[FactState, tuple[Evidence, ...]]:
        seen = self.observed.get(path, _NOTHING_OBSERVED)
        if path in self.offer.closed:
            return FactState.STATED, seen.evidence
        return seen.state or self._absent(name), seen.evidence

    def _health(self, occupation: Fact) -> Fact:
        given = self._fact("job.health", "job.health", self.offer.job.health)
        if given.state is FactState.STATED or occupation.state is not FactState.STATED:
            return given
        answers = {_is_health(str(code)) for code in occupation.readings}
        if len(answers) != 1 or None in answers:
            return Fact.unstated(FactState.OPEN, occupation.evidence)
        return Fact(FactState.STATED, (answers.pop(),), occupation.evidence, occupation.confidence)

    def _care_worker(self, occupation: Fact) -> Fact:
        if occupation.state is not FactState.STATED:
            return occupation
        answers = {_is_care(str(code)) for code in occupation.readings}
        if len(answers) != 1 or None in answers:
            return Fact.unstated(FactState.OPEN, occupation.evidence)
        return Fact(FactState.STATED, (answers.pop(),), occupation.evidence, occupation.confidence)

    def _pay(self, name: str, path: str, hours: NumberRange | None) -> Fact:
        owner = self.offer if path == "pay" else self.offer.comparator
        pay = None if owner is None else owner.pay
        if pay is None:
            return self._fact(name, path, None)
        seen = self._observation(path, "")
        rates = tuple(pay_rate(one, hours) for one in (pay, *seen.readings))
        return Fact(FactState.STATED, rates, seen.evidence or _given(path, pay.amount), seen.confidence)

    def _costs(self) -> ItemList:
        fields = (
            "item",
            "amount",
            "payer",
            "paid_to",
            "initiated_by",
            "required",
            "refundable",
            "when",
            "how",
        )
        plain = self._list("costs", "costs", self.offer.costs, fields, lambda cost: cost.item)
        items = []
        for cost, item in zip(self.offer.costs, plain.items, strict=True):
            if cost.amount is not None and cost.amount.low == cost.amount.high == 0:
                # A cost of nothing is a statement that nothing is paid.
                continue
            facts = {**item.facts, "category": self._category(cost, item), "payer": self._bearer(cost, item)}
            items.append(Item(item.key, facts, cost.label or self.taxonomy.item(cost.item).label))
        return ItemList(tuple(items), plain.rest, plain.evidence)

    def _bearer(self, cost: CostItem, item: Item) -> Fact:
        """Who bears a cost. A related cost that is paid back is not borne, or not in full: when and how is asked.

        A refund heals neither a fee for the job nor a deposit.
        """
        payer = item.facts["payer"]
        refunded = cost.refundable is True and cost.payer in (Payer.WORKER, Payer.SHARED)
        if refunded and self.taxonomy.item(cost.item).group == "related_cost":
            return Fact(FactState.OPEN, (), payer.evidence + item.facts["refundable"].evidence, payer.confidence)
        return payer

    def _category(self, cost: CostItem, item: Item) -> Fact:
        group = self.taxonomy.item(cost.item).group
        if group == "recruitment_fee" and cost.paid_to is PaidTo.AUTHORITY:
            # What a regulator or an examiner takes is a related cost: code and payee do not agree.
            return Fact(FactState.OPEN, (), item.facts["paid_to"].evidence)
        return Fact.stated(group, *item.facts["item"].evidence)

    def _claims(self, costs: ItemList, bonds: ItemList, agency: AgencyLookup) -> ItemList:
        plain = self._list("claims", "claims", self.offer.claims, ("kind", "scope", "licence"), _claim_key)
        items = []
        for at, (claim, item) in enumerate(zip(self.offer.claims, plain.items, strict=True)):
            evidence = self._observation(f"claims[{at}]", "").evidence
            of_scheme = agency.scheme_facts(claimed_scheme(claim.kind))
            facts = {**item.facts, **of_scheme, "contradicted": contradicted(claim, evidence, costs, bonds)}
            items.append(Item(item.key, facts, item.label))
        return ItemList(tuple(items), plain.rest, plain.evidence)

    def _list(
        self,
        name: str,
        path: str,
        members: Sequence[Any],
        fields: Sequence[str],
        key_of: Callable[[Any], str],
    ) -> ItemList:
        rest, evidence = self._rest(name, path)
        if not members:
            return ItemList((), rest, evidence)
        items = []
        seen: Counter[str] = Counter()
        for at, member in enumerate(members):
            own = f"{path}[{at}]"
            facts = {
                field: self._fact(f"{name}[].{field}", f"{own}.{field}", getattr(member, field), own)
                for field in fields
            }
            key = key_of(member)
            seen[key] += 1
            repeated = name in ("costs", "bonds", "claims", CERTIFICATES) and seen[key] > 1
            items.append(Item(f"{key}#{seen[key]}" if repeated else key, facts, _label(name, member)))
        return ItemList(tuple(items), rest, evidence)


class _AbsentFacts(dict[str, Fact]):
    """Each fact as it is where a document does not state it: most of all facts, so they are shared."""

    def __init__(self, covers: tuple[str, ...], repaid: bool, lent: bool) -> None:  # noqa: FBT001  # keys of a cache
        super().__init__()
        self.covers = covers
        # Inside a cost, a bond or a repayment clause the topic does occur: what is not said of it is open.
        self.inside = ("repayment.",) * repaid + ("loan.",) * lent
        self.fields = {one.name: self[one.name] for one in FIELDS_OF_FACTS}

    def __missing__(self, name: str) -> Fact:
        state = FactState.NOT_COVERED
        if _is_covered(name, self.covers):
            state = FactState.OPEN if "[]" in name or name.startswith(self.inside) else FactState.SILENT
        self[name] = Fact.unstated(state)
        return self[name]


_absent_facts = lru_cache(maxsize=64)(_AbsentFacts)


def _is_covered(name: str, covers: tuple[str, ...]) -> bool:
    return "all" in covers or any(name == prefix or name.startswith((f"{prefix}.", f"{prefix}[")) for prefix in covers)


def _label(name: str, member: Any) -> str:
    """What a question about an item calls it; costs get theirs from the document or the taxonomy."""
    if name == "origin.targets":
        return country_names().name_of(member.country)
    return str(member.ground.value).replace("_", " ") if name == "wording.grounds" else ""


def _bond_key(bond: Any) -> str:
    return "bond" if bond.kind is None else f"bond-{bond.kind.value}"


def _claim_key(claim: Claim) -> str:
    return f"{claim.kind.value}:{claim.item or (claim.licence or claim.scope).value}"


def _is_unstated(value: Any) -> bool:
    return isinstance(value, StrEnum) and value.value == "unstated"


def _reading(value: Any) -> Any:
    if isinstance(value, Money):
        return Sum.of(value)
    if isinstance(value, Decimal):
        return NumberRange.exact(value)
    return value.value if isinstance(value, StrEnum) else value


def _given(path: str, value: Any) -> tuple[Evidence, ...]:
    shown = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    if isinstance(value, tuple):
        shown = ", ".join(value)
    return (Evidence(EvidenceKind.FIELD, field=path, quote=shown),)


def _is_health(code: str) -> bool | None:
    """Whether an ISCO-08 code is health or care work; None where it is too short to tell."""
    if code.startswith(HEALTH_GROUPS):
        return True
    return None if code in _UNDECIDED_GROUPS else False


def _is_care(code: str) -> bool | None:
    """Whether an ISCO-08 code is personal care work; None where it is too short to tell."""
    if code.startswith(CARE_GROUP):
        return True
    return None if CARE_GROUP.startswith(code) else False
