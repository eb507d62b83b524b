"""One row to its results: a pure function of the row, so that any number of processes can share the rows."""

from datetime import date
from operator import attrgetter

from ethicalrecruit.batch.book_page import questions_of_facts
from ethicalrecruit.batch.finding_lines import FindingLines
from ethicalrecruit.batch.offer_lines import cost_lines, destination_of, name_cell, origins_of
from ethicalrecruit.batch.options import AuditOptions
from ethicalrecruit.batch.tables import NOT_HEALTH
from ethicalrecruit.checker.check import covered
from ethicalrecruit.checker.recall import Recall
from ethicalrecruit.checker.subject import examination_day, with_destination
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EthicalRecruitError, RuleBookError
from ethicalrecruit.facts.derive import derive
from ethicalrecruit.facts.state import FactSet, FactState, Observed
from ethicalrecruit.findings.fingerprint import subject_key
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.document_rows import DocumentMapping
from ethicalrecruit.intake.mapping import RowDocument, RowMapping
from ethicalrecruit.intake.row import CellFault, Reject, Row, rejected
from ethicalrecruit.reader.read import Reading
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.values.grades import Outcome

FALLBACK = "fallback"

_PLACE = attrgetter("place")


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of a row; plain data that can cross from one process to another.

    Attributes:
        row: the row's number.
        id: the id that the row gives; "" if it gives none.
        reject: why it could not be used; None if it was examined.
        set_aside: why it was not examined although it could be: ``not_health``; "" if it was, or is a reject.
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
        languages: all its languages, the most used first; likewise.
        cut_off: whether its text ends before its end.
        left_open: columns whose value lacks a partner.
        input: the name of the input that the row stands in.
        destination: nation or country of the work; "" if it is not known.
        origins: the countries that recruitment is aimed at or that are named, each with what shows it.
        agency: the name of the agency; "" if none is known.
        employer: the name of the employer; "" if none is known.
        costs: the costs that the document names, as lines of ``costs.csv``.
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
    languages: str = ""
    cut_off: bool = False
    left_open: tuple[str, ...] = ()
    set_aside: str = ""
    input: str = ""
    destination: str = ""
    origins: str = ""
    agency: str = ""
    employer: str = ""
    costs: str = ""


class RowMemory:
    """What was worked out of earlier rows and holds for others. One for each thread or process, for all its tables."""

    def __init__(self, book: RuleBook, profile: str) -> None:
        self.recall = Recall(book, profile)
        self.lines = FindingLines(questions_of_facts(book))


class RowWork:
    """All that is needed to examine rows of one table.

    Attributes:
        book: the rule book.
        names: of countries and costs.
        mapping: what the columns are.
        options: what the audit is asked to do.
        memory: what is remembered from row to row.
    """

    def __init__(
        self,
        book: RuleBook,
        names: Names,
        mapping: RowMapping | DocumentMapping,
        options: AuditOptions,
        memory: RowMemory,
    ) -> None:
        self.book = book
        self.names = names
        self.mapping = mapping
        self.options = options
        self.memory = memory

    def examine(self, row: Row | Reject) -> RowResult:
        """Examine one row. Whatever goes wrong with it makes it a reject.

        Raises:
            MemoryError: the machine's trouble is not the row's.
            RuleBookError: nor is a fault of the rules or phrases that shows itself only now.
        """
        if isinstance(row, Reject):
            return RowResult(row.row, "", row, input=row.input)
        row_id = self.mapping.id_of(row)
        try:
            document = self.mapping.document(row, self.names)
            if isinstance(document, Reject):
                return RowResult(row.number, row_id, document, input=row.input)
            return self._result(row, row_id, document)
        except (MemoryError, RuleBookError):
            raise
        except EthicalRecruitError as error:
            fault = CellFault("", error.what, error.mend)
        except Exception as error:  # noqa: BLE001  # one row must not end a run of millions; it is told, not hidden
            what = f"This row could not be examined because of a fault in the library ({type(error).__name__})."
            fault = CellFault("", what, "Please report it together with the row.")
        return RowResult(row.number, row_id, rejected(row, (fault,)), input=row.input)

    def _result(self, row: Row, row_id: str, document: RowDocument) -> RowResult:
        reading = document.reading
        offer, observed = self._told_where(document)
        day, day_source = self._day(offer)
        facts = derive(offer, observed, self.book.tables.costs, registers=self.book.tables.registers, day=day)
        if self.options.only_health and _is_other_work(facts):
            return RowResult(row.number, row_id, set_aside=NOT_HEALTH)
        found = self.memory.recall.findings(facts, offer.kind, day)
        subject = subject_key(offer.id, document.content)
        lines = self.memory.lines.of(row.number, subject, document.texts)
        speaking = [one for one in found if one.speaks]
        written = [one for one in speaking if not one.has_nothing]
        written.sort(key=_PLACE)
        return RowResult(
            row=row.number,
            id=row_id,
            subject=subject,
            kind=offer.kind.value,
            day="" if day is None else day.isoformat(),
            day_source=day_source,
            outcomes=tuple([one.said for one in found]),
            lines=tuple([lines.line(one, facts) for one in written]),
            only_counted=tuple([one.finding.rule for one in speaking if one.has_nothing]),
            coverage=tuple([(name, state.value) for name, state in covered(facts)]),
            language="" if reading is None else reading.language,
            languages="" if reading is None else " ".join(reading.languages),
            cut_off=reading is not None and reading.cut_off,
            left_open=document.left_open,
            input=row.input,
            destination=destination_of(offer),
            origins=origins_of(offer),
            agency=name_cell("agency", offer.agency.name),
            employer=name_cell("employer", offer.employer),
            costs=cost_lines(row.number, row.input, offer, observed, lines.shown),
        )

    def _told_where(self, document: RowDocument) -> tuple[Offer, Observed]:
        """What a row states, with the destination that the caller knows."""
        if self.options.destination is None:
            return document.offer, document.observed
        # A row without text is told the destination in the same way as one with text.
        carrier = Reading(document.offer, document.observed, (), "", cut_off=False, original="")
        carrier = with_destination(carrier, self.options.destination, self.names.countries)
        return carrier.offer, carrier.observed

    def _day(self, offer: Offer) -> tuple[date | None, str]:
        day, source = examination_day(offer, self.options.day)
        if day is None and self.options.fallback_day is not None:
            return self.options.fallback_day, FALLBACK
        return day, source


def _is_other_work(facts: FactSet) -> bool:
    """Whether the job is known to be outside health and care work; where that cannot be told it is not known."""
    health = facts.facts["job.health"]
    return health.state is FactState.STATED and health.only is False
