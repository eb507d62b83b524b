"""How far a run has come, written down now and then so that a later run can go on from there."""

import hashlib
import json
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ethicalrecruit.batch.folder import CHECKPOINT, SEEN, RunFile, RunFolder, Stamp
from ethicalrecruit.batch.job import Job
from ethicalrecruit.batch.tally import Counts
from ethicalrecruit.errors import ResumeError
from ethicalrecruit.frozen import dataclass

CHECKPOINT_SCHEMA = "ethicalrecruit.checkpoint/0"
_PAIR = struct.Struct("<QQ")
_BLOCK = _PAIR.size << 12


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a run has come.

    Attributes:
        job: what decides its bytes.
        table: which of its tables the last row stands in.
        end: how many rows of that table were read.
        files: size and digest of the files that grow with the rows.
        seen: the same of the digests of documents.
        counts: of the rows so far.
    """

    job: Job
    table: int = 0
    end: int = 0
    files: Mapping[str, Stamp] | None = None
    seen: Stamp | None = None
    counts: Counts | None = None


def put_checkpoint(folder: RunFolder, checkpoint: Checkpoint) -> None:
    """Write a checkpoint; the files it speaks of must be on the disk already."""
    page = {"schema": CHECKPOINT_SCHEMA, **asdict(checkpoint)}
    body = _body(page)
    folder.put_beside(CHECKPOINT, json.dumps({**page, "sha256": _digest(body)}, ensure_ascii=False).encode() + b"\n")


def read_checkpoint(folder: RunFolder) -> Checkpoint | None:
    """The checkpoint of an unfinished run; None if it was stopped before anything was written.

    Raises:
        ResumeError: if it is missing although something was written, or was changed.
    """
    path = folder.partial / CHECKPOINT
    mend = "Remove the unfinished run and begin anew."
    try:
        page: dict[str, Any] = json.loads(path.read_bytes())
        digest = page.pop("sha256")
        if page.pop("schema") != CHECKPOINT_SCHEMA:
            raise ResumeError("The checkpoint is of another version of the tool.", path.as_posix(), mend)
        whole = {"schema": CHECKPOINT_SCHEMA, **page}
        if digest != _digest(_body(whole)):
            raise ResumeError("The checkpoint was changed.", path.as_posix(), mend)
        return Checkpoint(**page)
    except FileNotFoundError:
        if folder.is_begun():
            raise ResumeError("The checkpoint is missing.", path.as_posix(), mend) from None
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ResumeError("The checkpoint cannot be read.", path.as_posix(), mend) from None


def seen_bytes(pairs: Iterable[tuple[int, int]]) -> bytes:
    """Digests of documents with their rows, as they are kept."""
    return b"".join(_PAIR.pack(digest, row) for digest, row in pairs)


def seen_pairs(folder: RunFolder, kept: RunFile) -> Iterator[tuple[int, int]]:
    """The digests that an earlier part of the run has kept, with their rows."""
    with (folder.partial / SEEN).open("rb") as file:
        left = kept.size
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            yield from _PAIR.iter_unpack(block)
            left -= len(block)


def content_digest(content: bytes) -> str:
    """SHA-256 of a small file's content."""
    return hashlib.sha256(content).hexdigest()


def _body(page: Mapping[str, Any]) -> bytes:
    return json.dumps(page, sort_keys=True, separators=(",", ":")).encode()


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
