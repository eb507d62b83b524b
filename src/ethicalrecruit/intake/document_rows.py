"""Rows that are documents of their own, an ad, a JobPosting or an offer in JSON, read as ``check`` reads them."""

from dataclasses import replace

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.facts.state import Observation
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_memo import ColumnUse
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.inputs import documents_in
from ethicalrecruit.intake.mapping import Constant, IgnoredColumn, RowDocument
from ethicalrecruit.intake.merge import merged
from ethicalrecruit.intake.read_inputs import ReadInput, Wanted
from ethicalrecruit.intake.row import CellFault, Reject, Row, rejected
from ethicalrecruit.intake.row_offer import Given, row_offer
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import DocumentKind

DOCUMENT_COLUMNS = ("id", "text")
"""The columns that a table of documents is said to have: a name for each, and what it holds."""
_OF_THE_DOCUMENT = ("id", "posted_on", "captured_on")


@dataclass(frozen=True, slots=True)
class DocumentMapping:
    """What rows of documents mean; it stands where ``RowMapping`` stands for rows of cells.

    Attributes:
        form: a name whose ending says what the documents are; "" where the id of each row is such a name.
        columns: none.
        constants: values that are the same in every document, from a mapping file.
        covers: facts that a mapping file declares looked for in every document.
        text: the column that stands for the documents.
        language: ISO 639-1 code of their text; None if it is told from them.
        ignored: none.
    """

    form: str = ""
    columns: tuple[ColumnUse, ...] = ()
    constants: tuple[Constant, ...] = ()
    covers: tuple[str, ...] = ()
    text: tuple[str, ...] = ("text",)
    language: str | None = None
    ignored: tuple[IgnoredColumn, ...] = ()

    def id_of(self, row: Row) -> str:
        """The id of a row: its own, or the name of its file."""
        return row.cells.get("id", "").strip()

    def document(self, row: Row, names: Names) -> RowDocument | Reject:
        """What a document states, or why it cannot be used."""
        given = {one.own.name: Given(one.value, _stated(one), constant=True) for one in self.constants}
        kind = DocumentKind(given["kind"].value) if "kind" in given else DocumentKind.AD
        language = given["language"].value if "language" in given else self.language
        wanted = Wanted(kind, language, names=names.countries)
        try:
            found = documents_in(row.document or b"", self.form or self.id_of(row), wanted)
        except EthicalRecruitError as error:
            return rejected(row, (CellFault("", error.what, error.mend),))
        if len(found) > 1:
            what = f"The document holds {len(found)} job postings, and a row is one document."
            return rejected(row, (CellFault("", what, "Give each a file, or make lines of JSON of them."),))
        (one,) = found
        return self._offer(one, row) if isinstance(one, Offer) else self._read(one, row, given, kind)

    def _offer(self, offer: Offer, row: Row) -> RowDocument | Reject:
        if self.constants or self.covers:
            what = "The document is an offer of its own, and a mapping cannot add to it."
            return rejected(row, (CellFault("", what, "Write what it states into the document."),))
        content = offer.model_dump_json(exclude_defaults=True, exclude={"id", "captured_on"})
        offer = self._named(offer, row)
        return RowDocument(offer, {}, content, None, {}, ())

    def _read(self, one: ReadInput, row: Row, given: dict[str, Given], kind: DocumentKind) -> RowDocument | Reject:
        reading = one.reading
        offer = reading.offer
        seen = {path: _placed(found, row.number) for path, found in reading.observed.items()}
        left_open: tuple[str, ...] = ()
        if given or self.covers:
            # A text that was not read whole may say what the mapping declares looked for.
            made = row_offer(given, (), kind, self.covers if offer.covers else ())
            if made.offer is None or made.faults:
                return rejected(row, tuple(made.faults))
            own = {name: getattr(offer, name) for name in _OF_THE_DOCUMENT}
            placed = {path: found for path, found in seen.items() if path in _OF_THE_DOCUMENT}
            offer, joined = merged(made.offer, made.observed, offer, seen)
            offer, seen = offer.model_copy(update=own), {**joined, **placed}
            left_open = tuple(made.left_open)
        texts = {self.text[0]: reading.original}
        return RowDocument(self._named(offer, row), seen, reading.original, reading, texts, left_open)

    def _named(self, offer: Offer, row: Row) -> Offer:
        name = self.id_of(row)
        return offer.model_copy(update={"id": name}) if offer.id is None and name else offer


def _placed(seen: Observation, number: int) -> Observation:
    """The words of a document with the row they stand in; their column is the one that stands for documents."""
    column = DOCUMENT_COLUMNS[1]
    pieces = tuple(
        replace(piece, row=number) if piece.start is None else replace(piece, document=column, row=number)
        for piece in seen.evidence
    )
    return replace(seen, evidence=pieces)


def _stated(one: Constant) -> Evidence:
    return Evidence(EvidenceKind.FIELD, document="mapping", quote=one.cell, field=one.own.name)
