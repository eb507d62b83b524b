"""One rule on one document: condition answers to outcomes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from ethicalrecruit.facts.catalogue import fact_spec
from ethicalrecruit.facts.state import FactState, Item
from ethicalrecruit.findings.finding import WHOLE_DOCUMENT
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.condition import AnyItem, about_items, evaluate, heard, rest_of, without
from ethicalrecruit.rulebook.environment import Answer, Environment, Gap, once
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence, DocumentKind, Outcome
from ethicalrecruit.values.truth import Truth


class Why(StrEnum):
    """Why an outcome is what it is."""

    CONDITION_MET = "condition_met"
    CONDITION_NOT_MET = "condition_not_met"
    SILENT = "silent"
    MISSING_FACTS = "missing_facts"
    LAW_UNCONFIRMED = "law_unconfirmed"
    NOT_IN_FORCE = "not_in_force"
    IN_FORCE_UNCERTAIN = "in_force_uncertain"
    KIND_OF_DOCUMENT = "kind_of_document"
    DOES_NOT_APPLY = "does_not_apply"


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome about one thing, and the answer it rests on."""

    about: str
    outcome: Outcome
    why: Why
    answer: Answer
    gaps: tuple[Gap, ...] = ()


def judge(rule: Rule, env: Environment, kind: DocumentKind) -> tuple[Judgement, ...]:
    """What a rule says about a document: one judgement for each thing it has something to say about."""
    if why := out_of_question(rule, kind, env.day):
        return (_whole(Outcome.NOT_APPLICABLE, why, Answer(Truth.NO)),)
    env = env.while_in_force(rule.in_force)
    applies = evaluate(rule.applies_when, env)
    if applies.truth is Truth.NO:
        return (_whole(Outcome.NOT_APPLICABLE, Why.DOES_NOT_APPLY, applies),)
    judgements = _about_items(rule, env, kind, applies) if rule.about else (_one(rule, env, kind, applies, None),)
    if _in_force(rule, env.day) is Truth.UNKNOWN:
        judgements = tuple(_unsure_of_force(env, one) for one in judgements)
    return judgements


def out_of_question(rule: Rule, kind: DocumentKind, day: date | None) -> Why | None:
    """Why a rule is not asked at all about documents of a kind on a day; None if it is."""
    if kind not in rule.documents:
        return Why.KIND_OF_DOCUMENT
    return Why.NOT_IN_FORCE if _in_force(rule, day) is Truth.NO else None


def _in_force(rule: Rule, day: date | None) -> Truth:
    """Whether a rule is in force; for a document without a day it is taken to be, unless it has ended."""
    return rule.in_force.holds(day) if day else Truth.UNKNOWN if rule.in_force.until else Truth.YES


def _about_items(rule: Rule, env: Environment, kind: DocumentKind, applies: Answer) -> tuple[Judgement, ...]:
    assert rule.about is not None  # noqa: S101  # the caller asked
    listed = env.facts.lists[rule.about.of]
    if fact_spec(rule.about.of).scene:
        if unraised := _unraised(rule, rule.about, env, kind):
            return (unraised,)
        if not listed.items and listed.rest is not FactState.STATED:
            return (_without_a_scene(rule, rule.about, env, applies),)
    found = [_one(rule, env.about(rule.about, item), kind, applies, item) for item in about_items(rule.about, env)]
    told = _strongest_each(one for one in found if one.outcome.speaks)
    if told:
        return told
    if listed.rest is FactState.SILENT and rule.silence.get(kind) is Outcome.NONE_SEEN:
        # No more of what the rule is about occurs in the document: what else is missing could not change that.
        rest = Judgement(WHOLE_DOCUMENT, Outcome.NONE_SEEN, Why.SILENT, rest_of(rule.about.of, listed))
    else:
        rest = _one(rule, env.about(rule.about, None), kind, applies, None)
    if found and rest.outcome is Outcome.NONE_SEEN:
        # What was named does not meet the condition, and no more is named.
        return (replace(found[0], about=WHOLE_DOCUMENT, answer=_all_evidence(found)),)
    return (rest,)


def _unraised(rule: Rule, about: AnyItem, env: Environment, kind: DocumentKind) -> Judgement | None:
    """The judgement where the items only set the scene and the document does not raise the matter; else None."""
    beside = evaluate(without(rule.indicated_when, about), env)
    if beside.truth is Truth.NO:
        return _whole(Outcome.NONE_SEEN, Why.CONDITION_NOT_MET, beside)
    if beside.is_silent and rule.silence.get(kind) is Outcome.NONE_SEEN:
        return _whole(Outcome.NONE_SEEN, Why.SILENT, beside)
    return None


def _without_a_scene(rule: Rule, about: AnyItem, env: Environment, applies: Answer) -> Judgement:
    """The document raises the matter and names nothing of its scene: that is asked, whatever silence means."""
    beside = evaluate(without(rule.indicated_when, about), env)
    scene = rest_of(about.of, env.facts.lists[about.of])
    gaps = once((applies.gaps, beside.gaps, scene.gaps))
    answer = replace(_both(applies, beside), truth=Truth.UNKNOWN)
    return Judgement(WHOLE_DOCUMENT, Outcome.CANNOT_TELL, Why.MISSING_FACTS, answer, gaps)


def _all_evidence(found: list[Judgement]) -> Answer:
    answers = [one.answer for one in found]
    evidence = once(answer.evidence for answer in answers)
    return replace(answers[0], evidence=evidence, basis=once(answer.basis for answer in answers))


def _strongest_each(judgements: Iterator[Judgement]) -> tuple[Judgement, ...]:
    """One judgement for each thing: two signs of aiming at one country are one finding."""
    best: dict[str, Judgement] = {}
    for one in judgements:
        first = best.get(one.about)
        if first is None or (one.outcome is Outcome.INDICATOR and first.outcome is not Outcome.INDICATOR):
            best[one.about] = one
        elif first.outcome is one.outcome:
            evidence = once((first.answer.evidence, one.answer.evidence))
            best[one.about] = replace(first, answer=replace(first.answer, evidence=evidence))
    return tuple(best.values())


def _one(rule: Rule, env: Environment, kind: DocumentKind, applies: Answer, item: Item | None) -> Judgement:
    about = WHOLE_DOCUMENT if item is None or rule.about is None else f"{rule.about.of}:{item.key}"
    indicated = evaluate(rule.indicated_when, env)
    both = _both(applies, indicated)
    if indicated.truth is Truth.NO:
        return Judgement(about, Outcome.NONE_SEEN, Why.CONDITION_NOT_MET, indicated)
    if indicated.truth is Truth.YES:
        if applies.truth is Truth.YES:
            return Judgement(about, Outcome.INDICATOR, Why.CONDITION_MET, both)
        return Judgement(about, Outcome.CANNOT_TELL, Why.MISSING_FACTS, both, applies.gaps)
    # Silence speaks where the topic does not occur at all. Once an item is named, what is not said of it or
    # around it is asked, save where the provision wants this very kind of document to say it.
    silence = rule.silence.get(kind, Outcome.CANNOT_TELL)
    if item is not None and silence is not Outcome.INDICATOR:
        silence = Outcome.CANNOT_TELL
    matter = _Matter(about, silence, applies, indicated)
    return _silent(rule, env, matter) or _open(matter)


@dataclass(frozen=True, slots=True)
class _Matter:
    """A matter that the condition does not settle, and what silence about it means."""

    about: str
    silence: Outcome
    applies: Answer
    indicated: Answer


def _silent(rule: Rule, env: Environment, matter: _Matter) -> Judgement | None:
    """The judgement where silence alone settles the matter; None where it does not."""
    about, silence, applies, indicated = matter.about, matter.silence, matter.applies, matter.indicated
    # What could not be looked for changes nothing where another part of the condition does not occur.
    # Where all that is missing does not occur, nothing is left to ask, under ``not`` as well.
    quiet = indicated.is_silent
    if silence is Outcome.NONE_SEEN and (quiet or heard(rule.indicated_when, env) is Truth.NO):
        return Judgement(about, Outcome.NONE_SEEN, Why.SILENT, indicated)
    if silence is not Outcome.INDICATOR or not quiet or applies.truth is not Truth.YES:
        return None
    both = _both(applies, indicated)
    missing = tuple(Evidence(EvidenceKind.ABSENCE, field=_absent(about, gap)) for gap in indicated.gaps)
    answer = replace(both, evidence=both.evidence + missing, confidence=Confidence.LOW)
    return Judgement(about, Outcome.INDICATOR, Why.SILENT, answer, indicated.gaps)


def _absent(about: str, gap: Gap) -> str:
    """What is absent: the item a finding is about, else the fact."""
    return gap.fact if about == WHOLE_DOCUMENT else about


def _open(matter: _Matter) -> Judgement:
    """What cannot be told, with what is missing."""
    applies, gaps = matter.applies, matter.indicated.gaps
    if matter.silence is Outcome.NONE_SEEN:
        # Silence settles its own gaps; what is asked is only what it leaves open.
        gaps = tuple(gap for gap in gaps if gap.state is not FactState.SILENT)
    if applies.truth is Truth.UNKNOWN:
        gaps = once((applies.gaps, gaps))
    return Judgement(matter.about, Outcome.CANNOT_TELL, Why.MISSING_FACTS, _both(applies, matter.indicated), gaps)


def _both(applies: Answer, indicated: Answer) -> Answer:
    """The indicated half first: it holds the words the finding is about."""
    return Answer(
        indicated.truth,
        (),
        once((indicated.evidence, applies.evidence)),
        once((indicated.basis, applies.basis)),
        once((indicated.notes, applies.notes)),
        Confidence.least(indicated.confidence, applies.confidence),
    )


def _unsure_of_force(env: Environment, one: Judgement) -> Judgement:
    """Near an uncertain start or end of a rule an indicator is not certain; the rest stays as it is."""
    if one.outcome is not Outcome.INDICATOR:
        return one
    detail = "the rule has ended, so the day decides" if env.day is None else "the day it came into force is not known"
    fact = "subject.day" if env.day is None else ""
    gap = Gap(fact, FactState.NOT_COVERED, detail=detail)
    return replace(one, outcome=Outcome.CANNOT_TELL, why=Why.IN_FORCE_UNCERTAIN, gaps=(gap,))


def _whole(outcome: Outcome, why: Why, answer: Answer) -> Judgement:
    return Judgement(WHOLE_DOCUMENT, outcome, why, answer)
