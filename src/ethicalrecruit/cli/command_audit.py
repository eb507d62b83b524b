"""``ethicalrecruit audit``: every row of a table examined, and a run folder written."""

import gc
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from ethicalrecruit.batch.run import audit
from ethicalrecruit.cli.audit_text import all_read_as, audit_text
from ethicalrecruit.cli.days import named_day, wanted_day
from ethicalrecruit.cli.exits import Exit, first_of
from ethicalrecruit.cli.progress import progress_line
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.render.harmless import harmless
from ethicalrecruit.render.wording import counted
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book
from ethicalrecruit.values.grades import Outcome, Severity

Progress = Callable[[int, int], None]


def run(options: Namespace) -> Reply:
    """Audit the table and tell what it came to."""
    day = wanted_day(options.day)
    fallback = None if options.fallback_day is None else named_day(options.fallback_day)
    book = load_book(options.packs, options.lists, registers=options.registers, language=options.texts)
    if options.destination is not None:
        with as_wrong_call("--destination"):
            book.tables.countries.resolve(options.destination)
    # The book stays to the end; what the rows leave behind is collected.
    gc.freeze()
    gc.enable()
    with progress_line(sys.stderr, quiet=options.quiet) as told:
        result = audit(
            book,
            [Path(one) for one in options.files],
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
            max_rejects=options.max_rejects,
            on_progress=told,
        )
    exits, notes = [], [*all_read_as(result.told), *map(harmless, result.notes)]
    if result.too_many_rejects:
        exits.append(Exit.REJECTS)
        allowed = f"more than --max-rejects {options.max_rejects}"
        notes.append(f"{counted(result.rejected, 'row')} rejected, {allowed}; rejects.csv says why")
    counts = {rule: outcomes[Outcome.INDICATOR.value] for rule, outcomes in result.summary["rules"].items()}
    if options.fail_on is not None and _reaches(book, counts, Severity(options.fail_on)):
        exits.append(Exit.NOT_MET)
        notes.append(f"an indicator reaches {options.fail_on} (--fail-on)")
    return Reply(audit_text(result, book, options.limit), first_of(exits), tuple(notes))


def _reaches(book: RuleBook, indicators: dict[str, int], level: Severity) -> bool:
    return any(count and book.rule(rule).severity.rank >= level.rank for rule, count in indicators.items())
