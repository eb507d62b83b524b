"""``ethicalrecruit schema``: the JSON Schemas of files and results, for editors and validators."""

from argparse import Namespace

from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.datafiles.yaml_files import schema_names, schema_of
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.render.report_json import json_text

OFFER = "offer"


def run(options: Namespace) -> Reply:
    """Print one schema, or the names of all."""
    known = sorted({OFFER, *schema_names()})
    if options.name is None:
        return Reply("".join(f"{name}\n" for name in known))
    if options.name == OFFER:
        # Made from the model, so that it cannot fall behind it.
        made = Offer.model_json_schema(by_alias=True)
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:ethicalrecruit:schema:offer:0"}
        return Reply(json_text({**head, **made}))
    if options.name not in known:
        mend = suggest(options.name, known) or f"There are: {', '.join(known)}."
        raise OptionError(f'There is no schema "{options.name}".', "", mend)
    with as_wrong_call():
        return Reply(json_text(schema_of(options.name)))
