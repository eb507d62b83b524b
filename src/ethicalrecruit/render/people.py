"""A report as plain text, for people at a terminal or in an e-mail."""

import textwrap

from ethicalrecruit.findings.report import Report
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Paragraph, Quote
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.story import Glossary, story

WIDTH = 100
_LABEL = 12

# Modest on purpose: headings stand out and quotes differ from our words. No colour passes judgement.
_BOLD = "1"
_QUOTED = "36"
_FAINT = "2"


def people(
    report: Report, words: Glossary | None = None, *, masked: bool = True, coloured: bool = False, width: int = WIDTH
) -> str:
    """The report as plain text.

    Args:
        report: the report.
        words: titles of topics, meanings of levels and names of things; ids and codes stand without it.
        masked: whether personal data in quotes is masked.
        coloured: whether to use the terminal's bold and one neutral colour.
        width: the number of columns to wrap at.
    """
    blocks = list(story(report, words or Glossary(), masked=masked))
    return blocks_text(blocks, coloured=coloured, width=width)


def blocks_text(blocks: list[Block], *, coloured: bool = False, width: int = WIDTH) -> str:
    """Any blocks as plain text."""
    shape = _Shape(coloured=coloured, width=max(width, 40))
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and _needs_gap(before, block):
            lines.append("")
        lines.extend(shape.lines(block))
        before = block
    return "\n".join(lines) + "\n"


def _needs_gap(before: Block, block: Block) -> bool:
    """A free line around headings, and before whatever opens a finding."""
    if isinstance(block, Heading) or isinstance(before, Heading):
        return not (isinstance(before, Heading) and isinstance(block, Paragraph) and before.level == 1)
    if isinstance(block, Quote):
        return isinstance(before, Entry)
    if isinstance(block, Paragraph):
        return not isinstance(before, Quote)
    return False


class _Shape:
    def __init__(self, *, coloured: bool, width: int) -> None:
        self.coloured = coloured
        self.width = width

    def lines(self, block: Block) -> list[str]:
        match block:
            case Heading():
                text = harmless(block.text)
                return self._styled([text.upper() if block.level == 2 else text], _BOLD)  # noqa: PLR2004
            case Quote():
                place = f"  ({harmless(block.place)})" if block.place else ""
                return self._styled(self._wrap(f"“{harmless(block.text)}”{place}", "  ", "   "), _QUOTED)
            case Paragraph():
                return self._styled(self._wrap(harmless(block.text), "  ", "  "), _BOLD if block.strong else "")
            case Bullet():
                mark = f"{block.number}." if block.number else "-"
                indent = "  " * (block.depth + 1)
                return self._wrap(harmless(block.text), f"{indent}{mark} ", " " * (len(indent) + len(mark) + 1))
            case Entry():
                label = f"    {block.label:<{_LABEL}}"
                lines = self._wrap(harmless(block.text), label, " " * len(label))
                if self.coloured and block.label:
                    lines[0] = f"\x1b[{_FAINT}m{label}\x1b[0m{lines[0][len(label) :]}"
                return lines

    def _wrap(self, text: str, first: str, rest: str) -> list[str]:
        wrapped = textwrap.wrap(
            text,
            self.width,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        return wrapped or [first.rstrip()]

    def _styled(self, lines: list[str], style: str) -> list[str]:
        if not self.coloured or not style:
            return lines
        return [f"\x1b[{style}m{line}\x1b[0m" for line in lines]
