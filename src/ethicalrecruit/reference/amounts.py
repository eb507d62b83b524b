"""Dated amounts: limits set by law, as they stood over time."""

from datetime import date
from decimal import Decimal

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.dated import DatedNote, FileReader, Verification, texts_on, verification
from ethicalrecruit.values.money import Money
from ethicalrecruit.values.timeline import Entry, Timeline


@dataclass(frozen=True, slots=True)
class AmountSource:
    """Where one entry of an amount comes from.

    Attributes:
        edition: the entry's name in the timeline.
        references: instrument and provision of each source.
        verification: how it was confirmed.
        note: a remark; "" if there is none.
    """

    edition: str
    references: tuple[tuple[str, str], ...]
    verification: Verification
    note: str = ""


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """A limit over time.

    Attributes:
        id: its name in rules.
        title: what it limits.
        jurisdiction: ISO 3166 code of the country, nation, state or province whose law it is.
        timeline: the sums, each with its interval.
        sources: where each comes from, in the order of the timeline.
        limits: what the amount does not say.
        notes: dated remarks.
    """

    id: str
    title: str
    jurisdiction: str
    timeline: Timeline[Money]
    sources: tuple[AmountSource, ...]
    limits: str = ""
    notes: tuple[DatedNote, ...] = ()

    def notes_on(self, day: date | None) -> tuple[str, ...]:
        """The remarks shown with findings on a day."""
        return texts_on(self.notes, day)


def read_amount(reader: FileReader) -> DatedAmount:
    """The amount of a file; faults are left with the reader."""
    data = reader.placed.data
    entries: list[Entry[Money]] = []
    sources: list[AmountSource] = []
    for at, one in enumerate(data["entries"]):
        interval = reader.interval(one, ("entries", at))
        value = Decimal(one["amount"])
        entries.append(Entry(Money(value, value, one["currency"]), interval, one["edition"]))
        references = tuple((cited["instrument"], cited["provision"]) for cited in one["references"])
        sources.append(AmountSource(one["edition"], references, verification(one["verification"]), one.get("note", "")))
    reader.ordered([entry.interval for entry in entries], "entries")
    return DatedAmount(
        id=data["id"],
        title=data["title"],
        jurisdiction=data["jurisdiction"],
        timeline=Timeline(tuple(entries)),
        sources=tuple(sources),
        limits=data.get("limits", ""),
        notes=reader.notes(data),
    )
