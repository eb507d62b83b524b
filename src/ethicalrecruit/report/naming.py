"""Who is named in a report, and what is covered: names of agencies and employers, and counts that are too small."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt

from ethicalrecruit.findings.masking import mask
from ethicalrecruit.report.replies import Replies

FEWEST = 5
"""Smaller counts are not shown in public tables that could tell who is meant."""

MOST_KEPT = 20_000
"""So many texts are kept with what they came to; documents repeat themselves."""

NOT_NAMED = "[name withheld]"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|biz|co|eu|uk|de|ro|ph|in|ng|gh|ke)\b\S*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Naming:
    """Whether names may stand in a report.

    Attributes:
        public: whether the report is to be published; else it is a working copy that names everybody.
        reason: why agencies and employers are named although no right of reply is recorded; "" for none.
        replies: who was asked, and what was replied.
    """

    public: bool = False
    reason: str = ""
    replies: Replies = field(default_factory=Replies)

    @property
    def names_all(self) -> bool:
        """Whether everybody may be named."""
        return not self.public or bool(self.reason)

    def may_name(self, name: str) -> bool:
        """Whether this agency or employer may be named."""
        return self.names_all or self.replies.was_asked(name)

    def count(self, number: int) -> int | None:
        """A count of a table that could tell who is meant; None if it is too small to be shown."""
        return None if self.public and 0 < number < FEWEST else number


class Veil:
    """Covers names that may not be named, and addresses of the web, in words of documents.

    Args:
        naming: who may be named.
        names: all names of agencies and employers that the run knows.
    """

    def __init__(self, naming: Naming, names: Iterable[str]) -> None:
        self._covers = not naming.names_all
        self._public = naming.public
        self._kept: dict[str, str] = {}
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        self._joined: frozenset[str] = frozenset()
        if self._covers:
            hidden = [tuple(_WORD.findall(name.casefold())) for name in names if not naming.may_name(name)]
            for words in hidden:
                if words:
                    self._by_word.setdefault(words[0], []).append(words)
            self._joined = frozenset("".join(words) for words in hidden if len(words) > 1)

    def __call__(self, text: str) -> str:
        """The text with such names covered; in a public report personal data is covered once more.

        A run holds it covered already.
        """
        if not self._public:
            return text
        known = self._kept.get(text)
        if known is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[text] = self._covered(text)
        return known

    def _covered(self, text: str) -> str:
        text = mask(text)
        if not self._covers:
            return text
        text = _ADDRESS.sub("[address withheld]", text)
        words = list(_WORD.finditer(text))
        keys = [word[0].casefold() for word in words]
        parts: list[str] = []
        at = position = 0
        while at < len(words):
            length = self._longest(keys, at)
            if length:
                parts += [text[position : words[at].start()], NOT_NAMED]
                position = words[at + length - 1].end()
                at += length
            else:
                at += 1
        return "".join([*parts, text[position:]])

    def _longest(self, keys: list[str], at: int) -> int:
        if keys[at] in self._joined:
            return 1
        found = self._by_word.get(keys[at], ())
        return max((len(words) for words in found if tuple(keys[at : at + len(words)]) == words), default=0)


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), as two shares.

    >>> [round(end, 3) for end in wilson(5, 10)]
    [0.237, 0.763]
    """
    if not whole:
        return 0.0, 1.0
    share = part / whole
    squared = _Z * _Z
    middle = share + squared / (2 * whole)
    spread = _Z * sqrt(share * (1 - share) / whole + squared / (4 * whole * whole))
    below = 1 + squared / whole
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)
