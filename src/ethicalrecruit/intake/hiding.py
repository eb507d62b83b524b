"""What keeps words of a page from the eyes of its visitors, as far as a tag, its attributes and its styles say so.

Styles are those written into the tag; what a sheet of the page says of it is looked up in `style_sheets.py`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from ethicalrecruit.frozen import dataclass

Colour = tuple[int, int, int]

CHOICES = "choices of a form"
TEMPLATE = "template"

STRUCK = "struck through"

_HIDING_TAGS = {
    "template": TEMPLATE,
    "select": CHOICES,
    "datalist": CHOICES,
    **dict.fromkeys(("del", "s", "strike"), STRUCK),
    **dict.fromkeys(("audio", "video", "canvas", "object"), "stand-in for a picture, sound or film"),
}
_WHITE: Colour = (255, 255, 255)
_NAMED: dict[str, Colour] = {
    "white": _WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "floralwhite": (255, 250, 240),
    "red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "yellow": (255, 255, 0),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "navy": (0, 0, 128), "silver": (192, 192, 192),
}  # fmt: skip
_ALIKE = 12
_NUMBER = r"[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})"
_LENGTH = re.compile(rf"({_NUMBER})\s{{0,3}}(px|pt|em|rem|ex|ch|%|vw|vh|mm|cm|in|pc)?")
_RGB = re.compile(
    rf"rgba?\(\s{{0,9}}({_NUMBER})[\s,]{{1,9}}({_NUMBER})[\s,]{{1,9}}({_NUMBER})(?:[\s,/]{{1,9}}({_NUMBER}%?))?\s{{0,9}}\)"
)
_CLEAR = re.compile(r"#[0-9a-f]{3}0|#[0-9a-f]{6}0[0-9a-f]|hsla?\([^()]{1,40}[,/]\s{0,9}(?:0?\.0{1,9}|0)%?\s{0,9}\)")
_HEX = re.compile(r"#([0-9a-f]{3,8})")
_FONT_SIZE = re.compile(rf"(?:^|\s)({_NUMBER}(?:px|pt|em|rem|ex|ch|%|vw|vh|mm|cm|in|pc)?)(?=[\s/]|$)")
_RELATIVE = frozenset(("em", "%", "ex", "ch"))
_TINY = 2.0
_FAR = -900.0
_FAINT = 0.05
_OF_COLOUR = frozenset(("color", "background", "background-color"))
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_SCALED_AWAY = re.compile(r"scale(?:[xy]?\(\s{0,9}0(?:\.0{1,9}\d?)?\s{0,9}[,)]|3d\(\s{0,9}0\s{0,9},)")
_MOVED = re.compile(rf"translate(?:[xy]|3d)?\(\s{{0,9}}({_NUMBER}[a-z%]{{0,4}})")
_COMPLETE = 100.0
_NOTHING = re.compile(
    r"(?:rect\(\s*(?:0(?:px)?[\s,]*){4}\)|rect\(1px[\s,]+1px[\s,]+1px[\s,]+1px\)|inset\((?:50|100)%\)"
    r"|(?:circle|ellipse)\(\s*0(?:px|%)?(?:\s|\)))"
)


@dataclass(frozen=True, slots=True)
class Sight:
    """How the text of an element meets the eye.

    Attributes:
        gone: why it cannot be seen, whatever stands inside it; "" if nothing says so.
        tiny: whether its letters have no size; an element inside may have one again.
        invisible: whether it is set invisible; an element inside may be visible again.
        colour: the colour of its letters, if tags say so.
        background: the colour behind them, if tags say so.
        unclassed: whether no tag so far names a class or an id, through which a style sheet could colour it.
    """

    gone: str = ""
    tiny: bool = False
    invisible: bool = False
    colour: Colour | None = None
    background: Colour | None = None
    unclassed: bool = True

    @property
    def hidden(self) -> str:
        """Why the text cannot be seen; "" if it can."""
        if self.gone:
            return self.gone
        if self.invisible:
            return "visibility:hidden"
        if self.tiny:
            return "letters without size"
        behind = self.background or (_WHITE if self.unclassed else None)
        if self.colour is not None and behind is not None and _are_alike(self.colour, behind):
            return "letters in the colour of what is behind them"
        return ""


def seen_inside(around: Sight, name: str, attributes: Mapping[str, str]) -> Sight:
    """How the text of an element meets the eye, given how the text around it does."""
    if not attributes and name not in _HIDING_TAGS and name != "dialog":
        return around
    sight = around
    if not sight.gone and (reason := _reason(name, attributes)):
        sight = replace(sight, gone=reason)
    if "class" in attributes or "id" in attributes:
        sight = replace(sight, unclassed=False)
    if "bgcolor" in attributes:
        sight = replace(sight, background=colour_of(attributes["bgcolor"]) or sight.background)
    if name == "font" and "color" in attributes:
        sight = replace(sight, colour=colour_of(attributes["color"]) or sight.colour)
    if name == "body" and "text" in attributes:
        sight = replace(sight, colour=colour_of(attributes["text"]) or sight.colour)
    return _styled(sight, declarations_of(attributes["style"])) if "style" in attributes else sight


def _reason(name: str, attributes: Mapping[str, str]) -> str:
    if name in _HIDING_TAGS:
        return _HIDING_TAGS[name]
    if "hidden" in attributes:
        return "attribute hidden"
    if attributes.get("aria-hidden", "").strip().lower() == "true":
        return "aria-hidden"
    if attributes.get("display") == "none" or attributes.get("visibility") == "hidden":
        return "hidden drawing"
    if name == "dialog" and "open" not in attributes:
        return "closed dialog"
    return ""


def declarations_of(style: str) -> dict[str, str]:
    """The properties of a style and their values, in small letters; comments and escapes are undone."""
    found = {}
    if "/*" in style:
        first, *rest = style.split("/*")
        style = first + "".join(part.partition("*/")[2] for part in rest)
    if "\\" in style:
        style = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16) % 0x110000), style)
    for one in style.lower().split(";"):
        name, colon, value = one.partition(":")
        if colon:
            found[name.strip()] = value.partition("!")[0].strip()
    return found


def hidden_by(styles: Mapping[str, str]) -> str:
    """Why styles alone hide what they are said of; "" if they do not.

    >>> hidden_by({"display": "none"}), hidden_by({"font-size": "12px"})
    ('display:none', '')
    """
    colours = styles if "color" in styles and {"background", "background-color"} & styles.keys() else {}
    kept = {name: value for name, value in styles.items() if name not in _OF_COLOUR or name in colours}
    return _styled(Sight(unclassed=False), kept).hidden


def _styled(sight: Sight, styles: Mapping[str, str]) -> Sight:
    if not sight.gone and (reason := _style_hides(styles)):
        sight = replace(sight, gone=reason)
    if "visibility" in styles:
        sight = replace(sight, invisible=styles["visibility"] in ("hidden", "collapse"))
    size = styles.get("font-size", "")
    if not size and "font" in styles:
        found = _FONT_SIZE.search(styles["font"])
        size = found[1] if found else ""
    if size:
        sight = replace(sight, tiny=_is_tiny(size, around=sight.tiny))
    if "color" in styles:
        if _is_clear(styles["color"]):
            return replace(sight, gone=sight.gone or "transparent letters")
        sight = replace(sight, colour=colour_of(styles["color"]))
    behind = styles.get("background-color") or styles.get("background", "")
    if behind and not _is_clear(behind):
        # A picture or a colour we cannot tell: nothing is known of what is behind.
        known = colour_of(behind.partition(" ")[0] if "(" not in behind else behind)
        sight = replace(sight, background=known, unclassed=False)
    return sight


def _style_hides(styles: Mapping[str, str]) -> str:
    if styles.get("display") == "none":
        return "display:none"
    if styles.get("content-visibility") == "hidden":
        return "content-visibility:hidden"
    opacity = _length(styles.get("opacity", ""))
    if opacity is not None and opacity[0] <= _FAINT * (_COMPLETE if opacity[1] == "%" else 1):
        return "opacity:0"
    if _has_no_size(styles):
        return "a box without size"
    if _is_off_the_page(styles):
        return "off the page"
    if _NOTHING.search(styles.get("clip", "")) or _NOTHING.search(styles.get("clip-path", "")):
        return "cut away (clip)"
    if _SCALED_AWAY.search(styles.get("transform", "")) or styles.get("scale") == "0":
        return "scaled to nothing"
    if "line-through" in styles.get("text-decoration", "") + styles.get("text-decoration-line", ""):
        return STRUCK
    return ""


def _has_no_size(styles: Mapping[str, str]) -> bool:
    if not styles.get("overflow", "").startswith(("hidden", "clip")):
        return False
    sides = [_length(styles.get(name, "")) for name in ("height", "max-height", "width", "max-width")]
    return any(side is not None and side[0] <= (1 if side[1] in ("", "px", "pt") else 0) for side in sides)


def _is_off_the_page(styles: Mapping[str, str]) -> bool:
    names = ["text-indent"]
    if styles.get("position") in ("absolute", "fixed"):
        names += ["left", "top", "right", "bottom", "margin-left"]
    moved = _MOVED.search(styles.get("transform", ""))
    sides = [styles.get(name, "") for name in names] + ([moved[1]] if moved else [])
    return any((side := _length(one)) is not None and _is_far(*side) for one in sides)


def _is_far(number: float, unit: str) -> bool:
    return number <= (
        _FAR if unit in ("", "px", "pt") else -_COMPLETE + 1 if unit in ("%", "vw", "vh") else -_COMPLETE / 2
    )


def _length(value: str) -> tuple[float, str] | None:
    found = _LENGTH.match(value)
    return None if found is None else (float(found[1]), found[2] or "")


def _is_tiny(size: str, *, around: bool) -> bool:
    length = _length(size)
    if length is None:
        return around and size in ("inherit", "smaller", "larger", "unset")
    number, unit = length
    if unit in _RELATIVE:
        return around or number <= (1 if unit == "%" else 0.05)
    return number < _TINY if unit in ("", "px", "pt") else number <= 0


def _is_clear(value: str) -> bool:
    found = _RGB.match(value)
    if found is not None and found[4]:
        return float(found[4].rstrip("%")) <= 0
    return value == "transparent" or _CLEAR.fullmatch(value) is not None


def colour_of(value: str) -> Colour | None:
    """The colour that a value names; None if it is none we can tell.

    >>> colour_of("#FFF"), colour_of("rgb(254, 254, 254)"), colour_of("var(--text)")
    ((255, 255, 255), (254, 254, 254), None)
    """
    value = value.strip().lower()
    if value in _NAMED:
        return _NAMED[value]
    if (found := _HEX.match(value)) is not None:
        digits = found[1]
        if len(digits) in (3, 4):
            digits = "".join(one * 2 for one in digits)
        if len(digits) in (6, 8):
            return (int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))
        return None
    if (found := _RGB.match(value)) is not None:
        red, green, blue = (min(255, max(0, int(float(part)))) for part in found.groups()[:3])
        return (red, green, blue)
    return None


def _are_alike(one: Colour, other: Colour) -> bool:
    return all(abs(first - second) <= _ALIKE for first, second in zip(one, other, strict=True))
