"""What the law of places says about charges of agencies to workers: one row a place, with its limits.

A row says no more than was recorded. Before its year, after its end, and where its limit holds for others only, it
settles nothing; it never says that there is no rule.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import FileReader, Verification, verification
from ethicalrecruit.reference.instruments import Addressee
from ethicalrecruit.values.grades import Confidence, Verified
from ethicalrecruit.values.money import Money
from ethicalrecruit.values.timeline import Interval


class FeePosition(StrEnum):
    """Where the law of a place stands on charges of agencies to workers."""

    PROHIBITED = "prohibited"
    CAPPED = "capped"
    REGULATED = "regulated"
    NONE_FOUND = "none_found"


class FeeRole(StrEnum):
    """Whether a place is recorded as one that people go to, come from, or both."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    BOTH = "both"


class Protected(StrEnum):
    """Whom a rule protects."""

    EVERYBODY = "everybody"
    CARE_WORKERS = "care_workers"
    HOUSEHOLD_STAFF = "household_staff"
    FROM_ABROAD = "from_abroad"


class Binds(StrEnum):
    """Whom a rule binds: agencies, employers with those who act for them, or anyone who charges."""

    AGENCIES = "agencies"
    EMPLOYERS = "employers"
    ANYONE = "anyone"
    NOT_RECORDED = "not_recorded"


_SPEAKS_TO = {
    Binds.AGENCIES: Addressee.RECRUITERS,
    Binds.EMPLOYERS: Addressee.EMPLOYERS,
    Binds.ANYONE: Addressee.ALL,
    Binds.NOT_RECORDED: Addressee.NOT_RECORDED,
}


class PercentBase(StrEnum):
    """What a cap in percent is taken of."""

    FIRST_YEAR_PAY = "first_year_pay"
    FIRST_MONTH_PAY = "first_month_pay"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class FixedCap:
    """A sum. ``tax_on_top``: a tax of a rate that is not recorded may stand on top of it."""

    amount: Money
    tax_on_top: bool = False

    def __str__(self) -> str:
        return f"{self.amount}{' and tax' if self.tax_on_top else ''}"


@dataclass(frozen=True, slots=True)
class PercentCap:
    """A share of pay before deductions, and a fixed charge beside it; None for no such charge."""

    percent: Decimal
    base: PercentBase
    plus: Money | None = None

    def __str__(self) -> str:
        of = "pay" if self.base is PercentBase.NOT_RECORDED else f"the {self.base.value.replace('_', ' ')}"
        return f"{self.percent} percent of {of}{'' if self.plus is None else f' and {self.plus}'}"


@dataclass(frozen=True, slots=True)
class MonthsCap:
    """Months of pay before deductions.

    Attributes:
        months: how many.
        per_contract_months: for every so many months of contract; None if the contract's length does not matter.
        at_most: months of pay in all, however long the contract; None for no such limit.
        allowances_count: whether fixed allowances count as pay.
    """

    months: Decimal
    per_contract_months: Decimal | None = None
    at_most: Decimal | None = None
    allowances_count: bool = False

    def __str__(self) -> str:
        text = f"{self.months} month{'' if self.months == 1 else 's'} of pay"
        if self.per_contract_months is not None:
            text += f" for every {self.per_contract_months} months of contract"
        return text if self.at_most is None else f"{text}, at most {self.at_most} in all"


Cap = FixedCap | PercentCap | MonthsCap


@dataclass(frozen=True, slots=True)
class FeeRule:
    """The law of one place.

    Attributes:
        place: ISO 3166-1 or 3166-2 code.
        left_out: parts of the place with law of their own.
        role: whether it is recorded for people who come or for people who go.
        position: where the law stands.
        binds: whom it binds. Whether it reaches an agency that is seated elsewhere is recorded of no place.
        cap: the most that may be charged; None where there is no cap, or where its figure is not recorded.
        cap_verified: how the figure was confirmed, where otherwise than the rest; None for no difference.
        only_to: destinations that the limit is confined to; empty for no such limit.
        none_to: destinations for which nothing may be charged; this list is not complete.
        protects: whom it protects.
        exceptions: what may lift it and leaves the answer open; "" for nothing of the kind.
        own_rule: the rule of the book that speaks for this place as a destination; "" if none does.
        law: name and place of the law; "" where none is recorded.
        year: year of the law; "" where it is not recorded.
        interval: when it holds, as far as that is recorded.
        url: where to read of it.
        verification: how it was confirmed.
        confidence: the most that a finding may claim.
        text: what the law says, in our words.
        notes: what a reader of a finding must also know.
    """

    place: str
    left_out: tuple[str, ...]
    role: FeeRole
    position: FeePosition
    binds: Binds
    cap: Cap | None
    cap_verified: Verified | None
    only_to: tuple[str, ...]
    none_to: tuple[str, ...]
    protects: Protected
    exceptions: str
    own_rule: str
    law: str
    year: str
    interval: Interval
    url: str
    verification: Verification
    confidence: Confidence
    text: str
    notes: tuple[str, ...]

    def speaks_for(self, *, arriving: bool) -> bool:
        """Whether it is recorded for work there (``arriving``), or for people and agencies from there."""
        return self.role in (FeeRole.BOTH, FeeRole.DESTINATION if arriving else FeeRole.ORIGIN)

    @property
    def addressee(self) -> Addressee:
        """Whom the law speaks to, as far as it is recorded whom it binds."""
        return _SPEAKS_TO[self.binds]

    @property
    def summary(self) -> str:
        """Its position in a few words: ``capped at INR 30000 and tax``."""
        if self.cap is not None:
            return f"capped at {self.cap}"
        if self.position is FeePosition.CAPPED:
            return "capped, figure not recorded"
        return self.position.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class FeeRules:
    """A table of fee rules.

    Attributes:
        id: its name in rules.
        title: what it tells.
        rows: by place, in order of place.
        limits: what it does not say.
        read_on: the day of research.
        review_by: the day by which it is to be looked at again.
    """

    id: str
    title: str
    rows: Mapping[str, FeeRule]
    limits: str
    read_on: date | None
    review_by: date | None

    def row(self, place: str) -> FeeRule | None:
        """The row of a place: its own, else that of the country it lies in; None if neither is recorded."""
        own = self.rows.get(place)
        whole = self.rows.get(place.partition("-")[0])
        if own is not None or whole is None or place in whole.left_out:
            return own
        return whole

    def parts_of(self, country: str) -> tuple[str, ...]:
        """The parts of a country that have rows of their own."""
        return tuple(place for place in self.rows if place.startswith(f"{country}-"))


def read_fee_rules(reader: FileReader) -> FeeRules:
    """The table of a file; faults are left with the reader."""
    data = reader.placed.data
    rows: dict[str, FeeRule] = {}
    for at, one in enumerate(data["rows"]):
        path = ("rows", at)
        if one["place"] in rows:
            reader.fault(f"{one['place']} stands twice.", (*path, "place"), "Remove one of the two.")
        if "cap" in one and one["rule"] != FeePosition.CAPPED:
            reader.fault(f"A rule that is {one['rule']} has no cap.", (*path, "cap"), "Correct one of the two.")
        rows[one["place"]] = _row(reader, one, at)
    return FeeRules(
        id=data["id"],
        title=data["title"],
        rows=dict(sorted(rows.items())),
        limits=data["limits"],
        read_on=reader.day(data["read_on"], ("read_on",)),
        review_by=reader.day(data["review_by"], ("review_by",)),
    )


def _row(reader: FileReader, one: Mapping[str, Any], at: int) -> FeeRule:
    cap = one.get("cap", {})
    destinations = one.get("destinations", {})
    return FeeRule(
        place=one["place"],
        left_out=tuple(one.get("except", ())),
        role=FeeRole(one["role"]),
        position=FeePosition(one["rule"]),
        binds=Binds(one.get("binds", "not_recorded")),
        cap=_cap(cap) if cap else None,
        cap_verified=Verified(cap["verification"]) if "verification" in cap else None,
        only_to=tuple(destinations.get("only", ())),
        none_to=tuple(destinations.get("none", ())),
        protects=Protected(one.get("workers", "everybody")),
        exceptions=one.get("exceptions", ""),
        own_rule=one.get("own_rule", ""),
        law=one["law"],
        year=one.get("year", ""),
        interval=reader.interval(one, ("rows", at)),
        url=one["url"],
        verification=verification(one["verification"]),
        confidence=Confidence(one["confidence"]),
        text=one["text"],
        notes=tuple(one.get("notes", ())),
    )


def _cap(cap: Mapping[str, Any]) -> Cap:
    if "amount" in cap:
        return FixedCap(Money.exact(cap["amount"], cap["currency"]), cap.get("tax_on_top", False))
    if "percent" in cap:
        plus = cap.get("plus")
        return PercentCap(
            Decimal(cap["percent"]),
            PercentBase(cap["of"]),
            None if plus is None else Money.exact(plus["amount"], plus["currency"]),
        )
    per, most = cap.get("per_contract_months"), cap.get("at_most")
    return MonthsCap(
        Decimal(cap["months_of_pay"]),
        None if per is None else Decimal(per),
        None if most is None else Decimal(most),
        cap.get("allowances_count", False),
    )
