"""The columns of audited frames: one shape for Arrow batches, Spark and whatever else reads them."""

from typing import TYPE_CHECKING

from ethicalrecruit.errors import missing_extra
from ethicalrecruit.frozen import dataclass

if TYPE_CHECKING:
    import pyarrow as pa

FRAMES_SCHEMA = "ethicalrecruit.frames/0"

AUDITED, REJECTED, BLANK, FINDING = "audited", "rejected", "blank", "finding"
STATUSES = (AUDITED, REJECTED, BLANK, FINDING)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the lines that an audit gives.

    Attributes:
        name: its name.
        type: ``bigint``, ``int``, ``string`` or ``date``: the words of Spark's schemas.
        lines: the statuses of the lines that it is filled in; in the others it is null.
        meaning: what it holds.
    """

    name: str
    type: str
    lines: tuple[str, ...]
    meaning: str


_ALL = STATUSES
_ROWS = (AUDITED, REJECTED, FINDING)
_EXAMINED = (AUDITED, FINDING)
_COUNTED, _FOUND, _REFUSED = (AUDITED,), (FINDING,), (REJECTED,)

COLUMNS = (
    Column("status", "string", _ALL, "What the line tells: `audited`, `rejected`, `blank` or `finding`."),
    Column("row", "bigint", _ALL, "Number of the row, from 1; null for blank rows, unless a column gives it."),
    Column("input", "string", _ALL, "The name you gave the input; on Spark with the number of the part."),
    Column("id", "string", _ROWS, "The id that the row gives."),
    Column("subject", "string", _EXAMINED, "Identity of the document: its own id, else a digest of its content."),
    Column("document", "string", _EXAMINED, "What kind of document it is."),
    Column("day", "date", _EXAMINED, "The day it is examined on; null for an undated one."),
    Column("day_source", "string", _EXAMINED, "Where the day came from."),
    Column("indicator", "int", _COUNTED, "How many answers of the row are indicators."),
    Column("cannot_tell", "int", _COUNTED, "How many cannot be told, those without a line of their own included."),
    Column("none_seen", "int", _COUNTED, "How many rules see nothing; that does not mean that all is well."),
    Column("not_applicable", "int", _COUNTED, "How many do not apply."),
    Column("rule", "string", _FOUND, "Id of the rule."),
    Column("version", "string", _FOUND, "Version of the rule."),
    Column("about", "string", _FOUND, "What it is about: the document, a cost, a country."),
    Column("outcome", "string", _FOUND, "`indicator` or `cannot_tell`. An indicator is not a finding of wrongdoing."),
    Column("reason", "string", (REJECTED, FINDING), "Of findings why, in one word; of rejects what is wrong."),
    Column("severity", "string", _FOUND, "What the worker stands to lose."),
    Column("confidence", "string", _FOUND, "The least of rule, reading and basis."),
    Column("quote", "string", _FOUND, "The words or the cell that the first piece of evidence shows."),
    Column("evidence", "string", _FOUND, "All pieces of evidence, as JSON."),
    Column("authority", "string", _FOUND, "The provisions of an indicator, as JSON."),
    Column("basis", "string", _FOUND, "The dated data it rests on, as JSON."),
    Column("missing", "string", _FOUND, "The facts that could still change the outcome, as JSON."),
    Column("notes", "string", _FOUND, "What a reader must also know, as JSON."),
    Column("replaces", "string", _FOUND, "The shipped rule that a rule of yours stands in the place of."),
    Column("ask", "string", _FOUND, "The question to send."),
    Column("mend", "string", (REJECTED, FINDING), "What would have to change in the document, or how to mend the row."),
    Column("fingerprint", "string", _FOUND, "Identity over runs: rule, subject and about."),
    Column("evidence_digest", "string", _FOUND, "Changes with the wording of the evidence."),
    Column("column", "string", _REFUSED, "The first column at fault; null if the row as a whole is."),
    Column("cells", "string", _REFUSED, "The row itself as JSON, personal data covered and long cells cut."),
    Column("book_edition", "string", _ALL, "Edition of the rule book."),
    Column("book_digest", "string", _ALL, "SHA-256 of the rule book, your packs and lists included."),
)


def findings_schema() -> "pa.Schema":
    """The Arrow schema of every batch that an audit gives; each field carries its meaning.

    Raises:
        MissingExtra: if pyarrow is not installed.
    """
    need_arrow()
    import pyarrow as pa  # noqa: PLC0415  # an extra

    types = {"bigint": pa.int64(), "int": pa.int32(), "string": pa.string(), "date": pa.date32()}
    fields = [
        pa.field(one.name, types[one.type], nullable=not _always_filled(one), metadata={"description": one.meaning})
        for one in COLUMNS
    ]
    return pa.schema(fields, metadata={"schema": FRAMES_SCHEMA})


def spark_schema() -> str:
    """The same columns in the words of Spark.

    >>> spark_schema()[:33]
    'status string, row bigint, input '
    """
    return ", ".join(f"{one.name} {one.type}" for one in COLUMNS)


def need_arrow() -> None:
    """Make sure of pyarrow before any work is done.

    Raises:
        MissingExtra: if it is not installed.
    """
    try:
        import pyarrow as pa  # noqa: F401, PLC0415
    except ImportError:
        raise missing_extra("Auditing frames", "arrow") from None


def _always_filled(column: Column) -> bool:
    return column.lines == _ALL and column.name not in ("row", "input")
