"""The counts of a run, made as the rows pass. Their size depends on rules and columns, not on rows.

Counts of parts of a run can be added up: a worker counts its rows, and the run adds what the workers counted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

from ethicalrecruit.batch.contracts import SUMMARY_SCHEMA
from ethicalrecruit.batch.work import RowResult
from ethicalrecruit.findings.report import NOT_A_FINDING
from ethicalrecruit.values.grades import Outcome

_OUTCOMES = tuple(outcome.value for outcome in Outcome)
_UNNAMED = "(row)"
_NUMBERS = ("rows", "audited", "rejected", "set_aside", "with_indicators", "undated", "cut_off")

Counts = Mapping[str, Any]
"""Counts as plain data: words and numbers in mappings, to be sent to another process or written as JSON."""


class Tally:
    """Counts results of rows.

    Attributes:
        rows: all rows, those that were rejected or set aside included.
        audited: rows that were examined.
        rejected: rows that could not be used.
        set_aside: rows that were not asked for, such as jobs outside health work.
        with_indicators: rows with at least one indicator.
        undated: rows examined without a day.
        cut_off: rows whose text ends before its end.
        rejects_by_column: rejected rows by the first column at fault.
    """

    def __init__(self) -> None:
        self.rows = self.audited = self.rejected = self.set_aside = 0
        self.with_indicators = self.undated = self.cut_off = 0
        self.rejects_by_column: Counter[str] = Counter()
        self._rules: Counter[tuple[str, str]] = Counter()
        self._only_counted: Counter[str] = Counter()
        self._coverage: Counter[tuple[str, str]] = Counter()
        self._languages: Counter[str] = Counter()
        self._left_open: Counter[str] = Counter()
        self._days: Counter[str] = Counter()

    @property
    def indicators(self) -> int:
        """All indicators so far."""
        return sum(count for (_, outcome), count in self._rules.items() if outcome == Outcome.INDICATOR.value)

    def add(self, result: RowResult) -> None:
        """Count one row."""
        self.rows += 1
        if result.reject is not None:
            self.rejected += 1
            self.rejects_by_column[result.reject.column or _UNNAMED] += 1
            return
        if result.set_aside:
            self.set_aside += 1
            return
        self.audited += 1
        self._rules.update(result.outcomes)
        self._only_counted.update(result.only_counted)
        self._coverage.update(result.coverage)
        self.with_indicators += any(outcome is Outcome.INDICATOR for _, outcome in result.outcomes)
        self.undated += not result.day
        self.cut_off += result.cut_off
        self._days[result.day_source] += 1
        if result.language:
            self._languages[result.language] += 1
        self._left_open.update(result.left_open)

    def counts(self) -> Counts:
        """The counts as plain data."""
        return {
            **{name: getattr(self, name) for name in _NUMBERS},
            "rejects_by_column": dict(self.rejects_by_column),
            "rules": _nested(self._rules),
            "only_counted": dict(self._only_counted),
            "coverage": _nested(self._coverage),
            "languages": dict(self._languages),
            "left_open": dict(self._left_open),
            "days": dict(self._days),
        }

    def merge(self, counts: Counts) -> None:
        """Add counts of further rows, as ``counts`` gives them."""
        for name in _NUMBERS:
            setattr(self, name, getattr(self, name) + counts[name])
        self.rejects_by_column.update(counts["rejects_by_column"])
        self._only_counted.update(counts["only_counted"])
        self._languages.update(counts["languages"])
        self._left_open.update(counts["left_open"])
        self._days.update(counts["days"])
        for counter, name in ((self._rules, "rules"), (self._coverage, "coverage")):
            for first, below in counts[name].items():
                for second, count in below.items():
                    counter[first, second] += count

    def reconciliation(self) -> str:
        """Rows in, and what became of them, in a sentence.

        Raises:
            AssertionError: if a row is neither audited nor rejected nor set aside, which would be a fault of ours.
        """
        if self.rows != self.audited + self.rejected + self.set_aside:
            parts = f"{self.audited} audited, {self.rejected} rejected and {self.set_aside} set aside"
            raise AssertionError(f"{self.rows} rows in, {parts}.")
        aside = f" + {self.set_aside} set aside" if self.set_aside else ""
        return f"{self.rows} rows in = {self.audited} audited + {self.rejected} rejected{aside}"

    def summary(
        self,
        documents: Mapping[str, int | bool],
        blank_lines: int,
        *,
        stopped_at_limit: bool,
        sample: Mapping[str, int] | None,
    ) -> dict[str, Any]:
        """The content of ``summary.json``."""
        rules = _nested(self._rules)
        by_outcome = {word: sum(counts.get(word, 0) for counts in rules.values()) for word in _OUTCOMES}
        return {
            "schema": SUMMARY_SCHEMA,
            "rows": self.rows,
            "audited": self.audited,
            "rejected": self.rejected,
            "set_aside": self.set_aside,
            "reconciliation": self.reconciliation(),
            "blank_lines": blank_lines,
            "stopped_at_limit": stopped_at_limit,
            "sample": None if sample is None else dict(sample),
            "documents": dict(documents),
            "rows_with_indicators": self.with_indicators,
            "undated": self.undated,
            "day_sources": dict(sorted(self._days.items())),
            "outcomes": by_outcome,
            "rules": {rule: _by_outcome(counts) for rule, counts in sorted(rules.items())},
            "only_counted": dict(sorted(self._only_counted.items())),
            "coverage": {
                fact: dict(sorted(states.items())) for fact, states in sorted(_nested(self._coverage).items())
            },
            "languages": dict(sorted(self._languages.items())),
            "texts_cut_off": self.cut_off,
            "left_open": dict(sorted(self._left_open.items())),
            "rejects_by_column": dict(sorted(self.rejects_by_column.items())),
            "statement": NOT_A_FINDING,
        }


def _nested(counter: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    made: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (first, second), count in counter.items():
        # Rows count members of an enumeration, plain data their words; the two have different hashes.
        word = str(second)
        made[first][word] = made[first].get(word, 0) + count
    return dict(made)


def _by_outcome(counts: Mapping[str, int]) -> dict[str, int]:
    return {word: counts.get(word, 0) for word in _OUTCOMES}
