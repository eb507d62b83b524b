"""A report as JSON: the contract ``ethicalrecruit.report/0``.

Its shape is written out here, key by key, and published as a JSON Schema. It is no dump of the classes: those may
change, this may not without another version.
"""

import json
from typing import Any

from ethicalrecruit.findings.finding import Authority, Basis, Finding
from ethicalrecruit.findings.report import NOT_A_FINDING, BookStamp, Report
from ethicalrecruit.render.harmless import harmless_json
from ethicalrecruit.render.shield import Shield
from ethicalrecruit.values.evidence import Evidence

SCHEMA = "ethicalrecruit.report/0"


def report_json(report: Report, *, masked: bool = True) -> dict[str, Any]:
    """The report as plain data.

    Args:
        report: the report.
        masked: whether personal data in quotes is masked. The length of quotes is kept, so that places in the
            document still fit.
    """
    shield = Shield(masked=masked)
    return {
        "schema": SCHEMA,
        "subject": {
            "id": report.subject.id,
            "kind": report.subject.kind,
            # The bare name of a file is the same on every machine; its path is not.
            "document": report.subject.source.replace("\\", "/").rpartition("/")[2],
            "source": report.subject.source,
        },
        "day": report.day or None,
        "day_source": report.day_source,
        "profile": report.profile,
        "book": _book(report.book),
        "counts": dict(report.counts),
        "findings": [finding_json(finding, shield) for finding in report.findings],
        "claims": [
            {
                "kind": claim.kind,
                "scope": claim.scope,
                "item": claim.item,
                "evidence": [_evidence(piece, shield) for piece in claim.evidence],
            }
            for claim in report.claims
        ],
        "questions": [
            {"fact": one.fact, "about": one.about, "question": shield.text(one.question), "rules": list(one.rules)}
            for one in report.questions
        ],
        "coverage": [{"fact": one.fact, "meaning": one.meaning, "state": one.state} for one in report.coverage],
        "reading": {
            "language": report.reading.language,
            "cut_off": report.reading.cut_off,
            "languages": list(report.reading.languages),
            "notes": list(report.reading.notes),
            "mentions": [
                {
                    "category": one.category,
                    "quote": shield.text(one.quote),
                    "start": one.start,
                    "end": one.end,
                    "confidence": one.confidence,
                }
                for one in report.reading.mentions
            ],
        },
        "statement": NOT_A_FINDING,
    }


def report_text_json(report: Report, *, masked: bool = True) -> str:
    """The report as JSON text with a line end, the same bytes on every platform."""
    return json_text(report_json(report, masked=masked))


def json_text(data: Any) -> str:
    """Any plain data as JSON text: two blanks deep, letters as they are, steering characters as JSON escapes."""
    return f"{harmless_json(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False))}\n"


def _book(stamp: BookStamp) -> dict[str, Any]:
    return {
        "edition": stamp.edition,
        "digest": stamp.digest,
        "packs": list(stamp.packs),
        "texts": {"language": stamp.language or "en", "in_english": stamp.in_english},
    }


def finding_json(finding: Finding, shield: Shield) -> dict[str, Any]:
    """One finding as plain data; ``shield`` masks what was quoted."""
    return {
        "rule": finding.rule,
        "version": finding.version,
        "title": finding.title,
        "topic": finding.topic,
        "about": finding.about,
        "outcome": finding.outcome.value,
        "reason": finding.reason,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "evidence": [_evidence(piece, shield) for piece in finding.evidence],
        "authority": [_authority(one) for one in finding.authority],
        "basis": [_basis(one) for one in finding.basis],
        "notes": list(finding.notes),
        "missing": [
            {
                "fact": gap.fact,
                "state": gap.state,
                "about": gap.about,
                "question": shield.text(gap.question),
                "detail": gap.detail,
            }
            for gap in finding.missing
        ],
        "ask": finding.ask,
        "mend": finding.mend,
        "replaces": finding.replaces,
        "fingerprint": finding.fingerprint,
        "evidence_digest": finding.evidence_digest,
    }


def _evidence(piece: Evidence, shield: Shield) -> dict[str, Any]:
    return {
        "kind": piece.kind.value,
        "document": piece.document,
        "quote": shield.quote(piece),
        "start": piece.start,
        "end": piece.end,
        "field": piece.field,
        "row": piece.row,
        "arithmetic": shield.text(piece.arithmetic),
    }


def _basis(one: Basis) -> dict[str, Any]:
    marks = None if one.substance is None or one.pinpoint is None else (one.substance.value, one.pinpoint.value)
    return {
        "kind": one.kind,
        "id": one.id,
        "edition": one.edition,
        "value": one.value,
        "verification": None if marks is None else {"substance": marks[0], "pinpoint": marks[1]},
        "url": one.url,
    }


def _authority(one: Authority) -> dict[str, Any]:
    return {
        "instrument": one.instrument,
        "title": one.title,
        "provision": one.provision,
        "edition": one.edition,
        "bindingness": str(one.bindingness),
        "addressee": str(one.addressee),
        "asks": one.asks,
        "standing": one.standing,
        "verification": {"substance": one.substance.value, "pinpoint": one.pinpoint.value},
        "verified": one.verified,
        "url": one.url,
    }
