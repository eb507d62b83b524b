"""One document in numbers, each worked out when it is looked up."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ethicalrecruit.checker.marked_facts import marked
from ethicalrecruit.checker.numbers import Numbers
from ethicalrecruit.facts.state import FactSet
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.values.grades import DocumentKind

KIND, DAY_PLACE = 0, 1
"""The places of the kind of document and of the day; the others are given out as rules ask for them."""


class Numbered:
    """One document in numbers.

    Attributes:
        facts: its facts.
        kind: what kind of document it is.
        day: the day examined; None if it has none.
        numbers: gives out numbers, and the answers that some stand for.
        marked: its facts with marks in place of their evidence.
        places: its numbers by place.
        members: the members of its lists, each list by its name.
    """

    __slots__ = ("_environment", "_tables", "day", "facts", "kind", "marked", "members", "numbers", "places")

    def __init__(  # noqa: PLR0913, PLR0917  # what a document is, and what it is numbered by
        self,
        facts: FactSet,
        kind: DocumentKind,
        day: date | None,
        numbers: Numbers,
        workings: "Sequence[Working]",
        listing: "Listing",
        tables: ReferenceTables,
    ) -> None:
        self.facts = facts
        self.kind = kind
        self.day = day
        self.numbers = numbers
        self.marked = marked(facts)
        self.places = _Places(self, workings)
        self.members = _Members(self, listing)
        self._tables = tables
        self._environment: Environment | None = None

    def environment(self) -> Environment:
        """What its tests are asked in."""
        if self._environment is None:
            self._environment = Environment(self.marked, self._tables, self.day)
        return self._environment


Working = Callable[[Numbered], Any]
"""How the number at a place is worked out."""

Listing = Callable[[Numbered, str], list[Any]]
"""How the members of a list of a document are found."""


class _Places(dict[int, Any]):
    __slots__ = ("_document", "_workings")

    def __init__(self, document: Numbered, workings: Sequence[Working]) -> None:
        super().__init__()
        self._document = document
        self._workings = workings

    def __missing__(self, place: int) -> Any:
        number = self[place] = self._workings[place](self._document)
        return number


class _Members(dict[str, list[Any]]):
    __slots__ = ("_document", "_listing")

    def __init__(self, document: Numbered, listing: Listing) -> None:
        super().__init__()
        self._document = document
        self._listing = listing

    def __missing__(self, name: str) -> list[Any]:
        members = self[name] = self._listing(self._document, name)
        return members
