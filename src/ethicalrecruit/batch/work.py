"""One row to its results: a pure function of the row, so that any number of processes can share the rows."""

from dataclasses import dataclass

from ethicalrecruit.batch.finding_lines import FindingLines
from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.checker.check import NO_READING, Examined, check
from ethicalrecruit.checker.subject import examination_day, reading_seen, with_destination
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.findings.finding import WHOLE_DOCUMENT, Finding
from ethicalrecruit.findings.report import Report
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.document_rows import DocumentMapping
from ethicalrecruit.intake.mapping import RowDocument, RowMapping
from ethicalrecruit.intake.row import CellFault, Reject, Row, rejected
from ethicalrecruit.reader.read import Reading
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.grades import Outcome

FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of a row; plain data that can cross from one process to another.

    Attributes:
        row: the row's number.
        id: the id that the row gives; "" if it gives none.
        reject: why it could not be used; None if it was examined.
        subject: the identity of the document; "" for rejects.
        kind: the kind of document; "" for rejects.
        day: the day examined, in ISO form; "" for none.
        day_source: where the day came from.
        outcomes: rule and outcome of every finding.
        lines: the findings to be written, each as one line of JSON.
        only_counted: rules that cannot be told because the input holds nothing of what they look for; they get no
            line of their own.
        coverage: fact and state, of the facts that documents often leave out.
        language: of its text; "" if it has none.
        cut_off: whether its text ends before its end.
        left_open: columns whose value lacks a partner.
        input: the name of the input that the row stands in.
    """

    row: int
    id: str
    reject: Reject | None = None
    subject: str = ""
    kind: str = ""
    day: str = ""
    day_source: str = ""
    outcomes: tuple[tuple[str, Outcome], ...] = ()
    lines: tuple[str, ...] = ()
    only_counted: tuple[str, ...] = ()
    coverage: tuple[tuple[str, str], ...] = ()
    language: str = ""
    cut_off: bool = False
    left_open: tuple[str, ...] = ()
    input: str = ""


@dataclass(frozen=True, slots=True)
class RowWork:
    """All that is needed to examine rows of one table."""

    book: RuleBook
    names: Names
    mapping: RowMapping | DocumentMapping
    options: AuditOptions
    source: str

    def examine(self, row: Row | Reject) -> RowResult:
        """Examine one row. Whatever goes wrong with it makes it a reject; only a full memory is raised."""
        if isinstance(row, Reject):
            return RowResult(row.row, "", row, input=row.input)
        row_id = self.mapping.id_of(row)
        try:
            document = self.mapping.document(row, self.names)
            if isinstance(document, Reject):
                return RowResult(row.number, row_id, document, input=row.input)
            return self._result(row, row_id, document)
        except MemoryError:
            raise  # the machine's trouble, not the row's
        except EthicalRecruitError as error:
            fault = CellFault("", error.what, error.mend)
        except Exception as error:  # noqa: BLE001  # one row must not end a run of millions; it is told, not hidden
            what = f"This row could not be examined because of a fault in the library ({type(error).__name__})."
            fault = CellFault("", what, "Please report it together with the row.")
        return RowResult(row.number, row_id, rejected(row, (fault,)), input=row.input)

    def _result(self, row: Row, row_id: str, document: RowDocument) -> RowResult:
        reading = document.reading
        report = self._report(document)
        lines = FindingLines(row.number, report.subject.id, document.texts)
        written: list[Finding] = []
        only_counted: list[str] = []
        for finding in report.findings:
            if _nothing_to_look_at(finding):
                only_counted.append(finding.rule)
            elif finding.outcome.speaks:
                written.append(finding)
        return RowResult(
            row=row.number,
            id=row_id,
            subject=report.subject.id,
            kind=report.subject.kind,
            day=report.day,
            day_source=report.day_source,
            outcomes=tuple((finding.rule, finding.outcome) for finding in report.findings),
            lines=tuple(lines.line(finding) for finding in written),
            only_counted=tuple(only_counted),
            coverage=tuple((covered.fact, covered.state) for covered in report.coverage),
            language="" if reading is None else reading.language,
            cut_off=reading is not None and reading.cut_off,
            left_open=document.left_open,
            input=row.input,
        )

    def _report(self, document: RowDocument) -> Report:
        offer, observed, reading = document.offer, document.observed, document.reading
        if self.options.destination is not None:
            # A row without text is told the destination in the same way as one with text.
            carrier = Reading(offer, observed, (), "", cut_off=False, original="")
            carrier = with_destination(carrier, self.options.destination, self.names.countries)
            offer, observed = carrier.offer, carrier.observed
        day, day_source = examination_day(offer, self.options.day)
        if day is None and self.options.fallback_day is not None:
            day, day_source = self.options.fallback_day, FALLBACK
        seen = NO_READING if reading is None else reading_seen(reading)
        examined = Examined(offer, observed, document.content, day, day_source, self.source, seen)
        return check(self.book, examined, profile=self.options.profile, brief=True)


def _nothing_to_look_at(finding: Finding) -> bool:
    """Whether a finding says no more than that the input has nothing of what its rule looks for.

    That is the same for every row of a table without such columns; a line for each row and rule would bury the rest.
    """
    return (
        finding.outcome is Outcome.CANNOT_TELL
        and finding.about == WHOLE_DOCUMENT
        and not finding.basis
        and all(gap.state == FactState.NOT_COVERED for gap in finding.missing)
        and bool(finding.missing)
    )
