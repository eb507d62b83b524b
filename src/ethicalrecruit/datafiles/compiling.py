"""Reads all shipped rule files once, when the package is built. A file that fits no schema stops the build."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.compiled import compiled_text, file_key
from ethicalrecruit.datafiles.strict_yaml import Placed, load_yaml
from ethicalrecruit.datafiles.yaml_files import schema_bytes, schema_faults, schema_names, schema_of
from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleFileError


def compile_rules(folder: Path, further: Iterable[tuple[str, Any]] = ()) -> str:
    """The compiled form of every YAML file of a rule book.

    A file is read by each published schema that it fits, so that no list of folders has to be kept.

    Args:
        folder: the folder of the rule book; the schemas are those of the library.
        further: what else was worked out of these files, each with its key; asked for once they fit their schemas.

    Raises:
        RuleBookFaults: with every fault of every file that fits no schema.
    """
    faults: list[RuleBookError] = []
    files: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.yaml")):
        try:
            files.update(_read(path))
        except RuleBookFaults as error:
            faults.extend(error.faults)
    if faults:
        raise RuleBookFaults(faults)
    return compiled_text([*files.items(), *further])


def _read(path: Path) -> Iterator[tuple[str, Any]]:
    """The key and the data of a file, once for each schema that it fits."""
    content = path.read_bytes()
    text = content.decode("utf-8-sig")
    likely = _likely(load_yaml(text, path.as_posix(), {}))
    faults: list[RuleBookError] = []
    found = False
    for name in likely:
        placed = load_yaml(text, path.as_posix(), schema_of(name))
        here = [*placed.faults, *schema_faults(placed, schema_of(name))]
        if not here:
            found = True
            yield file_key(schema_bytes(name), content), placed.data
        faults = faults or here
    if not found:
        raise RuleBookFaults(faults or [RuleFileError("The file fits no schema.", path.as_posix(), "Add one.")])


def _likely(placed: Placed) -> list[str]:
    """The schemas that know all keys of a file's root and require no other; failing that, the one nearest to it."""
    keys = set(placed.data) if isinstance(placed.data, dict) else set()
    shapes = {name: (set(schema_of(name).get("properties", ())), _required(name)) for name in schema_names()}
    fitting = [name for name, (known, required) in shapes.items() if required <= keys <= known]
    return fitting or [max(shapes, key=lambda name: (len(keys & shapes[name][0]) - len(shapes[name][1] - keys), name))]


def _required(name: str) -> set[str]:
    return set(schema_of(name).get("required", ()))
