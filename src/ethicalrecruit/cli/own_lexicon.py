"""Phrases of a language that the user brings along."""

from pathlib import Path

from ethicalrecruit.reader.lexicon import Lexicon, load_lexicon


def own_lexicon(folder: str | None) -> Lexicon | None:
    """The phrases in a folder; None if none is named.

    Raises:
        RuleBookError: if a file is at fault.
    """
    return None if folder is None else load_lexicon(Path(folder))
