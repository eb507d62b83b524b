"""Which language a text is written in, as far as its commonest words tell."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml

_ENOUGH = 0.08
_FEW_WORDS = 12
_WEAK = 0.5
_LEAST_OTHER = 2
UNKNOWN = "und"


@cache
def other_languages() -> Mapping[str, frozenset[str]]:
    """The commonest words of languages we cannot read, by ISO 639-1 code."""
    data = read_yaml(rules_folder() / "lexicon" / "languages.yaml", "lexicon-languages", checked=False)
    return MappingProxyType({str(one["code"]): frozenset(str(one["words"]).split()) for one in data["languages"]})


def guess_language(words: Sequence[str], common: Collection[str], known: Collection[str]) -> str:
    """The language of some words: ``en``, another code, or ``und`` where nothing tells.

    Args:
        words: words and marks in lower case.
        common: the commonest English words.
        known: further words that English texts of our kind use; they count a little.

    >>> guess_language("the nurse is paid by the hospital".split(), {"the", "is", "by"}, {"nurse"})
    'en'
    """
    letters = [word for word in words if word[:1].isalpha()]
    if not letters:
        return UNKNOWN
    english = 0.0
    languages = other_languages()
    others = dict.fromkeys(languages, 0)
    for word, count in Counter(letters).items():
        if word in common:
            english += count
        elif word in known:
            english += _WEAK * count
        for code, frequent in languages.items():
            if word in frequent:
                others[code] += count
    best = max(others, key=lambda code: (others[code], code))
    least = max(1.0, _ENOUGH * len(letters))
    if english >= least and english > others[best]:
        return "en"
    if others[best] >= max(_LEAST_OTHER, _ENOUGH * len(letters)) and others[best] > english:
        return best
    return "en" if english >= 1 and english > others[best] and len(letters) <= _FEW_WORDS else UNKNOWN
