"""Reports as SARIF 2.1.0, for code hosts and editors that show remarks beside a text.

The levels of the form are ``note``, ``warning`` and ``error``. An indicator is a note, or a warning where a worker
stands to lose much. It is never an error: that word says that something is wrong, which a document alone cannot show.
What cannot be told has the kind that the form provides for it, ``open``, and no level.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ethicalrecruit.findings.finding import Finding
from ethicalrecruit.findings.report import NOT_A_FINDING, Report
from ethicalrecruit.render.examined import Examined
from ethicalrecruit.render.finding_story import asked_whether, is_raised
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.markdown import mere_text
from ethicalrecruit.render.report_json import json_text
from ethicalrecruit.render.shield import Shield
from ethicalrecruit.render.wording import about_words, bindingness, citation, how_sure
from ethicalrecruit.rulebook.rule import Rule
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import Outcome, Severity

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NOTE, WARNING = "note", "warning"
LEVELS: Mapping[Severity, str] = {
    Severity.CRITICAL: WARNING,
    Severity.HIGH: WARNING,
    Severity.MEDIUM: NOTE,
    Severity.LOW: NOTE,
    Severity.INFO: NOTE,
}
"""The level that an indicator of each severity is shown at."""

Data = dict[str, Any]


def sarif(
    examined: Sequence[Examined],
    rules: Mapping[str, Rule],
    names: Mapping[str, str],
    version: str,
    *,
    masked: bool = True,
) -> str:
    """The reports as one SARIF log with one run.

    Args:
        examined: the reports with the texts they are of.
        rules: the rules of the book by id, for what each says of itself.
        names: words for what findings are about, as in a glossary.
        version: the version of this library.
        masked: whether personal data in quotes is masked; the length of quotes is kept.
    """
    shield = Shield(masked=masked)
    shown = [[one for one in each.report.findings if is_shown(one)] for each in examined]
    used = list(dict.fromkeys(finding.rule for findings in shown for finding in findings))
    places = {rule: number for number, rule in enumerate(used)}
    artifacts: list[Data] = []
    results: list[Data] = []
    for each, findings in zip(examined, shown, strict=True):
        at = _add_artifacts(artifacts, each, shield)
        place = Place(each, at, artifacts)
        results.extend(_result(one, places[one.rule], place, names, shield) for one in findings)
    titles = {finding.rule: finding for findings in shown for finding in findings}
    described = [rule_descriptor(titles[rule], rules.get(rule)) for rule in used]
    properties = [_of_report(each.report, len(findings)) for each, findings in zip(examined, shown, strict=True)]
    return json_text(sarif_log(version, described, artifacts, results, {"reports": properties}))


def sarif_log(
    version: str, rules: Iterable[Data], artifacts: Iterable[Data], results: Iterable[Data], properties: Data
) -> Data:
    """A whole log of one run.

    Args:
        version: the version of this library.
        rules: descriptors, in the order that results count them in.
        artifacts: the documents, likewise.
        results: the findings.
        properties: what else is to be told of the run.
    """
    driver = {
        "name": "ethicalrecruit",
        "semanticVersion": version,
        "fullDescription": {"text": NOT_A_FINDING},
        "rules": list(rules),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": list(artifacts),
        "results": list(results),
        "properties": {"statement": NOT_A_FINDING, **properties},
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def is_shown(finding: Finding) -> bool:
    """Whether a finding becomes a result: indicators, and what a document itself raises and leaves open."""
    return finding.outcome is Outcome.INDICATOR or (finding.outcome is Outcome.CANNOT_TELL and is_raised(finding))


def rule_descriptor(finding: Finding, rule: Rule | None) -> Data:
    """What a rule says of itself: what it asks, its standards, where it is mistaken, what it lets pass.

    Args:
        finding: one of its findings.
        rule: the rule; None where the book is not at hand.
    """
    paragraphs = [asked_whether(finding)]
    if rule is not None:
        paragraphs += [f"What an indicator says: {rule.message}"]
        paragraphs += [f"What would have to change: {rule.mend}"] if rule.mend else []
        paragraphs += [f"It may be mistaken: {one}" for one in rule.false_alarms]
        paragraphs += [f"In order, by contrast: {rule.lawful_contrast}"] if rule.lawful_contrast else []
    paragraphs.append(NOT_A_FINDING)
    told = [harmless(one) for one in paragraphs]
    return {
        "id": finding.rule,
        "shortDescription": {"text": harmless(finding.title)},
        "fullDescription": {"text": harmless(rule.message if rule else finding.title)},
        "help": {"text": "\n\n".join(told), "markdown": "\n\n".join(mere_text(one) for one in told)},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"tags": [finding.topic], "topic": finding.topic, "version": finding.version},
    }


class Place:
    """Where the findings of one document stand.

    Args:
        examined: the document.
        index: the number of the artifact that its characters are counted in.
        artifacts: all of them.
    """

    def __init__(self, examined: Examined, index: int, artifacts: Sequence[Data]) -> None:
        self._text = examined.text
        self._location: Data = {"index": index}
        if "uri" in (stored := artifacts[index]["location"]):
            self._location["uri"] = stored["uri"]

    def of(self, piece: Evidence, shield: Shield) -> Data:
        """The place of one piece of evidence."""
        physical: Data = {"artifactLocation": self._location}
        if piece.start is not None and piece.end is not None:
            physical["region"] = self._region(piece.start, piece.end, shield.quote(piece))
        location: Data = {"physicalLocation": physical}
        if piece.start is None and piece.field:
            location["logicalLocations"] = [{"fullyQualifiedName": piece.field, "kind": "member"}]
        return location

    def whole(self) -> Data:
        """The document as a whole."""
        return {"physicalLocation": {"artifactLocation": self._location}}

    def _region(self, start: int, end: int, words: str) -> Data:
        region: Data = {}
        if end <= len(self._text):
            first, column = _line_and_column(self._text, start)
            last, after = _line_and_column(self._text, end)
            region = {"startLine": first, "startColumn": column, "endLine": last, "endColumn": after}
        return {**region, "charOffset": start, "charLength": end - start, "snippet": {"text": words}}


def plain_message(text: str) -> str:
    """A text that the form takes for no link and no placeholder.

    >>> plain_message("see [here](x) {0}")
    'see [here] (x) {{0}}'
    """
    return harmless(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _result(finding: Finding, number: int, place: Place, names: Mapping[str, str], shield: Shield) -> Data:
    is_indicator = finding.outcome is Outcome.INDICATOR
    quoted = [place.of(one, shield) for one in finding.evidence if one.quote]
    message = finding.message if is_indicator else f"{asked_whether(finding)} {finding.message}"
    asked = finding.ask or next((gap.question for gap in finding.missing if gap.question), "")
    grade = {"level": LEVELS[finding.severity]} if is_indicator else {"kind": "open", "level": "none"}
    result: Data = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        **grade,
        "message": {"text": plain_message(shield.text(message))},
        "locations": quoted[:1] or [place.whole()],
        "partialFingerprints": {"finding/v1": finding.fingerprint, "evidence/v1": finding.evidence_digest},
        "properties": {
            "outcome": finding.outcome.value,
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "about": about_words(finding.about, names) or finding.about,
            "standards": [
                f"{citation(one)}; {bindingness(one)}; substance {how_sure(one)}" for one in finding.authority
            ],
            "ask": shield.text(asked),
            "mend": finding.mend,
            "notes": list(finding.notes),
        },
    }
    if quoted[1:]:
        result["relatedLocations"] = [{"id": at, **one} for at, one in enumerate(quoted[1:], 1)]
    return result


def _add_artifacts(artifacts: list[Data], examined: Examined, shield: Shield) -> int:
    """Add the artifacts of a document; the number of the one that its characters are counted in."""
    subject = examined.report.subject
    has_file = subject.source not in ("", "-")
    location: Data = {"uri": uri_of(subject.source)} if has_file else {"description": {"text": subject.id}}
    at = next((n for n, one in enumerate(artifacts) if has_file and one["location"] == location), None)
    if at is None:
        at = len(artifacts)
        artifacts.append({"location": location, "roles": ["analysisTarget"], "mimeType": "text/plain"})
        if has_file and not examined.as_stored:
            del artifacts[at]["mimeType"]
        if examined.text and not has_file:
            artifacts[at]["contents"] = {"text": shield.text(examined.text)}
    if not examined.text or examined.as_stored or not has_file:
        return at
    # The characters of a page or a posting are those of the text that was read of it, so that stands here itself.
    inner = {
        "location": {"description": {"text": "The text that was read"}},
        "parentIndex": at,
        "mimeType": "text/plain",
        "contents": {"text": shield.text(examined.text)},
    }
    artifacts.append(inner)
    return len(artifacts) - 1


def uri_of(path: str) -> str:
    r"""The name of a file as a relative reference or an address.

    >>> uri_of("my ads\\1.txt"), uri_of("/srv/ads/1.txt"), uri_of("C:/ads/1.txt")
    ('my%20ads/1.txt', 'file:///srv/ads/1.txt', 'file:///C:/ads/1.txt')
    """
    path = path.replace("\\", "/")
    escaped = quote(path.encode("utf-8", "replace"), safe="/")
    if path.startswith("/"):
        return f"file://{escaped}"
    return f"file:///{path[0]}:{escaped[4:]}" if path[1:3] == ":/" else escaped


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text.rfind("\n", 0, offset)
    return text.count("\n", 0, offset) + 1, offset - before


def _of_report(report: Report, shown: int) -> Data:
    return {
        "subject": report.subject.id,
        "kind": report.subject.kind,
        "day": report.day or None,
        "day_source": report.day_source,
        "profile": report.profile,
        "book": {"edition": report.book.edition, "digest": report.book.digest},
        "counts": dict(report.counts),
        "not_raised": report.counts[Outcome.INDICATOR.value] + report.counts[Outcome.CANNOT_TELL.value] - shown,
    }
