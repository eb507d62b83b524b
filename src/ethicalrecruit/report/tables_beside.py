"""The tables that stand beside a report: every indicator, and every cost that falls on a worker."""

from collections.abc import Callable, Mapping
from typing import Protocol

from ethicalrecruit.batch.csv_cells import csv_cell, csv_line
from ethicalrecruit.batch.exports.finding_rows import RuleTexts
from ethicalrecruit.report.indicator_line import MOST_HEADS, Head, IndicatorLine
from ethicalrecruit.report.material import Material

INDICATORS_HEAD = (
    "row", "id", "day", "document", "destination", "origins", "agency", "employer", "topic", "rule", "version", "title",
    "about", "severity", "confidence", "quote", "standards", "repeated", "fingerprint",
)  # fmt: skip
COSTS_HEAD = (
    "row", "id", "day", "destination", "origins", "agency", "item", "name", "amount_low", "amount_high", "currency",
    "payer", "paid_to", "due", "how", "refundable", "quote",
)  # fmt: skip


_COST_CELLS = ("amount_low", "amount_high", "currency", "payer", "paid_to", "due", "how", "refundable")

Cost = Mapping[str, str]
Row = Mapping[str, str]


class Writer(Protocol):
    """What takes text."""

    def write(self, text: str, /) -> object:
        """Take some."""


def indicator_writer(given: Material, file: Writer) -> Callable[[IndicatorLine], None]:
    """Writes indicators as lines of CSV, the header first; names are covered as in the report."""
    texts = RuleTexts(given.book)
    topics = given.book["topics"]
    file.write(csv_line(INDICATORS_HEAD))
    # What all indicators of one rule or one row share is put together once.
    of_head: dict[Head, tuple[str, str]] = {}
    of_row = ("", "")

    def write(sample: IndicatorLine) -> None:
        nonlocal of_row
        head, row = sample.head, sample.row
        if head not in of_head:
            if len(of_head) >= MOST_HEADS:
                of_head.clear()
            topic = topics.get(texts.topic(head.rule), texts.topic(head.rule))
            named = (
                topic,
                head.rule,
                head.version,
                texts.title(head.rule),
                given.veil(head.about),
                head.severity,
                head.confidence,
            )
            of_head[head] = csv_line(named)[:-1], csv_line((texts.standards(head.rule),))[:-1]
        named_cells, standards = of_head[head]
        if of_row[0] != row["row"]:
            of_row = row["row"], _row_cells(given, row)
        quote = csv_cell(given.veil(sample.quote))
        repeated = "yes" if row["duplicate_of"] else ""
        file.write(f"{of_row[1]},{named_cells},{quote},{standards},{repeated},{sample.fingerprint}\n")

    return write


def _row_cells(given: Material, row: Mapping[str, str]) -> str:
    cells = (
        row["row"],
        "" if given.naming.public else row["id"],
        row["day"],
        row["document"],
        row["destination"],
        row["origins"],
        _name(given, row["agency"]),
        _name(given, row["employer"]),
    )
    return csv_line(cells)[:-1]


def cost_writer(given: Material, file: Writer) -> Callable[[Cost, Row], None]:
    """Writes the costs that fall on workers as CSV; sums stand in the currency of the document."""
    file.write(csv_line(COSTS_HEAD))

    def write(cost: Cost, row: Row) -> None:
        cells = (
            row["row"],
            "" if given.naming.public else row["id"],
            row["day"],
            row["destination"],
            row["origins"],
            _name(given, row["agency"]),
            cost["item"],
            given.cost_name(cost["item"]),
            *(cost[name] for name in _COST_CELLS),
            given.veil(cost["quote"]),
        )
        file.write(csv_line(cells))

    return write


def _name(given: Material, name: str) -> str:
    return name if name and given.naming.may_name(name) else ""
