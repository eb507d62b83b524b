"""The pages of rules."""

from collections.abc import Iterator

from scripts.docs_markdown import bullets, link, plain, table

from ethicalrecruit import RuleBook
from ethicalrecruit.checker.cross_reference import lists_tested
from ethicalrecruit.checker.explain import Explanation, explain
from ethicalrecruit.cli.explain_text import explanation_blocks
from ethicalrecruit.render.markdown import blocks_markdown
from ethicalrecruit.render.wording import counted


def rule_pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """The index of rules and a page for each."""
    yield "rules/README.md", _index(book)
    for rule in book.rules:
        told = explain(book, rule.id)
        yield f"rules/{rule.id}.md", f"{blocks_markdown(explanation_blocks(told))}\n{_links(told)}"


def _index(book: RuleBook) -> str:
    rows = (
        (
            link(rule.id, f"{rule.id}.md"),
            plain(rule.title),
            plain(book.topics[rule.topic].title),
            rule.severity.value,
            rule.status,
            str(rule.in_force),
        )
        for rule in book.rules
    )
    head = f"# Rules\n\nEdition {book.edition}, {counted(len(book.rules), 'rule')}.\n\n"
    return head + table(("Rule", "Says", "Topic", "Severity", "Status", "In force"), rows)


def _links(told: Explanation) -> str:
    provisions = "; ".join(
        link(f"{one.title}, {one.provision}", f"../instruments/{one.instrument}.md", one.provision)
        for one in (law.authority for law in told.law)
    )
    lists = ", ".join(link(one, f"../lists/{one}.md") for one in lists_tested(told.rule))
    lines = [
        *((f"provisions: {provisions}",) if provisions else ()),
        f"facts: {', '.join(link(name, '../facts.md', name) for name in told.facts)}",
        *((f"lists: {lists}",) if lists else ()),
        *(("law of places: [fee rules](../fee-rules.md)",) if told.rule.fee_rules else ()),
    ]
    return f"## In this reference\n\n{bullets(lines)}"
