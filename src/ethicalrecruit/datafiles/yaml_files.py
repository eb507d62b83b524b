"""Rule files read from disk, and checked against their published schemas."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.bundled import compiled_file, rules_folder
from ethicalrecruit.datafiles.compiled import compiled_data
from ethicalrecruit.datafiles.fitting import fitting
from ethicalrecruit.datafiles.schema_messages import plain_faults
from ethicalrecruit.datafiles.strict_yaml import LARGEST_FILE, Placed, load_yaml
from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleFileError, suggest


@cache
def schema_of(name: str) -> dict[str, Any]:
    """A published schema: ``rule``, ``list``, ``instrument``, ``report`` and so on.

    Raises:
        RuleFileError: if there is no schema of that name.
    """
    loaded: dict[str, Any] = json.loads(schema_bytes(name))
    return loaded


@cache
def schema_bytes(name: str) -> bytes:
    """A published schema as it is written.

    Raises:
        RuleFileError: if there is no schema of that name.
    """
    try:
        return (rules_folder() / "schema" / f"{name}.schema.json").read_bytes()
    except FileNotFoundError:
        known = schema_names()
        raise RuleFileError(
            f'There is no schema "{name}".', "", suggest(name, known) or f"There are: {', '.join(known)}."
        ) from None


def schema_names() -> tuple[str, ...]:
    """The names of all published schemas."""
    return tuple(sorted(path.name.removesuffix(".schema.json") for path in (rules_folder() / "schema").glob("*.json")))


def read_placed(path: Path, schema: str, *, checked: bool = True) -> Placed:
    """Read a YAML file by its schema, keeping the place of every value.

    Args:
        path: the file.
        schema: the name of its schema.
        checked: whether to check the data against the schema. The shipped book was checked when it was built
            and skips this; files of users never do.

    Raises:
        RuleBookFaults: with every fault found in the file.
    """
    content, text = opened(path)
    shown = path.as_posix()
    if not checked:
        known = compiled_data(schema_bytes(schema), content)
        if known is not None:
            return Placed(shown, known, text=text)
        # Where the package was built, every file was checked; one that differs since was not.
        checked = compiled_file() is not None
    placed = load_yaml(text, shown, schema_of(schema), trusted=not checked)
    faults = list(placed.faults)
    if checked and not faults:
        faults.extend(schema_faults(placed, schema_of(schema)))
    if faults:
        raise RuleBookFaults(faults)
    return placed


def read_what_fits(path: Path, schema: str) -> tuple[Placed, list[RuleBookError]]:
    """Read a YAML file of a user by its schema, so that all its faults can be told at once.

    Returns:
        What fits the schema, and the faults of the rest.

    Raises:
        RuleBookFaults: if it is no YAML, or if nothing of it fits.
    """
    placed = load_yaml(opened(path)[1], path.as_posix(), schema_of(schema))
    if placed.faults:
        raise RuleBookFaults(placed.faults)
    faults = list(schema_faults(placed, schema_of(schema)))
    rest = fitting(placed, schema_of(schema)) if faults else placed
    if rest is None:
        raise RuleBookFaults(faults)
    return rest, faults


def opened(path: Path) -> tuple[bytes, str]:
    """The bytes of a file and its text.

    Raises:
        RuleBookFaults: if it cannot be read, or is too large or no text.
    """
    shown = path.as_posix()
    try:
        if path.exists() and not path.is_file():
            raise RuleBookFaults([RuleFileError("This is no regular file.", shown, "Name a file of YAML text.")])
        if path.exists() and path.stat().st_size > LARGEST_FILE:
            what = f"The file has more than {LARGEST_FILE:,} bytes."
            raise RuleBookFaults([RuleFileError(what, shown, "Split it.")])
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = RuleFileError(f"The file is not UTF-8 (byte {error.start}).", shown, "Save it as UTF-8.")
        raise RuleBookFaults([fault]) from None
    except OSError as error:
        fault = RuleFileError(f"The file cannot be read: {error.strerror}.", shown, "Check its name and permissions.")
        raise RuleBookFaults([fault]) from None
    return content, text


def read_yaml(path: Path, schema: str, *, checked: bool = True) -> Any:
    """The plain data of a YAML file; see ``read_placed``."""
    return read_placed(path, schema, checked=checked).data


def schema_faults(placed: Placed, schema: dict[str, Any]) -> Iterable[RuleBookError]:
    """Every departure of a file from its schema, in plain words."""
    # jsonschema takes a while to import and the shipped book does not need it.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    errors = Draft202012Validator(schema).iter_errors(placed.data)
    for error in sorted(errors, key=lambda one: [str(part) for part in one.absolute_path]):
        yield from plain_faults(error, placed)
