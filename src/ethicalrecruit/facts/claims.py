"""A claim against the contents of its own document, within the claim's own scope."""

from ethicalrecruit.domain.terms import BondKind, BondPurpose, Claim, ClaimKind, ClaimScope
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.facts.totals import agency_fee, borne_by_worker, is_one_of
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.truth import Truth, all_of, any_of, negate

_OF_PAYMENTS = (ClaimKind.FEE_FREE, ClaimKind.EMPLOYER_PAYS)
_OF_WHATEVER_IS_PAID = (ClaimScope.ALL_COSTS, ClaimScope.UNSTATED)


def contradicted(claim: Claim, evidence: tuple[Evidence, ...], costs: ItemList, bonds: ItemList | None = None) -> Fact:
    """Whether the document makes the worker pay within the claim's scope.

    Recruitment fees count always, related costs only if they are required: an optional course contradicts no claim
    to be free of charge. A bond or deposit in money leaves a claim about whatever is paid open: it is paid, but may
    come back. A claim never cancels a cost. A claim that is not about payments is contradicted by none.

    Args:
        claim: the claim.
        evidence: the words it rests on.
        costs: the costs of the same document.
        bonds: its bonds and deposits; None if they are not to be compared.
    """
    if claim.kind not in _OF_PAYMENTS:
        given = evidence or (Evidence(EvidenceKind.FIELD, field="claims", quote=claim.kind.value),)
        return Fact(FactState.STATED, (False,), given)
    answers = [(item.facts["payer"], _inside(claim, item)) for item in costs.items]
    if bonds is not None and claim.scope in _OF_WHATEVER_IS_PAID:
        answers += [(item.facts["kind"], _bond_inside(item)) for item in bonds.items]
    against = tuple(piece for fact, truth in answers if truth is not Truth.NO for piece in fact.evidence)
    pieces = evidence or (Evidence(EvidenceKind.FIELD, field="claims", quote=claim.scope.value),)
    found = any_of(truth for _, truth in answers)
    if found is Truth.YES:
        return Fact(FactState.STATED, (True,), (*pieces, *against))
    if found is Truth.UNKNOWN:
        return Fact(FactState.OPEN, (), (*pieces, *against))
    if costs.rest in (FactState.STATED, FactState.SILENT):
        return Fact(FactState.STATED, (False,), pieces)
    return Fact.unstated(costs.rest, pieces)


def _inside(claim: Claim, item: Item) -> Truth:
    if claim.scope is ClaimScope.AGENCY_FEES:
        return agency_fee(item)
    if claim.scope is ClaimScope.UNSTATED:
        # How far the claim reaches is open, so no payment certainly stands against it.
        return all_of((Truth.UNKNOWN, borne_by_worker(item)))
    if claim.scope is ClaimScope.ONE_ITEM:
        return all_of((borne_by_worker(item), is_one_of(item, "item", claim.item or "")))
    required = any_of(
        (is_one_of(item, "category", "recruitment_fee", "illegitimate"), is_one_of(item, "required", True))  # noqa: FBT003  # the value asked for
    )
    return all_of((borne_by_worker(item), required))


def _bond_inside(item: Item) -> Truth:
    """Whether a bond may stand against a claim that nothing is paid; never certainly, as a deposit may come back."""
    other = (BondPurpose.TENANCY, BondPurpose.SCHOLARSHIP)
    for_the_job = negate(is_one_of(item, "purpose", *other))
    in_money = is_one_of(item, "kind", BondKind.MONEY)
    if in_money is Truth.UNKNOWN and not item.facts["amount"].readings:
        in_money = Truth.NO  # a bond that names no money says nothing of a payment
    return all_of((Truth.UNKNOWN, for_the_job, in_money))
