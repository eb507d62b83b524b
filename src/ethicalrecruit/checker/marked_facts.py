"""Facts of a document with marks in place of their evidence, and the evidence put back where a mark stands."""

from collections.abc import Mapping
from functools import lru_cache

from ethicalrecruit.facts.state import Fact, FactSet, Item, ItemList
from ethicalrecruit.values.evidence import Evidence, EvidenceKind

# A name that no document of a user can have.
_MARK = "\x00mark"
_LIST = "[]"

Source = tuple[str, int, str]
"""Where a piece of evidence is to be taken from: a fact by its name, or list, number and fact of an item."""


def marked(facts: FactSet) -> FactSet:
    """The same facts with a mark each in place of their evidence; made when they are asked for."""
    return FactSet(_MarkedFacts(facts.facts), _MarkedLists(facts.lists))


def source_of(piece: Evidence) -> Evidence | Source:
    """The source that a mark stands for; other evidence stays."""
    if piece.document != _MARK:
        return piece
    assert piece.start is not None  # noqa: S101  # marks are made below
    return piece.quote, piece.start, piece.field


def taken(facts: FactSet, source: Source) -> tuple[Evidence, ...]:
    """The evidence of a document that stands at a source."""
    name, at, short = source
    if not short:
        return facts.facts[name].evidence
    listed = facts.lists[name]
    return listed.evidence if short == _LIST else listed.items[at].facts[short].evidence


def place_of(item: Item) -> int:
    """Which member of its list a marked item is, counted from 0."""
    assert isinstance(item.facts, _MarkedFacts)  # noqa: S101  # asked of marked items alone
    return item.facts.at


@lru_cache(maxsize=4_096)
def _mark(name: str, at: int = -1, short: str = "") -> tuple[Evidence, ...]:
    return (Evidence(EvidenceKind.FIELD, document=_MARK, quote=name, start=at, field=short),)


class _MarkedFacts(dict[str, Fact]):
    """Facts of a document, or of an item of a list."""

    def __init__(self, facts: Mapping[str, Fact], listed: str = "", at: int = -1) -> None:
        super().__init__()
        self._facts = facts
        self._listed = listed
        self.at = at

    def __missing__(self, name: str) -> Fact:
        mark = _mark(self._listed, self.at, name) if self._listed else _mark(name)
        fact = self._facts[name]
        self[name] = Fact(fact.state, fact.readings, mark, fact.confidence, fact.unsettled, fact.basis, fact.notes)
        return self[name]


class _MarkedLists(dict[str, ItemList]):
    """The lists of a document."""

    def __init__(self, lists: Mapping[str, ItemList]) -> None:
        super().__init__()
        self._lists = lists

    def __missing__(self, name: str) -> ItemList:
        listed = self._lists[name]
        items = (Item(one.key, _MarkedFacts(one.facts, name, at), one.label) for at, one in enumerate(listed.items))
        self[name] = ItemList(tuple(items), listed.rest, _mark(name, -1, _LIST))
        return self[name]
