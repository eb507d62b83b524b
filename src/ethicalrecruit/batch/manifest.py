"""What a run was made of: tool, rule book, options, input and columns; nothing of the clock or the machine."""

from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

from ethicalrecruit.batch.contracts import MANIFEST_SCHEMA
from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.batch.sources import CsvTable, SourceStamp
from ethicalrecruit.batch.tally import Tally
from ethicalrecruit.intake.mapping import RowMapping
from ethicalrecruit.intake.mapping_file import MappingFile
from ethicalrecruit.rulebook.book import RuleBook


def manifest(  # noqa: PLR0913  # a manifest names everything that went into a run
    *,
    book: RuleBook,
    options: AuditOptions,
    stamp: SourceStamp,
    table: CsvTable,
    mapping: RowMapping,
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
            "delimiter": table.delimiter,
            "encoding": table.encoding,
        },
        "input": {"name": stamp.name, "bytes": stamp.bytes, "sha256": stamp.sha256},
        "mapping": None if mapping_file is None else mapping_file.name,
        "columns": {
            "used": [
                *({"column": column, "to": "text"} for column in mapping.text),
                *({"column": use.column, "to": use.own.name} for use in mapping.columns),
            ],
            "constants": {one.own.name: one.cell for one in mapping.constants},
            "covers": list(mapping.covers),
            "ignored": [{"column": one.column, "hint": one.hint} for one in mapping.ignored],
        },
        "counts": {
            "rows": tally.rows,
            "audited": tally.audited,
            "rejected": tally.rejected,
            "set_aside": tally.set_aside,
        },
        "files": dict(files),
    }
