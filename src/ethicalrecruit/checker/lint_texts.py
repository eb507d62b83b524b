"""Looks over translations: no words that pass judgement, nothing to fill in, no key that the book does not have."""

import re
from collections.abc import Iterable, Iterator

from ethicalrecruit.checker.lint import PLACEHOLDER, VERDICTS, LintFault
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.texts import TextFile, catalogue


def lint_texts(book: RuleBook, files: Iterable[TextFile]) -> tuple[LintFault, ...]:
    """Everything to mend in files of translations.

    Args:
        book: the book, loaded without a language.
        files: the files.
    """
    known = frozenset(catalogue(book))
    return tuple(
        LintFault(key, check, what, file.placed.where(("texts", key)))
        for file in files
        for key, check, what in _faults(file, known)
    )


def _faults(file: TextFile, known: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    judging = [(word, _pattern(word)) for word in file.forbidden]
    for key, entry in file.entries.items():
        if key not in known:
            yield key, "text-key", "The book has no text with this key: move the translation to unused."
        for word, pattern in judging:
            if pattern.search(entry.text):
                yield key, "verdict-word", f'"{word}" passes judgement: say what the document reads like.'
        for match in VERDICTS.finditer(entry.text):
            if match[0].lower() not in (word.lower() for word in file.forbidden):
                yield key, "verdict-word", f'"{match[0]}" passes judgement, in English too.'
        for match in PLACEHOLDER.finditer(entry.text):
            yield key, "placeholder", f'"{match[0]}" looks like something to be filled in: nothing will be.'


def _pattern(word: str) -> re.Pattern[str]:
    ending = r"\w*" if word.endswith("*") else ""
    return re.compile(rf"(?<!\w){re.escape(word.removesuffix('*'))}{ending}(?!\w)", re.IGNORECASE)
