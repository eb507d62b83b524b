"""Exit codes: what a shell learns of a run.

0 done; 1 a condition that was asked for is not met; 2 wrong call; 3 rules or input unreadable; 4 done, but more
rows rejected than allowed; 5 nothing to read; 6 refused to go on; 7 stopped by the machine; 130 interrupted; 129 and
143 ended by SIGHUP and SIGTERM.
"""

import errno
from collections.abc import Iterable
from enum import IntEnum

from ethicalrecruit.cli.endings import Ended
from ethicalrecruit.errors import (
    EmptySource,
    EthicalRecruitError,
    MachineError,
    OptionError,
    ResumeError,
)


class Exit(IntEnum):
    """An exit code of the command line."""

    DONE = 0
    NOT_MET = 1
    WRONG_CALL = 2
    UNREADABLE = 3
    REJECTS = 4
    NOTHING = 5
    REFUSED = 6
    MACHINE = 7
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


_SIGNAL = 128
"""What shells add to the number of a signal."""

_FIRST = (Exit.MACHINE, Exit.REFUSED, Exit.UNREADABLE, Exit.NOTHING, Exit.REJECTS, Exit.NOT_MET)
_BY_KIND: tuple[tuple[type[EthicalRecruitError], Exit], ...] = (
    (OptionError, Exit.WRONG_CALL),
    (EmptySource, Exit.NOTHING),
    (ResumeError, Exit.REFUSED),
    (MachineError, Exit.MACHINE),
)
_MACHINE_FAULTS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM})


def exit_of(error: BaseException) -> Exit:
    """The exit code that an error ends a command with."""
    if isinstance(error, Ended):
        return Exit(_SIGNAL + error.signal)
    if isinstance(error, KeyboardInterrupt):
        return Exit.INTERRUPTED
    if isinstance(error, EthicalRecruitError):
        return next((code for kind, code in _BY_KIND if isinstance(error, kind)), Exit.UNREADABLE)
    if isinstance(error, OSError) and error.errno not in _MACHINE_FAULTS:
        return Exit.UNREADABLE
    return Exit.MACHINE


def first_of(exits: Iterable[Exit]) -> Exit:
    """The code that counts if several hold: the first of 7, 6, 3, 5, 4, 1.

    >>> first_of([Exit.NOT_MET, Exit.REJECTS]).value, first_of([]).value
    (4, 0)
    """
    held = set(exits)
    return next((code for code in _FIRST if code in held), Exit.DONE)
