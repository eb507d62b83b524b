"""The nets of a language: which of its phrases are looked for together, and when."""

from collections.abc import Iterable, Sequence

from ethicalrecruit.errors import RuleFileError
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.entries import Entry
from ethicalrecruit.reader.laying import Phrase, laid
from ethicalrecruit.reader.net import Net
from ethicalrecruit.reader.phrases import COMPUTED, Notation, slots_of
from ethicalrecruit.reader.words import SmallWords

CONCEPTS = "concepts"
"""How the files of parts of frames begin; an effect with an entry in another file has a sense of its own as well."""

SHARED = ("../currencies.yaml", "../frames.yaml")
"""The files that every language shares, as seen from its folder."""

LOOKED_FOR_LATE = frozenset(("points_back", "answers_who"))
"""Effects of small words that stand everywhere; they are looked for only where their sentence matters."""


@dataclass(frozen=True, slots=True)
class Nets:
    """The phrases of a language, in the order they are looked for.

    Attributes:
        terms: those of terms and decoys.
        cues: those of cues, and of decoys made of terms.
        parts: those of cues that only frames ask for, near the first of their parts.
        late_decoys: the entries of decoys made of terms, by number.
    """

    terms: Net
    cues: Net
    parts: Net
    late_decoys: frozenset[int]


def laid_nets(entries: Sequence[Entry], words: SmallWords) -> Nets:
    """Read the phrases of all entries to their ends.

    Args:
        entries: the terms, cues and decoys of a language; they are known by their number here.
        words: its small words.

    Raises:
        RuleFileError: for a phrase that cannot be read, or a decoy made of terms that hides terms.
    """
    notation = Notation(words)
    terms = frozenset(entry.name for entry in entries if entry.kind == "term")
    early: list[tuple[int, Phrase]] = []
    late: list[tuple[int, Phrase]] = []
    for number, phrase in _phrases(entries, ("term", "decoy")):
        (late if _is_late(entries[number], phrase, notation, terms) else early).append((number, phrase))
    parts = _parts_of_frames(entries)
    cues = list(_phrases(entries, ("cue",)))
    return Nets(
        terms=laid(notation, early),
        cues=laid(notation, late + [one for one in cues if entries[one[0]].name not in parts]),
        parts=laid(notation, [one for one in cues if entries[one[0]].name in parts]),
        late_decoys=frozenset(number for number, _ in late),
    )


def _phrases(entries: Sequence[Entry], kinds: tuple[str, ...]) -> Iterable[tuple[int, Phrase]]:
    for number, entry in enumerate(entries):
        if entry.kind in kinds and entry.name != "currency":
            for phrase in entry.phrases:
                yield number, Phrase(phrase, f"{entry.where}, {entry.id}")


def _is_late(entry: Entry, phrase: Phrase, notation: Notation, terms: frozenset[str]) -> bool:
    """Whether a phrase of a decoy waits for terms.

    Raises:
        RuleFileError: if it hides terms, which are found before it.
    """
    if entry.kind != "decoy" or "<" not in phrase.text:
        return False
    slots = slots_of(notation.parts(phrase.text, phrase.where)) - COMPUTED
    hidden = entry.hides & terms if slots else frozenset()
    if hidden:
        named, taken = (", ".join(sorted(words)) for words in (slots, hidden))
        raise RuleFileError(
            f'The decoy "{entry.id}" is made of terms ({named}), so it cannot hide terms ({taken}).',
            entry.where,
            "Write the words out, or hide cues alone.",
        )
    return bool(slots)


def _parts_of_frames(entries: Sequence[Entry]) -> frozenset[str]:
    """The effects that only frames ask for, near the first of their parts."""
    frames = [entry.frame for entry in entries if entry.frame]
    anchors = {name for frame in frames for name in frame.parts[0]}
    others = {name for frame in frames for name in (*(one for part in frame.parts[1:] for one in part), *frame.unless)}
    elsewhere = {entry.name for entry in entries if not entry.where.startswith(CONCEPTS)}
    return frozenset(others - anchors - elsewhere) | LOOKED_FOR_LATE
