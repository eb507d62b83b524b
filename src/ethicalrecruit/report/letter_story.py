"""A letter to an agency: what was read, what could not be told, what is asked, how to correct us.

It accuses nobody: it says what documents read like, beside which standards, and asks. Nothing in it ranks, scores or
compares agencies.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ethicalrecruit.findings.finding import WHOLE_DOCUMENT
from ethicalrecruit.findings.report import NOT_A_FINDING
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.countries import country_names
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Paragraph, Quote
from ethicalrecruit.render.story import end_name
from ethicalrecruit.render.wording import (
    DAY_SOURCES,
    about_words,
    bindingness,
    citation,
    counted,
    day_words,
    how_sure,
)
from ethicalrecruit.report.authority_of import authority_of
from ethicalrecruit.report.letter_material import MOST_DOCUMENTS, Document, Material, Raised
from ethicalrecruit.report.replies import Reply, reply_blocks
from ethicalrecruit.report.sender import Sender

MOST_QUESTIONS = 8
_DIGEST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RunSaid:
    """What letters need of a run.

    Attributes:
        book: the content of ``book.json``.
        version: the version of the library that audited.
    """

    book: Mapping[str, Any]
    version: str


def letter(material: Material, said: RunSaid, sender: Sender, replies: tuple[Reply, ...]) -> Iterator[Block]:
    """All of a letter, in order."""
    agency = material.agency
    yield Heading(1, f"To {agency.name}")
    yield from _head(sender)
    yield from _opening(material, sender)
    yield from _raised(material, said)
    yield from _not_told(material, said)
    yield from _questions(material, said)
    yield Heading(2, "Replies so far")
    if replies:
        yield from reply_blocks(replies)
    else:
        yield Paragraph("None is recorded.")
    yield from _correct_us(sender)
    yield from _about(said)


def _head(sender: Sender) -> Iterator[Block]:
    for label, text in (
        ("from", sender.organisation),
        ("replies to", sender.contact),
        ("our reference", sender.reference),
        ("date", day_words(sender.day) if sender.day else ""),
    ):
        if text:
            yield Entry(label, text)


def _opening(material: Material, sender: Sender) -> Iterator[Block]:
    agency = material.agency
    if sender.about:
        yield Paragraph(sender.about)
    days = (
        f"examined as of {day_words(agency.first_day)}"
        if agency.first_day == agency.last_day
        else f"examined as of {day_words(agency.first_day)} to {day_words(agency.last_day)}"
    )
    undated = f"; {counted(agency.undated, 'row')} without a day" if agency.undated and agency.first_day else ""
    yield Paragraph(
        f"We read {counted(agency.documents, 'document')} that name you as the agency, "
        f"{days if agency.first_day else 'none of which has a day'}{undated}. In {agency.with_indicator} of "
        f"{agency.documents}, words read as if they departed from a standard. We write before we draw any conclusion, "
        "because a document can be old, misquoted or misread, and you know more about it than we do."
    )
    yield Paragraph(NOT_A_FINDING, strong=True)
    if agency.spellings:
        yield Paragraph(f"Documents also write the name so: {_listed(tuple(agency.spellings))}.")
    if sender.publication:
        yield Paragraph(sender.publication)


def _raised(material: Material, said: RunSaid) -> Iterator[Block]:
    yield Heading(2, "What we read, and the standards we hold beside it")
    if not material.raised:
        yield Paragraph("No indicator was seen by the rules that could look. That does not mean that all is well.")
    rules = said.book["rules"]
    order = {topic: at for at, topic in enumerate(said.book["topics"])}
    by_topic: dict[str, list[Raised]] = {}
    for raised in sorted(material.raised.values(), key=lambda one: one.rule):
        by_topic.setdefault(rules[raised.rule]["topic"], []).append(raised)
    for topic in sorted(by_topic, key=lambda one: (order.get(one, len(order)), one)):
        yield Heading(3, said.book["topics"].get(topic, topic))
        for raised in by_topic[topic]:
            yield from _of_rule(raised, rules[raised.rule], said)


def _of_rule(raised: Raised, rule: Mapping[str, Any], said: RunSaid) -> Iterator[Block]:
    yield Paragraph(rule["message"], strong=True)
    reads = "It reads so in 1 place:" if raised.count == 1 else f"It reads so in {raised.count} places"
    if raised.count > 1:
        reads += f"; the first {MOST_DOCUMENTS} of them:" if raised.count > len(raised.documents) else ":"
    yield Paragraph(reads)
    notes: dict[str, None] = {}
    for document in raised.documents:
        named = _document_words(document)
        yield Paragraph(f"In {named}:" if document.quotes else f"In {named}, nothing is said of it.")
        yield from (Quote(text, place) for text, place in document.quotes)
        if about := _about_words(document.about, said.book):
            yield Entry("about", about)
        notes.update(dict.fromkeys(document.notes))
    for at, standard in enumerate(raised.standards):
        yield from _standard(standard, said.book, is_first=at == 0)
    for kind, name, edition, value in raised.basis:
        yield Entry("rests on", f"{kind.replace('_', ' ')} {name}{f', edition {edition}' if edition else ''}: {value}")
    for note in notes:
        yield Entry("note", note)
    for alarm in rule["false_alarms"]:
        yield Entry("we may be mistaken", alarm)


def _document_words(document: Document) -> str:
    # The name of our file is ours, and may hold words that the letter would not use.
    where = f"row {document.row} of our list"
    name = f"document {document.id}, {where}" if document.id else where
    source = DAY_SOURCES.get(document.day_source, document.day_source)
    return f"{name}, {day_words(document.day)}{f' ({source})' if source and document.day else ''}"


def _about_words(about: str, book: Mapping[str, Any]) -> str:
    if about == WHOLE_DOCUMENT:
        return ""
    kind, _, key = about.partition(":")
    code = key.partition("#")[0]
    if kind == "corridor":
        return end_name(key, country_names())
    if kind == "origin.targets" and code in country_names().codes:
        return about_words(about, {about: country_names().name_of(code)})
    costs: Mapping[str, str] = book.get("costs", {})
    return about_words(about, {about: costs[code]} if kind == "costs" and code in costs else {})


def _standard(cited: tuple[str, str, str, str], book: Mapping[str, Any], *, is_first: bool) -> Iterator[Block]:
    """The first standard in full; the others in a line each."""
    instrument, number, edition, standing = cited
    authority = authority_of(book, instrument, number, edition, standing)
    label = "standard" if is_first else "and"
    if authority is None:
        yield Entry(label, f"{instrument}, {number}")
        return
    yield Entry(label, f"{citation(authority)}; {bindingness(authority)}; substance {how_sure(authority)}")
    if is_first and authority.asks:
        yield Entry("", f"It says, in our words: {authority.asks}")
    if is_first and authority.url:
        yield Entry("", authority.url)


def _not_told(material: Material, said: RunSaid) -> Iterator[Block]:
    yield Heading(2, "What we could not tell")
    asked = _missing(material, said)
    if not asked:
        yield Paragraph("Nothing that a question would settle.")
        return
    documents = material.agency.documents
    yield Paragraph(
        "Documents leave out much for good reasons, and our input may not show all of them. These answers were missing:"
    )
    for question, count in asked[:MOST_QUESTIONS]:
        yield Bullet(f"in {count} of {documents}: {question}")
    if len(asked) > MOST_QUESTIONS:
        yield Paragraph(f"{counted(len(asked) - MOST_QUESTIONS, 'further answer')} likewise.")


def _questions(material: Material, said: RunSaid) -> Iterator[Block]:
    yield Heading(2, "Our questions")
    rules = said.book["rules"]
    asked = dict.fromkeys(rules[rule]["ask"] for rule in sorted(material.raised) if rules[rule]["ask"])
    for question, _ in _missing(material, said):
        if len(asked) >= MOST_QUESTIONS:
            break
        asked[question] = None
    for number, question in enumerate(asked, 1):
        yield Bullet(question, number)


def _missing(material: Material, said: RunSaid) -> list[tuple[str, int]]:
    """Questions whose answers are missing, with the number of documents."""
    questions: Mapping[str, str] = said.book["questions"]
    asked: dict[str, tuple[int, int, int]] = {}
    for fact, count in sorted(material.missing.items()):
        if question := questions.get(fact, ""):
            weight = (material.left_open[fact], material.waiting[fact], count)
            asked[question] = max(weight, asked.get(question, weight))
    # What documents raise and leave open comes first, then what most rules wait for.
    ordered = sorted(asked.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))
    return [(question, weight[2]) for question, weight in ordered]


def _correct_us(sender: Sender) -> Iterator[Block]:
    yield Heading(2, "How to correct us")
    if sender.reply_by:
        yield Paragraph(f"We ask for your reply by {day_words(sender.reply_by)}.", strong=True)
    to = f" to {sender.contact}" if sender.contact else " to the address this letter came from"
    yield Paragraph(
        f"Please write{to} and name the document. You can tell us that a document is not yours, is out of date or was "
        "misread; what the words mean; what has changed since; or that a standard does not reach you. Send the "
        "document itself if you can. You need not answer every question, and silence is not taken for an answer."
    )
    yield Paragraph(
        sender.corrections
        or "A correction is recorded with its date and stands beside what it corrects wherever we show that."
    )


def _about(said: RunSaid) -> Iterator[Block]:
    book = said.book
    yield Heading(2, "About this letter")
    yield Paragraph(
        "A program read the documents, sentence by sentence, and held what they say beside written rules that cite "
        "their sources. It looks at nothing else. Numbers count documents in our input, not what you do."
    )
    if book["disclaimer"]:
        yield Paragraph(book["disclaimer"].removeprefix("An indicator is not a finding of wrongdoing.").strip())
    yield Entry("program", f"ethicalrecruit {said.version}")
    yield Entry("rule book", f"edition {book['edition']}, digest {book['digest'][:_DIGEST_SHOWN]}")
    yield Entry("masking", "personal data is masked where it was recognised; this is a courtesy, not anonymisation")


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
