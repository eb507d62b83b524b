"""``ethicalrecruit check``: one document to findings."""

import os
import sys
from argparse import Namespace
from dataclasses import replace

from ethicalrecruit.api import Checker
from ethicalrecruit.cli.days import TODAY, wanted_day
from ethicalrecruit.cli.exits import Exit
from ethicalrecruit.cli.reply import Reply
from ethicalrecruit.cli.streams import columns, read_bytes, text_of, wants_colour
from ethicalrecruit.cli.wrong_call import as_wrong_call
from ethicalrecruit.errors import OptionError
from ethicalrecruit.findings.report import Report
from ethicalrecruit.values.grades import DocumentKind, Severity


def run(options: Namespace) -> Reply:
    """Check the document and render the report."""
    wanted_day(options.day)  # a wrong word is told before anything is loaded or read
    data = read_bytes(options.file)
    with_book = Checker(
        packs=options.packs,
        lists=options.lists,
        registers=options.registers,
        profile=options.profile,
        language=options.texts,
    )
    report = _structured(options, data, with_book) if is_structured(options.file) else _text(options, data, with_book)
    if options.day == TODAY:
        report = replace(report, day_source=TODAY)
    reached = options.fail_on is not None and report.reaches(Severity(options.fail_on))
    notes = _notes(report, data, structured=is_structured(options.file))
    if reached:
        notes = (*notes, f"an indicator reaches {options.fail_on} (--fail-on)")
    return Reply(_rendered(report, with_book, options), Exit.NOT_MET if reached else Exit.DONE, notes)


def is_structured(name: str) -> bool:
    """Whether a file is taken for a structured document rather than a text."""
    return name.lower().endswith(".json")


def _text(options: Namespace, data: bytes, checker: Checker) -> Report:
    text = text_of(data, options.file)
    if options.destination is not None:
        with as_wrong_call("--destination"):
            checker.book.tables.countries.resolve(options.destination)
    return checker.check_text(
        text,
        kind=options.kind or DocumentKind.AD,
        destination=options.destination,
        language=options.lang,
        day=wanted_day(options.day),
        id=options.id,
        source=options.file,
    )


def _structured(options: Namespace, data: bytes, checker: Checker) -> Report:
    from ethicalrecruit.intake.document import read_document  # noqa: PLC0415  # texts do without it

    for name, value in (("--kind", options.kind), ("--lang", options.lang), ("--destination", options.destination)):
        if value is not None:
            raise OptionError(f"{name} is for texts.", options.file, "A .json document says this itself.")
    offer = read_document(data, options.file, checker.book.tables.countries)
    if options.id is not None:
        offer = offer.model_copy(update={"id": options.id})
    report = checker.check(offer, day=wanted_day(options.day))
    return replace(report, subject=replace(report.subject, source=options.file))


def _notes(report: Report, data: bytes, *, structured: bool) -> tuple[str, ...]:
    notes = []
    beginning = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not structured and beginning.startswith((b"{", b"<!doctype", b"<html")):
        what = "JSON; documents in JSON have names that end in .json" if beginning[:1] == b"{" else "HTML"
        notes.append(f"this looks like {what}: it was read as plain text")
    if not report.day:
        notes.append("the document has no day, so answers hold only where all editions agree; --day names one")
    if report.reading.cut_off:
        notes.append("only the beginning of the text was read")
    return tuple(notes)


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
