"""Writes the reference pages that are made from the rule book and the catalogue, or checks that they are current.

python3 scripts/docs_pages.py           writes docs/reference/
python3 scripts/docs_pages.py --check   fails if a page differs
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ethicalrecruit import RuleBook, load_book
from ethicalrecruit.checker.explain import explain
from ethicalrecruit.cli.explain_text import explanation_blocks
from ethicalrecruit.facts.catalogue import FACTS
from ethicalrecruit.intake.own_columns import OWN_COLUMNS
from ethicalrecruit.render.markdown import blocks_markdown
from ethicalrecruit.render.wording import counted

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
MADE = "<!-- Made by scripts/docs_pages.py from the rule book; edit the book instead. -->\n\n"


def pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """Name and content of every generated page."""
    yield "facts.md", _facts()
    yield "columns.md", _columns()
    yield "lists.md", _lists(book)
    yield "instruments.md", _instruments(book)
    yield "rules/README.md", _rules(book)
    for rule in book.rules:
        yield f"rules/{rule.id}.md", blocks_markdown(explanation_blocks(explain(book, rule.id)))


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines) + "\n"


def _facts() -> str:
    rows = (
        (
            f"`{spec.name}`",
            spec.type.value + (f", in {spec.unit}" if spec.unit else ""),
            spec.meaning + (f" Computed: {spec.formula}." if spec.formula else ""),
            ", ".join(f"`{word}`" for word in spec.choices),
            spec.source,
        )
        for spec in FACTS
    )
    return (
        "# Facts\n\nEvery fact a rule can see. Each is *stated*, *silent*, *open* or *not covered*; only the first is "
        "a value.\n\n" + _table(("Fact", "Type", "Meaning", "Words", "Source"), rows)
    )


def _columns() -> str:
    rows = (
        (f"`{one.name}`", one.type.value, one.meaning, ", ".join(f"`{word}`" for word in one.choices))
        for one in OWN_COLUMNS.values()
    )
    head = "# Columns\n\nOur own names for the columns of a table. A file that uses them needs no mapping.\n\n"
    return head + _table(("Column", "Holds", "Meaning", "Words"), rows)


def _rules(book: RuleBook) -> str:
    rows = (
        (
            f"[{rule.id}]({rule.id}.md)",
            rule.title,
            book.topics[rule.topic].title,
            rule.severity.value,
            str(rule.in_force),
        )
        for rule in book.rules
    )
    head = f"# Rules\n\nEdition {book.edition}, {counted(len(book.rules), 'rule')}.\n\n"
    return head + _table(("Rule", "Says", "Topic", "Severity", "In force"), rows)


def _lists(book: RuleBook) -> str:
    parts = ["# Lists\n\nNo list is a ban. Membership is shown by `ethicalrecruit lists show LIST@EDITION`.\n"]
    for listed in book.tables.lists.values():
        rows = (
            (
                one.edition,
                one.title,
                str(one.interval),
                str(len(one.members)),
                f"substance {one.verification.substance}, days {one.verification.pinpoint}",
            )
            for one in listed.editions
        )
        parts.append(f"## {listed.title} (`{listed.id}`)\n\n{listed.limits}\n")
        parts.append(_table(("Edition", "Title", "Holds", "Members", "Verification"), rows))
        parts.extend(f"- {note}\n" for note in listed.notes_on(date.fromisoformat(book.edition)))
    return "\n".join(parts)


def _instruments(book: RuleBook) -> str:
    parts = ["# Instruments\n\nThe provisions recorded so far, paraphrased; only the instruments are authoritative.\n"]
    for one in book.tables.instruments.values():
        parts.append(
            f"## {one.title} (`{one.id}`)\n\n{one.publisher}; {one.bindingness.value.replace('_', ' ')}. {one.note}\n"
        )
        rows = (
            (
                provision.number,
                provision.text,
                provision.addressee.value.replace("_", " "),
                provision.verification.substance.value,
                provision.verification.pinpoint.value,
            )
            for provision in one.provisions.values()
        )
        parts.append(_table(("No.", "Asks, in our words", "Of whom", "Substance", "Number"), rows))
    return "\n".join(parts)


def main() -> None:
    """Write or check."""
    wanted = {name: MADE + text for name, text in pages(load_book())}
    present = {path.relative_to(REFERENCE).as_posix(): path for path in REFERENCE.rglob("*.md")}
    made = {name for name, path in present.items() if path.read_text(encoding="utf-8").startswith(MADE)}
    if "--check" in sys.argv[1:]:
        stale = sorted(
            name
            for name, text in wanted.items()
            if name not in present or present[name].read_text(encoding="utf-8") != text
        )
        gone = sorted(made - set(wanted))
        if stale or gone:
            sys.exit(f"Not current: {', '.join(stale + gone)}. Run: python3 scripts/docs_pages.py")
        print(f"{counted(len(wanted), 'page')} current")
        return
    for name in made - set(wanted):
        present[name].unlink()
    for name, text in wanted.items():
        target = REFERENCE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{counted(len(wanted), 'page')} written to docs/reference")


if __name__ == "__main__":
    main()
