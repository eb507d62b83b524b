"""Looks over the rules of a book for wording and gaps that no schema can see.

A rule that accuses, asks two things at once, or has no example for an outcome it can have, is sent back.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ethicalrecruit.checker.authority import law_is_confirmed
from ethicalrecruit.checker.coverage import possible_answers
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.condition import All, Always, Any_, AnyItem, Condition, Leaf, leaves
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.grades import Outcome
from ethicalrecruit.values.timeline import Boundary
from ethicalrecruit.values.truth import Truth

# Words that pass judgement. A rule says what a document reads like, never what somebody did.
VERDICTS = re.compile(
    r"\b(violat\w*|illegal\w*|unlawful\w*|guilt\w*|scam\w*|fraud\w*|offend\w*|offence\w*|offense\w*|crimin\w*|crimes?"
    r"|culprit\w*|perpetrator\w*|blacklist\w*|(?:non-?)?compliant|traffick\w*|dishonest\w*|crooks?)\b",
    re.IGNORECASE,
)
GUILT = re.compile(
    r"\b(breach\w*|broke the|breaks the|break the law|against the law|forced labour|forced labor|exploit\w*|abus\w*"
    r"|deceiv\w*|deceit\w*|cheat\w*|slave\w*|must be punished)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"\{[^{}]*\}|\$\w+|%\(?[a-z]\w*\)?", re.IGNORECASE)
_AT_WORKERS = re.compile(
    r"\b(workers?|applicants?|candidates?|nurses?|nationals|citizens|people)\s+(should|must|may|ought)\s+not\b",
    re.IGNORECASE,
)
_ACCUSING_QUESTION = re.compile(
    r"^(why (do|did|are|don't|didn't) you|how dare|do you admit|are you aware)\b", re.IGNORECASE
)
_LONGEST_QUESTION = 300
_FIRST_BOUNDARY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class LintFault:
    """Something to mend in a rule.

    Attributes:
        rule: id of the rule.
        check: name of the check, for filtering.
        what: what is to be mended.
        place: the rule's file.
    """

    rule: str
    check: str
    what: str
    place: str


def lint_book(book: RuleBook) -> tuple[LintFault, ...]:
    """Everything to mend in the rules of a book, in order of rule and check."""
    return tuple(fault for rule in book.rules for fault in lint_rule(book, rule))


def lint_rule(book: RuleBook, rule: Rule) -> tuple[LintFault, ...]:
    """Everything to mend in one rule."""
    found = [
        *_wording(rule),
        *_question(rule),
        *_severity(book, rule),
        *_conditions(rule),
        *_silence(rule),
    ]
    if rule.status == "draft" and not rule.to_confirm:
        found.append(("draft", "A draft says in to_confirm what must be read before it can become stable."))
    if rule.status == "stable":
        found += [*_completeness(rule), *_boundaries(rule)]
        # Without a list of the user's own such a rule takes no part, so its examples can show nothing.
        if not any(leaf.operator == "on_watch_list" for leaf in leaves(rule.indicated_when)):
            found += _outcomes(book, rule)
    return tuple(LintFault(rule.id, check, what, rule.place) for check, what in found)


Found = Iterator[tuple[str, str]]


def _texts(rule: Rule) -> Iterator[tuple[str, str]]:
    """The rule's own words; the texts of examples are those of strangers and may say anything."""
    yield from (("title", rule.title), ("message", rule.message), ("mend", rule.mend), ("ask", rule.ask))
    yield from (("severity_reason", rule.severity_reason), ("lawful_contrast", rule.lawful_contrast))
    yield from (("false_alarms", text) for text in rule.false_alarms)
    yield from (("examples", example.name) for example in rule.examples)
    yield from (("history", change.change) for change in rule.history)


def _wording(rule: Rule) -> Found:
    for key, text in _texts(rule):
        for word in dict.fromkeys(match[0].lower() for match in VERDICTS.finditer(text)):
            yield "verdict-word", f'"{word}" in {key} passes judgement: say what the document reads like.'
    for key, text in (("title", rule.title), ("message", rule.message)):
        for match in GUILT.finditer(text):
            yield "states-guilt", f'"{match[0].lower()}" in {key} states more than a document can show.'
    for key, text in (("title", rule.title), ("message", rule.message), ("mend", rule.mend), ("ask", rule.ask)):
        for match in PLACEHOLDER.finditer(text):
            yield "placeholder", f'"{match[0]}" in {key} looks like something to be filled in: nothing will be.'
    for key, text in (("title", rule.title), ("message", rule.message), ("mend", rule.mend)):
        for match in _AT_WORKERS.finditer(text):
            yield "at-workers", f'"{match[0].lower()}" in {key} speaks to workers: no rule is about what they do.'


def _question(rule: Rule) -> Found:
    ask = rule.ask.strip()
    if not ask.endswith("?"):
        yield "question", "ask must end with a question mark."
    if ask.count("?") > 1:
        yield "question", "ask holds more than one question: ask one thing."
    if ask[:1].islower():
        yield "question", "ask begins with a small letter: it is sent as it stands."
    if "!" in ask or _ACCUSING_QUESTION.search(ask):
        yield "question", "ask is not polite enough to be sent."
    if len(ask) > _LONGEST_QUESTION:
        yield "question", f"ask has more than {_LONGEST_QUESTION} characters."


def _severity(book: RuleBook, rule: Rule) -> Found:
    topic = book.topics.get(rule.topic)
    if topic is None:
        yield "topic", f'The topic "{rule.topic}" is not in the severity table: {", ".join(book.topics)}.'
    elif rule.severity is not topic.level and not rule.severity_reason:
        told = f"severity is {rule.severity.value}, but the topic {topic.id} has {topic.level.value}"
        yield "severity", f"{told}: give a severity_reason."


def _conditions(rule: Rule) -> Found:
    for leaf in (*leaves(rule.applies_when), *leaves(rule.indicated_when)):
        if leaf.fact.startswith("worker."):
            yield "worker", f"{leaf.fact} is tested: no rule may rest on the worker."
    for leaf in _raising(rule.indicated_when):
        operand = leaf.operand if isinstance(leaf.operand, list) else [leaf.operand]
        if leaf.fact == "recruitment.channel" and "direct_application" in operand:
            yield "worker", "A direct application raises the indicator: it is never one."
        if leaf.fact == "item.basis" and "nationality" in operand:
            yield "worker", "Naming a nationality raises the indicator: it is never one."


def _raising(condition: Condition) -> Iterator[Leaf]:
    """The leaves whose YES speaks for the indicator: those under no ``not``."""
    match condition:
        case Leaf():
            yield condition
        case AnyItem():
            yield from _raising(condition.where)
        case All() | Any_():
            for child in condition.children:
                yield from _raising(child)
        case _:
            return


def _silence(rule: Rule) -> Found:
    for kind, outcome in sorted(rule.silence.items()):
        if kind not in rule.documents:
            yield "silence", f"silence names {kind.value}, but the rule does not look at such documents."
        if outcome is Outcome.INDICATOR and not rule.silence_reason:
            told = f"Silence of {kind.value} raises an indicator"
            yield "silence", f"{told}: say in silence_reason which provision asks such a document to say it."


def _completeness(rule: Rule) -> Found:
    for key, value in (
        ("references", rule.references or rule.fee_rules),
        ("false_alarms", rule.false_alarms),
        ("lawful_contrast", rule.lawful_contrast.strip()),
        ("history", rule.history),
    ):
        if not value:
            yield "complete", f"A stable rule needs {key}."
    if rule.to_confirm:
        yield "draft", "A stable rule has nothing left to confirm: remove to_confirm, or make it a draft."
    if rule.history and rule.history[-1].version != rule.version:
        last = rule.history[-1].version
        yield "complete", f"The last entry of history is for version {last}, the rule has version {rule.version}."


def _outcomes(book: RuleBook, rule: Rule) -> Found:
    shown = {example.expect for example in rule.examples}
    wanted = [Outcome.NONE_SEEN, Outcome.CANNOT_TELL]
    if not _can_indicate(rule):
        pass  # a rule that only asks
    elif law_is_confirmed(book, rule):
        wanted.insert(0, Outcome.INDICATOR)
    elif not any(example.reason == "law_unconfirmed" for example in rule.examples):
        yield "examples", "The law is not confirmed: an example must show cannot_tell with reason law_unconfirmed."
    if not isinstance(rule.applies_when, Always):
        wanted.append(Outcome.NOT_APPLICABLE)
    for outcome in wanted:
        if outcome not in shown:
            yield "examples", f"No example shows {outcome.value}."
    open_ones = [example for example in rule.examples if example.expect is Outcome.CANNOT_TELL]
    if open_ones and not any(example.missing or example.reason == "law_unconfirmed" for example in open_ones):
        yield "examples", "No example of cannot_tell names the facts that are missing."


def _can_indicate(rule: Rule) -> bool:
    return Outcome.INDICATOR in rule.silence.values() or Truth.YES in possible_answers(rule.indicated_when)


def _boundaries(rule: Rule) -> Found:
    """The day before and the day of each boundary that is known and not long ago."""
    days = {example.day for example in rule.examples}
    for name, boundary in (("since", rule.in_force.since), ("until", rule.in_force.until)):
        day = _known(boundary)
        if day is None:
            continue
        for wanted in (day - timedelta(days=1), day):
            if wanted not in days:
                yield (
                    "boundary",
                    f"No example stands on {wanted.isoformat()}, beside in_force.{name} {day.isoformat()}.",
                )


def _known(boundary: Boundary | None) -> date | None:
    if boundary is None or boundary.earliest != boundary.latest or boundary.earliest < _FIRST_BOUNDARY:
        return None
    return boundary.earliest
