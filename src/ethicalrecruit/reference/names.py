"""One form for all spellings of a name: case, accents, dots and articles do not count."""

import re
import unicodedata

# Letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
# Dots and all signs that stand for an apostrophe.
_DROPPED = re.compile("[.'\u2018\u2019\u00b4`]")
_BREAKS = re.compile(r"[\W_]+")


def normalised(text: str) -> str:
    """A name in the form that names are compared in.

    >>> normalised("The Côte d'Ivoire"), normalised("U.K."), normalised("Trinidad & Tobago")
    ('cote divoire', 'uk', 'trinidad and tobago')
    """
    plain = text.casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)
    words = _BREAKS.sub(" ", _DROPPED.sub("", plain.replace("&", " and "))).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1 and words[-1] == "the":
        words = words[:-1]
    return " ".join("saint" if word == "st" else word for word in words)


def turned(text: str) -> str:
    """A name given the way of indexes, put in the order of speech; other names as they are.

    >>> turned("Gambia, The"), turned("Micronesia, Federated States of"), turned("Ghana")
    ('The Gambia', 'Federated States of Micronesia', 'Ghana')
    """
    head, comma, tail = text.partition(",")
    return f"{tail.strip()} {head.strip()}" if comma and "," not in tail else text
