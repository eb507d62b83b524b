"""Whether a text holds words in a dress that is not undone, so that what was not found may stand there all the same."""

import re

from ethicalrecruit.reader.letter_shapes import BLANKS
from ethicalrecruit.reader.spaced_letters import has_unclear_gaps
from ethicalrecruit.reader.text import NormalText

# Control characters, private characters and replacement marks inside words; what they stood for is lost.
_BROKEN = re.compile(r"(?<=[^\W_])[\x00-\x08\x0e-\x1f\x7f\ufffd\ue000-\uf8ff]{1,4}(?=[^\W_])")
_TURNED = re.compile("\u202e[^\u202c\n]{0,3}[^\\W\\d_]{2}")
_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[^\w\n]{1,2}[^\W\d_]){4,}(?![^\W_])")
_MIXED = re.compile("[a-z][\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f]|[\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f][a-z]")
# "pl4c3m3nt": digits for letters inside a word that is mostly letters. Addresses and numbers of papers are none.
_DIGITS_INSIDE = re.compile(r"(?<![^\s(\"',;:])[a-z]+(?:[013457$]{1,2}[a-z]+)+(?![^\s)\"',;:.!?])")
_DIGIT = re.compile(r"[013457$]")
_LETTERS_IN_NUMBERS = re.compile(r"(?<![^\W_])[1-9]\d{0,3}(?:[.,]\d{1,3})?(?:[oO]{2,}|[oO]\d{1,2})(?![^\W_])")
_QUOTED_PRINTABLE = re.compile(
    r"=(?:[2-9A-F][0-9A-F](?=[a-z=])|C3=|E2=80|E2=82|20|3D|FC|E4|F6|DF|E9|A3|80|\r?\n(?=\S))"
)
_BASE_64 = re.compile(r"(?:(?:^|\n)[A-Za-z0-9+/]{60,80}\r?(?=\n)){3}")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
_BLANK = re.compile(rf"[^\S\n]|[{''.join(BLANKS)}]")
_FEWEST_LINES = 20
_NEARLY_ALL = 0.8
_FEWEST_DIGITS = 2
_FEWEST_ESCAPES = 3
_FEWEST_PICTURES = 12
_SHORTEST_WORD, _LONGEST_WORD = 5, 20


def unreadable_in(normal: NormalText) -> str:
    """What a text holds that cannot be read as words, told to people; "" if nothing.

    >>> from ethicalrecruit.reader.text import normal_text
    >>> unreadable_in(normal_text("A pl4c3m3nt fee"))
    'Some words are written with digits in place of letters; they were not read.'
    >>> unreadable_in(normal_text("Nurses, band 5, W1A 1AA, NVQ3"))
    ''
    """
    original, text = normal.original, normal.text
    if _BROKEN.search(original):
        return "Some words hold characters that stand for nothing; they may have been read wrongly."
    if "\u202e" in original and _TURNED.search(original):
        return "Some words are written from right to left to be seen the other way round; they were not read."
    if len(_QUOTED_PRINTABLE.findall(original)) >= _FEWEST_ESCAPES or _BASE_64.search(original):
        return "Some of the text is encoded as in the source of an e-mail; it was not read. Save what it shows."
    if _APART.search(text) or has_unclear_gaps(_BLANK.sub(" ", original)):
        return "Some words are written with their letters apart; not all of them could be read."
    if not text.isascii() and _MIXED.search(text):
        return "Some words are written in letters of several scripts; they were not read."
    if _LETTERS_IN_NUMBERS.search(text):
        return "Some numbers are written with letters in place of noughts; they were not read."
    if _digits_for_letters(text):
        return "Some words are written with digits in place of letters; they were not read."
    if _has_a_word_a_line(text):
        return "Nearly every word stands on a line of its own, so sentences could not be told."
    if not original.isascii() and _is_flooded(original, text):
        return "Pictures stand between nearly all words; the text may have been read wrongly."
    return ""


def _digits_for_letters(text: str) -> bool:
    # Shorter ones are parts of addresses and kinds of visa: "SW1A", "H1B".
    found = {word for word in _DIGITS_INSIDE.findall(text) if _SHORTEST_WORD <= len(word) <= _LONGEST_WORD}
    digits = [len(_DIGIT.findall(word)) for word in found if 2 * len(_DIGIT.findall(word)) < len(word)]
    return sum(digits) >= _FEWEST_DIGITS


def _is_flooded(original: str, text: str) -> bool:
    pictures = len(_PICTURES.findall(original))
    return pictures >= _FEWEST_PICTURES and 3 * pictures >= text.count(" ") + text.count("\n")


def _has_a_word_a_line(text: str) -> bool:
    if text.count("\n") < _FEWEST_LINES:
        return False
    lines = [line.split() for line in text.split("\n") if line.strip()]
    single = sum(len(line) == 1 for line in lines)
    stops = sum(line[-1].endswith((".", ",")) for line in lines)
    return len(lines) >= _FEWEST_LINES and single >= _NEARLY_ALL * len(lines) and stops > 0
