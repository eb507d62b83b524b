"""Tests of a country against dated lists and agreements."""

from collections.abc import Callable, Mapping
from typing import Any

from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.facts.catalogue import FactSpec
from ethicalrecruit.facts.state import Fact, FactState
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.reference.lists import CountryList
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.values.truth import Truth, any_of

Test = Callable[[Environment], Answer]

NONE_RECORDED = "No government agreement is recorded here for this origin and destination; our table is not complete."


def on_list(name: str, _spec: FactSpec, operand: Any, tables: ReferenceTables) -> Test:
    """Whether a country is on a dated list on the day examined."""
    if not isinstance(operand, str) or operand not in tables.lists:
        mend = suggest(str(operand), tables.lists) or f"There are: {', '.join(sorted(tables.lists))}."
        raise ConditionError(f'There is no list "{operand}".', "", mend)
    return _membership_test(name, [tables.lists[operand]])


def on_watch_list(name: str, _spec: FactSpec, operand: Any, tables: ReferenceTables) -> Test:
    """Whether a country is on a watch-list that the user supplied."""
    if operand != "any":
        raise ConditionError('"on_watch_list" can only be any.', "", "Write on_watch_list: any.")
    return _membership_test(name, [one for one in tables.lists.values() if one.is_watch])


def _membership_test(name: str, lists: list[CountryList]) -> Test:
    def test(env: Environment) -> Answer:
        fact = env.fact(name)
        if fact.state is not FactState.STATED:
            return Answer(Truth.UNKNOWN, (env.gap(name, fact.state),), fact.evidence)
        return _all_readings(env, name, fact, lists)

    return test


def _all_readings(env: Environment, name: str, fact: Fact, lists: list[CountryList]) -> Answer:
    answers = [_on_any(env, str(reading), lists) for reading in fact.readings]
    truths = {answer.truth for answer in answers}
    if len(truths) == 1:
        first = answers[0]
        return Answer(first.truth, first.gaps, fact.evidence, first.basis, first.notes, fact.confidence)
    gap = env.gap(name, FactState.OPEN, "readings of the document disagree")
    return Answer(Truth.UNKNOWN, (gap,), fact.evidence, tuple(one for answer in answers for one in answer.basis))


def _on_any(env: Environment, country: str, lists: list[CountryList]) -> Answer:
    answers = [_membership(env, country, listed) for listed in lists]
    truth = any_of(answer.truth for answer in answers)
    told = [answer for answer in answers if answer.truth is truth]
    return Answer(
        truth,
        tuple(gap for answer in told for gap in answer.gaps),
        (),
        tuple(one for answer in told for one in answer.basis),
        tuple(note for answer in told for note in answer.notes) if truth is not Truth.NO else (),
    )


def _membership(env: Environment, country: str, listed: CountryList) -> Answer:
    found = listed.membership(country, env.day, env.during)
    word = {Truth.YES: "listed", Truth.NO: "not listed", Truth.UNKNOWN: "not settled"}[found.truth]
    basis = (Basis("list", listed.id, ", ".join(found.editions), f"{country} {word}"),)
    notes = listed.notes_on(env.day)
    if found.truth is not Truth.UNKNOWN:
        return Answer(found.truth, (), (), basis, notes)
    if env.day is None:
        detail = f"the editions of {listed.title} differ on {country}"
        return Answer(Truth.UNKNOWN, (env.gap("subject.day", FactState.NOT_COVERED, detail),), (), basis, notes)
    detail = f"the day on which {listed.title} changed for {country} is not known exactly"
    return Answer(Truth.UNKNOWN, (env.gap("", FactState.NOT_COVERED, detail),), (), basis, notes)


def under_agreement(name: str, _spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """Whether recruitment from a country runs under a government agreement with another, within its terms.

    No recorded agreement: NO. A recorded one whose terms are known only as prose: UNKNOWN, until the document
    says whether the recruitment is within them.
    """
    if not isinstance(operand, Mapping) or set(operand) != {"fact"} or operand["fact"] != "destination.country":
        raise ConditionError(
            '"under_agreement_to" needs the destination.',
            "",
            "Write under_agreement_to: {fact: destination.country}.",
        )

    def test(env: Environment) -> Answer:
        origin, destination = env.fact(name), env.fact("destination.country")
        if origin.state is not FactState.STATED or len(origin.readings) != 1:
            return Answer(Truth.UNKNOWN, (env.gap(name, _unsettled(origin)),), origin.evidence)
        country = str(origin.readings[0])
        settled = destination.state is FactState.STATED and len(destination.readings) == 1
        table = env.tables.agreements
        if settled:
            found = table.between(country, str(destination.readings[0]), env.day)
        else:
            # With no agreement of the origin with anyone, the destination does not matter.
            recorded = (one for one in table.agreements if one.origin == country)
            found = tuple(one for one in recorded if one.holds(env.day) is not Truth.NO)
        inside = env.fact("recruitment.inside_agreement")
        if not found:
            if inside.state is FactState.STATED and True in inside.readings:
                detail = "the document names a government agreement that our table does not hold: which one is it?"
                gap = env.gap("recruitment.inside_agreement", FactState.OPEN, detail)
                return Answer(Truth.UNKNOWN, (gap,), inside.evidence, (), (NONE_RECORDED,))
            return Answer(Truth.NO, (), origin.evidence + destination.evidence, (), (NONE_RECORDED,))
        if not settled:
            gap = env.gap("destination.country", _unsettled(destination))
            return Answer(Truth.UNKNOWN, (gap,), destination.evidence)
        basis = tuple(Basis("agreement", one.id, one.since_text, one.status) for one in found)
        terms = tuple(one.scope_note for one in found if one.scope_note)
        if inside.state is FactState.STATED and len(set(inside.readings)) == 1:
            truth = Truth.YES if inside.readings[0] else Truth.NO
            return Answer(truth, (), inside.evidence, basis, terms, inside.confidence)
        detail = f"an agreement is recorded: {found[0].title}"
        gap = env.gap("recruitment.inside_agreement", _unsettled(inside), detail)
        return Answer(Truth.UNKNOWN, (gap,), inside.evidence, basis, terms)

    return test


def _unsettled(fact: Fact) -> FactState:
    return FactState.OPEN if fact.state is FactState.STATED else fact.state
