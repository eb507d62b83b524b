"""Answers as numbers, for whoever needs no more of them than the bare truth.

There is one more than there are truths: what is unknown only because the document does not speak of it, is told
apart from what is unknown otherwise, since silence may settle a matter. The bits are such that an "or" joins codes.
"""

from typing import Final

from ethicalrecruit.rulebook.environment import Answer
from ethicalrecruit.values.truth import Truth

NO: Final = 0
YES: Final = 1
SILENT: Final = 3
"""Unknown, and nothing but silence leaves it so."""
OPEN: Final = 7
"""Unknown for another reason, or for several."""

NEGATED = (YES, NO, -1, SILENT, -1, -1, -1, OPEN)
"""By code, what ``not`` makes of it."""

HEARD = (NO, YES, -1, NO, -1, -1, -1, OPEN)
"""By code, what it counts for where silence counts as "no"."""

HEARD_NEGATED = (YES, NO, -1, OPEN, -1, -1, -1, OPEN)
"""The same under ``not``, where silence settles nothing."""


def code_of(answer: Answer) -> int:
    """The code of an answer.

    >>> code_of(Answer(Truth.YES))
    1
    """
    if answer.truth is Truth.YES:
        return YES
    if answer.truth is Truth.NO:
        return NO
    return SILENT if answer.is_silent else OPEN
