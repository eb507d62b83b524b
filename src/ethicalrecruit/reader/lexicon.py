"""The phrases of a language, read from ``rules/lexicon/<language>/`` and made ready to be found.

A *term* names something (a cost, a person, a document). A *cue* says something about terms near it: who pays,
that it is denied, that it is only advice. A *decoy* takes words away from terms and cues ("free of charge" is
no charge). All three are data; the schema ``lexicon`` describes their keys.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.datafiles.yaml_files import read_yaml
from ethicalrecruit.errors import RuleFileError
from ethicalrecruit.reader.entries import Entry, Frame
from ethicalrecruit.reader.entry_values import check_values
from ethicalrecruit.reader.matcher import Matcher
from ethicalrecruit.reader.money_mentions import Currencies
from ethicalrecruit.reader.net import Phrase
from ethicalrecruit.reader.phrases import COMPUTED, Notation, slots_of
from ethicalrecruit.reader.text import spellings
from ethicalrecruit.reader.words import NO_WORDS, SmallWords, small_words

CONCEPTS = "concepts"
"""How the files of parts of frames begin; an effect with an entry in another file has a sense of its own as well."""

SHARED = ("../currencies.yaml", "../frames.yaml")
"""The files that every language shares, as seen from its folder."""

LOOKED_FOR_LATE = frozenset(("points_back", "answers_who"))
"""Effects of small words that stand everywhere; they are looked for only where their sentence matters."""


class Lexicon:
    """All entries of one language, and the matchers made of them.

    Attributes:
        language: ISO 639-1 code.
        entries: in order of file and place; terms and cues are known by their number here.
        names: the effects and slots that the files of the language itself have entries for.
        words: the small words of the language, its numbers and units.
        frames: the entries that are made of parts.
        begun_by: for each effect and ``<slot>`` the frames that begin with it, by their number there.
        keys: for each entry its effect or slot, and where it looks; what two must share to be rivals.
        terms: finds terms and decoys.
        late_decoys: the entries of decoys made of terms, which take words away from cues alone, by number.
        cues: finds cues and these decoys.
        parts: finds the cues that only frames ask for, near the first of their parts.
        currencies: the words and signs of money.
    """

    def __init__(self, language: str, entries: Iterable[Entry], words: SmallWords = NO_WORDS) -> None:
        self.language = language
        self.entries = tuple(entries)
        self.words = words
        # The frames that all languages share are no words yet: a language has to name their parts.
        self.names = frozenset(entry.name for entry in self.entries if entry.name and entry.where not in SHARED)
        self.frames = tuple(entry for entry in self.entries if entry.frame is not None)
        self.begun_by: dict[str, list[int]] = {}
        for number, entry in enumerate(self.frames):
            for name in entry.frame.parts[0] if entry.frame else ():
                self.begun_by.setdefault(name, []).append(number)
        self.keys = [(entry.name, entry.looks) for entry in self.entries]
        self.currencies = Currencies(
            {
                form: entry.value
                for entry in self.entries
                if entry.name == "currency"
                for phrase in entry.phrases
                for form in spellings(phrase)
            }
        )
        self._notation = Notation(words)
        early: list[tuple[int, Phrase]] = []
        late: list[tuple[int, Phrase]] = []
        for number, phrase in self._phrases(("term", "decoy"), frozenset()):
            (late if self._is_late(number, phrase) else early).append((number, phrase))
        self.terms = Matcher(self._notation, early)
        self.late_decoys = frozenset(number for number, _ in late)
        parts = self._parts_of_frames()
        others = frozenset(entry.name for entry in self.entries) - parts
        self.cues = Matcher(self._notation, (*late, *self._phrases(("cue",), parts)))
        self.parts = Matcher(self._notation, self._phrases(("cue",), others))

    def check_phrases(self) -> None:
        """Read every phrase to its end; without this a phrase is read when a text holds a word it can begin with.

        Raises:
            RuleFileError: for a phrase that cannot be read.
        """
        for _, phrase in self._phrases(("term", "cue", "decoy"), frozenset()):
            self._notation.parts(phrase.text, phrase.where)

    def _is_late(self, number: int, phrase: Phrase) -> bool:
        """Whether a phrase of a decoy waits for terms.

        Raises:
            RuleFileError: if it hides terms, which are found before it.
        """
        entry = self.entries[number]
        if entry.kind != "decoy" or "<" not in phrase.text:
            return False
        slots = slots_of(self._notation.parts(phrase.text, phrase.where)) - COMPUTED
        hidden = entry.hides & {one.name for one in self.entries if one.kind == "term"} if slots else frozenset()
        if hidden:
            named, taken = (", ".join(sorted(words)) for words in (slots, hidden))
            raise RuleFileError(
                f'The decoy "{entry.id}" is made of terms ({named}), so it cannot hide terms ({taken}).',
                entry.where,
                "Write the words out, or hide cues alone.",
            )
        return bool(slots)

    def _parts_of_frames(self) -> frozenset[str]:
        """The effects that only frames ask for, near the first of their parts."""
        anchors = {name for entry in self.frames if entry.frame for name in entry.frame.parts[0]}
        others = {
            name
            for entry in self.frames
            if entry.frame
            for name in (*(one for part in entry.frame.parts[1:] for one in part), *entry.frame.unless)
        }
        elsewhere = {entry.name for entry in self.entries if not entry.where.startswith(CONCEPTS)}
        return frozenset(others - anchors - elsewhere) | LOOKED_FOR_LATE

    def _phrases(self, kinds: tuple[str, ...], without: frozenset[str]) -> Iterable[tuple[int, Phrase]]:
        for number, entry in enumerate(self.entries):
            if entry.kind in kinds and entry.name not in without and entry.name != "currency":
                for phrase in entry.phrases:
                    yield number, Phrase(phrase, f"{entry.where}, {entry.id}")


def load_lexicon(folder: Path, *, checked: bool = True) -> Lexicon:
    """Read all files of one language.

    Args:
        folder: the folder of the language; its name is the code of the language.
        checked: whether to check the files against their schema, and read every phrase to its end; the shipped ones
            were checked when built.

    Raises:
        RuleBookError: if a file is at fault, two entries share a name, an entry has a value that nobody knows, or no
            file names the small words.
    """
    entries: list[Entry] = []
    words: SmallWords | None = None
    seen: dict[str, str] = {}
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        what = "There is no lexicon here." if folder.is_dir() else "There is no such folder."
        raise RuleFileError(what, folder.as_posix(), "Name the folder of a language, with its words.yaml.")
    files = [(path, path.name) for path in paths]
    files += [(rules_folder() / "lexicon" / name[3:], name) for name in SHARED]
    for path, where in files:
        data = read_yaml(path, "lexicon", checked=checked)
        if "words" in data:
            words = small_words(data, path.as_posix())
        for item in data.get("entries", ()):
            entry = _entry(item, where)
            if entry.id in seen:
                what = f'The name "{entry.id}" stands in {seen[entry.id]} already.'
                raise RuleFileError(what, path.as_posix(), "Choose another.")
            seen[entry.id] = where
            entries.append(entry)
    if words is None:
        mend = "Write a file words.yaml with all classes, as the one of English has them."
        raise RuleFileError("No file names the small words of this language.", folder.as_posix(), mend)
    check_values(entries)
    lexicon = Lexicon(folder.name, entries, words)
    if checked:
        lexicon.check_phrases()
    return lexicon


@cache
def bundled_lexicon(language: str) -> Lexicon | None:
    """The lexicon that comes with the library; None if it has none for this language.

    Raises:
        RuleBookError: if it was damaged since the library was built.
    """
    folder = rules_folder() / "lexicon" / language
    if not language.isalpha() or not folder.is_dir():
        return None
    try:
        return load_lexicon(folder, checked=False)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        # Files that were checked when the library was built are read on trust; a check says what is wrong with them.
        load_lexicon(folder, checked=True)
        what = f"The phrases of this language cannot be used ({type(error).__name__}: {error})."
        raise RuleFileError(what, folder.as_posix(), "Install the library again.") from None


def _entry(item: dict[str, Any], where: str) -> Entry:
    kind = "term" if "term" in item else "cue" if "cue" in item else "decoy"
    hides = frozenset(str(item.get("hides", "")).split())
    return Entry(
        id=str(item["id"]),
        kind=kind,
        name=str(item.get(kind, "")) if kind != "decoy" else "",
        value=str(item.get("value", "")),
        looks=str(item.get("looks", "inside")),
        hides=hides,
        phrases=_lines(item.get("phrases", "")),
        match=_lines(item.get("match", "")),
        no_match=_lines(item.get("no_match", "")),
        where=where,
        frame=_frame(item["frame"]) if "frame" in item else None,
        reads=frozenset(str(item.get("reads", "")).split()),
    )


def _frame(item: dict[str, Any]) -> Frame:
    return Frame(
        parts=tuple(tuple(part.split("|")) for part in str(item["parts"]).split()),
        width=int(item["width"]),
        reach=int(item.get("reach", 0)),
        unless=tuple(str(item.get("unless", "")).split()),
        drops_denied=not item.get("keeps_denied", False),
        ordered=bool(item.get("ordered", False)),
        holding=bool(item.get("holding", False)),
        parted=bool(item.get("parted", False)),
        unless_near=bool(item.get("unless_near", False)),
    )


def _lines(block: Any) -> tuple[str, ...]:
    return tuple(line.strip() for line in str(block).splitlines() if line.strip())


@cache
def bundled_languages() -> frozenset[str]:
    """The codes of the languages that can be read."""
    return frozenset(path.name for path in (rules_folder() / "lexicon").iterdir() if path.is_dir())
