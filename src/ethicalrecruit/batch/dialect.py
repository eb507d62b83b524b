"""How a table is written: its encoding and its delimiter. Neither is guessed where two answers are possible."""

import codecs
import re

from ethicalrecruit.errors import OptionError

CANDIDATES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""What may divide cells without being stated, and its name."""

# Codecs of text that no table is written in; some of them yield halves of characters.
_NOT_FOR_FILES = frozenset(("unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf_7", "mbcs", "oem"))
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
_SPOKEN = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}


def known_encoding(name: str) -> str:
    """The usual name of an encoding.

    Raises:
        OptionError: if it is none for text.

    >>> known_encoding("UTF8"), known_encoding("windows-1252")
    ('utf-8', 'cp1252')
    """
    try:
        found = codecs.lookup(name)
        # The codec must be one for text: "hex" and "zip" are codecs as well.
        "".encode(found.name)
        known = found.name.replace("-", "_") not in _NOT_FOR_FILES
    except (LookupError, ValueError):
        known = False
    if not known:
        mend = "Common ones: utf-8, utf-16, cp1252, iso8859-2."
        raise OptionError(f'"{name}" is no encoding of text.', "encoding", mend)
    return "utf-8" if found.name == "utf-8-sig" else found.name


def known_delimiter(name: str) -> str:
    """The delimiter that is meant by a sign or a word.

    Raises:
        OptionError: if it cannot divide cells.

    >>> known_delimiter("semicolon")
    ';'
    """
    sign = _SPOKEN.get(name.casefold(), name)
    if len(sign) != 1 or sign in '"\r\n\0 ' or sign.isalnum():
        raise OptionError(f'"{name}" cannot divide cells.', "delimiter", "Use , or ; or tab or |.")
    return sign


def signs_in(line: str) -> list[str]:
    """The usual delimiters that stand in a line outside of quotation marks."""
    bare = _QUOTED.sub("", line)
    return [sign for sign in CANDIDATES if sign in bare]


def spoken_delimiter(sign: str) -> str:
    r"""A delimiter by its name.

    >>> spoken_delimiter("\t"), spoken_delimiter("^")
    ('tab', '^')
    """
    return CANDIDATES.get(sign, sign)
