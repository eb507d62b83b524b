"""Any input that holds documents, to readings of them: text, Markdown, HTML, JobPosting, and our own JSON."""

import re
from pathlib import PurePath

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EmptySource, OptionError
from ethicalrecruit.intake.encodings import Decoded, decoded
from ethicalrecruit.intake.read_inputs import ReadInput, Wanted, noted, text_input

JSON_NAMES = (".json", ".jsonld")
LINES_NAMES = (".jsonl", ".ndjson")
PAGE_NAMES = (".html", ".htm", ".xhtml")
_TEXT_NAMES = (".txt", ".md", ".markdown", ".text")
_PAGE_BEGINS = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|div|p|h[1-6]|section|article|main|table|ul|ol|center|span|style"
    r"|script)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_TAG = re.compile(
    r"</(?:p|div|li|td|tr|h[1-6]|ul|table|body|html|script|span)\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE
)
_FEWEST_TAGS = 3
_SNIFFED = 20_000


def documents_in(data: bytes | str, name: str = "", wanted: Wanted | None = None) -> tuple[ReadInput | Offer, ...]:
    """The documents of an input: one, unless it is JSON or a page that holds several postings.

    Args:
        data: the input; bytes are taken for UTF-8 unless they say otherwise.
        name: its file name: ``.json``, ``.jsonl`` and ``.html`` say what it is; else its beginning tells.
        wanted: how it is to be read.

    Returns:
        Readings; offers for our own JSON.

    Raises:
        EmptySource: if there is nothing to read.
        UnreadableSource: for a ``.json`` name and no JSON inside, or too much of it.
        InputError: for a structured document with faults.
    """
    wanted = wanted or Wanted()
    text = decoded(data) if isinstance(data, bytes) else Decoded(data.removeprefix("\ufeff"))
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    if not text.text.strip("\0 \t\r\n\ufffd"):
        raise EmptySource("There is nothing to read.", name, "Give a text.")
    found = _documents(data, text, name, ending, wanted)
    if not text.notes:
        return found
    return tuple(one if isinstance(one, Offer) else noted(one, text.notes, lost=text.lost) for one in found)


def read_input(data: bytes | str, name: str = "", wanted: Wanted | None = None) -> tuple[ReadInput, ...]:
    """The same, for inputs that hold texts only.

    >>> [one.reading.original for one in read_input("<p>Nurses <b>wanted</b></p>")]
    ['Nurses wanted']

    Raises:
        OptionError: if it is a structured document of our own.
    """
    found = tuple(one for one in documents_in(data, name, wanted) if isinstance(one, ReadInput))
    if not found:
        raise OptionError("This document is structured already.", name, "Use: ethicalrecruit check.")
    return found


def _documents(
    data: bytes | str, text: Decoded, name: str, ending: str, wanted: Wanted
) -> tuple[ReadInput | Offer, ...]:
    may_be_json = text.text[:200].lstrip()[:1] in ("{", "[")
    is_json, is_page = ending in (*JSON_NAMES, *LINES_NAMES), ending in PAGE_NAMES
    is_like_a_page = not is_json and ending not in _TEXT_NAMES and _is_page(text.text)
    if not (is_json or is_page or is_like_a_page or may_be_json):
        return (text_input(text.text, wanted),)
    from ethicalrecruit.intake import page_inputs  # noqa: PLC0415  # plain texts do without it

    if ending in LINES_NAMES:
        return page_inputs.lines_input(text.text, name, wanted)
    if is_json:
        return page_inputs.json_input(data, text.text, name, wanted)
    if is_page or is_like_a_page:
        found = page_inputs.page_input(text.text, name, wanted)
        told = "This looks like HTML, so what visitors of the page see was read."
        return found if is_page else tuple(noted(one, (told,)) for one in found)
    if postings := page_inputs.postings_if_json(text.text):
        return page_inputs.posting_inputs(postings, wanted)
    read = text_input(text.text, wanted)
    told = "This looks like JSON; it was read as plain text. Documents in JSON have names that end in .json."
    return (noted(read, (told,)) if text.text.lstrip().startswith("{") else read,)


def _is_page(text: str) -> bool:
    beginning = text[:_SNIFFED]
    return _PAGE_BEGINS.match(beginning) is not None or len(_PAGE_TAG.findall(beginning)) >= _FEWEST_TAGS
