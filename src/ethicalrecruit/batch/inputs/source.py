"""One input as bytes that can be opened again and again: a file, a packed file, a member of an archive."""

import errno
import gzip
import io
import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, BinaryIO, cast

from ethicalrecruit.errors import MachineError, UnreadableSource
from ethicalrecruit.frozen import dataclass

MOST_TIMES = 250
"""A packed file may unpack to so many times its size; text seldom reaches a fifth of that."""

ALWAYS_UNPACKED = 64 * 1024 * 1024
"""Up to this size the rule above does not hold."""

_BUFFER = 1 << 18
_GZIP = b"\x1f\x8b"
_HAS_PASSWORD = 0x1


@dataclass(frozen=True, slots=True)
class SourceStamp:
    """What identifies an input: its bare name, its bytes and their SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that can be opened again and again.

    Attributes:
        name: what it is called in messages and results.
        opened: opens it; gzip is unpacked on the way.
        path: the file that holds just these bytes; None if they are packed.
        packed: how many bytes they take where they are packed; None if they are not.
    """

    name: str
    opened: Callable[[], BinaryIO]
    path: Path | None = None
    packed: int | None = None

    def head(self, length: int = 65_536) -> bytes:
        """Its first bytes.

        Raises:
            UnreadableSource: if it cannot be read.
        """
        with self.opened() as stream:
            try:
                return stream.read(length)
            except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
                raise broken_off(error, self.name) from None

    def as_file(self, until: ExitStack) -> Path:
        """A file with these bytes, for readers that need to jump about in it; a temporary one if they are packed."""
        if self.path is not None:
            return self.path
        with self.opened() as stream:
            return spooled(stream, self.name, until)


def file_source(path: Path, name: str) -> Source:
    """A file, unpacked if it is packed with gzip.

    Raises:
        UnreadableSource: if there is no such file, it is none, or it cannot be read.
    """
    must_be_file(path, name)
    try:
        with path.open("rb") as file:
            packed = file.read(len(_GZIP)) == _GZIP
    except OSError as error:
        raise cannot_be_read(error, name) from None
    if not packed:
        return Source(name, lambda: path.open("rb", buffering=_BUFFER), path)
    size = path.stat().st_size
    return Source(name, lambda: _bounded(gzip.open(path, "rb"), size, name), packed=size)


def member_source(archive: Path, member: zipfile.ZipInfo, name: str) -> Source:
    """A member of a zip archive.

    Raises:
        UnreadableSource: when it is opened, if it has a password or is packed in a way that we cannot unpack.
    """

    def opened() -> BinaryIO:
        if member.flag_bits & _HAS_PASSWORD:
            mend = "Unpack it yourself, and audit the file."
            raise UnreadableSource("This member of the archive has a password.", name, mend)
        whole = zipfile.ZipFile(archive)
        try:
            stream = whole.open(member)
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile, OSError) as error:
            whole.close()
            mend = "Unpack it yourself, and audit the file."
            raise UnreadableSource(f"This member of the archive cannot be unpacked: {error}.", name, mend) from None
        return _bounded(stream, member.compress_size, name, whole)

    return Source(name, opened, packed=member.compress_size)


def spooled(stream: IO[bytes], name: str, until: ExitStack) -> Path:
    """Bytes copied to a temporary file, which is removed in the end.

    Raises:
        MachineError: if there is no room for them.
        UnreadableSource: if they cannot be read on.
    """
    folder = Path(until.enter_context(tempfile.TemporaryDirectory(prefix="ethicalrecruit-")))
    path = folder / "input"
    try:
        with path.open("xb") as file:
            shutil.copyfileobj(stream, file, _BUFFER)
    except (EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise broken_off(error, name) from None
    except OSError as error:
        if isinstance(error, gzip.BadGzipFile):
            raise broken_off(error, name) from None
        mend = "Make room where temporary files stand, or set TMPDIR to another place."
        raise MachineError(f"The input cannot be copied to a temporary file: {error.strerror}.", name, mend) from None
    return path


def must_be_file(path: Path, name: str) -> None:
    """Refuse what is no regular file, before it is opened: a pipe would be waited for.

    Raises:
        UnreadableSource: if so.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        what = "This link leads to no file." if path.is_symlink() else "There is no such file."
        raise UnreadableSource(what, name, "Check the name and the folder.") from None
    except OSError as error:
        raise cannot_be_read(error, name) from None
    if os.path.isfile(path) or os.path.isdir(path):  # noqa: PTH112, PTH113  # these do not raise
        return
    kind = found.st_mode & 0o170000
    word = {0o010000: "a pipe", 0o140000: "a socket", 0o020000: "a device", 0o060000: "a device"}.get(kind, "")
    what = f"This is {word}, no regular file." if word else "This is no regular file."
    raise UnreadableSource(what, name, "Save it to a file first, or send it to standard input.")


def cannot_be_read(error: OSError | ValueError, name: str) -> UnreadableSource:
    """What to say of a file that cannot be opened."""
    reason = getattr(error, "strerror", None) or str(error)
    mend = "Check its permissions." if isinstance(error, PermissionError) else "Check the name and its permissions."
    if getattr(error, "errno", None) == errno.ELOOP:
        mend = "Check where the link leads."
    return UnreadableSource(f"The file cannot be read: {reason}.", name, mend)


def broken_off(error: Exception, name: str) -> UnreadableSource:
    """What to say of packed bytes that end too soon or are damaged."""
    return UnreadableSource(f"The file cannot be read on: {error}.", name, "Fetch it again.")


class _Bounded(io.RawIOBase):
    """Unpacks, and stops where a few bytes become too many."""

    def __init__(self, stream: IO[bytes], packed: int, name: str, holder: zipfile.ZipFile | None) -> None:
        super().__init__()
        self._stream, self._name, self._holder = stream, name, holder
        self._most = max(ALWAYS_UNPACKED, MOST_TIMES * packed)
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._stream.read(len(view))
        self._size += len(data)
        if self._size > self._most:
            what = f"The file unpacks to more than {MOST_TIMES} times its size, and no table does that."
            raise UnreadableSource(what, self._name, "If it is one, unpack it yourself and audit that file.")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            if self._holder is not None:
                self._holder.close()
        super().close()


def _bounded(stream: object, packed: int, name: str, holder: zipfile.ZipFile | None = None) -> BinaryIO:
    raw = _Bounded(cast("IO[bytes]", stream), packed, name, holder)
    return cast("BinaryIO", io.BufferedReader(raw, _BUFFER))
