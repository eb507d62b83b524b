"""``ethicalrecruit explain``: one rule in words."""

import os
import sys
from argparse import Namespace

from ethicalrecruit.checker.explain import explain
from ethicalrecruit.cli.explain_text import explain_text
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.streams import columns, wants_colour
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.render.people import WIDTH
from ethicalrecruit.rulebook.loader import load_book


def run(options: Namespace) -> Reply:
    """Explain the rule."""
    book = load_book(options.packs, options.lists)
    with as_wrong_call():
        told = explain(book, options.rule)
    return Reply(explain_text(told, coloured=wants_colour(sys.stdout, os.environ), width=columns(sys.stdout, WIDTH)))
