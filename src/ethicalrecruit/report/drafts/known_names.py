"""Names of agencies and employers found in a draft, however many there are."""

import re
from collections.abc import Iterable, Iterator

from ethicalrecruit.report.drafts.draft_text import plain_letters
from ethicalrecruit.report.veil import without_form

_WORD = re.compile(r"\w+")
_SHORTEST = 4


class KnownNames:
    """The names of a run.

    A name of several words is found whatever its capitals; a single word only as it is written in the run, and not if
    it is very short, or every "care" would be a firm. The form of a company at its end may be left out.

    Args:
        names: the names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        self._single: set[str] = set()
        for name in names:
            words = tuple(_WORD.findall(plain_letters(name)))
            whole = tuple(word.casefold() for word in words)
            bare = without_form(whole)
            for folded in {whole, bare}:
                if len(folded) > 1:
                    self._by_first.setdefault(folded[0], set()).add(folded)
            words = words[: len(bare)]
            if len(words) > 1:
                continue
            if words and len(words[0]) >= _SHORTEST and not words[0].islower():
                self._single.add(words[0])

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """First character and end of each name in a text, in order."""
        found = list(_WORD.finditer(text))
        words = [match[0].casefold() for match in found]
        for at, match in enumerate(found):
            lengths = [
                len(name) for name in self._by_first.get(words[at], ()) if tuple(words[at : at + len(name)]) == name
            ]
            if lengths:
                yield match.start(), found[at + max(lengths) - 1].end()
            elif match[0] in self._single:
                yield match.span()
