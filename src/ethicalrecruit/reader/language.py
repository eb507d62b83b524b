"""Which language each passage of a text is written in, as far as its commonest words and its letters tell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.text import NormalText, normal_text

UNKNOWN = "und"
"""The code of a language that nothing tells."""

_UNIT = re.compile(r"[^\n.!?\u2022]+")
_WORDS = re.compile(r"[^\W\d_]++'?+")
_SPECIAL = re.compile(r"[^\x00-\x7f]")
_LETTER = 0.5
_ENOUGH = 0.08
_CLEARLY = 1.2
_FEW_WORDS = 12
_OWN_WORDS = 5
_OWN_SCORE = 2.0
_OWN_MARGIN = 2.0
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text in one language: where it begins and ends in the normal form, and the code."""

    start: int
    end: int
    language: str


@dataclass(frozen=True, slots=True)
class Languages:
    """What tells languages apart.

    Attributes:
        codes: ISO 639-1 codes, in the order of the file.
        words: for each word the number of the group of languages it belongs to.
        groups: these groups, each as numbers of languages.
        letters: for each special letter the languages it belongs to, by number.
    """

    codes: tuple[str, ...]
    words: Mapping[str, int]
    groups: tuple[tuple[int, ...], ...]
    letters: Mapping[str, tuple[int, ...]]

    def counted(self, words: Iterable[str]) -> Mapping[int | None, int]:
        """How many of some words, in normal form, belong to each group; those of none under None."""
        return Counter(map(self.words.get, words))

    def foreign(self, words: Iterable[str], language: str) -> frozenset[str]:
        """Those of some words that belong to other languages only."""
        if language not in self.codes:
            return frozenset(words)
        number = self.codes.index(language)
        return frozenset(word for word in self.words.keys() & set(words) if number not in self.groups[self.words[word]])

    def scores(
        self, counted: Mapping[int | None, int], letters: Collection[str] = (), *, without: int | None = None
    ) -> list[float]:
        """How much some words, and letters beside them, speak for each language.

        Args:
            counted: the words.
            letters: special letters, once for each time they stand there.
            without: a language whose words do not count, by number.
        """
        found = [0.0] * len(self.codes)
        for number, count in counted.items():
            if number is not None and without not in (group := self.groups[number]):
                told = count / len(group)
                for place in group:
                    found[place] += told
        for letter in letters:
            for place in self.letters.get(letter, ()):
                found[place] += _LETTER / len(self.letters[letter])
        return found


@cache
def known_languages() -> Languages:
    """The languages of ``rules/lexicon/languages.yaml``."""
    data = read_yaml(rules_folder() / "lexicon" / "languages.yaml", "lexicon-languages", checked=False)
    words: dict[str, list[int]] = {}
    letters: dict[str, list[int]] = {}
    for number, one in enumerate(data["languages"]):
        written = f"{one['words']} {one.get('ad_words', '')}".split()
        for word in dict.fromkeys(normal_text(word).text for word in written):
            words.setdefault(word, []).append(number)
        for letter in unicodedata.normalize("NFC", str(one.get("letters", ""))):
            letters.setdefault(letter, []).append(number)
    groups = {group: place for place, group in enumerate(dict.fromkeys(map(tuple, words.values())))}
    return Languages(
        tuple(str(one["code"]) for one in data["languages"]),
        {word: groups[tuple(found)] for word, found in words.items()},
        tuple(groups),
        MappingProxyType({letter: tuple(found) for letter, found in letters.items()}),
    )


def languages_of(normal: NormalText) -> tuple[Stretch, ...]:
    """The stretches of a text, each in one language; one with ``und`` where nothing tells.

    A sentence keeps the language of the whole text unless its own words clearly speak for another.

    >>> text = normal_text("The nurse is paid by us. Wir suchen eine Pflegekraft und eine Betreuerin.")
    >>> [one.language for one in languages_of(text)]
    ['en', 'de']
    """
    known = known_languages()
    text = normal.text
    foreign = _letters_of_other_scripts(text)
    words = _WORDS.findall(text)
    counted = known.counted(words)
    letters = _letters(known, normal.original)
    total = known.scores(counted, letters)
    main = _main(known, total, len(words)) if foreign * 2 <= len(text) else UNKNOWN
    if not foreign and _is_alone(known, main, counted, total):
        return (Stretch(0, len(text), main),)
    others = None if foreign or letters else known.foreign(words, main)
    found: list[Stretch] = []
    for match in _UNIT.finditer(text):
        language = _own(known, main, normal, match, others)
        if found and found[-1].language == language:
            found[-1] = Stretch(found[-1].start, match.end(), language)
        else:
            found.append(Stretch(match.start(), match.end(), language))
    return tuple(found)


def _letters_of_other_scripts(text: str) -> int:
    """How many letters are not of the Latin script."""
    return 0 if text.isascii() else len(_not_latin().findall(text))


@cache
def _not_latin() -> re.Pattern[str]:
    # Such a wide class takes milliseconds to be made, and most texts have no use for it.
    return re.compile(r"[\u0370-\u1cff\u2c00-\u2dff\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]")


def _letters(known: Languages, original: str) -> tuple[str, ...]:
    """The special letters of a piece of text."""
    if original.isascii():
        return ()
    return tuple(char for char in _SPECIAL.findall(original.lower()) if char in known.letters)


def _is_alone(known: Languages, main: str, counted: Mapping[int | None, int], total: Sequence[float]) -> bool:
    """Whether no sentence can be in another language, since too few words of the text belong to any other."""
    if main == UNKNOWN:
        return False
    number = known.codes.index(main)
    if sum(total) - total[number] < _OWN_SCORE:
        return True
    return max(known.scores(counted, without=number)) < _OWN_SCORE


def _main(known: Languages, total: Sequence[float], counted: int) -> str:
    """The language of the whole text."""
    ranked = sorted(range(len(total)), key=lambda place: -total[place])
    best, second = total[ranked[0]], total[ranked[1]]
    least = 1.0 if counted <= _FEW_WORDS else max(1.0, _ENOUGH * counted)
    return known.codes[ranked[0]] if best >= least and best >= _CLEARLY * second else UNKNOWN


def _own(known: Languages, main: str, normal: NormalText, unit: re.Match[str], others: frozenset[str] | None) -> str:
    """The language of one sentence of a text; ``others`` are the words that alone may tell it from the main one."""
    words = _WORDS.findall(unit[0])
    if others is not None and others.isdisjoint(words):
        return main
    if _letters_of_other_scripts(unit[0]) * 2 > len(unit[0]):
        return UNKNOWN
    shown = normal.shown(unit.start(), unit.end())
    # Each word counts once: a name such as "Ama" told twice speaks for no language.
    scores = known.scores(known.counted(dict.fromkeys(words[:_MOST_WORDS])), _letters(known, shown))
    best = max(range(len(scores)), key=lambda place: scores[place])
    code = known.codes[best]
    if code == main:
        return main
    there = scores[known.codes.index(main)] if main != UNKNOWN else 0.0
    clear = len(words) >= _OWN_WORDS and scores[best] >= _OWN_SCORE and scores[best] >= _OWN_MARGIN * there
    if not clear:
        return main
    second = max(score for place, score in enumerate(scores) if place != best)
    return code if scores[best] >= _CLEARLY * second else main
