"""A run of words with capitals, of which a name may be made."""

from typing import NamedTuple


class Run(NamedTuple):
    """Words of a name: its tokens from ``first`` up to, not including, ``last``."""

    first: int
    last: int


def run_words(run: Run) -> range:
    """The places of the words of a run."""
    return range(run.first, run.last)


def is_possessive(word: str) -> bool:
    """Whether a word is the ending of a possessive, and no year."""
    return word.startswith("'") and not word[1:].isdigit()
