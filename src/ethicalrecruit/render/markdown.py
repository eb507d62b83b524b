"""A report as Markdown, for tickets, wikis and letters."""

import re
from collections.abc import Iterable

from ethicalrecruit.findings.report import Report
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Paragraph, Quote
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.story import Glossary, story

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>.\-:@$^=])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def markdown(report: Report, words: Glossary | None = None, *, masked: bool = True) -> str:
    """The report as Markdown that shows every quote as mere text.

    Args:
        report: the report.
        words: titles of topics, meanings of levels and names of things; ids and codes stand without it.
        masked: whether personal data in quotes is masked.
    """
    return blocks_markdown(story(report, words or Glossary(), masked=masked))


def blocks_markdown(blocks: Iterable[Block]) -> str:
    """The pieces of a report, or of a page, as Markdown."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        in_list = isinstance(block, Bullet | Entry) and isinstance(before, Bullet | Entry)
        if before is not None and not in_list:
            parts.append("")
        parts.extend(_lines(block))
        before = block
    return "\n".join(parts) + "\n"


def mere_text(text: str) -> str:
    r"""Text of strangers that neither Markdown nor HTML takes for its own.

    >>> mere_text("<b>*free*</b>")
    '&lt;b&gt;\\*free\\*&lt;/b&gt;'
    """
    return "".join(
        _HTML.get(piece) or _SPECIAL.sub(r"\\\1", piece) for piece in re.split(r"([&<>\"'])", harmless(text))
    )


def _lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{'#' * block.level} {own_text(block.text)}"]
        case Quote():
            place = f"\n> — {own_text(block.place)}" if block.place else ""
            return [f"> “{mere_text(block.text)}”{place}"]
        case Paragraph():
            text = own_text(block.text)
            return [f"**{text}**" if block.strong else text]
        case Bullet():
            mark = f"{block.number}." if block.number else "-"
            return [f"{'  ' * block.depth}{mark} {own_text(block.text)}"]
        case Entry():
            return [
                f"- {own_text(block.label)}: {own_text(block.text)}" if block.label else f"  - {own_text(block.text)}"
            ]


def own_text(text: str) -> str:
    """Our own sentences may still hold a name from outside, so they are escaped as well, dots left readable."""
    escaped = "".join(_HTML.get(piece) or _OURS.sub(r"\\\1", piece) for piece in re.split(r"([&<>])", harmless(text)))
    return _LIST_START.sub(r"\1\\\2", escaped)


_OURS = re.compile(r"([\\`*_\[\]|~#!@])")
_LIST_START = re.compile(r"^(\s*)([-+>]|\d+(?=\.))")
