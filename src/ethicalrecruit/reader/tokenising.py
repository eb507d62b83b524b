"""Cuts a text into words, marks and sentences.

Phrases match words, never characters. A sentence ends at a stop, at a line that is not merely wrapped, and at
a bullet; nothing that is read may cross such an end except where a heading opens a list.
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

from ethicalrecruit.reader.language import UNKNOWN, Stretch
from ethicalrecruit.reader.text import NormalText, normal_text
from ethicalrecruit.reader.tokens import END, LINK, Sentence, Tokens
from ethicalrecruit.reader.words import NO_WORDS, SmallWords
from ethicalrecruit.reader.wrapped import wrapped_breaks

# "Bewerber:innen", "Pfleger/in", "candidat(e)s", "enfermeros/as" are one word, read as their first form.
_GENDER = (
    r"(?:[\u2022.]e(?:[\u2022.]?s)?|(?:[:*_\u2022]|/-?)(?:innen|in|ere|euse|trice|ne|es|e|as|os|a|o|ka|ki)"
    r"|\(-?(?:innen|in|ere|euse|trice|ne|es|e|as|os|a|o|s|n|r|ka|ki)\)s?"
    r"|@s?)(?![^\W\d_])"
)
# Words come first, since most tokens are words; "++" never gives letters back, so a long word costs no second look.
_TOKENS = (
    rf"(?!https?://|www\.)[^\W\d_]++(?:{_GENDER}|(?:'[^\W\d_]++)*+'?)"
    r"|\d++(?:[.,]\d++)*+"
    r"|\n\s*+"
    r"|https?://\S++|www\.\S++|\[[a-z]{3,6}\]"
    r"|[^\w\s]"
)
_TOKEN = re.compile(f"({_TOKENS})")
# Looking for addresses costs time at every word, so only texts with an @ pay for it; their length is bounded
# because a search for a far @ would grow with the square of the text.
_TOKEN_OR_ADDRESS = re.compile(rf"([\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.\w{{1,24}}){{1,4}}|{_TOKENS})")
_FIRST_FORM = re.compile(rf"([^\W\d_]{{3,}}){_GENDER}")
_LONGEST_SENTENCE = 200
_MOST_SENTENCES = 5000
_LONGEST_HEADING = 8
_SHORT_ENTRY = 4
_LONGEST_LABEL = 4
_LONGEST_VALUE = 60
_SHORT_WORD = 3
_LONG_WORD = 9
_CAPITAL_INSIDE = re.compile("[a-z]{4}([A-Z])[a-z]{2}")
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_OR_DIGITS = re.compile(r"[^\W_]+")
_NEW_SENTENCE = re.compile(r"\s+[A-Z](?:[a-z]|\s)")
_OPENING = 3
_LIST_FOLLOWS = re.compile("[ \t]{0,8}\n[ \t]{0,8}[\u2022*-]")
_BULLETS = frozenset("\u2022*+>#|")
_STOPS = frozenset(".!?")
_LOOKED_AT = _BULLETS | _STOPS | frozenset("-'\n")
_MOST_PLAIN = 50_000
_LINKS = ("http://", "https://", "www.")
_PLURAL = ("s", "s)", "@s")


class _Builder:
    """The tokens gathered so far, and the sentence that is open."""

    def __init__(self, normal: NormalText) -> None:
        self.normal = normal
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentences: list[Sentence] = []
        self.first = 0
        self.bullet = False
        self.line = 0
        self.paragraph = 0
        self.language = UNKNOWN
        self.small = NO_WORDS
        self.begun_in = UNKNOWN
        self.at_line_start = True
        self.run_together = _run_together_in(normal.original)
        self.wraps = wrapped_breaks(normal.text)

    def add(self, word: str, start: int, end: int) -> None:
        if len(self.words) == self.first:
            self.begun_in = self.language
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def add_all(self, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        """Add words in which no sentence ends, unless it grows too long."""
        self.at_line_start = False
        known = len(self.words)
        if known == self.first:
            self.begun_in = self.language
        if known - self.first + len(words) < _LONGEST_SENTENCE:
            self.words += words
            self.starts += starts
            self.ends += ends
            return
        for word, start, end in zip(words, starts, ends, strict=True):
            self.add(word, start, end)
            if len(self.words) - self.first >= _LONGEST_SENTENCE:
                self.finish(end)

    def finish(self, place: int, *, question: bool = False, opens: bool = False) -> None:
        last = len(self.words)
        if last > self.first:
            self.sentences.append(
                Sentence(self.first, last, question, opens, self.bullet, self.line, self.paragraph, self.begun_in)
            )
            self.words.append(END)
            self.starts.append(place)
            self.ends.append(place)
            self.bullet = False
            self.first = last + 1

    def tokens(self, *, cut_off: bool) -> Tokens:
        sentence_of: list[int] = []
        for number, one in enumerate(self.sentences):
            sentence_of += [number] * (one.last + 1 - one.first)
        return Tokens(
            self.normal,
            tuple(self.words),
            tuple(self.starts),
            tuple(self.ends),
            tuple(self.sentences),
            tuple(sentence_of),
            cut_off,
        )


def tokenise(
    normal: NormalText,
    stretches: Sequence[Stretch] = (),
    words_in: Callable[[str], SmallWords] = lambda _: NO_WORDS,
) -> Tokens:
    """The tokens of a text.

    Args:
        normal: the text.
        stretches: the languages of its parts, in order; none if nothing is known of them.
        words_in: the small words of a language.

    >>> from ethicalrecruit.reader.text import normal_text
    >>> tokenise(normal_text("You pay, d\u2019accord.")).words[:4]
    ('you', 'pay', ',', "d'accord")
    """
    out = _Builder(normal)
    text = normal.text
    parts = stretches or (Stretch(0, len(text), UNKNOWN),)
    cut_off = False
    for number, part in enumerate(parts):
        start = part.start if number else 0
        stop = parts[number + 1].start if number + 1 < len(parts) else len(text)
        out.language, out.small = part.language, words_in(part.language)
        cut_off = _tokenise(out, text if stop - start == len(text) else text[start:stop], start)
        if cut_off:
            break
    out.finish(len(text))
    return out.tokens(cut_off=cut_off)


def _tokenise(out: _Builder, piece: str, start: int) -> bool:
    """Add the tokens of a piece of the text that begins at ``start``; True if there are more than are read.

    Plain words and marks are added in runs; only what ends a line or a sentence, or stands for several words, is
    looked at.
    """
    parts = (_TOKEN_OR_ADDRESS if "@" in piece else _TOKEN).split(piece)
    places = list(accumulate(map(len, parts), initial=start))
    words, starts, ends = parts[1::2], places[1:-1:2], places[2::2]
    known = out.small.plain
    if out.run_together:
        known = known - out.run_together
    done = 0
    for at in [at for at, word in enumerate(words) if word not in known]:
        word = words[at]
        if word not in out.run_together and _is_plain(out.small, word):
            continue
        if at > done:
            out.add_all(words[done:at], starts[done:at], ends[done:at])
        done = at + 1
        _add(out, word, starts[at], ends[at])
        if len(out.words) - out.first >= _LONGEST_SENTENCE:
            out.finish(ends[at])
        if len(out.sentences) >= _MOST_SENTENCES:
            return True
    if done < len(words):
        out.add_all(words[done:], starts[done:], ends[done:])
    return False


def _is_plain(small: SmallWords, word: str) -> bool:
    """Whether a word or mark stands for itself wherever it stands; those that do are remembered."""
    if word.isalpha():
        plain = word not in small.contractions
    else:
        plain = (word[0].isdigit() and "@" not in word) or (len(word) == 1 and word not in _LOOKED_AT)
    if plain and len(small.plain) < _MOST_PLAIN:
        small.plain.add(word)
    return plain


def _run_together_in(original: str) -> frozenset[str]:
    """The words, in normal form, inside which a second sentence may begin."""
    if _CAPITAL_INSIDE.search(original) is None:
        return frozenset()
    words = (word for word in _LETTERS.findall(original) if len(word) >= _LONG_WORD and _CAPITAL_INSIDE.search(word))
    return frozenset(normal_text(word).text for word in words)


def _add(out: _Builder, word: str, start: int, end: int) -> None:
    """Add a token that is not plain: a mark, the end of a line, a word that stands for several."""
    if word[0] == "\n":
        text = out.normal.text
        if _line_ends(out, text, end, word.count("\n")) and not (word.count("\n") == 1 and start in out.wraps):
            opens = bool(out.words) and out.words[-1] == ":"
            out.finish(start, opens=opens or _heading(out, text, end))
            out.line += 1
            out.paragraph += word.count("\n") > 1
            out.at_line_start = True
    elif out.at_line_start and (word in _BULLETS or word == "-"):
        out.bullet = True
    else:
        out.at_line_start = False
        if word.isalpha():
            _add_plain(out, word, start, end)
        elif len(word) > 1:
            _add_other(out, word, start, end)
        else:
            _add_mark(out, word, start, end)


def words_of(text: str, small: SmallWords) -> tuple[str, ...]:
    """The words of a few words of one language, without ends of sentences."""
    tokens = tokenise(normal_text(text), (Stretch(0, len(text), ""),), lambda _: small)
    return tuple(word for word in tokens.words if word != END)


def _add_plain(out: _Builder, word: str, start: int, end: int) -> None:
    """A word of letters alone; one that stands for two, or in which a second sentence begins, is parted."""
    if (two := out.small.contractions.get(word)) is not None:
        _add_two(out, two, word, start, end)
    elif end - start >= _LONG_WORD and (inner := _run_together(out, start, end)):
        out.add(word[:inner], start, start + inner)
        out.finish(start + inner)
        out.add(word[inner:], start + inner, end)
    else:
        out.add(word, start, end)


def _add_two(out: _Builder, two: Sequence[str], word: str, start: int, end: int) -> None:
    cut = end - len(two[-1]) if word.endswith(two[-1]) else max(end - 3 if "'" in word else end - 2, start)
    out.add(two[0], start, cut)
    out.add(two[-1], cut, end)


def _add_other(out: _Builder, word: str, start: int, end: int) -> None:
    """A number, a link or an address, or a word with an apostrophe or two genders."""
    if not word[0].isalpha() or "@" in word[:-2] or word.startswith(_LINKS):
        out.add(word if word[0].isdigit() and "@" not in word else LINK, start, end)
        return
    if "'" not in word:
        form = _FIRST_FORM.fullmatch(word)
        if form is None:
            out.add(LINK, start, end)
        else:
            plural = word.endswith(_PLURAL) and not word.endswith("(s)") and not form[1].endswith("s")
            out.add(form[1] + "s" if plural else form[1], start, end)
        return
    if (two := out.small.contractions.get(word)) is not None:
        _add_two(out, two, word, start, end)
        return
    before, _, after = word.partition("'")
    while before in out.small["elided"]:
        cut = start + len(before) + 1
        out.add(f"{before}'", start, cut)
        if not after:
            return
        word, start = after, cut
        if "'" not in word:
            _add_plain(out, word, start, end)
            return
        if (two := out.small.contractions.get(word)) is not None:
            _add_two(out, two, word, start, end)
            return
        before, _, after = word.partition("'")
    base, _, ending = word.rpartition("'")
    if ending in out.small.endings:
        out.add(base, start, end - len(ending) - 1)
        out.add(out.small.endings[ending], end - len(ending) - 1, end)
    else:
        out.add(word.rstrip("'"), start, end - (word[-1] == "'"))


def _run_together(out: _Builder, start: int, end: int) -> int:
    """Where a second sentence begins inside a word ("necessaryApply"), as texts taken from pages have it; else 0."""
    original = out.normal.shown(start, end)
    if len(original) != end - start or original[1:].islower():
        return 0
    found = _CAPITAL_INSIDE.search(original)
    # "BewerberInnen" is one word for both genders.
    return found.start(1) if found and original[found.start(1) :] not in ("Innen", "In") else 0


def _add_mark(out: _Builder, mark: str, start: int, end: int) -> None:
    text = out.normal.text
    following = text[end : end + 1]
    before = text[start - 1 : start] if start else ""
    if mark in _STOPS:
        if mark == "." and not _stops(out, text, end):
            return
        asked = mark == "?"
        out.finish(start, question=asked, opens=asked and _LIST_FOLLOWS.match(text, end) is not None)
    elif mark == "\u2022":
        out.finish(start, opens=bool(out.words) and out.words[-1] == ":")
        out.bullet = True
    elif mark == "-" and before.isalnum() and following.isalnum() and not _parts_numbers(out, before, following):
        return  # a hyphen joins words that phrases write apart
    elif mark == "'" or (mark == "*" and (following == "*" or before == "*")):
        return  # emphasis, not a word
    else:
        out.add(mark, start, end)


def _stops(out: _Builder, text: str, end: int) -> bool:
    """Whether a full stop ends a sentence."""
    following = text[end : end + 1]
    previous = out.words[-1] if out.words else ""
    if following and not following.isspace() and following not in "\"')*[]":
        # "Leadership.Excelling" lacks a blank; "p.a.", "u.s." and file names do not end anything.
        original = out.normal.shown(end, end + 1)
        return original.isupper() and len(previous) > _SHORT_WORD and previous.isalpha()
    if len(previous) == 1 and previous.isalpha():
        # "Fee 2k. Deposit": the letter belongs to a number; else it is an initial, or half of "p. a."
        return _scales_number(out, previous) or not text[end : end + 2].strip()
    if previous in out.small["abbreviations"]:
        # "No. The employer pays" answers; "No. 12" and "No. RL/12" count
        answers = previous in out.small["answers_no"] and len(out.words) - out.first <= _OPENING
        return not following or (answers and _NEW_SENTENCE.match(out.normal.shown(end, end + 4)) is not None)
    # "13." opens a numbered entry
    return not (previous.isdigit() and len(out.words) - out.first == 1)


def _scales_number(out: _Builder, letter: str) -> bool:
    """Whether the last word is a letter such as the k of "20k", which multiplies the number it stands at."""
    joined = len(out.words) - out.first > 1 and out.starts[-1] == out.ends[-2] and out.words[-2][0].isdigit()
    return joined and letter in out.small.scales


def _parts_numbers(out: _Builder, before: str, following: str) -> bool:
    """Whether a hyphen stands between two numbers, of which the first may have its letter: "30-34", "30k-34k"."""
    return following.isdigit() and (before.isdigit() or _scales_number(out, out.words[-1]))


def _line_ends(out: _Builder, text: str, end: int, breaks: int) -> bool:
    """Whether a line break ends a sentence; a wrapped line does not."""
    if breaks > 1 or len(out.words) == out.first:
        return True
    following = text[end : end + 1]
    if not following:
        return True
    last = out.words[-1]
    if text.find("\t", out.starts[out.first], end) >= 0:
        return True  # a row of a table
    if last in out.small["wrapped_after"]:
        return following in "\u2022*" or text[end : end + 2] == "- "
    if _has_value_below(out, text, end):
        return False
    original = out.normal.shown(end, end + 1)
    # A line that goes on with a small letter was wrapped, unless it is one of a list of short entries.
    wrapped = original.islower() and last not in {":", ";"} and len(out.words) - out.first > _SHORT_ENTRY
    return not wrapped


def _has_value_below(out: _Builder, text: str, end: int) -> bool:
    """Whether the line is a label ("Age:") and the next one its value, rather than the first of several choices."""
    if len(out.words) - out.first > _LONGEST_LABEL:
        return False
    words = out.words[out.first :]
    labels = out.small["labels"]
    if not labels.names(words[:-1] if words[-1] == ":" and len(words) > 1 else words):
        return False
    value, _, rest = text[end : end + 2 * _LONGEST_VALUE].partition("\n")
    below = rest.partition("\n")[0].strip()
    if len(value) > _LONGEST_VALUE or value[0] in _BULLETS | {"-"} or value.rstrip().endswith((":", "?")):
        return False
    further = _LETTERS_OR_DIGITS.findall(below)
    is_choice = 0 < len(further) <= _LONGEST_LABEL and below[-1] != ":" and below[0] not in _BULLETS | {"-"}
    return not is_choice or labels.names(further)


def _heading(out: _Builder, text: str, end: int) -> bool:
    """Whether the line that ends here is short, has no stop, and a list follows."""
    following = text[end : end + 1]
    return not out.bullet and len(out.words) - out.first <= _LONGEST_HEADING and following in _BULLETS | {"-"}
