"""Names of files made of names of agencies: safe on every system, and never the same twice."""

import hashlib
import re
import unicodedata

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "\u0131": "i"})
_LONGEST = 60
_FEWEST = 2
_DIGEST_SHOWN = 8
# Names of devices, which some systems open instead of a file.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(10))}
)


def file_stem(name: str) -> str:
    """The beginning of a file name: small letters and digits of ASCII with hyphens, at most 60 of them.

    A name that leaves hardly any of them is told by a digest of it.

    >>> file_stem("Fjordpflege Ærø & Söhne GmbH"), file_stem("../../etc/passwd"), file_stem("NUL")
    ('fjordpflege-aero-sohne-gmbh', 'etc-passwd', 'agency-nul')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    stem = _NOT_PLAIN.sub("-", "".join(one for one in plain if not unicodedata.combining(one))).strip("-")
    stem = stem[:_LONGEST].strip("-")
    if len(stem) < _FEWEST:
        return f"agency-{hashlib.sha256(name.encode('utf-8', 'backslashreplace')).hexdigest()[:_DIGEST_SHOWN]}"
    return f"agency-{stem}" if stem in _DEVICES else stem


class FileNames:
    """Gives each agency a name of its own.

    Args:
        taken: names that are used already.
    """

    def __init__(self, taken: tuple[str, ...] = ()) -> None:
        self._taken = set(taken)

    def of(self, name: str) -> str:
        """The file name of an agency, without its ending."""
        stem, number = file_stem(name), 1
        found = stem
        while found in self._taken:
            number += 1
            found = f"{stem}-{number}"
        self._taken.add(found)
        return found
