"""Instruments (laws, treaties, codes, standards) and their provisions, told in our own words."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from ethicalrecruit.errors import UnknownTable, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import DatedNote, FileReader, Verification, texts_on, verification
from ethicalrecruit.values.timeline import Boundary
from ethicalrecruit.values.truth import Truth


class Bindingness(StrEnum):
    """What kind of force an instrument or provision has."""

    STATUTE = "statute"
    REGULATION = "regulation"
    TREATY = "treaty"
    CODE_OF_PRACTICE = "code_of_practice"
    GUIDELINE = "guideline"
    CERTIFICATION_STANDARD = "certification_standard"
    DIRECTIVE = "directive"
    COLLECTIVE_AGREEMENT = "collective_agreement"
    OWN_LIST = "own_list"


class Addressee(StrEnum):
    """Whom a provision speaks to. An ad cannot depart from a provision that speaks to states.

    ``not_recorded`` is for rows of tables of law by place; every provision of an instrument has its addressee.
    """

    ALL = "all"
    STATES = "states"
    RECRUITERS = "recruiters"
    EMPLOYERS = "employers"
    RECRUITERS_AND_EMPLOYERS = "recruiters_and_employers"
    PROFESSIONAL_BODIES = "professional_bodies"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision.

    Attributes:
        number: as it is cited: ``5.1 (second limb)``, ``s.6(1)``.
        text: a paraphrase.
        addressee: whom it speaks to.
        verification: how the paraphrase and the number were confirmed.
        testable: the kinds of data it can be tested on; empty where recruitment data cannot.
        bindingness: its own force where it differs from the instrument's; else None.
        url: its own address; "" for the instrument's.
        note: a remark; "" if there is none.
        untestable: why recruitment data cannot test it; "" where they can.
        untested: why no rule tests it although recruitment data could; "" where one does.
        territory: where it reaches, if elsewhere than the instrument; else empty.
    """

    number: str
    text: str
    addressee: Addressee
    verification: Verification
    testable: tuple[str, ...] = ()
    bindingness: Bindingness | None = None
    url: str = ""
    note: str = ""
    untestable: str = ""
    untested: str = ""
    territory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentEdition:
    """An edition. ``date`` is a year, a month or a day, as far as it is recorded."""

    edition: str
    date: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ratification:
    """A state's ratification of a treaty.

    Attributes:
        state: ISO 3166-1 code.
        year: the year; the day is not recorded.
        excluded: parts the state did not accept, such as ``Annex II``.
        partial: whether only part of its territory is bound.
    """

    state: str
    year: int
    excluded: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument.

    Attributes:
        id: its name in rules.
        title: its full title.
        short: the title in citations.
        publisher: who made it.
        url: its address; "" for none.
        territory: ISO 3166 codes, or WORLD.
        bindingness: its force.
        editions: in order of time.
        provisions: by number.
        complete: whether every numbered provision is recorded.
        notes: dated remarks, such as amendments whose text nobody has read.
        note: what must be known of it always; "" if nothing.
        ratifications: recorded ratifications, by state; treaties only.
        not_ratified: states known not to be bound at the end of a year.
        ratification_note: what the record of ratifications rests on.
        read_on: when its sources were last read.
    """

    id: str
    title: str
    short: str
    publisher: str
    url: str
    territory: tuple[str, ...]
    bindingness: Bindingness
    editions: tuple[InstrumentEdition, ...]
    provisions: Mapping[str, Provision]
    complete: bool
    notes: tuple[DatedNote, ...] = ()
    note: str = ""
    ratifications: Mapping[str, Ratification] | None = None
    not_ratified: Mapping[str, int] | None = None
    ratification_note: str = ""
    read_on: date | None = None

    def provision(self, number: str) -> Provision:
        """The provision with this number.

        Raises:
            UnknownTable: if it is not recorded, with the nearest number.
        """
        found = self.provisions.get(number)
        if found is None:
            mend = suggest(number, self.provisions) or f"Recorded: {', '.join(self.provisions)}."
            raise UnknownTable(f'{self.short} has no provision "{number}" here.', "", mend)
        return found

    def edition_on(self, day: date | None) -> str:
        """The edition in use on a day: the latest by then, "" before the first; the last for None."""
        if day is None:
            return self.editions[-1].edition
        shown = day.isoformat()
        # An edition of which only the year is known counts from the first day of that year.
        begun = [one.edition for one in self.editions if one.date <= shown]
        return begun[-1] if begun else ""

    def notes_on(self, day: date | None) -> tuple[str, ...]:
        """The remarks shown with findings on a day."""
        return texts_on(self.notes, day)

    def ratified_by(self, state: str) -> str | None:
        """The year in which a state ratified it for all its territory; None if that is not recorded."""
        found = (self.ratifications or {}).get(state)
        return None if found is None or found.partial else str(found.year)

    def binds(self, state: str, day: date | None, number: str = "") -> Truth:
        """Whether the treaty bound a state on a day; UNKNOWN where that is not recorded or not certain.

        Args:
            state: ISO 3166-1 code.
            day: the day; None for today's record, whatever the day.
            number: a provision, for treaties whose parts states may leave out.
        """
        found = (self.ratifications or {}).get(state)
        if found is None:
            return self._not_bound(state, day)
        if self.excludes(state, number):
            return Truth.NO
        # Which states left out annexes is recorded for some only.
        if found.partial or number.startswith("Annex "):
            return Truth.UNKNOWN
        # Only the year is recorded, and a treaty may bind a state as late as a year after it ratified.
        window = Boundary(date(found.year, 1, 1), date(found.year + 1, 12, 31))
        return Truth.YES if day is None else window.passed(day)

    def excludes(self, state: str, number: str) -> bool:
        """Whether a state is recorded to have left out the part of the treaty that a provision stands in."""
        found = (self.ratifications or {}).get(state)
        parts = () if found is None else found.excluded
        return any(number == part or number.startswith(f"{part} ") for part in parts)

    def _not_bound(self, state: str, day: date | None) -> Truth:
        last = (self.not_ratified or {}).get(state)
        return Truth.NO if last is not None and day is not None and day.year <= last else Truth.UNKNOWN


def read_instrument(reader: FileReader) -> Instrument:
    """The instrument of a file; faults are left with the reader."""
    data = reader.placed.data
    provisions: dict[str, Provision] = {}
    for at, one in enumerate(data["provisions"]):
        if one["number"] in provisions:
            reader.fault(f'The provision "{one["number"]}" stands twice.', ("provisions", at), "Number it apart.")
        provisions[one["number"]] = _provision(one)
    editions = tuple(InstrumentEdition(one["edition"], one["date"], one.get("note", "")) for one in data["editions"])
    if [one.date for one in editions] != sorted(one.date for one in editions):
        reader.fault("The editions are not in order of time.", ("editions",), "Put the oldest first.")
    treaty = data["bindingness"] == Bindingness.TREATY
    if not treaty and ("ratifications" in data or "not_ratified" in data):
        reader.fault("Only treaties are ratified.", (), "Remove the ratifications.")
    return Instrument(
        id=data["id"],
        title=data["title"],
        short=data["short"],
        publisher=data["publisher"],
        url=data["url"],
        territory=tuple(data["territory"]),
        bindingness=Bindingness(data["bindingness"]),
        editions=editions,
        provisions=provisions,
        complete=data["complete"],
        notes=reader.notes(data),
        note=data.get("note", ""),
        ratifications={one["state"]: _ratification(one) for one in data.get("ratifications", ())},
        not_ratified={state: int(one["as_of"]) for one in data.get("not_ratified", ()) for state in one["states"]},
        ratification_note=data.get("ratification_note", ""),
        read_on=reader.day(data.get("read_on"), ("read_on",)),
    )


def _provision(one: Mapping[str, Any]) -> Provision:
    own = one.get("bindingness")
    return Provision(
        number=one["number"],
        text=one["text"],
        addressee=Addressee(one["addressee"]),
        verification=verification(one["verification"]),
        testable=tuple(one["testable"]),
        bindingness=None if own is None else Bindingness(own),
        url=one.get("url", ""),
        note=one.get("note", ""),
        untestable=one.get("untestable", ""),
        untested=one.get("untested", ""),
        territory=tuple(one.get("territory", ())),
    )


def _ratification(one: Mapping[str, Any]) -> Ratification:
    return Ratification(one["state"], int(one["year"]), tuple(one.get("excluded", ())), one.get("partial", False))
