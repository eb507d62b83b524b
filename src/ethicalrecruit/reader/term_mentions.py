"""Lengths of time and weekly hours in a text."""

from collections.abc import Sequence
from decimal import Decimal

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.numbers import number_of
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.reader.words import SmallWords

_IN_BRACKETS = 3
_LONGEST_WEEK = 168
_LEAST_WEEK, _MOST_WEEK = 15, 60
_WHOLE_DAY = 24
_LONGEST_YEARS = 100
_MOST_SMALL = 2
_TEN = 10
_NONE = Decimal(0)
_HALVES = frozenset(("half", "demie", "media", "meia", "jumatate", "pol"))
_MINUTES = {"00": _NONE, "15": Decimal("0.25"), "30": Decimal("0.5"), "45": Decimal("0.75")}


@dataclass(frozen=True, slots=True)
class DurationMention:
    """A length of time and its tokens.

    Attributes:
        months: in months; None for days and weeks, which do not come to whole months.
        low: the least number of months of a range; the same as ``months`` otherwise.
        unit: month, year, week, day or hour.
        count: the number of units; of a range the greater one.
        least: the number of units; of a range the lesser one.
    """

    first: int
    last: int
    months: Decimal | None
    low: Decimal | None
    unit: str
    count: Decimal
    least: Decimal


def duration_mentions(tokens: Tokens, first: int, last: int, small: SmallWords) -> tuple[DurationMention, ...]:
    """All lengths of time with a number between two tokens, in order: "3 years", "a 24-month", "two (2) years".

    Args:
        tokens: the text.
        first: the first token.
        last: the token after the last.
        small: the small words of the language in which they are written.
    """
    found: list[DurationMention] = []
    words, units = tokens.words, small.units
    for place in tokens.places_of(units, first + 1, last):
        unit = units[words[place]]
        counted = _count_before(words, place, unit, small)
        if counted is not None:
            start, low, high = counted
            found.append(_duration(start, place + 1, unit, low, high))
    return tuple(found)


def _count_before(
    words: Sequence[str], place: int, unit: str, small: SmallWords
) -> tuple[int, Decimal, Decimal] | None:
    """The number of units before a word such as "years": its first token, the least and the greatest number."""
    first = place - 1
    if first and words[first] in small["after_numbers"] and _number(words[first - 1], small) is not None:
        first, place = first - 1, place - 1
    number = _number(words[first], small)
    if words[first] == ")" and place >= _IN_BRACKETS and words[place - _IN_BRACKETS] == "(":
        number, first = _number(words[place - 2], small), place - _IN_BRACKETS
        if number is not None:
            first = _spelt_out(words, first, number, small)  # "two (2) years"
    elif words[first] in small["one"] and unit in ("year", "month"):
        number = Decimal(1)
    if number is None:
        return None
    first, number = _with_tens(words, first, number, small)
    if first > 1 and (words[first - 1] in small["range_to"] or words[first - 1] in small["or"]):
        least = _number(words[first - 2], small)
        if least is not None and least <= number:
            return first - 2, least, number
    return first, number, number


def _spelt_out(words: Sequence[str], place: int, number: Decimal, small: SmallWords) -> int:
    """Where a number in words begins that stands before the same one in digits, in brackets; the place if none does."""
    spelt = _number(words[place - 1], small) if place > 0 else None
    if spelt is None:
        return place
    first, whole = _with_tens(words, place - 1, spelt, small)
    return first if whole == number else place - 1 if spelt == number else place


def _with_tens(words: Sequence[str], place: int, number: Decimal, small: SmallWords) -> tuple[int, Decimal]:
    """A number in words with the tens before it: "twenty-four", "treinta y seis"; its first token and the number."""
    if not 0 < number < _TEN or words[place] not in small.numbers:
        return place, number
    tens = place - 1 - (place > 1 and words[place - 1] in small["and"])
    value = small.numbers.get(words[tens]) if tens >= 0 else None
    if value is None or value < 2 * _TEN or value % _TEN:
        return place, number
    return tens, value + number


def _number(word: str, small: SmallWords) -> Decimal | None:
    return small.numbers[word] if word in small.numbers else number_of(word) if word[0].isdigit() else None


def _duration(first: int, last: int, unit: str, low: Decimal, high: Decimal) -> DurationMention:
    factor = {"month": 1, "year": 12}.get(unit)
    if factor is None or high > _LONGEST_YEARS * 12 // factor:
        return DurationMention(first, last, None, None, unit, high, low)
    return DurationMention(first, last, high * factor, low * factor, unit, high, low)


def hours_per_week(words: Sequence[str], first: int, last: int, small: SmallWords) -> list[tuple[int, int, Decimal]]:
    """All statements of weekly hours between two tokens: the first token, the one after the last, and the hours."""
    found: list[tuple[int, int, Decimal]] = []
    units = small.units
    for place in [place for place in range(first, last) if words[place] in units and units[words[place]] == "hour"]:
        before = place - 2 if place > 1 and words[place - 1] in small["after_numbers"] else place - 1
        number = _number(words[before], small) if before >= 0 else None
        if number is None or not 0 < number <= _LONGEST_WEEK or is_bounded(words, before, small):
            continue
        part, after = _part_of_hour(words, place + 1, last, small)
        number += part
        end = week_after(words, after, small)
        if end is None and words[place] in small["per_week"]:
            end = place + 1  # "39 Wochenstunden"
        if end is not None:
            found.append((before, end, number))
    return found


def _part_of_hour(words: Sequence[str], place: int, last: int, small: SmallWords) -> tuple[Decimal, int]:
    """The part of an hour after a number of hours, and the place after it: "37h30", "37 horas y media"."""
    if place < last and words[place - 1] == "h" and words[place] in _MINUTES:
        return _MINUTES[words[place]], place + 1
    if place + 1 < last and words[place] in small["and"] and words[place + 1] in _HALVES:
        return _MINUTES["30"], place + 2
    return _NONE, place


def weekly_number(words: Sequence[str], place: int, small: SmallWords) -> Decimal | None:
    """The number at a place that a label says to be hours a week; None for the time of a clock, a range and "24/7"."""
    number = _number(words[place], small) if place < len(words) and words[place][0].isdigit() else None
    if number is None or is_bounded(words, place, small) or not is_usual_week(number):
        return None
    after = words[place + 1] if place + 1 < len(words) else ""
    goes_on = after in small["range_to"] or (after in small["clock"] and small.units.get(after) != "hour")
    return None if goes_on or after in ("/", ":", "%") else number


def is_usual_week(number: Decimal) -> bool:
    """Whether so many hours can be those of a week where no word says so; a day and a shift are shorter, or are 24."""
    return _LEAST_WEEK <= number <= _MOST_WEEK and number != _WHOLE_DAY


def week_after(words: Sequence[str], place: int, small: SmallWords) -> int | None:
    """The token after "weekly", "per week", "a week" and the like; None if there is no such word."""
    for size in range(_MOST_SMALL + 1):
        if place + size < len(words) and words[place + size] in small["per_week"]:
            return place + size + 1
        if place + size >= len(words) or words[place + size] not in small["per_time"]:
            return None
    return None


def is_bounded(words: Sequence[str], place: int, small: SmallWords) -> bool:
    """Whether a number is the end of a range, or the most or the least there is: no one number of hours."""
    if place > 1 and words[place - 1] in small["range_to"] and words[place - 2][0].isdigit():
        return True
    return small["up_to"].ends(words, place)
