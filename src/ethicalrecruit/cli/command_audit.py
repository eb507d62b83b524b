"""``ethicalrecruit audit``: every row of a table examined, and a run folder written."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ethicalrecruit.batch.exports.forms import Written, known_forms
from ethicalrecruit.batch.leftovers import collect_leftovers_alone
from ethicalrecruit.batch.options import known_share
from ethicalrecruit.batch.progress import OnProgress
from ethicalrecruit.batch.run import RunResult, audit
from ethicalrecruit.cli.audit_text import all_read_as, audit_text
from ethicalrecruit.cli.days import named_day, wanted_day
from ethicalrecruit.cli.exits import Exit, first_of
from ethicalrecruit.cli.export_progress import export_line, export_log
from ethicalrecruit.cli.json_logs import log_line
from ethicalrecruit.cli.progress import progress_line, progress_log
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.run_file import RunFile
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.errors import OptionError
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.grades import Outcome, Severity


def run(options: Namespace) -> Reply:
    """Audit the table and tell what it came to."""
    run_file = RunFile(None if options.run_file is None else Path(options.run_file))
    notes = run_file.complete(options)
    with run_file.placing("day"):
        day = wanted_day(options.day)
    with run_file.placing("fallback_day"):
        fallback = None if options.fallback_day is None else named_day(options.fallback_day)
    with run_file.placing("max_rejects"):
        max_rejects = known_share(options.max_rejects)
    with run_file.placing("findings"):
        forms = known_forms(options.findings)
    sources = _sources(options)
    book = load_book(options.packs, options.lists, registers=options.registers, language=options.texts)
    if options.destination is not None:
        with run_file.placing("destination"), as_wrong_call("--destination"):
            book.tables.countries.resolve(options.destination)
    collect_leftovers_alone()
    if options.json_logs and not options.quiet:
        inputs, stamp = [str(one) for one in sources], {"edition": book.edition, "digest": book.digest}
        log_line("start", inputs=inputs, out=options.out, workers=options.workers, resume=options.resume, book=stamp)
    with _progress(options) as (told, written):
        result = audit(
            book,
            sources,
            Path(options.out),
            mapping=None if options.map is None else Path(options.map),
            day=day,
            fallback_day=fallback,
            profile=options.profile,
            delimiter=options.delimiter,
            encoding=options.encoding,
            quote=options.quote,
            header_line=options.header_line,
            sheet=options.sheet,
            destination=options.destination,
            limit=options.limit,
            max_rejects=max_rejects,
            only_health=options.only_health,
            sample=options.sample,
            seed=options.seed,
            workers=options.workers,
            resume=options.resume,
            findings=forms,
            on_progress=told,
            on_written=written,
        )
    notes += [*all_read_as(result.told), *map(harmless, result.notes)]
    if result.rows_before:
        notes.append(f"resumed after {counted(result.rows_before, 'row')} that were done before")
    code = _code(options, result, book, notes)
    counts = {"rows": result.rows, "audited": result.audited, "rejected": result.rejected}
    ended = {**counts, "set_aside": result.set_aside, "seconds": round(result.seconds, 3), "out": options.out}
    return Reply(audit_text(result, book, options.limit), code, tuple(notes), ended)


def _sources(options: Namespace) -> list[Path]:
    """The inputs that were named, on the command line or in the run file."""
    missing = [name for name, given in (("INPUT", options.files), ("--out", options.out)) if not given]
    if missing:
        what = f"The following arguments are required: {', '.join(missing)}."
        raise OptionError(what, "", "See: ethicalrecruit audit --help.")
    return [Path(name) for name in options.files]


@contextmanager
def _progress(options: Namespace) -> Iterator[tuple[OnProgress | None, Written | None]]:
    quiet = options.quiet
    if options.json_logs:
        yield progress_log(quiet=quiet), export_log(quiet=quiet)
        return
    with progress_line(sys.stderr, quiet=quiet) as told, export_line(sys.stderr, quiet=quiet) as written:
        yield told, written


def _code(options: Namespace, result: RunResult, book: RuleBook, notes: list[str]) -> Exit:
    """The exit code, and remarks on what it means."""
    exits = []
    if result.too_many_rejects:
        exits.append(Exit.REJECTS)
        allowed = f"more than --max-rejects {options.max_rejects}"
        notes.append(f"{counted(result.rejected, 'row')} rejected, {allowed}; rejects.csv says why")
    counts = {rule: outcomes[Outcome.INDICATOR.value] for rule, outcomes in result.summary["rules"].items()}
    if options.fail_on is not None and _reaches(book, counts, Severity(options.fail_on)):
        exits.append(Exit.NOT_MET)
        notes.append(f"an indicator reaches {options.fail_on} (--fail-on)")
    return first_of(exits)


def _reaches(book: RuleBook, indicators: dict[str, int], level: Severity) -> bool:
    return any(count and book.rule(rule).severity.rank >= level.rank for rule, count in indicators.items())
