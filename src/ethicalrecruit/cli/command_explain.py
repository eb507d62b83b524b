"""``ethicalrecruit explain``: a rule, an instrument, a list, an amount or a fact in words."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable

from ethicalrecruit.checker.explain import Explanation
from ethicalrecruit.checker.lookup import AmountUse, FactUse, Found, ListUse, look_up
from ethicalrecruit.checker.provision_coverage import InstrumentCoverage
from ethicalrecruit.cli.explain_json import explanation_data
from ethicalrecruit.cli.explain_sources import amount_blocks, fact_blocks, instrument_blocks, list_blocks
from ethicalrecruit.cli.explain_text import explanation_blocks
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.streams import columns, wants_colour
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.render.blocks import Block
from ethicalrecruit.render.markdown import blocks_markdown
from ethicalrecruit.render.people import WIDTH, blocks_text
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book


def run(options: Namespace) -> Reply:
    """Explain what has the name."""
    book = load_book(options.packs, options.lists, language=options.texts)
    with as_wrong_call():
        found = look_up(book, options.name)
    if options.format == "json":
        return Reply(json_text(explanation_data(found)))
    blocks = _blocks(book, found)
    if options.format == "markdown":
        return Reply(blocks_markdown(blocks))
    coloured = wants_colour(sys.stdout, os.environ)
    return Reply(blocks_text(list(blocks), coloured=coloured, width=columns(sys.stdout, WIDTH)))


def _blocks(book: RuleBook, found: Found) -> Iterable[Block]:
    match found:
        case Explanation():
            return explanation_blocks(found)
        case InstrumentCoverage():
            return instrument_blocks(book, found)
        case ListUse():
            return list_blocks(book, found)
        case AmountUse():
            return amount_blocks(book, found)
        case FactUse():
            return fact_blocks(found)
