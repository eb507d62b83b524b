"""A page in HTML to the text that its visitors see, and an account of what they do not."""

import re
from collections import Counter
from dataclasses import field, replace

from ethicalrecruit.findings.masking import mask
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.hiding import CHOICES, TEMPLATE, Sight, seen_inside
from ethicalrecruit.intake.markup import Comment, End, Piece, Raw, Start, Text, Unfinished, pieces
from ethicalrecruit.intake.style_sheets import StyleSheet, style_sheet

DEEPEST = 512
"""How deep elements are followed; browsers stop there as well."""

_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "section", "article",
    "header", "footer", "main", "aside", "nav", "figure", "form", "fieldset", "hr", "address", "details",
})  # fmt: skip
_LINES = frozenset({
    "div", "li", "dt", "dd", "tr", "caption", "figcaption", "legend", "summary", "thead", "tbody", "tfoot",
    "option", "optgroup", "center", "body", "html", "head", "title", "dialog", "menu", "hgroup", "search",
})  # fmt: skip
_BLOCKS = _PARAGRAPHS | _LINES | {"td", "th"}
# Elements that an end tag of a plain element, such as a span, does not reach across.
_WALLS = _BLOCKS | {
    "select", "datalist", "template", "object", "button", "video", "audio", "canvas", "svg", "applet", "marquee",
}  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame", "keygen",
})  # fmt: skip
# What a start tag closes, unless something of the second kind was opened since.
_CLOSES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "option": (("option",), ("select", "datalist")),
}
_SPACES = " \t\n\f\r"
_BREAKS = re.compile("[ \t\n\f\r]+")
_LONGEST_SHOWN = 80
_MOST_NOTED = 12
_NEARLY_ALL = 5
_MOST_BLOCKS = 200
_NOTHING, _SPACE, _TAB, _LINE, _PARAGRAPH = "", " ", "\t", "\n", "\n\n"
_TAG = re.compile(r"<[^<>]{0,2000}>")
_UNSEEN = {"script": "script", "style": "style", "noscript": "shown without scripts only (noscript)"}
_HARMLESS = frozenset(("comment", "script", "style", TEMPLATE, _UNSEEN["noscript"]))
_JSON_LD = "application/ld+json"


@dataclass(frozen=True, slots=True)
class JsonBlock:
    """A block of JSON-LD in a page, and the line of the page on which it begins."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """What is to be read of a page.

    Attributes:
        text: the text that its visitors see, a line for every line of theirs, a bullet before entries of lists.
        blocks: its blocks of JSON-LD.
        notes: what it holds that visitors do not see, and what else was left out.
        lost: whether visitors may come to see some of that, so that silence of the text tells nothing.
        hidden_by_sheets: how many characters its style sheets hide.
    """

    text: str
    blocks: tuple[JsonBlock, ...] = ()
    notes: tuple[str, ...] = ()
    lost: bool = False
    hidden_by_sheets: int = 0


def read_page(markup: str) -> Page:
    """The text of a page as its visitors see it.

    >>> page = read_page('<p>Visa: <b>free</b>.<p style="display:none">Fee: 900.')
    >>> page.text, page.notes
    ('Visa: free.', ('Not read, since it is hidden (display:none): "Fee: 900."',))
    """
    sheet = style_sheet(markup)
    page = _read(markup, sheet)
    if sheet.hiding and page.hidden_by_sheets > _NEARLY_ALL * len(page.text):
        # Scripts show such a page bit by bit; its sheets alone would leave nothing of it.
        told = "Style sheets of the page hide most of it until scripts show it; it was read as if all of it were shown."
        page = _read(markup, StyleSheet({}))
        page = replace(page, notes=(told, *page.notes), lost=True)
    return page


def _read(markup: str, sheet: StyleSheet) -> Page:
    reader = _Reader(sheet)
    line, counted = 1, 0
    for piece in pieces(markup):
        if isinstance(piece, Raw) and _is_json_ld(piece) and len(reader.blocks) < _MOST_BLOCKS:
            line += markup.count("\n", counted, piece.place)
            counted = piece.place
            reader.blocks.append(JsonBlock(piece.text, line))
        else:
            reader.take(piece)
    return reader.page()


def _is_json_ld(piece: Raw) -> bool:
    return piece.name == "script" and piece.attributes.get("type", "").strip().lower().startswith(_JSON_LD)


@dataclass(slots=True)
class _Left:
    """Words of one kind that were left out."""

    passages: int = 0
    characters: int = 0
    first: str = ""


@dataclass(slots=True)
class _Open:
    """An open element."""

    name: str
    around: Sight
    pre: bool


@dataclass(slots=True)
class _Reader:
    sheet: StyleSheet
    out: list[str] = field(default_factory=list)
    blocks: list[JsonBlock] = field(default_factory=list)
    left: dict[str, _Left] = field(default_factory=dict)
    pending: str = _NOTHING
    marker: str = ""
    sight: Sight = field(default_factory=Sight)
    pre: bool = False
    raised: bool = False
    stack: list[_Open] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    walls: list[int] = field(default_factory=list)
    too_deep: Counter[str] = field(default_factory=Counter)
    deep_hidden: str = ""
    pictures: int = 0
    frames: int = 0
    unfinished: int = 0
    last_left: str = ""

    def take(self, piece: Piece) -> None:
        if isinstance(piece, Text):
            self._text(piece.text)
        elif isinstance(piece, Start):
            self._start(piece)
        elif isinstance(piece, End):
            self._end(piece.name)
        elif isinstance(piece, Comment):
            self._leave("comment", piece.text)
        elif isinstance(piece, Unfinished):
            self.unfinished = len(piece.text)
        else:
            self._raw(piece)

    # Text

    def _text(self, text: str) -> None:
        hidden = self.deep_hidden or self.sight.hidden
        if hidden:
            self._leave(hidden, text)
            return
        if self.pre:
            self._write(text)
            return
        words = _BREAKS.sub(" ", text)
        if words[:1] == " ":
            self._break(_SPACE)
        inner = words.strip(" ")
        if inner:
            self._write(inner)
            if words[-1:] == " ":
                self._break(_SPACE)

    def _write(self, text: str) -> None:
        if self.raised and not self.pending and self.out and self.out[-1][-1:].isdigit() and text[:1].isdigit():
            self.pending = _SPACE  # "900" with a raised "1" is not 9001
        self.raised = False
        if self.out and self.pending:
            self.out.append(self.pending)
        self.pending = _NOTHING
        self.out.append(self.marker + text)
        self.marker = ""
        self.last_left = ""

    def _break(self, kind: str) -> None:
        """The widest of the breaks between two words counts."""
        order = (_NOTHING, _SPACE, _TAB, _LINE, _PARAGRAPH)
        if order.index(kind) > order.index(self.pending):
            self.pending = kind

    def _leave(self, kind: str, text: str) -> None:
        words = _BREAKS.sub(" ", text).strip(" ")
        if not any(char.isalnum() for char in words[:10_000]):
            return
        one = self.left.setdefault(kind, _Left())
        one.passages += self.last_left != kind
        self.last_left = kind
        one.characters += len(words)
        if len(one.first) <= _LONGEST_SHOWN:
            one.first = f"{one.first} {words[: 2 * _LONGEST_SHOWN]}".strip()

    def _raw(self, piece: Raw) -> None:
        if piece.name in _UNSEEN:
            words = piece.text if piece.name != "noscript" else _TAG.sub(" ", piece.text)
            self.last_left = ""
            self._leave(_UNSEEN[piece.name], words)
            self.last_left = ""
        elif piece.name == "textarea":
            self._text(piece.text)
        elif piece.name == "iframe":
            self.frames += 1
        elif piece.name == "xmp":
            self._break(_PARAGRAPH)
            self._text(piece.text)

    # Tags

    def _start(self, tag: Start) -> None:
        name = tag.name
        if name in _BLOCKS:
            self._close_before(name)
        self._break_at(name)
        self.raised = self.raised or name in ("sup", "sub")
        self.pictures += name == "img"
        if name == "hr" and not self.sight.hidden and self.out:
            self._write("---")
            self._break(_PARAGRAPH)
        if name in _VOID or (tag.closed and "svg" in self.places and self.places["svg"]):
            return
        inside = seen_inside(self.sight, name, tag.attributes)
        if self.sheet.hiding and not inside.gone and (reason := self.sheet.hides(name, tag.attributes)):
            inside = replace(inside, gone=reason)
        if len(self.stack) >= DEEPEST:
            self.too_deep[name] += 1
            self.deep_hidden = self.deep_hidden or inside.hidden
            return
        self.places.setdefault(name, []).append(len(self.stack))
        if name in _WALLS:
            self.walls.append(len(self.stack))
        self.stack.append(_Open(name, self.sight, self.pre))
        if inside is not self.sight:
            self.last_left = ""
        self.sight = inside
        self.pre = self.pre or name in ("pre", "listing")
        if name == "li" and not inside.hidden:
            self.marker = "\u2022 "

    def _close_before(self, name: str) -> None:
        """Close what this start tag closes without saying so."""
        paragraphs = self.places.get("p")
        if paragraphs and name not in ("td", "th", "tr", "option", "title") and paragraphs[-1] >= self._last("button"):
            self._pop_to(paragraphs[-1])
        if name in _CLOSES:
            closed, scopes = _CLOSES[name]
            place = max(self._last(one) for one in closed)
            if place >= 0 and place > max(self._last(scope) for scope in scopes):
                self._pop_to(place)

    def _last(self, name: str) -> int:
        known = self.places.get(name)
        return known[-1] if known else -1

    def _end(self, name: str) -> None:
        self._break_at(name)
        self.raised = self.raised or name in ("sup", "sub")
        if name == "br":
            return
        if self.too_deep[name] > 0:
            self.too_deep[name] -= 1
            return
        place = self._last(name)
        if place < 0 or (name not in _WALLS and self.walls and self.walls[-1] > place):
            return  # an end without a beginning, or one that a block stands between
        self._pop_to(place)

    def _pop_to(self, place: int) -> None:
        while len(self.stack) > place:
            one = self.stack.pop()
            self.places[one.name].pop()
            if one.name in _WALLS:
                self.walls.pop()
            self.sight, self.pre = one.around, one.pre
            if one.name == "li":
                self.marker = ""
        self.too_deep.clear()
        self.deep_hidden = ""
        self.last_left = ""

    def _break_at(self, name: str) -> None:
        if name == "br":
            self._line_break()
        elif name in _PARAGRAPHS:
            self._break(_PARAGRAPH)
        elif name in _LINES:
            self._break(_LINE)
        elif name in ("td", "th"):
            self._break(_TAB)

    def _line_break(self) -> None:
        if not (self.deep_hidden or self.sight.hidden):
            self._break(_PARAGRAPH if self.pending in (_LINE, _PARAGRAPH) else _LINE)

    # The whole

    def page(self) -> Page:
        text = "".join(self.out).strip(_SPACES)
        notes = []
        for kind, one in list(self.left.items())[:_MOST_NOTED]:
            notes.append(_told(kind, one))
        if self.frames:
            notes.append(f"The page embeds {_counted(self.frames, 'other page')} that {_is(self.frames)} not read.")
        if self.unfinished:
            notes.append(
                f"The page ends inside a tag that is never closed; its last {self.unfinished:,} characters were "
                "not read."
            )
        if self.pictures:
            notes.append(f"Words in pictures are not read; the page has {_counted(self.pictures, 'picture')}.")
        lost = bool(self.frames or self.unfinished or set(self.left) - _HARMLESS)
        by_sheets = sum(one.characters for kind, one in self.left.items() if kind.startswith("style sheet"))
        return Page(text, tuple(self.blocks), tuple(notes), lost, by_sheets)


def _told(kind: str, left: _Left) -> str:
    # Masked before it is cut: half an address is no longer recognised as one.
    words = mask(left.first)
    more = left.passages > 1 or left.characters > _LONGEST_SHOWN
    size = f", {left.characters:,} characters in {_counted(left.passages, 'passage')}" if more else ""
    if kind in ("script", "style"):
        return f"Left out: {_counted(left.passages, kind)} with {left.characters:,} characters."
    shown = f'"{words[:_LONGEST_SHOWN]}{"…" if more else ""}"'
    if kind in ("comment", CHOICES, TEMPLATE, _UNSEEN["noscript"]):
        return f"Not read, since visitors do not see it as text ({kind}): {shown}{size}"
    return f"Not read, since it is hidden ({kind}): {shown}{size}"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
