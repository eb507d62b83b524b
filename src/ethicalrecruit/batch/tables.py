"""The columns of the tables of a run: what they are called, what they hold, and how to say so to other programs.

Each table has a Table Schema beside it, and ``datapackage.json`` names them all, so that a program that knows these
forms of Frictionless Data reads the tables with their types.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ethicalrecruit.domain.terms import CostHow, CostWhen, PaidTo, Payer
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.values.grades import Confidence, DocumentKind, Outcome, Severity

AUDITED, REJECTED, NOT_HEALTH = STATUSES = ("audited", "rejected", "not_health")
_GUARD = (
    "In text, an apostrophe stands before a first =, +, -, @, tab or return, so that spreadsheets do not take it for a "
    "formula."
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        name: its name.
        type: ``integer``, ``number``, ``string``, ``date``, or ``array`` and ``object`` for JSON inside a cell.
        meaning: what it holds.
        required: whether no cell is empty.
        allowed: the words it may hold; empty for any.
        repeats: whether few values fill many cells, so that storing each once pays.
    """

    name: str
    type: str
    meaning: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a run.

    Attributes:
        name: its name; its file is that with ``.csv``.
        title: what it is.
        columns: its columns in order.
        key: the column whose cells are all different; "" if there is none.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: str = ""

    @property
    def head(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def schema_name(self) -> str:
        """The name of the file with its Table Schema."""
        return f"{self.name}.schema.json"


_ROW = Column("row", "integer", "Number of the row, counted from 1 for the first row after the header.", required=True)
_KINDS = tuple(kind.value for kind in DocumentKind)
_DAY_SOURCES = ("given", "posted", "captured", "today", "fallback", "none")
_INPUT = Column("input", "string", "The input that the row stands in: the name of its file.")
_ID = Column("id", "string", "The id that the row gives; empty if it gives none.")
_DAY = Column("day", "date", "The day the document is examined on; empty for an undated one.")
_DAY_SOURCE = Column(
    "day_source", "string", "Where the day came from.", allowed=_DAY_SOURCES, repeats=True
)  # fmt: skip
_DOCUMENT = Column("document", "string", "What kind of document it is.", allowed=_KINDS, repeats=True)
_DUPLICATE = Column("duplicate_of", "integer", "An earlier row with the same document; empty if there is none.")
_SUBJECT = "Identity of the document: its own id, else a digest of its content."

ROWS = Table(
    "rows",
    "Every row of the input once, audited, rejected or set aside, with its counts by outcome",
    (
        _ROW,
        _INPUT,
        _ID,
        Column("status", "string", "What became of the row.", required=True, allowed=STATUSES),
        _DOCUMENT,
        _DAY,
        _DAY_SOURCE,
        *(Column(one.value, "integer", f"How many answers of the row are {one.value}.") for one in Outcome),
        _DUPLICATE,
        Column("destination", "string", "Nation or country of the work as an ISO 3166 code; empty if it is not known."),
        Column(
            "origins", "string",
            "Countries that recruitment is aimed at or that are named, as ISO 3166 codes with what shows it, such as "
            "GH:event; only residence, event, agent and advertising are conduct aimed at people there.",
        ),
        Column("agency", "string", "Name of the agency; a name of a person in it is covered."),
        Column("employer", "string", "Name of the employer; a name of a person in it is covered."),
        Column(
            "languages", "string",
            "Languages of the text as ISO 639-1 codes, the most used first; und where that cannot be told.",
        ),
        Column("subject", "string", f"{_SUBJECT} Empty for rejected rows."),
    ),
    key="row",
)  # fmt: skip

REJECTS = Table(
    "rejects",
    "The rows that could not be used, and why",
    (
        _ROW,
        _INPUT,
        Column("line", "integer", "The line of the file on which the row begins.", required=True),
        Column("offset", "integer", "The byte at which it begins; empty where that is not known."),
        Column("column", "string", "The first column at fault; empty if the row as a whole is."),
        Column("reason", "string", "What is wrong.", required=True),
        Column("mend", "string", "What to do about it."),
        Column("cells", "object", "The row itself as JSON, personal data covered and long cells cut.", required=True),
    ),
)

COSTS = Table(
    "costs",
    "Every cost that a document names, whoever bears it; sums stand in the currency of the document",
    (
        _ROW,
        _INPUT,
        Column("item", "string", "Code of the cost in the taxonomy of costs.", required=True),
        Column("label", "string", "The document's own name for it; empty if it gives none."),
        Column("amount_low", "number", "The least sum; empty if none is stated."),
        Column("amount_high", "number", "The greatest sum; empty if none is stated, or there is no upper bound."),
        Column("currency", "string", "ISO 4217 code; empty if no sum is stated."),
        Column("payer", "string", "Who bears it.", allowed=tuple(one.value for one in Payer)),
        Column("paid_to", "string", "Who receives it.", allowed=tuple(one.value for one in PaidTo)),
        Column("due", "string", "When it falls due.", allowed=tuple(one.value for one in CostWhen)),
        Column("how", "string", "How it reaches the one who bears it.", allowed=tuple(one.value for one in CostHow)),
        Column("refundable", "string", "Whether it is paid back.", allowed=("yes", "no")),
        Column("quote", "string", "The words that name it, personal data covered."),
    ),
)

FINDINGS = Table(
    "findings",
    "The findings of a run, one a line, with the texts of their rules",
    (
        _ROW,
        _INPUT,
        _ID,
        Column("subject", "string", _SUBJECT, required=True),
        _DOCUMENT,
        _DAY,
        _DAY_SOURCE,
        _DUPLICATE,
        Column("rule", "string", "Id of the rule.", required=True, repeats=True),
        Column("version", "string", "Version of the rule.", required=True, repeats=True),
        Column("title", "string", "Title of the rule.", required=True, repeats=True),
        Column("topic", "string", "The matter it belongs to; read rules of one topic side by side.", repeats=True),
        Column("about", "string", "What it is about: the document, a cost, a country.", required=True, repeats=True),
        Column(
            "outcome", "string", "What the rule says. An indicator is not a finding of wrongdoing.", required=True,
            allowed=(Outcome.INDICATOR.value, Outcome.CANNOT_TELL.value), repeats=True,
        ),
        Column("reason", "string", "Why, in one word.", required=True, repeats=True),
        Column(
            "severity", "string", "What the worker stands to lose.", required=True,
            allowed=tuple(one.value for one in Severity), repeats=True,
        ),
        Column(
            "confidence", "string", "The least of rule, reading and basis.", required=True,
            allowed=tuple(one.value for one in Confidence), repeats=True,
        ),
        Column("message", "string", "The indicator in a sentence; else why it cannot be told.", repeats=True),
        Column("question", "string", "The first question to send.", repeats=True),
        Column("mend", "string", "What would have to change in the document; for indicators.", repeats=True),
        Column("quote", "string", "The first words of the document, or the first field, that it rests on."),
        Column("field", "string", "The fact or column that the quote speaks to.", repeats=True),
        Column("start", "integer", "The first character of the quote, counted from 0; empty for fields."),
        Column("end", "integer", "The character after its last one."),
        Column("evidence_count", "integer", "How many pieces of evidence there are.", required=True),
        Column("missing_facts", "string", "The facts that could still change the outcome.", repeats=True),
        Column("standards", "string", "The provisions that the rule rests on.", repeats=True),
        Column("evidence", "array", "All pieces of evidence."),
        Column("authority", "array", "The provisions of an indicator, with edition and standing."),
        Column("basis", "array", "The dated data it rests on."),
        Column("missing", "array", "What could still change the outcome, with its state."),
        Column("notes", "array", "What a reader must also know."),
        Column("replaces", "string", "The shipped rule that this rule stands in the place of.", repeats=True),
        Column("fingerprint", "string", "Identity over runs: rule, subject and about.", required=True),
        Column("evidence_digest", "string", "Changes with the wording of the evidence.", required=True),
    ),
)  # fmt: skip


PACKAGE_FILE = "datapackage.json"


def table_pages(
    stamps: Mapping[str, Mapping[str, str | int]], *, with_findings: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files that describe the tables of a run, by name: a Table Schema beside each, and one that names them all.

    Args:
        stamps: size and SHA-256 of each file by its name.
        with_findings: whether the findings were written as a table, too.
    """
    tables = (ROWS, REJECTS, COSTS, *((FINDINGS,) if with_findings else ()))
    for table in tables:
        yield table.schema_name, table_schema(table)
    yield PACKAGE_FILE, data_package(tables, stamps)


def table_schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table."""
    schema: dict[str, Any] = {
        "title": table.title,
        "description": _GUARD,
        "fields": [_field(column, is_key=column.name == table.key) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        return {**schema, "primaryKey": [table.key]}
    reference = {"fields": ["row"], "reference": {"resource": ROWS.name, "fields": [ROWS.key]}}
    return {**schema, "foreignKeys": [reference]}


def _field(column: Column, *, is_key: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if is_key:
        constraints["unique"] = True
    if column.type in ("integer", "number"):
        constraints["minimum"] = 0
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    field = {"name": column.name, "type": column.type, "description": column.meaning}
    return {**field, "constraints": constraints} if constraints else field


def data_package(tables: Sequence[Table], stamps: Mapping[str, Mapping[str, str | int]]) -> dict[str, Any]:
    """The content of ``datapackage.json``: the tables of a run with their sizes and digests.

    Args:
        tables: the tables that were written.
        stamps: size and SHA-256 of each file by its name.
    """
    return {
        "profile": "tabular-data-package",
        "name": "ethicalrecruit-run",
        "title": "The tables of an audit",
        "resources": [_resource(table, stamps[f"{table.name}.csv"]) for table in tables],
    }


def _resource(table: Table, stamp: Mapping[str, str | int]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table.schema_name,
        "bytes": stamp["bytes"],
        "hash": f"sha256:{stamp['sha256']}",
    }
