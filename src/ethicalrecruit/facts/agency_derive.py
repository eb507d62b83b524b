"""What registers say of the agency, and of its certificates and claims."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ethicalrecruit.domain.agency import Scheme
from ethicalrecruit.domain.terms import ClaimKind
from ethicalrecruit.facts.agency_facts import CERTIFICATES, NO_SCHEME
from ethicalrecruit.facts.state import Fact, FactState, Item, ItemList
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.registers import WORLD, Found, MatchKind, Register, RegisterEntry, Registers, unlike
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence

FIELDS: tuple[tuple[str, str], ...] = tuple(
    (name, name)
    for name in (
        "agency.name",
        "agency.country",
        "agency.licence.number",
        "agency.licence.authority",
        "agency.licence.country",
        "agency.licence.since",
        "agency.licence.until",
        "agency.no_fee_policy",
        "agency.price_list_published",
        "agency.sub_agents_used",
        "agency.sub_agents_listed",
        "agency.due_diligence",
        "agency.privacy_notice",
        "agency.refund_policy",
        "agency.reflection_days",
    )
)
"""Facts of an agency, and the fields of the offer they come from."""

CERTIFICATE_FIELDS = ("scheme", "number", "since", "until")

_CLAIMED: Mapping[str, Scheme] = {
    ClaimKind.CERTIFIED_IRIS: Scheme.IRIS,
    ClaimKind.ON_ETHICAL_RECRUITERS_LIST: Scheme.ETHICAL_RECRUITERS_LIST,
    ClaimKind.SEAL_HOLDER: Scheme.GERMAN_SEAL,
    ClaimKind.CGFNS_CERTIFIED: Scheme.CGFNS,
}

_SEAT_TAKEN = "The document does not say which country gave the licence: that of the agency's seat was taken."

ListOf = Callable[[str, str, Sequence[Any], Sequence[str], Callable[[Any], str]], ItemList]


def claimed_scheme(kind: str) -> str:
    """The scheme a kind of claim names; "" if it names none."""
    return _CLAIMED.get(kind, "")


@dataclass(frozen=True, slots=True)
class AgencyLookup:
    """The agency of one document, to be looked up in the registers as they stood nearest to the day.

    Attributes:
        facts: the facts of the document.
        certificates: the certificates it states, without what registers say of them.
        registers: the snapshots that the user supplied.
        day: the day examined; None for an undated document.
    """

    facts: Mapping[str, Fact]
    certificates: ItemList
    registers: Registers
    day: date | None

    def entries(self) -> ItemList:
        """The list fact ``agency.register_entries``."""
        readable = self._one("agency.name") or self._one("agency.licence.number")
        if not self.registers or not readable:
            return ItemList((), self.facts["agency.name"].state if self.registers else FactState.NOT_COVERED)
        items = tuple(item for register in self.registers.nearest(self.day) if (item := self._entry(register)))
        return ItemList(items, FactState.STATED)

    def looked_up(self) -> ItemList:
        """The list fact ``agency.certificates``, with what the register of each scheme says."""
        plain = self.certificates
        items = tuple(
            Item(
                item.key,
                {**item.facts, **self.scheme_facts(str(item.facts["scheme"].only or ""))},
                item.key.replace("_", " "),
            )
            for item in plain.items
        )
        return ItemList(items, plain.rest, plain.evidence)

    def scheme_facts(self, scheme: str) -> Mapping[str, Fact]:
        """What the user's register of a scheme says: ``register_match`` and ``register_status``."""
        lists = [one for one in self.registers.nearest(self.day) if scheme and one.scheme == scheme]
        if not lists:
            kept = self.registers.keepers.get(scheme, "")
            unseen = Fact(FactState.NOT_COVERED, notes=(kept,) if kept else ())
            return {"register_match": unseen, "register_status": unseen}
        shown = [self._facts(one, self._find(one)) for one in lists]
        # Of several registers of one scheme the first that holds a match speaks.
        told = next((one for one in shown if one["match"].readings[:1] != (MatchKind.NONE.value,)), shown[0])
        return {"register_match": told["match"], "register_status": told["status"]}

    def _entry(self, register: Register) -> Item | None:
        found = self._find(register)
        if not register.scheme and register.country not in self._places() and (self._seat_known() or not found.entries):
            # A name in the register of another country is another matter.
            return None
        facts = {
            "register": Fact.stated(register.id),
            "scheme": Fact.stated(register.scheme or NO_SCHEME),
            "as_of": Fact.stated(register.as_of),
            **self._facts(register, found),
        }
        return Item(register.id, facts, f"{register.id} of {register.authority}")

    def _find(self, register: Register) -> Found:
        return register.find(self._number_for(register), self._one("agency.name"))

    def _number_for(self, register: Register) -> str:
        """The number that counts in a register: the certificate's of its scheme, or the licence's of its place."""
        if register.scheme:
            numbers = {
                str(item.facts["number"].only or "")
                for item in self.certificates.items
                if item.facts["scheme"].only == register.scheme
            } - {""}
            return numbers.pop() if len(numbers) == 1 else ""
        given_by = self._one("agency.licence.country") or self._one("agency.country")
        same = register.country in (WORLD, given_by)
        return self._one("agency.licence.number") if same else ""

    def _facts(self, register: Register, found: Found) -> dict[str, Fact]:
        doubt = register.doubt(self.day)
        notes = (doubt,) if doubt else ()
        grade = Confidence.LOW if doubt else Confidence.HIGH
        if found.match is MatchKind.NONE:
            notes = (*notes, _no_match(register))
        elif found.match is MatchKind.NUMBER and not register.scheme and not self._one("agency.licence.country"):
            notes = (*notes, _SEAT_TAKEN)
        found = self._own_lines(found)
        shown = found.on(self.day, register.as_of)
        told = " or ".join(dict.fromkeys(entry.status.value for entry in shown)) or "no status for that day"
        value = "no exact match" if found.match is MatchKind.NONE else f"{told}, matched by {found.match}"
        doubtful = self._whose(register, found)
        notes = (*notes, doubtful) if doubtful else notes
        basis = (Basis("register", register.id, register.as_of.isoformat(), value, url=register.url),)
        evidence = self._evidence(register, found)

        def stated(*readings: Any) -> Fact:
            state = FactState.STATED if readings else FactState.OPEN
            return Fact(state, readings, evidence, grade, basis=basis, notes=notes)

        unmatched = Fact(FactState.NOT_COVERED, (), evidence, grade, basis=basis, notes=notes)
        if found.match is MatchKind.NONE:
            return {"match": stated(found.match.value), "status": unmatched, "since": unmatched, "until": unmatched}
        if doubtful:
            # Whose entry it is, is open, and so is what the register says of this agency; the evidence shows the line.
            match = stated() if found.match is MatchKind.NUMBER else stated(found.match.value)
            return {"match": match, "status": stated(), "since": stated(), "until": stated()}
        return {
            "match": stated(found.match.value),
            "status": stated(*dict.fromkeys(entry.status.value for entry in shown)),
            "since": stated(*dict.fromkeys(entry.since for entry in shown if entry.since is not None)),
            "until": stated(*dict.fromkeys(entry.until for entry in shown if entry.until is not None)),
        }

    def _own_lines(self, found: Found) -> Found:
        """Of lines with one number those under this agency's name, where there are any: firms can share a number."""
        name = self._one("agency.name")
        if found.match is not MatchKind.NUMBER or not name:
            return found
        own = tuple(entry for entry in found.entries if not entry.name or not unlike(name, entry.name))
        return Found(found.match, own) if own else found

    def _whose(self, register: Register, found: Found) -> str:
        """Why it is open whose entry was found; "" if nothing speaks against this agency's."""
        name = self._one("agency.name")
        if found.match is MatchKind.NUMBER and not name:
            firms = tuple(dict.fromkeys(entry.name for entry in found.entries if entry.name))
            if any(unlike(firms[0], other) for other in firms[1:]):
                return f"The register {register.id} holds this number for several firms: {' or '.join(firms)}."
        if found.match is MatchKind.NUMBER and name:
            named = tuple(dict.fromkeys(entry.name for entry in found.entries))
            if all(other and unlike(name, other) for other in named):
                return f"The register {register.id} holds this number under another name: {' or '.join(named)}."
        if found.match is MatchKind.NAME and not register.scheme and not self._seat_known():
            return f"Only the name was found in the register {register.id}, and the document does not say the seat."
        return ""

    def _seat_known(self) -> bool:
        return bool(self._places() - {WORLD})

    def _evidence(self, register: Register, found: Found) -> tuple[Evidence, ...]:
        asked = "agency.name" if found.match is MatchKind.NAME else "agency.licence.number"
        own = self.facts[asked].evidence or self.facts["agency.name"].evidence
        lines = (
            Evidence(EvidenceKind.COMPUTED, field=asked, arithmetic=_line(register, entry)) for entry in found.entries
        )
        return (*own, *lines)

    def _places(self) -> set[str]:
        return {self._one("agency.licence.country"), self._one("agency.country"), WORLD} - {""}

    def _one(self, name: str) -> str:
        return str(self.facts[name].only or "")


def certificates(list_of: ListOf, members: Sequence[Any]) -> ItemList:
    """The certificates of an offer as a list fact; what registers say is added by ``AgencyLookup``."""
    return list_of(CERTIFICATES, CERTIFICATES, members, CERTIFICATE_FIELDS, lambda one: str(one.scheme.value))


def _line(register: Register, entry: RegisterEntry) -> str:
    since = f", since {entry.since.isoformat()}" if entry.since else ""
    until = f", until before {entry.until.isoformat()}" if entry.until else ""
    held = " ".join(part for part in (entry.number, entry.name) if part)
    taken = f"as of {register.as_of.isoformat()} the register {register.id}"
    return f"{taken} holds {held}: {entry.status.value}{since}{until}"


def _no_match(register: Register) -> str:
    told = f"No exact match in the register {register.id} proves nothing: names and numbers are written in many ways."
    return told if register.complete else f"{told} The snapshot does not hold the whole register."
