"""Conditions that several rules share: written once, named by the rules that differ in authority, place and time."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.datafiles.yaml_files import read_placed
from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleSchemaError
from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class SharedCondition:
    """A condition that rules name with ``{shared: id}``.

    Attributes:
        id: its name.
        title: what it looks for, in a line.
        meaning: what it looks for, what it leaves aside and why.
        placed: its file, for messages; the condition stands under ``condition``.
    """

    id: str
    title: str
    meaning: str
    placed: Placed

    @property
    def written(self) -> Any:
        """The condition as it is written."""
        return self.placed.data["condition"]


def load_shared(
    shipped: Path, user_folders: Iterable[Path], faults: list[RuleBookError], *, check_shipped: bool
) -> Mapping[str, SharedCondition]:
    """The shared conditions in ``conditions/`` of the shipped book and of users' folders; faults are collected."""
    found: dict[str, SharedCondition] = {}
    for folder in (shipped, *user_folders):
        for path in sorted((folder / "conditions").glob("*.yaml")):
            try:
                placed = read_placed(path, "condition", checked=check_shipped or folder is not shipped)
            except RuleBookFaults as error:
                faults.extend(error.faults)
                continue
            data = placed.data
            if data["id"] in found:
                first = found[data["id"]].placed.name
                mend = f"It stands in {first} already: take another id."
                faults.append(RuleSchemaError(f'The shared condition "{data["id"]}" is taken.', placed.name, mend))
                continue
            found[data["id"]] = SharedCondition(data["id"], data["title"], data["meaning"], placed)
    return found
