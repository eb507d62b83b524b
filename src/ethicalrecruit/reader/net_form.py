"""The nets of the shipped languages as they were laid when the package was built, so that nobody waits for phrases.

They stand in the compiled form of the rule book, found by a digest over the bytes of all files of a language. Where a
file was changed since, or the form is missing, the phrases are read and laid anew.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, Literal
from zlib import compress, decompress

from ethicalrecruit.datafiles.compiled import compiled_data, file_key
from ethicalrecruit.reader.net import Net
from ethicalrecruit.reader.nets import Nets

_FORM = b"nets of phrases, form 1"
_ROWS = ("first", "labels", "ends")


def compiled_nets(contents: Sequence[bytes]) -> Nets | None:
    """The nets of a language whose files have these contents, in order; None if these were not laid."""
    data = compiled_data(_FORM, _together(contents))
    if data is None:
        return None
    late = frozenset(data["late_decoys"])
    return Nets(_net(data["terms"]), _net(data["cues"]), _net(data["parts"]), late)


def nets_form(contents: Sequence[bytes], nets: Nets) -> tuple[str, Any]:
    """The key and the plain data of the nets of a language, for the compiled form."""
    data = {name: _form(getattr(nets, name)) for name in ("terms", "cues", "parts")}
    return file_key(_FORM, _together(contents)), {**data, "late_decoys": sorted(nets.late_decoys)}


def _together(contents: Sequence[bytes]) -> bytes:
    return b"".join(sha256(content).digest() for content in contents)


def _form(net: Net) -> dict[str, Any]:
    return {
        "words": list(net.words),
        "parts": list(net.parts),
        "slots": list(net.slots),
        "begins": sorted(net.begins),
        "accepts": [list(net.accepts), list(net.accepts.values())],
        **{name: written_row(getattr(net, name)) for name in _ROWS},
    }


def _net(data: dict[str, Any]) -> Net:
    return Net(
        words=data["words"],
        parts=data["parts"],
        slots=data["slots"],
        begins=data["begins"],
        first=read_row("i", data["first"]),
        labels=read_row("H", data["labels"]),
        ends=read_row("i", data["ends"]),
        accepts=dict(zip(*data["accepts"], strict=True)),
    )


def written_row(row: "array[int]") -> str:
    """A row of numbers as text, the same on every machine."""
    return b64encode(compress(_little(row).tobytes(), 9)).decode("ascii")


def read_row(kind: Literal["i", "H"], written: str) -> "array[int]":
    """The row of a text of ``written_row``."""
    return _little(array(kind, decompress(b64decode(written))))


def _little(row: "array[int]") -> "array[int]":
    """The row with its bytes in the order they are written in, or back."""
    if sys.byteorder == "big":
        row = row[:]
        row.byteswap()
    return row
