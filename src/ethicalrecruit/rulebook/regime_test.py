"""Tests of a place against the regimes of agencies that are recorded."""

from collections.abc import Callable
from typing import Any

from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.facts.specs import FactSpec
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.reference.regimes import Regime, RegimeAnswer, RegimeKind
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.values.truth import Truth, agreed


def under_regime(name: str, _spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Callable[[Environment], Answer]:
    """Whether one of the named regimes is recorded for a place on the day; UNKNOWN where none is recorded."""
    known = [kind.value for kind in RegimeKind]
    words = operand if isinstance(operand, list) else [operand]
    for word in words:
        if word not in known:
            mend = suggest(str(word), known) or f"There are: {', '.join(known)}."
            raise ConditionError(f'There is no regime "{word}".', "", mend)
    kinds = frozenset(RegimeKind(word) for word in words)

    def test(env: Environment) -> Answer:
        fact = env.fact(name)
        if fact.state is not FactState.STATED:
            return Answer(Truth.UNKNOWN, (env.gap(name, fact.state),), fact.evidence, confidence=fact.confidence)
        found = [env.tables.regimes.asks(str(reading), kinds, env.day) for reading in fact.readings]
        truth = agreed(one.truth for one in found)
        recorded = tuple(dict.fromkeys(one.regime for one in found if one.regime is not None))
        return Answer(
            truth,
            _gaps(env, name, found) if truth is Truth.UNKNOWN else (),
            fact.evidence,
            tuple(_basis(one) for one in recorded),
            tuple(one.note for one in recorded if one.note),
            fact.confidence,
        )

    return test


def _gaps(env: Environment, name: str, found: list[RegimeAnswer]) -> tuple[Any, ...]:
    reasons = [one.reason for one in found if one.reason]
    if not reasons:
        return (env.gap(name, FactState.OPEN, "readings of the document disagree"),)
    return tuple(env.gap("", FactState.NOT_COVERED, reason) for reason in dict.fromkeys(reasons))


def _basis(regime: Regime) -> Basis:
    told = regime.kind.value.replace("_", " ")
    since = f"{regime.since.earliest.year}"
    value = f"{told}; {regime.law}" if regime.law else told
    verified = regime.verification
    return Basis("regime", regime.place, since, value, verified.substance, verified.pinpoint, regime.url)
