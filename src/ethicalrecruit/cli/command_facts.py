"""``ethicalrecruit facts``: the catalogue of facts, which is the column list of mappings as well."""

from argparse import Namespace
from typing import Any

from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.facts.catalogue import CATALOGUE_VERSION, FACTS, FactSpec
from ethicalrecruit.render.report_json import json_text


def run(options: Namespace) -> Reply:
    """List every fact."""
    if options.format == "json":
        return Reply(
            json_text(
                {
                    "schema": "ethicalrecruit.facts/0",
                    "version": CATALOGUE_VERSION,
                    "facts": [_data(spec) for spec in FACTS],
                }
            )
        )
    return Reply("\n".join(line for spec in FACTS for line in _lines(spec)))


def _data(spec: FactSpec) -> dict[str, Any]:
    return {
        "name": spec.name,
        "type": spec.type.name.lower(),
        "meaning": spec.meaning,
        "question": spec.question,
        "unit": spec.unit,
        "choices": list(spec.choices),
        "formula": spec.formula,
        "source": spec.source,
    }


def _lines(spec: FactSpec) -> list[str]:
    lines = [spec.name, f"  {spec.meaning}", f"  type: {spec.type.value}{f', in {spec.unit}' if spec.unit else ''}"]
    if spec.choices:
        lines.append(f"  words: {', '.join(spec.choices)}")
    if spec.formula:
        lines.append(f"  computed: {spec.formula}")
    if spec.source:
        lines.append(f"  source: {spec.source}")
    if spec.question:
        lines.append(f"  question: {spec.question}")
    return [*lines, ""]
