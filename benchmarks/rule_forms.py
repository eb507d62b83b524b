"""Conditions of our rules as plain two-valued forms, so that engines which know no third value can answer them.

Each condition becomes two forms: one that is true where its answer is YES, one that is true where it is NO. What is
not known is a blank, and a blank makes both false. So ``not`` needs no form of its own: it swaps the two. A rule has
fired where the form for YES of all of its parts is true: kind of document, time in force, ``applies_when`` and
``indicated_when``. Nothing is written by hand for one rule.

Left out, with the reason, are rules that plain facts do not carry: those that look into our tables, hold two facts of
a document against each other (JSON Schema has no word for it), look out of a list at the document, or take silence
for an indicator.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ethicalrecruit.checker.authority import law_is_confirmed
from ethicalrecruit.checker.telling import is_live
from ethicalrecruit.facts.catalogue import FactType, fact_spec
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import DocumentKind, Outcome

DAY, KIND, NATION = "subject.day", "subject.kind", "destination.nation"


class NotPlain(Exception):  # noqa: N818  # no error: a rule that stays out
    """A rule cannot be written as a form; the text says why."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the plain document: a fact, and which part of it.

    Attributes:
        fact: its name in the catalogue.
        part: ``value``; ``low`` or ``high`` of a range; ``open`` for whether the document leaves it open; ``stated``
            for a fact of which no more is asked.
    """

    fact: str
    part: str = "value"

    @property
    def of(self) -> str:
        """The list that it belongs to; "" for the document."""
        return plain_name(fact_spec(self.fact).list_name)

    @property
    def name(self) -> str:
        """Its name in the plain document, or in an item of it."""
        short = plain_name(fact_spec(self.fact).short_name)
        return short if self.part == "value" else f"{short}_{self.part}"


def plain_name(fact: str) -> str:
    """A name that every engine can read."""
    return fact.replace(".", "_")


@dataclass(frozen=True, slots=True)
class Is:
    """The field has one of these values."""

    field: Field
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class IsOther:
    """The field has a value, and none of these."""

    field: Field
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """The field has no value."""

    field: Field


@dataclass(frozen=True, slots=True)
class Holds:
    """The field is a number that stands so to a limit: ``>``, ``>=``, ``<`` or ``<=``; or, if ``or_blank``, a blank."""

    field: Field
    sign: str
    limit: int | float
    or_blank: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """The field is a list of words and has one of these."""

    field: Field
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharesNone:
    """The field is a list of words and has none of these."""

    field: Field
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Both:
    """All parts are true."""

    parts: tuple["Form", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One part is true."""

    parts: tuple["Form", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One item of a list has it."""

    of: str
    where: "Form"


@dataclass(frozen=True, slots=True)
class Every:
    """All items of a list have it, and the document closes the list."""

    of: str
    where: "Form"


Form = Is | IsOther | Blank | Holds | Shares | SharesNone | Both | Either | Some | Every
YES: Form = Both(())
NO: Form = Either(())
Pair = tuple[Form, Form]


def both(parts: Iterable[Form]) -> Form:
    """All parts, without those that are always true."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Both) else (part,))]
    return NO if NO in flat else flat[0] if len(flat) == 1 else Both(tuple(dict.fromkeys(flat)))


def either(parts: Iterable[Form]) -> Form:
    """One of the parts, without those that are never true."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Either) else (part,))]
    return YES if YES in flat else flat[0] if len(flat) == 1 else Either(tuple(dict.fromkeys(flat)))


def closed_name(of: str) -> str:
    """The field that says whether the document closes a list."""
    return f"{plain_name(of)}_closed"


def rule_forms(book: RuleBook, profile: str = "publish") -> tuple[dict[str, Form], dict[str, str]]:
    """The forms of rules by id, and why each of the others has none."""
    forms: dict[str, Form] = {}
    left_out: dict[str, str] = {}
    for rule in book.rules:
        if not is_live(book, rule, profile):
            left_out[rule.id] = "not asked under the default profile"
            continue
        try:
            forms[rule.id] = _fired(book, rule)
        except NotPlain as why:
            left_out[rule.id] = str(why)
    return forms, left_out


def _fired(book: RuleBook, rule: Rule) -> Form:
    if Outcome.INDICATOR in rule.silence.values():
        raise NotPlain("takes silence for an indicator")
    if not law_is_confirmed(book, rule):
        raise NotPlain("its law is not confirmed")
    kinds = tuple(sorted(kind.value for kind in rule.documents))
    is_asked = YES if len(kinds) == len(DocumentKind) else Is(Field(KIND), kinds)
    return both((is_asked, _in_force(rule), pair(rule.applies_when)[0], pair(rule.indicated_when)[0]))


def _in_force(rule: Rule) -> Form:
    """Certainly in force; an undated document is taken to be, unless the rule has ended."""
    since, until = rule.in_force.since, rule.in_force.until
    start = YES if since is None else Holds(Field(DAY), ">=", since.latest.toordinal(), or_blank=until is None)
    end = YES if until is None else Holds(Field(DAY), "<", until.earliest.toordinal())
    return both((start, end))


def pair(condition: Condition, of: str = "") -> Pair:
    """The forms for YES and for NO.

    Args:
        condition: any condition.
        of: the list that ``item.`` stands for; "" outside ``any_item``.

    Raises:
        NotPlain: if it has no forms.
    """
    match condition:
        case Always():
            return YES, NO
        case Not():
            yes, no = pair(condition.child, of)
            return no, yes
        case All():
            pairs = [pair(child, of) for child in condition.children]
            return both(yes for yes, _ in pairs), either(no for _, no in pairs)
        case Any_():
            pairs = [pair(child, of) for child in condition.children]
            return either(yes for yes, _ in pairs), both(no for _, no in pairs)
        case AnyItem():
            if of:
                raise NotPlain("has a list within a list")
            yes, no = pair(condition.where, condition.of)
            return Some(condition.of, yes), Every(condition.of, no)
        case Leaf():
            return _leaf(condition, of)


def _leaf(leaf: Leaf, of: str) -> Pair:
    if of and not leaf.fact.startswith("item."):
        raise NotPlain("looks out of a list at the document")
    name = f"{of}[].{leaf.fact.removeprefix('item.')}" if of else leaf.fact
    operand = leaf.operand
    if isinstance(operand, dict) and "fact" in operand and leaf.operator != "under_agreement_to":
        raise NotPlain("holds two facts of a document against each other")
    kind = fact_spec(name).type
    field = Field(name)
    match leaf.operator:
        case "is":
            value = _value(kind, operand)
            return Is(field, (value,)), IsOther(field, (value,))
        case "in":
            return _among(field, kind, operand)
        case "includes":
            words, vague = tuple(operand["any_of"]), tuple(operand.get("may_hide", ()))
            return Shares(field, words), SharesNone(field, (*words, *vague))
        case "is_stated":
            return Is(Field(name, "stated"), (True,)), NO
        case "not_said_to_be" | "unless_said_otherwise":
            return _unless_said(field, kind, leaf)
        case "within":
            return _within(field, operand)
        case _:
            return _compared(name, leaf.operator, operand, kind)


def _unless_said(field: Field, kind: FactType, leaf: Leaf) -> Pair:
    """What is taken for granted where the document does not speak of it, and asked where it leaves it open."""
    unsaid = both((Blank(field), Is(Field(field.fact, "open"), (False,))))
    if leaf.operator == "unless_said_otherwise":
        return either((Is(field, (_value(kind, leaf.operand["value"]),)), unsaid)), NO
    value = _value(kind, leaf.operand)
    return either((IsOther(field, (value,)), unsaid)), Is(field, (value,))


def _among(field: Field, kind: FactType, operand: Any) -> Pair:
    named = operand["any_of"] if isinstance(operand, dict) else operand
    unsure = tuple(_value(kind, one) for one in operand["unsure"]) if isinstance(operand, dict) else ()
    values = tuple(value for one in named if (value := _value(kind, one)) not in unsure)
    return Is(field, values), IsOther(field, (*values, *unsure))


def _within(field: Field, operand: Any) -> Pair:
    here, parts = (operand["country"],), tuple(operand["except"])
    nation = Field(NATION)
    outside = either((Blank(nation), IsOther(nation, parts)))
    return both((Is(field, here), outside)), either((IsOther(field, here), both((Is(field, here), Is(nation, parts)))))


def _compared(name: str, word: str, operand: Any, kind: FactType) -> Pair:
    if word == "since":
        first, last = (date.fromisoformat(operand[end]).toordinal() for end in ("earliest", "latest"))
        return Holds(Field(name), ">=", last), Holds(Field(name), "<", first)
    if word in ("before", "after"):
        field, day = Field(name), date.fromisoformat(str(operand)).toordinal()
        if word == "before":
            return Holds(field, "<", day), Holds(field, ">=", day)
        return Holds(field, ">", day), Holds(field, "<=", day)
    if (
        kind is not FactType.NUMBER
        or isinstance(operand, dict)
        or word not in ("above", "at_most", "below", "at_least")
    ):
        raise NotPlain("looks into our tables")
    limit, low, high = float(operand), Field(name, "low"), Field(name, "high")
    above = Holds(low, ">", limit), Holds(high, "<=", limit)
    below = Holds(high, "<", limit), Holds(low, ">=", limit)
    most, least = (above[1], above[0]), (below[1], below[0])
    return {"above": above, "below": below, "at_most": most, "at_least": least}[word]


def _value(kind: FactType, operand: Any) -> Any:
    return operand == "true" if kind is FactType.BOOLEAN else operand


def fields_of(form: Form) -> Iterator[Field | str]:
    """Every field that a form asks, and for lists the name of the list."""
    match form:
        case Both() | Either():
            for part in form.parts:
                yield from fields_of(part)
        case Some() | Every():
            yield form.of
            yield from fields_of(form.where)
        case _:
            yield form.field
