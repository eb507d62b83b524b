"""A text put together of several parts, of which some are read, and a reading of those led back to the whole."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.facts.state import Observation
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.read import Reading
from ethicalrecruit.values.evidence import Evidence, Span

_LONGEST_LINE = 100
_BETWEEN = "\n\n"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a text.

    Attributes:
        field: the name of the field it comes from; "" for what needs no name.
        text: its words.
        read: whether the reader reads them.
    """

    field: str
    text: str
    read: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands in the whole, and where in what is read; None if it is not read."""

    field: str
    start: int
    end: int
    read_from: int | None


@dataclass(frozen=True, slots=True)
class Whole:
    """Parts put together.

    Attributes:
        original: all of them, each after the name of its field.
        to_read: those that are read.
        places: where each stands, in order.
    """

    original: str
    to_read: str
    places: tuple[Place, ...]


def put_together(parts: Iterable[Part]) -> Whole:
    r"""One text of some parts.

    >>> put_together([Part("title", "Nurse"), Part("description", "Long\nhours")]).original
    'title: Nurse\n\ndescription:\nLong\nhours'
    """
    original: list[str] = []
    to_read: list[str] = []
    places: list[Place] = []
    length = read_length = 0
    was_block = False
    for part in parts:
        text = _LONE_SURROGATE.sub("\ufffd", part.text)
        block = "\n" in text or len(text) > _LONGEST_LINE
        gap = "" if not original else _BETWEEN if block or was_block else "\n"
        name = f"{part.field}:{_BETWEEN[:1] if block else ' '}" if part.field else ""
        original += (gap, name, text)
        start = length + len(gap) + len(name)
        length = start + len(text)
        read_from = None
        if part.read:
            if to_read:
                to_read.append(_BETWEEN)
                read_length += len(_BETWEEN)
            to_read.append(text)
            read_from = read_length
            read_length += len(text)
        places.append(Place(part.field, start, length, read_from))
        was_block = block
    return Whole("".join(original), "".join(to_read), tuple(places))


def led_back(reading: Reading, whole: Whole) -> Reading:
    """A reading of what is to be read, with its places counted in the whole and the fields of its quotes named."""
    mentions = []
    way = _Way(whole)
    for one in reading.mentions:
        span, _ = way.span(one.span)
        mentions.append(replace(one, span=span, quote=span.cut(whole.original)))
    observed = {path: replace(one, evidence=way.evidence(one)) for path, one in reading.observed.items()}
    return replace(reading, mentions=tuple(mentions), observed=observed, original=whole.original)


class _Way:
    """The way from places in what was read to places in the whole."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.places = [one for one in whole.places if one.read_from is not None]
        self.starts = [one.read_from or 0 for one in self.places]

    def span(self, span: Span) -> tuple[Span, str]:
        """The span in the whole, and the field in which it begins."""
        first = self._place(span.start)
        start = first.start + min(span.start - (first.read_from or 0), first.end - first.start)
        if span.end <= span.start:
            return Span(start, start), first.field
        last = self._place(span.end - 1)
        end = last.start + min(span.end - (last.read_from or 0), last.end - last.start)
        return Span(start, max(start, end)), first.field

    def _place(self, at: int) -> Place:
        return self.places[max(0, bisect_right(self.starts, at) - 1)]

    def evidence(self, observation: Observation) -> tuple[Evidence, ...]:
        return tuple(self._piece(one) for one in observation.evidence)

    def _piece(self, piece: Evidence) -> Evidence:
        if piece.start is None or piece.end is None:
            return piece
        span, field = self.span(Span(piece.start, piece.end))
        quote = span.cut(self.whole.original)
        return replace(piece, quote=quote, start=span.start, end=span.end, field=piece.field or field)


def with_original(reading: Reading, original: str) -> Reading:
    """A reading of a text in which marks were blanked, with its quotes cut from the text as it was given."""
    whole = Whole(original, original, (Place("", 0, len(original), 0),))
    plain = led_back(reading, whole)
    return replace(plain, offer=_without_gaps(plain.offer))


def _without_gaps(offer: Offer) -> Offer:
    """The words that an offer takes from the text, without the blanks that stand for marks."""
    costs = tuple(
        one if one.label is None else one.model_copy(update={"label": " ".join(one.label.split())})
        for one in offer.costs
    )
    title = offer.job.title
    job = offer.job if title is None else offer.job.model_copy(update={"title": " ".join(title.split())})
    return offer.model_copy(update={"costs": costs, "job": job})


def differences(
    seen: Mapping[str, Observation], read: Mapping[str, Observation], merged: Mapping[str, Observation]
) -> list[str]:
    """A sentence for every field of the posting from which the text differs, or may, with the words of both."""
    notes = []
    for path, own in seen.items():
        other, both = read.get(path), merged.get(path)
        if other is None or both is None or own.state is not None or other.state is not None:
            continue
        if both.state is not None or len(both.readings) > len(other.readings):
            notes.append(
                f"Field and text differ, or cannot be compared ({path}): {_quotes(own.evidence)} and "
                f"{_quotes(other.evidence)}. Both are kept, and no answer rests on one of them alone."
            )
    return notes


def _quotes(evidence: Sequence[Evidence]) -> str:
    return ", ".join(f'{one.field} "{one.quote}"'.lstrip() for one in evidence[:4])
