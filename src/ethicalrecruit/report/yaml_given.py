"""A YAML file of the user's that stands beside a report, read with all its faults told at once."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.datafiles.yaml_files import read_placed
from ethicalrecruit.errors import EthicalRecruitError, RuleBookFaults, UnreadableSource


def read_given(path: Path, schema: str, noun: str) -> Placed:
    """A file held against its published schema.

    Args:
        path: the file.
        schema: the name of its schema.
        noun: what to call it in messages: ``file of replies``.

    Raises:
        UnreadableSource: naming every fault with its place.
    """
    if not path.exists():
        raise UnreadableSource(f"There is no such {noun}.", path.as_posix(), "Check the name and the folder.")
    try:
        return read_placed(path, schema)
    except RuleBookFaults as error:
        raise faults_of(path, noun, error.faults) from None


def faults_of(path: Path, noun: str, faults: Iterable[EthicalRecruitError]) -> UnreadableSource:
    """One error for all faults of a file."""
    found = tuple(faults)
    if len(found) == 1:
        return UnreadableSource(found[0].what, found[0].where, found[0].mend)
    lines = "".join(f"\n  {fault}" for fault in found)
    return UnreadableSource(f"The {noun} has {len(found)} faults.{lines}", path.as_posix())


def is_day(text: str) -> bool:
    """Whether a text of the form 2026-11-21 is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
