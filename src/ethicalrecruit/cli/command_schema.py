"""``ethicalrecruit schema``: the JSON Schemas of files and results, for editors and validators."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.datafiles.yaml_files import schema_names, schema_of
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.render.report_json import json_text

OFFER, REPORTS = "offer", "reports"
_HEAD = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def run(options: Namespace) -> Reply:
    """Print one schema, or the names of all."""
    made: dict[str, Callable[[], dict[str, Any]]] = {OFFER: _offer, REPORTS: reports_schema}
    known = sorted({*made, *schema_names()})
    if options.name is None:
        return Reply("".join(f"{name}\n" for name in known))
    if options.name in made:
        return Reply(json_text(made[options.name]()))
    if options.name not in known:
        mend = suggest(options.name, known) or f"There are: {', '.join(known)}."
        raise OptionError(f'There is no schema "{options.name}".', "", mend)
    with as_wrong_call():
        return Reply(json_text(schema_of(options.name)))


def _offer() -> dict[str, Any]:
    """Made from the model, so that it cannot fall behind it."""
    return {**_HEAD, "$id": "urn:ethicalrecruit:schema:offer:0", **Offer.model_json_schema(by_alias=True)}


def reports_schema() -> dict[str, Any]:
    """The shape of several reports in one answer; the schema of a report stands inside, so that it needs no other."""
    report = schema_of("report")
    return {
        **_HEAD,
        "$id": "urn:ethicalrecruit:schema:reports:0",
        "title": "Reports of ethicalrecruit on the documents of one input",
        "description": "One report a document, in the order of the input.",
        "type": "object",
        "properties": {
            "schema": {"description": "Name and version of this contract.", "const": "ethicalrecruit.reports/0"},
            "reports": {
                "description": "The reports.",
                "type": "array",
                "minItems": 2,
                "items": {"$ref": report["$id"]},
            },
        },
        "required": ["schema", "reports"],
        "additionalProperties": False,
        "$defs": {"report": report},
    }
