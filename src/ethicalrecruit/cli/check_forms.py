"""The forms in which ``check`` answers. Only the renderer that is asked for is imported."""

import os
import sys
from collections.abc import Sequence

from ethicalrecruit.api import Checker
from ethicalrecruit.cli.streams import columns, wants_colour
from ethicalrecruit.findings.report import Report
from ethicalrecruit.render.examined import Examined

FORMS = ("text", "json", "markdown", "html", "sarif")
SEVERAL = "ethicalrecruit.reports/0"


def rendered(examined: Sequence[Examined], checker: Checker, form: str, *, masked: bool) -> str:
    """The reports in one form: one as it is, several one after the other, or in one file where the form holds several.

    Args:
        examined: the reports with the texts they are of.
        checker: what they were made with.
        form: one of ``FORMS``.
        masked: whether personal data is masked.
    """
    reports = [one.report for one in examined]
    if form == "json" and len(reports) > 1:
        from ethicalrecruit.render.report_json import json_text, report_json  # noqa: PLC0415

        return json_text({"schema": SEVERAL, "reports": [report_json(one, masked=masked) for one in reports]})
    if form == "sarif":
        return _sarif(examined, checker, masked=masked)
    if form == "html":
        from ethicalrecruit.render.document_page import document_page  # noqa: PLC0415
        from ethicalrecruit.render.story import glossary  # noqa: PLC0415

        return document_page(examined, [glossary(checker.book, one) for one in reports], masked=masked)
    texts = [_one(report, checker, form, masked=masked) for report in reports]
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"Document {number} of {len(texts)}\n\n{text}" for number, text in enumerate(texts, 1))


def _sarif(examined: Sequence[Examined], checker: Checker, *, masked: bool) -> str:
    from ethicalrecruit import __version__  # noqa: PLC0415
    from ethicalrecruit.render.sarif import sarif  # noqa: PLC0415
    from ethicalrecruit.render.story import glossary  # noqa: PLC0415

    rules = {rule.id: rule for rule in checker.book.rules}
    names = {about: name for one in examined for about, name in glossary(checker.book, one.report).names.items()}
    return sarif(examined, rules, names, __version__, masked=masked)


def _one(report: Report, checker: Checker, form: str, *, masked: bool) -> str:
    if form == "json":
        from ethicalrecruit.render.report_json import report_text_json  # noqa: PLC0415

        return report_text_json(report, masked=masked)
    from ethicalrecruit.render.story import glossary  # noqa: PLC0415

    words = glossary(checker.book, report)
    if form == "markdown":
        from ethicalrecruit.render.markdown import markdown  # noqa: PLC0415

        return markdown(report, words, masked=masked)
    from ethicalrecruit.render.people import WIDTH, people  # noqa: PLC0415

    coloured = wants_colour(sys.stdout, os.environ)
    return people(report, words, masked=masked, coloured=coloured, width=columns(sys.stdout, WIDTH))
