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

_NAMED = {name: (name.value, Fact.stated(name.value), name.value.replace("_", " ")) for name in ParticularName}


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
    unshown = Fact.unstated(unseen("particulars"))
    for name in ParticularName:
        shown = _shown(facts, _SHOWN_BY[name]) if name in _SHOWN_BY else unshown
        given = _told(name, told[name], shown, seen) if name in told else shown
        if given.state is FactState.NOT_COVERED:
            left = True
            continue
        key, own, label = _NAMED[name]
        items.append(Item(key, {"name": own, "given": given}, label))
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


def _shown(facts: Mapping[str, Fact], by: tuple[str, ...]) -> Fact:
    """What other facts of the document show of a particular."""
    sources = [facts[name] for name in by]
    states = [fact.state for fact in sources]
    for state, reading in ((FactState.STATED, (True,)), (FactState.OPEN, ())):
        if state in states:
            return Fact(state, reading, sources[states.index(state)].evidence)
    return Fact.unstated(FactState.NOT_COVERED if FactState.NOT_COVERED in states else FactState.SILENT)
