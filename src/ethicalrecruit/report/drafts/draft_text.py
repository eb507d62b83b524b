"""A draft in Markdown, cut into blocks, with everything hidden that is not the author's own words.

What is hidden keeps its length, so that places in the text stay where they are: quotations (in marks of any language,
and blocks that begin with ``>``), code, comments and addresses.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ethicalrecruit.frozen import dataclass

HIDDEN = "\x00"
_ALLOWED = re.compile(r"<!--\s*allow\s+(?P<check>[a-z-]+)\s*:\s*(?P<reason>.*?)\s*-->", re.DOTALL)
_FENCE = re.compile(
    r"^[ ]{0,3}(?P<mark>```+|~~~+)[^\n]*\n.*?(?:^[ ]{0,3}(?P=mark)[^\n]*$|\Z)", re.MULTILINE | re.DOTALL
)
_FRONT = re.compile(r"\A---\n.*?^(?:---|\.\.\.)$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_ADDRESS = re.compile(r"<?\b(?:https?|mailto|ftp):[^\s<>)\]]+>?|(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?=[\s)])")
# A quotation ends in its own block, so that a mark that is forgotten hides no page.
_QUOTED = re.compile(
    r"“[^”“]*[”“]|„[^“”„]*[“”]|«[^»]*»|»[^«]*«|\"[^\"]*\"|\u2039[^\u203a]*\u203a"
    r"|\u201a[^\u2018\u2019\u201a]*[\u2018\u2019]|\u2018[^\u2019\n]{2,}\u2019(?!\w)"
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}\s")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”“»)\]]*\s+(?=[\"„“«(\[]?[A-ZÀ-ÖØ-ÞĀ-Ž\x00])|\n(?=\s*(?:[-*+|]|\d+[.)])\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|z\.B|Nr|No|Art|Abs|para|par|vs|ca|St|Dr|Mr|Mrs|Ms|cf|p|pp|Ltd|Inc)|\b\w)\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list, a table or a quotation of a draft.

    Attributes:
        start: its first character in the draft.
        own: its words, with HIDDEN for each character that is not the author's own.
        has_quote: whether it quotes at least two words.
        is_heading: whether it is a heading.
        is_quote: whether all of it is a quotation.
        allowed: checks that the author allowed for it, giving a reason.
    """

    start: int
    own: str
    has_quote: bool = False
    is_heading: bool = False
    is_quote: bool = False
    allowed: frozenset[str] = frozenset()

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Its sentences, each with its first character in the draft."""
        start = 0
        for end in _SENTENCE_END.finditer(self.own):
            if _ABBREVIATION.search(self.own, max(0, end.start() - 8), end.start()):
                continue
            yield self.start + start, self.own[start : end.end()]
            start = end.end()
        yield self.start + start, self.own[start:]


@dataclass(frozen=True, slots=True)
class Allowance:
    """A comment by which the author allows something in the block after it.

    Attributes:
        start: its first character in the draft.
        check: the check.
        reason: why; "" is not enough.
    """

    start: int
    check: str
    reason: str


def plain_letters(text: str) -> str:
    """The text with letters that are written in two ways in one; its length stays."""
    return text.replace("ş", "ș").replace("ţ", "ț").replace("Ş", "Ș").replace("Ţ", "Ț").replace("\r", " ")


def allowances(text: str) -> tuple[Allowance, ...]:
    """What the author allows, in order."""
    return tuple(Allowance(one.start(), one["check"], one["reason"]) for one in _ALLOWED.finditer(text))


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a draft in order."""
    shown = plain_letters(text)
    for pattern in (_FRONT, _FENCE):
        shown = pattern.sub(_blank, shown)
    # Comments hide before code and code before addresses, as Markdown reads them.
    for pattern in (_COMMENT, _CODE, _ADDRESS):
        shown = pattern.sub(_hidden, shown)
    allowed = allowances(text)
    found: list[Block] = []
    for start, part in _parts(shown):
        after = found[-1].start + len(found[-1].own) if found else 0
        here = frozenset(one.check for one in allowed if one.reason and after <= one.start < start + len(part))
        if not part.replace(HIDDEN, "").strip():
            # A comment that stands alone speaks of the block after it.
            continue
        found.append(_block(start, part, here))
    return tuple(found)


def _block(start: int, part: str, allowed: frozenset[str]) -> Block:
    quotes = list(_QUOTED.finditer(part))
    is_quote = part.lstrip().startswith(">")
    own = re.sub(r"[^\n]", HIDDEN, part) if is_quote else _QUOTED.sub(_hidden, part)
    has_quote = is_quote or any(len(one[0].split()) > 1 for one in quotes)
    return Block(start, own, has_quote, _HEADING.match(part) is not None, is_quote, allowed)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Stretches between blank lines, with their first characters; a heading and a quotation stand alone."""
    at, begun, kind = 0, None, ""
    for line in text.splitlines(keepends=True):
        found = (
            "" if not line.strip() else "#" if _HEADING.match(line) else ">" if line.lstrip().startswith(">") else "p"
        )
        if begun is not None and (found != kind or kind == "#"):
            yield begun, text[begun:at]
            begun = None
        if found and begun is None:
            begun, kind = at, found
        at += len(line)
    if begun is not None:
        yield begun, text[begun:at]


def _hidden(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", HIDDEN, match[0])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


class Places:
    r"""Lines and columns of a text, both counted from 1.

    >>> Places("a fee\nof 900")(9)
    (2, 4)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def __call__(self, at: int) -> tuple[int, int]:
        """The place of a character."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1
