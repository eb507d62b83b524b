"""Words whose letters are written apart: "p a y", "f.e.e", "d-e-p-o-s-i-t"."""

import re

# The same mark stands between all letters; marks such as the bar of "m/w/d" join no short words.
_LETTER = r"[^\W\d_]"
_BEGINS = r"(?<![^\s(\"'\[])"
_ENDS = r"(?=[,;:!?)\"'\]]|(?!\S))"
_ENDS_OR_STOPS = rf"(?:{_ENDS}|(?=\.(?!\S)))"
_APART = re.compile(rf"{_BEGINS}{_LETTER}(?P<mark>[ .\-_*]){_LETTER}(?:(?P=mark){_LETTER})+{_ENDS}")
_AND_STOPS = re.compile(rf"{_BEGINS}{_LETTER}(?P<mark>[ .\-_*]){_LETTER}(?:(?P=mark){_LETTER}){{2,}}(?=\.(?!\S))")
_BARRED = re.compile(
    rf"{_BEGINS}{_LETTER}(?P<mark>[/~|\u2022+=^#,:]){_LETTER}(?:(?P=mark){_LETTER}){{3,}}{_ENDS_OR_STOPS}"
)
# Among such words those of two letters and numbers are told by the wider gaps around them.
_BETWEEN_GAPS = re.compile(r"(?:(?<=[^\S\n]{2})|(?<=\n)|(?<![\s\S]))\S(?: \S)+(?=[^\S\n]{2}|\n|(?![\s\S]))")
_FEWEST_WORDS = 3
# Blanks between letters and between words are of one width here, so nobody can tell where a word ends.
_LETTERS = rf"{_LETTER}(?: {_LETTER}){{2,}}"
_UNCLEAR = re.compile(rf"(?<![^\s(\"'\[])(?:(?<=\S\S ){_LETTERS}(?!\S)|{_LETTERS}(?= {_LETTER}{{2}}))")
_FEW_LETTERS = 5


def places_between_letters(text: str) -> frozenset[int]:
    """The places of what stands between the letters of words that are written apart.

    >>> sorted(places_between_letters("p a y  n.o.w, m/w/d"))
    [1, 3, 8, 10]
    """
    runs = [*_APART.finditer(text), *_AND_STOPS.finditer(text), *_BARRED.finditer(text)]
    if not runs:
        return frozenset()
    if sum(run["mark"] == " " for run in runs) >= _FEWEST_WORDS:
        runs += _BETWEEN_GAPS.finditer(text)
    return frozenset(place for run in runs for place in range(run.start() + 1, run.end(), 2))


def has_unclear_gaps(text: str) -> bool:
    """Whether letters are written apart where blanks between words are no wider.

    >>> has_unclear_gaps("You p a y a fee"), has_unclear_gaps("You  p a y  a fee")
    (True, False)
    """
    # "from A à Z" is no word.
    return any(len(run[0]) > _FEW_LETTERS or run[0].islower() or run[0].isupper() for run in _UNCLEAR.finditer(text))
