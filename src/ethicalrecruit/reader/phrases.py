r"""The notation in which the lexicon writes phrases down.

=============  ===================================================================================
``pay``        this word
``recruit*``   any word that begins so; ``*gebühr`` any that ends so, ``*gebühr*`` any that holds it
``(a|b c)``    one of these
``[any|the]``  one of these, or nothing
``...``        up to three words; ``...6`` up to six; never across the end of a sentence
``<worker>``   a mention found before: a slot
=============  ===================================================================================

Groups may stand inside groups. Hyphens are written as blanks, a bracket that is meant itself as ``\(``.
Accents are written as the language has them; texts may leave them out, and write umlauts as two letters.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from ethicalrecruit.errors import RuleFileError
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.text import spellings
from ethicalrecruit.reader.tokenising import words_of
from ethicalrecruit.reader.tokens import END
from ethicalrecruit.reader.words import NO_WORDS, SmallWords

COMPUTED = frozenset(("money", "duration", "country", "nationals", "peoples", "agenumber"))
"""Slots that are filled before any term is found."""

_NOTATION = re.compile(r"\.\.\.\d*|<[a-z_]+>|[()\[\]|]|\\[()\[\]|<>]|[^\s()\[\]|<>]+|\S")
_SIGNS = frozenset("()[]|")
_UNREAD = ("", "")
_ENDS = frozenset(")]|")
_GAP = 3
_WIDEST_GAP = 12
_PAIR = "Close each bracket; write \\( for one that is meant."
_WRITE = "Write a slot as <name>, and \\< for a sign that is meant."


@dataclass(frozen=True, slots=True)
class Word:
    """One literal word, or with ``prefix`` a beginning, with ``suffix`` an ending, with both an inside of words."""

    text: str
    prefix: bool = False
    suffix: bool = False

    def __str__(self) -> str:
        """The word as phrases write it."""
        return f"{'*' * self.suffix}{self.text}{'*' * self.prefix}"

    @classmethod
    def named(cls, name: str) -> "Word":
        """The part of words that phrases write so.

        >>> Word.named("*fee")
        Word(text='fee', prefix=False, suffix=True)
        """
        prefix, suffix = name.endswith("*"), name.startswith("*")
        return cls(name[suffix : len(name) - prefix], prefix, suffix)


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention found before."""

    name: str

    def __str__(self) -> str:
        """The slot as phrases write it."""
        return f"<{self.name}>"


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words of any kind."""

    width: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; ``optional`` if none will do as well."""

    branches: tuple["Sequence", ...]
    optional: bool


Part = Word | Slot | Gap | Choice
Sequence = tuple[Part, ...]
_Piece = tuple[str, str]


def parse_phrase(notation: str, where: str = "", words: SmallWords = NO_WORDS) -> Sequence:
    """The parts of a phrase.

    Args:
        notation: the phrase as it is written.
        where: where it stands, for messages.
        words: the small words of its language, which say how texts are cut into words.

    Raises:
        RuleFileError: if brackets do not pair, or the phrase is empty or begins with a gap.

    >>> parse_phrase("pay* ... fee")
    (Word(text='pay', prefix=True, suffix=False), Gap(width=3), Word(text='fee', prefix=False, suffix=False))
    """
    return Notation(words).parts(notation, where)


class Notation:
    """Reads the phrases of one language. What a word of the notation means is worked out once."""

    def __init__(self, words: SmallWords = NO_WORDS) -> None:
        self._words = words
        self._meant: dict[str, tuple[Part, ...]] = {}

    def parts(self, notation: str, where: str) -> Sequence:
        """The parts of a phrase.

        Raises:
            RuleFileError: as ``parse_phrase``.
        """
        parts, rest = self._sequence(_pieces(notation, where), 0, notation, where, closing="")
        if rest < 0 or not parts or isinstance(parts[0], Gap):
            raise RuleFileError(f'The phrase "{notation}" is empty or begins with a gap.', where, "Write a word first.")
        return parts

    def _meaning(self, word: str) -> tuple[Part, ...]:
        """What a word of the notation stands for: most often one part."""
        meant = self._meant.get(word)
        if meant is None:
            if _is_sign(word) or (word.isalpha() and word.lower() not in self._words.contractions):
                pieces = [word.removeprefix("\\").lower()]
            else:
                # Texts are cut into words the same way: "g2g" is three, "worker's" is two.
                pieces = [one for one in words_of(word, self._words) if one != END]
            meant = self._meant[word] = tuple(map(_word, pieces))
        return meant

    def _sequence(
        self, pieces: list[_Piece], place: int, notation: str, where: str, closing: str
    ) -> tuple[Sequence, int]:
        parts: list[Part] = []
        while place < len(pieces):
            kind, value = pieces[place]
            if kind in _ENDS:
                break
            place += 1
            if kind == "word":
                parts.extend(self._meant.get(value) or self._meaning(value))
            elif kind == "slot":
                parts.append(Slot(value))
            elif kind == "gap":
                width = int(value or _GAP)
                if width > _WIDEST_GAP:
                    raise RuleFileError(
                        f'A gap in "{notation}" is wider than {_WIDEST_GAP} words.', where, "Write a narrower one."
                    )
                parts.append(Gap(width))
            else:
                choice, place = self._choice(pieces, place, notation, where, ")" if kind == "(" else "]")
                parts.append(choice)
        if not closing and place < len(pieces):
            raise RuleFileError(f'The brackets of the phrase "{notation}" do not pair.', where, _PAIR)
        return tuple(parts), place

    def _choice(self, pieces: list[_Piece], place: int, notation: str, where: str, closing: str) -> tuple[Choice, int]:
        branches: list[Sequence] = []
        while True:
            kind, value = pieces[place] if place + 1 < len(pieces) else _UNREAD
            if kind == "word" and pieces[place + 1][0] in ("|", closing):
                branch, place = self._meant.get(value) or self._meaning(value), place + 1  # as most are
            else:
                branch, place = self._sequence(pieces, place, notation, where, closing)
            branches.append(branch)
            if place >= len(pieces) or pieces[place][0] not in ("|", closing):
                raise RuleFileError(f'The brackets of the phrase "{notation}" do not pair.', where, _PAIR)
            kind = pieces[place][0]
            place += 1
            if kind == closing:
                return Choice(tuple(branches), optional=closing == "]"), place


def _pieces(notation: str, where: str) -> list[_Piece]:
    """What stands in a phrase: its words as they are written, slots, gaps and brackets."""
    pieces = list(map(_piece, _NOTATION.findall(notation)))
    if _UNREAD in pieces:
        text = notation.strip()
        place = next(one.start() for one in _NOTATION.finditer(text) if _piece(one[0]) == _UNREAD)
        raise RuleFileError(f'The phrase "{notation}" cannot be read at "{text[place:]}".', where, _WRITE)
    return pieces


@lru_cache(maxsize=20_000)
def _piece(written: str) -> _Piece:
    """What kind of piece is written so, and its words, name or width."""
    if written in _SIGNS:
        return written, ""
    if written.startswith("..."):
        return "gap", written[3:]
    if written[0] not in "<>":
        return "word", written
    return ("slot", written[1:-1]) if len(written) > 1 else _UNREAD


def _is_sign(word: str) -> bool:
    """Whether a word of the notation stands for itself: a mark, a part of words, or a possessive."""
    return "*" in word or word[0] == "'" or not any(char.isalnum() for char in word)


def _word(value: str) -> Part:
    """A word in all spellings it takes in texts."""
    prefix, suffix = value.endswith("*") and len(value) > 1, value.startswith("*") and len(value) > 1
    forms = [Word(form.strip("*") if prefix or suffix else form, prefix, suffix) for form in spellings(value)]
    return forms[0] if len(forms) == 1 else Choice(tuple((form,) for form in forms), optional=False)


def slots_of(parts: Iterable[Part]) -> frozenset[str]:
    """The names of the slots in a phrase."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Slot):
            found.add(part.name)
        elif isinstance(part, Choice):
            found.update(name for branch in part.branches for name in slots_of(branch))
    return frozenset(found)
