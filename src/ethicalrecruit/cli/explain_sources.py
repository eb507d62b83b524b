"""An instrument, a list, an amount or a fact explained, in pieces for text and Markdown."""

from collections.abc import Iterable, Iterator

from ethicalrecruit.checker.explain import places
from ethicalrecruit.checker.lookup import AmountUse, FactUse, ListUse
from ethicalrecruit.checker.provision_coverage import InstrumentCoverage, Place, ProvisionCoverage
from ethicalrecruit.reference.dated import Verification
from ethicalrecruit.reference.instruments import Instrument
from ethicalrecruit.reference.list_changes import ListChange, changes_over_time
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Paragraph
from ethicalrecruit.render.wording import SURE, counted
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.rule import Rule

HELD = {
    Place.STABLE: "tested by",
    Place.DRAFT: "in drafts",
    Place.UNTESTABLE: "untestable",
    Place.UNTESTED: "not tested",
    Place.NO_REASON: "not tested",
}
"""What holds a provision, as a label."""


def held_by(one: ProvisionCoverage) -> str:
    """The rules that test a provision, or why none does, in words."""
    if one.rules:
        drafts = one.place is Place.DRAFT
        named = ", ".join(rule.id if rule.status == "stable" else f"{rule.id} ({rule.status})" for rule in one.rules)
        return f"{named}{f'. {one.reason}' if drafts and one.reason else ''}"
    return one.reason or "no reason is recorded"


def sure_words(verification: Verification) -> str:
    """Both marks of a statement about the law, in words."""
    return f"{SURE[verification.substance]}; its number: {SURE[verification.pinpoint]}"


def instrument_blocks(book: RuleBook, told: InstrumentCoverage) -> Iterable[Block]:
    """The explanation of an instrument."""
    one = told.instrument
    yield Heading(1, f"{one.id}: {one.title}")
    yield Entry("publisher", one.publisher)
    yield Entry("force", one.bindingness.value.replace("_", " "))
    yield Entry("reaches", places(book, one.territory))
    for edition in one.editions:
        note = f": {edition.note}" if edition.note else ""
        yield Entry("edition", f"{edition.edition} ({edition.date}){note}")
    if one.read_on is not None:
        yield Entry("sources", f"last read {one.read_on.isoformat()}")
    if one.url:
        yield Entry("text", one.url)
    yield Entry("provisions", provisions_words(told))
    yield from (Entry("note", note) for note in (one.note, *one.notes_on(None)) if note)
    yield from ratification_blocks(book, one)
    yield Heading(2, "Provisions, in our words")
    for part in told.provisions:
        yield from _provision(book, one, part)


def provisions_words(told: InstrumentCoverage) -> str:
    """How many provisions there are, whether all are recorded, and what holds them."""
    whole = "all that are numbered" if told.instrument.complete else "not all that are numbered"
    counts = (
        (Place.STABLE, "tested by stable rules"),
        (Place.DRAFT, "by rules in the making only"),
        (Place.UNTESTABLE, "beyond recruitment data"),
        (Place.UNTESTED, "not tested"),
        (Place.NO_REASON, "not tested, without a reason"),
    )
    named = ", ".join(f"{told.count(place)} {words}" for place, words in counts if told.count(place))
    return f"{len(told.provisions)} recorded, {whole}: {named}"


def ratification_blocks(book: RuleBook, one: Instrument) -> Iterator[Block]:
    """For a treaty: which states it is recorded to bind."""
    if one.bindingness != "treaty":
        return
    ratified = (one.ratifications or {}).values()
    named = ", ".join(
        sorted(
            f"{places(book, (state.state,))} {state.year}{' (for a part of its territory)' if state.partial else ''}"
            for state in ratified
        )
    )
    yield Heading(2, "Whom it binds, as far as recorded")
    yield Entry("ratified", named or "no ratification is recorded here, so it is shown as a standard")
    if one.not_ratified:
        for year in sorted(set(one.not_ratified.values())):
            states = tuple(state for state, last in one.not_ratified.items() if last == year)
            yield Entry("not bound", f"at the end of {year}: {places(book, states)}")
    if one.ratification_note:
        yield Entry("note", one.ratification_note)


def _provision(book: RuleBook, one: Instrument, part: ProvisionCoverage) -> Iterator[Block]:
    provision = part.provision
    yield Heading(3, provision.number)
    yield Paragraph(provision.text)
    yield Entry("speaks to", provision.addressee.value.replace("_", " "))
    if provision.bindingness is not None:
        yield Entry("force", provision.bindingness.value.replace("_", " "))
    if provision.territory:
        yield Entry("reaches", places(book, provision.territory))
    yield Entry("how sure", sure_words(provision.verification))
    yield Entry(HELD[part.place], held_by(part))
    if provision.testable:
        yield Entry("testable on", ", ".join(provision.testable))
    if provision.url and provision.url != one.url:
        yield Entry("text", provision.url)
    if provision.note:
        yield Entry("note", provision.note)


def list_blocks(book: RuleBook, use: ListUse) -> Iterable[Block]:
    """The explanation of a list; ``lists show`` has its members."""
    listed = use.listed
    yield Heading(1, f"{listed.id}: {listed.title}")
    for label, text in (("publisher", listed.publisher), ("text", listed.url), ("limits", listed.limits)):
        if text:
            yield Entry(label, text)
    for label, day in (("sources", listed.read_on), ("review", listed.review_by)):
        if day is not None:
            yield Entry(label, f"{'last read' if label == 'sources' else 'due by'} {day.isoformat()}")
    yield from (Entry("note", note) for note in listed.notes_on(None))
    yield from _rules("Rules that test it", use.rules)
    yield Heading(2, "Editions")
    for one in listed.editions:
        yield Bullet(f"{one.edition}: {one.title}, {one.interval}, {counted(len(one.members), 'member')}")
        yield Bullet(f"Members: {SURE[one.verification.substance]}. Days: {SURE[one.verification.pinpoint]}.", depth=1)
        if one.note:
            yield Bullet(one.note, depth=1)
    found = list(changes_over_time(listed))
    if found:
        yield Heading(2, "What changed")
    for change in found:
        yield Bullet(f"from {change.before.edition} to {change.after.edition}: {change_words(book, change)}")


def change_words(book: RuleBook, change: ListChange) -> str:
    """What differs between two editions, in words."""
    parts = [
        f"{word} {places(book, tuple(one.code for one in members))}"
        for word, members in (("added", change.added), ("removed", change.removed))
        if members
    ]
    return f"{'; '.join(parts) or 'the same members'} ({len(change.kept)} still there)"


def amount_blocks(book: RuleBook, use: AmountUse) -> Iterable[Block]:
    """The explanation of a dated amount."""
    amount = use.amount
    yield Heading(1, f"{amount.id}: {amount.title}")
    yield Entry("law of", places(book, (amount.jurisdiction,)))
    if amount.limits:
        yield Entry("limits", amount.limits)
    yield from (Entry("note", note) for note in amount.notes_on(None))
    yield from _rules("Rules that compare with it", use.rules)
    yield Heading(2, "Entries")
    for entry, source in zip(amount.timeline.entries, amount.sources, strict=True):
        yield Bullet(f"{entry.edition}: {entry.value}, {entry.interval}")
        cited = "; ".join(f"{book.tables.instrument(name).short}, {number}" for name, number in source.references)
        yield Bullet(f"{cited}. {sure_words(source.verification).capitalize()}.", depth=1)
        if source.note:
            yield Bullet(source.note, depth=1)


def fact_blocks(use: FactUse) -> Iterable[Block]:
    """The explanation of a fact."""
    spec = use.spec
    yield Heading(1, spec.name)
    yield Paragraph(spec.meaning, strong=True)
    yield Entry("value", f"{spec.type.value}{f', in {spec.unit}' if spec.unit else ''}")
    for label, text in (
        ("words", ", ".join(spec.choices)),
        ("computed", spec.formula),
        ("source", spec.source),
        ("ask", spec.question),
    ):
        if text:
            yield Entry(label, text)
    if not spec.question:
        yield Entry("ask", "nothing: no recruiter could answer it directly")
    yield from _rules("Rules that ask it", use.rules)


def _rules(title: str, rules: tuple[Rule, ...]) -> Iterator[Block]:
    yield Heading(2, title)
    if not rules:
        yield Paragraph("None.")
    for rule in rules:
        yield Bullet(f"{rule.id}: {rule.title}{'' if rule.status == 'stable' else f' ({rule.status})'}")
