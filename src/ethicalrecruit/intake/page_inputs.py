"""Pages, job postings and documents in JSON, to readings and offers. Plain texts do without all of this."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EmptySource, InputError, UnreadableSource
from ethicalrecruit.intake.document import LARGEST_DOCUMENT, read_document
from ethicalrecruit.intake.merge import merged
from ethicalrecruit.intake.pages import JsonBlock, Page, read_page
from ethicalrecruit.intake.posting_facts import posting_facts
from ethicalrecruit.intake.postings import MOST_POSTINGS, posting_text, postings_in
from ethicalrecruit.intake.put_together import Part, differences, led_back, put_together
from ethicalrecruit.intake.read_inputs import Form, ReadInput, Wanted, noted, text_input
from ethicalrecruit.intake.several import several_note
from ethicalrecruit.intake.strict_json import read_json
from ethicalrecruit.reference.countries import country_names

_NUISANCE = re.compile(r"[\x00-\x1f]")
_WRAPPERS = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?://\s*)?(?:-->|\]\]>|/\*\]\]>\*/)\s*$")
_MOST_COMPARED = 400_000
_MOST_LINES = 2_000


def page_input(markup: str, name: str, wanted: Wanted) -> tuple[ReadInput, ...]:
    """A page read, with its posting if it holds one; with several, the page and each of them.

    Raises:
        EmptySource: if it shows no text and holds no posting.
    """
    page = read_page(markup)
    postings, faults = _postings_of(page.blocks)
    page = replace(page, notes=(*faults, *page.notes), lost=page.lost or bool(faults))
    if len(postings) == 1:
        return (_posting(postings[0], wanted, page),)
    found: list[ReadInput] = []
    if page.text:
        read = noted(replace(text_input(page.text, wanted), form=Form.HTML), page.notes, lost=page.lost)
        found.append(read)
    if not postings and not found:
        hidden = " ".join(page.notes)
        raise EmptySource(f"The page shows no text. {hidden}".rstrip(), name, "Save it as the browser shows it.")
    return (*found, *posting_inputs(postings, wanted))


def _postings_of(blocks: tuple[JsonBlock, ...]) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The postings in the JSON-LD of a page, and what is wrong with blocks that may hold one."""
    postings: list[dict[str, Any]] = []
    faults = []
    for block in blocks:
        # Line breaks inside texts are no JSON, but common; blanks do as well.
        text = _WRAPPERS.sub(" ", _NUISANCE.sub(" ", block.text))
        try:
            postings += postings_in(read_json(text, "")) if text.strip() else []
        except InputError as error:
            if "jobposting" in text.casefold():
                faults.append(f"The JSON-LD on line {block.line} was not read. {error.what} {error.mend}".rstrip())
    return postings, tuple(dict.fromkeys(faults))


# JSON


def json_input(data: bytes | str, text: str, name: str, wanted: Wanted) -> tuple[ReadInput | Offer, ...]:
    """The postings of a JSON document, or the offer that it is.

    Raises:
        UnreadableSource: if it is too large or no JSON.
        InputError: if it is a faulty document of ours.
    """
    if len(data) > LARGEST_DOCUMENT:
        raise UnreadableSource(f"The document has more than {LARGEST_DOCUMENT:,} bytes.", name, "Split it.")
    postings = postings_in(read_json(text, name))
    if postings:
        return posting_inputs(postings, wanted)
    return (read_document(data, name, wanted.names or country_names()),)


def postings_if_json(text: str) -> list[dict[str, Any]]:
    """The postings in a text that may be JSON, or lines of it; none if it is not."""
    if len(text) > LARGEST_DOCUMENT or "jobposting" not in text.casefold():
        return []
    try:
        return postings_in(read_json(text, ""))
    except InputError:
        pass
    try:
        return [one for _, data in _lines(text, "") for one in postings_in(data)]
    except InputError:
        return []


def lines_input(text: str, name: str, wanted: Wanted) -> tuple[ReadInput | Offer, ...]:
    """The postings and offers of lines of JSON, in order.

    Raises:
        UnreadableSource: for too many lines, or a line that is no JSON.
        InputError: for a faulty document of ours.
    """
    lines = text.split("\n")
    postings: list[dict[str, Any]] = []
    places: list[Offer | None] = []  # None where a posting stands
    for number, data in _lines(text, name):
        inside = postings_in(data)
        postings += inside
        places += [None] * len(inside)
        if not inside:
            places.append(read_document(lines[number - 1], f"{name}:{number}", wanted.names or country_names()))
    read = iter(posting_inputs(postings, wanted))
    return tuple(found for one in places if (found := next(read, None) if one is None else one) is not None)


def _lines(text: str, name: str) -> Iterator[tuple[int, Any]]:
    """The data of every line that is not blank, with its number."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if len(lines) > MOST_POSTINGS:
        what = f"This has {len(lines):,} lines, and at most {MOST_POSTINGS} documents are read at once."
        raise UnreadableSource(what, name, "Split it.")
    for number, line in lines:
        # Empty lines before it let a fault name the line of the file.
        yield number, read_json("\n" * (number - 1) + line, name)


# Postings


def posting_inputs(postings: list[dict[str, Any]], wanted: Wanted) -> tuple[ReadInput, ...]:
    """Each posting read by itself; several are counted aloud."""
    read = [_posting(one, wanted) for one in postings[:MOST_POSTINGS]]
    if len(postings) > 1:
        counted = f"The input holds {len(postings):,} job postings; each was read by itself."
        more = f" Only the first {MOST_POSTINGS} were read." if len(postings) > MOST_POSTINGS else ""
        read = [noted(one, (f"{counted}{more} This is number {number:,}.",)) for number, one in enumerate(read, 1)]
    return tuple(read)


def _posting(posting: dict[str, Any], wanted: Wanted, page: Page | None = None) -> ReadInput:
    """A posting read; if a page holds it, together with the text that the page shows."""
    facts = posting_facts(posting, wanted.kind, wanted.names or country_names())
    told = posting_text(posting, frozenset(facts.texts))
    shown = "" if page is None else page.text
    parts = [Part(leaf.path, leaf.text, leaf.read) for leaf in told.leaves]
    if shown:
        parts = [Part("", shown), *_not_shown(parts, shown)]
    whole = put_together(parts)
    reading = led_back(wanted.read(whole.to_read), whole)
    notes = [] if page is None else list(page.notes)
    notes += [*told.notes, *facts.notes]
    lost = told.lost or (page is not None and page.lost)
    if not shown and not any(leaf.path.startswith("description") for leaf in told.leaves):
        lost = True
        notes.append("The posting has no description, so what it does not say tells nothing.")
    if note := several_note(whole.to_read[: wanted.max_chars]):
        notes.append(note)
    # The field is the title; the reader found its words at the beginning, or a heading of the page.
    text, read = reading.offer, dict(reading.observed)
    if facts.offer.job.title is not None:
        text = text.model_copy(update={"job": text.job.model_copy(update={"title": None})})
        read.pop("job.title", None)
    offer, observed = merged(facts.offer, facts.observed, text, read)
    notes += differences(facts.observed, read, observed)
    form = Form.HTML if shown else Form.JSON_LD
    made = replace(reading, offer=offer, observed=dict(sorted(observed.items())))
    return noted(ReadInput(made, form, whole.places), tuple(notes), lost=lost)


def _not_shown(parts: list[Part], shown: str) -> Iterator[Part]:
    """The parts of a posting without the lines that its page shows already, so that nothing is read twice."""
    page = _compared(shown[:_MOST_COMPARED])
    for part in parts:
        if not part.read:
            yield part
            continue
        lines = part.text.split("\n")
        kept = [line for line in lines[:_MOST_LINES] if _compared(line) not in page]
        if rest := "\n".join([*kept, *lines[_MOST_LINES:]]).strip():
            yield replace(part, text=rest)


def _compared(text: str) -> str:
    return " ".join(text.replace("\u2022", " ").casefold().split())
