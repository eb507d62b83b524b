"""Two runs compared, for people."""

from collections.abc import Iterator, Sequence
from itertools import islice

from ethicalrecruit.batch.comparing.compare_runs import Change, Compared, Comparison
from ethicalrecruit.batch.comparing.differences import Because, RuleChange
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.cli.table import table
from ethicalrecruit.findings.report import NOT_A_FINDING
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.wording import counted

_CAUSES = {
    Because.DOCUMENT_ADDED: "the document is not in the earlier run",
    Because.DOCUMENT_REMOVED: "the document is not in the later run",
    Because.ROW_NOT_AUDITED: "its row was not audited in the other run",
    Because.RULE: "the rule changed",
    Because.DATA: "lists or other data of the book changed",
    Because.READER: "the tool changed, and with it perhaps how texts are read",
    Because.OPTIONS: "the runs had different options",
    Because.DAY: "it was examined on another day",
    Because.DOCUMENT: "the document changed",
}
_WORDS = {Change.NEW: "new", Change.STILL_THERE: "still there", Change.GONE: "gone"}
_MOST_RULES = 20


def diff_text(comparison: Comparison, most: int) -> str:
    """The comparison as text.

    Args:
        comparison: the comparison.
        most: how many new and how many gone indicators are shown at most.
    """
    counts = comparison.counts
    told = ", ".join(f"{counts[change]:,} {_WORDS[change]}" for change in Change)
    parts = [
        _runs(comparison),
        f"indicators: {told}\n{_changed(comparison)}",
        _by_rule(comparison),
        _because(comparison),
        *(_listed(comparison, change, most) for change in (Change.NEW, Change.GONE)),
        _open(comparison),
        f"{NOT_A_FINDING}\n",
    ]
    return "\n".join(part for part in parts if part)


def _runs(comparison: Comparison) -> str:
    differ = comparison.differences
    lines = [f"before  {_run(comparison.before)}", f"after   {_run(comparison.after)}"]
    lines.append("the inputs differ" if differ.inputs else "both read the same input")
    if not differ.book:
        lines.append("both used the same rule book")
    elif differ.rules:
        shown = [_rule_change(one) for one in islice(differ.rules.values(), _MOST_RULES)]
        more = len(differ.rules) - len(shown)
        named = ", ".join([*shown, f"and {more} more"] if more else shown)
        lines.append(f"the rule books differ in {counted(len(differ.rules), 'rule')}: {named}")
    else:
        lines.append("the rule books differ in other files than rules")
    if differ.tool:
        lines.append("the versions of the tool differ")
    if differ.options:
        lines.append(f"options that differ: {', '.join(differ.options)}")
    return "\n".join(lines) + "\n"


def _run(run: Run) -> str:
    manifest = run.manifest
    edition, rows = manifest["book"]["edition"], manifest["counts"]["audited"]
    made = f"version {manifest['tool']['version']}, book {edition} ({manifest['book']['digest'][:12]})"
    return f"{harmless(run.folder.as_posix())}: {counted(rows, 'row')} audited, {made}"


def _rule_change(one: RuleChange) -> str:
    if one.before is None:
        return f"{one.rule} added"
    if one.after is None:
        return f"{one.rule} removed"
    return f"{one.rule} {one.before} to {one.after}" if one.before != one.after else f"{one.rule} (texts)"


def _changed(comparison: Comparison) -> str:
    if not comparison.changed:
        return ""
    words = ", ".join(f"{count:,} in {name}" for name, count in sorted(comparison.changed.items()))
    return f"of those still there some differ: {words}\n"


def _by_rule(comparison: Comparison) -> str:
    rows = [
        (rule, *(f"{counts[change]:,}" for change in Change))
        for rule, counts in comparison.by_rule.items()
        if counts[Change.NEW] or counts[Change.GONE]
    ]
    return table(("rule", *(_WORDS[change] for change in Change)), rows) if rows else ""


def _because(comparison: Comparison) -> str:
    rows = [
        (f"{count:,} {_WORDS[change]}", _causes(causes))
        for (change, causes), count in sorted(comparison.by_cause.items())
    ]
    return table(("how many", "because"), rows) if rows else ""


def _causes(causes: Sequence[Because]) -> str:
    if not causes:
        return "nothing that a run records differs"
    if len(causes) == 1:
        return _CAUSES[causes[0]]
    return f"one or more of: {'; '.join(_CAUSES[cause] for cause in causes)}"


def _listed(comparison: Comparison, change: Change, most: int) -> str:
    count = comparison.counts[change]
    shown = [*_rows(islice(comparison.indicators(change), most))]
    if not shown:
        return ""
    left = count - len(shown)
    more = f"{left:,} more; --most shows more, --out writes all\n" if left else ""
    return f"{_WORDS[change]}\n{table(('rule', 'document', 'about', 'row', 'because'), shown)}{more}"


def _rows(indicators: Iterator[Compared]) -> Iterator[tuple[str, ...]]:
    for one in indicators:
        row = one.row_after if one.row_before is None else one.row_before
        because = _causes(one.because)
        if one.cannot_tell:
            other = "before it could not be told" if one.change is Change.NEW else "now it cannot be told"
            because = f"{other}; {because}"
        yield one.rule, harmless(one.subject), harmless(one.about), str(row), because


def _open(comparison: Comparison) -> str:
    told = comparison.cannot_tell
    words = (("both", "in both"), ("only_before", "only before"), ("only_after", "only after"))
    line = f"cannot tell: {', '.join(f'{told[key]:,} {word}' for key, word in words)}\n"
    if comparison.known_by_content:
        some = counted(comparison.known_by_content, "new or gone indicator is", "new or gone indicators are")
        line += f"{some} of documents without an id: such a document counts as another once its content changes\n"
    return line
