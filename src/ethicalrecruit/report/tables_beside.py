"""The tables that stand beside a report: every indicator, and every cost that falls on a worker."""

from collections.abc import Callable
from typing import Protocol

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.batch.exports.finding_rows import RuleTexts, first_shown
from ethicalrecruit.report.figures import Sample
from ethicalrecruit.report.ledger import ON_WORKERS, costs_with_rows
from ethicalrecruit.report.material import Material

INDICATORS_HEAD = (
    "row", "id", "day", "document", "destination", "origins", "agency", "employer", "topic", "rule", "version", "title",
    "about", "severity", "confidence", "quote", "standards", "repeated", "fingerprint",
)  # fmt: skip
COSTS_HEAD = (
    "row", "id", "day", "destination", "origins", "agency", "item", "name", "amount_low", "amount_high", "currency", "payer",
    "paid_to", "due", "how", "refundable", "quote",
)  # fmt: skip


class Writer(Protocol):
    """What takes text."""

    def write(self, text: str, /) -> object:
        """Take some."""


def indicator_writer(given: Material, file: Writer) -> Callable[[Sample], None]:
    """Writes indicators as lines of CSV, the header first; names are covered as in the report."""
    texts = RuleTexts(given.book)
    topics = given.book["topics"]
    file.write(csv_line(INDICATORS_HEAD))

    def write(sample: Sample) -> None:
        finding, row = sample.finding, sample.row
        rule = finding["rule"]
        quote = first_shown(finding.get("evidence", [])).get("quote", "")
        cells = (
            row["row"],
            "" if given.naming.public else row["id"],
            row["day"],
            row["document"],
            row["destination"],
            row["origins"],
            _name(given, row["agency"]),
            _name(given, row["employer"]),
            topics.get(texts.topic(rule), texts.topic(rule)),
            rule,
            finding["version"],
            texts.title(rule),
            finding["about"],
            finding["severity"],
            finding["confidence"],
            given.veil(quote),
            texts.standards(rule),
            "yes" if row["duplicate_of"] else "",
            finding["fingerprint"],
        )
        file.write(csv_line(cells))

    return write


def write_costs(given: Material, file: Writer) -> None:
    """Write the costs that fall on workers as CSV; sums stand in the currency of the document."""
    file.write(csv_line(COSTS_HEAD))
    for cost, row in costs_with_rows(given.run):
        if cost["payer"] not in ON_WORKERS:
            continue
        cells = (
            row["row"],
            "" if given.naming.public else row["id"],
            row["day"],
            row["destination"],
            row["origins"],
            _name(given, row["agency"]),
            cost["item"],
            given.cost_name(cost["item"]),
            *(cost[name] for name in ("amount_low", "amount_high", "currency", "payer", "paid_to", "due", "how", "refundable")),
            given.veil(cost["quote"]),
        )
        file.write(csv_line(cells))


def _name(given: Material, name: str) -> str:
    return name if name and given.naming.may_name(name) else ""
