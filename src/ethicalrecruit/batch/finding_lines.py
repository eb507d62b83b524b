"""Findings of a run as lines of JSON: what differs from row to row, personal data covered.

The texts of rules stand once in ``book.json``; here are ids, places, values and quotes.
"""

import json
from collections.abc import Mapping
from typing import Any

from ethicalrecruit.findings.finding import Authority, Basis, Finding, Missing
from ethicalrecruit.findings.masking import mask, mask_cell
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Outcome

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

# Some readers of lines end them at these characters too.
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})


class FindingLines:
    """Writes the findings of one row. A text is covered once, so that words before a quote count for it."""

    def __init__(self, row: int, subject: str, texts: Mapping[str, str]) -> None:
        self.row = row
        self.subject = subject
        self._texts = texts
        self._masked: dict[str, str] = {}

    def line(self, finding: Finding) -> str:
        """One finding as a line of JSON, without the line end; empty parts are left out."""
        parts: dict[str, Any] = {
            "row": self.row,
            "subject": self.subject,
            "rule": finding.rule,
            "version": finding.version,
            "about": finding.about,
            "outcome": finding.outcome.value,
            "reason": finding.reason,
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "evidence": [self._evidence(piece) for piece in finding.evidence],
            "authority": [_authority(one) for one in finding.authority] if _is_indicator(finding) else [],
            "basis": [_basis(one) for one in finding.basis],
            "missing": [_missing(gap) for gap in finding.missing],
            "notes": list(finding.notes),
            "replaces": finding.replaces,
            "fingerprint": finding.fingerprint,
            "evidence_digest": finding.evidence_digest,
        }
        return _encode({key: value for key, value in parts.items() if value not in ("", [])}).translate(_LINE_ENDS)

    def _evidence(self, piece: Evidence) -> dict[str, Any]:
        parts = {
            "kind": piece.kind.value,
            "document": piece.document,
            "quote": self._quote(piece),
            "start": piece.start,
            "end": piece.end,
            "field": piece.field,
            "arithmetic": mask(piece.arithmetic) if piece.arithmetic else "",
        }
        return {key: value for key, value in parts.items() if value not in ("", None)}

    def _quote(self, piece: Evidence) -> str:
        if piece.kind is EvidenceKind.FIELD:
            return mask_cell(piece.field, piece.quote)
        if piece.document not in self._texts or piece.start is None or piece.end is None:
            return mask(piece.quote)
        text = self._masked.get(piece.document)
        if text is None:
            text = self._masked[piece.document] = mask(self._texts[piece.document])
        return text[piece.start : piece.end]


def _is_indicator(finding: Finding) -> bool:
    return finding.outcome is Outcome.INDICATOR


def _authority(one: Authority) -> dict[str, str]:
    parts = {"instrument": one.instrument, "provision": one.provision, "edition": one.edition, "standing": one.standing}
    return {key: value for key, value in parts.items() if value}


def _basis(one: Basis) -> dict[str, str]:
    parts = {"kind": one.kind, "id": one.id, "edition": one.edition, "value": one.value}
    return parts if one.substance is None else {**parts, "substance": one.substance.value}


def _missing(gap: Missing) -> dict[str, str]:
    parts = {"fact": gap.fact, "state": gap.state, "about": gap.about, "detail": gap.detail}
    return {key: value for key, value in parts.items() if value}
