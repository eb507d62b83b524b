"""The ends of a corridor: where the work is, where people are recruited, and where the agency has its seat."""

from collections.abc import Mapping
from enum import StrEnum

from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.reference.countries import country_names


class CorridorRole(StrEnum):
    """What a place is to a recruitment."""

    DESTINATION = "destination"
    ORIGIN = "origin"
    AGENCY_SEAT = "agency_seat"


# Naming a country or a nationality, or pay in a country's money, does not show that people there are recruited.
_HINTS = frozenset({"nationality", "currency", "named"})
# The state of further ends is the one that says most of why they are missing.
_WEIGHTIEST = (FactState.OPEN, FactState.NOT_COVERED, FactState.SILENT)


def corridor(facts: Mapping[str, Fact], targets: ItemList) -> ItemList:
    """The ends of a corridor that a document names.

    The destination is its nation, state or province where that is stated, else the country. Where a worker lives and
    a worker's nationality are never asked. A country that is both an end of the journey and the agency's seat stands
    once, and recruitment inside one country has one end.

    Args:
        facts: the facts of the document, as derived so far.
        targets: the countries that the recruitment is aimed at.
    """
    country = facts["destination.country"]
    works_in = {str(code) for code in country.readings}
    items = []
    if country.state is FactState.STATED:
        place = _narrowed(country, facts["destination.nation"])
        items.append(_item(CorridorRole.DESTINATION, "+".join(sorted(map(str, place.readings))), place))
    seats = _seats(facts, works_in)
    for code, place in _origins(targets).items():
        at_home = works_in == {code}
        # The seat is certain where the origin is only hinted at: one of the two is enough.
        if not at_home and (place.state is FactState.STATED or code not in seats):
            items.append(_item(CorridorRole.ORIGIN, code, place))
            if place.state is FactState.STATED:
                seats.pop(code, None)
    items.extend(_item(CorridorRole.AGENCY_SEAT, code, place) for code, place in seats.items())
    if country.state is FactState.STATED:
        both = any(item.key.startswith(CorridorRole.ORIGIN) for item in items)
        # With both ends named nothing more is asked: of further origins nothing is said, and none is guessed.
        known = both and all(item.facts["place"].state is FactState.STATED for item in items)
        return ItemList(tuple(items), FactState.STATED if known else targets.rest, targets.evidence)
    missing = {country.state, targets.rest}
    rest = next((state for state in _WEIGHTIEST if state in missing), FactState.OPEN)
    return ItemList(tuple(items), rest, country.evidence + targets.evidence)


def _item(role: CorridorRole, place: str, fact: Fact) -> Item:
    return Item(f"{role}:{place}", {"place": fact, "role": Fact.stated(role.value)}, label_of(place))


def label_of(place: str) -> str:
    """The name of a place; its code where it has none here."""
    try:
        return country_names().name_of(place)
    except UnknownCountry:
        return place


def _narrowed(country: Fact, nation: Fact) -> Fact:
    """The parts of the country that are named; the country itself where none of it is."""
    if nation.state is not FactState.STATED:
        return country
    places = []
    for code in country.readings:
        inside = [part for part in nation.readings if str(part)[:2] == code]
        places.extend(inside or [code])
    evidence = tuple(dict.fromkeys(country.evidence + nation.evidence))
    return Fact(FactState.STATED, tuple(dict.fromkeys(places)), evidence, country.confidence)


def _origins(targets: ItemList) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for target in targets.items:
        place, basis = target.facts["country"], target.facts["basis"]
        evidence = tuple(dict.fromkeys(place.evidence + basis.evidence))
        if place.state is not FactState.STATED or len(place.readings) != 1 or _HINTS & set(basis.readings):
            place = Fact(FactState.OPEN, (), evidence, place.confidence)
        known = found.get(target.key)
        if known is None or known.state is not FactState.STATED:
            found[target.key] = place
    return found


def _seats(facts: Mapping[str, Fact], works_in: set[str]) -> dict[str, Fact]:
    """Where the agency sits or is licensed, outside the country of the work."""
    found: dict[str, Fact] = {}
    for name in ("agency.country", "agency.licence.country"):
        fact = facts[name]
        for code in fact.readings:
            if code not in works_in:
                alone = len(fact.readings) == 1
                state = FactState.STATED if alone else FactState.OPEN
                found.setdefault(str(code), Fact(state, (code,) if alone else (), fact.evidence, fact.confidence))
    return found
