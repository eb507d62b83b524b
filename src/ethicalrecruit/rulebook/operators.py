"""What a leaf can ask of a fact.

An operator is compiled once, when the book is loaded: its operand is read by the type of the fact, and every
fault is found then. At run time it answers YES, NO or UNKNOWN, never by guess.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.facts.catalogue import FactSpec, FactType, fact_spec
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.comparisons import COMPARISONS, comparison
from ethicalrecruit.rulebook.condition import Leaf
from ethicalrecruit.rulebook.dated_tests import BESIDE_AGREEMENTS, on_list, on_watch_list, under_agreement
from ethicalrecruit.rulebook.environment import Answer, Environment, ReadingTest, answered
from ethicalrecruit.rulebook.fee_tests import BESIDE_CHARGES, agency_charges_depart
from ethicalrecruit.rulebook.regime_test import under_regime
from ethicalrecruit.values.grades import Confidence
from ethicalrecruit.values.timeline import Boundary
from ethicalrecruit.values.truth import Truth, agreed, truth_of

Test = Callable[[Environment], Answer]


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator.

    Attributes:
        types: the types of facts it can ask.
        compile: how it is compiled.
        beside: every fact that it may look at beside the one it is written with, by its name in the catalogue. What a
            test answered of one document is told of others that are alike in these facts, so none may be left out.
    """

    types: frozenset[FactType]
    compile: Callable[[str, FactSpec, Any, ReferenceTables], Test]
    beside: tuple[str, ...] = ()


def compile_leaf(name: str, wanted: Any, item_list: str, tables: ReferenceTables) -> Leaf:
    """A leaf from its written form ``{fact: {operator: operand}}``.

    Args:
        name: the fact as written; ``item.payer`` inside ``any_item``.
        wanted: the mapping of one operator to its operand.
        item_list: the list that ``item.`` stands for; "" outside ``any_item``.
        tables: lists, amounts and so on that operands may name.

    Raises:
        ConditionError: for an unknown fact or operator, or an operand that does not fit.
    """
    spec = _spec(name, item_list)
    if not isinstance(wanted, Mapping) or len(wanted) != 1:
        raise ConditionError(
            f'"{name}" needs exactly one operator.',
            "",
            f"Write {name}: {{is: …}}; operators: {', '.join(OPERATORS)}.",
        )
    (word, operand), *_ = wanted.items()
    operator = OPERATORS.get(str(word))
    if operator is None:
        raise ConditionError(
            f'There is no operator "{word}".',
            "",
            suggest(str(word), OPERATORS) or f"There are: {', '.join(OPERATORS)}.",
        )
    if spec.type not in operator.types:
        raise ConditionError(
            f'"{word}" cannot ask "{name}", which is {spec.type.value}.',
            "",
            f"Operators for it: {', '.join(key for key, one in OPERATORS.items() if spec.type in one.types)}.",
        )
    return Leaf(name, str(word), operand, operator.compile(name, spec, operand, tables))


def _spec(name: str, item_list: str) -> FactSpec:
    if name.startswith("item."):
        if not item_list:
            raise ConditionError(f'"{name}" stands outside any_item.', "", "Only any_item knows an item.")
        return fact_spec(f"{item_list}[].{name.removeprefix('item.')}")
    spec = fact_spec(name)
    if spec.list_name:
        raise ConditionError(
            f'"{name}" belongs to an item.',
            "",
            f'Write "item.{spec.short_name}" inside any_item of {spec.list_name}.',
        )
    if spec.type is FactType.LIST:
        raise ConditionError(f'"{name}" is a list.', "", f"Ask its items: any_item: {{of: {name}, where: …}}.")
    return spec


def _is(name: str, spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    if isinstance(operand, Mapping):
        return _is_same(name, spec, operand)
    value = _literal(spec, operand)
    return ReadingTest(name, lambda reading: truth_of(reading == value))


def _is_same(name: str, spec: FactSpec, operand: Mapping[str, Any]) -> Test:
    """Whether two facts of the document are the same."""
    if set(operand) != {"fact"} or fact_spec(str(operand["fact"])).type is not spec.type:
        raise ConditionError(f'"{name}" cannot be compared with {dict(operand)}.', "", "Write {fact: one of its type}.")
    other = str(operand["fact"])

    def test(env: Environment) -> Answer:
        right = env.fact(other)
        if right.state is not FactState.STATED:
            left = answered(env, name, env.fact(name), lambda _reading: Truth.UNKNOWN)
            gaps = () if env.fact(name).state is FactState.STATED else left.gaps
            return Answer(Truth.UNKNOWN, (*gaps, env.gap(other, right.state)), left.evidence)
        return answered(
            env,
            name,
            env.fact(name),
            lambda reading: agreed(truth_of(reading == value) for value in right.readings),
        )

    return test


def _in(name: str, spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """A list of values, or ``any_of`` them with ``unsure``: values that leave the answer open."""
    unsure: frozenset[Any] = frozenset()
    if isinstance(operand, Mapping) and set(operand) == {"any_of", "unsure"}:
        unsure = frozenset(_literal(spec, one) for one in operand["unsure"])
        operand = operand["any_of"]
    if not isinstance(operand, list) or not operand:
        raise ConditionError(f'"in" of "{name}" needs a list of values.', "", "Write in: [one, other].")
    values = frozenset(_literal(spec, one) for one in operand)

    def ask(reading: Any) -> Truth:
        return Truth.UNKNOWN if reading in unsure else truth_of(reading in values)

    return ReadingTest(name, ask)


def _includes(name: str, spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """``any_of``: words that answer yes. ``may_hide``: vague words that may stand for one of them."""
    if not isinstance(operand, Mapping) or not set(operand) <= {"any_of", "may_hide"} or "any_of" not in operand:
        raise ConditionError(
            f'"includes" of "{name}" needs any_of, and may have may_hide.',
            "",
            "Write includes: {any_of: [one]}.",
        )
    wanted = frozenset(_literal(spec, one) for one in operand["any_of"])
    vague = frozenset(_literal(spec, one) for one in operand.get("may_hide", ()))

    def ask(reading: Any) -> Truth:
        given = frozenset(reading)
        if given & wanted:
            return Truth.YES
        return Truth.UNKNOWN if given & vague else Truth.NO

    return ReadingTest(name, ask)


def _not_said_to_be(name: str, spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """Whether an exception stays out of account, since the document does not name it.

    For what is seldom so and is said where it is, such as a household as the employer. A document that says nothing
    of it is taken to lie outside the exception; the answer carries a note that says so. What it leaves open is asked.
    """
    value = _literal(spec, operand)
    note = f"Taken not to be so, since the document does not say it: {_in_words(spec, operand)}."

    def test(env: Environment) -> Answer:
        fact = env.fact(name)
        if fact.state in (FactState.STATED, FactState.OPEN):
            return answered(env, name, fact, lambda reading: truth_of(reading != value))
        return Answer(Truth.YES, (), fact.evidence, (), (note,))

    return test


def _in_words(spec: FactSpec, operand: Any) -> str:
    """A fact and a value of it, for a note: ``whether it is seasonal work (yes)``."""
    shown = {"true": "yes", "false": "no"}.get(str(operand), operand)
    meaning = spec.meaning.partition(":")[0].rstrip(".")
    return f"{meaning[:1].lower()}{meaning[1:]} ({shown})"


def _unless_said_otherwise(name: str, spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """YES if the document says it or does not speak of it; UNKNOWN if it says something else, which is then asked.

    For a reach that is usual and may be missing where the document says otherwise, such as that of a law over an
    agency seated elsewhere. Where the document does not speak of it, a note says what was taken for granted; what it
    leaves open is asked. It never answers NO, since what the document says does not settle the matter.
    """
    if not isinstance(operand, Mapping) or set(operand) != {"value", "ask"}:
        mend = "Write unless_said_otherwise: {value: GB, ask: Where does the agency act?}."
        raise ConditionError(f'"unless_said_otherwise" of "{name}" needs value and ask.', "", mend)
    value = _literal(spec, operand["value"])
    question = str(operand["ask"])
    note = f"Taken to be so, since the document does not say otherwise: {_in_words(spec, operand['value'])}."

    def test(env: Environment) -> Answer:
        fact = env.fact(name)
        if fact.state in (FactState.SILENT, FactState.NOT_COVERED):
            return Answer(Truth.YES, (), fact.evidence, (), (note,))
        if set(fact.readings) == {value}:
            return Answer(Truth.YES, (), fact.evidence)
        said = ", ".join(sorted(map(str, fact.readings)))
        detail = f"the document says {said}" if said else "the document leaves it open"
        gap = replace(env.gap(name, FactState.OPEN, detail), question=question)
        return Answer(Truth.UNKNOWN, (gap,), fact.evidence, confidence=fact.confidence)

    return test


def _is_stated(name: str, _spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """YES if the document states the fact, else UNKNOWN: silence is never treated inside a condition."""
    if operand != "true":
        raise ConditionError(f'"is_stated" of "{name}" can only be true.', "", "Write is_stated: true.")
    return ReadingTest(name, lambda _reading: Truth.YES)


def _since(name: str, _spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """Whether a day lies on or after a change; UNKNOWN inside the window of a change whose day is not known."""
    if not isinstance(operand, Mapping) or set(operand) != {"earliest", "latest"}:
        mend = 'Write since: {earliest: "2026-05-01", latest: "2026-05-31"}, twice the same day if it is known.'
        raise ConditionError(f'"since" of "{name}" needs earliest and latest.', "", mend)
    try:
        change = Boundary(*(date.fromisoformat(str(operand[end])) for end in ("earliest", "latest")))
    except ValueError as error:
        raise ConditionError(f"{error}.".capitalize(), "", "Write days as 2026-11-21, the earlier one first.") from None
    return ReadingTest(name, change.passed, f"the change took effect {change}; on which day is not known")


def _within(name: str, _spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """Whether the work is in a country less some of its parts.

    A document that names the country and none of the parts left out is taken to lie inside; the answer
    carries a note that says so. To ask for one part alone, test ``destination.nation``.
    """
    if not isinstance(operand, Mapping) or set(operand) != {"country", "except"} or name != "destination.country":
        raise ConditionError(
            '"within" is for destination.country and needs country and except.',
            "",
            "Write within: {country: GB, except: [GB-NIR]}.",
        )
    country = _literal(fact_spec("destination.country"), operand["country"])
    left_out = frozenset(str(part) for part in operand["except"])

    def test(env: Environment) -> Answer:
        inside = answered(env, name, env.fact(name), lambda reading: truth_of(reading == country))
        nation = env.fact("destination.nation")
        if inside.truth is not Truth.YES:
            return inside
        if nation.state is FactState.STATED:
            named = agreed(truth_of(reading in left_out) for reading in nation.readings)
            if named is not Truth.NO:
                truth = Truth.NO if named is Truth.YES else Truth.UNKNOWN
                gaps = (env.gap("destination.nation", FactState.OPEN),) if truth is Truth.UNKNOWN else ()
                return Answer(truth, gaps, nation.evidence)
            return Answer(Truth.YES, (), inside.evidence + nation.evidence)
        note = (
            f"The document does not say which part of the country the work is in; {', '.join(sorted(left_out))} "
            "has law of its own and is not meant here."
        )
        confidence = Confidence.least(Confidence.MEDIUM, inside.confidence)
        return Answer(Truth.YES, (), inside.evidence, (), (note,), confidence)

    return test


def _literal(spec: FactSpec, operand: Any) -> Any:
    """An operand as a value of the fact's type; operands come as text."""
    if spec.type is FactType.BOOLEAN:
        if operand in ("true", "false"):
            return operand == "true"
        raise ConditionError(f'"{operand}" is neither true nor false.', "", f"{spec.name} takes true or false.")
    if not isinstance(operand, str):
        raise ConditionError(f'"{spec.name}" cannot be compared with {operand}.', "", "Write one word.")
    if spec.type in (FactType.CHOICE, FactType.CHOICES):
        if operand not in spec.choices:
            mend = suggest(operand, spec.choices) or f"Allowed: {', '.join(spec.choices)}."
            raise ConditionError(f'"{operand}" is no value of "{spec.name}".', "", mend)
        return operand
    if spec.type is FactType.COUNTRY and not (len(operand) == 2 and operand.isalpha() and operand.isupper()):  # noqa: PLR2004
        raise ConditionError(f'"{operand}" is not an ISO 3166-1 alpha-2 code.', "", 'Write for example "GB".')
    if spec.type is FactType.DAY:
        try:
            return date.fromisoformat(operand)
        except ValueError:
            raise ConditionError(f'"{operand}" is not a date.', "", "Write 2026-11-21.") from None
    return operand


_WORDS = frozenset({FactType.TEXT, FactType.BOOLEAN, FactType.CHOICE, FactType.COUNTRY, FactType.NATION})

OPERATORS: dict[str, Operator] = {
    "is": Operator(_WORDS, _is),
    "in": Operator(_WORDS - {FactType.BOOLEAN}, _in),
    "includes": Operator(frozenset({FactType.CHOICES}), _includes),
    "not_said_to_be": Operator(_WORDS, _not_said_to_be),
    "unless_said_otherwise": Operator(_WORDS, _unless_said_otherwise),
    "is_stated": Operator(frozenset(FactType) - {FactType.LIST}, _is_stated),
    "since": Operator(frozenset({FactType.DAY}), _since),
    "within": Operator(frozenset({FactType.COUNTRY}), _within, ("destination.nation",)),
    "on_list": Operator(frozenset({FactType.COUNTRY}), on_list),
    "on_watch_list": Operator(frozenset({FactType.COUNTRY}), on_watch_list),
    "under_regime": Operator(frozenset({FactType.COUNTRY, FactType.NATION}), under_regime),
    "agency_charges_depart_from": Operator(frozenset({FactType.TEXT}), agency_charges_depart, BESIDE_CHARGES),
    "under_agreement_to": Operator(frozenset({FactType.COUNTRY}), under_agreement, BESIDE_AGREEMENTS),
    **{word: Operator(types, comparison(word)) for word, types in COMPARISONS.items()},
}
