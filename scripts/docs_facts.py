"""The pages of facts and of columns."""

from collections.abc import Iterator

from scripts.docs_markdown import bullets, link, place, plain, table

from ethicalrecruit import RuleBook
from ethicalrecruit.checker.cross_reference import rules_by_fact
from ethicalrecruit.facts.catalogue import FACTS, FactSpec
from ethicalrecruit.intake.own_columns import OWN_COLUMNS
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.rule import Rule


def fact_pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """The catalogue of facts on one page, and the columns of tables on another."""
    yield "facts.md", _facts(book)
    yield "columns.md", _columns()


def _facts(book: RuleBook) -> str:
    asking = rules_by_fact(book)
    groups: dict[str, list[FactSpec]] = {}
    for spec in FACTS:
        groups.setdefault(spec.name.split(".")[0].split("[")[0], []).append(spec)
    rows = (
        (link(name, "", f"of {name}"), str(len(specs)), ", ".join(link(one.short_name, "", one.name) for one in specs))
        for name, specs in groups.items()
    )
    head = (
        f"# Facts\n\nEvery fact a rule can see, {len(FACTS)} in all. Each is *stated*, *silent*, *open* or *not "
        "covered*; only the first is a value.\nA name with `[]` belongs to an item of a list.\n"
    )
    parts = [head, table(("Of", "Facts", "Names"), rows)]
    for name, specs in groups.items():
        parts.append(f"## {place(f'of {name}')}{plain(name)}\n")
        parts.extend(_fact(spec, asking.get(spec.name, ())) for spec in specs)
    return "\n".join(parts)


def _fact(spec: FactSpec, rules: tuple[Rule, ...]) -> str:
    lines = [f"value: {spec.type.value}{f', in {plain(spec.unit)}' if spec.unit else ''}"]
    if spec.choices:
        lines.append(f"words: {', '.join(f'`{word}`' for word in spec.choices)}")
    if spec.formula:
        lines.append(f"computed: {plain(spec.formula)}")
    if spec.source:
        lines.append(f"source: {plain(spec.source)}")
    if spec.question:
        lines.append(f"question: *{plain(spec.question)}*")
    lines.append(_asked(rules))
    return f"### {place(spec.name)}`{spec.name}`\n\n{plain(spec.meaning)}\n\n{bullets(lines)}"


def _asked(rules: tuple[Rule, ...]) -> str:
    if not rules:
        return "no rule asks it"
    named = ", ".join(link(rule.id, f"rules/{rule.id}.md") for rule in rules)
    return f"{counted(len(rules), 'rule asks', 'rules ask')} it: {named}"


def _columns() -> str:
    rows = (
        (f"`{one.name}`", one.type.value, plain(one.meaning), ", ".join(f"`{word}`" for word in one.choices))
        for one in OWN_COLUMNS.values()
    )
    head = "# Columns\n\nOur own names for the columns of a table. A file that uses them needs no mapping.\n\n"
    return head + table(("Column", "Holds", "Meaning", "Words"), rows)
