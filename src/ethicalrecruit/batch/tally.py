"""The counts of a run, made as the rows pass. Its size depends on rules and columns, not on rows."""

from collections import Counter, defaultdict
from typing import Any

from ethicalrecruit.batch.contracts import SUMMARY_SCHEMA
from ethicalrecruit.batch.duplicates import SeenDocuments
from ethicalrecruit.batch.work import RowResult
from ethicalrecruit.findings.report import NOT_A_FINDING
from ethicalrecruit.values.grades import Outcome

_OUTCOMES = tuple(outcome.value for outcome in Outcome)
_UNNAMED = "(row)"


class Tally:
    """Counts results in the order of rows.

    Attributes:
        rows: all rows, those that were rejected included.
        audited: rows that were examined.
        rejected: rows that could not be used.
        duplicates: rows whose document stood in an earlier row.
        with_indicators: rows with at least one indicator.
        outcomes: findings by outcome.
        rejects_by_column: rejected rows by the first column at fault.
    """

    def __init__(self) -> None:
        self.rows = self.audited = self.rejected = self.duplicates = 0
        self.with_indicators = self.undated = self.cut_off = 0
        self.outcomes: Counter[Outcome] = Counter()
        self.rejects_by_column: Counter[str] = Counter()
        self._rules: defaultdict[str, Counter[Outcome]] = defaultdict(Counter)
        self._only_counted: Counter[str] = Counter()
        self._coverage: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._languages: Counter[str] = Counter()
        self._left_open: Counter[str] = Counter()
        self._days: Counter[str] = Counter()
        self._seen = SeenDocuments()

    def add(self, result: RowResult) -> int | None:
        """Count one row; gives the earlier row with the same document, or None."""
        self.rows += 1
        if result.reject is not None:
            self.rejected += 1
            self.rejects_by_column[result.reject.column or _UNNAMED] += 1
            return None
        self.audited += 1
        for rule, outcome in result.outcomes:
            self._rules[rule][outcome] += 1
            self.outcomes[outcome] += 1
        self._only_counted.update(result.only_counted)
        for fact, state in result.coverage:
            self._coverage[fact][state] += 1
        self.with_indicators += any(outcome is Outcome.INDICATOR for _, outcome in result.outcomes)
        self.undated += not result.day
        self.cut_off += result.cut_off
        self._days[result.day_source] += 1
        if result.language:
            self._languages[result.language] += 1
        self._left_open.update(result.left_open)
        earlier = self._seen.first_row(result.subject, result.row)
        self.duplicates += earlier is not None
        return earlier

    def summary(self, blank_lines: int, *, stopped_at_limit: bool) -> dict[str, Any]:
        """The content of ``summary.json``."""
        if self.rows != self.audited + self.rejected:
            raise AssertionError(f"{self.rows} rows in, {self.audited} audited and {self.rejected} rejected.")
        return {
            "schema": SUMMARY_SCHEMA,
            "rows": self.rows,
            "audited": self.audited,
            "rejected": self.rejected,
            "reconciliation": f"{self.rows} rows in = {self.audited} audited + {self.rejected} rejected",
            "blank_lines": blank_lines,
            "stopped_at_limit": stopped_at_limit,
            "documents": {
                "distinct": self._seen.distinct,
                "duplicates": self.duplicates,
                "remembered_at_most": self._seen.most,
                "more_than_remembered": self._seen.reached,
            },
            "rows_with_indicators": self.with_indicators,
            "undated": self.undated,
            "day_sources": dict(sorted(self._days.items())),
            "outcomes": _by_outcome(self.outcomes),
            "rules": {rule: _by_outcome(counts) for rule, counts in sorted(self._rules.items())},
            "only_counted": dict(sorted(self._only_counted.items())),
            "coverage": {fact: dict(sorted(states.items())) for fact, states in sorted(self._coverage.items())},
            "languages": dict(sorted(self._languages.items())),
            "texts_cut_off": self.cut_off,
            "left_open": dict(sorted(self._left_open.items())),
            "rejects_by_column": dict(sorted(self.rejects_by_column.items())),
            "statement": NOT_A_FINDING,
        }


def _by_outcome(counts: Counter[Outcome]) -> dict[str, int]:
    return {word: counts[Outcome(word)] for word in _OUTCOMES}
