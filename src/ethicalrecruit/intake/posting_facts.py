"""What the fields of a JobPosting state, as an offer with the field behind every value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.facts.state import FactState, Observation
from ethicalrecruit.intake.posting_pay import pay_stated
from ethicalrecruit.intake.postings import Node
from ethicalrecruit.intake.shown_text import shown_text
from ethicalrecruit.reference.countries import CountryNames, Place
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence, DocumentKind

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_TYPES = frozenset({
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "CONTRACT", "INTERN", "INTERNSHIP", "VOLUNTEER", "PER_DIEM", "OTHER",
    "FULLTIME", "PARTTIME",
})  # fmt: skip
_PERMANENT = {"TEMPORARY": False, "PERMANENT": True}
_NO_NAMES = frozenset(("confidential", "anonymous", "n/a", "unknown"))
_PLACE_NAMES = ("name", "address", "addressLocality", "addressRegion")
_SHOWN = 60


@dataclass(slots=True)
class PostingFacts:
    """What the fields of a posting state.

    Attributes:
        offer: the offer they make.
        observed: the fields behind its values, by path.
        texts: paths of fields that hold words where a value was expected; the reader reads them.
        notes: what could not be understood.
    """

    offer: Offer
    observed: dict[str, Observation] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def posting_facts(posting: Mapping[str, Any], kind: DocumentKind, names: CountryNames) -> PostingFacts:
    """What the fields of a posting state; see ``posting_text`` for its words."""
    facts = PostingFacts(Offer(kind=kind))
    top = Node("", dict(posting))
    data: dict[str, Any] = {"kind": kind}
    _title(facts, data, top)
    _posted(facts, data, top.child("datePosted"))
    _employer(facts, data, top.child("hiringOrganization"))
    _employment(facts, data, top.child("employmentType"))
    _Locations(facts, names).write(data, top.child("jobLocation"))
    pay = pay_stated(top.child("baseSalary"), top.child("salaryCurrency"))
    if pay.evidence:
        state = FactState.OPEN if pay.pay is None else None
        facts.observed["pay"] = Observation(tuple(map(of_field, pay.evidence)), state)
    if pay.pay is not None:
        data["pay"] = pay.pay
    facts.texts |= pay.texts
    facts.notes += pay.notes
    facts.offer = Offer.model_validate(data)
    return facts


def of_field(node: Node) -> Evidence:
    """A field as a piece of evidence."""
    return Evidence(EvidenceKind.FIELD, quote=_words(node), field=node.path)


def _words(node: Node) -> str:
    return shown_text(node.text or "").text.strip()


def _title(facts: PostingFacts, data: dict[str, Any], top: Node) -> None:
    for name in ("title", "name"):
        for node in top.child(name).members()[:1]:
            if isinstance(node.value, str) and (words := " ".join(_words(node).split())):
                data["job"] = {"title": words}
                facts.observed["job.title"] = Observation((of_field(node),))
                return


def _posted(facts: PostingFacts, data: dict[str, Any], node: Node) -> None:
    text = (node.text or "").strip()
    if not text:
        return
    found = _DAY.match(text)
    try:
        if found is not None:
            data["posted_on"] = date(int(found[1]), int(found[2]), int(found[3]))
            facts.observed["posted_on"] = Observation((of_field(node),))
            return
    except ValueError:
        pass
    facts.notes.append(f'The field {node.path} ("{text[:_SHOWN]}") is no date such as 2026-11-21, so it was not used.')


def _employer(facts: PostingFacts, data: dict[str, Any], node: Node) -> None:
    for one in node.members():
        name = one.child("name") if isinstance(one.value, dict) else one
        for known in name.members()[:1]:
            words = " ".join(_words(known).split()) if isinstance(known.value, str) else ""
            if words.casefold() in _NO_NAMES:
                facts.observed["employer"] = Observation((of_field(known),), FactState.OPEN)
            elif words:
                data["employer"] = words
                # Agencies put their own name here as well.
                facts.observed["employer"] = Observation((of_field(known),), confidence=Confidence.MEDIUM)
                return


def _employment(facts: PostingFacts, data: dict[str, Any], node: Node) -> None:
    told: dict[bool, Node] = {}
    for one in node.members():
        if not isinstance(one.value, str):
            continue
        word = re.sub(r"[\s-]+", "_", one.value.strip().rpartition("/")[2].upper())
        if word in _PERMANENT:
            told.setdefault(_PERMANENT[word], one)
        elif word not in _TYPES:
            facts.texts.add(one.path)
    evidence = tuple(of_field(one) for one in told.values())
    if len(told) == 1:
        data["contract"] = {"permanent": next(iter(told))}
        facts.observed["contract.permanent"] = Observation(evidence)
    elif told:
        facts.observed["contract.permanent"] = Observation(evidence, FactState.OPEN)


class _Locations:
    """The places of a posting."""

    def __init__(self, facts: PostingFacts, names: CountryNames) -> None:
        self.facts = facts
        self.names = names
        self.found: list[tuple[Place, tuple[Node, ...]]] = []
        self.unclear: list[Node] = []

    def write(self, data: dict[str, Any], node: Node) -> None:
        """Write the destination into the offer's data; several countries are several readings."""
        for one in node.members():
            self._location(one)
        observed = self.facts.observed
        if not self.found:
            if self.unclear:
                evidence = tuple(map(of_field, self.unclear))
                observed["destination.country"] = Observation(evidence, FactState.OPEN)
            return
        countries = list(dict.fromkeys(place.country for place, _ in self.found))
        evidence = tuple(dict.fromkeys(of_field(one) for _, nodes in self.found for one in nodes[:1]))
        data["destination"] = {"country": countries[0]}
        observed["destination.country"] = Observation(evidence, None, tuple(countries[1:]))
        nations = {place.nation for place, _ in self.found}
        nation = next(iter(nations))
        if len(nations) == 1 and nation is not None:
            data["destination"]["nation"] = nation
            shown = tuple(dict.fromkeys(of_field(one) for _, nodes in self.found for one in nodes))
            observed["destination.nation"] = Observation(shown)
        elif len(nations) > 1 and len(countries) == 1:
            observed["destination.nation"] = Observation(evidence, FactState.OPEN)

    def _location(self, node: Node) -> None:
        if node.text is not None:
            self._by_words((node,))
            return
        address = next(iter(node.child("address").members()), node)
        holder = address if isinstance(address.value, dict) else node
        country = next(iter(holder.child("addressCountry").members()), None)
        if country is not None and isinstance(country.value, dict):
            inner = next((country.child(name) for name in ("name", "identifier") if country.child(name).text), None)
            country = inner
        if country is None or not isinstance(country.value, str) or not country.value.strip():
            parts = [holder.child(name) for name in _PLACE_NAMES] + [node.child("name"), node.child("address")]
            self._by_words(tuple(dict.fromkeys(one for one in parts if isinstance(one.value, str))))
            return
        place = self._resolved(_words(country))
        if place is None:
            self.unclear.append(country)
            words = _words(country)[:_SHOWN]
            self.facts.notes.append(f'The field {country.path} ("{words}") is no country that can be told.')
            return
        region = holder.child("addressRegion")
        nation = place.nation or self._nation(region, place.country)
        nodes = (country, region) if nation is not None and place.nation is None else (country,)
        self.found.append((Place(place.country, nation), nodes))

    def _nation(self, region: Node, country: str) -> str | None:
        words = _words(region).strip() if isinstance(region.value, str) else ""
        for name in (f"{country}-{words}", words):
            place = self._resolved(name) if words else None
            if place is not None and place.nation is not None and place.country == country:
                return place.nation
        return None

    def _resolved(self, words: str) -> Place | None:
        try:
            return self.names.resolve(words)
        except UnknownCountry:
            return None

    def _by_words(self, nodes: tuple[Node, ...]) -> None:
        """Places without a field for their country: a country's own name counts, the reader reads the rest."""
        for one in nodes:
            words = _words(one)
            place = self._resolved(words.rpartition(",")[2].strip()) if len(words) > 3 else None  # noqa: PLR2004
            if place is not None:
                self.found.append((place, (one,)))
                return
        self.facts.texts |= {one.path for one in nodes}
        self.unclear += nodes
