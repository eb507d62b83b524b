"""Looks over the names in the files of a language: what nobody asks for is misspelt, and passed over in silence.

A denial that is called otherwise denies nothing, so such a name makes readings wrong, not merely poorer.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from ethicalrecruit.errors import suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.entries import Entry
from ethicalrecruit.reader.frames import UNLIKE
from ethicalrecruit.reader.lexicon import Lexicon, bundled_lexicon
from ethicalrecruit.reader.nets import SHARED
from ethicalrecruit.reader.phrases import COMPUTED

_CODE = re.compile(r"[A-Z]{2,6}_[A-Z_]+")
_SLOT = re.compile(r"(?<!\\)<([a-z_]+)>")
_SPARED_BY = ("advice", "denial", "employer_pays")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class NameFault:
    """A name in the files of a language that nothing asks for, or a cost item that there is not.

    Attributes:
        where: the file and the entry; the folder alone where it is that of the folder.
        what: what is wrong.
        mend: what to do about it.
    """

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.mend}"


def name_faults(lexicon: Lexicon, cost_items: Collection[str]) -> tuple[NameFault, ...]:
    """Every name in a lexicon that nothing asks for, and every code of a cost item that there is not.

    The English phrases are the reference: a name of theirs is asked for. Others are if a phrase uses them as a
    ``<slot>``, or a frame of the language as a part.

    Args:
        lexicon: the lexicon to look over.
        cost_items: the codes of the cost items.
    """
    return tuple(_faults(lexicon, frozenset(cost_items)))


def _faults(lexicon: Lexicon, cost_items: frozenset[str]) -> Iterator[NameFault]:
    if not _LANGUAGE.fullmatch(lexicon.language):
        mend = "Name the folder by the two letters of ISO 639-1, such as nl."
        yield NameFault(lexicon.language, f'"{lexicon.language}" is no code of a language.', mend)
    for name in _SPARED_BY if "worker_pays" in lexicon.names else ():
        if name not in lexicon.names:
            what = f'There is "worker_pays", but no "{name}".'
            mend = "Write one, or honest ads that speak of fees raise indicators."
            yield NameFault(lexicon.language, what, mend)
    own = [entry for entry in lexicon.entries if entry.where not in SHARED]
    english = _names_of("en")
    asked = english | {name for entry in own for name in (*_slots(entry), *_parts(entry), *_unless(entry))}
    terms = {entry.name for entry in lexicon.entries if entry.kind == "term"} | COMPUTED
    known = lexicon.names | {entry.name for entry in lexicon.entries} | english | COMPUTED | {UNLIKE}
    for entry in own:
        where = f"{entry.where}, {entry.id}"
        if entry.name and entry.name not in asked:
            what = f'Nothing asks for the {entry.kind} "{entry.name}".'
            yield NameFault(where, what, suggest(entry.name, asked) or "Take a name that the English files have.")
        for name in sorted(_slots(entry) - terms):
            what = f'No term is called "{name}", so <{name}> is never found.'
            yield NameFault(where, what, suggest(name, terms) or "Write a term of that name, or the words themselves.")
        for name in sorted((_parts(entry) | _unless(entry) | entry.hides) - known):
            what = f'No entry is called "{name}".'
            yield NameFault(where, what, suggest(name, known) or "Write one, or take the name out.")
        if _CODE.fullmatch(entry.value) and entry.value not in cost_items:
            mend = suggest(entry.value, cost_items) or "The codes stand in rules/costs/items.yaml."
            yield NameFault(where, f'There is no cost item "{entry.value}".', mend)


def _slots(entry: Entry) -> frozenset[str]:
    return frozenset(name for phrase in entry.phrases for name in _SLOT.findall(phrase))


def _parts(entry: Entry) -> frozenset[str]:
    parts: Iterable[tuple[str, ...]] = entry.frame.parts if entry.frame else ()
    return frozenset(name.strip("<>") for part in parts for name in part)


def _unless(entry: Entry) -> frozenset[str]:
    return frozenset(entry.frame.unless) if entry.frame else frozenset()


def _names_of(language: str) -> frozenset[str]:
    known = bundled_lexicon(language)
    return frozenset() if known is None else known.names | {entry.name for entry in known.entries if entry.name}
