"""The words that a draft is looked over for, from ``rules/wording/drafts.yaml``, as patterns."""

import re
from collections.abc import Iterable
from functools import cache

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.frozen import dataclass

NUMBER = r"\d[\d.,'\u00a0\u202f]*"
_NAMED = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w&.'\u2019-]*|[&+]|and|und|et|y|e|i|și|of|de|für)"
_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_THAT = r"(?:that|whether|dass|ob|que|si|că|dacă|że|czy)\b"
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class DraftWords:
    """The words as patterns; capitals do not count unless it is said.

    Attributes:
        verdicts: words that pass judgement.
        legality: words that say what the law says of a thing.
        clearance: words that say that all is well.
        forced_labour: words for forced labour.
        limits: words that make a sentence a limit or a question.
        denials: those of them that also deny what stands before them.
        assertions: phrases with such a word that deny nothing.
        joins: what a clause of its own begins with.
        several: words for several indicators.
        neutral: phrases in which such words pass no judgement.
        percentages: a number with its sign or word, and shares in words such as "nine in ten ads".
        shares: a part beside its whole.
        rates: percentages that are rates.
        days: days of the calendar.
        companies: names that end in the form of a company; capitals count.
    """

    verdicts: re.Pattern[str]
    legality: re.Pattern[str]
    clearance: re.Pattern[str]
    forced_labour: re.Pattern[str]
    limits: re.Pattern[str]
    denials: re.Pattern[str]
    assertions: re.Pattern[str]
    joins: re.Pattern[str]
    several: re.Pattern[str]
    neutral: re.Pattern[str]
    percentages: re.Pattern[str]
    shares: re.Pattern[str]
    rates: re.Pattern[str]
    days: re.Pattern[str]
    companies: re.Pattern[str]


@cache
def draft_words() -> DraftWords:
    """The words that came with the library.

    >>> draft_words().verdicts.findall("Sie ist illegal, that is fraudulent, a fost o fraudă.")
    ['illegal', 'fraudulent', 'fraudă']
    """
    data = read_yaml(rules_folder() / "wording" / "drafts.yaml", "draft-words", checked=False)

    def words(key: str) -> list[str]:
        return [word for found in data[key].values() for word in found]

    percent = rf"(?<![\w.,]){NUMBER}(?:\s?%|[\s-]{_any(words('percent'))})"
    # "half of all the ads": few words stand between a share and what is counted.
    spoken = rf"{_any(words('fractions'))}(?:\s+[^\W\d]+){{0,3}}?\s+{_any(words('counted'))}"
    of = _any(words("of"))
    month = _any(words("months"))
    rates = rf"{_any(words('rates_before'))}\s(?:\w+\s)?{percent}|{percent}[\s-]{_any(words('rates_after'))}"
    return DraftWords(
        verdicts=_pattern(words("verdicts")),
        legality=_pattern(words("legality")),
        clearance=_pattern(words("clearance")),
        forced_labour=_pattern(words("forced_labour")),
        limits=_pattern(words("limits")),
        denials=_pattern(words("denials")),
        assertions=_pattern(words("assertions")),
        # A comma before "that" ends no clause: "we do not say, and cannot know, that".
        joins=re.compile(rf"[;:()\u2013\u2014]|,(?!\s*{_THAT})|{_any(words('joins'))}", re.IGNORECASE),
        several=_pattern(words("several")),
        neutral=_pattern(words("neutral")),
        percentages=re.compile(rf"{percent}|{spoken}", re.IGNORECASE),
        # "of 250 ads", "12 of the 40", "12/40", "n = 40", "(40 ads)".
        shares=re.compile(
            rf"{of}\s(?:[^\W\d]+\s){{0,2}}(?!{_YEAR}\b){NUMBER}(?!\s?%|\d)|\d\s?/\s?\d|\bn\s?=\s?\d", re.IGNORECASE
        ),
        rates=re.compile(rates, re.IGNORECASE),
        days=re.compile(
            rf"\b{_YEAR}-\d\d-\d\d\b|\b{_DAY_NUMBER}[./]\s?(?:0?[1-9]|1[0-2])[./]\s?{_YEAR}\b"
            rf"|\b{_DAY_NUMBER}(?:\.|er|st|nd|rd|th|º)?\s(?:de\s)?{month}\.?,?\s(?:de\s)?{_YEAR}\b"
            rf"|{month}\.?\s{_DAY_NUMBER}(?:st|nd|rd|th)?,?\s{_YEAR}\b",
            re.IGNORECASE,
        ),
        companies=re.compile(
            rf"(?<![\w.])[A-ZÀ-ÖØ-ÞĀ-Ž][\w&.'\u2019-]*(?:[ \u00a0]{_NAMED}){{0,5}}"
            rf"[ \u00a0](?:{_escaped(data['companies'])})(?!\w)"
        ),
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_any(words), re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first, as whole words; blanks may be line breaks or hyphens.

    A star at the end stands for any ending, a star alone for any one word.
    """
    # An apostrophe may be typed in two ways.
    found = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    forms = "|".join(
        re.escape(word.removesuffix("*"))
        .replace(r"\ \*\ ", r"\s+[\w\u2019'-]+\s+")
        .replace(r"\ ", r"(?:\s+|-)")
        .replace("'", "['\u2019]")
        + (r"\w*" if word[-1] == "*" else "")
        for word in found
    )
    return rf"(?<!\w)(?:{forms})(?!\w)"


def _escaped(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
