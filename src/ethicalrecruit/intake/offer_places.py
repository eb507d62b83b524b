"""Names of countries in a structured document, turned into the codes that an offer holds."""

from collections.abc import Iterator
from typing import Any

from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.intake.faults import Fault
from ethicalrecruit.reference.countries import CountryNames, Place

_COUNTRY_FIELDS = (
    ("destination", "country"),
    ("agency", "country"),
    ("agency", "licence", "country"),
    ("worker", "residence"),
    ("worker", "nationality"),
)


def known_places(data: dict[str, Any], names: CountryNames) -> tuple[dict[str, Any], list[Fault]]:
    """The same data with codes for names of countries, and a fault for each name that is none."""
    faults: list[Fault] = []
    result: dict[str, Any] = _copied(data)
    for holder, key, path in _country_fields(result):
        place = _place(holder[key], path, names, faults)
        if place is None:
            continue
        holder[key] = place.country
        if path == "destination.country" and place.nation is not None:
            _set_nation(holder, place, names, faults)
    destination = result.get("destination")
    nation = destination.get("nation") if isinstance(destination, dict) else None
    if isinstance(destination, dict) and isinstance(nation, str) and "-" not in nation:
        place = _place(nation, "destination.nation", names, faults)
        if place is not None and place.nation is None:
            what = f'"{nation}" is a country, not a part of one.'
            faults.append(Fault("destination.nation", what, "Put it into destination.country."))
        elif place is not None:
            destination["nation"] = place.nation
    return result, faults


def _set_nation(destination: dict[str, Any], place: Place, names: CountryNames, faults: list[Fault]) -> None:
    given = destination.get("nation")
    if given is None:
        destination["nation"] = place.nation
        return
    try:
        same = isinstance(given, str) and names.resolve(given).nation == place.nation
    except UnknownCountry:
        return  # the model says what is wrong with the nation
    if not same:
        what = f'The country names {place.nation} and the nation says "{given}".'
        faults.append(Fault("destination.nation", what, "Remove one of the two."))
        destination["nation"] = place.nation


def _place(value: Any, path: str, names: CountryNames, faults: list[Fault]) -> Place | None:
    if not isinstance(value, str):
        return None  # the model says what is wrong with it
    try:
        return names.resolve(value)
    except UnknownCountry as error:
        faults.append(Fault(path, error.what, error.mend))
        return None


def _country_fields(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    for parts in _COUNTRY_FIELDS:
        holder: Any = data
        for part in parts[:-1]:
            holder = holder.get(part) if isinstance(holder, dict) else None
        if isinstance(holder, dict) and holder.get(parts[-1]) is not None:
            yield holder, parts[-1], ".".join(parts)
    targets = data.get("targets")
    for at, target in enumerate(targets if isinstance(targets, list) else ()):
        if isinstance(target, dict) and target.get("country") is not None:
            yield target, "country", f"targets[{at}].country"


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(one) for key, one in value.items()}
    return [_copied(one) for one in value] if isinstance(value, list) else value
