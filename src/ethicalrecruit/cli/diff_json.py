"""Two runs compared, as JSON: the contract ``ethicalrecruit.run-diff/0``."""

from itertools import islice
from typing import Any

from ethicalrecruit.batch.comparing.compare_runs import Change, Compared, Comparison
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.findings.report import NOT_A_FINDING

SCHEMA = "ethicalrecruit.run-diff/0"


def diff_json(comparison: Comparison, most: int) -> dict[str, Any]:
    """The comparison as plain data.

    Args:
        comparison: the comparison.
        most: how many new and how many gone indicators are listed at most.
    """
    differ = comparison.differences
    return {
        "schema": SCHEMA,
        "before": _run(comparison.before),
        "after": _run(comparison.after),
        "differences": {
            "inputs": differ.inputs,
            "book": differ.book,
            "tool": differ.tool,
            "options": list(differ.options),
            "rules": [{"rule": one.rule, "before": one.before, "after": one.after} for one in differ.rules.values()],
        },
        "counts": {change.value: comparison.counts[change] for change in Change},
        "rules": {
            rule: {change.value: counts[change] for change in Change} for rule, counts in comparison.by_rule.items()
        },
        "because": [
            {"change": change.value, "because": [cause.value for cause in causes], "count": count}
            for (change, causes), count in sorted(comparison.by_cause.items())
        ],
        "still_there_changed": dict(sorted(comparison.changed.items())),
        "cannot_tell": dict(comparison.cannot_tell),
        "known_by_content": comparison.known_by_content,
        "listed_at_most": most,
        "new": [indicator_json(one) for one in islice(comparison.indicators(Change.NEW), most)],
        "gone": [indicator_json(one) for one in islice(comparison.indicators(Change.GONE), most)],
        "statement": NOT_A_FINDING,
    }


def indicator_json(one: Compared) -> dict[str, Any]:
    """One indicator as plain data."""
    return {
        "change": one.change.value,
        "because": [cause.value for cause in one.because],
        "cannot_tell": one.cannot_tell,
        "changed": list(one.changed),
        "rule": one.rule,
        "subject": one.subject,
        "about": one.about,
        "severity": one.severity,
        "row_before": one.row_before,
        "row_after": one.row_after,
        "fingerprint": one.fingerprint,
    }


def _run(run: Run) -> dict[str, Any]:
    manifest = run.manifest
    return {
        "name": run.folder.name,
        "tool": manifest["tool"]["version"],
        "book": {"edition": manifest["book"]["edition"], "digest": manifest["book"]["digest"]},
        "rows": manifest["counts"]["rows"],
        "audited": manifest["counts"]["audited"],
    }
