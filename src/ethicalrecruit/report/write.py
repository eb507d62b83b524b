"""A report on a finished run: the run is checked, read once, and told in the form that is asked for."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from ethicalrecruit.batch.folder import machine_error, must_be_free, write_in_place
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.errors import MissingExtra, OptionError, suggest
from ethicalrecruit.report.figures import Figures, count_findings, count_rows
from ethicalrecruit.report.html import html
from ethicalrecruit.report.indicator_line import IndicatorLine
from ethicalrecruit.report.ledger import Ledger, count_costs
from ethicalrecruit.report.markdown import markdown
from ethicalrecruit.report.material import Material, material
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.page import report_page
from ethicalrecruit.report.parts import Link
from ethicalrecruit.report.sarif import sarif_writer
from ethicalrecruit.report.tables_beside import cost_writer, indicator_writer

FORMS = ("html", "markdown", "csv", "sarif")
PAGES = ("html", "markdown")
Added = Callable[[IndicatorLine], object]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report shall be.

    Attributes:
        form: html, markdown, csv or sarif.
        naming: who may be named in it.
    """

    form: str = "html"
    naming: Naming = field(default_factory=Naming)


def report_text(run: Run, asked: Asked) -> str:
    """The report as one text, without files beside it.

    Raises:
        OptionError: for a form that is none.
        MissingExtra: if a package for it is not installed.
        UnreadableSource: if the files of the run do not belong together.
    """
    _must_be_known(asked.form)
    given = _begun(run, asked)
    if asked.form in PAGES:
        count_findings(run, given.figures)
        count_costs(run, given.ledger, lambda _cost, _row: None)
        return _page(given, asked.form, ())
    buffer = io.StringIO()
    _stream(given, asked.form, buffer)
    return buffer.getvalue()


def write_report(run: Run, out: Path, asked: Asked) -> tuple[Path, ...]:
    """Write the report to a file; beside a page stand the tables of all indicators and of costs that fall on workers.

    Returns:
        The files that were made.

    Raises:
        OptionError: for a form that is none.
        MissingExtra: if a package for it is not installed.
        ResumeError: if something stands at one of their places already.
        MachineError: if they cannot be written.
        UnreadableSource: if the files of the run do not belong together.
    """
    _must_be_known(asked.form)
    beside = (
        [out.with_name(f"{out.stem}-{name}.csv") for name in ("indicators", "costs")] if asked.form in PAGES else []
    )
    for path in (out, *beside):
        must_be_free(path)
    given = _begun(run, asked)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if not beside:
            write_in_place(out, lambda path: _to_file(path, lambda file: _stream(given, asked.form, file)))
            return (out,)
        indicators, costs = beside
        write_in_place(indicators, lambda path: _to_file(path, lambda file: _stream(given, "csv", file)))
        write_in_place(costs, lambda path: _to_file(path, lambda file: _ledger(given, file)))
        links = (Link(indicators.name, "all indicators"), Link(costs.name, "costs that fall on workers"))
        text = _page(given, asked.form, links)
        write_in_place(out, lambda path: _to_file(path, lambda file: file.write(text)))
    except OSError as error:
        raise machine_error(
            error, "The report cannot be written.", out, "Make room, or choose another place."
        ) from None
    return out, indicators, costs


def _must_be_known(form: str) -> None:
    if form not in FORMS:
        raise OptionError(f'There is no form of reports "{form}".', "format", suggest(form, FORMS))
    if form == "html":
        try:
            import jinja2  # noqa: F401, PLC0415
        except ImportError:
            mend = 'Install it: pip install "ethicalrecruit[report]", or take --format markdown.'
            raise MissingExtra("A report in HTML needs the extra report (jinja2).", "report", mend) from None


def _begun(run: Run, asked: Asked) -> Material:
    """The material with its rows counted; names are known before any words are shown."""
    figures = Figures()
    count_rows(run, figures)
    return material(run, figures, Ledger(), asked.naming)


def _page(given: Material, form: str, links: tuple[Link, ...]) -> str:
    page = report_page(given, links)
    return html(page) if form == "html" else markdown(page)


def _stream(given: Material, form: str, file: TextIO) -> None:
    if form == "csv":
        count_findings(given.run, given.figures, indicator_writer(given, file))
        return
    add, close = sarif_writer(given, file)
    count_findings(given.run, given.figures, add)
    close()


def _ledger(given: Material, file: TextIO) -> None:
    count_costs(given.run, given.ledger, cost_writer(given, file))


def _to_file(path: Path, write: Callable[[TextIO], object]) -> None:
    with path.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
        write(file)
