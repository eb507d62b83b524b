"""Results of rows as the lines of a record batch: one line a row, and one a finding."""

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ethicalrecruit.batch.book_page import book_page
from ethicalrecruit.batch.work import RowResult
from ethicalrecruit.frames.columns import AUDITED, BLANK, COLUMNS, FINDING, REJECTED, findings_schema
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.grades import Outcome

if TYPE_CHECKING:
    import pyarrow as pa

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

_NAMES = tuple(column.name for column in COLUMNS)
_LISTS = ("evidence", "authority", "basis", "missing", "notes")
_AS_THEY_ARE = (
    "rule",
    "version",
    "about",
    "outcome",
    "reason",
    "severity",
    "confidence",
    "replaces",
    "fingerprint",
    "evidence_digest",
)
# Why a rule cannot be told, though its condition is met: then its own question stands.
_ASKED_BY_THE_RULE = ("condition_met", "law_unconfirmed")


class FrameLines:
    """Collects lines and makes record batches of them.

    Args:
        book: the rule book; its texts fill the questions and the ways to mend.
    """

    def __init__(self, book: RuleBook) -> None:
        page = book_page(book)
        self._rules: Mapping[str, Mapping[str, str]] = page["rules"]
        self._questions: Mapping[str, str] = page["questions"]
        self._book = {"book_edition": book.edition, "book_digest": book.digest}
        self._schema = findings_schema()
        self._lines: list[list[Any]] = []

    def __len__(self) -> int:
        return len(self._lines)

    def batch(self) -> "pa.RecordBatch":
        """The lines collected so far as one batch; they are forgotten."""
        import pyarrow as pa  # noqa: PLC0415  # an extra

        columns = zip(*self._lines, strict=True) if self._lines else ((),) * len(_NAMES)
        arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._lines = []
        return pa.RecordBatch.from_arrays(arrays, schema=self._schema)

    def add_blank(self, row: int | None, source: str) -> None:
        """A row that holds nothing."""
        self._add({"status": BLANK, "row": row, "input": source or None})

    def add(self, result: RowResult, source: str) -> None:
        """What became of a row: a line that counts it, and one for each finding."""
        whose: dict[str, Any] = {"row": result.row, "input": source or None, "id": result.id or None}
        if result.reject is not None:
            reject = result.reject
            self._add(
                {
                    **whose,
                    "status": REJECTED,
                    "column": reject.column or None,
                    "reason": reject.reason,
                    "mend": reject.mend or None,
                    "cells": json.dumps(dict(reject.cells), ensure_ascii=False),
                }
            )
            return
        whose |= {
            "subject": result.subject,
            "document": result.kind,
            "day": date.fromisoformat(result.day) if result.day else None,
            "day_source": result.day_source or None,
        }
        counts = Counter(outcome for _, outcome in result.outcomes)
        self._add({**whose, "status": AUDITED, **{outcome.value: counts[outcome] for outcome in Outcome}})
        for line in result.lines:
            self._add({**whose, "status": FINDING, **self._finding(json.loads(line))})

    def _add(self, parts: Mapping[str, Any]) -> None:
        get = {**parts, **self._book}.get
        self._lines.append([get(name) for name in _NAMES])

    def _finding(self, finding: Mapping[str, Any]) -> dict[str, Any]:
        parts = {name: finding.get(name) for name in _AS_THEY_ARE}
        parts |= {name: _encode(finding[name]) for name in _LISTS if name in finding}
        parts["quote"] = next((piece["quote"] for piece in finding.get("evidence", ()) if piece.get("quote")), None)
        parts["ask"] = self._ask(finding) or None
        if finding["outcome"] == Outcome.INDICATOR:
            parts["mend"] = self._rules[finding["rule"]]["mend"] or None
        return parts

    def _ask(self, finding: Mapping[str, Any]) -> str:
        """The rule's own question where its condition is met; else the first that settles what is missing."""
        if finding["reason"] in _ASKED_BY_THE_RULE:
            return self._rules[finding["rule"]]["ask"]
        gaps = finding.get("missing", ())
        asked = (gap.get("question") or self._questions.get(gap.get("fact", ""), "") for gap in gaps)
        return next((question for question in asked if question), "")
