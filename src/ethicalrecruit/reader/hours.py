"""Hours of work in a week."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ethicalrecruit.reader.circumstances import Passage, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.term_mentions import hours_per_week, is_bounded, is_usual_week, week_after, weekly_number
from ethicalrecruit.reader.tokens import Sentence
from ethicalrecruit.values.money import PayPeriod

_AHEAD = 3
_FAR_AHEAD = 14
_FULL_TIME = (30, 48)
_SHORT_LINE = 6
_NEAR_OTHERS = 6


class _Hours(NamedTuple):
    """Hours a week, and the tokens that say so."""

    first: int
    last: int
    number: Decimal


def read_hours(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write the weekly hours into the draft; ranges and bounds are no one number and are left out."""
    found = sorted({*_stated(marks), *_beside_words(marks, passages), *_under_labels(marks, passages)})
    if not found or _is_chosen(marks, draft, found):
        return
    number = found[0].number
    draft.fields["hours_per_week"] = number
    for one in found:
        draft.observe("hours_per_week", one.first, one.last, readings=() if one.number == number else (one.number,))


def _is_chosen(marks: Marks, draft: Draft, found: list[_Hours]) -> bool:
    """Whether a text gives hours to choose from, so that none is the number: "24 hours a week or 36 hours a week"."""
    if len({one.number for one in found}) == 1:
        return False
    told = {(marks.tokens.sentence_of[one.first], one.number) for one in found}
    if len({sentence for sentence, _ in told}) < len(told) or any(_ranges(marks, found)):
        draft.leave_open("hours_per_week", found[0].first, found[0].last)
        return True
    return False


def _ranges(marks: Marks, found: list[_Hours]) -> Iterator[bool]:
    """For each range of weekly hours, whether it holds all those found: "12 to 48 hours a week"."""
    for part in marks.parts:
        for one in marks.durations_in(part.first, part.last):
            if (
                one.unit == "hour"
                and one.least < one.count
                and week_after(marks.tokens.words, one.last, part.lexicon.words)
            ):
                yield all(one.least <= other.number <= one.count for other in found)


def value_after(marks: Marks, sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Where the value of a label stands: after it on its line, or on the next line if the label has one of its own.

    Gives the first token and the token after the last; None if the label stands inside other words.
    """
    words = marks.tokens.words
    if cue.first > sentence.first and words[cue.first - 1].isalnum():
        return None
    place = cue.last
    while place < sentence.last and words[place] in (":", "-", "|"):
        place += 1
    if place < sentence.last:
        return place, sentence.last
    number = marks.tokens.sentence_of[sentence.first] + 1
    if cue.first != sentence.first or number >= len(marks.tokens.sentences):
        return None
    following = marks.tokens.sentences[number]
    near = following.line == sentence.line + 1 and following.last - following.first <= _SHORT_LINE
    return (following.first, following.last) if near else None


def _stated(marks: Marks) -> Iterator[_Hours]:
    """Hours with a word of the week: "40 hours a week"."""
    for part in marks.parts:
        for one in hours_per_week(marks.tokens.words, part.first, part.last, part.lexicon.words):
            if not _is_of_others(marks, one[0], one[1]):
                yield _Hours(*one)


def _is_of_others(marks: Marks, first: int, last: int) -> bool:
    """Whether hours are those of a course, of overtime or of a service, by the words near them, or a least number."""
    small = marks.small(first)
    if small["more_than"].ends(marks.tokens.words, first) or small["or_more"].begins(marks.tokens.words, last):
        return True
    others = marks.in_sentence(marks.sentence_at(first), "other_hours")
    return any(cue.last > first - _NEAR_OTHERS and cue.first < last + _NEAR_OTHERS for cue in others)


def _beside_words(marks: Marks, passages: tuple[Passage, ...]) -> Iterator[_Hours]:
    """Hours beside words such as "full time" and "working week"."""
    for passage in having(marks, passages, "weekly_hours"):
        for cue in marks.in_sentence(passage.sentence, "weekly_hours"):
            yield from _of_durations(marks, cue.first, cue.last, told=cue.entry.value == "told")


def _under_labels(marks: Marks, passages: tuple[Passage, ...]) -> Iterator[_Hours]:
    """Hours after a label: "Working hours: 40"."""
    for passage in having(marks, passages, "hours_label"):
        for cue in marks.in_sentence(passage.sentence, "hours_label"):
            where = value_after(marks, passage.sentence, cue)
            if where is None:
                continue
            number = weekly_number(marks.tokens.words, where[0], marks.small(cue.first))
            named = [
                one
                for one in _of_durations(marks, *where)
                # "Horario: lunes a domingo, turnos rotativos, 40 horas": no shift is so long
                if one.first - where[0] < (_FAR_AHEAD if _FULL_TIME[0] <= one.number <= _FULL_TIME[1] else _AHEAD)
            ]
            if named:
                yield named[0]
            elif number is not None and not _is_otherwise(marks, where[0] + 1):
                yield _Hours(where[0], where[0] + 1, number)


def _of_durations(marks: Marks, first: int, last: int, *, told: bool = False) -> Iterator[_Hours]:
    """The hours between two places; ``told``: whether words beside them say that they are those of a week."""
    words = marks.tokens.words
    for one in marks.durations_in(first, last):
        ranged = one.unit != "hour" or one.least != one.count
        if ranged or not (told or is_usual_week(one.count)) or is_bounded(words, one.first, marks.small(one.first)):
            continue
        if not (_is_otherwise(marks, one.last) or _is_of_others(marks, one.first, one.last)):
            yield _Hours(one.first, one.last, one.count)


def _is_otherwise(marks: Marks, place: int) -> bool:
    """Whether hours are those of a day, a month or a year, or a time of the clock."""
    words, small = marks.tokens.words, marks.small(place - 1)
    if place >= len(words):
        return False
    while place < len(words) and (words[place] in small["per"] or words[place] in small["per_time"]):
        place += 1
    following = words[place] if place < len(words) else ""
    if following.isdigit():
        return True
    period = small.nouns.get(following) or small.alone.get(following)
    return period not in (None, PayPeriod.WEEK, PayPeriod.HOUR)
