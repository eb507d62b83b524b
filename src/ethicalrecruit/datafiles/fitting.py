"""What is left of a file when all that does not fit its schema is taken out, so that the rest can be looked at too."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Path, Placed


def fitting(placed: Placed, schema: Mapping[str, Any]) -> Placed | None:
    """The file without the parts that do not fit; None if nothing of it does.

    A list with one such entry goes as a whole, so that each entry of the others keeps its place.
    """
    # jsonschema takes a while to import, and is only asked where a file has a fault.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    validator = Draft202012Validator(schema)
    data = deepcopy(placed.data)
    while errors := list(validator.iter_errors(data)):
        misfits = [path for error in errors for path in _misfits(error)]
        if () in misfits:
            return None
        for path in misfits:
            _take_out(data, path)
    return replace(placed, data=data)


def _misfits(error: Any) -> Iterator[Path]:
    """The parts that an error of jsonschema is about, each without the numbers of entries at its end."""
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {})
        yield from ((*path, key) for key in error.instance if key not in known)
        return
    while path and isinstance(path[-1], int):
        path = path[:-1]
    yield path


def _take_out(data: Any, path: Path) -> None:
    """Take a part out, unless it went with one around it."""
    *above, last = path
    for step in above:
        if isinstance(data, dict) and step not in data:
            return
        data = data[step]
    data.pop(last, None)
