"""A rule explained: its conditions as sentences, and everything a reader needs beside them, as plain data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ethicalrecruit.facts.catalogue import FactType, fact_spec
from ethicalrecruit.findings.finding import Authority
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not
from ethicalrecruit.rulebook.rule import Change, Example, Reference, Rule
from ethicalrecruit.values.grades import DocumentKind, Outcome


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a condition told in words; ``depth`` says how far it is set in."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words.

    Attributes:
        rule: the rule itself, for its id, title, message and grades.
        topic: the title of its topic.
        severity_meaning: what its level of severity means.
        law: the provisions it rests on, in the edition current without a day.
        applies: when the rule speaks to a document at all.
        indicated: when it raises an indicator.
        silence: by kind of document, what it says when the document does not speak of the matter.
        in_force: since when and until when.
        examples: those of its file.
        history: its changes, the newest first.
    """

    rule: Rule
    topic: str
    severity_meaning: str
    law: tuple[Authority, ...]
    applies: tuple[Sentence, ...]
    indicated: tuple[Sentence, ...]
    silence: tuple[tuple[DocumentKind, Outcome], ...]
    in_force: str
    examples: tuple[Example, ...]
    history: tuple[Change, ...]


def explain(book: RuleBook, rule_id: str) -> Explanation:
    """Explain a rule of a book.

    Raises:
        RuleBookError: if there is no such rule; with the nearest id.
    """
    rule = book.rule(rule_id)
    topic = book.topics.get(rule.topic)
    kinds = [kind for kind in DocumentKind if kind in rule.documents]
    return Explanation(
        rule=rule,
        topic=rule.topic if topic is None else topic.title,
        severity_meaning=book.levels.get(rule.severity, ""),
        law=tuple(_law(book, reference) for reference in rule.references),
        applies=sentences(rule.applies_when, book.tables),
        indicated=sentences(rule.indicated_when, book.tables),
        silence=tuple((kind, rule.silence.get(kind, Outcome.CANNOT_TELL)) for kind in kinds),
        in_force=str(rule.in_force),
        examples=rule.examples,
        history=tuple(reversed(rule.history)),
    )


def _law(book: RuleBook, reference: Reference) -> Authority:
    instrument = book.tables.instrument(reference.instrument)
    provision = instrument.provision(reference.provision)
    treaty = instrument.bindingness == "treaty"
    return Authority(
        instrument=instrument.id,
        title=instrument.short,
        provision=provision.number,
        edition=reference.edition or instrument.edition_on(None),
        bindingness=provision.bindingness or instrument.bindingness,
        addressee=provision.addressee,
        asks=provision.text,
        standing="reports say whether ratification by the country of the work is recorded" if treaty else "",
        substance=provision.verification.substance,
        pinpoint=provision.verification.pinpoint,
        url=provision.url or instrument.url,
    )


def sentences(condition: Condition, tables: ReferenceTables) -> tuple[Sentence, ...]:
    """A condition as sentences, one for each test and one for each way of joining tests.

    Args:
        condition: the condition.
        tables: give lists and amounts their titles.
    """
    return tuple(_told(condition, tables, 0, ""))


def _told(condition: Condition, tables: ReferenceTables, depth: int, item_list: str) -> list[Sentence]:
    match condition:
        case Always():
            return [Sentence(depth, "always")]
        case Leaf():
            return [Sentence(depth, leaf_sentence(condition, tables, item_list))]
        case Not():
            return [Sentence(depth, "it is not so that:"), *_told(condition.child, tables, depth + 1, item_list)]
        case AnyItem():
            head = Sentence(depth, f"for at least one of {_thing(condition.of)}:")
            return [head, *_told(condition.where, tables, depth + 1, condition.of)]
        case All() | Any_():
            if len(condition.children) == 1:
                return _told(condition.children[0], tables, depth, item_list)
            word = "all of these hold:" if isinstance(condition, All) else "at least one of these holds:"
            below = [line for child in condition.children for line in _told(child, tables, depth + 1, item_list)]
            return [Sentence(depth, word), *below]


def leaf_sentence(leaf: Leaf, tables: ReferenceTables, item_list: str = "") -> str:
    """One test in words, with the fact's public name beside its meaning."""
    name = _full_name(leaf.fact, item_list)
    spec = fact_spec(name)
    operand = leaf.operand
    if spec.type is FactType.BOOLEAN and leaf.operator == "is":
        operand = {"true": "yes", "false": "no"}.get(str(operand), operand)
    told = _PHRASES.get(leaf.operator, _plainly(leaf.operator.replace("_", " ")))
    return f"{_thing(name)} {told(operand, tables)}"


def _full_name(fact: str, item_list: str) -> str:
    return f"{item_list}[].{fact.removeprefix('item.')}" if fact.startswith("item.") else fact


def _thing(name: str) -> str:
    """A fact by its meaning, with its name: ``who bears the cost (costs[].payer)``."""
    meaning = fact_spec(name).meaning.split(":")[0].rstrip(".")
    # Names such as ISO or ILO keep their capitals.
    lowered = meaning if meaning[1:2].isupper() else f"{meaning[:1].lower()}{meaning[1:]}"
    return f"{lowered} ({name})"


Phrase = Callable[[Any, ReferenceTables], str]


def _plainly(words: str) -> Phrase:
    return lambda operand, tables: f"{words} {_operand(operand, tables)}"


def _operand(operand: Any, tables: ReferenceTables) -> str:
    if isinstance(operand, Mapping):
        if set(operand) == {"fact"}:
            return _thing(str(operand["fact"]))
        if set(operand) == {"amount"}:
            found = tables.amounts.get(str(operand["amount"]))
            return f"the amount {operand['amount']}{'' if found is None else f' ({found.title})'}"
        return ", ".join(f"{key} {_operand(value, tables)}" for key, value in operand.items())
    if isinstance(operand, list | tuple):
        return ", ".join(str(one) for one in operand)
    return str(operand)


def _on_list(operand: Any, tables: ReferenceTables) -> str:
    found = tables.lists.get(str(operand))
    title = "" if found is None else f" ({found.title})"
    return f"is on the list {operand}{title} as it stood on the day examined"


def _includes(operand: Any, tables: ReferenceTables) -> str:
    told = f"includes at least one of {_operand(operand['any_of'], tables)}"
    if operand.get("may_hide"):
        told += f"; {_operand(operand['may_hide'], tables)} may stand for one of them and leaves it open"
    return told


_PHRASES: Mapping[str, Phrase] = {
    "is": _plainly("is"),
    "in": _plainly("is one of"),
    "includes": _includes,
    "is_stated": lambda _operand, _tables: "is stated",
    "within": lambda operand, tables: (
        f"is {operand['country']}, its parts {_operand(operand['except'], tables)} left out"
    ),
    "on_list": _on_list,
    "on_watch_list": lambda _operand, _tables: "is on a watch-list of the user's own",
    "under_agreement_to": lambda _operand, _tables: (
        "has a recorded government agreement with the country of the work, and the recruitment runs inside it"
    ),
    "above": _plainly("is above"),
    "at_least": _plainly("is at least"),
    "at_most": _plainly("is at most"),
    "below": _plainly("is below"),
    "before": _plainly("lies before"),
    "after": _plainly("lies after"),
}
