"""Records of JSON to cells: strict about keys, and without loss for numbers, which stay as they are written."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.intake.postings import postings_in
from ethicalrecruit.intake.row import CellFault, NumberCell

DEEPEST = 40
_SCHEMA = "ethicalrecruit.offer/0"
_FIELDS = frozenset(field.alias or name for name, field in Offer.model_fields.items())


class RecordDecoder:
    """Decodes one value after the other, and notes what is wrong with each.

    Attributes:
        faults: what is wrong with the value decoded last, though it could be decoded.
    """

    def __init__(self) -> None:
        self.faults: list[CellFault] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs, parse_float=NumberCell, parse_int=NumberCell, parse_constant=self._constant
        )

    def decode(self, text: str, start: int = 0) -> tuple[Any, int]:
        """The value that begins at a place, and where it ends.

        Raises:
            json.JSONDecodeError: if it is no JSON.
            RecursionError: if it is nested too deep.
        """
        self.faults = []
        return self._decoder.raw_decode(text, start)

    def _pairs(self, found: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(found)
        if len(result) < len(found):
            times = Counter(key for key, _ in found)
            twice = next(key for key, count in times.items() if count > 1)
            self.faults.append(CellFault(twice, f'The key "{twice}" stands twice in one object.', "Keep one of them."))
        return result

    def _constant(self, word: str) -> str:
        self.faults.append(CellFault("", f"{word} is no number in JSON.", "Write null where there is none."))
        return ""


def cells_of(record: Mapping[str, Any], faults: list[CellFault]) -> dict[str, str]:
    """The cells of a record: ``pay.amount`` for a key in an object, ``costs.0.item`` for a member of a list.

    >>> cells_of({"id": NumberCell("1e400"), "pay": {"amount": None}, "towns": ["Leeds", True]}, [])
    {'id': '1e400', 'pay.amount': '', 'towns.0': 'Leeds', 'towns.1': 'true'}
    """
    cells: dict[str, str] = {}
    for key, value in record.items():
        if type(value) is str or type(value) is NumberCell:
            cells[key.strip()] = value
        else:  # few records hold anything else
            return _deep(record, faults)
    return cells if len(cells) == len(record) and "" not in cells else _deep(record, faults)


def _deep(record: Mapping[str, Any], faults: list[CellFault]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for path, value in _leaves(record, "", 0, faults):
        if path in cells:
            faults.append(CellFault(path, f'Two values have the name "{path}".', "Rename one of the keys."))
        cells[path] = value
    return cells


def _leaves(value: Any, path: str, depth: int, faults: list[CellFault]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict | list):
        if depth > DEEPEST:
            faults.append(CellFault("", f"The record is nested deeper than {DEEPEST} levels.", "Flatten it."))
            return
        members = value.items() if isinstance(value, dict) else enumerate(value)
        for key, member in members:
            name = str(key).strip() or "(no name)"
            yield from _leaves(member, f"{path}.{name}" if path else name, depth + 1, faults)
        return
    if value is None:
        yield path, ""
    elif isinstance(value, bool):
        yield path, "true" if value else "false"
    else:
        yield path, value  # text, or a number as it is written


def is_posting(value: Any, text: str) -> bool:
    """Whether a value is or holds a schema.org JobPosting; its text tells most that are none."""
    return "jobposting" in text.casefold() and isinstance(value, dict) and bool(postings_in(value))


def is_offer(value: Any) -> bool:
    """Whether a record has the shape of our own offers: their fields only, and one of them with fields of its own."""
    return (
        isinstance(value, dict)
        and _FIELDS.issuperset(value)
        and (value.get("schema") == _SCHEMA or any(isinstance(one, dict | list) for one in value.values()))
    )


def written(value: Any) -> str:
    """A decoded value as JSON again, its numbers as they were written."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key)}:{written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return str(value) if isinstance(value, NumberCell) else json.dumps(value)
