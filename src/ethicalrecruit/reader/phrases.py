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
from dataclasses import dataclass

from ethicalrecruit.errors import RuleFileError
from ethicalrecruit.reader.text import spellings
from ethicalrecruit.reader.tokenising import words_of
from ethicalrecruit.reader.tokens import END
from ethicalrecruit.reader.words import NO_WORDS, SmallWords

COMPUTED = frozenset(("money", "duration", "country", "nationals", "peoples", "agenumber"))
"""Slots that are filled before any term is found."""

_PIECE = re.compile(r"\s*(?:(\.\.\.)(\d*)|<([a-z_]+)>|([()\[\]|])|(\\[()\[\]|<>]|[^\s()\[\]|<>]+))")
_GAP = 3
_WIDEST_GAP = 12


@dataclass(frozen=True, slots=True)
class Word:
    """One literal word, or with ``prefix`` a beginning, with ``suffix`` an ending, with both an inside of words."""

    text: str
    prefix: bool = False
    suffix: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention found before."""

    name: str


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
    parts, rest = _sequence(_pieces(notation, where, words), 0, notation, where, closing="")
    if rest < 0 or not parts or isinstance(parts[0], Gap):
        raise RuleFileError(f'The phrase "{notation}" is empty or begins with a gap.', where, "Write a word first.")
    return parts


def _pieces(notation: str, where: str, words: SmallWords) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    place = 0
    text = notation.strip()
    while place < len(text):
        match = _PIECE.match(text, place)
        if match is None:
            raise RuleFileError(f'The phrase "{notation}" cannot be read at "{text[place:]}".', where)
        dots, width, slot, bracket, word = match.groups()
        if dots:
            pieces.append(("gap", width))
        elif slot:
            pieces.append(("slot", slot))
        elif bracket:
            pieces.append((bracket, ""))
        elif _is_sign(word) or (word.isalpha() and word.lower() not in words.contractions):
            pieces.append(("word", word.removeprefix("\\").lower()))
        else:
            # Texts are cut into words the same way: "g2g" is three, "worker's" is two.
            pieces.extend(("word", one) for one in words_of(word, words) if one != END)
        place = match.end()
    return pieces


def _is_sign(word: str) -> bool:
    """Whether a word of the notation stands for itself: a mark, a part of words, or a possessive."""
    return "*" in word or word[0] == "'" or not any(char.isalnum() for char in word)


def _word(value: str) -> Part:
    """A word in all spellings it takes in texts."""
    prefix, suffix = value.endswith("*") and len(value) > 1, value.startswith("*") and len(value) > 1
    forms = [Word(form.strip("*") if prefix or suffix else form, prefix, suffix) for form in spellings(value)]
    return forms[0] if len(forms) == 1 else Choice(tuple((form,) for form in forms), optional=False)


def _sequence(
    pieces: list[tuple[str, str]], place: int, notation: str, where: str, closing: str
) -> tuple[Sequence, int]:
    parts: list[Part] = []
    while place < len(pieces):
        kind, value = pieces[place]
        if kind in (")", "]", "|"):
            break
        place += 1
        if kind == "word":
            parts.append(_word(value))
        elif kind == "slot":
            parts.append(Slot(value))
        elif kind == "gap":
            width = int(value or _GAP)
            if width > _WIDEST_GAP:
                raise RuleFileError(f'A gap in "{notation}" is wider than {_WIDEST_GAP} words.', where)
            parts.append(Gap(width))
        else:
            choice, place = _choice(pieces, place, notation, where, ")" if kind == "(" else "]")
            parts.append(choice)
    if not closing and place < len(pieces):
        raise RuleFileError(f'The brackets of the phrase "{notation}" do not pair.', where)
    return tuple(parts), place


def _choice(pieces: list[tuple[str, str]], place: int, notation: str, where: str, closing: str) -> tuple[Choice, int]:
    branches: list[Sequence] = []
    while True:
        branch, place = _sequence(pieces, place, notation, where, closing)
        branches.append(branch)
        if place >= len(pieces) or pieces[place][0] not in ("|", closing):
            raise RuleFileError(f'The brackets of the phrase "{notation}" do not pair.', where)
        kind = pieces[place][0]
        place += 1
        if kind == closing:
            return Choice(tuple(branches), optional=closing == "]"), place


def slots_of(parts: Iterable[Part]) -> frozenset[str]:
    """The names of the slots in a phrase."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, Slot):
            found.add(part.name)
        elif isinstance(part, Choice):
            found.update(name for branch in part.branches for name in slots_of(branch))
    return frozenset(found)
