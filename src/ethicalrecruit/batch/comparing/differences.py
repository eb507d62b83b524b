"""What two runs were made of, and in what that differs: the possible causes of every difference in their findings."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.frozen import dataclass


class Because(StrEnum):
    """Why a finding is new or gone."""

    DOCUMENT_ADDED = "document_added"
    DOCUMENT_REMOVED = "document_removed"
    ROW_NOT_AUDITED = "row_not_audited"
    RULE = "rule"
    DATA = "data"
    READER = "reader"
    OPTIONS = "options"
    DAY = "day"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that differs between the books of two runs; a version is None where the book lacks the rule."""

    rule: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Differences:
    """In what two runs differ before any finding is looked at.

    Attributes:
        inputs: whether they read different bytes.
        book: whether their rule books differ in any file.
        tool: whether versions of the tool differ, and with them perhaps the reader of texts.
        options: names of options that differ; ``columns`` where columns were taken for something else, ``mapping``
            where the mapping file differs in any way.
        rules: rules that were added, removed or changed.
    """

    inputs: bool
    book: bool
    tool: bool
    options: tuple[str, ...]
    rules: Mapping[str, RuleChange]

    def of_rule(self, rule: str) -> tuple[Because, ...]:
        """What may have changed the answer of a rule on a document that both runs examined on the same day.

        A rule that only one book has is the whole cause. Else every cause that cannot be ruled out is named: the data
        of the book (lists, amounts, texts of conditions) where its digest differs and the rule itself does not.
        """
        change = self.rules.get(rule)
        if change is not None and None in (change.before, change.after):
            return (Because.RULE,)
        possible = (
            (Because.RULE, change is not None),
            (Because.DATA, self.book and change is None),
            (Because.READER, self.tool),
            (Because.OPTIONS, bool(self.options)),
            (Because.DOCUMENT, self.inputs),
        )
        return tuple(cause for cause, holds in possible if holds)


def differences(before: Run, after: Run) -> Differences:
    """In what two runs differ."""
    old, new = before.manifest, after.manifest
    options = {name for name in {*old["options"], *new["options"]} if _option(old, name) != _option(new, name)}
    if _columns(old) != _columns(new):
        options.add("columns")
    if _mapping(old) != _mapping(new):
        options.add("mapping")
    return Differences(
        inputs=_digests(old) != _digests(new),
        book=old["book"]["digest"] != new["book"]["digest"],
        tool=old["tool"]["version"] != new["tool"]["version"],
        options=tuple(sorted(options)),
        rules=_rules(before.book["rules"], after.book["rules"]),
    )


# These decide which rows are audited, what is written or how a run ends, not what a finding is.
_NO_MATTER = frozenset({"findings", "max_rejects", "limit", "sample", "seed", "only_health"})


def _option(manifest: Mapping[str, Any], name: str) -> Any:
    return None if name in _NO_MATTER else manifest["options"].get(name)


def _columns(manifest: Mapping[str, Any]) -> set[str]:
    """What columns were taken for, in whichever table.

    Where a column stands, how it is called and what was left aside changes no answer; the order of texts does.
    """
    found = set()
    for table in manifest.get("tables", (manifest,)):
        columns = table.get("columns", {})
        used = columns.get("used", ())
        texts = [one["column"] for one in used if one["to"] == "text"]
        meant = sorted(one["to"] for one in used)
        stated = (columns.get("constants"), sorted(columns.get("covers", ())))
        found.add(json.dumps((texts[1:] and texts, meant, *stated), sort_keys=True))
    return found


def _mapping(manifest: Mapping[str, Any]) -> str | None:
    """The digest of the mapping: it says how cells are read, besides what columns mean."""
    digest: str | None = manifest.get("files", {}).get("mapping.yaml", {}).get("sha256")
    return digest


def _digests(manifest: Mapping[str, Any]) -> list[Any]:
    inputs = manifest.get("inputs") or [manifest.get("input", {})]
    return [one.get("sha256") for one in inputs]


def _rules(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, RuleChange]:
    return {
        rule: RuleChange(rule, _version(old, rule), _version(new, rule))
        for rule in sorted({*old, *new})
        if old.get(rule) != new.get(rule)
    }


def _version(rules: Mapping[str, Any], rule: str) -> str | None:
    return str(rules[rule]["version"]) if rule in rules else None
