"""What the law of a place asks of recruitment agencies, and the lists of recruiters that are known.

A place without a record is not recorded: nothing follows from that. Names of agencies stand nowhere here.
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import Any

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import FileReader, Verification, verification
from ethicalrecruit.values.timeline import Boundary
from ethicalrecruit.values.truth import Truth, truth_of

_COUNTRY = 2


class RegimeKind(StrEnum):
    """What the law of a place asks of agencies before they may recruit."""

    LICENCE_REQUIRED = "licence_required"
    REGISTRATION_REQUIRED = "registration_required"
    NONE_EXISTS = "none_exists"


@dataclass(frozen=True, slots=True)
class Regime:
    """The regime of one place.

    Attributes:
        place: ISO 3166-1 or -2 code.
        kind: what the law asks.
        reach: whom it reaches, in prose.
        law: the law; "" where the sources do not name it.
        since: when it began: a year, since the day is not recorded.
        verification: how the record was confirmed; one from memory settles nothing.
        url: the source.
        limited: whether it reaches only part of the trade, so that it settles nothing for health posts in general.
        ads_show: what ads must show; "" where nothing is recorded.
        left_out: parts of the place with law of their own.
        note: what must be known of it; "" if nothing.
    """

    place: str
    kind: RegimeKind
    reach: str
    law: str
    since: Boundary
    verification: Verification
    url: str
    limited: bool = False
    ads_show: str = ""
    left_out: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RegimeAnswer:
    """Whether a place is under one of some regimes, with the record it rests on and the reason."""

    truth: Truth
    regime: Regime | None
    reason: str


@dataclass(frozen=True, slots=True)
class Regimes:
    """All recorded regimes, by place."""

    by_place: Mapping[str, Regime] = field(default_factory=dict)

    def find(self, place: str) -> Regime | None:
        """The regime of a place, or of the country around it; None if none is recorded for it."""
        own = self.by_place.get(place)
        if own is not None or len(place) == _COUNTRY:
            return own
        around = self.by_place.get(place[:_COUNTRY])
        return None if around is None or place in around.left_out else around

    def asks(self, place: str, kinds: Collection[RegimeKind], day: date | None) -> RegimeAnswer:
        """Whether one of these regimes held in a place on a day; for None, whether it is the one recorded."""
        regime = self.find(place)
        if regime is None:
            parts = sorted(code for code in self.by_place if code.startswith(f"{place}-"))
            some = f"; for parts of it there is: {', '.join(parts)}" if parts else ""
            return RegimeAnswer(Truth.UNKNOWN, None, f"no regime for agencies is recorded for {place}{some}")
        if not regime.verification.substance.is_confirmed:
            return RegimeAnswer(Truth.UNKNOWN, regime, f"the regime of {regime.place} is not confirmed")
        if regime.limited:
            return RegimeAnswer(Truth.UNKNOWN, regime, f"the regime of {regime.place} has a narrow reach")
        if day is not None and regime.since.passed(day) is not Truth.YES:
            return RegimeAnswer(Truth.UNKNOWN, regime, f"what {regime.place} asked of agencies then is not recorded")
        return RegimeAnswer(truth_of(regime.kind in kinds), regime, "")


@dataclass(frozen=True, slots=True)
class KnownList:
    """A list of recruiters that the sources name. ``jurisdiction``: an ISO 3166 code or WORLD."""

    id: str
    name: str
    keeper: str
    scheme: str
    jurisdiction: str
    url: str
    holds: str
    verification: Verification
    note: str = ""

    @property
    def told(self) -> str:
        """Who keeps it, and where, in a sentence."""
        return f"{self.name}: kept by {self.keeper}, {self.url}."


def read_regimes(reader: FileReader) -> Regimes:
    """The regimes of the shipped file; faults are left with the reader."""
    found: dict[str, Regime] = {}
    for at, one in enumerate(reader.placed.data["regimes"]):
        if one["place"] in found:
            reader.fault(f'The place "{one["place"]}" stands twice.', ("regimes", at), "Put both into one.")
        found[one["place"]] = _regime(one)
    return Regimes(found)


def _regime(one: Mapping[str, Any]) -> Regime:
    year = int(one["year"])
    # A year from memory may be off by one.
    slack = 1 if one.get("year_from_memory", False) else 0
    return Regime(
        place=one["place"],
        kind=RegimeKind(one["regime"]),
        reach=one["reach"],
        law=one["law"],
        since=Boundary(date(year - slack, 1, 1), date(year + slack, 12, 31)),
        verification=verification(one["verification"]),
        url=one["url"],
        limited=one.get("limited", False),
        ads_show=one.get("ads_show", ""),
        left_out=tuple(one.get("except", ())),
        note=one.get("note", ""),
    )


def read_known(reader: FileReader) -> tuple[KnownList, ...]:
    """The known lists of the shipped file."""
    return tuple(
        KnownList(
            one["id"],
            one["name"],
            one["keeper"],
            one["scheme"],
            one["jurisdiction"],
            one["url"],
            one["holds"],
            verification(one["verification"]),
            one.get("note", ""),
        )
        for one in reader.placed.data["lists"]
    )
