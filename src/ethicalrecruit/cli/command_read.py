"""``ethicalrecruit read``: what the reader saw in a text, and the offer made of it."""

from argparse import Namespace
from typing import Any

from ethicalrecruit.cli.command_check import is_structured
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.streams import read_bytes, text_of
from ethicalrecruit.errors import OptionError
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.shield import Shield
from ethicalrecruit.values.grades import DocumentKind

SCHEMA = "ethicalrecruit.reading/0"


def run(options: Namespace) -> Reply:
    """Read the text and show the reading."""
    if is_structured(options.file):
        raise OptionError("A .json document is structured already.", options.file, "Use: ethicalrecruit check.")
    text = text_of(read_bytes(options.file), options.file)
    reading = read_ad(text, kind=DocumentKind(options.kind or DocumentKind.AD), language=options.lang)
    data = _data(reading, masked=not options.no_mask)
    return Reply(json_text(data) if options.format == "json" else _for_people(data))


def _data(reading: Reading, *, masked: bool) -> dict[str, Any]:
    shield = Shield(masked=masked)
    return {
        "schema": SCHEMA,
        "language": reading.language,
        "cut_off": reading.cut_off,
        "mentions": [
            {
                "category": one.category.value,
                "quote": shield.text(one.quote),
                "start": one.span.start,
                "end": one.span.end,
                "confidence": one.confidence.value,
            }
            for one in reading.mentions
        ],
        "offer": _shielded(reading.offer.model_dump(mode="json", by_alias=True, exclude_defaults=True), shield),
    }


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
    if data["cut_off"]:
        lines.append("only the beginning of the text was read")
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
