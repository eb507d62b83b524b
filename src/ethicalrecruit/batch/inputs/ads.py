"""Folders and archives of ads: each file a row, its name in the folder the id."""

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ethicalrecruit.batch.inputs.source import Source, cannot_be_read, member_source, must_be_file
from ethicalrecruit.batch.inputs.table import Found, Table
from ethicalrecruit.errors import EmptySource, UnreadableSource
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.document import LARGEST_DOCUMENT
from ethicalrecruit.intake.document_rows import DOCUMENT_COLUMNS
from ethicalrecruit.intake.row import CellFault

AD_ENDINGS = (
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonld",
)  # fmt: skip
"""Files with these endings are ads."""

TABLE_ENDINGS = (
    ".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".parquet", ".arrow", ".feather", ".ipc", ".xlsx", ".xlsm", ".gz",
)  # fmt: skip
"""Files with these endings are tables."""

_DEEPEST = 100
_MOST_MEMBERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a folder or archive: its name there, how it is opened, and what is wrong with it; "" if nothing."""

    name: str
    source: Source | None
    fault: str = ""
    mend: str = ""


class AdFolder(Table):
    """The files of a folder, or the members of a zip archive, as ads.

    Args:
        name: what it is called.
        place: the folder or the archive.

    Raises:
        EmptySource: if there is no file in it.
    """

    def __init__(self, name: str, place: Path) -> None:
        self._place = place
        form = "folder of ads" if place.is_dir() else "archive of ads"
        super().__init__(name, DOCUMENT_COLUMNS, {"form": form, "records": "documents"})
        self.documents = True
        if next(self._pieces(), None) is None:
            raise EmptySource("There is no file in it.", name, "Check whether it is the right one.")

    def _pieces(self) -> Iterator[Piece]:
        return folder_pieces(self._place) if self._place.is_dir() else archive_pieces(self._place, self.name)

    def _found(self) -> Iterator[Found]:
        for piece in self._pieces():
            data, fault = _read(piece)
            faults = (fault,) if fault is not None else ()
            yield Found({"id": piece.name}, 1, None, faults, data if fault is None else None)


class SingleAd(Table):
    """One file that is an ad by itself."""

    def __init__(self, source: Source) -> None:
        self._source = source
        super().__init__(source.name, DOCUMENT_COLUMNS, {"form": "one ad", "records": "documents"})
        self.documents = True

    def _found(self) -> Iterator[Found]:
        data, fault = _read(Piece(self._source.name, self._source))
        yield Found({"id": self._source.name}, 1, None, () if fault is None else (fault,), data)


def _read(piece: Piece) -> tuple[bytes, CellFault | None]:
    if piece.source is None:
        return b"", CellFault("", piece.fault, piece.mend)
    try:
        with piece.source.opened() as stream:
            data = stream.read(LARGEST_DOCUMENT + 1)
    except UnreadableSource as error:
        return b"", CellFault("", error.what, error.mend)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return b"", CellFault("", f"The file cannot be read: {reason}.", "Check its permissions, or fetch it again.")
    if len(data) > LARGEST_DOCUMENT:
        what = f"The file has more than {LARGEST_DOCUMENT:,} bytes, and no ad has."
        return b"", CellFault("", what, "Give each ad a file.")
    return data, None


def folder_pieces(folder: Path) -> Iterator[Piece]:
    """The files of a folder and those below, in the order of their names; hidden ones are left out.

    Links to folders are not followed, so that no loop has an end to look for.
    """
    yield from _below(folder, "", 0)


def _below(folder: Path, lead: str, depth: int) -> Iterator[Piece]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda one: os.fsencode(one.name))
    except OSError as error:
        if not lead:
            raise cannot_be_read(error, folder.as_posix()) from None
        fault = f"The folder cannot be read: {error.strerror}."
        yield Piece(lead.rstrip("/"), None, fault, "Check its permissions.")
        return
    for entry in found:
        name = lead + os.fsencode(entry.name).decode("utf-8", "backslashreplace")
        if entry.name.startswith(".") or entry.name in ("Thumbs.db", "desktop.ini"):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST:
                yield from _below(Path(entry.path), f"{name}/", depth + 1)
            else:
                yield Piece(name, None, f"The folder is nested deeper than {_DEEPEST} levels.", "Move its files up.")
        else:
            yield _file_piece(entry, name)


def _file_piece(entry: "os.DirEntry[str]", name: str) -> Piece:
    path = Path(entry.path)
    try:
        must_be_file(path, name)
    except UnreadableSource as error:
        return Piece(name, None, error.what, error.mend)
    if path.is_dir():
        return Piece(name, None, "This is a link to a folder, which is not followed.", "Name that folder as an input.")
    return _known(name, Source(name, lambda: path.open("rb"), path))


def archive_pieces(archive: Path, name: str) -> Iterator[Piece]:
    """The members of a zip archive, in the order of their names; hidden ones are left out.

    Raises:
        UnreadableSource: if it is damaged, or has too many.
    """
    for member in members_of(archive, name):
        yield _known(member.filename, member_source(archive, member, f"{name}: {member.filename}"))


def members_of(archive: Path, name: str) -> list[zipfile.ZipInfo]:
    """The files in a zip archive, in the order of their names; hidden ones and those of macOS are left out.

    Raises:
        UnreadableSource: if it is damaged, or has too many.
    """
    try:
        with zipfile.ZipFile(archive) as whole:
            found = whole.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableSource(f"The archive cannot be read: {error}.", name, "Fetch it again.") from None
    if len(found) > _MOST_MEMBERS:
        what = f"The archive has more than {_MOST_MEMBERS:,} members."
        raise UnreadableSource(what, name, "Unpack it, and audit the folder.")
    kept = [one for one in found if not one.is_dir() and not _hidden(one.filename)]
    return sorted(kept, key=lambda one: one.filename)


def _hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in (".", "..") for part in parts)


def _known(name: str, source: Source) -> Piece:
    ending = Path(name).suffix.lower()
    if ending in AD_ENDINGS:
        return Piece(name, source)
    if ending in TABLE_ENDINGS:
        return Piece(name, None, "This is a table among ads.", "Audit it as an input of its own.")
    mend = "Save its text as .txt, or the page as .html; take it out if it is no ad."
    return Piece(
        name, None, f'Files that end in "{ending}" are not read.' if ending else "The file has no ending.", mend
    )


def are_tables(names: Iterator[str]) -> bool:
    """Whether files are tables, all of them."""
    seen = False
    for name in names:
        seen = True
        if Path(name).suffix.lower() not in TABLE_ENDINGS:
            return False
    return seen


def folder_digest(folder: Path) -> tuple[int, str, int]:
    """Bytes and digest of all files of a folder, and when one of them was changed last; unreadable ones count as none.

    Raises:
        UnreadableSource: if the folder itself cannot be read.
    """
    total, size, changed = hashlib.sha256(), 0, 0
    for piece in folder_pieces(folder):
        own = hashlib.sha256()
        if piece.source is not None and piece.source.path is not None:
            try:
                with piece.source.path.open("rb") as file:
                    while chunk := file.read(1 << 20):
                        own.update(chunk)
                        size += len(chunk)
                changed = max(changed, piece.source.path.stat().st_mtime_ns)
            except OSError:
                own = hashlib.sha256()  # the row that it makes is a reject
        total.update(f"{len(piece.name)}:{piece.name}:{own.hexdigest()}\n".encode("utf-8", "backslashreplace"))
    return size, total.hexdigest(), changed
