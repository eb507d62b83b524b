"""YAML read strictly: scalars stay text until a schema says otherwise, and every value knows its place.

Plain YAML loading turns ``NO`` (Norway) into false, ``1.10`` into 1.1, ``012`` into 10 and the key ``on`` into
true. Here nothing is guessed: the JSON Schema of the file decides which scalars are numbers, truth values or
null. Keys that stand twice, anchors, tags and more than one document are faults.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ethicalrecruit.errors import RuleBookError, RuleBookFaults, RuleFileError

LARGEST_FILE = 4_000_000

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]


@dataclass(slots=True)
class Placed:
    """The data of a file, and where each value stands in it.

    Attributes:
        name: the file's name for messages.
        data: the plain data.
        places: line and column by path; two readings of one file are equal without them.
        faults: what is wrong with the YAML itself.
        text: the file's text, where the data was read once before and the places were not; "" otherwise.
        within: for a part of a file, the whole and the path of the part; None for a file.
    """

    name: str
    data: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict, compare=False)
    faults: list[RuleBookError] = field(default_factory=list)
    text: str = field(default="", compare=False, repr=False)
    within: "tuple[Placed, Path] | None" = field(default=None, compare=False, repr=False)

    def where(self, path: Path) -> str:
        """``file:line:column`` of a value, or of the nearest value around it."""
        if self.within is not None:
            whole, above = self.within
            return whole.where((*above, *path))
        if not self.places and self.text:
            # Only a fault asks for places, so they are looked up when one does.
            self.places = load_yaml(self.text, self.name, {}, trusted=True).places
        for length in range(len(path), -1, -1):
            place = self.places.get(path[:length])
            if place is not None:
                return f"{self.name}:{place[0]}:{place[1]}"
        return self.name

    def inside(self, path: Path) -> "Placed":
        """The part of the data at a path, to be read by itself; its faults are placed in the whole."""
        data = self.data
        for step in path:
            data = data[step]
        return Placed(self.name, data, within=(self, path))


def load_yaml(text: str, name: str, schema: Schema, *, trusted: bool = False) -> Placed:
    """Read one YAML document by its schema.

    Args:
        text: the file's text.
        name: the file's name for messages.
        schema: the JSON Schema that decides what scalars become; it is not checked here beyond that.
        trusted: the file came with the library; others are scanned for their depth and size first.

    Returns:
        The data with its places; faults of the YAML itself are collected in ``faults``.

    Raises:
        RuleBookFaults: if the text is no YAML at all, or too large or too deep to be a rule file.
    """
    if len(text) > LARGEST_FILE:
        raise RuleBookFaults([RuleFileError(f"The file has more than {LARGEST_FILE:,} characters.", name, "Split it.")])
    # The parser takes a while to import, and an installed package reads its own book without it.
    from ethicalrecruit.datafiles.yaml_nodes import read_document  # noqa: PLC0415

    data, places, faults = read_document(text, name, schema, trusted=trusted)
    return Placed(name, data, places, faults)
