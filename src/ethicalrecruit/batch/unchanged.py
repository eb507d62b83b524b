"""Whether inputs stay what they were while they are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ethicalrecruit.batch.sources import SourceStamp, source_stamp
from ethicalrecruit.errors import UnreadableSource

Mark = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Watched:
    """Files with what identifies them, and what their folder said of them before they were read."""

    files: tuple[tuple[Path, SourceStamp, Mark], ...]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> "Watched":
        """Look at files, then read them for their digests.

        Raises:
            UnreadableSource: if one cannot be read.
        """
        found = []
        for path in paths:
            mark = _mark(path)
            stamp = source_stamp(path)
            found.append((path, stamp, mark or (stamp.bytes, 0, 0)))
        return cls(tuple(found))

    @property
    def stamps(self) -> tuple[SourceStamp, ...]:
        """What identifies the files."""
        return tuple(stamp for _, stamp, _ in self.files)

    @property
    def bytes(self) -> int:
        """Their size together."""
        return sum(stamp.bytes for stamp in self.stamps)

    def must_be_unchanged(self) -> None:
        """Refuse results whose digest of the input would not be its own.

        Raises:
            UnreadableSource: if a file was changed or is gone.
        """
        for path, stamp, mark in self.files:
            now = _mark(path)
            if now is None:
                what, mend = "The file is gone since it was begun to be read.", "Audit a copy of it."
                raise UnreadableSource(what, path.as_posix(), mend)
            # A file that was only touched, or written anew with the same content, has changed nothing.
            if now[0] != stamp.bytes or (now != mark and source_stamp(path).sha256 != stamp.sha256):
                raise UnreadableSource("The file changed while it was read.", path.as_posix(), "Audit a copy of it.")


def _mark(path: Path) -> Mark | None:
    """Size, time of the last change and number of a file; None if there is none."""
    try:
        seen = path.stat()
    except OSError:
        return None
    return (seen.st_size, seen.st_mtime_ns, seen.st_ino)
