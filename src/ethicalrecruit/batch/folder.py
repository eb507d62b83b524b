"""A run folder that appears whole: it is built beside its place, written through to the disk, then renamed.

Beside ``run`` stands ``run.partial`` while the run goes on, or after it was stopped: in it ``run``, the folder to be,
and what a later run needs to go on (``checkpoint.json``, ``seen.bin``) or to keep away (``lock``).
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from ethicalrecruit.batch.lock import FolderLock
from ethicalrecruit.errors import MachineError, ResumeError

_BUFFER = 1 << 18
_INSIDE = "run"
_LOCK = "lock"
CHECKPOINT = "checkpoint.json"
SEEN = "seen.bin"

Stamp = Mapping[str, str | int]
"""Size and SHA-256 of a file."""


class RunFile:
    """A file of a run that is open for writing; its bytes are counted and digested as they pass.

    Args:
        path: the file; it must not exist, unless it is taken up.
        begun: its size and digest when it was left; what was written after that is cut off. None for a new file.

    Raises:
        ResumeError: if it does not hold what it held when it was left.
    """

    def __init__(self, path: Path, begun: Stamp | None = None) -> None:
        self.name = path.name
        self.size = 0
        self._digest = hashlib.sha256()
        self._file: BinaryIO = path.open("xb", buffering=_BUFFER) if begun is None else self._taken_up(path, begun)

    def _taken_up(self, path: Path, begun: Stamp) -> BinaryIO:
        changed = "The file was changed or cut since the run was stopped."
        mend = "Put it back as it was, or remove the partial folder and begin anew."
        try:
            file = path.open("r+b", buffering=_BUFFER)
        except FileNotFoundError:
            raise ResumeError("The file is gone since the run was stopped.", path.as_posix(), mend) from None
        size = int(begun["bytes"])
        while self.size < size and (data := file.read(min(1 << 20, size - self.size))):
            self._digest.update(data)
            self.size += len(data)
        if self.stamp() != begun:
            file.close()
            raise ResumeError(changed, path.as_posix(), mend)
        file.truncate(size)
        file.seek(size)
        return file

    def write(self, text: str) -> None:
        """Add text, as UTF-8; line ends stay as they are."""
        self.write_bytes(as_utf8(text))

    def write_bytes(self, data: bytes) -> None:
        """Add bytes."""
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    def stamp(self) -> Stamp:
        """Its size and SHA-256 so far."""
        return {"bytes": self.size, "sha256": self._digest.hexdigest()}

    def sync(self) -> None:
        """Write what was added through to the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Write through to the disk and close."""
        if not self._file.closed:
            self.sync()
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
    """The folder of a run in the making. Leaving its context without ``finish`` leaves what was done.

    Args:
        out: where the finished folder will stand.
        resume: go on with what stands there, instead of beginning.

    Raises:
        ResumeError: if something stands there already, another run is at it, or there is nothing to go on with.
        MachineError: if nothing can be written there.
    """

    def __init__(self, out: Path, *, resume: bool = False) -> None:
        self.out = out
        self.partial = partial_of(out)
        self._inside = self.partial / _INSIDE
        self._files: dict[str, RunFile | AdoptedFile] = {}
        self._lock = FolderLock(self.partial / _LOCK)
        must_be_free(out, resume=resume)
        try:
            if not resume:
                out.parent.mkdir(parents=True, exist_ok=True)
            self._open(resume=resume)
        except OSError as error:
            self._lock.leave()
            raise machine_error(error, "The run folder cannot be made.", out, "Choose another place.") from None
        except ResumeError:
            self._lock.leave()
            raise

    def _open(self, *, resume: bool) -> None:
        if resume and not self.partial.is_dir():
            what = "There is no unfinished run to go on with."
            mend = f"An unfinished run stands in {self.partial.name}; begin one without resume."
            raise ResumeError(what, self.partial.as_posix(), mend)
        made = False
        if not resume:
            with suppress(FileExistsError):
                self.partial.mkdir()
                made = True
        if not self._lock.take():
            raise ResumeError("Another run is writing here.", self.partial.as_posix(), "Wait for it to end.")
        if not made and not resume and self._inside.exists():
            what = "An unfinished run stands there."
            mend = "Go on with it (--resume, or resume=True), or remove it to begin anew."
            raise ResumeError(what, self.partial.as_posix(), mend)
        if not resume:
            # What is left of a run that was stopped right after its folder had appeared is of no use.
            self._clear()
        self._inside.mkdir(exist_ok=resume)

    def file(self, name: str, begun: Stamp | None = None) -> RunFile:
        """A new file in the folder, or one that is taken up."""
        known = self._files.get(name)
        if not isinstance(known, RunFile):
            known = self._files[name] = RunFile(self._inside / name, begun)
        return known

    def beside(self, name: str, begun: Stamp | None = None) -> RunFile:
        """A new file for the run's own use, which the finished folder does not have; or one that is taken up."""
        if begun is None:
            (self.partial / name).unlink(missing_ok=True)
        opened = RunFile(self.partial / name, begun)
        self._files[f"../{name}"] = opened
        return opened

    def write(self, name: str, text: str) -> None:
        """A new file with this text."""
        self.file(name).write(text)

    @property
    def place(self) -> Path:
        """Where its files are while it is in the making."""
        return self._inside

    def settle(self) -> None:
        """Write what is open through to the disk and close it, so that it can be read; nothing can be added then."""
        for file in self._files.values():
            file.close()

    def adopt(self, name: str) -> None:
        """Count a file that was written into the folder by its path among its files."""
        self._files[name] = AdoptedFile(self.place / name)

    def is_begun(self) -> bool:
        """Whether any file of the run holds something."""
        return any(path.stat().st_size for path in self._inside.iterdir())

    def keep_only(self, names: tuple[str, ...]) -> None:
        """Remove files of an earlier part of the run that will be written anew, all but these."""
        for path in self._inside.iterdir():
            if path.name not in names:
                path.unlink()

    def stamps(self) -> dict[str, Stamp]:
        """Size and SHA-256 of every file of the run written so far."""
        return {name: self._files[name].stamp() for name in sorted(self._files) if not name.startswith("../")}

    def sync(self) -> None:
        """Write every open file through to the disk."""
        for file in self._files.values():
            file.sync()

    def put_beside(self, name: str, content: bytes) -> None:
        """Put a small file for the run's own use in the place of its earlier form, whole or not at all."""
        made = self.partial / f"{name}.new"
        with made.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.replace(self.partial / name)
        _sync_folder(self.partial)

    def finish(self) -> None:
        """Write everything through to the disk and put the folder in its place.

        Raises:
            MachineError: if somebody else took one of its files away, or wrote into it.
            ResumeError: if something stands at its place by now.
        """
        self.settle()
        self._must_be_whole()
        _sync_folder(self._inside)
        must_be_free(self.out)
        self._inside.rename(self.out)
        _sync_folder(self.out.parent)
        self._remove()

    def _must_be_whole(self) -> None:
        for name, file in self._files.items():
            path = self._inside / name
            if not path.is_file() or path.stat().st_size != file.size:
                what = "Somebody else removed or changed this file while the run was written."
                raise MachineError(what, path.as_posix(), f"Remove {self.partial.name}, and begin anew.")

    def give_up(self) -> None:
        """Remove everything, where nothing of worth was done."""
        for file in self._files.values():
            file.abandon()
        with suppress(OSError):
            for path in self._inside.iterdir():
                path.unlink()
            self._inside.rmdir()
        self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            self._clear()
        self._lock.release()
        with suppress(OSError):
            self.partial.rmdir()

    def _clear(self) -> None:
        for name in (CHECKPOINT, f"{CHECKPOINT}.new", SEEN):
            (self.partial / name).unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for file in self._files.values():
            file.abandon()
        self._lock.leave()


def as_utf8(text: str) -> bytes:
    r"""A text as UTF-8. Half a pair of surrogates, which has none, is shown by its number, as JSON escapes it.

    >>> as_utf8("\ud83d!")
    b'\\ud83d!'
    """
    return text.encode("utf-8", "backslashreplace")


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


def write_all_in_place(files: Iterable[tuple[Path, Callable[[Path], object]]]) -> None:
    """The same for files that belong together: if one of them cannot be written, those before it are removed.

    Args:
        files: where each will stand, and what writes it.

    Raises:
        ResumeError: if something stands at one of their places by now.
        OSError: if one cannot be written.
    """
    made: list[Path] = []
    try:
        for path, write in files:
            write_in_place(path, write)
            made.append(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def partial_of(out: Path) -> Path:
    """Where an unfinished run stands."""
    return out.with_name(f"{out.name}.partial")


def must_be_free(out: Path, *, resume: bool = False) -> None:
    """Refuse to write where something stands.

    Raises:
        ResumeError: if so.
    """
    if not os.path.lexists(out):
        return
    if resume and (out / "manifest.json").is_file():
        raise ResumeError("This run is finished already.", out.as_posix(), "Read it, or choose another name.")
    raise ResumeError("Something of that name stands there already.", out.as_posix(), "Choose another name.")


def machine_error(error: OSError | MemoryError, what: str, out: Path, mend: str) -> MachineError:
    """The machine's trouble in plain words."""
    reason = getattr(error, "strerror", None) or "There is not enough memory"
    return MachineError(f"{what} {reason}.", out.as_posix(), mend)


def _sync_folder(folder: Path) -> None:
    # Some systems cannot open a folder; their renames are durable in their own way.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
