"""HTML cut into its pieces, in one pass: text, tags, comments and what stands raw inside scripts and styles.

The parser of the standard library goes over broken markup again and again (a file of many ``<a`` takes it minutes)
and reads it differently from one release to the next. This one follows the rules of the web for where a piece ends,
never looks at a character more than a few times, and keeps no tree.
"""

import html
import re
from collections.abc import Iterator, Mapping

from ethicalrecruit.frozen import dataclass

# A bracket with none of these behind it is text: "age <40".
_BRACKET = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"[A-Za-z][^\s/>\0]{0,60}")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>][^\s/>=]*)(?:\s*(=)\s*)?")
_REST_OF_TAG = re.compile(r"[\s/]*")
_BARE = re.compile(r"[^\s>]*")
_COMMENT_END = re.compile(r"--!?>")
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)
    for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "textarea", "title")
}
_WITH_ENTITIES = frozenset({"textarea", "title"})
# A number of thousands of digits is no character; turning it into one takes long or stops with an error.
_ENDLESS = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
_LONGEST_VALUE = 2_000
_MOST_ATTRIBUTES = 60


@dataclass(frozen=True, slots=True)
class Text:
    """Text between tags, its entities turned into characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag. Names are in small letters; values are cut to 2,000 characters."""

    name: str
    attributes: Mapping[str, str]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment."""

    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands inside a script, a style or the like, where tags are no tags; ``place``: where it begins."""

    name: str
    attributes: Mapping[str, str]
    text: str
    place: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A tag at the end of the page that is never closed: a browser drops it with all that follows."""

    text: str


Piece = Text | Start | End | Comment | Raw | Unfinished


def characters(text: str) -> str:
    """Text with its entities turned into characters, once.

    >>> characters("R&amp;D &euro;900"), characters("&#" + "9" * 5000 + ";")
    ('R&D €900', '�')
    """
    if "&" not in text:
        return text
    return html.unescape(_ENDLESS.sub("\ufffd", text))


def pieces(markup: str) -> Iterator[Piece]:
    """The pieces of a page, in order.

    >>> [type(one).__name__ for one in pieces("<p>Nurses<!-- all --> wanted</p>")]
    ['Start', 'Text', 'Comment', 'Text', 'End']
    """
    place = 0
    while 0 <= place < len(markup):
        found = _BRACKET.search(markup, place)
        opening = len(markup) if found is None else found.start()
        if opening != place:
            yield Text(characters(markup[place:opening]))
            place = opening
            continue
        piece, place = _at_bracket(markup, opening)
        if piece is not None:
            yield piece
        if isinstance(piece, Start) and piece.name == "plaintext":
            yield Text(markup[place:])
            return
        if isinstance(piece, Start) and piece.name in _RAW_END:
            raw, place = _raw(markup, place, piece)
            yield raw


def _at_bracket(markup: str, opening: int) -> tuple[Piece | None, int]:
    """The piece that begins with this bracket, and where it ends; None for what says nothing."""
    following = markup[opening + 1 : opening + 2]
    if following.isascii() and following.isalpha():
        start, place = _tag(markup, opening + 1)
        return (Unfinished(markup[opening:]), len(markup)) if start is None else (start, place)
    if following == "/":
        return _end_tag(markup, opening)
    return _comment(markup, opening)


def _tag(markup: str, place: int) -> tuple[Start | None, int]:
    """The tag whose name begins here, and where it ends; None if it never does."""
    found = _NAME.match(markup, place)
    name = found[0].lower() if found else ""
    place += len(found[0]) if found else 0
    attributes: dict[str, str] = {}
    while True:
        gap = _REST_OF_TAG.match(markup, place)
        after = gap.end() if gap else place
        if after >= len(markup):
            return None, after
        if markup[after] == ">":
            return Start(name, attributes, closed=markup[place:after].rstrip().endswith("/")), after + 1
        one = _ATTRIBUTE.match(markup, place)
        if one is None:  # nothing but an end or a closing bracket is left, and both were seen to
            return None, len(markup)
        place = one.end()
        value = ""
        if one[2]:
            sign = markup[place : place + 1]
            if sign in ('"', "'"):
                end = markup.find(sign, place + 1)
                if end < 0:
                    return None, len(markup)
                value, place = markup[place + 1 : end], end + 1
            else:
                bare = _BARE.match(markup, place)
                value = bare[0] if bare else ""
                place += len(value)
        if len(attributes) < _MOST_ATTRIBUTES:
            attributes.setdefault(one[1][:60].lower(), characters(value[:_LONGEST_VALUE]))


def _end_tag(markup: str, opening: int) -> tuple[End | Unfinished | None, int]:
    following = markup[opening + 2 : opening + 3]
    if not (following.isascii() and following.isalpha()):
        end = markup.find(">", opening)
        return None, len(markup) if end < 0 else end + 1
    tag, place = _tag(markup, opening + 2)
    return (Unfinished(markup[opening:]), len(markup)) if tag is None else (End(tag.name), place)


def _comment(markup: str, opening: int) -> tuple[Comment | None, int]:
    if markup.startswith("<!--", opening):
        for empty in ("<!-->", "<!--->"):
            if markup.startswith(empty, opening):
                return None, opening + len(empty)
        end = _COMMENT_END.search(markup, opening + 4)
        if end is None:
            return Comment(markup[opening + 4 :]), len(markup)
        return Comment(markup[opening + 4 : end.start()]), end.end()
    close = markup.find(">", opening)
    stop = len(markup) if close < 0 else close
    inner = markup[opening + 2 : stop]
    # A word to the browser, such as the kind of document, is no comment of anybody's.
    declared = inner[:7].lower() == "doctype" or markup[opening + 1] == "?"
    return (None if declared or not inner.strip() else Comment(inner)), min(stop + 1, len(markup))


def _raw(markup: str, place: int, start: Start) -> tuple[Raw, int]:
    end = _RAW_END[start.name].search(markup, place)
    stop = len(markup) if end is None else end.start()
    text = markup[place:stop]
    if start.name in _WITH_ENTITIES:
        text = characters(text)
    return Raw(start.name, start.attributes, text, place), stop
