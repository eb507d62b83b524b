"""The pages of instruments, and the matrix of provisions."""

from collections.abc import Iterator, Mapping

from scripts.docs_markdown import bullets, link, place, plain, table

from ethicalrecruit import RuleBook
from ethicalrecruit.checker.explain import places
from ethicalrecruit.checker.provision_coverage import (
    InstrumentCoverage,
    Place,
    ProvisionCoverage,
    provision_coverage,
    totals,
)
from ethicalrecruit.cli.explain_sources import provisions_words, ratification_blocks, sure_words
from ethicalrecruit.render.markdown import blocks_markdown
from ethicalrecruit.render.wording import SURE, counted
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import Verified

_PLACES: Mapping[Place, tuple[str, str]] = {
    Place.STABLE: ("Stable rules", "at least one stable rule rests on the provision"),
    Place.DRAFT: ("Drafts only", "only rules in the making do: their law is not confirmed, or they are being tried"),
    Place.UNTESTABLE: ("Beyond the data", "ads, offers, contracts and profiles cannot show it; the page says why"),
    Place.UNTESTED: ("Not tested", "they could show it and no rule looks at it; the page says what it would take"),
    Place.NO_REASON: ("No reason given", "no rule looks at it and nobody has written down why"),
}


def instrument_pages(book: RuleBook) -> Iterator[tuple[str, str]]:
    """The index of instruments, a page for each, and the matrix."""
    matrix = provision_coverage(book)
    yield "instruments.md", _index(book, matrix)
    yield "coverage.md", _matrix(book, matrix)
    for one in matrix:
        yield f"instruments/{one.instrument.id}.md", _page(book, one)


def _index(book: RuleBook, matrix: tuple[InstrumentCoverage, ...]) -> str:
    rows = (
        (
            link(one.instrument.title, f"instruments/{one.instrument.id}.md"),
            f"`{one.instrument.id}`",
            plain(one.instrument.publisher),
            one.instrument.bindingness.value.replace("_", " "),
            plain(places(book, one.instrument.territory)),
            str(len(one.provisions)),
            "all" if one.instrument.complete else "a part",
        )
        for one in matrix
    )
    return (
        "# Instruments\n\n"
        f"{counted(len(matrix), 'instrument')}. Provisions are paraphrased; only the instruments themselves are "
        "authoritative.\nWhat holds each provision is counted in the [matrix of provisions](coverage.md).\n\n"
        + table(("Instrument", "Id", "Publisher", "Force", "Reaches", "Provisions", "Recorded"), rows)
    )


def _matrix(book: RuleBook, matrix: tuple[InstrumentCoverage, ...]) -> str:
    sums = totals(matrix)
    rows = [
        (
            link(one.instrument.short, f"instruments/{one.instrument.id}.md"),
            *(str(one.count(spot)) for spot in Place),
            str(len(one.provisions)),
        )
        for one in matrix
    ]
    rows.append(("**in all**", *(f"**{sums[spot]}**" for spot in Place), f"**{sum(sums.values())}**"))
    heads = ("Provisions of", *(head for head, _ in _PLACES.values()), "In all")
    meanings = bullets(f"**{head}**: {meaning}." for head, meaning in _PLACES.values())
    return (
        f"# The matrix of provisions\n\nEdition {book.edition}. Each provision recorded stands in one place:\n\n"
        f"{meanings}\n{table(heads, rows)}\n## How sure we are\n\n"
        f"{table(('Confirmed', 'Substance', 'Number', 'Substance, under stable rules'), _marks(matrix))}"
        f"\n{_reasons(matrix)}"
    )


def _marks(matrix: tuple[InstrumentCoverage, ...]) -> Iterator[tuple[str, ...]]:
    every = [part for one in matrix for part in one.provisions]
    for mark in Verified:
        of_substance = [part for part in every if part.provision.verification.substance is mark]
        of_number = [part for part in every if part.provision.verification.pinpoint is mark]
        tested = [part for part in of_substance if part.place is Place.STABLE]
        yield f"{mark.value}: {SURE[mark]}", str(len(of_substance)), str(len(of_number)), str(len(tested))


def _reasons(matrix: tuple[InstrumentCoverage, ...]) -> str:
    parts = ["## Not tested, and why\n"]
    for one in matrix:
        lines = [
            f"{link(part.provision.number, f'instruments/{one.instrument.id}.md', part.provision.number)}: "
            f"{plain(part.reason or 'no reason is recorded.')}"
            for part in one.provisions
            if part.place in (Place.UNTESTED, Place.NO_REASON)
        ]
        if lines:
            parts.append(f"### {plain(one.instrument.short)}\n\n{bullets(lines)}")
    return "\n".join(parts)


def _page(book: RuleBook, told: InstrumentCoverage) -> str:
    one = told.instrument
    facts = [
        f"id: `{one.id}`",
        f"publisher: {plain(one.publisher)}",
        f"force: {one.bindingness.value.replace('_', ' ')}",
        f"reaches: {plain(places(book, one.territory))}",
        *(f"edition {plain(_edition(e.edition, e.date, e.note))}" for e in one.editions),
        *((f"sources last read: {one.read_on.isoformat()}",) if one.read_on else ()),
        *((f"text: <{one.url}>",) if one.url else ()),
        f"provisions: {provisions_words(told)}",
    ]
    notes = [plain(note) for note in (one.note, *one.notes_on(None)) if note]
    parts = [f"# {plain(one.title)}\n", bullets(facts)]
    if notes:
        parts.append("".join(f"{note}\n\n" for note in notes).rstrip("\n") + "\n")
    bound = list(ratification_blocks(book, one))
    if bound:
        parts.append(blocks_markdown(bound))
    parts.append("## Provisions, in our words\n")
    parts.extend(_provision(book, told, part) for part in told.provisions)
    return "\n".join(parts)


def _edition(edition: str, date: str, note: str) -> str:
    dated = f" ({date})" if date != edition else ""
    return f"{edition}{dated}{f': {note}' if note else ''}"


def _provision(book: RuleBook, told: InstrumentCoverage, part: ProvisionCoverage) -> str:
    provision = part.provision
    lines = [f"speaks to: {provision.addressee.value.replace('_', ' ')}"]
    if provision.bindingness is not None:
        lines.append(f"force: {provision.bindingness.value.replace('_', ' ')}")
    if provision.territory:
        lines.append(f"reaches: {plain(places(book, provision.territory))}")
    lines.append(f"how sure we are of it: {sure_words(provision.verification)}")
    lines += _held(part)
    if provision.testable:
        lines.append(f"could be seen in: {', '.join(provision.testable)}")
    if provision.url and provision.url != told.instrument.url:
        lines.append(f"text: <{provision.url}>")
    if provision.note:
        lines.append(f"note: {plain(provision.note)}")
    return f"### {place(provision.number)}{plain(provision.number)}\n\n{plain(provision.text)}\n\n{bullets(lines)}"


def _held(part: ProvisionCoverage) -> list[str]:
    stable = [rule for rule in part.rules if rule.status == "stable"]
    drafts = [rule for rule in part.rules if rule.status != "stable"]
    lines = [
        f"**{label}:** {', '.join(_rule(rule) for rule in rules)}"
        for label, rules in (("tested by", stable), ("in the making", drafts))
        if rules
    ]
    if part.place is Place.UNTESTABLE:
        lines.append(f"**cannot be tested:** {plain(part.reason)}")
    elif not stable and (part.reason or not drafts):
        lines.append(f"**not tested:** {plain(part.reason or 'no reason is recorded.')}")
    return lines


def _rule(rule: Rule) -> str:
    return link(rule.id, f"../rules/{rule.id}.md") + ("" if rule.status == "stable" else f" ({rule.status})")
