"""Writes the reference pages that are made from the rule book and the catalogue, or checks that they are current.

python3 scripts/docs_pages.py           writes docs/reference/
python3 scripts/docs_pages.py --check   fails if a page differs
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the modules beside this one are named from the root of the tree

from scripts.docs_facts import fact_pages  # noqa: E402
from scripts.docs_fee_rules import fee_rule_pages  # noqa: E402
from scripts.docs_instruments import instrument_pages  # noqa: E402
from scripts.docs_lists import list_pages  # noqa: E402
from scripts.docs_markdown import table  # noqa: E402
from scripts.docs_rules import rule_pages  # noqa: E402
from scripts.docs_tables import table_pages  # noqa: E402

from ethicalrecruit import RuleBook, load_book  # noqa: E402
from ethicalrecruit.render.wording import counted  # noqa: E402

REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by scripts/docs_pages.py from the rule book; edit the book instead. -->\n\n"


def pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """Name and content of every generated page."""
    yield "README.md", _index(book)
    yield from fact_pages(book)
    yield from list_pages(book)
    yield from instrument_pages(book)
    yield from table_pages(book)
    yield from fee_rule_pages(book)
    yield from rule_pages(book)


def _index(book: RuleBook) -> str:
    rows = (
        ("[Rules](rules/README.md)", "what each rule looks for, its law, limits, examples and history"),
        ("[Instruments](instruments.md)", "every provision recorded, in our words, with how sure we are of it"),
        ("[Matrix of provisions](coverage.md)", "which provisions rules test, and why the others are not tested"),
        ("[Lists](lists.md)", "dated lists of countries with their members and what changed"),
        ("[Agreements](agreements.md)", "agreements between governments that are recorded"),
        ("[Amounts](amounts.md)", "limits set by law, over time"),
        ("[Fee rules](fee-rules.md)", "what the law of places says about charges of agencies to workers"),
        ("[Regimes of agencies](regimes.md)", "where a licence or a registration is asked for, as far as recorded"),
        ("[Costs](costs.md)", "the kinds of cost and what each is under the ILO definition"),
        ("[Facts](facts.md)", "every fact a rule can see, the question that settles it, the rules that ask it"),
        ("[Columns](columns.md)", "our own names for the columns of a table"),
        ("[Bad input](bad-input.md)", "what can be wrong with an input, and what happens"),
    )
    what = "[What an indicator means, and what it does not](../explanation/what-an-indicator-means.md)"
    head = f"# Reference\n\nMade from the rule book, edition {book.edition}. Read first: {what}.\n\n"
    return head + table(("Page", "Shows"), rows)


def made() -> dict[str, Path]:
    """The generated pages that are there, by name."""
    present = {path.relative_to(REFERENCE).as_posix(): path for path in REFERENCE.rglob("*.md")}
    return {name: path for name, path in present.items() if path.read_text(encoding="utf-8").startswith(MADE)}


def main() -> None:
    """Write or check."""
    wanted = {name: MADE + text for name, text in pages(load_book())}
    present = made()
    gone = sorted(set(present) - set(wanted))
    if "--check" in sys.argv[1:]:
        stale = sorted(
            name
            for name, text in wanted.items()
            if name not in present or present[name].read_text(encoding="utf-8") != text
        )
        if stale or gone:
            sys.exit(f"Not current: {', '.join(stale + gone)}. Run: python3 scripts/docs_pages.py")
        print(f"{counted(len(wanted), 'page')} current")
        return
    for name in gone:
        present[name].unlink()
    for name, text in wanted.items():
        target = REFERENCE / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{counted(len(wanted), 'page')} written to docs/reference")


if __name__ == "__main__":
    main()
