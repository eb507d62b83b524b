"""A form of a rule, written for an engine: an expression of ZEN or of CEL, or a JSON Schema.

Every field stands in every document, with null for a blank, so that no engine has to ask whether it is there.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rule_forms import (
    Blank,
    Both,
    Either,
    Every,
    Form,
    Holds,
    Is,
    IsOther,
    Shares,
    SharesNone,
    Some,
    closed_name,
    plain_name,
)

Words = Mapping[str, str]
ZEN: Words = {
    "both": " and ",
    "either": " or ",
    "item": "#.",
    "some": "some({of}, {where})",
    "every": "({closed} and all({of}, {where}))",
    "other": "({name} != null and {name} not in {values})",
    "other one": "({name} != null and {name} != {values})",
    "holds": "({name} != null and {name} {sign} {limit!r})",
    "shares": "({name} != null and some({name}, # in {values}))",
    "shares none": "({name} != null and none({name}, # in {values}))",
}
"""How ZEN, the expression language of the GoRules engine, writes things."""
CEL: Words = {
    "both": " && ",
    "either": " || ",
    "item": "i.",
    "some": "{of}.exists(i, {where})",
    "every": "({closed} && {of}.all(i, {where}))",
    "other": "({name} != null && !({name} in {values}))",
    "other one": "({name} != null && {name} != {values})",
    "holds": "({name} != null && {name} {sign} {limit!r})",
    "shares": "({name} != null && {name}.exists(w, w in {values}))",
    "shares none": "({name} != null && !{name}.exists(w, w in {values}))",
}
"""How the Common Expression Language writes things."""


def as_expression(form: Form, words: Words, item: str = "") -> str:
    """An expression of ZEN or CEL; ``item`` is what the fields of an item are asked of."""
    match form:
        case Both(parts):
            return _joined(words["both"], [as_expression(part, words, item) for part in parts]) or "true"
        case Either(parts):
            return _joined(words["either"], [as_expression(part, words, item) for part in parts]) or "false"
        case Some(of, where):
            return words["some"].format(of=plain_name(of), where=as_expression(where, words, words["item"]))
        case Every(of, where):
            inner = as_expression(where, words, words["item"])
            return words["every"].format(of=plain_name(of), closed=closed_name(of), where=inner)
        case _:
            return _test(form, words, f"{item}{form.field.name}")


def _joined(word: str, parts: Iterable[str]) -> str:
    written = word.join(parts)
    return f"({written})" if written else ""


def _test(form: Form, words: Words, name: str) -> str:
    match form:
        case Is(values=(only,)):
            return f"{name} == {json.dumps(only)}"
        case Is(values=values):
            return f"{name} in {json.dumps(values)}"
        case IsOther(values=(only,)):
            return words["other one"].format(name=name, values=json.dumps(only))
        case IsOther(values=values):
            return words["other"].format(name=name, values=json.dumps(values))
        case Blank():
            return f"{name} == null"
        case Holds(sign=sign, limit=limit, or_blank=True):
            return f"({name} == null{words['either']}{name} {sign} {limit!r})"
        case Holds(sign=sign, limit=limit):
            return words["holds"].format(name=name, sign=sign, limit=limit)
        case Shares(words=wanted):
            return words["shares"].format(name=name, values=json.dumps(wanted))
        case SharesNone(words=wanted):
            return words["shares none"].format(name=name, values=json.dumps(wanted))
        case _:
            raise TypeError(form)


_KEYWORDS = {">": "exclusiveMinimum", ">=": "minimum", "<": "exclusiveMaximum", "<=": "maximum"}


def as_schema(form: Form) -> Any:
    """A JSON Schema that a document meets where the form is true."""
    match form:
        case Both(parts):
            return _all_of(parts)
        case Either(parts):
            return {"anyOf": [as_schema(part) for part in parts]} if parts else False
        case Some(of, where):
            return {"properties": {plain_name(of): {"contains": as_schema(where)}}}
        case Every(of, where):
            return {"properties": {closed_name(of): {"const": True}, plain_name(of): {"items": as_schema(where)}}}
        case _:
            return {"properties": {form.field.name: _field_schema(form)}}


def _all_of(parts: tuple[Form, ...]) -> Any:
    """Parts that each ask one field are written into one ``properties``, as a person would."""
    asked: dict[str, Any] = {}
    beside = []
    for part in parts:
        schema = as_schema(part)
        names = schema.get("properties", {}) if isinstance(schema, dict) else {}
        if names and not names.keys() & asked.keys():
            asked |= names
        else:
            beside.append(schema)
    if not beside:
        return {"properties": asked} if asked else True
    return ({"properties": asked} if asked else {}) | {"allOf": beside}


def _field_schema(form: Form) -> dict[str, Any]:
    match form:
        case Is(values=(only,)):
            return {"const": only}
        case Is(values=values):
            return {"enum": list(values)}
        case IsOther(values=values):
            return {"not": {"enum": [None, *values]}}
        case Blank():
            return {"const": None}
        case Holds(sign=sign, limit=limit, or_blank=True):
            return {_KEYWORDS[sign]: limit}  # which is asked of numbers only
        case Holds(sign=sign, limit=limit):
            return {"type": "number", _KEYWORDS[sign]: limit}
        case Shares(words=words):
            return {"type": "array", "contains": {"enum": list(words)}}
        case SharesNone(words=words):
            return {"type": "array", "not": {"contains": {"enum": list(words)}}}
        case _:
            raise TypeError(form)
