"""A lock on a folder, which the system lets go when its process ends in whatever way."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import BinaryIO

_HELD: set[str] = set()
_HELD_LOCK = Lock()


class FolderLock:
    """A lock in the form of a file: one process holds it at a time, and in it one run.

    A process that was killed holds nothing: the file may lie there, and can be taken. On a file system that knows
    no locks, only runs of the same process are kept apart.

    Args:
        path: the file; it is made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._name = ""

    def take(self) -> bool:
        """Take the lock; False if another run holds it.

        Raises:
            OSError: if the file cannot be made.
        """
        name = os.path.realpath(self.path)
        with _HELD_LOCK:
            # A lock of the system keeps processes apart, not two runs in one of them; and opening the file a second
            # time would let the first lock go.
            if name in _HELD:
                return False
            file = self.path.open("ab")
            try:
                if not _locked(file):
                    file.close()
                    return False
            except BaseException:
                file.close()
                raise
            _HELD.add(name)
        self._file, self._name = file, name
        return True

    def release(self) -> None:
        """Let go, and remove the file."""
        if self._file is None:
            return
        if sys.platform == "win32":
            self._file.close()
            with suppress(OSError):
                self.path.unlink()
        else:
            # Removed while it is held: nobody can take a file that is about to go.
            with suppress(OSError):
                self.path.unlink()
            self._file.close()
        self._file = None
        with _HELD_LOCK:
            _HELD.discard(self._name)

    def leave(self) -> None:
        """Let go, and leave the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
            with _HELD_LOCK:
                _HELD.discard(self._name)


if sys.platform == "win32":
    import msvcrt

    def _locked(file: BinaryIO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import errno
    import fcntl

    _HELD_BY_ANOTHER = frozenset((errno.EACCES, errno.EAGAIN))

    def _locked(file: BinaryIO) -> bool:
        # Record locks belong to the process: workers that were forked from it do not hold them on.
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _HELD_BY_ANOTHER
        return True
