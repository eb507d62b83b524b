"""The words and sentences of a text, with their places."""

from collections.abc import Container
from dataclasses import field
from itertools import compress
from operator import not_
from typing import NamedTuple, Protocol

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.text import NormalText
from ethicalrecruit.values.evidence import Span

END = "\x1e"
"""The word that stands between two sentences; no phrase can hold it."""

LINK = "<link>"
"""The word that stands for a link or an address."""


class Stretch(Protocol):
    """What stands from one token up to, not including, another."""

    @property
    def first(self) -> int:
        """The first token."""

    @property
    def last(self) -> int:
        """The token behind the last."""


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a token."""
    return one.first < other.last and other.first < one.last


class Sentence(NamedTuple):
    """Tokens ``first`` to ``last`` (not included) and how they stand in the text.

    Attributes:
        question: whether it ends with a question mark.
        opens: whether it ends with a colon or is a heading, so that what follows may belong to it.
        bullet: whether it is an entry of a list.
        line: the number of its line; sentences of one line share it.
        paragraph: the number of its paragraph.
        language: the code of the language it is written in.
    """

    first: int
    last: int
    question: bool
    opens: bool
    bullet: bool
    line: int
    paragraph: int
    language: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order, with their places in the normal form.

    Attributes:
        words: words, numbers and marks; ``END`` between sentences.
        starts: the place of the first character of each.
        ends: the place after the last character of each.
        sentences: in order of the text.
        cut_off: whether the text has more sentences than are read.
        sentence_of: for each token the number of its sentence; ends belong to the sentence before them.
        capital: for each token whether it begins with a capital letter, once that was asked; a memory of work done.
    """

    normal: NormalText
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: tuple[int, ...]
    cut_off: bool = False
    capital: list[bool] = field(default_factory=list, compare=False, repr=False)

    def places_of(self, known: Container[str], first: int, last: int) -> list[int]:
        """Where a word of a set stands, between two tokens."""
        return list(compress(range(first, last), map(known.__contains__, self.words[first:last])))

    def capitals(self, first: int, last: int) -> list[int]:
        """Where a token begins with a capital letter, between two tokens."""
        if not self.capital:
            original, starts = self.normal.original, self.starts
            if self.normal.stretches:
                starts = tuple(self.normal.span(start, start + 1).start for start in starts)
            size = len(original)  # where the end of the last sentence may stand
            self.capital.extend(start < size and original[start].isupper() for start in starts)
        return list(compress(range(first, last), self.capital[first:last]))

    def numbers(self, first: int, last: int) -> list[int]:
        """Where a token begins with a digit, between two tokens."""
        words = self.words
        marks = compress(range(first, last), map(not_, map(str.isalpha, words[first:last])))
        return [place for place in marks if words[place][0].isdigit()]

    def span(self, first: int, last: int) -> Span:
        """The original stretch behind the tokens from ``first`` up to, not including, ``last``."""
        return self.normal.span(self.starts[first], self.ends[last - 1])

    def quote(self, first: int, last: int) -> str:
        """The original words behind these tokens."""
        return self.normal.shown(self.starts[first], self.ends[last - 1])
