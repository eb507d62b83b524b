"""A report as people read it: quotes first, then what is asked of whom, then what is still to be found out."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.findings.finding import Finding
from ethicalrecruit.findings.report import NOT_A_FINDING, Report
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.render.blocks import Block, Bullet, Entry, Heading, Paragraph, Quote
from ethicalrecruit.render.finding_story import beside, indicator_blocks, is_raised, open_blocks
from ethicalrecruit.render.shield import Shield
from ethicalrecruit.render.wording import (
    DAY_SOURCES,
    STATES,
    counted,
    day_words,
    outcome_word,
    place_of,
    uncapitalised,
)
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.grades import Outcome

FIRST_QUESTIONS = 5
_DIGEST_SHOWN = 12
# Only what a claim says of payments has a scope.
_OF_PAYMENTS = ("fee_free", "employer_pays")


@dataclass(frozen=True, slots=True)
class Glossary:
    """What the rule book adds to a report for people.

    Attributes:
        topics: titles of topics by id; a topic without one is shown by its id.
        levels: what each level of severity means.
        names: words for what findings are about: ``costs:FEE_PLACEMENT``, ``origin.targets:GH``; and where texts
            are not wanted in English, for grades and outcomes: ``severity.high``, ``outcome.none_seen``.
        disclaimer: what the book says about every report; the library's own sentence stands in any case.
    """

    topics: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    disclaimer: str = ""


def glossary(book: RuleBook, report: Report) -> Glossary:
    """The words of a book that one report needs."""
    abouts = {finding.about for finding in report.findings} | {f"costs:{claim.item}" for claim in report.claims}
    return Glossary(
        {topic.id: topic.title for topic in book.topics.values()},
        {level.value: meaning for level, meaning in book.levels.items()},
        {about: name for about in sorted(abouts) if (name := _name_of(about, book))} | dict(book.words),
        book.disclaimer,
    )


def _name_of(about: str, book: RuleBook) -> str:
    kind, _, key = about.partition(":")
    # Two items of one kind are told apart by a mark after the code.
    code = key.partition("#")[0]
    if kind == "origin.targets" and code in book.tables.countries.codes:
        return book.tables.countries.name_of(code)
    if kind == "corridor":
        return end_name(key, book.tables.countries)
    if kind == "costs" and code in book.tables.costs.codes:
        return book.tables.costs.item(code).label
    return ""


_ENDS = {
    "destination": "the place of work",
    "origin": "where people are recruited",
    "agency_seat": "the agency's seat",
}


def end_name(key: str, countries: CountryNames) -> str:
    """An end of a corridor in words; a code without a name stands as it is."""
    role, _, place = key.partition(":")
    try:
        name = countries.name_of(place)
    except UnknownCountry:
        name = place
    return f"{name}, {_ENDS.get(role, role)}"


def story(report: Report, words: Glossary, *, masked: bool = True) -> Iterator[Block]:
    """All that is told of a report, in order.

    Args:
        report: the report.
        words: what the rule book adds.
        masked: whether personal data in quotes is masked. Masking is a courtesy, not anonymisation.
    """
    shield = Shield(masked=masked)
    source = "standard input" if report.subject.source == "-" else report.subject.source
    yield Heading(1, f"{source or report.subject.id} ({report.subject.kind})")
    yield Paragraph(_day(report))
    yield from _indicators(report, words, shield)
    yield from _cannot_tell(report, words, shield)
    yield from _questions(report, shield)
    yield from _counts(report, words.names)
    yield from _claims(report, words, shield)
    yield from _coverage(report)
    yield from _foot(report, words, masked=masked)


def _indicators(report: Report, words: Glossary, shield: Shield) -> Iterator[Block]:
    yield Heading(2, "Indicators")
    if not report.indicators:
        yield Paragraph("None seen by the rules that could look. That does not mean that all is well.")
    for topic, findings in _by_topic(report.indicators):
        yield Heading(3, words.topics.get(topic, topic))
        for finding in findings:
            yield from indicator_blocks(finding, words.levels, words.names, shield)
        yield from beside(report, topic, words.names)


def _cannot_tell(report: Report, words: Glossary, shield: Shield) -> Iterator[Block]:
    if not report.cannot_tell:
        return
    yield Heading(2, "Cannot tell")
    told = {finding.topic for finding in report.indicators}
    raised = tuple(finding for finding in report.cannot_tell if is_raised(finding))
    for topic, findings in _by_topic(raised):
        yield Heading(3, words.topics.get(topic, topic))
        for finding in findings:
            yield from open_blocks(finding, words.names, shield)
        if topic not in told:
            yield from beside(report, topic, words.names)
    notes = dict.fromkeys(note for finding in raised for note in finding.notes)
    if notes:
        yield Heading(3, "To know about these")
        yield from (Bullet(note) for note in notes)
    yield from _unraised(report, raised, words)


def _unraised(report: Report, raised: tuple[Finding, ...], words: Glossary) -> Iterator[Block]:
    """The rules that would need what the document does not raise: how many of each topic, not one by one."""
    others = tuple(finding for finding in report.cannot_tell if finding not in raised)
    if not others:
        return
    yield Heading(3, "Not raised by the document")
    yield Paragraph(
        f"{counted(len(others), 'further rule')} cannot be told, because the document is silent on what they look for "
        "or nobody looked for it. The JSON report names each with its question."
    )
    for topic, findings in _by_topic(others):
        yield Bullet(f"{words.topics.get(topic, topic)}: {len(findings)}")


def _by_topic(findings: tuple[Finding, ...]) -> list[tuple[str, list[Finding]]]:
    """Rules of one topic side by side; the topics in the order in which they first occur."""
    topics: dict[str, list[Finding]] = {}
    for finding in findings:
        topics.setdefault(finding.topic, []).append(finding)
    return list(topics.items())


def _questions(report: Report, shield: Shield) -> Iterator[Block]:
    if not report.questions:
        return
    yield Heading(2, "Questions to send")
    for number, question in enumerate(report.questions[:FIRST_QUESTIONS], 1):
        rules = len(question.rules)
        settles = f"would settle {counted(rules, 'rule')}" if rules else "one of several answers needed"
        yield Bullet(f"{shield.text(question.question)} ({settles})", number)
    more = len(report.questions) - FIRST_QUESTIONS
    if more > 0:
        yield Paragraph(f"{counted(more, 'further question')} in the JSON report.")


def _counts(report: Report, names: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(2, "Outcomes")
    for name, count in report.counts.items():
        yield Bullet(f"{outcome_word(Outcome(name), names)}: {count}")


def _claims(report: Report, words: Glossary, shield: Shield) -> Iterator[Block]:
    if not report.claims:
        return
    yield Heading(2, "What the document claims for itself")
    for claim in report.claims:
        for piece in claim.evidence[:1]:
            if piece.quote:
                yield Quote(shield.quote(piece), place_of(piece), piece.start, piece.end)
        scope = claim.scope.replace("_", " ") or "not settled"
        item = words.names.get(f"costs:{claim.item}", claim.item)
        reach = f"; scope: {scope}{f', {item}' if item else ''}" if claim.kind in _OF_PAYMENTS else ""
        yield Entry("claim", f"{claim.kind.replace('_', ' ')}{reach}")


def _coverage(report: Report) -> Iterator[Block]:
    left_out = [one for one in report.coverage if one.state != "stated"]
    if not left_out:
        return
    yield Heading(2, "What the document leaves out")
    yield Paragraph("Such documents often leave these out; that is no indicator.")
    for state in dict.fromkeys(one.state for one in left_out):
        meanings = [one.meaning.rstrip(".") for one in left_out if one.state == state]
        # Other languages have rules of their own for capitals.
        named = "; ".join(meanings if report.book.language else map(uncapitalised, meanings))
        yield Bullet(f"{STATES.get(state, state)}: {named}")


def _foot(report: Report, words: Glossary, *, masked: bool) -> Iterator[Block]:
    yield Heading(2, "About this report")
    yield Paragraph(NOT_A_FINDING, strong=True)
    # The sentence above stands in every report; a book that begins with it need not say it twice.
    disclaimer = words.disclaimer.removeprefix("An indicator is not a finding of wrongdoing.").strip()
    if disclaimer:
        yield Paragraph(disclaimer)
    packs = f"; with {', '.join(report.book.packs)}" if report.book.packs else ""
    yield Entry("rule book", f"edition {report.book.edition}, digest {report.book.digest[:_DIGEST_SHOWN]}{packs}")
    if report.book.language:
        in_english = counted(report.book.in_english, "text of the rule book", "texts of the rule book")
        stand = "stands" if report.book.in_english == 1 else "stand"
        yield Entry("texts", f"asked for in {report.book.language}; {in_english} {stand} in English")
    if report.profile != "publish":
        yield Entry("profile", f"{report.profile}: rules whose law is not confirmed can raise indicators, marked")
    replaced = sorted({(one.rule, one.replaces) for one in report.findings if one.replaces})
    for rule, shipped in replaced:
        yield Entry("replaced", f"{rule} stands in the place of the shipped rule {shipped}")
    if report.reading.language:
        yield Entry("language", ", ".join(report.reading.languages) or report.reading.language)
    for note in report.reading.notes:
        yield Entry("reading", note)
    if report.reading.cut_off:
        yield Entry("cut off", "only the beginning of the text was read, so nothing here counts as not said")
    yield Entry("document", report.subject.id)
    if masked:
        yield Entry("masking", "personal data is masked where it was recognised; this is a courtesy, not anonymisation")


def _day(report: Report) -> str:
    if not report.day:
        return "Examined without a day: answers hold only where all recorded editions agree."
    source = DAY_SOURCES.get(report.day_source, report.day_source)
    return f"Examined as of {day_words(report.day)}{f' ({source})' if source else ''}."
