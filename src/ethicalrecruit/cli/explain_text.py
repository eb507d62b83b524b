"""A rule explained, in pieces for text, Markdown and the pages of the documentation."""

from collections.abc import Iterable

from ethicalrecruit.checker.explain import Explanation, Law, Sentence, Turn
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Paragraph
from ethicalrecruit.render.wording import OUTCOMES, SURE, bindingness, citation, day_words, how_sure
from ethicalrecruit.rulebook.rule import Example
from ethicalrecruit.values.grades import Outcome

_GROUPS = (
    (Outcome.INDICATOR, "An indicator is raised"),
    (Outcome.NONE_SEEN, "Nothing is seen"),
    (Outcome.CANNOT_TELL, "It cannot be told"),
    (Outcome.NOT_APPLICABLE, "The rule does not apply"),
)


def explanation_blocks(told: Explanation) -> Iterable[Block]:
    """The explanation of a rule."""
    rule = told.rule
    yield Heading(1, f"{rule.id}: {rule.title}")
    yield Paragraph(rule.message, strong=True)
    yield Entry("topic", told.topic)
    yield Entry("version", f"{rule.version}, status {rule.status}")
    if rule.to_confirm:
        yield Entry("to confirm", rule.to_confirm)
    yield Entry("in force", told.in_force)
    if rule.replaces:
        yield Entry("replaces", rule.replaces)
    yield from _grades(told)
    yield Heading(2, "When it applies")
    yield from _sentences(told.applies)
    yield Heading(2, "When it raises an indicator")
    yield from _sentences(told.indicated)
    yield from _limits(told)
    yield Heading(2, "Law")
    for one in told.law:
        yield from _law(one)
    if told.by_place:
        yield Paragraph("The law of the place found is the authority. What is recorded, by place:")
        yield from (Bullet(line) for line in told.by_place)
    yield Heading(2, "What to do with it")
    yield Entry("ask", rule.ask)
    yield Entry("to mend", rule.mend)
    if rule.lawful_contrast:
        yield Heading(2, "Lawful contrast")
        yield Paragraph(rule.lawful_contrast)
    yield from _examples(told)
    yield Heading(2, "History")
    yield from (Bullet(f"version {one.version}, {one.date}: {one.change}") for one in told.history)


def _grades(told: Explanation) -> Iterable[Block]:
    rule = told.rule
    yield Heading(2, "Severity and confidence")
    meaning = f": {told.severity_meaning}" if told.severity_meaning else ""
    yield Entry("severity", f"{rule.severity.value}{meaning}")
    if rule.severity_reason:
        differs = f"Its topic has {told.severity_of_topic}. " if told.severity_of_topic else ""
        yield Entry("", f"{differs}{rule.severity_reason}")
    yield Entry("confidence", f"at most {rule.confidence.value}: a finding has the least of rule, reading and basis.")
    if Outcome.INDICATOR in rule.silence.values():
        yield Entry("", "It is low where silence of the document raises the indicator.")


def _limits(told: Explanation) -> Iterable[Block]:
    yield Heading(2, "What it does not look at")
    if told.not_looked_at:
        kinds = ", ".join(kind.value for kind in told.not_looked_at)
        yield Bullet(f"Documents of these kinds: {kinds}.")
    yield Bullet(f"Anything in a document beyond these facts: {', '.join(told.facts)}.")
    yield Bullet("Words of a text that the reader did not find; ethicalrecruit read shows what it found.")
    yield Bullet("Other parts of the provisions cited: only what the condition says is tested.")
    yield Heading(2, "When the document does not speak of it")
    for kind, outcome in told.silence:
        yield Bullet(f"{kind.value}: {OUTCOMES[outcome]}")
    if told.rule.silence_reason:
        yield Paragraph(told.rule.silence_reason)
    if told.rule.false_alarms:
        yield Heading(2, "False alarms")
        yield from (Bullet(text) for text in told.rule.false_alarms)


def _law(law: Law) -> Iterable[Block]:
    one = law.authority
    yield Entry("standard", citation(one))
    yield Entry("", bindingness(one))
    yield Entry("", f"It says, in our words: {one.asks}")
    yield Entry("", f"It reaches: {law.territory}.")
    yield Entry("", f"How sure we are of the law: {how_sure(one)}. Of its number: {SURE[one.pinpoint]}.")
    if one.url:
        yield Entry("", one.url)
    yield from (Entry("", f"Note: {note}") for note in law.notes)


def _examples(told: Explanation) -> Iterable[Block]:
    yield Heading(2, "Examples")
    for outcome, title in _GROUPS:
        found = [one for one in told.examples if one.expect is outcome]
        if found:
            yield Heading(3, title)
            yield from (Bullet(_example(one)) for one in found)
    if told.turns:
        yield Heading(3, "On both sides of a day")
    for turn in told.turns:
        yield Bullet(f"{_turn(turn)}:")
        yield from (Bullet(f"before it, {_example(one)}", depth=1) for one in turn.before)
        yield from (Bullet(f"from then on, {_example(one)}", depth=1) for one in turn.since)


def _turn(turn: Turn) -> str:
    boundary = turn.boundary
    if boundary.earliest == boundary.latest:
        return f"{turn.what} on {day_words(boundary.earliest.isoformat())}"
    first, last = (day_words(day.isoformat()) for day in (boundary.earliest, boundary.latest))
    return f"{turn.what} on a day from {first} to {last}"


def _sentences(lines: tuple[Sentence, ...]) -> Iterable[Block]:
    for line in lines:
        yield Bullet(line.text, depth=line.depth)


def _example(example: Example) -> str:
    kind = f"{example.kind.value}, " if example.kind else ""
    day = day_words(example.day.isoformat()) if example.day else "undated"
    missing = f"; missing {', '.join(example.missing)}" if example.missing else ""
    return f"{example.name} ({kind}{day}): {OUTCOMES[example.expect]}{missing}"
