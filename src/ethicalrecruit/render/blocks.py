"""The pieces a report for people is made of, before anything decides how they look.

Both the plain text and the Markdown show the same pieces, so that neither can say what the other leaves out.
Texts are as they came: the one who shows them makes them harmless.
"""

from ethicalrecruit.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 for the report, 2 for a part, 3 for a topic."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document, and where they stand in it.

    ``start`` and ``end`` count the characters of the text that was read; None for words of a field.
    """

    text: str
    place: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``strong`` for the sentence that carries a finding."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with a label: ``severity: high``."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A member of a list; ``number`` 0 for a list without numbers, ``depth`` for lists inside lists."""

    text: str
    number: int = 0
    depth: int = 0


Block = Heading | Quote | Paragraph | Entry | Bullet
