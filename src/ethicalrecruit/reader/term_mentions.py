"""Lengths of time and weekly hours in a text."""

from dataclasses import dataclass
from decimal import Decimal

from ethicalrecruit.reader.numbers import NUMBER_WORDS, number_of
from ethicalrecruit.reader.tokens import Tokens

_UNITS = {
    **dict.fromkeys(("month", "months", "mth", "mths"), "month"),
    **dict.fromkeys(("year", "years", "yr", "yrs"), "year"),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), "week"),
    **dict.fromkeys(("day", "days"), "day"),
    **dict.fromkeys(("hour", "hours", "hr", "hrs"), "hour"),
}
_PER_WEEK = frozenset(("week", "weekly", "wk", "pw"))
_PER = frozenset(("per", "a", "/", "each", "every", "in"))
_HOURS = frozenset(("hours", "hrs", "hour", "hr"))
_OF_THE_CLOCK = (("am",), ("pm",), ("-",))
_IN_BRACKETS = 3
_LONGEST_WEEK = 168
_LEAST_WEEK, _MOST_WEEK = 10, 60
_LONGEST_YEARS = 100


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A length of time and its tokens.

    Attributes:
        months: in months; None for days and weeks, which do not come to whole months.
        low: the least number of months of a range; the same as ``months`` otherwise.
        unit: month, year, week, day or hour.
        count: the number of units; of a range the greater one.
    """

    first: int
    last: int
    months: Decimal | None
    low: Decimal | None
    unit: str
    count: Decimal


def duration_mentions(tokens: Tokens) -> tuple[DurationMention, ...]:
    """All lengths of time with a number, in order: "3 years", "a 24-month", "two (2) years"."""
    found: list[DurationMention] = []
    for place, word in enumerate(tokens.words):
        unit = _UNITS.get(word)
        counted = _count_before(tokens.words, place, unit) if unit is not None and place else None
        if counted is not None and unit is not None:
            first, low, high = counted
            found.append(_duration(first, place + 1, unit, low, high))
    return tuple(found)


def _count_before(words: tuple[str, ...], place: int, unit: str | None) -> tuple[int, Decimal, Decimal] | None:
    """The number of units before a word such as "years": its first token, the least and the greatest number."""
    first = place - 1
    number = _number(words[first])
    if words[first] == ")" and place >= _IN_BRACKETS and words[place - _IN_BRACKETS] == "(":
        number, first = _number(words[place - 2]), place - _IN_BRACKETS
        if first > 0 and _number(words[first - 1]) == number:
            first -= 1  # "two (2) years"
    elif words[first] in ("a", "an") and unit in ("year", "month"):
        number = Decimal(1)
    if number is None:
        return None
    if first > 1 and words[first - 1] in ("-", "to", "or"):
        least = _number(words[first - 2])
        if least is not None and least <= number:
            return first - 2, least, number
    return first, number, number


def _number(word: str) -> Decimal | None:
    if word in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[word])
    return number_of(word) if word[0].isdigit() else None


def _duration(first: int, last: int, unit: str, low: Decimal, high: Decimal) -> DurationMention:
    factor = {"month": 1, "year": 12}.get(unit)
    if factor is None or high > _LONGEST_YEARS * 12 // factor:
        return DurationMention(first, last, None, None, unit, high)
    return DurationMention(first, last, high * factor, low * factor, unit, high)


def hours_per_week(tokens: Tokens) -> tuple[tuple[int, int, Decimal], ...]:
    """All statements of weekly hours: the first token, the one after the last, and the hours."""
    words = tokens.words
    found: list[tuple[int, int, Decimal]] = []
    for place, word in enumerate(words):
        if word not in _HOURS:
            continue
        number = _number(words[place - 1]) if place else None
        if number is not None and 0 < number <= _LONGEST_WEEK:
            last = _week_after(words, place + 1)
            if last is not None and not _ends_range(words, place - 1):
                found.append((place - 1, last, number))
        elif words[place + 1 : place + 2] == (":",) and place + 2 < len(words):
            number = _number(words[place + 2])
            following = words[place + 3 : place + 4]
            if number is not None and _LEAST_WEEK <= number <= _MOST_WEEK and following not in _OF_THE_CLOCK:
                found.append((place, place + 3, number))
    return tuple(found)


def _week_after(words: tuple[str, ...], place: int) -> int | None:
    """The token after "weekly", "per week", "a week" and the like; None if there is no such word."""
    if words[place : place + 1] and words[place] in _PER_WEEK:
        return place + 1
    if words[place + 1 : place + 2] and words[place] in _PER and words[place + 1] in _PER_WEEK:
        return place + 2
    return None


def _ends_range(words: tuple[str, ...], place: int) -> bool:
    """Whether a number is the upper end of a range, which is no one number of hours."""
    return place > 1 and words[place - 1] in ("-", "to") and words[place - 2][0].isdigit()
