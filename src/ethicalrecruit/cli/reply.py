"""What a command hands back: its result, remarks beside it, and the exit code."""

from collections.abc import Mapping
from typing import Any

from ethicalrecruit.cli.exits import Exit
from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of one command.

    The code is settled before anything is written, so that a reader who closes the pipe early cannot turn a
    condition that is not met into success.

    Attributes:
        text: the result, for standard output.
        code: the exit code.
        notes: remarks for standard error, one a line; not shown with ``--quiet``.
        ended: what ``--json-logs`` says at the end, after the remarks; None for nothing.
    """

    text: str
    code: Exit = Exit.DONE
    notes: tuple[str, ...] = ()
    ended: Mapping[str, Any] | None = None


def as_note(sentence: str) -> str:
    """A sentence as a remark, which begins with a small letter unless its first word is a code.

    >>> as_note("The text has more."), as_note("HTML was read.")
    ('the text has more.', 'HTML was read.')
    """
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
