"""A provision that a finding of a run cites, from the book of the run, and rules that cite none."""

from collections.abc import Mapping
from typing import Any

from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.findings.finding import Authority
from ethicalrecruit.reference.countries import country_names, in_a_sentence
from ethicalrecruit.values.grades import Verified


def authority_of(
    book: Mapping[str, Any], instrument: str, provision: str, edition: str = "", standing: str = ""
) -> Authority | None:
    """The provision with what the book says of it; None if the book does not hold it.

    The law of a place is cited as a row of its table, such as ``agency-charges:RO``.

    Args:
        book: the content of ``book.json``.
        instrument: id of the instrument, or table and row.
        provision: its number.
        edition: the edition that was used.
        standing: whether a ratification is recorded.
    """
    if found := book["instruments"].get(instrument):
        told = found["provisions"].get(provision)
        title = found["short"]
    else:
        table, _, place = instrument.partition(":")
        told = book.get("fee_rules", {}).get(table, {}).get("rows", {}).get(place)
        title = f"Law of {in_a_sentence(_place_name(place))}"
    if told is None:
        return None
    sure = told["verification"]
    return Authority(
        instrument,
        title,
        provision,
        edition,
        # What a table holds of a place are statutes; books of earlier editions do not tell whom each speaks to.
        told.get("bindingness", "statute"),
        told.get("addressee", "not_recorded"),
        told["text"],
        standing,
        Verified(sure["substance"]),
        Verified(sure["pinpoint"]),
        told["url"],
    )


def rules_without_standard(book: Mapping[str, Any]) -> frozenset[str]:
    """Rules that rest on nothing but a list of the user's own: what they see departs from no standard."""
    instruments = book["instruments"]
    return frozenset(
        name
        for name, rule in book["rules"].items()
        if rule["references"]
        and all(
            instruments[one["instrument"]]["provisions"].get(one["provision"], {}).get("bindingness") == "own_list"
            for one in rule["references"]
        )
    )


def _place_name(code: str) -> str:
    try:
        return country_names().name_of(code)
    except UnknownCountry:
        return code
