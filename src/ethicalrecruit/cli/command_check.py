"""``ethicalrecruit check``: a document to findings; an input of several to several reports."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from ethicalrecruit.api import Checker
from ethicalrecruit.cli.days import TODAY, wanted_day
from ethicalrecruit.cli.exits import Exit
from ethicalrecruit.cli.own_lexicon import own_lexicon
from ethicalrecruit.cli.reply import Reply, as_note
from ethicalrecruit.cli.streams import columns, read_bytes, wants_colour
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import OptionError
from ethicalrecruit.findings.report import Report
from ethicalrecruit.intake.inputs import documents_in
from ethicalrecruit.intake.read_inputs import Form, ReadInput, Wanted
from ethicalrecruit.render.examined import Examined
from ethicalrecruit.render.forms import WIDTH, rendered
from ethicalrecruit.values.grades import DocumentKind, Severity


def run(options: Namespace) -> Reply:
    """Check each document of the input and render the reports."""
    wanted_day(options.day)  # a wrong word is told before anything is loaded or read
    if options.format == "html":
        from ethicalrecruit.render.document_page import need_html  # noqa: PLC0415

        need_html()
    data = read_bytes(options.file, quiet=options.quiet)
    with_book = Checker(
        packs=options.packs,
        lists=options.lists,
        registers=options.registers,
        profile=options.profile,
        language=options.texts,
    )
    documents = documents_in(data, options.file, _wanted(options, with_book))
    _suits(options, documents)
    reports = [_report(options, one, at, len(documents), with_book) for at, one in enumerate(documents, 1)]
    reached = options.fail_on is not None and any(one.reaches(Severity(options.fail_on)) for one in reports)
    notes = _notes(documents, reports)
    if reached:
        notes = (*notes, f"an indicator reaches {options.fail_on} (--fail-on)")
    examined = [_examined(one, report) for one, report in zip(documents, reports, strict=True)]
    text = _told(examined, with_book, options)
    return Reply(text, Exit.NOT_MET if reached else Exit.DONE, notes)


def _told(examined: Sequence[Examined], checker: Checker, options: Namespace) -> str:
    masked = not options.no_mask
    if options.format != "text":
        return rendered(examined, checker.book, options.format, masked=masked)
    coloured = wants_colour(sys.stdout, os.environ)
    width = columns(sys.stdout, WIDTH)
    return rendered(examined, checker.book, "text", masked=masked, coloured=coloured, width=width)


def _wanted(options: Namespace, checker: Checker) -> Wanted:
    kind = DocumentKind(options.kind or DocumentKind.AD)
    lexicon = own_lexicon(options.lexicon)
    return Wanted(kind, options.lang, names=checker.book.tables.countries, lexicon=lexicon)


def _suits(options: Namespace, documents: Sequence[ReadInput | Offer]) -> None:
    """Refuse options for texts beside a document that says these things itself."""
    if any(isinstance(one, Offer) for one in documents):
        given = (
            ("--kind", options.kind),
            ("--lang", options.lang),
            ("--lexicon", options.lexicon),
            ("--destination", options.destination),
        )
        for name, value in given:
            if value is not None:
                raise OptionError(f"{name} is for texts.", options.file, "A .json document says this itself.")


def _report(options: Namespace, document: ReadInput | Offer, number: int, count: int, checker: Checker) -> Report:
    name = options.id if options.id is None or count == 1 else f"{options.id}#{number}"
    day = wanted_day(options.day)
    if isinstance(document, Offer):
        offer = document if name is None else document.model_copy(update={"id": name})
        report = checker.check(offer, day=day)
        report = replace(report, subject=replace(report.subject, source=options.file))
    else:
        if options.destination is not None:
            with as_wrong_call("--destination"):
                checker.book.tables.countries.resolve(options.destination)
        report = checker.check_reading(
            document.reading, destination=options.destination, day=day, id=name, source=options.file
        )
    return replace(report, day_source=TODAY) if options.day == TODAY else report


def _notes(documents: Sequence[ReadInput | Offer], reports: Sequence[Report]) -> tuple[str, ...]:
    notes = []
    for number, (document, report) in enumerate(zip(documents, reports, strict=True), 1):
        told = [] if isinstance(document, Offer) else [as_note(one) for one in document.reading.notes]
        if not report.day:
            told.append("the document has no day, so answers hold only where all editions agree; --day names one")
        lead = f"document {number}: " if len(reports) > 1 else ""
        notes += [lead + one for one in told]
    return tuple(notes)


def _examined(document: ReadInput | Offer, report: Report) -> Examined:
    """A report with its text; the characters of a plain text are those of its file."""
    if isinstance(document, Offer):
        return Examined(report)
    return Examined(report, document.reading.original, document.form is Form.TEXT, document.reading.passages)
