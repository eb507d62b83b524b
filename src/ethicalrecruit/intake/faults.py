"""Faults of a structured document in plain words, with the place and a way to mend them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from ethicalrecruit.domain.agency import Held
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import suggest
from ethicalrecruit.facts.catalogue import FACTS
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.money import Money

_LONGEST_SHOWN = 60
_MOST_PLACES = 20
_MOST_TOLD = 200
# How to mend what a value of ours refuses, by a piece of its message.
_MENDS = (
    ("currency code", "Write its three letters, such as GBP or EUR."),
    ("a sum", 'Write a sum such as {"amount": "900", "currency": "GBP"}.'),
    ("country code", "Write two letters such as GH, or the name of the country."),
    ("3166-2", "Write a code such as GB-ENG."),
    ("date", "Write a date such as 2026-11-21."),
    ("number", "Write digits with a point before decimals, such as 900 or 900.50."),
    ("amount", "Write a sum of 0 or more."),
    ("digits", "Round it."),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it stands (``costs[0].payer``; "" for the whole), what it is, how to mend it."""

    path: str
    what: str
    mend: str

    def line(self) -> str:
        """The fault in one line."""
        head = f"{self.path}: {self.what}" if self.path else self.what
        return f"{head} {self.mend}".rstrip()


def model_faults(error: ValueError, model: type[BaseModel]) -> list[Fault]:
    """What a model says of its data, in plain words."""
    if not isinstance(error, ValidationError):
        return [Fault("", _sentence(str(error)), "")]
    errors = error.errors(include_url=False)
    # Beyond those that are shown they are counted only: putting 100,000 of them into words takes a minute.
    rest = [Fault(_path(one["loc"]), _sentence(one["msg"]), "") for one in errors[_MOST_TOLD:]]
    return [_plain(dict(one), model) for one in errors[:_MOST_TOLD]] + rest


def strict_faults(data: dict[str, Any], model: type[BaseModel]) -> list[Fault]:
    """What the model itself lets pass: words for truth values, and names in ``covers`` that are no facts."""
    faults = [
        Fault(
            path,
            f"{_shown(value)} is neither true nor false.",
            "Write true or false without quotation marks.",
        )
        for path, value in _truth_values(data, model, "")
        if value is not None and not isinstance(value, bool)
    ]
    covers = data.get("covers") if model is Offer else None
    for at, name in enumerate(covers if isinstance(covers, list) else ()):
        fault = cover_fault(name, f"covers[{at}]") if isinstance(name, str) else None
        if fault is not None:
            faults.append(fault)
    return faults


def endless_numbers(value: Any, path: str = "") -> Iterator[Fault]:
    """Numbers such as 1e-99999999: a few characters that would take all memory as an exact fraction."""
    if isinstance(value, Decimal):
        if int(value.as_tuple().exponent) < -_MOST_PLACES:
            yield Fault(path, f"The number has more than {_MOST_PLACES} decimal places.", "Round it.")
    elif isinstance(value, Money):
        yield from endless_numbers((value.low, value.high), path)
    elif isinstance(value, tuple):
        for one in value:
            yield from endless_numbers(one, path)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from endless_numbers(getattr(value, name), f"{path}.{name}" if path else name)


def cover_fault(name: str, path: str) -> Fault | None:
    """What is wrong with a name of facts that were looked for; None if it is one."""
    known = coverable()
    if name in known:
        return None
    mend = suggest(name, known) or "Name a fact, the first part of one such as documents, or all."
    return Fault(path, f'There is no fact "{name}" that could be covered.', mend)


def coverable() -> frozenset[str]:
    """Facts and leading parts of their names, and ``all``."""
    names = {"all"}
    for spec in FACTS:
        parts = spec.name.replace("[]", "").split(".")
        names.update(".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return frozenset(names - {"subject", "subject.day", "subject.kind"})


def _truth_values(data: Any, model: type[BaseModel], path: str) -> Iterator[tuple[str, Any]]:
    if not isinstance(data, dict):
        return
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key not in data:
            continue
        own = f"{path}.{key}" if path else key
        kinds = _kinds(field.annotation)
        if bool in kinds:
            yield own, data[key]
        for kind in kinds:
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                members = data[key] if isinstance(data[key], list) else None
                for at, member in enumerate(members or ()):
                    yield from _truth_values(member, kind, f"{own}[{at}]")
                if members is None:
                    yield from _truth_values(data[key], kind, own)


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The types inside an annotation such as ``tuple[CostItem, ...]`` or ``bool | None``."""
    inside = get_args(annotation)
    return tuple(kind for one in inside for kind in _kinds(one)) if inside else (annotation,)


def _plain(error: dict[str, Any], model: type[BaseModel]) -> Fault:
    path, value, kind = _path(error["loc"]), error.get("input"), str(error["type"])
    context = error.get("ctx") or {}
    if kind == "extra_forbidden":
        known = _fields_at(error["loc"][:-1], model)
        mend = suggest(str(error["loc"][-1]), known) or f"There are: {', '.join(known)}."
        return Fault(path, f'There is no field "{error["loc"][-1]}" here.', mend)
    if kind == "missing":
        return Fault(path, "This field is missing.", "Add it, or leave out the object around it.")
    if kind in ("enum", "literal_error"):
        allowed = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        mend = suggest(str(value), allowed) or f"Allowed: {', '.join(allowed)}."
        return Fault(path, f"{_shown(value)} is not allowed here.", mend)
    if kind == "value_error":
        told = str(context.get("error", error["msg"]))
        mend = next((mend for piece, mend in _MENDS if piece in told), "Put it right, or leave the field out.")
        return Fault(path, _sentence(told), mend)
    if kind.startswith("date"):
        return Fault(path, f"{_shown(value)} is no day of the calendar.", "Write a date such as 2026-11-21.")
    if kind in ("greater_than_equal", "less_than_equal"):
        word, bound = ("least", context.get("ge")) if kind.startswith("greater") else ("most", context.get("le"))
        return Fault(path, f"{_shown(value)} is out of bounds.", f"It must be at {word} {bound}.")
    if kind == "too_long":
        what = f"The list has {context['actual_length']:,} entries, and at most {context['max_length']} are read."
        return Fault(path, what, "Leave some out, or split the document.")
    if kind == "string_pattern_mismatch":
        mend = 'An ISCO-08 code has one to four digits, as in "2221".' if path == "job.occupation" else ""
        return Fault(path, f"{_shown(value)} does not have the form that is needed here.", mend)
    return Fault(path, *_wrong_type(kind, value, str(error["msg"])))


def _wrong_type(kind: str, value: Any, message: str) -> tuple[str, str]:
    wanted = {
        "string": ("a text", "Put it in quotation marks."),
        "tuple": ("a list", "Put it in square brackets."),
        "model": ("an object", "Put its fields in braces."),
        "bool": ("true or false", "Write true or false without quotation marks."),
    }.get(kind.partition("_")[0])
    if wanted is None:
        return _sentence(message), ""
    return f"{_shown(value)} is not {wanted[0]}.", wanted[1]


def _fields_at(loc: Sequence[str | int], model: type[BaseModel]) -> list[str]:
    here: type[BaseModel] = model
    for part in loc:
        if isinstance(part, int):
            continue
        for name, field in here.model_fields.items():
            if part in (name, field.alias):
                inside = [
                    kind for kind in _kinds(field.annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)
                ]
                here = inside[0] if inside else here
                break
    fields = [field.alias or name for name, field in here.model_fields.items()]
    return [*fields, "valid_through"] if issubclass(here, Held) else fields


def _path(loc: Sequence[str | int]) -> str:
    path = ""
    for part in loc:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return "An object" if isinstance(value, dict) else "A list"
    text = str(value)
    return f'"{text}"' if len(text) <= _LONGEST_SHOWN else f'"{text[: _LONGEST_SHOWN - 1]}…"'


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
