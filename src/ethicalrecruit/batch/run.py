"""The audit of tables: rows in, a run folder out."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.book_page import book_page
from ethicalrecruit.batch.folder import RunFolder, machine_error, must_be_free
from ethicalrecruit.batch.inputs.fitting import fitted
from ethicalrecruit.batch.inputs.opening import Inputs, open_inputs
from ethicalrecruit.batch.inputs.table import SourceOptions, Table
from ethicalrecruit.batch.manifest import manifest
from ethicalrecruit.batch.options import AuditOptions, known_options
from ethicalrecruit.batch.sinks import RowSinks
from ethicalrecruit.batch.tally import Tally
from ethicalrecruit.batch.timing import Stopwatch
from ethicalrecruit.batch.work import RowWork
from ethicalrecruit.errors import EmptySource, EthicalRecruitError, OptionError
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import IgnoredColumn
from ethicalrecruit.intake.mapping_file import MappingFile, load_mapping
from ethicalrecruit.rulebook.book import RuleBook

Progress = Callable[[int, int], None]
"""Told how many rows were read and how many of them rejected."""

_ROWS_BETWEEN_REPORTS = 500


@dataclass(frozen=True, slots=True)
class RunResult:
    """What an audit came to.

    Attributes:
        out: the run folder.
        rows: all rows; they are the audited and the rejected ones together.
        audited: rows that were examined.
        rejected: rows that could not be used.
        too_many_rejects: whether there are more of them than ``max_rejects`` allows.
        duplicates: rows whose document stood in an earlier row.
        with_indicators: rows with at least one indicator.
        ignored: columns of the inputs that were not used.
        summary: the content of ``summary.json``.
        told: for every table its name, and how it was read.
        notes: what a reader of the results must know of the inputs, one sentence each.
    """

    out: Path
    rows: int
    audited: int
    rejected: int
    too_many_rejects: bool
    duplicates: int
    with_indicators: int
    ignored: tuple[IgnoredColumn, ...]
    summary: Mapping[str, Any]
    told: tuple[tuple[str, Mapping[str, str]], ...] = ()
    notes: tuple[str, ...] = ()


def audit(  # noqa: PLR0913  # every one is named and optional
    book: RuleBook,
    source: Path | Sequence[Path],
    out: Path,
    *,
    mapping: Path | None = None,
    day: date | str | None = None,
    fallback_day: date | None = None,
    profile: str = "publish",
    delimiter: str | None = None,
    encoding: str | None = None,
    quote: str | None = None,
    header_line: int | None = None,
    sheet: str | None = None,
    destination: str | None = None,
    limit: int | None = None,
    max_rejects: int | None = None,
    on_progress: Progress | None = None,
) -> RunResult:
    """Examine every row of one or several inputs and write a run folder.

    The folder is built beside ``out`` and appears whole. Memory does not grow with the rows, but for digests
    of their documents. The same input, book and options give the same bytes; only ``timing.json`` differs.

    Args:
        book: the rule book.
        source: the input, or several: tables (CSV, JSON Lines, JSON, Parquet, Arrow, Excel), packed or not, folders and
            archives of ads; ``-`` is standard input. Row numbers run on over all of them.
        out: the folder to be made; nothing may stand there.
        mapping: a mapping file; None if the columns have our own names.
        day: the day to examine rows on: a date, ISO text, ``posted`` or ``captured``; None for their own.
        fallback_day: the day for rows without a date; None leaves them undated.
        profile: ``publish`` or ``research``.
        delimiter: what divides cells; None takes what the file shows or what is detected with confidence.
        encoding: how characters are written; None takes UTF-8, or what is detected with confidence.
        quote: the quotation mark of cells; None for the double one, "none" for none.
        header_line: the line of the header; None takes the first, or the first that is as wide as the rows.
        sheet: the sheet of a workbook, by name or number; None takes the only one with rows.
        destination: country or nation of the work, where you know it and the rows need not say it.
        limit: read so many rows at most.
        max_rejects: how many rejected rows are still a success; None for any number. The run goes on in any
            case.
        on_progress: called now and then, and at the end.

    Raises:
        OptionError: for an option without meaning.
        UnreadableSource: if the file cannot be read.
        EmptySource: if it holds no row.
        MappingError: if the mapping has faults or does not fit.
        ResumeError: if ``out`` stands already.
        MachineError: if the disk or the memory is full; what was done is kept beside ``out``.
    """
    watch = Stopwatch()
    countries = book.tables.countries
    options = known_options(AuditOptions(day, fallback_day, profile, destination, limit, max_rejects), countries)
    must_be_free(out)
    names = Names.of(countries, book.tables.costs)
    mapping_file = None if mapping is None else load_mapping(mapping, names)
    given: list[Path | str] = [source] if isinstance(source, Path | str) else list(source)
    reading = SourceOptions(delimiter, encoding, quote, header_line, sheet, mapped=mapping_file is not None)
    _must_be_outside(out, given)
    with open_inputs(given, reading) as inputs:
        works = [RowWork(book, names, fitted(table, mapping_file), options, table.name) for table in inputs.tables]
        for table in inputs.tables:
            _must_have_rows(table)
        job = _Job(works, inputs, reading, mapping_file, on_progress)
        with RunFolder(out) as folder:
            return job.run(folder, watch)


def _must_be_outside(out: Path, given: Sequence[Path | str]) -> None:
    """A run folder inside a folder of ads would be read as ads itself."""
    for one in map(Path, given):
        if one.is_dir() and out.resolve().is_relative_to(one.resolve()):
            what = "The run folder would stand inside an input."
            raise OptionError(what, out.as_posix(), "Choose a place outside of the folder that is audited.")


def _must_have_rows(table: Table) -> None:
    rows = table.rows()
    with closing(rows):
        if next(rows, None) is None:
            what = "The file has a header and no row."
            raise EmptySource(what, table.name, "Check whether it is the right one.")


@dataclass(frozen=True, slots=True)
class _Job:
    """One audit in progress."""

    works: Sequence[RowWork]
    inputs: Inputs
    reading: SourceOptions
    mapping_file: MappingFile | None
    on_progress: Progress | None

    def run(self, folder: RunFolder, watch: Stopwatch) -> RunResult:
        tally = Tally()
        limit = self.works[0].options.limit
        blank, stopped = 0, False
        try:
            sinks = RowSinks(folder)
            for work, table in zip(self.works, self.inputs.tables, strict=True):
                rows = table.rows(tally.rows)
                with closing(rows):
                    for row in islice(rows, None if limit is None else limit - tally.rows):
                        result = work.examine(row)
                        sinks.write(result, tally.add(result))
                        if self.on_progress is not None and tally.rows % _ROWS_BETWEEN_REPORTS == 0:
                            self.on_progress(tally.rows, tally.rejected)
                    stopped = stopped or next(rows, None) is not None
                    blank += table.blank
            summary = tally.summary(blank, stopped_at_limit=stopped)
            self.inputs.must_not_have_changed()
            self._write_pages(folder, tally, summary, watch)
            folder.finish()
        except (OSError, MemoryError) as error:
            what = f"The machine stopped the audit after {tally.rows:,} rows."
            mend = f"What was done is kept in {folder.partial.name}; make room and audit again."
            raise machine_error(error, what, folder.out, mend) from None
        except EthicalRecruitError as error:
            kept = f"What was done is kept in {folder.partial.name}."
            raise type(error)(error.what, error.where, f"{error.mend} {kept}".lstrip()) from None
        if self.on_progress is not None:
            self.on_progress(tally.rows, tally.rejected)
        return self._result(folder, tally, summary)

    def _write_pages(self, folder: RunFolder, tally: Tally, summary: dict[str, Any], watch: Stopwatch) -> None:
        if self.mapping_file is not None:
            folder.file("mapping.yaml").write_bytes(self.mapping_file.content)
        folder.write("book.json", _page(book_page(self.works[0].book)))
        folder.write("summary.json", _page(summary))
        made_of = manifest(
            book=self.works[0].book,
            options=self.works[0].options,
            reading=self.reading,
            inputs=self.inputs,
            mappings=[work.mapping for work in self.works],
            mapping_file=self.mapping_file,
            tally=tally,
            files=folder.stamps(),
        )
        folder.write("manifest.json", _page(made_of))
        folder.write("timing.json", _page(watch.page(tally.rows)))

    def _result(self, folder: RunFolder, tally: Tally, summary: dict[str, Any]) -> RunResult:
        allowed = self.works[0].options.max_rejects
        ignored = dict.fromkeys(one for work in self.works for one in work.mapping.ignored)
        named = [(table.name, note) for table in self.inputs.tables for note in table.notes]
        return RunResult(
            out=folder.out,
            rows=tally.rows,
            audited=tally.audited,
            rejected=tally.rejected,
            too_many_rejects=allowed is not None and tally.rejected > allowed,
            duplicates=tally.duplicates,
            with_indicators=tally.with_indicators,
            ignored=tuple(ignored),
            summary=summary,
            told=tuple((table.name, table.told) for table in self.inputs.tables),
            notes=(*(f"{name}: {note}" for name, note in named), *self.inputs.notes),
        )


def _page(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
