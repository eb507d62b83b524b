"""A claim against the contents of its own document, within the claim's own scope."""

from ethicalrecruit.domain.terms import Claim, ClaimKind, ClaimScope
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.facts.totals import agency_fee, borne_by_worker, is_one_of
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.truth import Truth, all_of, any_of

_OF_PAYMENTS = (ClaimKind.FEE_FREE, ClaimKind.EMPLOYER_PAYS)


def contradicted(claim: Claim, evidence: tuple[Evidence, ...], costs: ItemList) -> Fact:
    """Whether the document makes the worker pay within the claim's scope.

    Recruitment fees count always, related costs only if they are required: an optional course contradicts no claim
    to be free of charge. A claim never cancels a cost. A claim that is not about payments is contradicted by none.
    """
    if claim.kind not in _OF_PAYMENTS:
        given = evidence or (Evidence(EvidenceKind.FIELD, field="claims", quote=claim.kind.value),)
        return Fact(FactState.STATED, (False,), given)
    answers = [(item, _inside(claim, item)) for item in costs.items]
    against = tuple(piece for item, truth in answers if truth is not Truth.NO for piece in item.facts["payer"].evidence)
    pieces = evidence or (Evidence(EvidenceKind.FIELD, field="claims", quote=claim.scope.value),)
    found = any_of(truth for _, truth in answers)
    if found is Truth.YES:
        return Fact(FactState.STATED, (True,), (*pieces, *against))
    if found is Truth.UNKNOWN:
        return Fact(FactState.OPEN, (), (*pieces, *against))
    if costs.rest in (FactState.STATED, FactState.SILENT):
        return Fact(FactState.STATED, (False,), pieces)
    return Fact(costs.rest, (), pieces)


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
