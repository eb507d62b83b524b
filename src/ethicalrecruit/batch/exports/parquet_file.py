"""Findings as Parquet: typed columns, lists as lists, words that repeat stored once."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.exports.finding_rows import finding_rows
from ethicalrecruit.batch.run_files import Passed, RunFiles
from ethicalrecruit.batch.tables import FINDINGS
from ethicalrecruit.errors import missing_extra

# Rows are turned in small batches, which are light, and written in groups, which are worth reading alone.
_BATCH_ROWS = 512
_GROUP_ROWS = 8_192
LISTED = {
    "evidence": ("kind", "document", "quote", "start", "end", "field", "arithmetic"),
    "authority": ("instrument", "provision", "edition", "standing"),
    "basis": ("kind", "id", "edition", "value", "substance"),
    "missing": ("fact", "state", "about", "question", "detail"),
}
_NUMBERS = frozenset({"start", "end"})


def need_arrow() -> None:
    """See that Parquet can be written.

    Raises:
        MissingExtra: if the package for it is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415
    except ImportError:
        raise missing_extra("Parquet", "arrow", "parquet") from None


def write_parquet(files: RunFiles, path: Path, passed: Passed | None = None) -> None:
    """Write ``findings.parquet``; memory holds one group of rows.

    Raises:
        MissingExtra: if the package for it is not installed.
    """
    need_arrow()
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = _schema(pa)
    repeats = [column.name for column in FINDINGS.columns if column.repeats]
    rows = finding_rows(files, passed)
    # A file of ours: what the disk has against it is then told as for every other file.
    with path.open("wb") as file, pq.ParquetWriter(file, schema, use_dictionary=repeats, compression="zstd") as writer:
        while group := list(_batches(pa, schema, islice(rows, _GROUP_ROWS))):
            writer.write_table(pa.Table.from_batches(group, schema))


def _batches(pa: Any, schema: Any, rows: Iterator[dict[str, Any]]) -> Iterator[Any]:
    while batch := [{**row, "day": _day(row["day"])} for row in islice(rows, _BATCH_ROWS)]:
        yield pa.RecordBatch.from_pylist(batch, schema)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _schema(pa: Any) -> Any:
    """The columns as Arrow types; each carries its meaning."""
    types = {"integer": pa.int64(), "string": pa.string(), "date": pa.date32(), "array": pa.list_(pa.string())}
    fields = []
    for column in FINDINGS.columns:
        kind = types[column.type]
        if column.name in LISTED:
            kind = pa.list_(pa.struct([_part(pa, name) for name in LISTED[column.name]]))
        meaning = {"description": column.meaning}
        fields.append(pa.field(column.name, kind, nullable=not column.required, metadata=meaning))
    return pa.schema(fields)


def _part(pa: Any, name: str) -> Any:
    return pa.field(name, pa.int64() if name in _NUMBERS else pa.string())
