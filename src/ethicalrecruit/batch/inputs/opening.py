"""All inputs of a run, opened: what identifies them, and their tables one after the other."""

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ethicalrecruit.batch.inputs.ads import (
    AdFolder,
    SingleAd,
    are_tables,
    folder_digest,
    folder_pieces,
    members_of,
)
from ethicalrecruit.batch.inputs.arrow_tables import IPC_FILE, IPC_STREAM, PARQUET, ArrowTable
from ethicalrecruit.batch.inputs.delimited import DelimitedTable
from ethicalrecruit.batch.inputs.excel import ExcelTable
from ethicalrecruit.batch.inputs.forms import AD, CSV, EXCEL, ZIP, form_of, workbook_or_archive
from ethicalrecruit.batch.inputs.json_tables import ARRAY, LINES, OBJECT, JsonTable
from ethicalrecruit.batch.inputs.source import (
    Source,
    SourceStamp,
    cannot_be_read,
    file_source,
    member_source,
    must_be_file,
    spooled,
)
from ethicalrecruit.batch.inputs.table import SourceOptions, Table
from ethicalrecruit.errors import EmptySource, OptionError, UnreadableSource
from ethicalrecruit.frozen import dataclass

STANDARD_INPUT = "-"
_STANDARD_NAME = "standard input"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Given:
    """An input as it was given: where it stands, what it is called, and what it was like when its digest was made."""

    path: Path
    name: str
    state: tuple[int, int]


class Inputs:
    """The inputs of a run. Leaving its context removes temporary files.

    Attributes:
        stamps: what identifies each input, in the order in which they were given.
        tables: their tables; one for each, but for folders and archives of tables.
        notes: what is to be said of the inputs together.
    """

    def __init__(self, until: ExitStack) -> None:
        self._until = until
        self._given: list[_Given] = []
        self.stamps: tuple[SourceStamp, ...] = ()
        self.tables: tuple[Table, ...] = ()
        self.notes: tuple[str, ...] = ()

    @property
    def position(self) -> int | None:
        """How many bytes of all inputs were read so far; None if that cannot be told."""
        known = [table.position for table in self.tables]
        return None if None in known else sum(one for one in known if one is not None)

    def must_not_have_changed(self) -> None:
        """Refuse results of inputs that changed while they were read.

        An input that was only touched, or written anew with the same content, has not changed.

        Raises:
            UnreadableSource: if one did, or is gone.
        """
        for at, (given, stamp) in enumerate(zip(self._given, self.stamps, strict=True)):
            try:
                same = _state(given.path) == given.state
                if not same:
                    found, state = _stamp(given.path, given.name)
                    same = found == stamp
                    if same:
                        self._given[at] = _Given(given.path, given.name, state)
            except OSError:
                raise UnreadableSource(
                    "The input is gone since it was begun to be read.", given.name, "Audit a copy of it."
                ) from None
            if not same:
                raise UnreadableSource("The file changed while it was read.", given.name, "Audit a copy of it.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._until.close()


def open_inputs(
    paths: Sequence[Path | str], options: SourceOptions | None = None, *, stdin: IO[bytes] | None = None
) -> Inputs:
    """Open the inputs of a run.

    Args:
        paths: files and folders; ``-`` is standard input, which is copied to a temporary file.
        options: how they are read, where you state it; it holds for every one of them.
        stdin: standard input; None takes that of the process.

    Raises:
        OptionError: for no input, one that is given twice, or an option without meaning.
        UnreadableSource: if one cannot be read, or it cannot be told with confidence how.
        EmptySource: if one holds nothing.
        MappingError: if two columns of a table have the same name.
        MissingExtra: if reading one needs a package that is not installed.
        MachineError: if there is no room for a temporary file.
    """
    options = options or SourceOptions()
    if not paths:
        raise OptionError("There is no input.", "", "Name a file or a folder.")
    until = ExitStack()
    try:
        return _opened(paths, options, stdin, until)
    except BaseException:
        until.close()
        raise


def _opened(paths: Sequence[Path | str], options: SourceOptions, stdin: IO[bytes] | None, until: ExitStack) -> Inputs:
    inputs = Inputs(until)
    stamps: list[SourceStamp] = []
    tables: list[Table] = []
    names: list[str] = []
    if [str(path) for path in paths].count(STANDARD_INPUT) > 1:
        raise OptionError("Standard input is given twice.", STANDARD_INPUT, "Give it once.")
    for path in paths:
        if str(path) == STANDARD_INPUT:
            name, place = _STANDARD_NAME, _standard_input(stdin, until)
        else:
            place = Path(path)
            name = _bare_name(place)
        names.append(name)
        name = _numbered(names)[-1]
        stamp, state = _stamp(place, name)
        stamps.append(stamp)
        inputs._given.append(_Given(place, name, state))  # noqa: SLF001  # made here
        tables += _tables(place, name, options, until)
    twice = [(one.name, other.name) for at, one in enumerate(stamps) for other in stamps[:at] if _alike(one, other)]
    notes = [f"{name} is the same as {earlier}, byte by byte." for name, earlier in twice]
    if options.sheet is not None and not any(isinstance(table, ExcelTable) for table in tables):
        notes.append("No input is a workbook, so the sheet that was stated plays no part.")
    if options.encoding is not None:
        documents = [table.name for table in tables if isinstance(table, AdFolder | SingleAd)]
        notes += [
            f"The encoding that was stated plays no part in {name}: ads are read as UTF-8, or as they say themselves."
            for name in documents
        ]
    inputs.notes = tuple(notes)
    inputs.stamps, inputs.tables = tuple(stamps), tuple(tables)
    return inputs


def _numbered(names: Iterable[str]) -> list[str]:
    """The names, with a number behind those that came before."""
    times: Counter[str] = Counter()
    found = []
    for name in names:
        times[name] += 1
        found.append(name if times[name] == 1 else f"{name} ({times[name]})")
    return found


def _alike(one: SourceStamp, other: SourceStamp) -> bool:
    return one.bytes == other.bytes and one.sha256 == other.sha256


def _bare_name(path: Path) -> str:
    """The name alone: results say nothing of folders; bytes that are no UTF-8 are written out."""
    name = path.name or path.resolve().name or str(path)
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _standard_input(stdin: IO[bytes] | None, until: ExitStack) -> Path:
    if stdin is None:
        if sys.stdin is None:
            raise UnreadableSource("Standard input is closed.", STANDARD_INPUT, "Name a file, or send a table.")
        stdin = sys.stdin.buffer
    return spooled(stdin, _STANDARD_NAME, until)


def _stamp(path: Path, name: str) -> tuple[SourceStamp, tuple[int, int]]:
    """What identifies an input, and its state while that was made."""
    must_be_file(path, name)
    try:
        if path.is_dir():
            size, digest, changed = folder_digest(path)
            return SourceStamp(name, size, digest), (size, changed)
        state = _state(path)
        total, size = hashlib.sha256(), 0
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                total.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise cannot_be_read(error, name) from None
    return SourceStamp(name, size, total.hexdigest()), state


def _state(path: Path) -> tuple[int, int]:
    """Size and time of the last change; of a folder those of all its files."""
    if not path.is_dir():
        found = path.stat()
        return found.st_size, found.st_mtime_ns
    size = changed = 0
    for piece in folder_pieces(path):
        if piece.source is not None and piece.source.path is not None and os.access(piece.source.path, os.R_OK):
            found = piece.source.path.stat()
            size, changed = size + found.st_size, max(changed, found.st_mtime_ns)
    return size, changed


def _tables(path: Path, name: str, options: SourceOptions, until: ExitStack) -> list[Table]:
    if path.is_dir():
        if are_tables(piece.name for piece in folder_pieces(path)):
            found = [(piece.name, path / piece.name) for piece in folder_pieces(path)]
            return [_table(file_source(file, f"{name}/{one}"), options, until) for one, file in found]
        return [AdFolder(name, path)]
    source = file_source(path, name)
    if form_of(source) != ZIP:
        return [_table(source, options, until)]
    file = source.as_file(until)
    if workbook_or_archive(file, name) == EXCEL:
        return [ExcelTable(source, options, until)]
    members = members_of(file, name)
    if not members:
        raise EmptySource("The archive holds no file.", name, "Check whether it is the right one.")
    if are_tables(iter([one.filename for one in members])):
        named = _numbered(f"{name}/{one.filename}" for one in members)
        return [
            _table(member_source(file, one, known), options, until) for one, known in zip(members, named, strict=True)
        ]
    return [AdFolder(name, file)]


def _table(source: Source, options: SourceOptions, until: ExitStack) -> Table:
    form = form_of(source)
    if form == CSV:
        return DelimitedTable(source, options)
    if form in (LINES, ARRAY, OBJECT):
        return JsonTable(source, form, options)
    if form in (PARQUET, IPC_FILE, IPC_STREAM):
        return ArrowTable(source, form, until)
    if form == AD:
        return SingleAd(source)
    if form == ZIP and workbook_or_archive(source.as_file(until), source.name) == EXCEL:
        return ExcelTable(source, options, until)
    raise UnreadableSource("This is an archive in another.", source.name, "Unpack the outer one first.")
