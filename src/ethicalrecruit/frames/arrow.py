"""Record batches in, record batches of findings out: for any engine that speaks Arrow (extra ``arrow``).

>>> import pytest; pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")
>>> table = pa.table({"id": ["a"], "text": ["Nurses wanted. The candidate must pay a placement fee of GBP 900."]})
>>> lines = [line for batch in check_batches(table) for line in batch.to_pylist()]
>>> [(line["id"], line["rule"]) for line in lines if line["outcome"] == "indicator"]
[('a', 'ilo.recruitment-fee')]
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ethicalrecruit.api import Checker
from ethicalrecruit.errors import OptionError
from ethicalrecruit.frames.columns import need_arrow
from ethicalrecruit.frames.plan import frame_plan
from ethicalrecruit.frames.work import FrameWork

if TYPE_CHECKING:
    import pyarrow as pa


def check_batches(  # noqa: PLR0913  # every one is named and optional
    batches: "Iterable[pa.RecordBatch] | Any",
    *,
    checker: Checker | None = None,
    mapping: Path | str | None = None,
    day: date | str | None = None,
    fallback_day: date | None = None,
    destination: str | None = None,
    source: str = "",
    first_row: int = 1,
    row_column: str | None = None,
) -> "Iterator[pa.RecordBatch]":
    """Examine every row of a stream of record batches, as ``ethicalrecruit audit`` examines those of a file.

    The lines that come out have the columns of ``findings_schema``. Each row has one line with the status
    ``audited``, ``rejected`` or, where it holds nothing, ``blank``; each indicator and each answer that cannot be told
    has a further line with the status ``finding``. Lines stand in the order of rows. Memory holds one batch and a few
    rows of it; rows with the document of an earlier row are not looked for: group the lines by ``subject``.

    Args:
        batches: record batches with the same columns, one after the other; or anything that offers itself as a stream
            of Arrow: a table, a reader, a frame of Polars, a relation of DuckDB.
        checker: the rule book and the profile; None for the shipped book and ``publish``.
        mapping: a mapping file; None if the columns have our own names.
        day: the day to examine rows on: a date, ISO text, ``posted`` or ``captured``; None for their own.
        fallback_day: the day for rows without a date; None leaves them undated.
        destination: country or nation of the work, where you know it and the rows need not say it.
        source: your name for the input, to be shown in the lines.
        first_row: the number of the first row.
        row_column: a column of whole numbers that are the numbers of the rows; it is not read as anything else.

    Raises:
        MissingExtra: if pyarrow is not installed.
        MappingError: if the mapping has faults or does not fit.
        OptionError: for an option without meaning, or for what is no stream of Arrow.
        UnknownCountry: for a destination that is none.
        UnreadableSource: if a batch has other columns than the first.
    """
    need_arrow()
    schema, stream = _stream(batches)
    if schema is None:
        return iter(())
    checker = Checker() if checker is None else checker
    plan = frame_plan(
        schema.names,
        checker,
        mapping=mapping,
        day=day,
        fallback_day=fallback_day,
        destination=destination,
        row_column=row_column,
    )
    return FrameWork(checker.book, plan).audited(stream, source, first_row)


def _stream(batches: Any) -> "tuple[pa.Schema | None, Iterator[pa.RecordBatch]]":
    """The columns and the batches; no columns where there is no batch."""
    import pyarrow as pa  # noqa: PLC0415  # an extra

    if hasattr(batches, "__arrow_c_stream__"):
        reader = pa.RecordBatchReader.from_stream(batches)
        return reader.schema, iter(reader)
    if isinstance(batches, str | bytes | Path) or not isinstance(batches, Iterable):
        mend = "Give record batches; open a file with pyarrow.dataset, and give dataset.to_batches()."
        raise OptionError(f"A {type(batches).__name__} is no stream of Arrow.", "batches", mend)
    stream = iter(batches)
    first = next(stream, None)
    if first is None:
        return None, stream
    if not isinstance(first, pa.RecordBatch):
        mend = "Give record batches, as table.to_batches() does."
        raise OptionError(f"A {type(first).__name__} is no record batch.", "batches", mend)
    return first.schema, chain((first,), stream)
