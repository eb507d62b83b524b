"""Covers what could tell, in words of documents, who may not be named: names, addresses, numbers of licences."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.findings.masking import ORGANISATION_WORDS, mask
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.countries import country_names
from ethicalrecruit.report.naming import Naming

MOST_KEPT = 20_000
"""So many texts are kept with what they came to; documents repeat themselves."""

NOT_NAMED = "[name withheld]"
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w@])@\w{3,}"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|biz|jobs|care|health|agency|io|co|eu|uk|ie|us|ca|au|nz|de|at|ch|fr|be|nl"
    r"|es|pt|it|pl|ro|rs|se|dk|fi|ph|in|np|lk|pk|bd|ng|gh|ke|ug|tz|zw|zm|za|jm|ae|sa|qa|example)\b\S*",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"(?<!\w)(?P<word>licen[cs]e|lizenz|licencia|licença|licenț[aă]|licencj[aię]|accreditation|registration|reg|poea|dmw|"
    r"certificate)(?!\w)(?P<gap>[^\n\w]{0,4}(?:(?:no|nr|number|num|nummer)(?!\w)[^\n\w]{0,4})?)"
    r"(?P<code>(?=[\w/-]*\d)[^\W_][\w/-]{2,})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:-\d\d-\d\d)?")
_NUMBER_WITHHELD = "[number withheld]"
_WORD = re.compile(r"\w+")
_FORMS = frozenset(
    """ltd limited llp plc llc inc incorporated corp corporation pty co company gmbh ggmbh mbh ag kg ohg ug ek sarl sas
    sa sl slu lda unipessoal srl sp z o bv nv doo d
    aps as oy ab spa r l s a""".split()  # noqa: SIM905
)
_SHORTEST = 4

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Own:
    """What tells who the agency and the employer of a row are: their names, and the words that they are known by."""

    names: frozenset[Words]
    known_by: frozenset[str]

    @property
    def begins(self) -> frozenset[str]:
        """The words with which it begins."""
        return self.known_by | {words[0] for words in self.names}


class Veil:
    """Covers names that may not be named in words of documents.

    A form of company at the end of a name does not count: whoever hides "Harbour Staffing Ltd" hides "Harbour
    Staffing". In a row, the word that its own agency or employer is known by is covered as well.

    Args:
        naming: who may be named.
        names: all names of agencies and employers that the run knows.
    """

    def __init__(self, naming: Naming, names: Iterable[str]) -> None:
        self._naming = naming
        self._kept: dict[str, str] = {}
        self._owns: dict[tuple[str, str], _Own] = {}
        self._by_word: dict[str, list[Words]] = {}
        hidden: set[Words] = set()
        if naming.withholds:
            for name in names:
                if not naming.may_name(name):
                    hidden.update(spellings(name))
        for words in hidden:
            self._by_word.setdefault(words[0], []).append(words)
        self._joined = frozenset("".join(words) for words in hidden if len(words) > 1)
        self._begins = self._joined | self._by_word.keys()

    def __call__(self, text: str, row: Mapping[str, str] | None = None) -> str:
        """The text with such names covered; in a public report personal data is covered once more.

        Args:
            text: words of a document.
            row: its row of the run, if it has one.
        """
        if not self._naming.public:
            return text
        known = self._kept.get(text)
        if known is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            known = self._kept[text] = self._covered(text)
        if not self._naming.withholds:
            return known
        return self._without_names(known, ("", "") if row is None else (row["agency"], row["employer"]))

    def _covered(self, text: str) -> str:
        """The text without personal data, addresses and numbers of licences."""
        text = mask(text)
        return _LICENCE.sub(_licence, _WEB.sub("[address withheld]", text)) if self._naming.withholds else text

    def _own(self, names: tuple[str, str]) -> "_Own":
        """What tells the agency and the employer of a row; rows of one agency follow each other or come again."""
        own = self._owns.get(names)
        if own is None:
            if len(self._owns) >= MOST_KEPT:
                self._owns.clear()
            hidden = [name for name in names if name and not self._naming.may_name(name)]
            own = self._owns[names] = _Own(
                frozenset(words for name in hidden for words in spellings(name)),
                frozenset(word for name in hidden for word in _known_by(name)),
            )
        return own

    def _without_names(self, text: str, names: tuple[str, str]) -> str:
        own = self._own(names)
        words = list(_words(text))
        keys = [key for key, _, _ in words]
        if own.begins.isdisjoint(keys) and self._begins.isdisjoint(keys):
            return text
        parts: list[str] = []
        at = position = 0
        while at < len(words):
            start = words[at][1]
            is_small = text[start : words[at][2]].islower()
            length = self._longest(keys, at, own.names, is_small=is_small)
            if not length and not is_small and keys[at] in own.known_by:
                length = 1
            if length:
                parts += [text[position:start], NOT_NAMED]
                position = words[at + length - 1][2]
                at += length
            else:
                at += 1
        return "".join([*parts, text[position:]])

    def _longest(self, keys: list[str], at: int, own: frozenset[Words], *, is_small: bool) -> int:
        """How many words from here on are a name; 0 for none."""
        if keys[at] in self._joined:
            return 1
        found = [*self._by_word.get(keys[at], ()), *(words for words in own if words[0] == keys[at])]
        if is_small and keys[at] in ORGANISATION_WORDS:
            # An agency that is called "Care" covers no "care" in small letters: the gap would tell its name.
            found = [words for words in found if len(words) > 1]
        return max((len(words) for words in found if tuple(keys[at : at + len(words)]) == words), default=0)


def spellings(name: str) -> frozenset[Words]:
    """The words of a name, with the form of a company at its end and without.

    >>> sorted(spellings("Harbour Staffing Ltd."))
    [('harbour', 'staffing'), ('harbour', 'staffing', 'ltd')]
    """
    whole = tuple(key for key, _, _ in _words(name))
    return frozenset(words for words in (whole, without_form(whole)) if words)


def without_form(words: Words) -> Words:
    """The words of a name, in small letters, without the form of a company at its end.

    >>> without_form(("harbour", "staffing", "ltd"))
    ('harbour', 'staffing')
    """
    end = len(words)
    while end > 1 and words[end - 1] in _FORMS:
        end -= 1
    return words[:end]


def _known_by(name: str) -> tuple[str, ...]:
    """The first word of a name that is its own: no kind of organisation, no form of company, no country."""
    for key, _, _ in _words(name):
        if len(key) >= _SHORTEST and key not in ORGANISATION_WORDS and key not in _FORMS and not _is_place(key):
            return (key,)
    return ()


@cache
def _is_place(word: str) -> bool:
    try:
        country_names().resolve(word)
    except UnknownCountry:
        return False
    return True


def _licence(match: re.Match[str]) -> str:
    if _YEAR.fullmatch(match["code"]):
        return match[0]
    return f"{match['word']}{match['gap']}{_NUMBER_WITHHELD}"


def _words(text: str) -> Iterable[tuple[str, int, int]]:
    """The words of a text without capitals, accents and characters that nobody sees, each with its place."""
    if text.isascii():
        for match in _WORD.finditer(text):
            yield match[0].lower(), *match.span()
        return
    seen = [(at, one) for at, one in enumerate(text) if unicodedata.category(one) not in ("Cf", "Mn")]
    plain = "".join(one for _, one in seen)
    for match in _WORD.finditer(plain):
        folded = unicodedata.normalize("NFKD", match[0].casefold())
        key = "".join(one for one in folded if not unicodedata.combining(one))
        if key:
            yield key, seen[match.start()][0], seen[match.end() - 1][0] + 1
