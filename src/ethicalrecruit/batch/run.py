"""The audit of tables: rows in, a run folder out."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.book_page import book_page
from ethicalrecruit.batch.checkpoint import Checkpoint, content_digest, read_checkpoint
from ethicalrecruit.batch.chunks import Chunk
from ethicalrecruit.batch.course import Course, Pace
from ethicalrecruit.batch.crew import Mappings, known_workers, working
from ethicalrecruit.batch.exports.forms import Written, known_forms, write_forms
from ethicalrecruit.batch.feed import Feed, Sample, counted_rows, drawn
from ethicalrecruit.batch.folder import RunFolder, machine_error, must_be_free
from ethicalrecruit.batch.inputs.fitting import fitted
from ethicalrecruit.batch.inputs.forms import CSV, way_for_one_ad
from ethicalrecruit.batch.inputs.opening import Inputs, open_inputs
from ethicalrecruit.batch.inputs.table import SourceOptions, Table
from ethicalrecruit.batch.job import Job, job_of, must_be_the_same
from ethicalrecruit.batch.manifest import manifest
from ethicalrecruit.batch.options import AuditOptions, known_options, more_than
from ethicalrecruit.batch.progress import OnProgress, Pulse
from ethicalrecruit.batch.run_files import RunFiles
from ethicalrecruit.batch.tables import table_pages
from ethicalrecruit.batch.timing import Stopwatch
from ethicalrecruit.errors import EmptySource, EthicalRecruitError, OptionError
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import IgnoredColumn
from ethicalrecruit.intake.mapping_file import MappingFile, load_mapping
from ethicalrecruit.rulebook.book import RuleBook


@dataclass(frozen=True, slots=True)
class RunResult:
    """What an audit came to.

    Attributes:
        out: the run folder.
        rows: all rows; they are the audited, the rejected and the set aside ones together.
        audited: rows that were examined.
        rejected: rows that could not be used.
        set_aside: rows that were not asked for: with ``only_health`` those of other jobs.
        too_many_rejects: whether there are more of them than ``max_rejects`` allows.
        duplicates: rows whose document stood in an earlier row.
        with_indicators: rows with at least one indicator.
        ignored: columns of the inputs that were not used.
        summary: the content of ``summary.json``.
        rows_before: rows that an earlier part of the run had done; 0 if it was not resumed.
        seconds: how long it took, from the call on.
        told: for every table its name, and how it was read.
        notes: what a reader of the results must know of the inputs, one sentence each.
    """

    out: Path
    rows: int
    audited: int
    rejected: int
    set_aside: int
    too_many_rejects: bool
    duplicates: int
    with_indicators: int
    ignored: tuple[IgnoredColumn, ...]
    summary: Mapping[str, Any]
    rows_before: int
    seconds: float
    told: tuple[tuple[str, Mapping[str, str]], ...] = ()
    notes: tuple[str, ...] = ()


def audit(  # noqa: PLR0913  # every one is named and optional
    book: RuleBook,
    source: Path | str | Sequence[Path | str],
    out: Path | str,
    *,
    mapping: Path | str | None = None,
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
    max_rejects: int | str | None = None,
    only_health: bool = False,
    sample: int | None = None,
    seed: int = 0,
    workers: int = 1,
    resume: bool = False,
    findings: Iterable[str] = (),
    on_progress: OnProgress | None = None,
    on_written: Written | None = None,
    pace: Pace = Pace(),  # noqa: B008  # it is frozen
) -> RunResult:
    """Examine every row of one or several inputs and write a run folder.

    The folder is built beside ``out``, in ``out.partial``, and appears whole. Memory does not grow with the rows,
    but for digests of their documents. The same input, book and options give the same bytes for any number of
    workers, interrupted and resumed or not; only ``timing.json`` differs.

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
        max_rejects: how many rejected rows are still a success: a number, or a share of the rows such as ``2%``;
            None for any number. The run goes on in any case.
        only_health: set rows aside whose job is known to be outside health and care work. They are counted, and
            named in ``rows.csv``; where the job cannot be told, the row is audited.
        sample: audit so many rows, drawn at random from those that ``limit`` leaves; None for all.
        seed: names the draw: the same seed draws the same rows.
        workers: how many processes share the rows. Where processes are spawned (Windows, macOS, or beside other
            threads), a script must call this under ``if __name__ == "__main__"``.
        resume: go on with the unfinished run that stands in ``out.partial``.
        findings: forms that the findings get beside ``findings.jsonl``: ``csv``, ``parquet``, ``sqlite``.
        on_progress: called now and then, and at the end.
        on_written: called now and then while further forms of the findings are written.
        pace: how the run is parcelled; nothing of it changes what comes out.

    Raises:
        OptionError: for an option without meaning.
        UnreadableSource: if the file cannot be read, or is changed meanwhile.
        EmptySource: if it holds no row.
        MappingError: if the mapping has faults or does not fit.
        RuleBookError: if a fault of the rules or phrases shows itself only on the way.
        ResumeError: if ``out`` stands already, an unfinished run stands beside it and ``resume`` was not said, or
            it was said and the unfinished run cannot be gone on with.
        MachineError: if the disk or the memory is full, or a worker is ended; what was done is kept beside ``out``.
        MissingExtra: if a form of findings needs a package that is not installed.
    """
    watch = Stopwatch()
    out = Path(out)
    countries = book.tables.countries
    forms = known_forms(findings)
    asked = AuditOptions(day, fallback_day, profile, destination, limit, max_rejects, only_health, sample, seed, forms)
    options = known_options(asked, countries)
    workers = known_workers(workers, book)
    must_be_free(out, resume=resume)
    mapping_file = None if mapping is None else load_mapping(Path(mapping), Names.of(countries, book.tables.costs))
    given: list[Path | str] = [source] if isinstance(source, Path | str) else list(source)
    reading = SourceOptions(delimiter, encoding, quote, header_line, sheet, mapped=mapping_file is not None)
    _must_be_outside(out, given)
    with open_inputs(given, reading) as inputs:
        for table in inputs.tables:
            _must_have_rows(table)
        draw = None
        if options.sample is not None:
            draw = drawn(counted_rows(inputs.tables, options.limit), options.sample, options.seed)
        mappings = {at: fitted(table, mapping_file) for at, table in enumerate(inputs.tables)}
        told = _Told(on_progress, on_written)
        run = _Run(book, options, reading, inputs, mappings, mapping_file, draw, workers, told, pace, watch)
        return run.resumed(out) if resume else run.begun(out)


def _must_be_outside(out: Path, given: Sequence[Path | str]) -> None:
    """A run folder inside a folder of ads would be read as ads itself."""
    for one in map(Path, given):
        if one.is_dir() and out.resolve().is_relative_to(one.resolve()):
            what = "The run folder would stand inside an input."
            raise OptionError(what, out.as_posix(), "Choose a place outside of the folder that is audited.")


def _must_have_rows(table: Table) -> None:
    if not table.has_row():
        what = "The file has a header and no row."
        way = way_for_one_ad(table.name) if table.told.get("form") == CSV else ""
        raise EmptySource(what, table.name, f"Check whether it is the right one. {way}".rstrip())


@dataclass(frozen=True, slots=True)
class _Told:
    """Who is told how far a run has come."""

    on_progress: OnProgress | None
    on_written: Written | None


@dataclass(frozen=True, slots=True)
class _Run:
    """One audit, ready to begin."""

    book: RuleBook
    options: AuditOptions
    reading: SourceOptions
    inputs: Inputs
    mappings: Mappings
    mapping_file: MappingFile | None
    draw: Sample | None
    workers: int
    told: _Told
    pace: Pace
    watch: Stopwatch

    def begun(self, out: Path) -> RunResult:
        """Begin."""
        feed = self._feed((0, 0))
        chunks = iter(feed)
        first = next(chunks, None)
        if first is None:
            where = ", ".join(stamp.name for stamp in self.inputs.stamps)
            raise EmptySource("There is no row to audit.", where, "Check whether these are the right ones.")
        with RunFolder(out) as folder:
            return self._through(folder, feed, chain((first,), chunks), None)

    def resumed(self, out: Path) -> RunResult:
        """Go on."""
        with RunFolder(out, resume=True) as folder:
            begun = read_checkpoint(folder)
            if begun is not None:
                must_be_the_same(begun.job, self._job(), folder.partial.as_posix())
            feed = self._feed((0, 0) if begun is None else (begun.table, begun.end))
            return self._through(folder, feed, iter(feed), begun)

    def _feed(self, start: tuple[int, int]) -> Feed:
        wanted = None if self.draw is None else self.draw.rows
        limit, chunk_rows = self.options.limit, self.pace.chunk_rows
        return Feed(self.inputs.tables, limit=limit, wanted=wanted, chunk_rows=chunk_rows, start=start)

    def _job(self) -> Job:
        inputs = [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in self.inputs.stamps]
        tables = [{"name": table.name, **table.told} for table in self.inputs.tables]
        file = self.mapping_file
        mapping = None if file is None else {"name": file.name, "sha256": content_digest(file.content)}
        return job_of(self.book, self.options, inputs, tables, mapping)

    def _through(self, folder: RunFolder, feed: Feed, chunks: Iterator[Chunk], begun: Checkpoint | None) -> RunResult:
        course: Course | None = None
        try:
            # Workers are started before any file is open, so that none of them holds a copy of it.
            with working(self.book, self.options, self.mappings, self.workers, chunks) as results:
                course = Course(folder, self._job(), begun, self.pace, self.inputs.must_not_have_changed)
                pulse = Pulse(course.rows_before, sum(stamp.bytes for stamp in self.inputs.stamps))
                course.take_all(results, lambda: self._tell(pulse, course))
            self.inputs.must_not_have_changed()
            summary = course.tally.summary(
                course.seen.page(),
                feed.blank,
                stopped_at_limit=feed.stopped,
                sample=None if self.draw is None else self.draw.page(),
            )
            self._write_pages(folder, course, summary)
            folder.finish()
        except BaseException as error:
            raised = _told(error, folder, course, resumed=begun is not None)
            if raised is error:
                raise
            raise raised from None
        self._tell(pulse, course, ended=True)
        return self._result(folder, course, summary)

    def _tell(self, pulse: Pulse, course: Course, *, ended: bool = False) -> None:
        if self.told.on_progress is None:
            return
        tally = course.tally
        progress = pulse.progress(
            rows=tally.rows,
            rejected=tally.rejected,
            set_aside=tally.set_aside,
            indicators=tally.indicators,
            position=self.inputs.position,
            ended=ended,
        )
        self.told.on_progress(progress)

    def _write_pages(self, folder: RunFolder, course: Course, summary: dict[str, Any]) -> None:
        if self.mapping_file is not None:
            folder.file("mapping.yaml").write_bytes(self.mapping_file.content)
        book = book_page(self.book)
        folder.write("book.json", _page(book))
        folder.write("summary.json", _page(summary))
        forms = self.options.findings
        if forms:
            # All rows are done: what is made of them now can be made again.
            course.write_down()
            write_forms(folder, RunFiles(folder.place, book), forms, self.told.on_written)
        for name, content in table_pages(folder.stamps(), with_findings="csv" in forms):
            folder.write(name, _page(content))
        made_of = manifest(
            book=self.book,
            options=self.options,
            reading=self.reading,
            inputs=self.inputs,
            mappings=[self.mappings[at] for at in range(len(self.inputs.tables))],
            mapping_file=self.mapping_file,
            tally=course.tally,
            files=folder.stamps(),
        )
        folder.write("manifest.json", _page(made_of))
        timing = self.watch.page(course.tally.rows, workers=self.workers, rows_before=course.rows_before)
        folder.write("timing.json", _page(timing))

    def _result(self, folder: RunFolder, course: Course, summary: dict[str, Any]) -> RunResult:
        tally = course.tally
        ignored = dict.fromkeys(one for mapping in self.mappings.values() for one in mapping.ignored)
        named = [(table.name, note) for table in self.inputs.tables for note in table.notes]
        return RunResult(
            out=folder.out,
            rows=tally.rows,
            audited=tally.audited,
            rejected=tally.rejected,
            set_aside=tally.set_aside,
            too_many_rejects=more_than(tally.rejected, tally.rows, self.options.max_rejects),
            duplicates=course.seen.duplicates,
            with_indicators=tally.with_indicators,
            ignored=tuple(ignored),
            summary=summary,
            rows_before=course.rows_before,
            seconds=self.watch.seconds,
            told=tuple((table.name, table.told) for table in self.inputs.tables),
            notes=(*(f"{name}: {note}" for name, note in named), *self.inputs.notes),
        )


def _told(error: BaseException, folder: RunFolder, course: Course | None, *, resumed: bool) -> BaseException:
    """An error that stopped a run, with a word on what was done; nothing is left where nothing was."""
    if course is None and resumed:
        return error  # it did not even begin, and what stands there stands
    rows = 0 if course is None else course.tally.rows
    kept = ""
    if rows:
        kept = f"What was done is kept in {folder.partial.name}; resume the run to go on (--resume)."
    else:
        folder.give_up()
    if isinstance(error, OSError | MemoryError):
        what = f"The machine stopped the audit after {rows:,} rows."
        return machine_error(error, what, folder.out, f"Make room, and try again. {kept}".rstrip())
    if isinstance(error, EthicalRecruitError) and type(error).__init__ is EthicalRecruitError.__init__:
        return type(error)(error.what, error.where, f"{error.mend} {kept}".strip())
    if isinstance(error, KeyboardInterrupt) and kept:
        error.add_note(kept)
    return error


def _page(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
