"""Tests of a country against dated lists and agreements."""

from collections.abc import Callable, Mapping
from typing import Any

from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.facts.catalogue import FactSpec
from ethicalrecruit.facts.state import Fact, FactState
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.reference.agreements import Agreement
from ethicalrecruit.reference.lists import CountryList
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.environment import Answer, Environment
from ethicalrecruit.values.grades import Verified
from ethicalrecruit.values.truth import Truth, any_of

Test = Callable[[Environment], Answer]

NONE_RECORDED = "No government agreement is recorded here for this origin and destination; our table is not complete."

BESIDE_AGREEMENTS = ("recruitment.inside_agreement", "job.occupation", "recruitment.recruiter")
"""What is looked at beside origin and destination, to tell whether recruitment is within an agreement."""


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
    basis = (_list_basis(listed, found.editions, f"{country} {word}"),)
    notes = listed.notes_on(env.day)
    if found.truth is not Truth.UNKNOWN:
        return Answer(found.truth, (), (), basis, notes)
    if env.day is None:
        detail = f"the editions of {listed.title} differ on {country}"
        return Answer(Truth.UNKNOWN, (env.gap("subject.day", FactState.NOT_COVERED, detail),), (), basis, notes)
    detail = f"the day on which {listed.title} changed for {country} is not known exactly"
    return Answer(Truth.UNKNOWN, (env.gap("", FactState.NOT_COVERED, detail),), (), basis, notes)


def _list_basis(listed: CountryList, editions: tuple[str, ...], value: str) -> Basis:
    """What the editions of a list say; a list of the user's own says nothing of the law."""
    named = ", ".join(editions)
    marks = [edition.verification for edition in listed.editions if edition.edition in editions]
    if listed.is_watch or not marks:
        return Basis("list", listed.id, named, value)
    substance = Verified.least(*(one.substance for one in marks))
    pinpoint = Verified.least(*(one.pinpoint for one in marks))
    return Basis("list", listed.id, named, value, substance, pinpoint, listed.url)


def under_agreement(name: str, _spec: FactSpec, operand: Any, _tables: ReferenceTables) -> Test:
    """Whether recruitment from a country runs under a government agreement with another, within its terms.

    No recorded agreement, or none that reaches the occupation and the recruiter: NO. A recorded one whose terms are
    known only as prose: UNKNOWN, until the document says whether the recruitment is within them. Its word settles
    that only for an agreement that was surely in force and is not confined to certain employers.
    """
    if not isinstance(operand, Mapping) or set(operand) != {"fact"} or operand["fact"] != "destination.country":
        raise ConditionError(
            '"under_agreement_to" needs the destination.',
            "",
            "Write under_agreement_to: {fact: destination.country}.",
        )

    def test(env: Environment) -> Answer:
        origin, destination = env.fact(name), env.fact("destination.country")
        if origin.only is None:
            return Answer(Truth.UNKNOWN, (env.gap(name, _unsettled(origin)),), origin.evidence)
        country = str(origin.only)
        settled = destination.only is not None
        table = env.tables.agreements
        if settled:
            found = table.between(country, str(destination.only), env.day)
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
        return _within_terms(env, found, inside)

    return test


def _within_terms(env: Environment, found: tuple[Agreement, ...], inside: Fact) -> Answer:
    """Whether recruitment is within one of the agreements recorded for its corridor."""
    basis = tuple(_agreement_basis(one) for one in found)
    terms = tuple(one.scope_note for one in found if one.scope_note)
    occupation, recruiter = (str(env.fact(name).only or "") for name in ("job.occupation", "recruitment.recruiter"))
    reaching = [one for one in found if one.reaches(occupation, recruiter) is not Truth.NO]
    if not reaching:
        note = f"{found[0].title} is recorded and does not reach this occupation or this kind of recruiter."
        shown = env.fact("job.occupation").evidence + env.fact("recruitment.recruiter").evidence
        return Answer(Truth.NO, (), shown, basis, (note, *terms))
    if inside.state is FactState.STATED and set(inside.readings) == {False}:
        return Answer(Truth.NO, (), inside.evidence, basis, terms, inside.confidence)
    detail = f"an agreement is recorded: {reaching[0].title}"
    if inside.state is FactState.STATED and set(inside.readings) == {True}:
        if any(one.surely_holds(env.day) and not one.employers for one in reaching):
            return Answer(Truth.YES, (), inside.evidence, basis, terms, inside.confidence)
        confined = next((one.employers for one in reaching if one.employers), "")
        doubt = f"it is confined to {confined}" if confined else "whether it was in force that day is not certain"
        detail = f"{detail}; {doubt}"
    gap = env.gap("recruitment.inside_agreement", _unsettled(inside), detail)
    return Answer(Truth.UNKNOWN, (gap,), inside.evidence, basis, terms)


def _agreement_basis(one: Agreement) -> Basis:
    substance = Verified.SECONDARY if one.sources else Verified.NONE
    return Basis("agreement", one.id, one.since_text, one.status, substance, one.start_verified, one.url)


def _unsettled(fact: Fact) -> FactState:
    return FactState.OPEN if fact.state is FactState.STATED else fact.state
