"""A rule explained: its conditions as sentences, and everything a reader needs beside them, as plain data."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from ethicalrecruit.checker.cross_reference import amounts_used, facts_asked, lists_tested
from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.facts.catalogue import FactType, fact_spec
from ethicalrecruit.findings.finding import Authority
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.fee_rules import FeeRole
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not, leaves
from ethicalrecruit.rulebook.rule import Change, Example, Reference, Rule
from ethicalrecruit.values.grades import DocumentKind, Outcome, Verified
from ethicalrecruit.values.timeline import Boundary

_SURE = {Verified.READ: "read", Verified.SECONDARY: "other sources say so", Verified.MEMORY: "from memory"}
_ROLES = {FeeRole.DESTINATION: "for work there", FeeRole.ORIGIN: "for people from there", FeeRole.BOTH: "both ways"}
_FARTHEST = 31  # days between a turn and an example that shows one of its sides


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a condition told in words; ``depth`` says how far it is set in."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Law:
    """A provision that a rule rests on.

    Attributes:
        authority: the provision, in the edition current without a day.
        territory: where it reaches, in words.
        notes: what must be known of the provision, and with the first of an instrument's, of the instrument.
    """

    authority: Authority
    territory: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which something a rule rests on changes, with examples close to it on both sides.

    Attributes:
        what: what changes then, in words.
        boundary: the day, or the window it lies in.
        before: the examples nearest before it, at most a month away; empty if there are none.
        since: the examples nearest from it on.
    """

    what: str
    boundary: Boundary
    before: tuple[Example, ...]
    since: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words.

    Attributes:
        rule: the rule itself, for its id, title, message and grades.
        topic: the title of its topic.
        severity_meaning: what its level of severity means.
        severity_of_topic: the level of its topic, where the rule has another; "" where it has the same.
        law: the provisions it rests on.
        applies: when the rule speaks to a document at all.
        indicated: when it raises an indicator.
        facts: the facts it looks at, by name; nothing else in a document plays a part.
        silence: by kind of document, what it says when the document does not speak of the matter.
        not_looked_at: the kinds of document it does not look at.
        in_force: since when and until when.
        examples: those of its file.
        turns: the days on which its answer can change, with the examples on both sides.
        history: its changes, the newest first.
        by_place: where the law of the place found is its authority: what is recorded of each place, one a line.
    """

    rule: Rule
    topic: str
    severity_meaning: str
    severity_of_topic: str
    law: tuple[Law, ...]
    applies: tuple[Sentence, ...]
    indicated: tuple[Sentence, ...]
    facts: tuple[str, ...]
    silence: tuple[tuple[DocumentKind, Outcome], ...]
    not_looked_at: tuple[DocumentKind, ...]
    in_force: str
    examples: tuple[Example, ...]
    turns: tuple[Turn, ...]
    history: tuple[Change, ...]
    by_place: tuple[str, ...] = ()


def explain(book: RuleBook, rule_id: str) -> Explanation:
    """Explain a rule of a book.

    Raises:
        RuleBookError: if there is no such rule; with the nearest id.
    """
    rule = book.rule(rule_id)
    topic = book.topics.get(rule.topic)
    differs = topic is not None and topic.level is not rule.severity
    kinds = [kind for kind in DocumentKind if kind in rule.documents]
    return Explanation(
        rule=rule,
        topic=rule.topic if topic is None else topic.title,
        severity_meaning=book.levels.get(rule.severity, ""),
        severity_of_topic=topic.level.value if topic is not None and differs else "",
        law=tuple(_laws(book, rule)),
        applies=sentences(rule.applies_when, book.tables),
        indicated=sentences(rule.indicated_when, book.tables),
        facts=facts_asked(rule),
        silence=tuple((kind, rule.silence.get(kind, Outcome.CANNOT_TELL)) for kind in kinds),
        not_looked_at=tuple(kind for kind in DocumentKind if kind not in rule.documents),
        in_force=str(rule.in_force),
        examples=rule.examples,
        turns=tuple(turn for turn in _turns(book, rule) if turn.before and turn.since),
        history=tuple(reversed(rule.history)),
        by_place=tuple(_by_place(book, rule)),
    )


def _by_place(book: RuleBook, rule: Rule) -> Iterator[str]:
    for name in rule.fee_rules:
        for row in book.tables.fee_rules[name].rows.values():
            law = f"; {row.law}{f' ({row.year})' if row.year else ''}" if row.law else ""
            left = f"; the rule {row.own_rule} speaks of work there" if row.own_rule else ""
            sure = _SURE.get(row.verification.substance, "not confirmed")
            yield f"{_place(book, row.place)}, {_ROLES[row.role]}: {row.summary}{law}; {sure}{left}"


def _laws(book: RuleBook, rule: Rule) -> Iterator[Law]:
    """The provisions of a rule; what must be known of an instrument stands with the first of its provisions."""
    told: set[str] = set()
    for reference in rule.references:
        yield _law(book, reference, first=reference.instrument not in told)
        told.add(reference.instrument)


def _law(book: RuleBook, reference: Reference, *, first: bool) -> Law:
    instrument = book.tables.instrument(reference.instrument)
    provision = instrument.provision(reference.provision)
    treaty = instrument.bindingness == "treaty"
    authority = Authority(
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
    general = (instrument.note, *instrument.notes_on(None)) if first else ()
    notes = (provision.note, *general)
    territory = places(book, provision.territory or instrument.territory)
    return Law(authority, territory, tuple(note for note in notes if note))


def places(book: RuleBook, codes: tuple[str, ...]) -> str:
    """Countries, nations, states and provinces in words; those without a name here by their code."""
    return ", ".join(sorted(_place(book, code) for code in codes))


def _place(book: RuleBook, code: str) -> str:
    try:
        return "the whole world" if code == "WORLD" else book.tables.countries.name_of(code)
    except UnknownCountry:
        return code


def _turns(book: RuleBook, rule: Rule) -> Iterator[Turn]:
    """Every change that a rule depends on, in order of time."""
    found: list[tuple[Boundary | None, str]] = [
        (rule.in_force.since, "the rule begins"),
        (rule.in_force.until, "the rule ends"),
    ]
    for list_id in lists_tested(rule):
        found += [
            (one.interval.since, f"edition {one.edition} of the list {list_id} begins")
            for one in book.tables.list(list_id).editions
        ]
    for amount_id in amounts_used(rule):
        found += [
            (one.interval.since, f"the amount {amount_id} becomes {one.value}")
            for one in book.tables.amount(amount_id).timeline.entries
        ]
    found += [(boundary, "what it asks changes") for boundary in _days_asked(rule)]
    known = [(boundary, what) for boundary, what in found if boundary is not None]
    together: dict[Boundary, list[str]] = {}
    for boundary, what in sorted(known, key=lambda one: (one[0].latest, one[0].earliest)):
        together.setdefault(boundary, []).append(what)
    for boundary, whats in together.items():
        gaps = [(one, boundary.earliest - one.day, one.day - boundary.latest) for one in rule.examples if one.day]
        before = _nearest([(one, gap.days) for one, gap, _ in gaps if gap.days > 0])
        since = _nearest([(one, gap.days) for one, _, gap in gaps if gap.days >= 0])
        yield Turn("; ".join(whats), boundary, before, since)


def _days_asked(rule: Rule) -> Iterator[Boundary]:
    """The changes that the conditions of a rule name themselves."""
    for one in (*leaves(rule.applies_when), *leaves(rule.indicated_when)):
        if one.fact == "subject.day" and one.operator == "since":
            yield Boundary(*(date.fromisoformat(one.operand[end]) for end in ("earliest", "latest")))


def _nearest(found: list[tuple[Example, int]]) -> tuple[Example, ...]:
    least = min((days for _, days in found), default=_FARTHEST)
    return tuple(one for one, days in found if days == least and days <= _FARTHEST)


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


def _one_of(operand: Any, tables: ReferenceTables) -> str:
    if not isinstance(operand, Mapping) or "any_of" not in operand:
        return f"is one of {_operand(operand, tables)}"
    leave = "leaves" if len(operand["unsure"]) == 1 else "leave"
    return f"is one of {_operand(operand['any_of'], tables)}; {_operand(operand['unsure'], tables)} {leave} it open"


def _includes(operand: Any, tables: ReferenceTables) -> str:
    told = f"includes at least one of {_operand(operand['any_of'], tables)}"
    if operand.get("may_hide"):
        told += f"; {_operand(operand['may_hide'], tables)} may stand for one of them and leaves it open"
    return told


def _since(operand: Any, _tables: ReferenceTables) -> str:
    earliest, latest = operand["earliest"], operand["latest"]
    if earliest == latest:
        return f"is {earliest} or later"
    return f"is {latest} or later; from {earliest} until then it is left open"


_PHRASES: Mapping[str, Phrase] = {
    "is": _plainly("is"),
    "in": _one_of,
    "includes": _includes,
    "not_said_to_be": lambda operand, tables: (
        f"is not said to be {_operand({'true': 'yes', 'false': 'no'}.get(str(operand), operand), tables)}; a document "
        "that does not say is taken not to mean it"
    ),
    "unless_said_otherwise": lambda operand, tables: (
        f"is {_operand(operand['value'], tables)} or is not said; anything else leaves it open"
    ),
    "is_stated": lambda _operand, _tables: "is stated",
    "within": lambda operand, tables: (
        f"is {operand['country']}, its parts {_operand(operand['except'], tables)} left out"
    ),
    "on_list": _on_list,
    "on_watch_list": lambda _operand, _tables: "is on a watch-list of the user's own",
    "under_agreement_to": lambda _operand, _tables: (
        "has a recorded government agreement with the country of the work, and the recruitment runs inside it"
    ),
    "under_regime": lambda operand, tables: (
        f"is a place whose recorded regime for agencies is {_operand(operand, tables).replace(', ', ' or ')}"
    ),
    "agency_charges_depart_from": lambda operand, tables: (
        f"bars what the worker pays to the agency, or limits it to less, by the table {operand} "
        f"({tables.fee_rules[str(operand)].title}) on the day examined"
    ),
    "above": _plainly("is above"),
    "at_least": _plainly("is at least"),
    "at_most": _plainly("is at most"),
    "below": _plainly("is below"),
    "since": _since,
    "before": _plainly("lies before"),
    "after": _plainly("lies after"),
}
