"""Parquet files and Arrow IPC files and streams (extra ``arrow``), a few rows at a time."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.inputs.source import Source
from ethicalrecruit.batch.inputs.table import Found, Table, column_names, missing_extra
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.intake.row import CellFault, NumberCell

PARQUET, IPC_FILE, IPC_STREAM = "Parquet", "Arrow IPC file", "Arrow IPC stream"
_ROWS_AT_ONCE = 256
_LARGEST_GROUP = 4 * 1024**3


class ArrowTable(Table):
    """A table in one of Arrow's forms.

    Args:
        source: the input; a packed one is unpacked to a temporary file.
        form: ``PARQUET``, ``IPC_FILE`` or ``IPC_STREAM``.
        until: closes temporary files in the end.

    Raises:
        MissingExtra: if pyarrow is not installed.
        UnreadableSource: if it is damaged, encrypted, or its parts are too large.
        MappingError: if two columns have the same name.
    """

    def __init__(self, source: Source, form: str, until: ExitStack) -> None:
        try:
            import pyarrow as pa  # noqa: PLC0415  # an extra
        except ImportError:
            raise missing_extra(f"Reading {form}", "arrow", source.name) from None
        self._arrow = pa
        self._form = form
        self._path: Path = source.as_file(until)
        super().__init__(source.name, (), {"form": form})
        names, nested = self._schema()
        self.header = column_names(names, source.name)
        if nested:
            listed = ", ".join(f'"{name}"' for name in nested[:10])
            self.notes += (f"Columns with lists or structures are read as JSON text: {listed}.",)
            self.told["json_columns"] = str(len(nested))

    def _schema(self) -> tuple[list[str], list[str]]:
        """The names of all columns, and of those with lists or structures."""
        try:
            if self._form == PARQUET:
                from pyarrow import parquet  # noqa: PLC0415

                with parquet.ParquetFile(self._path) as file:
                    described = file.metadata
                    sizes = [described.row_group(at).total_byte_size for at in range(described.num_row_groups)]
                    if max(sizes, default=0) > _LARGEST_GROUP:
                        what = f"A row group of the file takes more than {_LARGEST_GROUP // 1024**3} GB unpacked."
                        raise UnreadableSource(what, self.name, "Write it again with smaller row groups.")
                    return self._described(file.schema_arrow)
            with self._arrow.OSFile(str(self._path)) as file, self._opened(file) as reader:
                return self._described(reader.schema)
        except (self._arrow.ArrowException, OSError, ValueError) as error:
            raise self._damaged(error) from None

    def _described(self, schema: Any) -> tuple[list[str], list[str]]:
        return list(schema.names), [field.name for field in schema if self._arrow.types.is_nested(field.type)]

    def _opened(self, file: Any) -> Any:
        from pyarrow import ipc  # noqa: PLC0415

        return ipc.open_file(file) if self._form == IPC_FILE else ipc.open_stream(file)

    def _batches(self) -> Iterator[Any]:
        if self._form == PARQUET:
            from pyarrow import parquet  # noqa: PLC0415

            with parquet.ParquetFile(self._path, pre_buffer=False, buffer_size=1 << 20) as file:
                yield from file.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False)
            return
        # Not mapped into memory: a damaged file would end the process where its parts point beyond its end.
        with self._arrow.OSFile(str(self._path)) as file, self._opened(file) as reader:
            if self._form == IPC_STREAM:
                yield from reader
            else:
                yield from (reader.get_batch(at) for at in range(reader.num_record_batches))

    def _found(self) -> Iterator[Found]:
        number = 0
        batches = self._batches()
        while True:
            try:
                whole = next(batches, None)
                if whole is not None and self._form != PARQUET:
                    whole.validate(full=True)
            except (self._arrow.ArrowException, OSError, ValueError) as error:
                raise self._damaged(error, number) from None
            if whole is None:
                return
            for start in range(0, whole.num_rows, _ROWS_AT_ONCE):
                batch = whole.slice(start, _ROWS_AT_ONCE)
                columns = [self._values(column) for column in batch.columns]
                for values in zip(*columns, strict=True):
                    number += 1
                    found = self._row(values, number)
                    if found is None:
                        self.blank += 1
                    else:
                        yield found

    def _values(self, column: Any) -> list[Any]:
        types = self._arrow.types
        if types.is_floating(column.type) and not types.is_float64(column.type):
            # The shortest digits of the smaller type: 0.1, not 0.10000000149011612.
            return [None if one is None else _Float(one) for one in column.cast(self._arrow.string()).to_pylist()]
        if types.is_timestamp(column.type) and column.type.unit == "ns":
            # Python's times end at millionths; what is finer is cut off.
            column = column.cast(self._arrow.timestamp("us", column.type.tz), safe=False)
        if types.is_duration(column.type) and column.type.unit == "ns":
            column = column.cast(self._arrow.duration("us"), safe=False)
        try:
            values: list[Any] = column.to_pylist()
        except (ValueError, OverflowError):  # days out of reach, or bytes that are no UTF-8
            values = [_one(item) for item in column]
        return values

    def _row(self, values: tuple[Any, ...], number: int) -> Found | None:
        faults: list[CellFault] = []
        cells = {name: _cell(value, name, faults) for name, value in zip(self.header, values, strict=True)}
        if not faults and not any(cell and not cell.isspace() for cell in cells.values()):
            return None
        return Found(cells, number, None, tuple(faults))

    def _damaged(self, error: Exception, after: int = 0) -> UnreadableSource:
        where = f"{self.name}, after row {after}" if after else self.name
        reason = str(error).splitlines()[0][:200].rstrip(".") if str(error) else type(error).__name__
        return UnreadableSource(f"The {self._form} cannot be read: {reason}.", where, "Fetch it, or write it, again.")


class _Float(str):
    """The digits of a number."""

    __slots__ = ()


class _Unreadable:
    """A value that Python cannot hold."""


def _one(item: Any) -> Any:
    try:
        return item.as_py()
    except (ValueError, OverflowError):
        return _Unreadable()


def _cell(value: Any, column: str, faults: list[CellFault]) -> str:  # noqa: C901  # one line a type
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return NumberCell(value)
    if isinstance(value, float):
        return NumberCell(repr(value).removesuffix(".0"))
    if isinstance(value, Decimal):
        return NumberCell(format(value, "f"))
    if isinstance(value, datetime):
        plain = value.tzinfo is None and value.time() == time.min
        return value.date().isoformat() if plain else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            faults.append(CellFault(column, "The cell holds bytes that are no UTF-8.", "Write it as text."))
            return ""
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    what = "The value of this cell cannot be read: a day out of reach, or bytes that are no text."
    faults.append(CellFault(column, what, "Write it as text."))
    return ""
