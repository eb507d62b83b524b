"""Writes plain data as YAML text in one fixed form, so that a refresh shows only what changed."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

Plain = str | int | bool | None | Mapping[str, "Plain"] | Sequence["Plain"]

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9 .,()/&'_-]*(?<! )")
# Other YAML readers take these words for truth values or null; Norway is NO.
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def scalar(value: str | int | bool | None) -> str:  # noqa: FBT001  # a scalar of the data, not a switch
    """One scalar; quoted wherever a reader could take it for something else."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if _SAFE.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def inline(value: Plain) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(member)}" for key, member in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(inline(member) for member in value) + "]"
    # Inside brackets a comma would end the scalar.
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) and "," in value else scalar(value)


def block(data: Mapping[str, Plain], *, compact: frozenset[str] = frozenset(), indent: int = 0) -> list[str]:
    """A mapping as lines. The members of lists named in ``compact`` stand on one line each."""
    lines: list[str] = []
    pad = " " * indent
    for key, value in data.items():
        if isinstance(value, Mapping):
            lines.append(f"{pad}{key}: {inline(value)}")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            lines.append(f"{pad}{key}:" if value else f"{pad}{key}: []")
            for member in value:
                if isinstance(member, Mapping) and key not in compact:
                    rows = block(member, compact=compact, indent=indent + 4)
                    lines.append(f"{pad}  - {rows[0].strip()}")
                    lines.extend(rows[1:])
                else:
                    lines.append(f"{pad}  - {inline(member)}")
        else:
            lines.append(f"{pad}{key}: {scalar(value)}")
    return lines


def write(path: Path, head: Sequence[str], data: Mapping[str, Plain], *, compact: frozenset[str] = frozenset()) -> None:
    """Write a file: comment lines, then the data."""
    lines = [f"# {head}", *block(data, compact=compact)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"wrote {path}")
