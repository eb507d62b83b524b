"""Conditions as Python functions: the same tree, written as an expression and compiled.

The interpreter in ``condition.py`` is the meaning; these functions answer in codes what it answers in full, and stop
where nothing further can change the answer. They are held equal to it by property tests. No word of a rule gets into
what is compiled: tests, lists and conditions about members stand in it by number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

from ethicalrecruit.rulebook.codes import HEARD, HEARD_NEGATED, NEGATED, YES
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not


class Document(Protocol):
    """What the functions look at: codes of tests by number, and members of lists with theirs."""

    def __getitem__(self, test: int, /) -> int:
        """The code of a test of the document."""
        ...

    def listed(self, name: str, /) -> tuple[Sequence[Mapping[int, int]], int]:
        """The codes of the tests of each member of a list, and the code for members that are not named."""
        ...


Asked = Callable[[Any, int], int]
"""A condition: the code that it answers about a document, given the code for the ``any_item`` it is bound to."""

OfMember = Callable[[Any, Any], int]
"""A condition about a member of a list: the code that it answers about a document and a member."""

NumberOf = Callable[[Leaf, str], int]
"""The number of a test; with the list, for a test of its members, else with ""."""


@dataclass
class Generator:
    """Writes functions, and compiles them all at once.

    Attributes:
        number_of: gives the number of a test.
    """

    number_of: NumberOf
    _lines: list[str] = field(default_factory=list)
    _names: Iterator[int] = field(default_factory=count)
    _lists: dict[str, int] = field(default_factory=dict)
    _members: dict[tuple[int, bool], str] = field(default_factory=dict)
    _kept: list[AnyItem] = field(default_factory=list)
    """Conditions whose identity stands in ``_members``: they must outlive it."""

    def asked(self, condition: Condition, bound: AnyItem | None = None) -> str:
        """Write what a condition answers; the name of the function."""
        return self._function("v, b", _Expression(self, bound, heard=False).of(condition))

    def heard(self, condition: Condition, bound: AnyItem | None = None) -> str:
        """Write what it answers where silence counts as "no"; see ``condition.heard``."""
        return self._function("v, b", _Expression(self, bound, heard=True).of(condition))

    def of_member(self, listed: AnyItem, *, heard: bool = False) -> str:
        """Write what the condition of an ``any_item`` answers about one member; the name of the function."""
        known = self._members.get((id(listed), heard))
        if known is None:
            written = _Expression(self, None, heard=heard, listed=listed.of).of(listed.where)
            known = self._members[id(listed), heard] = self._function("v, m", written)
            self._kept.append(listed)
        return known

    @property
    def source(self) -> str:
        """All that was written so far."""
        return "\n".join(self._lines)

    def compiled(self) -> Mapping[str, Callable[[Any, Any], int]]:
        """All functions written so far, by name."""
        space: dict[str, Any] = {
            "N": NEGATED, "H": HEARD, "HN": HEARD_NEGATED, "L": tuple(self._lists), "any_member": _any_member,
        }  # fmt: skip
        exec(compile(self.source, "<conditions>", "exec"), space)  # noqa: S102  # numbers alone, see above
        return space

    def list_number(self, name: str) -> int:
        """The number of a list."""
        return self._lists.setdefault(name, len(self._lists))

    def _function(self, given: str, expression: str) -> str:
        name = f"f{next(self._names)}"
        self._lines.append(f"def {name}({given}): return {expression}")
        return name


class _Expression:
    """Writes one condition as an expression."""

    def __init__(self, generator: Generator, bound: AnyItem | None, *, heard: bool, listed: str = "") -> None:
        self._generator = generator
        self._bound = bound
        self._heard = heard
        self._listed = listed
        self._names = count()

    def of(self, condition: Condition) -> str:
        """The expression of a condition."""
        match condition:
            case Always():
                return str(YES)
            case Not() if self._heard:
                return f"HN[{self._plain(condition.child)}]"
            case Not():
                return f"N[{self.of(condition.child)}]"
            case All() if condition.children:
                named = self._named(condition.children)
                return f"({' and '.join(f'({name} := {one})' for name, one in named)} and {self._joined(named)})"
            case Any_() if condition.children:
                named = self._named(condition.children)
                decided = " or ".join(f"({name} := {one}) == {YES}" for name, one in named)
                return f"({YES} if {decided} else {self._joined(named)})"
            case All() | Any_():
                return str(int(isinstance(condition, All)))
            case AnyItem() if condition is not self._bound:
                member = self._generator.of_member(condition, heard=self._heard)
                rest = "H" if self._heard else "None"
                return f"any_member(v, L[{self._generator.list_number(condition.of)}], {member}, {rest})"
            case _:
                return f"H[{self._plain(condition)}]" if self._heard else self._plain(condition)

    def _plain(self, condition: Condition) -> str:
        """What a condition answers, silence told apart."""
        if isinstance(condition, Leaf):
            own = condition.fact.startswith("item.")
            return f"{'m' if own else 'v'}[{self._generator.number_of(condition, self._listed if own else '')}]"
        if isinstance(condition, AnyItem) and condition is self._bound:
            return "b"
        inner = _Expression(self._generator, self._bound, heard=False, listed=self._listed)
        inner._names = self._names
        return inner.of(condition)

    def _named(self, children: Sequence[Condition]) -> list[tuple[str, str]]:
        return [(f"t{next(self._names)}", self.of(child)) for child in children]

    @staticmethod
    def _joined(named: Sequence[tuple[str, str]]) -> str:
        return " | ".join(name for name, _ in named)


def _any_member(document: Document, name: str, where: OfMember, heard: Sequence[int] | None) -> int:
    """What ``any_item`` answers: members that are not named count as the list says of them."""
    members, found = document.listed(name)
    if heard is not None:
        found = heard[found]
    for member in members:
        code = where(document, member)
        if code == YES:
            return YES
        found |= code
    return found
