"""A run folder that appears whole: it is built beside its place, written through to the disk, then renamed."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ethicalrecruit.errors import MachineError, ResumeError

_MOST_PARTIALS = 100
_BUFFER = 1 << 18


class RunFile:
    """A file of a run folder that is open for writing; its bytes are counted and digested as they pass."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.size = 0
        self._digest = hashlib.sha256()
        self._file: BinaryIO = path.open("xb", buffering=_BUFFER)

    def write(self, text: str) -> None:
        """Add text, as UTF-8; line ends stay as they are.

        Half a pair of surrogates, which has no UTF-8, is shown by its number, as JSON escapes it.
        """
        self.write_bytes(text.encode("utf-8", "backslashreplace"))

    def write_bytes(self, data: bytes) -> None:
        """Add bytes."""
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    def stamp(self) -> Mapping[str, str | int]:
        """Its size and SHA-256 so far."""
        return {"bytes": self.size, "sha256": self._digest.hexdigest()}

    def close(self) -> None:
        """Write through to the disk and close."""
        if not self._file.closed:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()

    def abandon(self) -> None:
        """Close without a promise; what was written stays where it can."""
        with suppress(OSError):
            self._file.close()


class AdoptedFile:
    """A file of a run folder that was written by its path; it is read once more for its digest."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        self.size = path.stat().st_size

    def stamp(self) -> Mapping[str, str | int]:
        """Its size and SHA-256."""
        return {"bytes": self.size, "sha256": self._digest}

    def sync(self) -> None:
        """It is on the disk already."""

    def close(self) -> None:
        """Nothing is open."""

    def abandon(self) -> None:
        """Nothing is open."""


class RunFolder:
    """The folder of a run in the making.

    Leaving its context without ``finish`` leaves the partial folder as it is.

    Args:
        out: where the finished folder will stand.

    Raises:
        ResumeError: if something stands there already.
        MachineError: if nothing can be written there.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        must_be_free(out)
        self._files: dict[str, RunFile | AdoptedFile] = {}
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            self.partial = _new_partial(out)
        except OSError as error:
            raise machine_error(error, "The run folder cannot be made.", out, "Choose another place.") from None

    def file(self, name: str) -> RunFile:
        """A new file in the folder."""
        opened = RunFile(self.partial / name)
        self._files[name] = opened
        return opened

    def write(self, name: str, text: str) -> None:
        """A new file with this text."""
        self.file(name).write(text)

    @property
    def place(self) -> Path:
        """Where its files are while it is in the making."""
        return self.partial

    def settle(self) -> None:
        """Write what is open through to the disk and close it, so that it can be read; nothing can be added then."""
        for file in self._files.values():
            file.close()

    def adopt(self, name: str) -> None:
        """Count a file that was written into the folder by its path among its files."""
        self._files[name] = AdoptedFile(self.place / name)

    def stamps(self, without: Iterable[str] = ()) -> dict[str, Mapping[str, str | int]]:
        """Size and SHA-256 of every file written so far."""
        left_out = frozenset(without)
        return {name: self._files[name].stamp() for name in sorted(self._files) if name not in left_out}

    def finish(self) -> None:
        """Write everything through to the disk and put the folder in its place."""
        self.settle()
        _sync_folder(self.partial)
        must_be_free(self.out)
        self.partial.rename(self.out)
        _sync_folder(self.out.parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.abandon()


def write_in_place(path: Path, write: Callable[[Path], object]) -> None:
    """Write a single file beside its place, through to the disk, and put it there; it appears whole or not at all.

    Args:
        path: where it will stand.
        write: writes it at the path it is given, where nothing stands.

    Raises:
        ResumeError: if something stands there by now.
        OSError: if it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial-{os.getpid()}")
    try:
        write(partial)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        must_be_free(path)
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    _sync_folder(path.parent)


def must_be_free(out: Path) -> None:
    """Refuse to write where something stands.

    Raises:
        ResumeError: if so.
    """
    if os.path.lexists(out):
        raise ResumeError("Something of that name stands there already.", out.as_posix(), "Choose another name.")


def machine_error(error: OSError | MemoryError, what: str, out: Path, mend: str) -> MachineError:
    """The machine's trouble in plain words."""
    reason = getattr(error, "strerror", None) or "There is not enough memory"
    return MachineError(f"{what} {reason}.", out.as_posix(), mend)


def _new_partial(out: Path) -> Path:
    for number in range(1, _MOST_PARTIALS + 1):
        partial = out.with_name(f"{out.name}.partial-{number}")
        try:
            partial.mkdir()
        except FileExistsError:
            continue
        return partial
    raise ResumeError(
        f"{_MOST_PARTIALS} partial folders of earlier runs stand beside it.",
        out.as_posix(),
        "Remove those you do not need.",
    )


def _sync_folder(folder: Path) -> None:
    # Some systems cannot open a folder; their renames are durable in their own way.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
