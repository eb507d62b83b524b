"""Words, marks and sentences of a text.

Phrases match words, never characters. A sentence ends at a stop, at a line that is not merely wrapped, and at
a bullet; nothing that is read may cross such an end except where a heading opens a list.
"""

import re
from dataclasses import dataclass

from ethicalrecruit.reader.text import NormalText
from ethicalrecruit.values.evidence import Span

END = "\x1e"
"""The word that stands between two sentences; no phrase can hold it."""

_KINDS = (
    r"(?P<link>https?://\S+|www\.\S+|\[[a-z]{3,6}\])"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<lines>\n\s*)"
    r"|(?P<mark>[^\w\s])"
)
_TOKEN = re.compile(_KINDS)
# Looking for addresses costs time at every word, so only texts with an @ pay for it; their length is bounded
# because a search for a far @ would grow with the square of the text.
_TOKEN_OR_ADDRESS = re.compile(r"(?P<address>[\w.+-]{1,64}@[\w-]{1,64}(?:\.\w{1,24}){1,4})|" + _KINDS)
_LONGEST_SENTENCE = 200
_MOST_SENTENCES = 5000
_LONGEST_HEADING = 8
_SHORT_ENTRY = 4
_SHORT_WORD = 3
_LONG_WORD = 9
_CAPITAL_INSIDE = re.compile("(?<=[a-z]{4})[A-Z](?=[a-z]{2})")
_LIST_FOLLOWS = re.compile("[ \t]{0,8}\n[ \t]{0,8}[\u2022*-]")
_SHORT_NEGATIONS = {"can't": "can", "won't": "will", "shan't": "shall", "ain't": "are"}
JOINED_NEGATIONS = {
    "dont": ("do", 2), "doesnt": ("does", 4), "wont": ("will", 2), "cant": ("can", 3), "isnt": ("is", 2),
    "arent": ("are", 3), "didnt": ("did", 3), "shouldnt": ("should", 6), "mustnt": ("must", 4),
    "cannot": ("can", 3),
}  # fmt: skip
_ENDINGS = {"ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am", "s": "'s"}
_ABBREVIATIONS = frozenset(
    "e.g i.e eg ie approx no nos mr mrs ms dr st incl excl max min rs vs etc ltd pvt co inc hrs hr yrs yr ref tel "  # noqa: SIM905  # words, as one reads them
    "lic govt dept est viz cf art sec".split()
)
_OPEN_LINE_ENDS = frozenset(
    "a an the and or of to by for with in on at from as is are be will must shall may that which who whom whose "  # noqa: SIM905  # words, as one reads them
    "your our their his her its this these any all no not per including under upon".split()
)
_BULLETS = frozenset("\u2022*+>#|")
_STOPS = frozenset(".!?")
_SOFT_MARKS = frozenset(',;:()"[]{}/-|&%=~<>')


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (not included) and how they stand in the text.

    Attributes:
        question: whether it ends with a question mark.
        opens: whether it ends with a colon or is a heading, so that what follows may belong to it.
        bullet: whether it is an entry of a list.
        line: the number of its line; sentences of one line share it.
    """

    first: int
    last: int
    question: bool
    opens: bool
    bullet: bool
    line: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order, with their places in the normal form.

    Attributes:
        words: words, numbers and marks; ``END`` between sentences.
        starts: the place of the first character of each.
        ends: the place after the last character of each.
        sentences: in order of the text.
        cut_off: whether the text has more sentences than are read.
        sentence_of: for each token the number of its sentence; ends belong to the sentence before them.
    """

    normal: NormalText
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: tuple[int, ...]
    cut_off: bool = False

    def span(self, first: int, last: int) -> Span:
        """The original stretch behind the tokens from ``first`` up to, not including, ``last``."""
        return self.normal.span(self.starts[first], self.ends[last - 1])

    def quote(self, first: int, last: int) -> str:
        """The original words behind these tokens."""
        return self.span(first, last).cut(self.normal.original)


class _Builder:
    def __init__(self, normal: NormalText) -> None:
        self.normal = normal
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self.first = 0
        self.bullet = False
        self.line = 0
        self.paragraph = 0

    def add(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)
        self.sentence_of.append(len(self.sentences))

    def finish(self, place: int, *, question: bool = False, opens: bool = False) -> None:
        last = len(self.words)
        if last > self.first:
            self.sentences.append(Sentence(self.first, last, question, opens, self.bullet, self.line, self.paragraph))
            self.add(END, place, place)
            self.sentence_of[-1] -= 1
            self.bullet = False
        self.first = len(self.words)


def tokenise(normal: NormalText) -> Tokens:
    """The tokens of a text.

    >>> from ethicalrecruit.reader.text import normal_text
    >>> tokenise(normal_text("You don't pay.")).words[:4]
    ('you', 'do', 'not', 'pay')
    """
    out = _Builder(normal)
    text = normal.text
    at_line_start = True
    cut_off = False
    pattern = _TOKEN_OR_ADDRESS if "@" in text else _TOKEN
    for match in pattern.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        word = match[0]
        if kind == "word":
            _add_word(out, word, start, end)
            at_line_start = False
        elif kind == "number":
            out.add(word, start, end)
            at_line_start = False
        elif kind == "lines":
            if _line_ends(out, text, end, word.count("\n")):
                opens = bool(out.words) and out.words[-1] == ":"
                out.finish(start, opens=opens or _heading(out, text, end))
                out.line += 1
                out.paragraph += word.count("\n") > 1
                at_line_start = True
        elif kind in ("link", "address"):
            out.add("<link>", start, end)
            at_line_start = False
        elif at_line_start and (word in _BULLETS or word == "-"):
            out.bullet = True
        else:
            at_line_start = False
            _add_mark(out, text, word, start, end)
        if len(out.words) - out.first >= _LONGEST_SENTENCE:
            out.finish(end)
        if len(out.sentences) >= _MOST_SENTENCES:
            cut_off = True
            break
    out.finish(len(text))
    return Tokens(
        normal,
        tuple(out.words),
        tuple(out.starts),
        tuple(out.ends),
        tuple(out.sentences),
        tuple(out.sentence_of),
        cut_off,
    )


def _add_word(out: _Builder, word: str, start: int, end: int) -> None:
    if word in JOINED_NEGATIONS:
        base, length = JOINED_NEGATIONS[word]
        out.add(base, start, start + length)
        out.add("not", start + length, end)
        return
    if "'" not in word:
        if end - start >= _LONG_WORD and (inner := _run_together(out, start, end)):
            out.add(word[:inner], start, start + inner)
            out.finish(start + inner)
            out.add(word[inner:], start + inner, end)
        else:
            out.add(word, start, end)
        return
    if word.endswith("n't") and word != "n't":
        out.add(_SHORT_NEGATIONS.get(word, word[:-3]), start, end - 3)
        out.add("not", end - 3, end)
        return
    base, _, ending = word.rpartition("'")
    if ending in _ENDINGS:
        out.add(base, start, end - len(ending) - 1)
        out.add(_ENDINGS[ending], end - len(ending) - 1, end)
    else:
        out.add(word, start, end)


def _run_together(out: _Builder, start: int, end: int) -> int:
    """Where a second sentence begins inside a word ("necessaryApply"), as texts taken from pages have it; else 0."""
    original = out.normal.span(start, end).cut(out.normal.original)
    found = _CAPITAL_INSIDE.search(original) if len(original) == end - start else None
    return found.start() if found else 0


def _add_mark(out: _Builder, text: str, mark: str, start: int, end: int) -> None:
    following = text[end : end + 1]
    before = text[start - 1 : start]
    if mark in _STOPS:
        if mark == "." and not _stops(out, text, end):
            return
        asked = mark == "?"
        out.finish(start, question=asked, opens=asked and _LIST_FOLLOWS.match(text, end) is not None)
    elif mark == "\u2022":
        out.finish(start, opens=bool(out.words) and out.words[-1] == ":")
        out.bullet = True
    elif mark == "-" and before.isalnum() and following.isalnum() and not (before.isdigit() and following.isdigit()):
        return  # a hyphen joins words that phrases write apart
    elif mark == "'":
        return
    elif mark == "*" and (following == "*" or before == "*"):
        return  # emphasis, not a word
    else:
        out.add(mark, start, end)


def _stops(out: _Builder, text: str, end: int) -> bool:
    """Whether a full stop ends a sentence."""
    following = text[end : end + 1]
    previous = out.words[-1] if out.words else ""
    if following and not following.isspace() and following not in "\"')*[]":
        # "Leadership.Excelling" lacks a blank; "p.a.", "u.s." and file names do not end anything.
        original = out.normal.span(end, end + 1).cut(out.normal.original)
        return original.isupper() and len(previous) > _SHORT_WORD and previous.isalpha()
    if len(previous) == 1 and previous.isalpha():
        return not text[end : end + 2].strip()
    if previous in _ABBREVIATIONS:
        return not following
    # "13." opens a numbered entry
    return not (previous.isdigit() and len(out.words) - out.first == 1)


def _line_ends(out: _Builder, text: str, end: int, breaks: int) -> bool:
    """Whether a line break ends a sentence; a wrapped line does not."""
    if breaks > 1 or len(out.words) == out.first:
        return True
    following = text[end : end + 1]
    if not following:
        return True
    last = out.words[-1]
    if last in _OPEN_LINE_ENDS:
        return False
    original = out.normal.span(end, end + 1).cut(out.normal.original)
    # A line that goes on with a small letter was wrapped, unless it is one of a list of short entries.
    wrapped = original.islower() and last not in {":", ";"} and len(out.words) - out.first > _SHORT_ENTRY
    return not wrapped


def _heading(out: _Builder, text: str, end: int) -> bool:
    """Whether the line that ends here is short, has no stop, and a list follows."""
    following = text[end : end + 1]
    return not out.bullet and len(out.words) - out.first <= _LONGEST_HEADING and following in _BULLETS | {"-"}
