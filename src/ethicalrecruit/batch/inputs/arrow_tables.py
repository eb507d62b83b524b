"""Parquet files and Arrow IPC files and streams (extra ``arrow``), a few rows at a time."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.inputs.source import Source
from ethicalrecruit.batch.inputs.table import AS_CSV, Found, Table, column_names
from ethicalrecruit.errors import UnreadableSource, missing_extra
from ethicalrecruit.intake.arrow_cells import Faults, cell_texts, is_number
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
            raise missing_extra(f"Reading {form}", "arrow", source.name, AS_CSV) from None
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
                for cells, faults in self._rows(whole.slice(start, _ROWS_AT_ONCE)):
                    number += 1
                    if not faults and not any(cell and not cell.isspace() for cell in cells.values()):
                        self.blank += 1
                    else:
                        yield Found(cells, number, None, faults)

    def _rows(self, batch: Any) -> Iterator[tuple[dict[str, str], tuple[CellFault, ...]]]:
        """The cells of each row, and what is wrong with them."""
        columns: list[list[str]] = []
        wrong: list[Faults] = []
        for name, column in zip(self.header, batch.columns, strict=True):
            faults: Faults = {}
            texts = cell_texts(column, name, faults)
            columns.append([NumberCell(text) if text else "" for text in texts] if is_number(column.type) else texts)
            if faults:
                wrong.append(faults)
        for at, values in enumerate(zip(*columns, strict=True)):
            cells = dict(zip(self.header, values, strict=True))
            yield cells, tuple(faults[at] for faults in wrong if at in faults)

    def _damaged(self, error: Exception, after: int = 0) -> UnreadableSource:
        where = f"{self.name}, after row {after}" if after else self.name
        reason = str(error).splitlines()[0][:200].rstrip(".") if str(error) else type(error).__name__
        return UnreadableSource(f"The {self._form} cannot be read: {reason}.", where, "Fetch it, or write it, again.")
