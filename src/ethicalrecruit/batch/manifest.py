"""What a run was made of: tool, rule book, options, input and columns; nothing of the clock or the machine."""

from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from typing import Any

from ethicalrecruit.batch.contracts import MANIFEST_SCHEMA
from ethicalrecruit.batch.inputs.opening import Inputs
from ethicalrecruit.batch.inputs.table import SourceOptions, Table
from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.batch.tally import Tally
from ethicalrecruit.intake.document_rows import DocumentMapping
from ethicalrecruit.intake.mapping import RowMapping
from ethicalrecruit.intake.mapping_file import MappingFile
from ethicalrecruit.rulebook.book import RuleBook


def manifest(  # noqa: PLR0913  # a manifest names everything that went into a run
    *,
    book: RuleBook,
    options: AuditOptions,
    reading: SourceOptions,
    inputs: Inputs,
    mappings: Sequence[RowMapping | DocumentMapping],
    mapping_file: MappingFile | None,
    tally: Tally,
    files: Mapping[str, Mapping[str, str | int]],
) -> dict[str, Any]:
    """The content of ``manifest.json``."""
    return {
        "schema": MANIFEST_SCHEMA,
        "tool": {"name": "ethicalrecruit", "version": version("ethicalrecruit")},
        "book": {"edition": book.edition, "digest": book.digest, "packs": list(book.packs)},
        "options": {
            "day": options.day.isoformat() if isinstance(options.day, date) else options.day,
            "fallback_day": None if options.fallback_day is None else options.fallback_day.isoformat(),
            "profile": options.profile,
            "destination": options.destination,
            "limit": options.limit,
            "max_rejects": options.max_rejects,
            "findings": list(options.findings),
            "only_health": options.only_health,
            "sample": options.sample,
            "seed": options.seed,
            "delimiter": reading.delimiter,
            "encoding": reading.encoding,
            "quote": reading.quote,
            "header_line": reading.header_line,
            "sheet": reading.sheet,
        },
        "inputs": [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in inputs.stamps],
        "mapping": None if mapping_file is None else mapping_file.name,
        "tables": [_table(table, own) for table, own in zip(inputs.tables, mappings, strict=True)],
        "counts": {
            "rows": tally.rows,
            "audited": tally.audited,
            "rejected": tally.rejected,
            "set_aside": tally.set_aside,
        },
        "files": dict(files),
    }


def _table(table: Table, mapping: RowMapping | DocumentMapping) -> dict[str, Any]:
    """How one table was read, and what its columns were taken for."""
    return {
        "name": table.name,
        "read_as": dict(table.told),
        "columns": {
            "used": [
                *({"column": column, "to": "text"} for column in mapping.text),
                *({"column": use.column, "to": use.own.name} for use in mapping.columns),
            ],
            "constants": {one.own.name: one.cell for one in mapping.constants},
            "covers": list(mapping.covers),
            "ignored": [{"column": one.column, "hint": one.hint} for one in mapping.ignored],
        },
    }
