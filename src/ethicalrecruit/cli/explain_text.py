"""A rule explained, as text."""

from collections.abc import Iterable

from ethicalrecruit.checker.explain import Explanation, Sentence
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Paragraph
from ethicalrecruit.render.people import blocks_text
from ethicalrecruit.render.wording import OUTCOMES, bindingness, citation, day_words, how_sure
from ethicalrecruit.rulebook.rule import Example


def explain_text(told: Explanation, *, coloured: bool, width: int) -> str:
    """The explanation as text for people."""
    return blocks_text(list(explanation_blocks(told)), coloured=coloured, width=width)


def explanation_blocks(told: Explanation) -> Iterable[Block]:
    """The explanation in pieces, for text and for the pages of the documentation."""
    rule = told.rule
    yield Heading(1, f"{rule.id}: {rule.title}")
    yield Paragraph(rule.message, strong=True)
    yield Entry("topic", told.topic)
    yield Entry("version", f"{rule.version}, status {rule.status}")
    meaning = f": {told.severity_meaning}" if told.severity_meaning else ""
    yield Entry("severity", f"{rule.severity.value}{meaning}")
    if rule.severity_reason:
        yield Entry("", rule.severity_reason)
    yield Entry("confidence", f"at most {rule.confidence.value}")
    yield Entry("in force", told.in_force)
    yield Entry("documents", ", ".join(kind.value for kind, _ in told.silence))
    if rule.replaces:
        yield Entry("replaces", rule.replaces)
    yield Heading(2, "When it applies")
    yield from _sentences(told.applies)
    yield Heading(2, "When it raises an indicator")
    yield from _sentences(told.indicated)
    yield Heading(2, "When the document does not speak of it")
    for kind, outcome in told.silence:
        yield Bullet(f"{kind.value}: {OUTCOMES[outcome]}")
    yield Heading(2, "Law")
    for one in told.law:
        yield Entry("standard", citation(one))
        yield Entry("", bindingness(one))
        yield Entry("", f"It says, in our words: {one.asks}")
        yield Entry("", f"How sure we are of the law: {how_sure(one)}.")
        if one.url:
            yield Entry("", one.url)
    yield Heading(2, "What to do with it")
    yield Entry("ask", rule.ask)
    yield Entry("to mend", rule.mend)
    if rule.false_alarms:
        yield Heading(2, "False alarms")
        yield from (Bullet(text) for text in rule.false_alarms)
    if rule.lawful_contrast:
        yield Heading(2, "Lawful contrast")
        yield Paragraph(rule.lawful_contrast)
    yield Heading(2, "Examples")
    yield from (Bullet(_example(example)) for example in told.examples)
    yield Heading(2, "History")
    yield from (Bullet(f"version {one.version}, {one.date}: {one.change}") for one in told.history)


def _sentences(lines: tuple[Sentence, ...]) -> Iterable[Block]:
    for line in lines:
        yield Bullet(line.text, depth=line.depth)


def _example(example: Example) -> str:
    day = f" on {day_words(example.day.isoformat())}" if example.day else ""
    missing = f"; missing {', '.join(example.missing)}" if example.missing else ""
    return f"{example.name}{day}: {OUTCOMES[example.expect]}{missing}"
