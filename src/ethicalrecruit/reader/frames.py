"""Cues made of parts that may stand in any order: "your seat goes to the next nurse unless you pay by noon".

A phrase knows the order of its words; a frame knows only what must come together, how near, and what takes the
sense away. Frames are the same for all languages; each language writes down the parts.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ethicalrecruit.reader.circumstances import denied_before
from ethicalrecruit.reader.lexicon import Entry
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.tokens import Sentence

_UNLIKE = "unlike_sums"


class _Place(NamedTuple):
    """Where a part stands, and the cue it is, if it is one."""

    first: int
    last: int
    cue: Cue | None = None


def framed(marks: Marks) -> list[Cue]:
    """The cues that frames make of what was found, in no order."""
    found: list[Cue] = []
    there = marks.standing
    for part in marks.parts:
        for entry in part.lexicon.frames:
            if entry.frame is None or there.isdisjoint(entry.frame.parts[0]):
                continue
            for first in _sentences_with(marks, entry.frame.parts[0]):
                if part.first <= first < part.last:
                    sentence = marks.sentence_at(first)
                    marks.look_for_parts(part, _neighbours(marks, sentence, entry.frame.reach))
                    found.extend(_cues(marks, entry, sentence))
    return found


def _sentences_with(marks: Marks, names: Sequence[str]) -> list[int]:
    """The sentences that hold the first part of a frame, by their first token."""
    found = set(marks.sentences_with(*(name for name in names if not name.startswith("<"))))
    slots = {name[1:-1] for name in names if name.startswith("<")}
    if slots:
        found.update(marks.sentence_at(term.first).first for term in marks.terms if term.slot in slots)
    return sorted(found)


def _cues(marks: Marks, entry: Entry, sentence: Sentence) -> Iterator[Cue]:
    frame = entry.frame
    if frame is None or (frame.unless and marks.says(sentence, *frame.unless)):
        return
    near = _neighbours(marks, sentence, frame.reach)
    reach = -1
    for anchor in _standing(marks, frame.parts[0], [sentence]):
        if anchor.first < reach:
            continue
        taken = [anchor]
        for names in frame.parts[1:]:
            places = [one for one in _standing(marks, names, near) if _apart(one, taken)]
            if frame.ordered:
                places = [one for one in places if one.first >= taken[-1].last]
            nearest = min(places, key=lambda one: _distance(one, anchor), default=None)
            if nearest is None or _distance(nearest, anchor) > frame.width:
                break
            taken.append(nearest)
        else:
            if frame.drops_denied and any(_is_denied(marks, one) for one in taken):
                continue
            cue = _whole(entry, taken)
            reach = cue.last
            yield cue


def _neighbours(marks: Marks, sentence: Sentence, reach: int) -> list[Sentence]:
    """A sentence and those of its paragraph that stand at most so many away."""
    if not reach:
        return [sentence]
    number = marks.tokens.sentence_of[sentence.first]
    around = marks.tokens.sentences[max(number - reach, 0) : number + reach + 1]
    return [one for one in around if one.paragraph == sentence.paragraph]


def _standing(marks: Marks, names: Sequence[str], sentences: Sequence[Sentence]) -> list[_Place]:
    """Where one of some effects or slots stands in some sentences, in order."""
    found: list[_Place] = []
    for sentence in sentences:
        first, last = sentence.first, sentence.last
        for name in names:
            if not name.startswith("<"):
                found.extend(_Place(cue.first, cue.last, cue) for cue in marks.in_sentence(sentence, name))
            elif name == "<cost>":
                found.extend(_Place(one.first, one.last) for one in marks.costs_in(first, last) if one.explicit)
            elif name == "<money>":
                found.extend(_Place(one.first, one.whole) for one in marks.money_in(first, last))
            elif name == "<duration>":
                found.extend(_Place(length.first, length.last) for length in marks.durations_in(first, last))
            elif name in ("<country>", "<nationals>"):
                found.extend(
                    _Place(one.first, one.last) for one in marks.places_in(first, last) if one.slot == name[1:-1]
                )
            elif name == f"<{_UNLIKE}>":
                found.extend(_unlike(marks, sentences))
                break
            else:
                found.extend(_Place(term.first, term.last) for term in marks.terms_of(name[1:-1], first, last))
    return sorted(set(found), key=lambda one: (one.first, one.last))


def _unlike(marks: Marks, sentences: Sequence[Sentence]) -> list[_Place]:
    """The later of two different sums or lengths of time of one kind in some sentences."""
    found: list[_Place] = []
    first, last = sentences[0].first, sentences[-1].last
    sums = [one for one in marks.money_in(first, last) if one.low is not None]
    found.extend(_Place(two.first, two.whole) for one, two in pairwise(sums) if one.low != two.low)
    lengths = marks.durations_in(first, last)
    found.extend(
        _Place(later.first, later.last)
        for earlier, later in pairwise(lengths)
        if earlier.unit == later.unit and earlier.count != later.count
    )
    return found


def _apart(place: _Place, taken: Sequence[_Place]) -> bool:
    return not any(place.first < other.last and other.first < place.last for other in taken)


def _distance(place: _Place, anchor: _Place) -> int:
    return place.first - anchor.last if place.first >= anchor.last else anchor.first - place.last


def _is_denied(marks: Marks, place: _Place) -> bool:
    cue = place.cue
    return cue is not None and denied_before(marks, marks.sentence_at(place.first), cue)


def _whole(entry: Entry, taken: Sequence[_Place]) -> Cue:
    first, last = min(one.first for one in taken), max(one.last for one in taken)
    value = entry.value
    if value.startswith("@"):
        value = next((one.cue.entry.value for one in taken if one.cue and one.cue.effect == value[1:]), "")
    return Cue(entry.with_value(value), first, last)
