"""Findings of a run as lines of JSON: what differs from row to row, personal data covered.

The texts of rules stand once in ``book.json``; here are ids, places, values and quotes.
"""

import json
from collections.abc import Mapping
from typing import Any

from ethicalrecruit.checker.recall import Recalled
from ethicalrecruit.facts.state import FactSet
from ethicalrecruit.findings.finding import Authority, Basis, Finding, Missing
from ethicalrecruit.findings.fingerprint import digest, digested, fingerprint
from ethicalrecruit.findings.masking import mask, mask_cell
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Outcome

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

# Some readers of lines end them at these characters too.
_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})

MOST_CELLS = 20_000
"""So many different cells are kept encoded."""

LONGEST_KEPT = 200
"""Longer cells, in characters, are encoded anew each time."""

_Cell = tuple[EvidenceKind, str, str, str, str]


class FindingLines:
    """Writes findings; what is alike in all documents is encoded once, and so is every cell.

    One for each thread or process. Its memory is bounded: too many cells are forgotten and encoded anew.

    Args:
        questions: the question of each fact, as ``book.json`` holds it; a gap with another one brings its own.
    """

    def __init__(self, questions: Mapping[str, str]) -> None:
        self.questions = questions
        self.cells: dict[_Cell, _Piece] = {}

    def of(self, row: int, subject: str, texts: Mapping[str, str]) -> "RowLines":
        """The lines of one row."""
        if len(self.cells) > MOST_CELLS:
            self.cells.clear()
        return RowLines(row, subject, texts, self)


class RowLines:
    """The findings of one row. A text is covered once, so that words before a quote count for it."""

    def __init__(self, row: int, subject: str, texts: Mapping[str, str], alike: FindingLines) -> None:
        self._begins = f'{{"row":{row},"subject":{_text(subject)}'
        self._subject = subject
        self._texts = texts
        self._masked: dict[str, str] = {}
        self._cells = alike.cells
        self._questions = alike.questions

    def line(self, one: Recalled, facts: FactSet) -> str:
        """One finding as a line of JSON, without the line end; empty parts are left out."""
        alike = one.kept.get(_ALIKE)
        if alike is None:
            alike = one.kept[_ALIKE] = _alike(one.finding, self._questions)
        pieces = [self._piece(piece) for piece in one.evidence(facts)]
        shown = f',"evidence":[{",".join([piece.shown for piece in pieces])}]' if pieces else ""
        finding = one.finding
        marks = (
            f',"fingerprint":"{fingerprint(finding.rule, self._subject, finding.about)}"'
            f',"evidence_digest":"{digest(*[piece.digested for piece in pieces])}"}}'
        )
        return f"{self._begins}{alike.before}{shown}{alike.after}{marks}"

    def shown(self, piece: Evidence) -> str:
        """The words of a piece of evidence, personal data covered."""
        return self._quote(piece) if piece.kind is EvidenceKind.QUOTE else mask_cell(piece.field, piece.quote)

    def _piece(self, piece: Evidence) -> "_Piece":
        if piece.kind is EvidenceKind.QUOTE:
            return _Piece(_piece(piece, self._quote(piece)), digested(piece))
        # The same cell in another row is written alike.
        cell = (piece.kind, piece.document, piece.field, piece.quote, piece.arithmetic)
        known = self._cells.get(cell)
        if known is None:
            quote = mask_cell(piece.field, piece.quote) if piece.kind is EvidenceKind.FIELD else mask(piece.quote)
            known = _Piece(_piece(piece, quote), digested(piece))
            if len(piece.quote) <= LONGEST_KEPT:
                self._cells[cell] = known
        return known

    def _quote(self, piece: Evidence) -> str:
        if piece.document not in self._texts or piece.start is None or piece.end is None:
            return mask(piece.quote)
        text = self._masked.get(piece.document)
        if text is None:
            text = self._masked[piece.document] = mask(self._texts[piece.document])
        return text[piece.start : piece.end]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of evidence as it is written, and as it counts for the digest."""

    shown: str
    digested: str


@dataclass(frozen=True, slots=True)
class _Alike:
    """The parts of a line that stand before and after its evidence."""

    before: str
    after: str


_ALIKE = "line"


def _alike(finding: Finding, questions: Mapping[str, str]) -> _Alike:
    before = {
        "rule": finding.rule,
        "version": finding.version,
        "about": finding.about,
        "outcome": finding.outcome.value,
        "reason": finding.reason,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
    }
    after = {
        "authority": [_authority(one) for one in finding.authority] if _is_indicator(finding) else [],
        "basis": [_basis(one) for one in finding.basis],
        "missing": [_missing(gap, questions) for gap in finding.missing],
        "notes": list(finding.notes),
        "replaces": finding.replaces,
    }
    return _Alike(_parts(before), _parts(after))


def _parts(parts: Mapping[str, Any]) -> str:
    """Filled parts of an object, each with a comma in front."""
    return "".join(f',"{key}":{_text(value)}' for key, value in parts.items() if value not in ("", []))


def _piece(piece: Evidence, quote: str) -> str:
    parts = {
        "kind": piece.kind.value,
        "document": piece.document,
        "quote": quote,
        "start": piece.start,
        "end": piece.end,
        "field": piece.field,
        "arithmetic": mask(piece.arithmetic) if piece.arithmetic else "",
    }
    return _text({key: value for key, value in parts.items() if value not in ("", None)})


def _text(value: Any) -> str:
    return _encode(value).translate(_LINE_ENDS)


def _is_indicator(finding: Finding) -> bool:
    return finding.outcome is Outcome.INDICATOR


def _authority(one: Authority) -> dict[str, str]:
    parts = {"instrument": one.instrument, "provision": one.provision, "edition": one.edition, "standing": one.standing}
    return {key: value for key, value in parts.items() if value}


def _basis(one: Basis) -> dict[str, str]:
    parts = {"kind": one.kind, "id": one.id, "edition": one.edition, "value": one.value}
    return parts if one.substance is None else {**parts, "substance": one.substance.value}


def _missing(gap: Missing, questions: Mapping[str, str]) -> dict[str, str]:
    # The question of a fact stands once in book.json; only another one stands here, such as one that names a cost.
    own = "" if gap.question == questions.get(gap.fact, "") else mask(gap.question)
    parts = {"fact": gap.fact, "state": gap.state, "about": gap.about, "question": own, "detail": gap.detail}
    return {key: value for key, value in parts.items() if value}
