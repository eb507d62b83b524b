"""JSON read strictly: keys that stand twice, NaN and half characters are faults; numbers keep their digits.

Plain JSON loading keeps the last of two equal keys, turns 0.1 into a binary fraction, and lets ``NaN`` pass,
which is no JSON.
"""

import json
import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from ethicalrecruit.errors import InputError, UnreadableSource

DEEPEST = 40
_LARGEST_EXPONENT = 30
_MOST_DIGITS = 60
_MOST_NAMED = 10
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(text: str, source: str) -> Any:
    """The data of a JSON text.

    Raises:
        UnreadableSource: if it is no JSON, or nested too deep.
        InputError: if keys stand twice, or numbers or texts are none.
    """
    strict = _Strict()
    try:
        loaded = json.loads(
            text,
            object_pairs_hook=strict.pairs,
            parse_float=strict.number,
            parse_int=strict.integer,
            parse_constant=strict.constant,
        )
    except json.JSONDecodeError as error:
        where = f"{source}:{error.lineno}:{error.colno}"
        raise UnreadableSource(f"This is not JSON: {_plain(error.msg)}.", where, _mend(error.msg)) from None
    except RecursionError:
        raise _too_deep(source) from None
    faults = [*strict.faults, *_half_characters(loaded, source)]
    if faults:
        raise InputError(" ".join(dict.fromkeys(faults)), source, "Correct the document.")
    return loaded


class _Strict:
    """The hooks of one loading; they note faults and go on."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def pairs(self, found: list[tuple[str, Any]]) -> dict[str, Any]:
        result = dict(found)
        if len(result) < len(found):
            times = Counter(key for key, _ in found)
            twice = (key for key, count in times.items() if count > 1)
            self.faults += [f'The key "{key}" stands twice in one object.' for key in islice(twice, _MOST_NAMED)]
        return result

    def constant(self, word: str) -> None:
        self.faults.append(f"{word} is no number in JSON.")

    def number(self, digits: str) -> Decimal:
        try:
            value = Decimal(digits)
        except InvalidOperation:  # an exponent of many digits
            value = Decimal("Infinity")
        if len(digits) > _MOST_DIGITS or not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
            self.faults.append(f"The number {digits[:40]} is too large, too small or too long.")
            return Decimal(0)
        return value

    def integer(self, digits: str) -> int:
        # int() refuses thousands of digits with an error of its own, and no field of ours is that large.
        if len(digits) > _LARGEST_EXPONENT:
            self.faults.append(f"The number {digits[:40]} is too large.")
            return 0
        return int(digits)


def _half_characters(loaded: Any, source: str) -> list[str]:
    """Texts with half of a character cannot be written out again. The walk also measures the depth."""
    level = [loaded]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for value in level:
            if isinstance(value, str) and _LONE_SURROGATE.search(value):
                return ["A text holds half of a character (a lone surrogate)."]
            if isinstance(value, dict):
                below += value.keys()
                below += value.values()
            elif isinstance(value, list):
                below += value
        if not below:
            return []
        level = below
    raise _too_deep(source)


def _too_deep(source: str) -> UnreadableSource:
    return UnreadableSource(
        f"The document is nested deeper than {DEEPEST} levels.", source, "An offer needs six at most."
    )


def _plain(message: str) -> str:
    known = {
        "Expecting value": "a value is expected here",
        "Extra data": "there is more text after the end of the document",
        "Expecting ',' delimiter": "a comma is missing, or the document was cut off",
        "Expecting ':' delimiter": "a colon is missing after a key",
        "Unterminated string starting at": "a text that begins here has no closing quotation mark",
    }
    return known.get(message, message[:1].lower() + message[1:])


def _mend(message: str) -> str:
    if message == "Extra data":
        return "Give one document a file; audit reads many."
    return "Check quotation marks, commas and brackets there, and whether the file is whole."
