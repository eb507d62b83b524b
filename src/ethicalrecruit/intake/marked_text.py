"""Plain text with marks of Markdown: what only the marks say is blanked, so that every word keeps its place."""

import re

from ethicalrecruit.findings.masking import mask
from ethicalrecruit.frozen import dataclass

# ![picture](address "title"), [words](address), [words][note]; the words stay. All lengths are bounded.
_LINK = re.compile(
    r"(!?\[)([^\[\]\n]{0,500})"
    r"(\](?:\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}"
    r"""(?:[ \t]{1,9}["'][^"'\n]{0,300}["'])?[ \t]{0,9}\)"""
    r"|\[[^\[\]\n]{0,100}\]))"
)
_DEFINITION = re.compile(r"""^[ ]{0,3}\[[^\[\]\n]{1,100}\]:[ \t]{0,9}\S{1,2000}[^\n]{0,300}$""", re.MULTILINE)
_COMMENT = re.compile(r"<!--")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
# Two or three stars stress part of a word. In their place stands what nobody sees, so the word stays one.
_STARS_INSIDE = re.compile(r"(?<=[^\W_])\*{2,3}(?=[^\W_])")
_UNSEEN = "\u200b"
_CELL = re.compile(r"(?<=\S)[ \t]+\|(?=[ \t]|$)", re.MULTILINE)
_NOT_A_BREAK = re.compile(r"[^\n]")
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text to be read.

    Attributes:
        text: as long as the original, blanks in place of what only marks up.
        notes: what it hides from its readers.
    """

    text: str
    notes: tuple[str, ...] = ()


def without_marks(original: str) -> MarkedText:
    """The text with addresses of links, pictures, comments and marks of emphasis blanked.

    >>> without_marks("A [processing fee](https://example.org/fee) of *GBP 900*").text.split()
    ['A', 'processing', 'fee', 'of', 'GBP', '900']
    """
    text, notes = original, tuple[str, ...]()
    if "<!--" in text:
        text, notes = _without_comments(text)
    if "](" in text or "][" in text or "]:" in text:
        text = _LINK.sub(_words_only, text)
        text = _DEFINITION.sub(_blank, text)
    if "**" in text:
        text = _STARS_INSIDE.sub(lambda found: _UNSEEN * len(found[0]), text)
    if "*" in text:
        text = _STAR.sub(" ", text)
    if " |" in text:
        text = _CELL.sub(_blank, text)
    return MarkedText(text, notes)


def _without_comments(text: str) -> tuple[str, tuple[str, ...]]:
    out: list[str] = []
    first, count, place = "", 0, 0
    for found in _COMMENT.finditer(text):
        if found.start() < place:
            continue
        end = text.find("-->", found.end())
        if end < 0:
            break  # it hides nothing: Markdown shows a comment that does not end
        inside_word = text[max(found.start() - 1, 0) : found.start()].isalnum() and text[end + 3 : end + 4].isalnum()
        blank = _UNSEEN if inside_word else " "
        out += (text[place : found.start()], _NOT_A_BREAK.sub(blank, text[found.start() : end + 3]))
        inner = " ".join(text[found.end() : end][: 4 * _LONGEST_SHOWN].split())
        if inner:
            first, count = first or inner, count + 1
        place = end + 3
    out.append(text[place:])
    if not count:
        return "".join(out), ()
    shown = mask(first)
    words = f"{shown[:_LONGEST_SHOWN]}…" if len(shown) > _LONGEST_SHOWN else shown
    more = f", {count:,} in all" if count > 1 else ""
    return "".join(out), (f'Not read, since readers do not see it (comment): "{words}"{more}',)


def _blank(found: re.Match[str]) -> str:
    return _NOT_A_BREAK.sub(" ", found[0])


def _words_only(found: re.Match[str]) -> str:
    if found[1] == "![":
        # The words stand for the picture where it cannot be shown; most readers do not see them.
        return _blank(found)
    return " " * len(found[1]) + found[2] + " " * len(found[3])
