"""A finding as one flat row, with its row of the input and the texts of its rule joined in: it stands alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from ethicalrecruit.batch.run_files import Passed, RunFiles, number_or_none
from ethicalrecruit.values.evidence import EvidenceKind
from ethicalrecruit.values.grades import Outcome

FROM_ROWS = ("input", "id", "document", "day", "day_source", "duplicate_of")
"""Columns that come from ``rows.csv``."""

LISTS = ("evidence", "authority", "basis", "missing", "notes")
"""Columns that hold lists; the others hold text or numbers, and None where there is nothing."""

_ASKED_BY_THE_RULE = ("condition_met", "law_unconfirmed")
_BETWEEN = "; "


class RuleTexts:
    """The texts of the rules of one run, put together once a rule.

    Args:
        book: the content of ``book.json``.
    """

    def __init__(self, book: Mapping[str, Any]) -> None:
        self._questions: Mapping[str, str] = book["questions"]
        self._reasons: Mapping[str, str] = book["reasons"]
        self._rules: Mapping[str, Mapping[str, Any]] = book["rules"]
        self._standards = {rule: _standards(book, texts) for rule, texts in self._rules.items()}

    def title(self, rule: str) -> str:
        """The title of a rule."""
        return str(self._rules[rule]["title"])

    def topic(self, rule: str) -> str:
        """The matter it belongs to."""
        return str(self._rules[rule]["topic"])

    def standards(self, rule: str) -> str:
        """The provisions it rests on, in short."""
        return self._standards[rule]

    def message(self, finding: Mapping[str, Any]) -> str:
        """The indicator in a sentence; for what cannot be told, why not."""
        if finding["outcome"] == Outcome.INDICATOR:
            return str(self._rules[finding["rule"]]["message"])
        named = dict.fromkeys(gap.get("fact") or gap.get("detail", "") for gap in finding.get("missing", ()))
        if finding["reason"] in self._reasons and finding["reason"] != "missing_facts":
            return self._reasons[finding["reason"]]
        return f"{self._reasons['missing_facts']} {', '.join(named)}."

    def question(self, finding: Mapping[str, Any]) -> str:
        """The rule's own question where its condition is met; else the first that settles what is missing."""
        if finding["reason"] in _ASKED_BY_THE_RULE:
            return str(self._rules[finding["rule"]]["ask"])
        gaps = finding.get("missing", ())
        asked = (gap.get("question") or self._questions.get(gap.get("fact", ""), "") for gap in gaps)
        return next((question for question in asked if question), "")

    def mend(self, finding: Mapping[str, Any]) -> str:
        """What would have to change, for an indicator."""
        return str(self._rules[finding["rule"]]["mend"]) if finding["outcome"] == Outcome.INDICATOR else ""


def finding_rows(files: RunFiles, passed: Passed | None = None) -> Iterator[dict[str, Any]]:
    """Every finding of a run by the names of the columns of ``findings.csv``, in the order of rows."""
    texts = RuleTexts(files.book)
    for finding, row in files.findings_with_rows(passed):
        evidence = finding.get("evidence", [])
        shown = first_shown(evidence)
        rule = finding["rule"]
        yield {
            "row": finding["row"],
            "input": row["input"] or None,
            "id": row["id"] or None,
            "subject": finding["subject"],
            "document": row["document"] or None,
            "day": row["day"] or None,
            "day_source": row["day_source"] or None,
            "duplicate_of": number_or_none(row["duplicate_of"]),
            "rule": rule,
            "version": finding["version"],
            "title": texts.title(rule),
            "topic": texts.topic(rule),
            "about": finding["about"],
            "outcome": finding["outcome"],
            "reason": finding["reason"],
            "severity": finding["severity"],
            "confidence": finding["confidence"],
            "message": texts.message(finding),
            "question": texts.question(finding) or None,
            "mend": texts.mend(finding) or None,
            "quote": shown.get("quote"),
            "field": shown.get("field"),
            "start": shown.get("start"),
            "end": shown.get("end"),
            "evidence_count": len(evidence),
            "missing_facts": _BETWEEN.join(
                dict.fromkeys(gap["fact"] for gap in finding.get("missing", ()) if "fact" in gap)
            )
            or None,
            "standards": texts.standards(rule) or None,
            "evidence": evidence,
            "authority": finding.get("authority", []),
            "basis": finding.get("basis", []),
            "missing": finding.get("missing", []),
            "notes": finding.get("notes", []),
            "replaces": finding.get("replaces"),
            "fingerprint": finding["fingerprint"],
            "evidence_digest": finding["evidence_digest"],
        }


def first_shown(evidence: list[dict[str, Any]]) -> Mapping[str, Any]:
    """The piece that is shown where there is room for one: the first words of the document, else the first piece."""
    quotes = (piece for piece in evidence if piece["kind"] == EvidenceKind.QUOTE)
    return next(quotes, evidence[0] if evidence else {})


def _standards(book: Mapping[str, Any], texts: Mapping[str, Any]) -> str:
    named = (f"{book['instruments'][one['instrument']]['short']}, {one['provision']}" for one in texts["references"])
    return _BETWEEN.join(dict.fromkeys(named))
