"""A run file: the options of an audit in YAML, so that it can be repeated word for word."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.datafiles.yaml_files import read_placed
from ethicalrecruit.errors import OptionError, RuleBookFaults, RuleFileError, UnreadableSource

_PATHS = frozenset(("input", "out", "map", "packs", "lists", "registers"))
_DESTINATIONS = {"input": "files"}
_STANDARD_INPUT = "-"


class RunFile:
    """Options that stand in a file, and where.

    Args:
        path: the file; None for no options.

    Raises:
        UnreadableSource: if it cannot be read.
        OptionError: naming every fault in it with its place.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._placed = None if path is None else _read(path)
        self._used: set[str] = set()

    def complete(self, options: Namespace) -> list[str]:
        """Fill in what the command line did not give: from the file, then from the defaults.

        Returns:
            A remark on each option for which the command line stands in place of the file.
        """
        notes = []
        for key, value in self._given().items():
            name = _DESTINATIONS.get(key, key)
            said = getattr(options, name)
            if said in (None, []):
                setattr(options, name, value)
                self._used.add(name)
            elif said != value:
                notes.append(
                    f"the command line gives {_shown(key, said)}, not {_shown(key, value)} as the run file does"
                )
        for name, default in options.defaults.items():
            if getattr(options, name) is None:
                setattr(options, name, default)
        return notes

    def _given(self) -> dict[str, Any]:
        if self._placed is None or self._path is None:
            return {}
        given = dict(self._placed.data)
        given.pop("title", None)
        for key in _PATHS & given.keys():
            value = given[key]
            given[key] = [self._whole(one) for one in value] if isinstance(value, list) else self._whole(value)
        for key in ("input", "findings", "packs", "lists", "registers"):
            if isinstance(given.get(key), str):
                given[key] = [given[key]]
        return given

    def _whole(self, name: str) -> str:
        """A path as it is meant: from the folder of the run file."""
        if self._path is None or name == _STANDARD_INPUT:
            return name
        return (self._path.parent / name).as_posix()

    @contextmanager
    def placing(self, name: str) -> Iterator[None]:
        """Give errors about an option the place where the file states it.

        Raises:
            OptionError: what was raised inside, with the place.
        """
        try:
            yield
        except OptionError as error:
            if self._placed is None or name not in self._used:
                raise
            raise OptionError(error.what, self._placed.where((name,)), error.mend) from None


def _read(path: Path) -> Placed:
    if not path.exists():
        raise UnreadableSource("There is no such run file.", path.as_posix(), "Check the name and the folder.")
    try:
        placed = read_placed(path, "run-file")
    except RuleBookFaults as error:
        if len(error.faults) == 1:
            (fault,) = error.faults
            kind = UnreadableSource if isinstance(fault, RuleFileError) else OptionError
            raise kind(fault.what, fault.where, fault.mend) from None
        lines = "".join(f"\n  {fault}" for fault in error.faults)
        raise OptionError(f"The run file has {len(error.faults)} faults.{lines}", path.as_posix()) from None
    return placed


def _shown(key: str, value: Any) -> str:
    words = ", ".join(map(str, value)) if isinstance(value, list) else "yes" if value is True else str(value)
    return f"{key.replace('_', '-')} {words}"
