"""One finding as people read it."""

from collections.abc import Iterator, Mapping, Sequence

from ethicalrecruit.findings.finding import WHOLE_DOCUMENT, Authority, Finding, Missing
from ethicalrecruit.findings.report import Report
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Paragraph, Quote
from ethicalrecruit.render.shield import Shield
from ethicalrecruit.render.wording import (
    STATES,
    about_words,
    bindingness,
    citation,
    computed_words,
    grade_word,
    how_sure,
    outcome_word,
    place_of,
    reach_beside,
)
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Outcome

MOST_QUESTIONS = 3
MOST_BESIDE = 5
MOST_QUOTES = 5
LONGEST_QUOTE = 400
_BESIDE = ((Outcome.NONE_SEEN, "condition_not_met"), (Outcome.NOT_APPLICABLE, "not_in_force"))

Names = Mapping[str, str]


def indicator_blocks(finding: Finding, levels: Mapping[str, str], names: Names, shield: Shield) -> Iterator[Block]:
    """An indicator: the document's own words first, then the message, the law and the question."""
    yield from _quotes(finding.evidence, shield)
    yield Paragraph(finding.message, strong=True)
    about = about_words(finding.about, names)
    yield Entry("rule", f"{finding.rule}, version {finding.version}{f', about {about}' if about else ''}")
    yield from _authorities(finding.authority)
    meaning = levels.get(finding.severity.value, "")
    yield Entry("severity", f"{grade_word(finding.severity, names)}{f': {meaning}' if meaning else ''}")
    yield Entry("confidence", grade_word(finding.confidence, names))
    yield from _support(finding, shield)
    for note in finding.notes:
        yield Entry("note", note)
    if finding.ask:
        yield Entry("ask", finding.ask)
    if finding.mend:
        yield Entry("to mend", finding.mend)


def open_blocks(finding: Finding, names: Names, shield: Shield) -> Iterator[Block]:
    """A rule that could not be settled: what is missing, and the question that settles it."""
    about = about_words(finding.about, names)
    yield Paragraph(f"{asked_whether(finding)} ({finding.rule}{f', about {about}' if about else ''})", strong=True)
    yield from _quotes(finding.evidence, shield)
    if finding.reason == "law_unconfirmed":
        yield Paragraph(finding.message)
        yield from _authorities(finding.authority)
    yield from _missing(finding.missing)
    yield from _support(finding, shield)
    # The question that settles the gap serves better than the rule's own; that one stands in where no
    # recruiter could settle it.
    asked = tuple(dict.fromkeys(gap.question for gap in finding.missing if gap.question))
    for question in asked[:MOST_QUESTIONS] or ((finding.ask,) if finding.ask else ()):
        yield Entry("ask", shield.text(question))


def is_raised(finding: Finding) -> bool:
    """Whether the document itself gives cause for the question, not only its silence or what nobody looked for."""
    states = {gap.state for gap in finding.missing}
    return "open" in states or finding.about != WHOLE_DOCUMENT or finding.reason != "missing_facts"


def asked_whether(finding: Finding) -> str:
    """What a rule asks. Its title says what an indicator would read like; without one, it must not stand as a claim."""
    return f"Asked whether: {finding.title}"


def beside(report: Report, topic: str, names: Names) -> Iterator[Block]:
    """The other rules of a topic that found their condition not met, or were not in force yet or any more.

    Outcomes stand side by side, never merged. Rules of other places and kinds of document stand in the JSON report.
    """
    others = [one for one in report.findings if one.topic == topic and (one.outcome, one.reason) in _BESIDE]
    if others:
        yield Paragraph("On the same matter, other rules say:")
    for one in others[:MOST_BESIDE]:
        about = about_words(one.about, names)
        where = f"{one.rule}{f', {about}' if about else ''}"
        yield Bullet(f"{outcome_word(one.outcome, names)}: {asked_whether(one)} ({where}). {one.message}")
    if len(others) > MOST_BESIDE:
        yield Paragraph(f"{len(others) - MOST_BESIDE} more in the JSON report.")


def _quotes(evidence: tuple[Evidence, ...], shield: Shield) -> Iterator[Block]:
    distinct: dict[object, Evidence] = {}
    for one in evidence:
        if one.quote:
            distinct.setdefault((one.quote, one.document, one.start, one.row), one)
    # One stretch of text often speaks to several facts; the longest quote around it is enough.
    shown = [one for one in distinct.values() if not any(_inside(one, other) for other in distinct.values())]
    for one in shown[:MOST_QUOTES]:
        quote = shield.quote(one)
        text = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]} …"
        yield Quote(text, place_of(one), one.start, one.end)
    if len(shown) > MOST_QUOTES:
        yield Paragraph(f"{len(shown) - MOST_QUOTES} more in the JSON report.")


def _inside(one: Evidence, other: Evidence) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    if one.document != other.document or one.row != other.row or (one.start, one.end) == (other.start, other.end):
        return False
    return other.start <= one.start and one.end <= other.end


def _authorities(authorities: Sequence[Authority]) -> Iterator[Block]:
    """The first standard in full; the others in a line each, since ``explain`` and the JSON report tell the rest."""
    for authority in authorities[:1]:
        yield from _authority(authority)
    for authority in authorities[1:]:
        standing = f". {authority.standing[0].upper()}{authority.standing[1:]}" if authority.standing else ""
        reach = reach_beside(authority)
        told = f"{citation(authority)}; substance {how_sure(authority)}{'; ' if reach else ''}{reach}"
        yield Entry("and", f"{told}{standing}")


def _authority(authority: Authority) -> Iterator[Block]:
    yield Entry("standard", citation(authority))
    yield Entry("", bindingness(authority))
    if authority.asks:
        yield Entry("", f"It says, in our words: {authority.asks}")
    yield Entry("", f"How sure we are of the law: {how_sure(authority)}.")
    if authority.url:
        yield Entry("", authority.url)


def _support(finding: Finding, shield: Shield) -> Iterator[Block]:
    for piece in finding.evidence:
        if piece.kind is EvidenceKind.COMPUTED and piece.arithmetic:
            yield Entry("computed", shield.text(computed_words(piece.arithmetic)))
        elif piece.kind is EvidenceKind.ABSENCE:
            yield Entry("not said", piece.field or "the document does not speak of it")
    for base in finding.basis:
        edition = f", edition {base.edition}" if base.edition else ""
        yield Entry("rests on", f"{base.kind} {base.id}{edition}: {base.value}")


def _missing(gaps: tuple[Missing, ...]) -> Iterator[Block]:
    """What is missing: facts in one state together, those that need a word more each by itself."""
    plain = [gap for gap in gaps if gap.fact and not gap.detail]
    for state in dict.fromkeys(gap.state for gap in plain):
        named = dict.fromkeys(gap.fact for gap in plain if gap.state == state)
        yield Entry("missing", f"{', '.join(named)} ({STATES.get(state, state)})")
    for gap in gaps:
        if not gap.fact:
            yield Entry("missing", gap.detail or "something that our sources of law do not settle")
        elif gap.detail:
            yield Entry("missing", f"{gap.fact} ({STATES.get(gap.state, gap.state)}): {gap.detail}")
