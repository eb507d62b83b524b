"""The shipped rule files as they were read when the package was built, so that nobody waits for YAML again.

The form is one line of JSON a file, found by a digest over the file's bytes and those of its schema. A list before
the lines says where each stands, so that only those that are asked for are read. A file or schema that was changed
since has another digest, finds no line and is read from its YAML: the form can be missing, old or damaged without
harm. It guards against staleness, not against somebody who edits the installed package: the book's digest is that of
the YAML files. Nothing is written at run time.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.bundled import compiled_file

FORM = "ethicalrecruit rules, form 2"

_Place = tuple[int, int, str]
"""Where a line begins in the file, its length, and its digest."""


def file_key(schema: bytes, content: bytes) -> str:
    """What a file is known by: a digest over its schema and its bytes."""
    return hashlib.sha256(hashlib.sha256(schema).digest() + content).hexdigest()


def compiled_text(files: Iterable[tuple[str, Any]]) -> str:
    """The form of some files.

    Args:
        files: the key of each file and its plain data.
    """
    lines = {key: json.dumps(data, separators=(",", ":")) for key, data in sorted(files, key=lambda one: one[0])}
    places: dict[str, _Place] = {}
    length = 0
    for key, line in lines.items():
        places[key] = (length, len(line), _digest(line.encode("ascii")))
        length += len(line) + 1
    listed = json.dumps([length, places], separators=(",", ":"))
    return "\n".join((f"{FORM}, {_digest(listed.encode('ascii'))}", listed, *lines.values(), ""))


def compiled_data(schema: bytes, content: bytes) -> Any | None:
    """The data of a file as it was read when the package was built; None if these bytes were not."""
    path = compiled_file()
    place = None if path is None else _places(path).get(file_key(schema, content))
    if path is None or place is None:
        return None
    first, length, digest = place
    try:
        with path.open("rb") as file:
            file.seek(first)
            line = file.read(length)
    except OSError:
        return None
    return json.loads(line) if _digest(line) == digest else None


@cache
def _places(path: Path) -> Mapping[str, _Place]:
    """The place of each line by its key; none at all if the form is not whole or of another version."""
    try:
        with path.open("rb") as file:
            head, listed = file.readline(), file.readline().removesuffix(b"\n")
            begin, size = file.tell(), path.stat().st_size
    except OSError:
        return {}
    if head != f"{FORM}, {_digest(listed)}\n".encode("ascii"):
        return {}
    length, places = json.loads(listed)
    if begin + length != size:
        return {}
    return {key: (begin + first, length, digest) for key, (first, length, digest) in places.items()}


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
