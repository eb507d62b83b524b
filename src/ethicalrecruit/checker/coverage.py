"""Which answers the examples of a rule draw from each of its conditions.

An example is run along the very path a real check takes, while every condition writes down what it answers. A
condition that never answered yes, or no, or left the matter open although it can, is one that no example holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce

from ethicalrecruit.checker.selftest import run_example
from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, Not, evaluate, leaves
from ethicalrecruit.rulebook.environment import ALWAYS, Answer, Environment
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.timeline import Interval
from ethicalrecruit.values.truth import Truth, all_of, any_of, negate

# Every item states these, and every document its kind: a test of their value alone is never left open.
ALWAYS_STATED = frozenset(
    {
        "subject.kind",
        "costs[].item",
        "claims[].kind",
        "wording.grounds[].ground",
        "promises[].kind",
        "particulars[].name",
        "corridor[].role",
        "origin.targets[].country",
        "agency.certificates[].scheme",
        "agency.register_entries[].register",
        "agency.register_entries[].scheme",
        "agency.register_entries[].as_of",
    }
)
# Lists that a document or a register can close. Of the others there may always be more than a document names.
CLOSABLE = frozenset({"costs", "bonds", "corridor", "particulars", "agency.register_entries"})
ANSWERS: tuple[tuple[Truth, str], ...] = ((Truth.YES, "yes"), (Truth.NO, "no"), (Truth.UNKNOWN, "open"))
"""The answers of a condition, in the order they are told, with a word for each."""


@dataclass(frozen=True, slots=True)
class Exercised:
    """One condition of a rule, and what its examples drew from it.

    Attributes:
        at: its place in the rule, such as ``indicated_when.all[1].any_item.where``.
        test: the test it makes; "" for one that joins others.
        possible: the answers it can give.
        seen: the answers it gave in some example.
    """

    at: str
    test: str
    possible: frozenset[Truth]
    seen: frozenset[Truth]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The answers that it can give and that no example drew from it, as words."""
        return tuple(word for truth, word in ANSWERS if truth in self.possible - self.seen)


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """A rule and its conditions, in the order written.

    Attributes:
        rule: the rule.
        conditions: each test and each way of joining tests; a ``not`` is told by what it turns round.
        set_aside: why its examples cannot show anything; "" if they can.
    """

    rule: Rule
    conditions: tuple[Exercised, ...]
    set_aside: str = ""

    @property
    def lacking(self) -> tuple[Exercised, ...]:
        """The conditions with an answer that no example shows."""
        return tuple(one for one in self.conditions if one.lacking)


def example_coverage(book: RuleBook, rules: Iterable[Rule] | None = None) -> tuple[RuleCoverage, ...]:
    """What the examples draw from the conditions of all rules of a book, or of some. Retired rules are left out."""
    chosen = book.rules if rules is None else tuple(rules)
    return tuple(_rule_coverage(book, rule) for rule in chosen if rule.status != "retired")


def _rule_coverage(book: RuleBook, rule: Rule) -> RuleCoverage:
    if any(leaf.operator == "on_watch_list" for leaf in leaves(rule.indicated_when)):
        return RuleCoverage(rule, (), "It takes part only beside a list of the user's own.")
    record = _Record(rule)
    applies = record.noted(rule.applies_when, "applies_when")
    indicated = record.noted(rule.indicated_when, "indicated_when")
    about = record.inner.get(id(rule.about)) if rule.about is not None else None
    noting = replace(rule, applies_when=applies, indicated_when=indicated, about=about)
    for example in rule.examples:
        run_example(book, noting, example)
    return RuleCoverage(rule, tuple(record.exercised()))


class _Record:
    """Rebuilds conditions so that each one notes its answers.

    Attributes:
        during: when the rule is in force; no example of another day reaches its conditions.
        about: the ``any_item`` whose members get separate findings; None if there is none.
        inner: the rebuilt ``any_item`` by the identity of the one it stands for; a rule names the one its findings
            are about by that identity.
    """

    def __init__(self, rule: Rule) -> None:
        self.during = rule.in_force
        self.about = rule.about
        self.inner: dict[int, AnyItem] = {}
        self.conditions: list[tuple[str, Condition, str, set[Truth]]] = []

    def exercised(self) -> Iterator[Exercised]:
        """Every condition noted so far."""
        for at, condition, item_list, seen in self.conditions:
            test = str(condition) if isinstance(condition, Leaf) else ""
            yield Exercised(at, test, possible_answers(condition, self.during, self.about, item_list), frozenset(seen))

    def noted(self, condition: Condition, at: str, item_list: str = "") -> Condition:
        """The same condition, which notes what it and those inside it answer."""
        if isinstance(condition, Always):
            return condition
        if isinstance(condition, Not):
            return Not(self.noted(condition.child, f"{at}.not", item_list))
        if isinstance(condition, All | Any_) and len(condition.children) == 1:
            return self._rebuilt(condition, at, item_list)
        seen: set[Truth] = set()
        self.conditions.append((at, condition, item_list, seen))
        rebuilt = self._rebuilt(condition, at, item_list)

        def test(env: Environment) -> Answer:
            answer = evaluate(rebuilt, env)
            seen.add(answer.truth)
            return answer

        return Leaf("", "noted", None, test)

    def _rebuilt(self, condition: Condition, at: str, item_list: str) -> Condition:
        match condition:
            case All() | Any_():
                word = "all" if isinstance(condition, All) else "any"
                children = enumerate(condition.children)
                noted = (self.noted(child, f"{at}.{word}[{place}]", item_list) for place, child in children)
                return type(condition)(tuple(noted))
            case AnyItem(of, where):
                rebuilt = AnyItem(of, self.noted(where, f"{at}.any_item.where", of))
                self.inner[id(condition)] = rebuilt
                return rebuilt
            case _:
                return condition


def possible_answers(
    condition: Condition, during: Interval = ALWAYS, about: AnyItem | None = None, item_list: str = ""
) -> frozenset[Truth]:
    """The answers a condition can give, its parts taken as independent of each other.

    Args:
        condition: the condition.
        during: when its rule is in force: days outside are never asked about.
        about: the ``any_item`` whose members get separate findings; None if there is none.
        item_list: the list whose items ``item.`` stands for; "" outside ``any_item``.

    >>> sorted(one.name for one in possible_answers(Not(Leaf("pay.monthly", "is_stated", "true", print))))
    ['NO', 'UNKNOWN']
    """
    match condition:
        case Always():
            return frozenset({Truth.YES})
        case Leaf():
            return _leaf_answers(condition, during, item_list)
        case Not():
            return frozenset(negate(one) for one in possible_answers(condition.child, during, about, item_list))
        case AnyItem():
            inside = possible_answers(condition.where, during, about, condition.of)
            if condition is about:
                return inside | {Truth.UNKNOWN}
            rest = {Truth.NO, Truth.UNKNOWN} if condition.of in CLOSABLE else {Truth.UNKNOWN}
            return frozenset(any_of((one, more)) for one in inside for more in rest) | rest
        case All() | Any_():
            join = all_of if isinstance(condition, All) else any_of
            each = (possible_answers(child, during, about, item_list) for child in condition.children)
            start = frozenset({join(())})
            return reduce(lambda sofar, more: frozenset(join((a, b)) for a in sofar for b in more), each, start)


def _leaf_answers(leaf: Leaf, during: Interval, item_list: str) -> frozenset[Truth]:
    answers = set(Truth)
    name = f"{item_list}[].{leaf.fact.removeprefix('item.')}" if leaf.fact.startswith("item.") else leaf.fact
    if name in ALWAYS_STATED and _asks_for_a_value(leaf):
        answers.discard(Truth.UNKNOWN)
    if leaf.operator in ("is_stated", "unless_said_otherwise") or _takes_any_word(leaf, name):
        # Silence is never an answer inside a condition, so what is not stated leaves the question open.
        answers.discard(Truth.NO)
    if leaf.operator == "under_agreement_to":
        # It takes a recorded agreement that surely held and is confined to nobody; not every corridor has one.
        answers.discard(Truth.YES)
    if name in ALWAYS_STATED and leaf.operator == "on_list":
        # What the country is, is stated; what a list leaves open on a day, the tests of the lists hold.
        answers.discard(Truth.UNKNOWN)
    if leaf.operator == "not_said_to_be":
        # Silence is settled by the test itself; what a document leaves open, the tests of the operator hold.
        answers.discard(Truth.UNKNOWN)
    if leaf.fact == "subject.day" and _in_force_settles(leaf, during):
        answers.discard(Truth.NO)
    return frozenset(answers)


def _in_force_settles(leaf: Leaf, during: Interval) -> bool:
    """Whether no day on which the rule is in force lies on the other side of the day asked for."""
    begins, ends = during.since, during.until
    if leaf.operator == "since" and begins is not None:
        return begins.earliest >= date.fromisoformat(leaf.operand["earliest"])
    if not isinstance(leaf.operand, str):
        return False
    day = date.fromisoformat(leaf.operand)
    if leaf.operator == "after":
        return begins is not None and begins.earliest > day
    return leaf.operator == "before" and ends is not None and ends.latest <= day


def _asks_for_a_value(leaf: Leaf) -> bool:
    operand = leaf.operand
    beyond = isinstance(operand, Mapping) and ("fact" in operand or operand.get("unsure"))
    return leaf.operator in ("is", "in") and not beyond


def _takes_any_word(leaf: Leaf, name: str) -> bool:
    """Whether every word that the fact can have answers yes or leaves the question open."""
    operand = leaf.operand
    if leaf.operator not in ("in", "includes") or not isinstance(operand, Mapping):
        return False
    taken = {*operand["any_of"], *operand.get("unsure", ()), *operand.get("may_hide", ())}
    words = set(fact_spec(name).choices)
    return bool(words) and words <= taken
