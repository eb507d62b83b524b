"""What rules say of documents, worked out once for all that are alike.

Whether a rule speaks, and what it says, depends on the states and values of the facts it asks, on the kind of
document and on the stretch of time its day lies in; never on the words that the facts rest on. So each rule is
judged once for each combination that occurs, with marks in place of the evidence, and the evidence of a document is
put in their places afterwards. What is recalled is held equal to what ``check`` works out by a property test.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from ethicalrecruit.checker.cross_reference import facts_asked
from ethicalrecruit.checker.day_classes import changes_of, day_class
from ethicalrecruit.checker.judge import Judgement, judge
from ethicalrecruit.checker.telling import is_live, place_in_report, told
from ethicalrecruit.facts.catalogue import FACTS, FactType
from ethicalrecruit.facts.state import Fact, FactSet, FactState, Item, ItemList
from ethicalrecruit.findings.finding import WHOLE_DOCUMENT, Finding
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Any_, AnyItem, Condition, Leaf, Not, leaves
from ethicalrecruit.rulebook.environment import Environment
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import DocumentKind, Outcome

MOST_KEPT = 60_000
"""So many combinations are kept; then all are forgotten and worked out anew. It bounds memory, not results."""

DAY = "subject.day"
_STATE_OF_TREATIES = "destination.country"
_STATE_OF_LICENCE = "agency.licence.country"

Source = tuple[str, int, str]
"""Where a piece of evidence is to be taken from: a fact by its name, or list, number and fact of an item (with -1 the
list itself)."""


@dataclass(frozen=True, slots=True, eq=False)
class Recalled:
    """One finding as it is in all documents alike.

    Attributes:
        finding: the finding, with marks among its evidence.
        pieces: its evidence: pieces that are the same in all of them, and sources to take them from.
        said: its rule and its outcome.
        speaks: whether it is an indicator or cannot be told.
        has_nothing: whether it says no more than that the document holds nothing of what its rule looks for, and
            nobody could look; that is alike for every row of a table without such columns.
        place: what findings are ordered by in a report.
        kept: for whoever writes findings: what he worked out of it and wants to find again.
    """

    finding: Finding
    pieces: tuple[Evidence | Source, ...]
    said: tuple[str, Outcome]
    speaks: bool
    has_nothing: bool
    place: tuple[int, int, str, str]
    kept: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, finding: Finding) -> "Recalled":
        """A finding whose evidence holds marks."""
        pieces = tuple(map(_source, finding.evidence))
        said = (finding.rule, finding.outcome)
        has_nothing = (
            finding.outcome is Outcome.CANNOT_TELL
            and finding.about == WHOLE_DOCUMENT
            and not finding.basis
            and bool(finding.missing)
            and all(gap.state == FactState.NOT_COVERED for gap in finding.missing)
        )
        return cls(finding, pieces, said, finding.outcome.speaks, has_nothing, place_in_report(finding))

    def evidence(self, facts: FactSet) -> tuple[Evidence, ...]:
        """The evidence of one document."""
        found: dict[Evidence, None] = {}
        for piece in self.pieces:
            if isinstance(piece, Evidence):
                found[piece] = None
            else:
                found.update(dict.fromkeys(_taken(facts, piece)))
        return tuple(found)


def _taken(facts: FactSet, source: Source) -> tuple[Evidence, ...]:
    name, at, short = source
    if not short:
        return facts.facts[name].evidence
    listed = facts.lists[name]
    return listed.evidence if at < 0 else listed.items[at].facts[short].evidence


class Recall:
    """Remembers what the rules of a book say; one for each thread or process.

    Args:
        book: the rule book.
        profile: ``publish`` or ``research``, as for ``check``.
        most: how many combinations are kept.
    """

    def __init__(self, book: RuleBook, profile: str, most: int = MOST_KEPT) -> None:
        self.book = book
        self.profile = profile
        self.most = most
        self._places = _Places(book)
        self._said: dict[Finding, Recalled] = {}
        self._asked = [self._asking(rule) for rule in book.rules if is_live(book, rule, profile)]

    def _asking(self, rule: Rule) -> "_Asked":
        changes = self._places.changes(changes_of(rule, self.book))
        beside = _STATE_OF_LICENCE if rule.subject == "agency" else _STATE_OF_TREATIES
        names = dict.fromkeys((*facts_asked(rule), beside))
        names.pop(DAY, None)  # the stretch of time settles it, but for what is held against the day itself
        places = [0, changes, *(self._places.of(name) for name in names)]
        places += [self._places.day_beside(name) for name in _held_against_the_day(rule)]
        if _shows_the_day(rule):
            places.append(self._places.day)
        return _Asked(rule, itemgetter(*places), {})

    def findings(self, facts: FactSet, kind: DocumentKind, day: date | None) -> list[Recalled]:
        """What every live rule says, in the order of the book.

        Of rules that see nothing or do not apply, no more is worked out than that: no evidence and no law.
        """
        if self._places.kept > self.most:
            self._forget()
        vector = self._places.vector(facts, kind, day)
        found: list[Recalled] = []
        add = found.extend
        marked: FactSet | None = None
        for asked in self._asked:
            key = asked.key(vector)
            known = asked.known.get(key)
            if known is None:
                if marked is None:
                    marked = _marked(facts)
                known = asked.known[key] = self._worked_out(asked.rule, marked, kind, day)
                self._places.kept += 1
            add(known)
        return found

    def _worked_out(self, rule: Rule, facts: FactSet, kind: DocumentKind, day: date | None) -> tuple[Recalled, ...]:
        env = Environment(facts, self.book.tables, day)
        return tuple([self._recalled(rule, one, env) for one in judge(rule, env, kind)])

    def _recalled(self, rule: Rule, one: Judgement, env: Environment) -> Recalled:
        """What a judgement says; where it says the same in other documents, there is one of it."""
        finding = told(self.book, rule, one, env, self.profile) if one.outcome.speaks else _quiet(rule, one)
        known = self._said.get(finding)
        if known is None:
            known = self._said[finding] = Recalled.of(finding)
        return known

    def _forget(self) -> None:
        self._places.forget()
        self._said.clear()
        for asked in self._asked:
            asked.known.clear()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A rule, how to get what it depends on from a vector, and what it said so far."""

    rule: Rule
    key: Any
    known: dict[Any, tuple[Recalled, ...]]


class _Places:
    """Where each thing that rules depend on stands in a vector, and the number for each of its contents.

    Place 0 is the kind of document, place 1 the day. Of a list there is a place for its keys and its rest, and one
    for each fact of its items that is asked.
    """

    def __init__(self, book: RuleBook) -> None:
        self.kept = 0
        self._valued = _facts_whose_value_counts(book)
        self._names: dict[str, int] = {}
        self._days: dict[tuple[date, ...], int] = {}
        self._beside: dict[str, int] = {}
        self.day = 1
        self._next = 2
        self._facts: list[tuple[str, int, bool]] = []
        self._lists: dict[str, tuple[int, dict[str, int]]] = {}
        self._numbers: dict[Any, int] = {}
        self._day_numbers: dict[date | None, list[tuple[int, int]]] = {}

    def changes(self, changes: tuple[date, ...]) -> int:
        """The place for the stretch of time between these changes."""
        if changes not in self._days:
            self._days[changes] = self._place()
        return self._days[changes]

    def of(self, name: str) -> int:
        """The place for a fact, a list or a fact of its items."""
        if name in self._names:
            return self._names[name]
        place = self._names[name] = self._place()
        if "[]." in name:
            listed, _, short = name.partition("[].")
            self.of(listed)
            self._lists[listed][1][short] = place
        elif _IS_LIST[name]:
            self._lists[name] = (place, {})
        else:
            self._facts.append((name, place, name in self._valued))
        return place

    def day_beside(self, name: str) -> int:
        """The place for the day itself, where a document states the fact or has items of the list; else for nothing."""
        self.of(name)
        if name not in self._beside:
            self._beside[name] = self._place()
        return self._beside[name]

    def _place(self) -> int:
        self._next += 1
        return self._next - 1

    def forget(self) -> None:
        """Give numbers out anew."""
        self.kept = 0
        self._numbers.clear()
        self._day_numbers.clear()

    def vector(self, facts: FactSet, kind: DocumentKind, day: date | None) -> list[Any]:
        """The numbers of one document."""
        vector: list[Any] = [0] * self._next
        vector[0], vector[self.day] = kind, day
        for place, number in self._of_day(day):
            vector[place] = number
        for name, place in self._beside.items():
            there = facts.lists[name].items if _IS_LIST[name] else facts.facts[name].readings
            vector[place] = day if there else None
        number_of = self._number
        by_name = facts.facts
        for name, place, valued in self._facts:
            vector[place] = number_of(by_name[name], valued)
        for name, (place, shorts) in self._lists.items():
            listed = facts.lists[name]
            items = listed.items
            if not items:
                vector[place] = listed.rest
                continue
            vector[place] = (listed.rest, *((item.key, item.label) for item in items))
            for short, where in shorts.items():
                vector[where] = tuple([number_of(item.facts[short], True) for item in items])  # noqa: FBT003
        return vector

    def _of_day(self, day: date | None) -> list[tuple[int, int]]:
        known = self._day_numbers.get(day)
        if known is None:
            known = [(place, day_class(changes, day)) for changes, place in self._days.items()]
            self._day_numbers[day] = known
            self.kept += 1
        return known

    def _number(self, fact: Fact, valued: bool) -> int:  # noqa: FBT001  # asked for every fact of every row
        readings = fact.readings if valued else len(fact.readings)
        key = (fact.state, readings, fact.confidence, fact.unsettled, fact.basis, fact.notes)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers) + 1
            self.kept += 1
        return number


_IS_LIST: Mapping[str, bool] = {spec.name: spec.type is FactType.LIST for spec in FACTS}
_IS_TEXT = frozenset(spec.name for spec in FACTS if spec.type is FactType.TEXT)


def _facts_whose_value_counts(book: RuleBook) -> frozenset[str]:
    """All facts but texts of which rules ask no more than whether they are stated."""
    compared = set()
    for rule in book.rules:
        tests = (*leaves(rule.applies_when), *leaves(rule.indicated_when))
        compared |= {test.fact for test in tests if test.operator != "is_stated"}
        compared |= {
            str(one.operand["fact"]) for one in tests if isinstance(one.operand, dict) and "fact" in one.operand
        }
    return frozenset(_IS_LIST) - (_IS_TEXT - compared)


def _held_against_the_day(rule: Rule) -> tuple[str, ...]:
    """The facts, and the lists of items, that a rule compares with the day examined."""
    found: dict[str, None] = {}
    for condition in (rule.applies_when, rule.indicated_when):
        for listed, test in _tests(condition, ""):
            if isinstance(test.operand, Mapping) and test.operand.get("fact") == DAY:
                found[listed if test.fact.startswith("item.") else test.fact] = None
    return tuple(found)


def _shows_the_day(rule: Rule) -> bool:
    """Whether a rule compares the day examined in a way that its evidence shows."""
    tests = (*leaves(rule.applies_when), *leaves(rule.indicated_when))
    return any(one.fact == DAY and one.operator not in ("since", "is_stated") for one in tests)


def _tests(condition: Condition, listed: str) -> Iterator[tuple[str, Leaf]]:
    """Every test, with the list whose items it asks."""
    match condition:
        case Leaf():
            yield listed, condition
        case Not():
            yield from _tests(condition.child, listed)
        case AnyItem():
            yield from _tests(condition.where, condition.of)
        case All() | Any_():
            for child in condition.children:
                yield from _tests(child, listed)
        case _:
            return


def _quiet(rule: Rule, one: Judgement) -> Finding:
    """A finding that says no more than its outcome."""
    return Finding(
        rule=rule.id,
        version=rule.version,
        title=rule.title,
        topic=rule.topic,
        about=one.about,
        outcome=one.outcome,
        reason=one.why.value,
        severity=rule.severity,
        confidence=rule.confidence,
        message="",
    )


# A name that no document of a user can have.
_MARK = "\x00mark"


@lru_cache(maxsize=4_096)
def _mark(name: str, at: int = -1, short: str = "") -> tuple[Evidence, ...]:
    return (Evidence(EvidenceKind.FIELD, document=_MARK, quote=name, start=at, field=short),)


def _source(piece: Evidence) -> Evidence | Source:
    """The source that a mark stands for; other evidence stays."""
    if piece.document != _MARK:
        return piece
    assert piece.start is not None  # noqa: S101  # marks are made above
    return piece.quote, piece.start, piece.field


class _MarkedFacts(dict[str, Fact]):
    """Facts of a document, or of an item of a list, with marks in place of their evidence; made when asked for."""

    def __init__(self, facts: Mapping[str, Fact], listed: str = "", at: int = -1) -> None:
        super().__init__()
        self._facts = facts
        self._listed = listed
        self._at = at

    def __missing__(self, name: str) -> Fact:
        mark = _mark(self._listed, self._at, name) if self._listed else _mark(name)
        self[name] = _with(self._facts[name], mark)
        return self[name]


class _MarkedLists(dict[str, ItemList]):
    """The same for the lists of a document."""

    def __init__(self, lists: Mapping[str, ItemList]) -> None:
        super().__init__()
        self._lists = lists

    def __missing__(self, name: str) -> ItemList:
        listed = self._lists[name]
        items = (Item(one.key, _MarkedFacts(one.facts, name, at), one.label) for at, one in enumerate(listed.items))
        self[name] = ItemList(tuple(items), listed.rest, _mark(name, -1, "[]"))
        return self[name]


def _marked(facts: FactSet) -> FactSet:
    return FactSet(_MarkedFacts(facts.facts), _MarkedLists(facts.lists))


def _with(fact: Fact, evidence: tuple[Evidence, ...]) -> Fact:
    return Fact(fact.state, fact.readings, evidence, fact.confidence, fact.unsettled, fact.basis, fact.notes)
