"""Lines that were cut at a fixed width, as mails and printed pages have them."""

import re
from itertools import pairwise

_LONGEST = 100
_NARROWEST = 16
_FEWEST_BREAKS = 3
_MOSTLY = 0.75
_SMALL = 0.4
_PROSE = 0.2
_WORD = re.compile(r"\S+")
_ENTRY = re.compile(r"[\u2022*\-+>#|\"]|\d+[.)]")
_GOES_ON_INSIDE = re.compile(r"[.,;!?] ")


def wrapped_breaks(text: str) -> frozenset[int]:
    r"""The places of line ends at which a line was merely full; none unless nearly all lines are.

    A line is full if the first word of the next one would not have found room on it. That many lines in turn are
    full by chance is unlikely, and lists of short entries, which hold no sentences, are left alone.

    >>> text = "We keep your passport,\nuntil the end of the\ncontract. The agency\nasks for no deposit,\nand no fee"
    >>> [text[place - 4 : place] for place in sorted(wrapped_breaks(text))]
    ['ort,', ' the', 'ency', 'sit,']
    """
    lines = text.split("\n")
    if len(lines) <= _FEWEST_BREAKS:
        return frozenset()
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _LONGEST:
        return frozenset()
    found: list[int] = []
    breaks = small = inside = 0
    place = -1
    for line, following in pairwise(lines):
        place += len(line) + 1
        word = _WORD.search(following)
        if word is None or not line.strip():
            continue
        breaks += 1
        inside += _GOES_ON_INSIDE.search(line) is not None
        if len(line.rstrip()) + 1 + len(word[0]) > width and not _ENTRY.match(word[0]):
            found.append(place)
            small += line.rstrip()[-1] not in ".!?:"
    if breaks < _FEWEST_BREAKS or len(found) < _MOSTLY * breaks or small < _SMALL * breaks or inside < _PROSE * breaks:
        return frozenset()
    return frozenset(found)
