"""The indicators by topic, each with the words it rests on and the standards behind it."""

from collections.abc import Iterator, Mapping
from typing import Any

from ethicalrecruit.findings.masking import mask
from ethicalrecruit.render.wording import about_words, computed_words, day_words
from ethicalrecruit.report.charts import Bar, bars
from ethicalrecruit.report.figures import MOST_PER_RULE
from ethicalrecruit.report.indicator_line import IndicatorLine
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.parts import Figure, Part, Quoted, RuleGroup, Section, Shown, Standard, Table, Text, Topic
from ethicalrecruit.report.replies import Reply, asked_words
from ethicalrecruit.report.row_told import RowTold
from ethicalrecruit.report.words import counted, number, percent, short, standard, told_day

MOST_SHOWN = 400
FEW_PER_RULE = 8
_LEVELS = ("critical", "high", "medium", "low", "info")
_MOST_QUOTES = 3
_LONGEST_QUOTE = 400
_UNKNOWN_LANGUAGE = "und"
OWN_LISTS = "own-lists"
NOT_TOLD_CELL = "[withheld]"
_OWN_TITLE = "Seen on a list of the user's own"


def findings_section(given: Material) -> Section:
    """The indicators by topic."""
    return Section("findings", "Indicators by topic", tuple(_parts(given)))


def topics_shown(given: Material) -> tuple[tuple[str, str], ...]:
    """The topics with indicators, those of most documents first; lists of the user's own come last."""
    figures, titles = given.figures, given.book["topics"]
    raised = figures.rule_indicators.keys()
    topics = {given.book["rules"][rule]["topic"] for rule in raised - figures.without_standard}
    ordered = sorted(topics, key=lambda topic: (-figures.topics[topic], titles.get(topic, topic)))
    own = ((OWN_LISTS, _OWN_TITLE),) if raised & figures.without_standard else ()
    return (*((topic, titles.get(topic, topic)) for topic in ordered), *own)


def _parts(given: Material) -> Iterator[Part]:
    figures = given.figures
    if not figures.rule_indicators:
        yield Text("No indicator was raised. That does not mean that all is well; see what could not be told above.")
        return
    yield Text(
        f"{counted(figures.indicators, 'indicator')} in {figures.documents.indicated:,} of "
        f"{counted(figures.documents.documents, 'different document')}. A document may have indicators of several "
        "topics, so the numbers below do not add up. A lone indicator settles nothing; read the words of the document, "
        "and ask."
    )
    shown = topics_shown(given)
    yield from _by_topic(given, [one for one in shown if one[0] != OWN_LISTS])
    kept = sum(len(samples) for samples in figures.samples.values())
    most = MOST_PER_RULE if kept <= MOST_SHOWN else FEW_PER_RULE
    if any(count > most for count in figures.rule_indicators.values()):
        yield Text(
            f"This page shows at most {most} indicators of each rule, drawn by chance (those with the least "
            "fingerprints). The table of indicators beside it, and findings.jsonl of the run, hold all of them.",
            strong=True,
        )
    for topic, title in shown:
        yield _topic(given, topic, title, most)


def _by_topic(given: Material, topics: list[tuple[str, str]]) -> Iterator[Part]:
    """Bars and table of the topics; every bar stands before all documents that were examined."""
    if not topics:
        return
    figures, whole = given.figures, given.figures.documents.documents
    drawn = [
        Bar(title, whole, figures.topics[topic], f"{figures.topics[topic]:,} of {whole:,}") for topic, title in topics
    ]
    rows = tuple(
        (title, number(figures.topics[topic]), percent(figures.topics[topic], whole)) for topic, title in topics
    )
    head = ("Topic", "Documents with an indicator", f"Share of {counted(whole, 'document')}")
    tells = "Dark with stripes: documents with an indicator of the topic. Light: all documents examined."
    table = Table("Documents with an indicator, by topic", head, rows, frozenset({1, 2}), folded=True)
    yield Figure(bars("topics", "Documents with an indicator, by topic", tells, drawn), table)


def _topic(given: Material, topic: str, title: str, most: int) -> Topic:
    figures, rules = given.figures, given.book["rules"]
    names = [
        rule
        for rule in figures.rule_indicators
        if (rule in figures.without_standard if topic == OWN_LISTS else rules[rule]["topic"] == topic)
        and (topic == OWN_LISTS or rule not in figures.without_standard)
    ]
    names.sort(key=lambda rule: (_LEVELS.index(rules[rule]["severity"]), rule))
    intro = (
        f"{counted(figures.own, 'document')} with a match. A list of one's own says what its owner wants to see. What "
        "stands on it departs from no standard, and is counted in no share of this report."
        if topic == OWN_LISTS
        else f"{counted(figures.topics[topic], 'document')} with an indicator of this topic."
    )
    return Topic(topic, title, intro, tuple(_group(given, rule, most) for rule in names))


def _group(given: Material, rule: str, most: int) -> RuleGroup:
    texts, figures = given.book["rules"][rule], given.figures
    samples = figures.samples.get(rule, [])
    level = texts["severity"]
    count = figures.rule_indicators[rule]
    shown = samples[:most]
    repeated = figures.repeated[rule]
    again = f", and {repeated:,} more in rows that repeat a document" if repeated else ""
    noun = "match" if rule in figures.without_standard else "indicator"
    words = (
        f"{figures.rules[rule]:,} of {counted(figures.documents.documents, 'document')}, "
        f"{counted(count, noun, 'matches' if noun == 'match' else '')}{again}. {_answered(given, rule)}"
    )
    replaces = f" In place of the shipped rule {texts['replaces']}." if texts["replaces"] else ""
    return RuleGroup(
        rule=f"{rule}, version {texts['version']}",
        title=texts["title"],
        message=f"{texts['message']}{replaces}",
        severity=given.book["levels"].get(level, ""),
        level=level,
        count=words,
        standards=_standards(given.book, texts, samples),
        limits=tuple(texts["false_alarms"]),
        contrast=texts["lawful_contrast"],
        shown=tuple(_shown(given, sample) for sample in shown),
        more="" if len(shown) == count else f"{len(shown):,} of {counted(count, noun)} shown here.",
    )


def _answered(given: Material, rule: str) -> str:
    """All answers of a rule that applied, over all rows: the numbers stand as in ``summary.json``."""
    answers = given.summary["rules"].get(rule, {})
    named = [(word, answers.get(word, 0)) for word in ("indicator", "cannot_tell", "none_seen")]
    parts = ", ".join(f"{count:,} {word.replace('_', ' ')}" for word, count in named)
    return f"Answers where it applied, in all rows: {parts}"


def _standards(book: Mapping[str, Any], texts: Mapping[str, Any], samples: list[IndicatorLine]) -> tuple[Standard, ...]:
    cited: dict[tuple[str, ...], Mapping[str, str]] = {}
    for sample in samples:
        for one in sample.finding.get("authority", ()):
            key = tuple(one.get(name, "") for name in ("instrument", "provision", "edition", "standing"))
            cited.setdefault(key, one)
    found = list(cited.values()) or texts["references"]
    return tuple(standard(book, one) for one in found)


def _shown(given: Material, sample: IndicatorLine) -> Shown:
    finding, row = sample.finding, sample.row
    told = given.told(row)
    names = dict.fromkeys(name for name in (told.agency, told.employer) if name)
    heard = [(name, one) for name in names for one in given.naming.replies.of(name)]
    return Shown(
        quotes=tuple(_quotes(given, finding.get("evidence", []), row)),
        place=_place(given, told),
        about=given.veil(_about(given, finding["about"]), row),
        remarks=tuple(given.veil(one, row) for one in _remarks(given, finding, row)),
        replies=tuple(f"{short(name)}: {reply_words(given, one)}" for name, one in heard),
        key=given.key(finding["fingerprint"]),
    )


def reply_words(given: Material, one: Reply) -> str:
    """What was recorded of one time that somebody was asked; others who may not be named are covered in it."""
    if not one.replied:
        return f"{asked_words(one)}. No reply is recorded so far."
    corrects = "It corrects something that was found" if one.correction else "It corrects nothing that was found"
    said = f" “{given.veil(mask(' '.join(one.text.split())))}”" if one.text else ""
    kept = f" Kept as {given.veil(mask(one.reference))}." if one.reference else ""
    return f"{asked_words(one)}; reply of {day_words(one.replied)}. {corrects}.{said}{kept}"


def _place(given: Material, told: RowTold) -> tuple[str, ...]:
    return tuple(
        part
        for part in (
            told.number and f"Row {int(told.number):,}",
            told.input and f"of {short(told.input)}",
            told.id and f"id {short(told.id)}",
            told_day(told.day),
            told.destination and f"work in {given.places(told.destination)}",
            told.agency and f"agency: {short(told.agency)}",
            told.employer and f"employer: {short(told.employer)}",
        )
        if part
    )


def _quotes(given: Material, evidence: list[Mapping[str, Any]], row: Mapping[str, str]) -> Iterator[Quoted]:
    """The first quotes, those inside another left out; where there is none, the cells."""
    pieces = [one for one in evidence if one.get("quote")]
    words = [one for one in pieces if one["kind"] == "quote"] or pieces
    kept: list[Mapping[str, Any]] = []
    for one in words:
        if not any(one["quote"] in other["quote"] for other in kept):
            kept.append(one)
    for one in kept[:_MOST_QUOTES]:
        quote = given.veil(one["quote"], row)
        if _tells_licence(one.get("field", "")) and not _is_told(given, row):
            quote = NOT_TOLD_CELL
        cut = quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE]} …"
        if "start" in one:
            yield Quoted(cut, f"characters {one['start']} to {one['end']}", _language(row))
        else:
            yield Quoted(cut, f"column {given.veil(one.get('field', ''), row)}")


def _language(row: Mapping[str, str]) -> str:
    """The language of the text of a row; "" where it has several, or none that is known."""
    languages = row["languages"].split()
    return languages[0] if len(languages) == 1 and languages[0] != _UNKNOWN_LANGUAGE else ""


def _about(given: Material, about: str) -> str:
    kind, _, key = about.partition(":")
    known = given.cost_name(key) if kind == "costs" else given.places(key) if kind == "origin.targets" else ""
    return about_words(about, {about: known} if known and known != key else {})


def _tells_licence(field: str) -> bool:
    """Whether a cell or fact speaks of a licence, whose number and days stand in registers that anybody can search."""
    return "licen" in field.casefold() or field.startswith("agency.")


def _is_told(given: Material, row: Mapping[str, str]) -> bool:
    """Whether the agency of a row may be known."""
    return not given.naming.withholds or given.naming.may_name(row["agency"])


def _remarks(given: Material, finding: Mapping[str, Any], row: Mapping[str, str]) -> Iterator[str]:
    for piece in finding.get("evidence", ()):
        if piece.get("arithmetic") and (not _tells_licence(piece.get("field", "")) or _is_told(given, row)):
            yield f"Computed: {computed_words(piece['arithmetic'])}."
    for base in finding.get("basis", ()):
        edition = f", edition {base['edition']}" if base.get("edition") else ""
        yield f"Rests on {base['kind'].replace('_', ' ')} {base['id']}{edition}: {base['value']}."
    yield from finding.get("notes", ())
