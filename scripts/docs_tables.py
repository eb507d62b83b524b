"""The pages of dated amounts, agreements between governments, kinds of cost, and regimes of agencies."""

from collections.abc import Iterator

from scripts.docs_markdown import bullets, link, place, plain, table

from ethicalrecruit import RuleBook
from ethicalrecruit.checker.cross_reference import rules_by_amount
from ethicalrecruit.checker.explain import places
from ethicalrecruit.cli.explain_sources import sure_words
from ethicalrecruit.reference.agreements import Agreement
from ethicalrecruit.reference.amounts import DatedAmount
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.rule import Rule


def table_pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """One page for each kind of table."""
    yield "amounts.md", _amounts(book)
    yield "agreements.md", _agreements(book)
    yield "costs.md", _costs(book)
    yield "regimes.md", _regimes(book)


def _amounts(book: RuleBook) -> str:
    using = rules_by_amount(book)
    amounts = sorted(book.tables.amounts.values(), key=lambda one: one.id)
    parts = ["# Amounts\n\nLimits set by law, as they stood over time. A limit that is kept to is no clearance.\n"]
    parts.extend(_amount(book, one, using.get(one.id, ())) for one in amounts)
    return "\n".join(parts)


def _amount(book: RuleBook, one: DatedAmount, rules: tuple[Rule, ...]) -> str:
    lines = [
        f"law of: {plain(places(book, (one.jurisdiction,)))}",
        f"rules that compare with it: {', '.join(link(r.id, f'rules/{r.id}.md') for r in rules) or 'none'}",
        *(f"note: {plain(note.text)}" for note in one.notes),
    ]
    rows = (
        (
            plain(str(entry.value)),
            str(entry.interval),
            "; ".join(_cited(book, *cited) for cited in source.references),
            plain(sure_words(source.verification)),
            plain(source.note) if source.note else "",
        )
        for entry, source in zip(one.timeline.entries, one.sources, strict=True)
    )
    limits = f"{plain(one.limits)}\n\n" if one.limits else ""
    head = f"## {place(one.id)}{plain(one.title)} (`{one.id}`)\n\n{limits}{bullets(lines)}\n"
    return head + table(("Amount", "In use", "Law", "How sure", "Note"), rows)


def _cited(book: RuleBook, instrument: str, number: str) -> str:
    return link(f"{book.tables.instrument(instrument).short}, {number}", f"instruments/{instrument}.md", number)


def _agreements(book: RuleBook) -> str:
    agreements = book.tables.agreements.agreements
    rows = (
        (
            plain(_end(book, one.origin, one.origin_nation)),
            plain(_end(book, one.destination, one.destination_nation)),
            plain(one.occupations),
            plain(_time(one)),
            one.status.replace("_", " "),
            plain(one.scope_note) if one.scope_note else "",
            str(one.sources),
            f"<{one.url}>" if one.url else "",
        )
        for one in sorted(agreements, key=lambda one: (_end(book, one.destination, one.destination_nation), one.id))
    )
    head = (
        f"# Agreements\n\n{counted(len(agreements), 'agreement')} between governments on the recruitment of health "
        "workers. Not all agreements of the world:\na corridor that is not here may have one. Their terms are known as "
        "prose, so a recorded agreement never settles by itself\nwhether an offer is inside it.\n\n"
    )
    columns = ("From", "To", "For", "In force", "Status", "What else is known", "Sources", "Text")
    return head + table(columns, rows)


def _end(book: RuleBook, country: str, nation: str | None) -> str:
    named = places(book, (country,))
    return f"{named} ({places(book, (nation,))})" if nation else named


def _place(book: RuleBook, code: str) -> str:
    named = places(book, (code,))
    return f"`{code}`" if named == code else f"{plain(named)} (`{code}`)"


def _time(one: Agreement) -> str:
    until = f", until {one.interval.until}" if one.interval.until else ""
    return f"{one.since_text}{until or (', end not recorded' if one.until_unknown else '')}"


def _costs(book: RuleBook) -> str:
    rows = (
        (
            f"{place(one.code)}`{one.code}`",
            plain(one.label),
            plain(one.category.replace("_", " ").replace(".", ": ")),
            plain(", ".join(one.paragraphs)),
            plain(one.condition) if one.condition else "never",
            plain(one.note) if one.note else "",
        )
        for one in book.tables.costs.items.values()
    )
    head = (
        "# Costs\n\nThe kinds of cost that an offer can name, and what each is under the ILO definition. National law "
        "may be looser or\nstricter; the rules then stand side by side.\n\n"
    )
    columns = ("Code", "Cost", "Category", "Paragraphs", "The worker may bear it if", "Note")
    return head + table(columns, rows)


def _regimes(book: RuleBook) -> str:
    rows = (
        (
            f"{place(one.place)}{_place(book, one.place)}",
            one.kind.value.replace("_", " "),
            plain(f"{one.reach}{' Too narrow to settle anything for health posts.' if one.limited else ''}"),
            plain(one.law) if one.law else "not recorded",
            str(one.since),
            plain(one.ads_show) if one.ads_show else "",
            plain(sure_words(one.verification)),
            f"<{one.url}>" if one.url else "",
            plain(one.note) if one.note else "",
        )
        for one in sorted(book.tables.regimes.by_place.values(), key=lambda one: one.place)
    )
    known = (
        (
            plain(one.name),
            plain(one.keeper),
            plain(places(book, (one.jurisdiction,))),
            plain(one.holds),
            plain(sure_words(one.verification)),
            f"<{one.url}>" if one.url else "",
            plain(one.note) if one.note else "",
        )
        for one in book.tables.known_lists
    )
    head = (
        "# Regimes of agencies\n\nWhat the law of a place asks of recruitment agencies, as far as it is recorded.\n"
        "A place that is not here is not recorded: nothing follows from that. Names of agencies stand nowhere in this "
        "book.\n\n"
    )
    columns = ("Place", "Asks for", "Whom it reaches", "Law", "Since", "What ads must show", "How sure", "Text", "Note")
    lists = ("List", "Kept by", "For", "Holds", "How sure", "Text", "Note")
    return f"{head}{table(columns, rows)}\n## Lists of recruiters that are known\n\n{table(lists, known)}"
