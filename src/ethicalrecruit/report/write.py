"""A report on a finished run: the run is checked, read once, and told in the form that is asked for."""

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import TextIO

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.batch.folder import machine_error, must_be_free, write_all_in_place, write_in_place
from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.render.document_page import need_html
from ethicalrecruit.report.figures import Figures, count_findings, count_rows, each_indicator
from ethicalrecruit.report.html import html
from ethicalrecruit.report.indicator_line import IndicatorLine
from ethicalrecruit.report.ledger import Ledger, count_costs, shown_costs
from ethicalrecruit.report.markdown import markdown
from ethicalrecruit.report.material import Material, material
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.page import report_page
from ethicalrecruit.report.parts import Link
from ethicalrecruit.report.sarif import SarifStream
from ethicalrecruit.report.shuffled import Shuffled
from ethicalrecruit.report.tables_beside import COSTS_HEAD, INDICATORS_HEAD, cost_lines, indicator_lines

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
        count_costs(run, given.ledger)
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
        links = (Link(indicators.name, "all indicators"), Link(costs.name, "costs that fall on workers"))
        # In this order: the page tells what the tables have counted.
        write_all_in_place(
            (
                (indicators, lambda path: _to_file(path, lambda file: _stream(given, "csv", file))),
                (costs, lambda path: _to_file(path, lambda file: _ledger(given, file))),
                (out, lambda path: _to_file(path, lambda file: file.write(_page(given, asked.form, links)))),
            )
        )
    except OSError as error:
        raise machine_error(
            error, "The report cannot be written.", out, "Make room, or choose another place."
        ) from None
    return out, indicators, costs


def _must_be_known(form: str) -> None:
    if form not in FORMS:
        raise OptionError(f'There is no form of reports "{form}".', "format", suggest(form, FORMS))
    if form == "html":
        need_html("A report in HTML", "report", "Or take --format markdown.")


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
        file.write(csv_line(INDICATORS_HEAD))
        line = indicator_lines(given)
        with _in_order(given, file.write) as add:
            _each_indicator(given, lambda sample: add(given.key(sample.fingerprint), line(sample)))
        return
    log = SarifStream(given, file)
    with _in_order(given, log.add) as add:
        _each_indicator(given, lambda sample: add(given.key(sample.fingerprint), log.result(sample)))
    log.close()


def _each_indicator(given: Material, take: Added) -> None:
    """Count the findings and hand out the indicators.

    What is withheld of a row depends on all the others, so these are counted first where something is withheld.
    """
    if not given.naming.withholds:
        count_findings(given.run, given.figures, take)
        return
    count_findings(given.run, given.figures)
    for sample in each_indicator(given.run, Figures()):
        take(sample)


@contextmanager
def _in_order(given: Material, write: Callable[[str], object]) -> Iterator[Callable[[str, str], object]]:
    """Takes keys with lines, and writes them in their order; in that of their keys where something is withheld."""
    if not given.naming.withholds:
        yield lambda _key, line: write(line)
        return
    with Shuffled(write) as shuffled:
        yield shuffled.add


def _ledger(given: Material, file: TextIO) -> None:
    file.write(csv_line(COSTS_HEAD))
    if not given.naming.public:
        line = cost_lines(given, None)
        count_costs(given.run, given.ledger, lambda cost, row: file.write(line(cost, row)))
        return
    count_costs(given.run, given.ledger)
    line = cost_lines(given, shown_costs(given.ledger, given.naming))
    scratch = Ledger()
    with _in_order(given, file.write) as add:
        count_costs(given.run, scratch, lambda cost, row: add(given.key(_cost_key(cost, row)), line(cost, row)))


def _cost_key(cost: Mapping[str, str], row: Mapping[str, str]) -> str:
    return f"{row['row']} {cost['item']} {cost['label']}"


def _to_file(path: Path, write: Callable[[TextIO], object]) -> None:
    with path.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
        write(file)
