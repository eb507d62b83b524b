"""What an answer rests on: quotes with their place, fields, absences and sums."""

from enum import StrEnum

from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the original text: ``original[start:end]``. Positions count characters from 0."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"A span runs forward from 0 on, not from {self.start} to {self.end}.")

    def cut(self, original: str) -> str:
        """The words it covers.

        >>> Span(0, 5).cut("nurse wanted")
        'nurse'
        """
        return original[self.start : self.end]

    def joined(self, other: "Span") -> "Span":
        """The shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class EvidenceKind(StrEnum):
    """How a piece of evidence was come by."""

    QUOTE = "quote"
    FIELD = "field"
    ABSENCE = "absence"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence.

    Attributes:
        kind: quote, field, absence or computed.
        document: the name of the document it comes from; "" for the only one.
        quote: the exact words of the text, or the value of the field as it was given; "" for an absence.
        start: the first character of a quote in the original text, counted from 0; None for other kinds.
        end: the character after the last one; None for other kinds.
        field: the fact or column it speaks to; "" if the quote alone says it.
        row: the number of the row in a table, counted from 1 after the header; None outside tables.
        arithmetic: how a computed value came about; "" for other kinds.
    """

    kind: EvidenceKind
    document: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    field: str = ""
    row: int | None = None
    arithmetic: str = ""

    @classmethod
    def of_text(cls, original: str, span: Span, field: str = "") -> "Evidence":
        """A quote of a text.

        >>> Evidence.of_text("Staff nurses wanted", Span(6, 12)).quote
        'nurses'
        """
        return cls(EvidenceKind.QUOTE, quote=span.cut(original), start=span.start, end=span.end, field=field)
