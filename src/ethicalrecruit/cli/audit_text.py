"""What an audit came to, in a closing page that accounts for every row."""

from collections.abc import Mapping, Sequence

from ethicalrecruit.batch.dialect import spoken_delimiter
from ethicalrecruit.batch.run import RunResult
from ethicalrecruit.cli.table import table
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.wording import OUTCOMES, counted
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.grades import Outcome

_MOST_TOLD = 20


def audit_text(result: RunResult, book: RuleBook, limit: int | None) -> str:
    """The closing page of an audit.

    Args:
        result: what it came to.
        book: gives rules their severity.
        limit: the number of rows it was to stop at; None for all.
    """
    summary = result.summary
    documents = summary["documents"]
    repeated = f"{counted(result.duplicates, 'row')} with the document of an earlier row"
    aside = f" + {result.set_aside:,} set aside" if result.set_aside else ""
    lines = [
        f"{result.rows:,} rows in = {result.audited:,} audited + {result.rejected:,} rejected{aside}",
        f"{documents['distinct']:,} distinct documents; {repeated}",
        f"{counted(result.with_indicators, 'row')} with at least one indicator",
    ]
    if result.set_aside:
        lines.append(f"{counted(result.set_aside, 'row')} set aside: the job is known to be outside health work")
    if summary["sample"] is not None:
        draw = summary["sample"]
        lines.append(f"drawn at random from {draw['of']:,} rows (--sample {draw['size']} --seed {draw['seed']})")
    if documents["more_than_remembered"]:
        most = documents["remembered_at_most"]
        lines.append(f"only the first {most:,} distinct documents were remembered, so later repeats are not counted")
    if summary["stopped_at_limit"]:
        lines.append(f"stopped after {limit:,} rows (--limit); the file has more")
    if summary["undated"]:
        lines.append(f"{counted(summary['undated'], 'row')} without a day; --fallback-day names one")
    if summary["blank_lines"]:
        lines.append(f"{counted(summary['blank_lines'], 'blank line')} passed over")
    lines += ["", "findings by outcome"]
    lines += [f"  {OUTCOMES[Outcome(word)]:<16}{count:>8,}" for word, count in summary["outcomes"].items()]
    parts = ["\n".join(lines) + "\n", _by_rule(summary["rules"], book), _rejects(summary["rejects_by_column"])]
    parts += [_ignored(result), f"run folder: {harmless(result.out.as_posix())}\n", f"{summary['statement']}\n"]
    return "\n".join(part for part in parts if part)


def _by_rule(rules: Mapping[str, Mapping[str, int]], book: RuleBook) -> str:
    """Rules with an indicator, in the order of their ids: raw counts rank nothing. The others are summed up."""
    rows = [
        (rule, book.rule(rule).severity.value, f"{counts['indicator']:,}", f"{counts['cannot_tell']:,}")
        for rule, counts in rules.items()
        if counts["indicator"]
    ]
    told = table(("rules with indicators", "severity", "indicator", "cannot tell"), rows) if rows else ""
    others = [counts["cannot_tell"] for counts in rules.values() if counts["cannot_tell"] and not counts["indicator"]]
    if not others:
        return told
    open_ones = f"{counted(len(others), 'further rule')} without an indicator cannot be told in some rows"
    return f"{told}{open_ones}: {sum(others):,} answers, in findings.jsonl and summary.json\n"


def _rejects(columns: Mapping[str, int]) -> str:
    rows = [(harmless(column), f"{count:,}") for column, count in columns.items()]
    return table(("rejected for column", "rows"), rows) if rows else ""


def _ignored(result: RunResult) -> str:
    if not result.ignored:
        return ""
    lines = [f"  {harmless(one.column)}{f': {harmless(one.hint)}' if one.hint else ''}" for one in result.ignored]
    return "\n".join(["columns not used", *lines]) + "\n"


def all_read_as(told: Sequence[tuple[str, Mapping[str, str]]]) -> list[str]:
    """How the tables of a run were read, a remark each; of very many only the first."""
    more = [f"{len(told) - _MOST_TOLD:,} further tables; manifest.json says how each was read"]
    return [*map(read_as, told[:_MOST_TOLD]), *(more if len(told) > _MOST_TOLD else [])]


def read_as(told: tuple[str, Mapping[str, str]]) -> str:
    """How a table was read, in one remark.

    >>> read_as(("ads.csv", {"form": "CSV", "encoding": "utf-8", "delimiter": ";", "header_line": "4"}))
    'ads.csv was read as CSV, utf-8, semicolon, header on line 4'
    """
    name, how = told
    parts = [how.get("form", ""), how.get("encoding", "")]
    if "delimiter" in how:
        parts.append(spoken_delimiter(how["delimiter"]))
    if "quote" in how:
        parts.append(f"quotation mark {how['quote']}")
    if "sheet" in how:
        parts.append(f'sheet "{how["sheet"]}"')
    if "header_line" in how:
        parts.append(f"header on line {how['header_line']}")
    if how.get("records") == "documents":
        parts.append("each record a document")
    return harmless(f"{name} was read as {', '.join(filter(None, parts))}")
