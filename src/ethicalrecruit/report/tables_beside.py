"""The tables that stand beside a report: every indicator, and every cost that falls on a worker."""

from collections.abc import Callable, Mapping

from ethicalrecruit.batch.csv_cells import csv_cell, csv_line
from ethicalrecruit.batch.exports.finding_rows import RuleTexts
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.report.indicator_line import MOST_HEADS, Head, IndicatorLine
from ethicalrecruit.report.ledger import ShownCosts
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


def indicator_lines(given: Material) -> Callable[[IndicatorLine], str]:
    """Writes indicators as lines of CSV; names are covered as in the report."""
    texts = RuleTexts(given.book)
    topics = given.book["topics"]
    # What all indicators of one rule or one row share is put together once.
    of_head: dict[tuple[Head, str], tuple[str, str]] = {}
    of_row = ("", "")

    def line(sample: IndicatorLine) -> str:
        nonlocal of_row
        head, row = sample.head, sample.row
        about = harmless(given.veil(head.about, row))
        known = of_head.get((head, about))
        if known is None:
            if len(of_head) >= MOST_HEADS:
                of_head.clear()
            topic = topics.get(texts.topic(head.rule), texts.topic(head.rule))
            named = (topic, head.rule, head.version, texts.title(head.rule), about, head.severity, head.confidence)
            known = csv_line(named)[:-1], csv_line((texts.standards(head.rule),))[:-1]
            of_head[head, about] = known
        named_cells, standards = known
        if of_row[0] != row["row"]:
            of_row = row["row"], _row_cells(given, row)
        quote = csv_cell(harmless(given.veil(sample.quote, row)))
        repeated = "yes" if row["duplicate_of"] else ""
        return f"{of_row[1]},{named_cells},{quote},{standards},{repeated},{given.key(sample.fingerprint)}\n"

    return line


def _row_cells(given: Material, row: Row) -> str:
    told = given.told(row)
    cells = (
        told.number,
        harmless(told.id),
        told.day,
        row["document"],
        told.destination,
        told.origins,
        harmless(told.agency),
        harmless(told.employer),
    )
    return csv_line(cells)[:-1]


def cost_lines(given: Material, shown: ShownCosts | None) -> Callable[[Cost, Row], str]:
    """Writes the costs that fall on workers as CSV; sums stand in the currency of the document.

    Args:
        given: the material.
        shown: which counts are shown; "" stands for a cost whose count is not, since whoever counted the lines would
            know it. None where all are.
    """

    def line(cost: Cost, row: Row) -> str:
        if shown is not None and shown.asked[cost["item"], cost["currency"]] is None:
            return ""
        told = given.told(row)
        cells = (
            told.number,
            harmless(told.id),
            told.day,
            told.destination,
            told.origins,
            harmless(told.agency),
            cost["item"],
            given.cost_name(cost["item"]),
            *(cost[name] for name in _COST_CELLS),
            harmless(given.veil(cost["quote"], row)),
        )
        return csv_line(cells)

    return line
