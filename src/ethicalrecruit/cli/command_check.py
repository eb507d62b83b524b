"""``ethicalrecruit check``: a document to findings; an input of several to several reports."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from ethicalrecruit.api import Checker
from ethicalrecruit.cli.days import TODAY, wanted_day
from ethicalrecruit.cli.exits import Exit
from ethicalrecruit.cli.reply import Reply, as_note
from ethicalrecruit.cli.streams import columns, read_bytes, wants_colour
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import OptionError
from ethicalrecruit.findings.report import Report
from ethicalrecruit.intake.inputs import documents_in
from ethicalrecruit.intake.read_inputs import ReadInput, Wanted
from ethicalrecruit.values.grades import DocumentKind, Severity

SEVERAL = "ethicalrecruit.reports/0"


def run(options: Namespace) -> Reply:
    """Check each document of the input and render the reports."""
    wanted_day(options.day)  # a wrong word is told before anything is loaded or read
    data = read_bytes(options.file)
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
    return Reply(_all_rendered(reports, with_book, options), Exit.NOT_MET if reached else Exit.DONE, notes)


def _wanted(options: Namespace, checker: Checker) -> Wanted:
    kind = DocumentKind(options.kind or DocumentKind.AD)
    return Wanted(kind, options.lang, names=checker.book.tables.countries)


def _suits(options: Namespace, documents: Sequence[ReadInput | Offer]) -> None:
    """Refuse options for texts beside a document that says these things itself."""
    if any(isinstance(one, Offer) for one in documents):
        for name, value in (("--kind", options.kind), ("--lang", options.lang), ("--destination", options.destination)):
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


def _all_rendered(reports: Sequence[Report], checker: Checker, options: Namespace) -> str:
    """One report as it is; several one after the other, in JSON as a list."""
    if len(reports) == 1:
        return _rendered(reports[0], checker, options)
    if options.format == "json":
        from ethicalrecruit.render.report_json import json_text, report_json  # noqa: PLC0415

        masked = not options.no_mask
        return json_text({"schema": SEVERAL, "reports": [report_json(one, masked=masked) for one in reports]})
    return "\n".join(
        f"Document {number} of {len(reports)}\n\n{_rendered(one, checker, options)}"
        for number, one in enumerate(reports, 1)
    )


def _rendered(report: Report, checker: Checker, options: Namespace) -> str:
    masked = not options.no_mask
    # One renderer a call: the others need not be imported.
    if options.format == "json":
        from ethicalrecruit.render.report_json import report_text_json  # noqa: PLC0415

        return report_text_json(report, masked=masked)
    from ethicalrecruit.render.story import glossary  # noqa: PLC0415

    words = glossary(checker.book, report)
    if options.format == "markdown":
        from ethicalrecruit.render.markdown import markdown  # noqa: PLC0415

        return markdown(report, words, masked=masked)
    from ethicalrecruit.render.people import WIDTH, people  # noqa: PLC0415

    coloured = wants_colour(sys.stdout, os.environ)
    return people(report, words, masked=masked, coloured=coloured, width=columns(sys.stdout, WIDTH))
