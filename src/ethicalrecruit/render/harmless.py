r"""Words of strangers made safe to show: nothing in a quote may steer a terminal, a page or the eye.

Ads are untrusted. An escape sequence could recolour or erase what stands around it, and a direction mark could
show "no fee" where the text says something else. Both are shown as visible escapes instead.
"""

import re

# C0 and C1 controls, the direction marks and isolates, line and paragraph separators, invisible fillers, blanks that
# count as letters, tag characters, selectors of variants and lone surrogates. Joiners (U+200C, U+200D) and soft hyphens
# stay: they steer nothing, and several scripts cannot be written without the former.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_MARK = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# No language piles more than a few marks on a letter; a pile of hundreds covers the lines around it.
_PILE = re.compile(f"(?<=[{_MARK}]{{4}})[{_MARK}]+")
_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*")


def harmless(text: str) -> str:
    r"""The text on one line, with every character that steers shown as an escape.

    Line breaks become a visible sign, so that a quote can never look like a line of the report itself.

    >>> harmless("free\x1b[2K visa\nfor all")
    'free\\x1b[2K visa ⏎ for all'
    """
    if text.isascii() and text.isprintable():
        return text  # as most are; nothing below would change it
    return _shown(_LINE_BREAK.sub(" ⏎ ", text).replace("\t", " "))


def harmless_lines(text: str) -> str:
    """The same for text of several lines, which keeps its line breaks."""
    return "\n".join(map(_shown, text.split("\n")))


def harmless_json(text: str) -> str:
    r"""JSON text in which steering characters stand as JSON escapes: the same values, safe to print.

    >>> harmless_json('"a\u202eb"')
    '"a\\u202eb"'
    """
    return _IN_JSON.sub(_json_escape, text)


def _shown(line: str) -> str:
    line = _STEERING.sub(_visible, line)
    # Nothing piles up in plain letters, and most texts hold nothing else.
    return line if line.isascii() else _PILE.sub(lambda pile: "".join(f"\\u{ord(one):04x}" for one in pile[0]), line)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:  # noqa: PLR2004  # one byte
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004  # the basic plane


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:  # noqa: PLR2004
        return f"\\u{code:04x}"
    above = code - 0x10000
    return f"\\u{0xD800 + (above >> 10):04x}\\u{0xDC00 + (above & 0x3FF):04x}"
