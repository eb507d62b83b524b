"""The shipped rule files as they were read when the package was built, so that nobody waits for YAML again.

The form is one line of JSON a file, after a digest over the file's bytes and those of its schema. A file or schema
that was changed since has another digest, finds no line and is read from its YAML: the form can be missing, old or
damaged without harm. It guards against staleness, not against somebody who edits the installed package: the book's
digest is that of the YAML files. Nothing is written at run time.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.bundled import compiled_file

FORM = "ethicalrecruit rules, form 1"


def file_key(schema: bytes, content: bytes) -> str:
    """What a file is known by: a digest over its schema and its bytes."""
    return hashlib.sha256(hashlib.sha256(schema).digest() + content).hexdigest()


def compiled_text(files: Iterable[tuple[str, Any]]) -> str:
    """The form of some files.

    Args:
        files: the key of each file and its plain data.
    """
    lines = (
        f"{key} {json.dumps(data, separators=(',', ':'))}\n" for key, data in sorted(files, key=lambda one: one[0])
    )
    body = "".join(lines)
    return f"{FORM}, {_digest(body)}\n{body}"


def compiled_data(schema: bytes, content: bytes) -> Any | None:
    """The data of a file as it was read when the package was built; None if these bytes were not."""
    path = compiled_file()
    if path is None:
        return None
    line = _lines(path).get(file_key(schema, content))
    return None if line is None else json.loads(line)


@cache
def _lines(path: Path) -> Mapping[str, str]:
    """The line of each file by its key; none at all if the form is not whole or of another version."""
    try:
        head, _, body = path.read_text(encoding="ascii").partition("\n")
    except (OSError, UnicodeDecodeError):
        return {}
    if head != f"{FORM}, {_digest(body)}":
        return {}
    return {key: line for key, _, line in (one.partition(" ") for one in body.splitlines())}


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("ascii")).hexdigest()
