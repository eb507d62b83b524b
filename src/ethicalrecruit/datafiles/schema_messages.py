"""What a JSON Schema finds wrong with a file, in plain words: which key, what is wrong, how to mend it."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ethicalrecruit.datafiles.strict_yaml import Placed
from ethicalrecruit.errors import RuleBookError, RuleSchemaError, suggest

_KINDS = {
    "object": "keys with their values",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
}
_LONGEST_SHOWN = 80
_MOST_KEYS = 100


def plain_faults(error: Any, placed: Placed) -> Iterable[RuleBookError]:
    """The faults that one error of jsonschema stands for.

    Args:
        error: the error.
        placed: the file, with the place of each of its parts.
    """
    path = tuple(error.absolute_path)
    where = placed.where(path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = list(error.schema.get("properties", {}))
        unknown = [key for key in error.instance if key not in known]
        for key in unknown[:_MOST_KEYS]:
            mend = suggest(key, known) or f"Known keys: {', '.join(known)}."
            yield RuleSchemaError(f'Unknown key "{_short(key)}".', placed.where((*path, key)), mend)
        if len(unknown) > _MOST_KEYS:
            yield RuleSchemaError(f"There are {len(unknown):,} unknown keys here.", where, "Take them out.")
    elif error.validator == "required":
        # jsonschema reports one missing key at a time and names it in its message only.
        key = error.message.split("'")[1]
        yield RuleSchemaError(f'The key "{key}" is missing.', where, _described(error, key) or "Add it.")
    elif error.validator == "enum":
        allowed = [str(value) for value in error.validator_value]
        mend = suggest(str(error.instance), allowed) or f"Allowed: {', '.join(allowed)}."
        shown = error.instance if isinstance(error.instance, dict | list) else f'"{error.instance}"'
        yield RuleSchemaError(f"{_short(shown)} is not allowed here.", where, mend)
    elif error.validator == "type":
        yield _of_type(error, _name(path), where)
    elif error.validator == "pattern":
        mend = _meaning(error) or "Correct it."
        what = f'"{_short(error.instance)}" does not have the form {error.validator_value}.'
        yield RuleSchemaError(what, where, mend)
    elif error.validator in ("anyOf", "oneOf"):
        yield from _of_alternatives(error, placed)
    elif error.validator in _LIMITS:
        yield RuleSchemaError(
            f"{_name(path)} {_LIMITS[error.validator](error)}.",
            where,
            f"{_limit_mend(error)} {_meaning(error)}".rstrip(),
        )
    else:
        yield RuleSchemaError(f"{_name(path)} does not fit: {_short(error.message)}.", where, "See the schema.")


def _of_type(error: Any, name: str, where: str) -> RuleSchemaError:
    wanted = [error.validator_value] if isinstance(error.validator_value, str) else list(error.validator_value)
    what = f"{name} must be of type {' or '.join(wanted)}: {' or '.join(_KINDS[one] for one in wanted)}."
    found = error.instance
    if "string" in wanted and isinstance(found, bool | int | float):
        return RuleSchemaError(what, where, f'Put it in quotation marks: "{_short(found)}".')
    return RuleSchemaError(what, where, f"Found: {_short(found)}. {_meaning(error)}".rstrip())


def _of_alternatives(error: Any, placed: Placed) -> Iterable[RuleBookError]:
    """What is wrong by the one alternative that a value can have meant by its type, if that is clear."""
    by_alternative: dict[int, list[Any]] = {}
    for inner in error.context:
        by_alternative.setdefault(inner.schema_path[0], []).append(inner)
    fitting = [
        found
        for found in by_alternative.values()
        if not any(inner.validator == "type" and not inner.relative_path for inner in found)
    ]
    if len(fitting) == 1:
        for inner in fitting[0]:
            yield from plain_faults(inner, placed)
    else:
        path = tuple(error.absolute_path)
        what = f"{_name(path)} fits none of the allowed forms: {_short(error.instance)}."
        yield RuleSchemaError(what, placed.where(path), "See the schema.")


def _keys(error: Any) -> str:
    return ", ".join(map(str, error.instance)) or "none"


_LIMITS: dict[str, Callable[[Any], str]] = {
    "minLength": lambda error: f'is too short: "{_short(error.instance)}"',
    "maxLength": lambda error: f"is too long: {len(error.instance)} characters",
    "minItems": lambda error: f"has too few entries: {len(error.instance)}",
    "maxItems": lambda error: f"has too many entries: {len(error.instance)}",
    "minProperties": lambda error: f"has too few keys: {_keys(error)}",
    "maxProperties": lambda error: f"has too many keys: {_keys(error)}",
    "minimum": lambda error: f"is too small: {error.instance}",
    "exclusiveMinimum": lambda error: f"is too small: {error.instance}",
    "maximum": lambda error: f"is too large: {error.instance}",
    "uniqueItems": lambda _: "has an entry twice",
    "const": lambda error: f'is "{_short(error.instance)}"',
}
_MENDS = {
    "minLength": ("Write at least {} character.", "Write at least {} characters."),
    "maxLength": ("Write at most {} character.", "Write at most {} characters."),
    "minItems": ("Give at least {} entry.", "Give at least {} entries."),
    "maxItems": ("Give at most {} entry.", "Give at most {} entries."),
    "minProperties": ("Write at least {} key.", "Write at least {} keys."),
    "maxProperties": ("Write {} key, or divide it.", "Write at most {} keys."),
    "minimum": ("Give {} or more.",) * 2,
    "exclusiveMinimum": ("Give more than {}.",) * 2,
    "maximum": ("Give {} or less.",) * 2,
    "uniqueItems": ("Take one of them out.",) * 2,
    "const": ("Write {}.",) * 2,
}


def _limit_mend(error: Any) -> str:
    return _MENDS[error.validator][error.validator_value != 1].format(error.validator_value)


def _meaning(error: Any) -> str:
    """What the schema says of the part that is at fault; "" if it says nothing."""
    meaning = error.schema.get("description", "")
    return f"What it is: {_sentence(meaning)}" if meaning else ""


def _described(error: Any, key: str) -> str:
    """What the schema says of a key, as a way to mend its absence; "" if it says nothing."""
    found = error.schema.get("properties", {}).get(key, {})
    meaning = found.get("description", "") if isinstance(found, dict) else ""
    return f"Add it: {_sentence(meaning)}" if meaning else ""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _name(path: Sequence[str | int]) -> str:
    """The part of the file that is meant: ``"ask"``, or ``Entry 2 of "members"``."""
    if not path:
        return "The file"
    if isinstance(path[-1], int):
        return f"Entry {path[-1] + 1}" + (f' of "{path[-2]}"' if len(path) > 1 else "")
    return f'"{path[-1]}"'


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}…"
