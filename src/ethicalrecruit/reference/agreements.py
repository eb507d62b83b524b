"""Agreements between governments on recruitment, and the corridors they cover.

What an agreement covers is known here in prose, save for some occupations and channels. So a recorded agreement
can show that an offer lies outside it, and never by itself that one lies inside; and since not every agreement is
recorded, the absence of one says only that none is recorded.
"""

from datetime import date
from typing import Any

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import FileReader
from ethicalrecruit.values.grades import Verified
from ethicalrecruit.values.timeline import Interval
from ethicalrecruit.values.truth import Truth, all_of, negate


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement.

    Attributes:
        id: destination, origin and year, such as ``gb-ke-2021``.
        title: its parties and subject.
        origin: ISO 3166-1 code of the country workers come from.
        destination: ISO 3166-1 code of the country they go to.
        occupations: whom it covers, in prose.
        occupation_codes: the same as ISCO-08 codes, where the prose leaves no occupation open; else empty.
        interval: when it was in force, as far as that is recorded.
        start_verified: how the start was confirmed; one from memory settles nothing.
        until_unknown: whether it may have ended on a day nobody recorded.
        status: in_force, pilot, ended, superseded or unknown, as of the day of research.
        origin_nation: ISO 3166-2 code where it is a nation, state or province that agreed; else None.
        destination_nation: likewise.
        channel: ``public`` where a public service places the workers; "" where that is not recorded.
        employers: the employers it is confined to, in prose; "" for no such limit.
        scope_note: what else is known of its terms.
        url: where to read of it.
        sources: how many independent sources confirm it.
    """

    id: str
    title: str
    origin: str
    destination: str
    occupations: str
    interval: Interval
    start_verified: Verified
    until_unknown: bool
    status: str
    origin_nation: str | None = None
    destination_nation: str | None = None
    channel: str = ""
    employers: str = ""
    scope_note: str = ""
    url: str = ""
    sources: int = 0
    occupation_codes: tuple[str, ...] = ()

    def holds(self, day: date | None) -> Truth:
        """Whether it was in force on a day; UNKNOWN without one, and where start or end are not certain."""
        if day is None:
            return Truth.UNKNOWN
        since, until = self.interval.since, self.interval.until
        known_start = since is not None and self.start_verified.is_confirmed
        started = since.passed(day) if since is not None and known_start else Truth.UNKNOWN
        ended = Truth.UNKNOWN if self.until_unknown else Truth.NO
        if until is not None:
            ended = until.passed(day)
        return all_of((started, negate(ended)))

    def reaches(self, occupation: str, recruiter: str) -> Truth:
        """Whether it reaches an occupation and a recruiter: NO where it does not, else UNKNOWN.

        Args:
            occupation: an ISCO-08 code; "" if it is not known.
            recruiter: ``agency``, ``employer`` or ``public_service``; "" if it is not known.
        """
        if self.channel == "public" and recruiter == "agency":
            return Truth.NO
        codes = self.occupation_codes
        if (
            occupation
            and codes
            and not any(occupation.startswith(code) or code.startswith(occupation) for code in codes)
        ):
            return Truth.NO
        return Truth.UNKNOWN

    def surely_holds(self, day: date | None) -> bool:
        """Whether it was in force on a day without doubt; for None, whether it is recorded as in force today."""
        if day is None:
            return self.status == "in_force" and not self.until_unknown and self.start_verified.is_confirmed
        return self.holds(day) is Truth.YES

    @property
    def since_text(self) -> str:
        """Its start for people."""
        if self.interval.since is None:
            return "start not recorded"
        doubt = "" if self.start_verified.is_confirmed else " (not confirmed)"
        return f"since {self.interval.since}{doubt}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether a corridor is covered by an agreement on a day.

    ``truth`` is NO where none is recorded and UNKNOWN where one is: whether an offer is inside its terms
    cannot be read from a table.
    """

    truth: Truth
    agreements: tuple[Agreement, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementTable:
    """All recorded agreements. ``complete`` says whether there are no others."""

    agreements: tuple[Agreement, ...]
    complete: bool = False

    def between(
        self,
        origin: str,
        destination: str,
        day: date | None,
        *,
        origin_nation: str | None = None,
        destination_nation: str | None = None,
    ) -> tuple[Agreement, ...]:
        """The agreements of a corridor that were, or may have been, in force on a day.

        Args:
            origin: ISO 3166-1 code of the country workers come from.
            destination: ISO 3166-1 code of the country they go to.
            day: the day; None for any day.
            origin_nation: a nation, state or province inside the origin, if known. Without it, agreements of
                parts of the country are returned too.
            destination_nation: likewise.
        """
        return tuple(
            one
            for one in self.agreements
            if one.origin == origin
            and one.destination == destination
            and (origin_nation is None or one.origin_nation in (None, origin_nation))
            and (destination_nation is None or one.destination_nation in (None, destination_nation))
            and one.holds(day) is not Truth.NO
        )

    def covering(
        self,
        origin: str,
        destination: str,
        day: date | None,
        *,
        origin_nation: str | None = None,
        destination_nation: str | None = None,
    ) -> Coverage:
        """Whether an agreement covers a corridor on a day; the arguments are those of ``between``."""
        found = self.between(
            origin, destination, day, origin_nation=origin_nation, destination_nation=destination_nation
        )
        if not found:
            return Coverage(Truth.NO, (), "no agreement is recorded for this corridor")
        if all(one.holds(day) is Truth.YES for one in found):
            return Coverage(Truth.UNKNOWN, found, "the terms of the agreement are known in prose only")
        return Coverage(Truth.UNKNOWN, found, "whether the agreement was in force that day is not certain")


def read_agreements(reader: FileReader) -> AgreementTable:
    """The agreements of a file; faults are left with the reader."""
    data = reader.placed.data
    rows = data["agreements"]
    return AgreementTable(tuple(_agreement(reader, one, at) for at, one in enumerate(rows)), complete=data["complete"])


def _agreement(reader: FileReader, one: dict[str, Any], at: int) -> Agreement:
    path = ("agreements", at)
    for end in ("origin", "destination"):
        nation = one.get(f"{end}_nation")
        if nation is not None and nation[:2] != one[end]:
            reader.fault(f"{nation} does not lie in {one[end]}.", (*path, f"{end}_nation"), "Correct one of the two.")
    return Agreement(
        id=one["id"],
        title=one["title"],
        origin=one["origin"],
        destination=one["destination"],
        occupations=one["occupations"],
        interval=reader.interval(one, path),
        start_verified=Verified(one.get("since_verification", "secondary")),
        until_unknown=one.get("until_unknown", False),
        status=one["status"],
        origin_nation=one.get("origin_nation"),
        destination_nation=one.get("destination_nation"),
        channel=one.get("channel", ""),
        employers=one.get("employers", ""),
        scope_note=one.get("scope_note", ""),
        url=one["url"],
        sources=one["sources"],
        occupation_codes=tuple(one.get("occupation_codes", ())),
    )
