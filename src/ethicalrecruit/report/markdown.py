"""A report on a run as Markdown: the same pieces as the page in HTML, charts as their tables."""

from collections.abc import Iterator

from ethicalrecruit.render.markdown import mere_text, own_text
from ethicalrecruit.report.parts import Figure, KeyFigures, Page, Part, Points, RuleGroup, Table, Text, Topic


def markdown(page: Page) -> str:
    """The report as Markdown that shows every word of a document as mere text."""
    lines = [f"# {own_text(page.title)}", "", own_text(page.standfirst), ""]
    if page.warning:
        lines += [f"**Before you pass this on.** {own_text(page.warning)}", ""]
    lines += [own_text(" · ".join(page.marks)), ""]
    for link in page.links:
        lines += [f"- {own_text(link.label)}: {own_text(link.name)}"]
    for section in page.sections:
        lines += ["", f"## {own_text(section.title)}"]
        for part in section.parts:
            lines += ["", *_lines(part)]
    return "\n".join([*lines, "", "---", "", own_text(page.statement), ""])


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Text():
            text = own_text(part.text)
            yield f"**{text}**" if part.strong else text
        case Points():
            yield from (f"- {own_text(item)}" for item in part.items)
        case KeyFigures():
            yield from (f"- **{own_text(one.number)}** {own_text(one.label)}" for one in part.figures)
        case Table():
            yield from _table(part)
        case Figure():
            yield from _table(part.table)
        case Topic():
            yield f"### {own_text(part.title)}"
            yield ""
            yield own_text(part.intro)
            for one in part.rules:
                yield from _group(one)


def _table(table: Table) -> Iterator[str]:
    yield f"**{own_text(table.caption)}**"
    yield ""
    yield _row(table.head)
    yield _row("--:" if at in table.numeric else "---" for at in range(len(table.head))).replace("\\", "")
    yield from (_row(row) for row in table.rows)
    if table.note:
        yield ""
        yield own_text(table.note)


def _row(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(own_text(cell) for cell in cells)} |"


def _group(one: RuleGroup) -> Iterator[str]:
    yield ""
    yield f"#### Asked whether: {own_text(one.title)}"
    yield ""
    yield own_text(f"Severity: {one.level}. {one.count}. Rule {one.rule}.")
    yield ""
    yield own_text(one.message)
    yield ""
    for law in one.standards:
        force = f": {law.force}" if law.force else ""
        yield f"- {own_text(f'{law.citation}{force}. How sure we are of it: {law.sure}.')}"
    for item in one.shown:
        yield ""
        for quoted in item.quotes:
            yield f"> “{mere_text(quoted.words)}” ({own_text(quoted.place)})"
        about = f", about {item.about}" if item.about else ""
        yield ""
        yield own_text(f"{' · '.join(item.place)}{about}")
        yield from (f"- {own_text(remark)}" for remark in item.remarks)
        yield from (f"- {own_text(reply)}" for reply in item.replies)
    if one.more:
        yield ""
        yield own_text(one.more)
