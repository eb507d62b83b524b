"""Comparisons of numbers, sums, pay and days."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.facts.catalogue import FactSpec, FactType, fact_spec
from ethicalrecruit.facts.pay import PayRate
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.amounts import DatedAmount
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.environment import Answer, Environment, Gap, ReadingTest, answered, once
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.money import Money, Sum, Sums
from ethicalrecruit.values.ranges import NumberRange
from ethicalrecruit.values.timeline import Entry
from ethicalrecruit.values.truth import Truth, truth_of

_NUMBERS = frozenset({FactType.NUMBER, FactType.MONEY})
COMPARISONS: dict[str, frozenset[FactType]] = {
    "above": _NUMBERS,
    "at_least": _NUMBERS,
    "at_most": _NUMBERS,
    "below": _NUMBERS | {FactType.PAY},
    "before": frozenset({FactType.DAY}),
    "after": frozenset({FactType.DAY}),
}
"""Comparison operators and the types of facts they can ask."""

Compiler = Callable[[str, FactSpec, Any, ReferenceTables], Callable[[Environment], Answer]]


@dataclass(frozen=True, slots=True)
class Other:
    """The other side of a comparison: the values it may have, or the gap that leaves it without one."""

    values: tuple[Any, ...]
    answer: Answer
    name: str = ""


def comparison(word: str) -> Compiler:
    """The compiler of one comparison operator."""

    def compile_comparison(
        name: str, spec: FactSpec, operand: Any, tables: ReferenceTables
    ) -> Callable[[Environment], Answer]:
        if not isinstance(operand, Mapping):
            return _literal_test(name, word, _literal(spec, operand))
        other = _other_side(name, spec, operand, tables)

        def test(env: Environment) -> Answer:
            right = other(env)
            if right.answer.truth is Truth.UNKNOWN:
                return _unanswered(env, name, right.answer)
            detail = _currency_detail(env, name, right.values)
            plain = answered(env, name, env.fact(name), lambda reading: _compare_all(word, reading, right), detail)
            if plain.truth is Truth.UNKNOWN and detail:
                # A sum in another currency is a sum that the document names: the matter is raised, not silent.
                plain = replace(plain, gaps=tuple(replace(gap, state=FactState.OPEN) for gap in plain.gaps))
            if plain.truth is Truth.UNKNOWN and right.name:
                plain = replace(plain, gaps=_pay_gaps(env, name, right) or plain.gaps)
            shown = (*right.answer.evidence, *_arithmetic(env, name, word, right, plain.truth))
            return Answer(
                plain.truth,
                plain.gaps,
                plain.evidence + shown,
                once((right.answer.basis, plain.basis)),
                once((right.answer.notes, plain.notes)),
                plain.confidence,
            )

        return test

    return compile_comparison


def _unanswered(env: Environment, name: str, right: Answer) -> Answer:
    """Nothing to compare with. Where the fact itself is silent, the other side would settle nothing."""
    left = env.fact(name)
    evidence = left.evidence + right.evidence
    if left.state is FactState.SILENT:
        return Answer(Truth.UNKNOWN, (env.gap(name, left.state),), evidence, right.basis)
    if right.gaps and right.is_silent:
        # With nothing to compare with, the fact itself would settle nothing either.
        return Answer(Truth.UNKNOWN, right.gaps, evidence, right.basis)
    gaps = () if left.state is FactState.STATED else (env.gap(name, left.state),)
    return Answer(Truth.UNKNOWN, gaps + right.gaps, evidence, right.basis)


def _compare_all(word: str, reading: Any, right: Other) -> Truth:
    answers = {_compare(word, reading, value) for value in right.values}
    return answers.pop() if len(answers) == 1 else Truth.UNKNOWN


def _compare(word: str, left: Any, right: Any) -> Truth:
    if isinstance(left, date):
        return truth_of(left < right if word == "before" else left > right)
    if isinstance(left, PayRate):
        return left.below(right)
    if isinstance(left, Sums):
        left = left.in_currency(right.currency)
    if left is None:
        return Truth.UNKNOWN
    if isinstance(left, Sum):
        if left.currency != right.currency:
            return Truth.UNKNOWN
        left, right = left.amount, right.amount
    answer: Truth = getattr(left, word)(right)
    return answer


def _pay_gaps(env: Environment, name: str, right: Other) -> tuple[Gap, ...]:
    """For two rates of pay: the side that lacks something, or how the two differ."""
    left = env.fact(name)
    if not left.readings or not isinstance(left.readings[0], PayRate):
        return ()
    gaps = []
    for side, rates in ((name, left.readings), (right.name, right.values)):
        lacking = next((rate.lacks for rate in rates if rate.lacks), "")
        if lacking:
            gaps.append(env.gap(side, FactState.OPEN, f"not stated: {lacking}"))
    if not gaps:
        told = "the two are not in one currency, not both gross or both net, or differ by no more than rounding can"
        gaps.append(env.gap(name, FactState.OPEN, told))
    return tuple(gaps)


def _currency_detail(env: Environment, name: str, values: tuple[Any, ...]) -> str:
    fact = env.fact(name)
    for left in fact.readings:
        for right in values:
            stated = left.parts if isinstance(left, Sums) else (left,) if isinstance(left, Sum) else ()
            codes = [one.currency for one in stated]
            if isinstance(right, Sum) and codes and right.currency not in codes:
                return (
                    f"the amount is in {' and '.join(codes)} and the limit in {right.currency}: give the amount in "
                    f"{right.currency}, or the rate of exchange and its date"
                )
    return ""


def _arithmetic(env: Environment, name: str, word: str, right: Other, truth: Truth) -> tuple[Evidence, ...]:
    fact = env.fact(name)
    if fact.state is not FactState.STATED or truth is Truth.UNKNOWN or len(right.values) != 1:
        return ()
    shown = " or ".join(str(reading) for reading in fact.readings)
    negation = "" if truth is Truth.YES else "not "
    text = f"{name} {shown} is {negation}{word.replace('_', ' ')} {right.values[0]}"
    return (Evidence(EvidenceKind.COMPUTED, field=name, arithmetic=text),)


def _other_side(
    name: str, spec: FactSpec, operand: Mapping[str, Any], tables: ReferenceTables
) -> Callable[[Environment], Other]:
    if set(operand) == {"fact"}:
        return _fact_side(name, spec, str(operand["fact"]))
    if set(operand) == {"amount"} and spec.type is FactType.MONEY:
        return _amount_side(str(operand["amount"]), tables)
    raise ConditionError(f'"{name}" cannot be compared with {dict(operand)}.', "", "Write {fact: …} or {amount: …}.")


@dataclass(frozen=True, slots=True)
class LiteralComparison(ReadingTest):
    """A comparison with a number or a day that the rule itself names."""

    shown: Callable[[Environment, Truth], tuple[Evidence, ...]] = field(kw_only=True)

    def __call__(self, env: Environment) -> Answer:
        """The answer that all readings share, with the comparison in words."""
        plain = answered(env, self.name, env.fact(self.name), self.ask)
        return replace(plain, evidence=plain.evidence + self.shown(env, plain.truth))


def _literal_test(name: str, word: str, value: Any) -> LiteralComparison:
    right = Other((value,), Answer(Truth.YES))
    return LiteralComparison(
        name,
        lambda reading: _compare(word, reading, value),
        shown=lambda env, truth: _arithmetic(env, name, word, right, truth),
    )


def _literal(spec: FactSpec, operand: Any) -> Any:
    text = str(operand)
    if spec.type is FactType.DAY:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise ConditionError(f'"{text}" is not a date.', "", "Write 2026-11-21.") from None
    if spec.type is FactType.NUMBER:
        try:
            return NumberRange.exact(Decimal(text))
        except (InvalidOperation, ValueError, OverflowError):
            raise ConditionError(f'"{text}" is not a number.', "", "Write 40 or 37.5.") from None
    raise ConditionError(
        f'"{spec.name}" cannot be compared with the bare value {text}.',
        "",
        "Limits stand in rules/amounts and are named: {amount: …}.",
    )


def _fact_side(name: str, spec: FactSpec, other: str) -> Callable[[Environment], Other]:
    if fact_spec(other).type is not spec.type:
        raise ConditionError(f'"{name}" and "{other}" are not of one type.', "", "Compare like with like.")

    def side(env: Environment) -> Other:
        fact = env.fact(other)
        if fact.state is not FactState.STATED:
            return Other((), Answer(Truth.UNKNOWN, (env.gap(other, fact.state),), fact.evidence))
        return Other(fact.readings, Answer(Truth.YES, (), fact.evidence), other)

    return side


def _amount_basis(amount: DatedAmount, entry: Entry[Money]) -> Basis:
    marks = next(one.verification for one in amount.sources if one.edition == entry.edition)
    return Basis("amount", amount.id, entry.edition, str(entry.value), marks.substance, marks.pinpoint)


def _amount_side(amount_id: str, tables: ReferenceTables) -> Callable[[Environment], Other]:
    if amount_id not in tables.amounts:
        raise ConditionError(
            f'There is no amount "{amount_id}".',
            "",
            suggest(amount_id, tables.amounts) or "See rules/amounts.",
        )
    amount = tables.amounts[amount_id]

    def side(env: Environment) -> Other:
        found = amount.timeline.during(env.during) if env.day is None else amount.timeline.at(env.day)
        values = tuple(Sum.of(one.entry.value) for one in found if one.entry is not None)
        basis = tuple(_amount_basis(amount, one.entry) for one in found if one.entry is not None)
        if len(values) < len(found):
            reason = next(one.reason for one in found if one.entry is None)
            detail = f"no amount of {amount.title} is certain on this day ({reason})"
            return Other((), Answer(Truth.UNKNOWN, (env.gap("", FactState.NOT_COVERED, detail),), (), basis))
        return Other(values, Answer(Truth.YES, (), (), basis))

    return side
