"""A document of an input that was read, and how a text becomes one."""

from dataclasses import replace
from enum import StrEnum

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.marked_text import without_marks
from ethicalrecruit.intake.put_together import Part, Place, put_together, with_original
from ethicalrecruit.intake.several import several_note
from ethicalrecruit.reader.lexicon import Lexicon
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.values.grades import DocumentKind


class Form(StrEnum):
    """What an input is written in."""

    TEXT = "text"
    HTML = "html"
    JSON_LD = "json-ld"


@dataclass(frozen=True, slots=True)
class ReadInput:
    """One document of an input that was read.

    Attributes:
        reading: what was read. ``original`` is, for HTML, the text that visitors see; for a JobPosting the text put
            together of its fields.
        form: what it was written in.
        fields: where the fields of a posting stand in the original; empty for text and HTML.
    """

    reading: Reading
    form: Form
    fields: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """How an input is to be read.

    Attributes:
        kind: what kind of document it holds.
        language: ISO 639-1 code if it is known.
        max_chars: how much of a text is read at most.
        names: the names of countries; those of the library by default.
        lexicon: phrases of the user's own, for the texts in its language.
    """

    kind: DocumentKind = DocumentKind.AD
    language: str | None = None
    max_chars: int = 200_000
    names: CountryNames | None = None
    lexicon: Lexicon | None = None

    def read(self, text: str) -> Reading:
        """What the reader makes of a text."""
        return read_ad(text, kind=self.kind, language=self.language, lexicon=self.lexicon, max_chars=self.max_chars)


def text_input(text: str, wanted: Wanted) -> ReadInput:
    """A plain text, or one in Markdown, read."""
    plain = without_marks(text)
    reading = wanted.read(plain.text)
    if plain.text != text:
        reading = with_original(reading, put_together([Part("", text)]).original)
    notes = [*plain.notes, several_note(text[: wanted.max_chars])]
    return noted(ReadInput(reading, Form.TEXT), tuple(filter(None, notes)))


def noted(one: ReadInput, notes: tuple[str, ...], *, lost: bool = False) -> ReadInput:
    """The same with more notes; what was lost may have said anything, so then silence tells nothing."""
    reading = one.reading
    offer = reading.offer.model_copy(update={"covers": ()}) if lost else reading.offer
    return replace(one, reading=replace(reading, offer=offer, notes=tuple(dict.fromkeys((*notes, *reading.notes)))))
