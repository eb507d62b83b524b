"""Cues made of parts that may stand in any order: "your seat goes to the next nurse unless you pay by noon".

A phrase knows the order of its words; a frame knows only what must come together, how near, and what takes the
sense away. Frames are the same for all languages; each language writes down the parts.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ethicalrecruit.reader.circumstances import denied
from ethicalrecruit.reader.entries import Entry, Frame
from ethicalrecruit.reader.marks import Cue, Marks, Part
from ethicalrecruit.reader.term_mentions import DurationMention
from ethicalrecruit.reader.tokens import END, Sentence, overlap

UNLIKE = "unlike_sums"
"""A part that is met by two sums that differ; no entry is called so."""
_UNLIKE_PART = f"<{UNLIKE}>"
_LONGEST_NUMBER = 2
_GROUPS = 2
_QUICK = frozenset(("<money>", "<duration>", "<country>", "<cost>", "<document>", "<bond>", "<agency>", "<employer>"))
_SAME_UNIT = 12
_ENDS = ((END,), (",",), (";",), (".",), (")",), ())
_CLAUSE_ENDS = frozenset((END, ",", ";", ":", "(", ")", "-"))


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
        frames, begun_by = part.lexicon.frames, part.lexicon.begun_by
        asked: list[tuple[Entry, Sentence]] = []
        near: set[Sentence] = set()
        begun: dict[tuple[str, ...], list[Sentence]] = {}
        for number in sorted({number for name in there for number in begun_by.get(name, ())}):
            entry = frames[number]
            frame = entry.frame
            if frame is None:
                continue
            if (sentences := begun.get(frame.parts[0])) is None:
                sentences = begun[frame.parts[0]] = _begun(marks, part, frame.parts[0])
            for sentence in sentences:
                if frame.unless and marks.says(sentence, *frame.unless):
                    continue
                around = _neighbours(marks, sentence, frame.reach)
                if _can_be(marks, frame, around):
                    asked.append((entry, sentence))
                    near.update(around)
        marks.look_for_parts(part, sorted(near))
        for entry, sentence in asked:
            found.extend(_cues(marks, entry, sentence))
    return found


def _begun(marks: Marks, part: Part, names: Sequence[str]) -> list[Sentence]:
    """The sentences of a part of the text that hold the first part of a frame."""
    return [marks.sentence_at(first) for first in _sentences_with(marks, names) if part.first <= first < part.last]


def _can_be(marks: Marks, frame: Frame, sentences: Sequence[Sentence]) -> bool:
    """Whether the sums, terms and places that a frame asks for stand there; its other parts are looked for next."""
    return all(_standing(marks, names, sentences) for names in frame.parts[1:] if _QUICK.issuperset(names))


def _sentences_with(marks: Marks, names: Sequence[str]) -> list[int]:
    """The sentences that hold the first part of a frame, by their first token."""
    found = set(marks.sentences_with(*(name for name in names if not name.startswith("<"))))
    slots = {name[1:-1] for name in names if name.startswith("<")}
    return sorted(found | marks.sentences_naming(*slots))


def _cues(marks: Marks, entry: Entry, sentence: Sentence) -> Iterator[Cue]:
    frame = entry.frame
    if frame is None:
        return
    near = _neighbours(marks, sentence, frame.reach)
    asked = near if frame.unless_near else (sentence,)
    if frame.unless and any(marks.says(one, *frame.unless) for one in asked):
        return
    reach = -1
    standing: dict[tuple[str, ...], list[_Place]] = {}  # found once for all anchors
    for anchor in _standing(marks, frame.parts[0], [sentence]):
        if anchor.first < reach:
            continue
        taken = [anchor]
        for number, names in enumerate(frame.parts[1:], 1):
            if number == _GROUPS and frame.parted and _named_together(marks, taken):
                break
            like = [one for one, other in zip(taken, frame.parts, strict=False) if other == names]
            if (known := standing.get(names)) is None:
                known = standing[names] = _standing(marks, names, near)
            places = _unlike_words(marks, _fitting(frame, known, taken), like)
            chosen = _chosen(marks, places, taken) if frame.drops_denied else next(iter(places), None)
            if chosen is None or (_UNLIKE_PART in names and chosen.cue is None and _named_together(marks, taken)):
                break
            taken.append(chosen)
        else:
            if frame.drops_denied and _is_denied(marks, anchor, taken):
                continue
            cue = _whole(entry, taken)
            reach = cue.last
            yield cue


def _unlike_words(marks: Marks, places: Sequence[_Place], like: Sequence[_Place]) -> list[_Place]:
    """The places whose words, or numbers, are others than those taken for the same part: two figures, two groups."""
    if not like:
        return list(places)

    def told(place: _Place) -> tuple[str, ...]:
        words = marks.tokens.words[place.first : place.last]
        return tuple(word for word in words if word[0].isdigit()) or words

    known = {told(one) for one in like}
    return [one for one in places if told(one) not in known]


def _fitting(frame: Frame, places: Sequence[_Place], taken: Sequence[_Place]) -> list[_Place]:
    """The places a further part may stand at, the nearest first."""
    anchor = taken[0]
    fit = [one for one in places if _distance(one, anchor) <= frame.width and _apart(one, taken, holding=frame.holding)]
    if frame.ordered:
        fit = [one for one in fit if one.first >= taken[-1].last]
    return sorted(fit, key=lambda one: _distance(one, anchor))


def _chosen(marks: Marks, places: Sequence[_Place], taken: Sequence[_Place]) -> _Place | None:
    """The nearest place. Where that is denied in a clause of its own, another one in the clause of the first part."""
    anchor = taken[0]
    passed = False
    for one in places:
        aside = _parted(marks, one, anchor)
        if not _is_denied(marks, one, taken):
            return None if passed and aside else one
        if not aside:
            return None
        passed = True
    return None


def _parted(marks: Marks, one: _Place, two: _Place) -> bool:
    """Whether a mark that ends a clause stands between two places."""
    between = marks.tokens.words[min(one.last, two.last) : max(one.first, two.first)]
    return any(word in _CLAUSE_ENDS for word in between)


def _named_together(marks: Marks, taken: Sequence[_Place]) -> bool:
    """Whether two groups are named in one breath ("locals and foreigners get"), so that what follows is for both."""
    words = marks.tokens.words
    for one, two in pairwise(sorted(taken[:_GROUPS], key=lambda one: one.first)):
        between = range(one.last, two.first)
        if all(words[place] == "," or marks.word_is(place, "and") or marks.word_is(place, "or") for place in between):
            return True
    return False


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
                found += [_Place(cue.first, cue.last, cue) for cue in marks.in_sentence(sentence, name)]
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
            elif name == "<peoples>":
                found.extend(_Place(first, last) for first, last in marks.slots_in("peoples", first, last))
            elif name == _UNLIKE_PART:
                found.extend(_unlike(marks, sentences))
                break
            else:
                found.extend(_Place(term.first, term.last) for term in marks.terms_of(name[1:-1], first, last))
    return _in_order(found) if len(found) > 1 else found


def _in_order(found: Sequence[_Place]) -> list[_Place]:
    """Some places in order, each once."""
    each = {(one.first, one.last, one.cue and one.cue.entry.id): one for one in found}
    return sorted(each.values(), key=lambda one: (one.first, one.last))


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
    found.extend(_bare_numbers(marks, lengths, last))
    return found


def _bare_numbers(marks: Marks, lengths: Sequence[DurationMention], last: int) -> Iterator[_Place]:
    """Numbers that share the unit of the length before them: "30 days, the others 15"."""
    words = marks.tokens.words
    for length in lengths:
        for place in range(length.last, min(length.last + _SAME_UNIT, last)):
            number = words[place]
            if words[place + 1 : place + 2] not in _ENDS or not number.isdigit() or len(number) > _LONGEST_NUMBER:
                continue
            if words[place - 1].isalpha() and length.count is not None and int(number) != length.count:
                yield _Place(place, place + 1)


def _apart(place: _Place, taken: Sequence[_Place], *, holding: bool) -> bool:
    """Whether a part shares no words with others; with ``holding`` one may stand inside the words of another."""
    for other in taken:
        if overlap(place, other):
            inside = other.first <= place.first and place.last <= other.last
            around = place.first <= other.first and other.last <= place.last
            if not holding or inside is around:
                return False
    return True


def _distance(place: _Place, anchor: _Place) -> int:
    return place.first - anchor.last if place.first >= anchor.last else anchor.first - place.last


def _is_denied(marks: Marks, place: _Place, taken: Sequence[_Place]) -> bool:
    """Whether a denial stands before a part; the word may itself be a part, as in "get no leave"."""
    cue = place.cue
    if cue is None:
        return False
    denial = denied(marks, marks.sentence_at(place.first), cue.first, cue.last)
    if denial is None or denial.first >= cue.first:
        return False
    return not any((one.first, one.last) == (denial.first, denial.last) for one in taken)


def _whole(entry: Entry, taken: Sequence[_Place]) -> Cue:
    first, last = min(one.first for one in taken), max(one.last for one in taken)
    value = entry.value
    if value.startswith("@"):
        value = next((one.cue.entry.value for one in taken if one.cue and one.cue.effect == value[1:]), "")
    return Cue(entry.with_value(value), first, last)
