"""The audit of one table: rows in, a run folder out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.book_page import book_page
from ethicalrecruit.batch.exports.forms import Written, known_forms, write_forms
from ethicalrecruit.batch.folder import RunFolder, machine_error, must_be_free
from ethicalrecruit.batch.manifest import manifest
from ethicalrecruit.batch.options import AuditOptions, known_options
from ethicalrecruit.batch.run_files import RunFiles
from ethicalrecruit.batch.sinks import RowSinks
from ethicalrecruit.batch.sources import CsvTable, SourceStamp, csv_table, source_stamp
from ethicalrecruit.batch.tables import table_pages
from ethicalrecruit.batch.tally import Tally
from ethicalrecruit.batch.timing import Stopwatch
from ethicalrecruit.batch.work import RowWork
from ethicalrecruit.errors import EmptySource, EthicalRecruitError, UnreadableSource
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import IgnoredColumn, RowMapping, plain_mapping
from ethicalrecruit.intake.mapping_file import MappingFile, load_mapping
from ethicalrecruit.intake.row import Reject, Row
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
        ignored: columns of the file that were not used.
        summary: the content of ``summary.json``.
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


def audit(  # noqa: PLR0913  # every one is named and optional
    book: RuleBook,
    source: Path,
    out: Path,
    *,
    mapping: Path | None = None,
    day: date | str | None = None,
    fallback_day: date | None = None,
    profile: str = "publish",
    delimiter: str | None = None,
    encoding: str = "utf-8",
    destination: str | None = None,
    limit: int | None = None,
    max_rejects: int | None = None,
    findings: Iterable[str] = (),
    on_progress: Progress | None = None,
    on_written: Written | None = None,
) -> RunResult:
    """Examine every row of a CSV file and write a run folder.

    The folder is built beside ``out`` and appears whole. Memory does not grow with the rows, but for digests
    of their documents. The same input, book and options give the same bytes; only ``timing.json`` differs.

    Args:
        book: the rule book.
        source: the CSV file; it may be packed with gzip.
        out: the folder to be made; nothing may stand there.
        mapping: a mapping file; None if the columns have our own names.
        day: the day to examine rows on: a date, ISO text, ``posted`` or ``captured``; None for their own.
        fallback_day: the day for rows without a date; None leaves them undated.
        profile: ``publish`` or ``research``.
        delimiter: what divides cells; None takes it from the header, if that shows only one.
        encoding: how the file's characters are written.
        destination: country or nation of the work, where you know it and the rows need not say it.
        limit: read so many rows at most.
        max_rejects: how many rejected rows are still a success; None for any number. The run goes on in any
            case.
        findings: forms that the findings get beside ``findings.jsonl``: ``csv``, ``parquet``, ``sqlite``.
        on_progress: called now and then, and at the end.
        on_written: called now and then while further forms of the findings are written.

    Raises:
        OptionError: for an option without meaning.
        UnreadableSource: if the file cannot be read.
        EmptySource: if it holds no row.
        MappingError: if the mapping has faults or does not fit.
        ResumeError: if ``out`` stands already.
        MachineError: if the disk or the memory is full; what was done is kept beside ``out``.
        MissingExtra: if a form of findings needs a package that is not installed.
    """
    watch = Stopwatch()
    countries = book.tables.countries
    wanted = AuditOptions(day, fallback_day, profile, destination, limit, max_rejects, known_forms(findings))
    options = known_options(wanted, countries)
    must_be_free(out)
    names = Names.of(countries, book.tables.costs)
    mapping_file = None if mapping is None else load_mapping(mapping, names)
    stamp = source_stamp(source)
    with csv_table(source, delimiter=delimiter, encoding=encoding) as table:
        fitted = plain_mapping(table.header) if mapping_file is None else mapping_file.fit(table.header)
        work = RowWork(book, names, fitted, options, source.name)
        rows = _some(table, source)
        job = _Job(work, table, stamp, mapping_file, on_progress, on_written)
        with RunFolder(out) as folder:
            return job.run(rows, folder, source, watch)


def _some(table: CsvTable, source: Path) -> Iterator[Row | Reject]:
    """The rows of a table that has any."""
    rows = table.rows()
    first = next(rows, None)
    if first is None:
        raise EmptySource("The file has a header and no row.", source.as_posix(), "Check whether it is the right one.")
    return chain((first,), rows)


@dataclass(frozen=True, slots=True)
class _Job:
    """One audit in progress."""

    work: RowWork
    table: CsvTable
    stamp: SourceStamp
    mapping_file: MappingFile | None
    on_progress: Progress | None
    on_written: Written | None

    def run(self, rows: Iterable[Row | Reject], folder: RunFolder, source: Path, watch: Stopwatch) -> RunResult:
        tally = Tally()
        try:
            sinks = RowSinks(folder)
            for row in islice(rows, self.work.options.limit):
                result = self.work.examine(row)
                sinks.write(result, tally.add(result))
                if self.on_progress is not None and tally.rows % _ROWS_BETWEEN_REPORTS == 0:
                    self.on_progress(tally.rows, tally.rejected)
            stopped = next(iter(rows), None) is not None
            summary = tally.summary(self.table.blank, stopped_at_limit=stopped)
            _must_not_have_changed(source, self.stamp)
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
        book = book_page(self.work.book)
        folder.write("book.json", _page(book))
        folder.write("summary.json", _page(summary))
        forms = self.work.options.findings
        write_forms(folder, RunFiles(folder.place, book), forms, self.on_written)
        for name, content in table_pages(folder.stamps(), with_findings="csv" in forms):
            folder.write(name, _page(content))
        made_of = manifest(
            book=self.work.book,
            options=self.work.options,
            stamp=self.stamp,
            table=self.table,
            mapping=self.work.mapping,
            mapping_file=self.mapping_file,
            tally=tally,
            files=folder.stamps(),
        )
        folder.write("manifest.json", _page(made_of))
        folder.write("timing.json", _page(watch.page(tally.rows)))

    def _result(self, folder: RunFolder, tally: Tally, summary: dict[str, Any]) -> RunResult:
        allowed = self.work.options.max_rejects
        mapping: RowMapping = self.work.mapping
        return RunResult(
            out=folder.out,
            rows=tally.rows,
            audited=tally.audited,
            rejected=tally.rejected,
            too_many_rejects=allowed is not None and tally.rejected > allowed,
            duplicates=tally.duplicates,
            with_indicators=tally.with_indicators,
            ignored=mapping.ignored,
            summary=summary,
        )


def _must_not_have_changed(source: Path, stamp: SourceStamp) -> None:
    """A file that grows while it is read would be told by a digest that is not its own."""
    if source.stat().st_size != stamp.bytes:
        raise UnreadableSource("The file changed while it was read.", source.as_posix(), "Audit a copy of it.")


def _page(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
