"""``ethicalrecruit read``: what the reader saw in a text, and the offer made of it."""

from argparse import Namespace
from typing import Any

from ethicalrecruit.cli.own_lexicon import own_lexicon
from ethicalrecruit.cli.reply import Reply, as_note
from ethicalrecruit.cli.streams import read_bytes
from ethicalrecruit.intake.inputs import read_input
from ethicalrecruit.intake.read_inputs import ReadInput, Wanted
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.shield import Shield
from ethicalrecruit.values.grades import DocumentKind

SCHEMA = "ethicalrecruit.reading/0"


def run(options: Namespace) -> Reply:
    """Read the input and show each reading."""
    kind = DocumentKind(options.kind or DocumentKind.AD)
    wanted = Wanted(kind, options.lang, lexicon=own_lexicon(options.lexicon))
    found = read_input(read_bytes(options.file, quiet=options.quiet), options.file, wanted)
    shield = Shield(masked=not options.no_mask)
    readings = [_data(one, shield) for one in found]
    if options.format == "json":
        whole = readings[0] if len(readings) == 1 else {"readings": readings}
        return Reply(json_text({"schema": SCHEMA, **whole}))
    if len(readings) == 1:
        return Reply(_for_people(readings[0]))
    parts = [f"document {at} of {len(readings)}\n{_for_people(one)}" for at, one in enumerate(readings, 1)]
    return Reply("\n".join(parts))


def _data(one: ReadInput, shield: Shield) -> dict[str, Any]:
    reading = one.reading
    data: dict[str, Any] = {
        "language": reading.language,
        "languages": list(reading.languages),
        "form": one.form.value,
        "cut_off": reading.cut_off,
        "original": shield.text(reading.original),
        "mentions": [
            {
                "category": mention.category.value,
                "quote": shield.text(mention.quote),
                "start": mention.span.start,
                "end": mention.span.end,
                "confidence": mention.confidence.value,
            }
            for mention in reading.mentions
        ],
        "offer": _shielded(reading.offer.model_dump(mode="json", by_alias=True, exclude_defaults=True), shield),
        "notes": [shield.text(note) for note in reading.notes],
    }
    if one.fields:
        # Where each field stands in the original, so that every quote can be led back to its field.
        data["fields"] = [{"field": place.field, "start": place.start, "end": place.end} for place in one.fields]
    return data


# Fields of an offer that repeat words of the text; all others hold codes, numbers and names of organisations.
_OWN_WORDS = frozenset({"label", "title"})


def _shielded(value: Any, shield: Shield, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _shielded(inner, shield, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shielded(inner, shield, name) for inner in value]
    return shield.text(value) if isinstance(value, str) and name in _OWN_WORDS else value


def _for_people(data: dict[str, Any]) -> str:
    lines = [f"language: {data['language'] or 'not settled'}"]
    if data["cut_off"] and not data["notes"]:
        lines.append("only the beginning of the text was read")
    lines += [f"note: {harmless(as_note(note))}" for note in data["notes"]]
    lines += ["", "mentions:" if data["mentions"] else "mentions: none"]
    for one in data["mentions"]:
        place = f"characters {one['start']} to {one['end']}, confidence {one['confidence']}"
        lines.append(f"  {one['category']}: “{harmless(one['quote'])}” ({place})")
    lines += ["", "offer:", *_tree(data["offer"], "  ")]
    return "\n".join(lines) + "\n"


def _tree(value: Any, indent: str) -> list[str]:
    """Nested data as indented lines."""
    lines: list[str] = []
    pairs = value.items() if isinstance(value, dict) else ((f"{at}", one) for at, one in enumerate(value, 1))
    for key, inner in pairs:
        if isinstance(inner, dict | list) and inner:
            lines.append(f"{indent}{key}:")
            lines += _tree(inner, f"{indent}  ")
        elif not isinstance(inner, dict | list):
            shown = (
                {True: "yes", False: "no", None: "not said"}.get(inner, inner) if not isinstance(inner, str) else inner
            )
            lines.append(f"{indent}{key}: {harmless(str(shown))}")
    return lines or [f"{indent}nothing settled"]
