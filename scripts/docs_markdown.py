"""The few pieces of Markdown that the generated pages are made of."""

import re
from collections.abc import Iterable, Sequence

from ethicalrecruit.render.blocks import Paragraph
from ethicalrecruit.render.markdown import blocks_markdown


def plain(text: str) -> str:
    r"""Our own words so that Markdown shows them as they are, on one line.

    >>> plain("origin.targets[].basis | *of*")
    'origin.targets\\[\\].basis \\| \\*of\\*'
    """
    return blocks_markdown((Paragraph(text),)).strip()


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def bullets(lines: Iterable[str]) -> str:
    """A list; its lines are Markdown already."""
    return "".join(f"- {line}\n" for line in lines)


def anchor(name: str) -> str:
    """A name as the address of a place in a page.

    >>> anchor("costs[].payer"), anchor("4.4 (first limb)")
    ('costs-payer', '4-4-first-limb')
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def place(name: str) -> str:
    """The mark that a link to a name leads to; addresses that headings get by themselves differ by reader."""
    return f'<a id="{anchor(name)}"></a>'


def link(text: str, target: str, name: str = "") -> str:
    """A link to a page, and to the place of a name in it."""
    return f"[{plain(text)}]({target}{f'#{anchor(name)}' if name else ''})"
