"""Which rules have anything to say of a document, found out before anything else is worked out.

Most rules say no more of a document than that they do not apply, or that nothing is seen. For that the bare truth is
enough; it comes from functions generated from the conditions. What these find is held equal to what ``judge`` finds
by property tests.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ethicalrecruit.checker.judge import Why
from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.facts.state import Fact, FactSet, FactState
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.codes import NO, OPEN, SILENT, YES
from ethicalrecruit.rulebook.condition import Leaf, without
from ethicalrecruit.rulebook.environment import ReadingTest
from ethicalrecruit.rulebook.generated import Asked, Generator, OfMember
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import Outcome
from ethicalrecruit.values.truth import Truth, agreed

TestCode = Callable[[Any], int]
"""A test: its code, about the codes of a document or of a member that it stands among."""

NumberedTest = Callable[[Leaf, Rule, str], TestCode]
"""Gives the code of a test that looks at more than the readings of one fact."""


class Codes(dict[int, int]):
    """What tests answer about a document, or about a member of a list: each is asked when it is looked up.

    Attributes:
        facts: the facts of the document, or of the member.
        about: whatever the other tests look at.
    """

    __slots__ = ("_tests", "about", "facts")

    def __init__(self, tests: Sequence[TestCode], facts: Mapping[str, Fact], about: Any) -> None:
        super().__init__()
        self._tests = tests
        self.facts = facts
        self.about = about

    def __missing__(self, test: int) -> int:
        code = self[test] = self._tests[test](self)
        return code


class DocumentCodes(Codes):
    """The codes of a document, with those of the members of its lists."""

    __slots__ = ("_known", "_lists")

    def __init__(self, tests: Sequence[TestCode], facts: FactSet, about: Any) -> None:
        super().__init__(tests, facts.facts, about)
        self._lists = facts.lists
        self._known: dict[str, tuple[list[Codes], int]] = {}

    def listed(self, name: str) -> tuple[list[Codes], int]:
        """The codes of each member of a list, and the code for members that are not named."""
        known = self._known.get(name)
        if known is None:
            listed = self._lists[name]
            members = [Codes(self._tests, item.facts, (self.about, name, at)) for at, item in enumerate(listed.items)]
            rest = NO if listed.rest is FactState.STATED else SILENT if listed.rest is FactState.SILENT else OPEN
            known = self._known[name] = members, rest
        return known


class Screens:
    """The rules of a book, ready to be asked whether they say anything.

    Args:
        rules: the rules.
        numbered: gives the code of a test that looks at more than the readings of one fact.
    """

    def __init__(self, rules: Sequence[Rule], numbered: NumberedTest) -> None:
        self._numbered = numbered
        self._tests: list[TestCode] = []
        self._places: dict[Any, int] = {}
        self._rule: Rule | None = None
        drafts = []
        generator = Generator(self._number)
        for rule in rules:
            self._rule = rule
            drafts.append(_Draft.of(rule, generator))
        functions = generator.compiled()
        self.of_rules = tuple(draft.screen(functions) for draft in drafts)

    def codes(self, facts: FactSet, about: Any) -> DocumentCodes:
        """The codes of a document."""
        return DocumentCodes(self._tests, facts, about)

    def _number(self, leaf: Leaf, listed: str) -> int:
        assert self._rule is not None  # noqa: S101  # conditions stand in rules
        test = _of_readings(leaf) or self._numbered(leaf, self._rule, listed)
        key = (listed, leaf.fact, leaf.operator, repr(leaf.operand)) if isinstance(leaf.test, ReadingTest) else test
        if key not in self._places:
            self._places[key] = len(self._tests)
            self._tests.append(test)
        return self._places[key]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A rule with the names of its functions; "" for one that it does not need."""

    rule: Rule
    applies: str
    indicated: str
    heard: str
    beside: str
    where: str

    @classmethod
    def of(cls, rule: Rule, generator: Generator) -> "_Draft":
        about, indicated = rule.about, rule.indicated_when
        scene = about is not None and fact_spec(about.of).scene
        return cls(
            rule,
            generator.asked(rule.applies_when),
            generator.asked(indicated, about),
            generator.heard(indicated, about) if Outcome.NONE_SEEN in rule.silence.values() else "",
            generator.asked(without(indicated, about)) if scene and about is not None else "",
            "" if about is None else generator.of_member(about),
        )

    def screen(self, functions: Mapping[str, Callable[[Any, Any], int]]) -> "Screen":
        """The rule with its functions."""
        found = [functions.get(name) for name in (self.applies, self.indicated, self.heard, self.beside, self.where)]
        applies, indicated, heard, beside, where = found
        assert applies is not None  # noqa: S101  # every rule has these two
        assert indicated is not None  # noqa: S101
        about = self.rule.about
        if about is None or where is None:
            return Screen(applies, indicated, heard)
        return ItemScreen(applies, indicated, heard, about.of, where, beside)


@dataclass(frozen=True, slots=True)
class Screen:
    """A rule that makes one finding about the whole document."""

    applies: Asked
    indicated: Asked
    heard: Asked | None

    def quiet(self, codes: DocumentCodes, settles: bool) -> Why | None:  # noqa: FBT001  # asked for each rule and row
        """Why a rule has nothing to say; None if it is to be judged.

        Args:
            codes: those of the document.
            settles: whether silence means, in this kind of document, that nothing is seen.
        """
        if self.applies(codes, NO) == NO:
            return Why.DOES_NOT_APPLY
        return self._quiet(codes, NO, settles)

    def _quiet(self, codes: DocumentCodes, bound: int, settles: bool) -> Why | None:  # noqa: FBT001
        code = self.indicated(codes, bound)
        if code == NO:
            return Why.CONDITION_NOT_MET
        if settles and code != YES and (code == SILENT or (self.heard and self.heard(codes, bound) == NO)):
            return Why.SILENT
        return None


@dataclass(frozen=True, slots=True)
class ItemScreen(Screen):
    """A rule that makes a finding about each member of a list."""

    listed: str
    where: OfMember
    beside: Asked | None

    def quiet(self, codes: DocumentCodes, settles: bool) -> Why | None:  # noqa: FBT001
        """See ``Screen.quiet``."""
        if self.applies(codes, NO) == NO:
            return Why.DOES_NOT_APPLY
        members, rest = codes.listed(self.listed)
        if self.beside:
            raised = self.beside(codes, NO)
            if raised == NO:
                return Why.CONDITION_NOT_MET
            if raised == SILENT and settles:
                return Why.SILENT
            if not members and rest != NO:
                return None
        where, indicated = self.where, self.indicated
        for member in members:
            if indicated(codes, where(codes, member)) != NO:
                return None
        why = Why.SILENT if rest == SILENT and settles else self._quiet(codes, rest, settles)
        # What was named does not meet the condition, and no more is named.
        return Why.CONDITION_NOT_MET if members and why else why


def _of_readings(leaf: Leaf) -> TestCode | None:
    """A test that looks at nothing but the readings of one fact; None for another."""
    if not isinstance(leaf.test, ReadingTest) or leaf.fact == "subject.day":
        return None
    name, ask = leaf.fact.removeprefix("item."), leaf.test.ask

    def code(codes: Codes) -> int:
        fact = codes.facts[name]
        state = fact.state
        if state is FactState.STATED:
            readings = fact.readings
            truth = ask(readings[0]) if len(readings) == 1 else agreed(map(ask, readings))
            if truth is not Truth.UNKNOWN:
                return YES if truth is Truth.YES else NO
            state = fact.unsettled
        return SILENT if state is FactState.SILENT else OPEN

    return code
