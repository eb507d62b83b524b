"""Whether a text holds several ads, as far as its form shows it; no words of any language are known here."""

import re
from collections import Counter
from itertools import pairwise

_MOST_LINES = 20_000
_LONGEST_LINE = 400
_LONGEST_LABEL = 40
_LONGEST_TITLE = 90
_FEWEST_WORDS = 12
_FEWEST_LABELS = 2
_FEWEST_SAME = 3
_FEWEST_BETWEEN = 6
_FEWEST_DIGITS = 6
_MOST_ADS = 500
_SEPARATOR = re.compile(r"[-=_*~#\u2014\u2500-\u257f\u2022. ]{3,}")
# "Job 1 of 3", "(2/3)", "Stelle 2 von 3: Pflegekraft"; not "1/3 of the amount".
_COUNTED = re.compile(
    r"[\W_]{0,6}(?:[^\W\d_]{1,20}[\s.#]{1,3}){0,2}\W{0,3}(\d{1,3})\s?(?:/|[^\W\d_]{1,3})\s?(\d{1,3})"
    r"[\s\W]{0,6}(?:$|(?<=[:\u2013\u2014-]\s).*)"
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_LABEL = re.compile(r"[\W_]*([^\W\d_][^:\n]{0,39}?)[\s*_]*(?::|#|\u2116)[\s*_]*(\S.{0,200})")
_TRACE = re.compile(r"@|https?://|www\.|[€£$₱₦₹₵]\s?\d|\d\s?[€£₱₦₹₵]|\b[A-Z]{3}\s?\d|\d\s?[A-Z]{3}\b|\+\d[\d ().-]{6,}")


def ads_in(text: str) -> int:
    r"""How many ads a text seems to hold; 1 where nothing shows that there are more.

    Signs are a running count ("2 of 3"), labels that come again with other values, one line that comes again and
    again, and lines that divide passages of which each has a title and an amount or an address.

    >>> ads_in("Job 1 of 2\nNurse in Leeds\nJob 2 of 2\nCarer in York"), ads_in("Nurse in Leeds")
    (2, 1)
    """
    lines = [line.strip()[:_LONGEST_LINE] for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]]
    filled = [line for line in lines if line]
    return min(_MOST_ADS, max(1, _counted(filled), _labelled(filled), _repeated(filled), _divided(lines)))


def several_note(text: str) -> str:
    """A sentence saying that a text seems to hold several ads; "" if it does not."""
    count = ads_in(text)
    if count <= 1:
        return ""
    return (
        f"This text seems to hold {count} ads; it was read as one, so what belongs to different ads stands together. "
        "Give each ad by itself."
    )


def _counted(lines: list[str]) -> int:
    """Lines such as "2 of 3" that run through to their last number."""
    seen: dict[int, set[int]] = {}
    for line in lines:
        if len(line) <= _LONGEST_TITLE and (found := _COUNTED.match(line)):
            number, last = int(found[1]), int(found[2])
            if 1 <= number <= last:
                seen.setdefault(last, set()).add(number)
    # A page of a longer list begins somewhere and need not reach the end.
    runs = [len(numbers) for last, numbers in seen.items() if last > 1 and _is_run(numbers) and len(numbers) > 1]
    return max(runs, default=1)


def _is_run(numbers: set[int]) -> bool:
    return max(numbers) - min(numbers) + 1 == len(numbers)


def _labelled(lines: list[str]) -> int:
    """Labels that come again with other values: reference numbers, or at least two labels together."""
    values: dict[str, list[str]] = {}
    places: dict[str, list[int]] = {}
    words = 0
    for line in lines:
        found = _LABEL.match(line)
        if found and not found[2].startswith("//") and not _is_contact(found[2]):
            label = " ".join(found[1].casefold().split())
            values.setdefault(label, []).append(" ".join(found[2].casefold().split()))
            places.setdefault(label, []).append(words)
        words += len(line.split())
    again = {
        label: known
        for label, known in values.items()
        if len(known) > 1
        and len(set(known)) > 1
        and min(two - one for one, two in pairwise(places[label])) >= _FEWEST_BETWEEN
    }
    times = Counter(len(known) for known in again.values())
    together = [count for count, labels in times.items() if labels >= _FEWEST_LABELS]
    references = [
        len(known)
        for known in again.values()
        if len(set(known)) == len(known) and all(_is_reference(value) for value in known)
    ]
    return max([*together, *references], default=1)


def _is_contact(value: str) -> bool:
    """A telephone number, an e-mail address or a time: one ad may give several."""
    digits = sum(char.isdigit() for char in value)
    return (
        "@" in value
        or (value.startswith(("+", "0", "(")) and digits >= _FEWEST_DIGITS)
        or _TIME.match(value) is not None
    )


def _is_reference(value: str) -> bool:
    """A code such as ``A-1234/26`` or ``916228621``: one word with some digits that is no date."""
    return (
        len(value) <= _LONGEST_LABEL
        and " " not in value
        and sum(char.isdigit() for char in value) >= _FEWEST_SAME
        and _DATE.fullmatch(value) is None
    )


def _repeated(lines: list[str]) -> int:
    """One short line, such as a button to apply, that comes at least three times with a passage before each."""
    best = 1
    places: dict[str, list[int]] = {}
    words = [0]
    for line in lines:
        if 1 <= len(line) <= _LONGEST_TITLE and any(char.isalpha() for char in line):
            places.setdefault(line.casefold(), []).append(len(words) - 1)
        words.append(words[-1] + len(line.split()))
    for found in places.values():
        before = [words[found[0]], *(words[two] - words[one + 1] for one, two in pairwise(found))]
        if len(found) >= _FEWEST_SAME and min(before) >= _FEWEST_WORDS:
            best = max(best, len(found))
    return best


def _divided(lines: list[str]) -> int:
    """Passages between lines of strokes, each with a short first line and an amount or an address."""
    passages: list[list[str]] = [[]]
    for at, line in enumerate(lines):
        before = lines[at - 1] if at else ""
        underlines = bool(before) and (at < 2 or not lines[at - 2]) and set(line) in ({"="}, {"-"})  # noqa: PLR2004
        if line and _SEPARATOR.fullmatch(line) and not underlines:
            passages.append([])
        elif line:
            passages[-1].append(line)
    ads = [
        one
        for one in passages
        if sum(len(line.split()) for line in one) >= _FEWEST_WORDS
        and len(one[0]) <= _LONGEST_TITLE
        and any(_TRACE.search(line) for line in one if line[0] != "|")  # a table of prices is no ad
    ]
    return max(1, len(ads))
