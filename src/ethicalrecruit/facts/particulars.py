"""Which particulars a document states: its own statements, and what its other facts show."""

from collections.abc import Callable, Mapping

from ethicalrecruit.domain.contract import ParticularName
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.values.evidence import Evidence, EvidenceKind

# A particular that a fact of the document shows by being stated. A country alone is no place of work, and a
# sum alone no full account of pay; but they can only speak for the document, never against it.
_SHOWN_BY: Mapping[ParticularName, tuple[str, ...]] = {
    ParticularName.AGENCY_NAME: ("agency.name",),
    ParticularName.PARTIES: ("employer.name",),
    ParticularName.PLACE_OF_WORK: ("destination.country",),
    ParticularName.NATURE_OF_WORK: ("job.title", "job.occupation"),
    ParticularName.OCCUPATIONAL_CATEGORY: ("job.title", "job.occupation"),
    ParticularName.DURATION: ("contract.months", "contract.permanent"),
    ParticularName.PERMANENT_OR_TEMPORARY: ("contract.permanent", "contract.months"),
    ParticularName.PROBATION: ("contract.probation_months",),
    ParticularName.TERMINATION: ("contract.notice_weeks",),
    ParticularName.PAY: ("pay.monthly",),
    ParticularName.DEDUCTIONS: ("wages.deductions_told",),
    ParticularName.HOURS: ("hours.weekly",),
}


def particulars(
    offer: Offer, facts: Mapping[str, Fact], unseen: Callable[[str], FactState], seen: tuple[Evidence, ...] = ()
) -> ItemList:
    """One item for each particular that is stated, left open, or was looked for and does not occur.

    Args:
        offer: what the document states; its own ``particulars`` come first.
        facts: the facts of the document.
        unseen: the state of a fact that the document does not give.
        seen: where the document's own particulars come from; a field of the offer if empty.
    """
    told: dict[ParticularName, set[bool]] = {}
    for one in offer.particulars:
        told.setdefault(one.name, set()).add(one.given)
    items: list[Item] = []
    left = False
    for name in ParticularName:
        shown = _shown(name, facts, unseen)
        given = _told(name, told[name], shown, seen) if name in told else shown
        if given.state is FactState.NOT_COVERED:
            left = True
            continue
        key = name.value
        items.append(Item(key, {"name": Fact.stated(key), "given": given}, key.replace("_", " ")))
    return ItemList(tuple(items), FactState.NOT_COVERED if left else FactState.STATED)


def _told(name: ParticularName, given: set[bool], shown: Fact, seen: tuple[Evidence, ...]) -> Fact:
    """What the document's own particulars say; open where they contradict each other or what the document states."""
    field = f"particulars.{name.value}"
    words = tuple(Evidence(EvidenceKind.FIELD, field=field, quote="yes" if one else "no") for one in sorted(given))
    evidence = (*(seen or words), *shown.evidence)
    if given == {True}:
        return Fact(FactState.STATED, (True,), evidence)
    if len(given) > 1 or shown.state is FactState.STATED:
        return Fact(FactState.OPEN, (), evidence)
    return Fact(FactState.STATED, (False,), evidence)


def _shown(name: ParticularName, facts: Mapping[str, Fact], unseen: Callable[[str], FactState]) -> Fact:
    sources = [facts[fact] for fact in _SHOWN_BY.get(name, ())]
    for fact in sources:
        if fact.state is FactState.STATED:
            return Fact(FactState.STATED, (True,), fact.evidence)
    for fact in sources:
        if fact.state is FactState.OPEN:
            return Fact(FactState.OPEN, (), fact.evidence)
    states = [fact.state for fact in sources] or [unseen("particulars")]
    silent = all(state is FactState.SILENT for state in states)
    return Fact(FactState.SILENT if silent else FactState.NOT_COVERED)
