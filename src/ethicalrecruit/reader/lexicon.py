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
from ethicalrecruit.reader.currency_words import Currencies
from ethicalrecruit.reader.entries import Entry, Frame
from ethicalrecruit.reader.entry_values import check_values
from ethicalrecruit.reader.matcher import Matcher
from ethicalrecruit.reader.net_form import compiled_nets
from ethicalrecruit.reader.nets import SHARED, Nets, laid_nets
from ethicalrecruit.reader.text import spellings
from ethicalrecruit.reader.words import NO_WORDS, SmallWords, small_words


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
        cues: finds cues and these decoys.
        parts: finds the cues that only frames ask for, near the first of their parts.
        currencies: the words and signs of money.
        nets: the phrases of all entries.
    """

    def __init__(
        self, language: str, entries: Iterable[Entry], words: SmallWords = NO_WORDS, nets: Nets | None = None
    ) -> None:
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
        self.nets = nets or laid_nets(self.entries, words)
        self.terms = Matcher(self.nets.terms)
        self.cues = Matcher(self.nets.cues)
        self.parts = Matcher(self.nets.parts)


def load_lexicon(folder: Path, *, checked: bool = True) -> Lexicon:
    """Read all files of one language.

    Args:
        folder: the folder of the language; its name is the code of the language.
        checked: whether to check the files against their schema, and to read every phrase; with the shipped ones that
            was done when the package was built.

    Raises:
        RuleBookError: if a file is at fault, two entries share a name, an entry has a value that nobody knows, or no
            file names the small words.
    """
    entries: list[Entry] = []
    words: SmallWords | None = None
    seen: dict[str, str] = {}
    files = lexicon_files(folder)
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
    nets = None if checked else compiled_nets([path.read_bytes() for path, _ in files])
    return Lexicon(folder.name, entries, words, nets)


def lexicon_files(folder: Path) -> list[tuple[Path, str]]:
    """The files of a language in order, those that all share last, and what messages call them.

    Raises:
        RuleFileError: if there is none of its own.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        what = "There is no lexicon here." if folder.is_dir() else "There is no such folder."
        raise RuleFileError(what, folder.as_posix(), "Name the folder of a language, with its words.yaml.")
    return [*((path, path.name) for path in paths), *((rules_folder() / "lexicon" / name[3:], name) for name in SHARED)]


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
