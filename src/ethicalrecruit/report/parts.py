"""The pieces a report on a run is made of, before anything decides how they look.

HTML and Markdown show the same pieces. Texts are as they came: the one who shows them makes them harmless.
"""

import os
from dataclasses import field
from urllib.parse import quote

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.report.charts import Chart


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``strong`` for one that must not be overlooked."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``numbered`` where the order says something."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that stands out, with what it counts."""

    number: str
    label: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of them."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row is its header.

    Attributes:
        caption: what it shows.
        head: the names of the columns.
        rows: the cells.
        numeric: which columns hold numbers, by place.
        note: what its reader must know.
        folded: whether it stands beside a chart that shows the same.
        book_texts: whether the first cells are texts of the rule book, which may be in another language than the page.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    note: str = ""
    folded: bool = False
    book_texts: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its data table."""

    chart: Chart
    table: Table


@dataclass(frozen=True, slots=True)
class Standard:
    """A provision that a rule rests on.

    Attributes:
        citation: instrument, provision and edition.
        force: what kind of law it is and whom it addresses.
        sure: how sure we are of it.
        asks: what it says, in our words.
        url: where it can be read.
    """

    citation: str
    force: str
    sure: str
    asks: str
    url: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a document.

    Attributes:
        words: the words.
        place: where they stand.
        language: ISO 639-1 code; "" where it is not known.
    """

    words: str
    place: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator that is shown.

    Attributes:
        quotes: the words it rests on, each with its place.
        place: row, day, place of work and names of the document, one by one.
        about: what it is about; "" for the document.
        remarks: notes, computed sums, dated data it rests on.
        replies: when the agency was asked, and what it replied.
        key: its fingerprint.
    """

    quotes: tuple[Quoted, ...]
    place: tuple[str, ...]
    about: str
    remarks: tuple[str, ...]
    replies: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The indicators of one rule.

    Attributes:
        rule: its id, with version.
        title: what it asks.
        message: the indicator in a sentence.
        severity: what the worker stands to lose.
        level: the word for it.
        count: how many documents and indicators there are, in words.
        standards: what it rests on.
        limits: what may explain such words otherwise.
        contrast: words that would not raise it; "" for none.
        shown: the indicators that are shown.
        more: how many are not shown, in a sentence; "" for none.
    """

    rule: str
    title: str
    message: str
    severity: str
    level: str
    count: str
    standards: tuple[Standard, ...]
    limits: tuple[str, ...]
    contrast: str
    shown: tuple[Shown, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Topic:
    """The indicators of one topic."""

    name: str
    title: str
    intro: str
    rules: tuple[RuleGroup, ...]


Part = Text | Points | KeyFigures | Table | Figure | Topic


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its heading; ``name`` is its place in the page."""

    name: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside the report."""

    name: str
    label: str

    @property
    def place(self) -> str:
        """Its name as part of an address; bytes of it that are no UTF-8 stay what they are."""
        return quote(os.fsencode(self.name))


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report.

    Attributes:
        title: its title.
        standfirst: what it is, in two sentences.
        marks: what it is made of: book, run, version.
        warning: what must be known before it is passed on; "" for nothing.
        sections: in order.
        links: files beside it.
        statement: what an indicator is not.
        language: the language of the page.
        texts: the language of the texts of the rule book.
        topics: names and titles of the topics that are shown.
    """

    title: str
    standfirst: str
    marks: tuple[str, ...]
    warning: str
    sections: tuple[Section, ...]
    links: tuple[Link, ...] = ()
    statement: str = ""
    language: str = "en"
    texts: str = "en"
    topics: tuple[tuple[str, str], ...] = field(default_factory=tuple)
