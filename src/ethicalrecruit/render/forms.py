"""Reports in the forms in which ``check`` answers. Only the renderer that is asked for is imported."""

from collections.abc import Sequence
from typing import Any

from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.findings.report import Report
from ethicalrecruit.render.examined import Examined
from ethicalrecruit.rulebook.book import RuleBook

FORMS = ("text", "json", "markdown", "html", "sarif")
WIDTH = 100
"""The columns that text is wrapped at, where nothing else is said."""

SEVERAL = "ethicalrecruit.reports/0"


def rendered(  # noqa: PLR0913  # every one but the first three is named and optional
    examined: Sequence[Examined],
    book: RuleBook,
    form: str,
    *,
    masked: bool = True,
    coloured: bool = False,
    width: int = WIDTH,
) -> str:
    """The reports in one form: one as it is, several one after the other, or in one file where the form holds several.

    Args:
        examined: the reports with the texts they are of.
        book: the rule book they were made with.
        form: one of ``FORMS``.
        masked: whether personal data is masked.
        coloured: whether ``text`` uses the terminal's bold and one neutral colour.
        width: the number of columns ``text`` is wrapped at.

    Raises:
        OptionError: for a form that is none.
        MissingExtra: for ``html``, if jinja2 is not installed.
    """
    if form not in FORMS:
        mend = suggest(form, FORMS) or f"There are: {', '.join(FORMS)}."
        raise OptionError(f'There is no form "{form}".', "form", mend)
    reports = [one.report for one in examined]
    if form == "json":
        from ethicalrecruit.render.report_json import json_text, report_json  # noqa: PLC0415

        told: list[dict[str, Any]] = [report_json(one, masked=masked) for one in reports]
        return json_text(told[0] if len(told) == 1 else {"schema": SEVERAL, "reports": told})
    if form == "sarif":
        return _sarif(examined, book, masked=masked)
    if form == "html":
        from ethicalrecruit.render.document_page import document_page  # noqa: PLC0415
        from ethicalrecruit.render.story import glossary  # noqa: PLC0415

        return document_page(examined, [glossary(book, one) for one in reports], masked=masked)
    if form == "markdown":
        texts = [_markdown(report, book, masked=masked) for report in reports]
    else:
        texts = [_text(report, book, masked=masked, coloured=coloured, width=width) for report in reports]
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"Document {number} of {len(texts)}\n\n{text}" for number, text in enumerate(texts, 1))


def _sarif(examined: Sequence[Examined], book: RuleBook, *, masked: bool) -> str:
    from importlib.metadata import version  # noqa: PLC0415

    from ethicalrecruit.render.sarif import sarif  # noqa: PLC0415
    from ethicalrecruit.render.story import glossary  # noqa: PLC0415

    rules = {rule.id: rule for rule in book.rules}
    names = {about: name for one in examined for about, name in glossary(book, one.report).names.items()}
    return sarif(examined, rules, names, version("ethicalrecruit"), masked=masked)


def _markdown(report: Report, book: RuleBook, *, masked: bool) -> str:
    from ethicalrecruit.render.markdown import markdown  # noqa: PLC0415
    from ethicalrecruit.render.story import glossary  # noqa: PLC0415

    return markdown(report, glossary(book, report), masked=masked)


def _text(report: Report, book: RuleBook, *, masked: bool, coloured: bool, width: int) -> str:
    from ethicalrecruit.render.people import people  # noqa: PLC0415
    from ethicalrecruit.render.story import glossary  # noqa: PLC0415

    return people(report, glossary(book, report), masked=masked, coloured=coloured, width=width)
