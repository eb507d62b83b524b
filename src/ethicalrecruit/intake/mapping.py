"""A row of a table to an offer with the cell behind every value, or to a reject that says what to mend."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import MappingError
from ethicalrecruit.facts.state import FactState, Observation, Observed
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_memo import BLANK, EMPTY_WORD, CellMemo, ColumnUse, value_of
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.marked_text import without_marks
from ethicalrecruit.intake.merge import merged
from ethicalrecruit.intake.own_columns import near_column, own_column
from ethicalrecruit.intake.put_together import with_original
from ethicalrecruit.intake.row import CellFault, Reject, Row, rejected
from ethicalrecruit.intake.row_offer import Given, row_offer
from ethicalrecruit.intake.shown_text import shown_text
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import DocumentKind

_BETWEEN_TEXTS = "\n\n"
_OF_COSTS = "costs[]"
_COST_SUMS = ("amount", "low", "high")
# What may change while the document stays the same.
_NOT_IDENTITY = frozenset(("id", "language", "captured_on"))


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that is the same in every row."""

    own: OwnColumn
    cell: str
    value: Any


@dataclass(frozen=True, slots=True)
class CostSign:
    """What shows that a row has a cost of the section ``costs``.

    Attributes:
        group: the cost, such as ``cost_2``.
        carriers: our columns of which one must be filled; without them the row is not said to have the cost.
        hints: our columns that belong to this cost alone. Filled without a carrier, they leave the list of costs open.
    """

    group: str
    carriers: tuple[str, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IgnoredColumn:
    """A column that is not used, and what to do if it should be; "" if nothing can be advised."""

    column: str
    hint: str


@dataclass(frozen=True, slots=True)
class RowDocument:
    """What a row states.

    Attributes:
        offer: the offer.
        observed: the cells and words behind its fields, by path.
        content: what identifies the document if it has no id.
        reading: how its text was read; None if it has none.
        texts: the texts of its columns as their readers see them, without HTML; quotes name the column and count
            the characters of that.
        left_open: columns whose value lacks a partner, and the partner: ``pay_amount: period``.
    """

    offer: Offer
    observed: Observed
    content: str
    reading: Reading | None
    texts: Mapping[str, str]
    left_open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowMapping:
    """A mapping that fits the header of one table; plain data, so that it can be handed to other processes.

    Attributes:
        columns: the columns that are used, except those of free text.
        constants: values that are the same in every row.
        covers: facts that were looked for in every document.
        text: the columns of free text, in the order in which they are read.
        language: ISO 639-1 code of that text; None if it is told from the text or a column.
        ignored: the columns that are not used.
        cost_signs: what shows that a row has a cost of the section ``costs``.
        excerpt: whether the text is an excerpt only; what it does not say is not silence then.
        cut_at: cells of text with so many characters or more were cut off by their source; None if none are.
        memo: what cells came to before.
    """

    columns: tuple[ColumnUse, ...]
    constants: tuple[Constant, ...]
    covers: tuple[str, ...]
    text: tuple[str, ...]
    language: str | None
    ignored: tuple[IgnoredColumn, ...]
    cost_signs: tuple[CostSign, ...] = ()
    excerpt: bool = False
    cut_at: int | None = None
    memo: CellMemo = field(default_factory=CellMemo, init=False, repr=False, compare=False)

    def id_of(self, row: Row) -> str:
        """The id that the row gives, even if nothing else of it can be used; "" if there is none."""
        return next((row.cells.get(one.column, "").strip() for one in self.columns if one.own.name == "id"), "")

    def document(self, row: Row, names: Names) -> RowDocument | Reject:
        """What a row states, or why it cannot be used."""
        given, blank, faults = self._values(row, names)
        texts, cut_off = self._texts(row)
        default = DocumentKind.AD if texts else DocumentKind.ROW
        kind = DocumentKind(given["kind"].value) if "kind" in given else default
        if faults:
            return rejected(row, tuple(faults))
        reading = self._reading(texts, given, kind, cut_off=cut_off)
        # Text that was not read whole may say what a column leaves blank.
        unread = cut_off or (reading is not None and not reading.offer.covers)
        made = row_offer(given, () if unread else blank.silent(), kind, () if unread else self.covers)
        if made.offer is None or made.faults:
            return rejected(row, tuple(made.faults))
        offer, observed = made.offer, made.observed
        for path, evidence, lacking in blank.left_open:
            observed.setdefault(path, Observation((evidence,), FactState.OPEN))
            made.left_open.append(f"{evidence.field}: {lacking}")
        if reading is not None:
            read = _placed(reading.observed, texts, row.number)
            offer, observed = merged(offer, observed, reading.offer, read)
        return RowDocument(offer, observed, _content(given, texts), reading, texts, tuple(made.left_open))

    def _values(self, row: Row, names: Names) -> tuple[dict[str, Given], "_Blank", list[CellFault]]:
        given: dict[str, Given] = {}
        blank = _Blank()
        faults: list[CellFault] = []
        for use, known in zip(self.columns, self.memo.of(self.columns, names), strict=True):
            raw = row.cells.get(use.column, "")
            cell, value = raw.strip(), value_of(raw, use, names, known)
            if value is BLANK:
                blank.note(use)
            elif isinstance(value, CellFault):
                faults.append(value)
            else:
                evidence = Evidence(EvidenceKind.FIELD, quote=cell, field=use.column, row=row.number)
                if value is not EMPTY_WORD:
                    given[use.own.name] = Given(value, evidence)
                elif not use.own.group:
                    blank.left_open.append((use.own.path, evidence, "more than a word for nothing"))
        for sign in self.cost_signs:
            blank.cost(sign, given)
        for one in self.constants:
            evidence = Evidence(EvidenceKind.FIELD, document="mapping", quote=one.cell, field=one.own.name)
            given[one.own.name] = Given(one.value, evidence, constant=True)
        return given, blank, faults

    def _texts(self, row: Row) -> tuple[dict[str, str], bool]:
        """The texts of a row as their readers see them, by column, and whether they are not there to their end."""
        texts: dict[str, str] = {}
        cut_off = False
        for column in self.text:
            cell = row.cells.get(column, "")
            if not cell.strip():
                continue
            shown = shown_text(cell)
            is_cut = self.cut_at is not None and len(cell) >= self.cut_at
            cut_off = cut_off or self.excerpt or is_cut or shown.lost
            if shown.text.strip():
                texts[column] = shown.text
        return texts, cut_off

    def _reading(
        self, texts: Mapping[str, str], given: Mapping[str, Given], kind: DocumentKind, *, cut_off: bool
    ) -> Reading | None:
        if not texts:
            return None
        language = given["language"].value if "language" in given else self.language
        whole = _BETWEEN_TEXTS.join(texts.values())
        plain = without_marks(whole).text
        reading = read_ad(plain, kind=kind, language=language)
        if plain != whole:
            reading = with_original(reading, whole)
        if cut_off:
            # Only a text that is there to its end can be silent.
            reading = replace(reading, offer=reading.offer.model_copy(update={"covers": ()}), cut_off=True)
        return reading


class _Blank:
    """The cells of one row that give no value, and what they mean."""

    __slots__ = ("_paths", "_unasked_costs", "left_open")

    def __init__(self) -> None:
        self._paths: list[str] = []
        self._unasked_costs = False
        self.left_open: list[tuple[str, Evidence, str]] = []

    def note(self, use: ColumnUse) -> None:
        """Note the blank cell of a column."""
        if use.own.path.startswith(_OF_COSTS):
            short = use.own.name.rpartition("_")[2]
            if short in _COST_SUMS:
                self._unasked_costs = self._unasked_costs or not use.silent
            elif short != "item":
                return  # who bears a cost that is not there says nothing of other costs
        if use.silent:
            self._paths.append(use.own.path)

    def cost(self, sign: CostSign, given: dict[str, Given]) -> None:
        """Take out a cost that the row is not said to have; who bears it, said of it alone, leaves the list open."""
        if any(name in given for name in sign.carriers):
            return
        for name in [name for name in given if name.startswith(f"{sign.group}_")]:
            one = given.pop(name)
            if name in sign.hints:
                self.left_open.append(("costs", one.evidence, "amount"))

    def silent(self) -> list[str]:
        """The fields that the document is silent about. One cost that nobody looked for leaves the list open."""
        if self._unasked_costs:
            return [path for path in self._paths if not path.startswith(_OF_COSTS)]
        return self._paths


def plain_mapping(header: Sequence[str]) -> RowMapping:
    """The mapping of a table that uses our own names for its columns.

    Raises:
        MappingError: if it has no column of ours, or one twice.

    >>> mapping = plain_mapping(["id", "text", "Colour of the paper"])
    >>> mapping.text, [one.column for one in mapping.ignored]
    (('text',), ['Colour of the paper'])
    """
    uses: dict[str, ColumnUse] = {}
    ignored = []
    for name in header:
        own = own_column(name)
        if own is None:
            ignored.append(ignored_column(name, mapped=False))
        elif own.name in uses:
            both = f'"{uses[own.name].column}" and "{name}"'
            raise MappingError(f"The columns {both} both mean {own.name}.", "the header", "Rename one of the two.")
        else:
            uses[own.name] = ColumnUse(name, own)
    if not uses:
        hints = " ".join(one.hint for one in ignored if one.hint)
        write = 'write a mapping ("ethicalrecruit map suggest" proposes one)'
        mend = f"{hints} Rename the columns, or {write}; check the delimiter, too.".lstrip()
        raise MappingError("The file has no column whose name we know.", "the header", mend)
    text = tuple(use.column for use in uses.values() if use.own.type is CellType.READ)
    rest = tuple(use for use in uses.values() if use.own.type is not CellType.READ)
    return RowMapping(rest, (), (), text, None, tuple(ignored))


def ignored_column(name: str, *, mapped: bool) -> IgnoredColumn:
    """A column that is not used, with a hint if its name is one of ours or nearly so."""
    own = own_column(name)
    if own is not None and mapped:
        return IgnoredColumn(name, f"It has our name {own.name}, but the mapping does not name it.")
    return IgnoredColumn(name, "" if mapped else near_column(name))


def _content(given: Mapping[str, Given], texts: Mapping[str, str]) -> str:
    """What a document is known by.

    The same ad, posted again, is the same document; a bare row has no more than its cells, so its date counts.
    """
    left_out = _NOT_IDENTITY | {"posted_on"} if texts else _NOT_IDENTITY
    cells = [
        f"{name}={given[name].evidence.quote}"
        for name in sorted(given)
        if name not in left_out and not given[name].constant
    ]
    return "\x1f".join((*texts.values(), *cells))


def _placed(observed: Observed, texts: Mapping[str, str], number: int) -> dict[str, Observation]:
    """The words of a text with the column and row they stand in; places count from the start of the cell."""
    starts = []
    start = 0
    for column, cell in texts.items():
        starts.append((start, start + len(cell), column))
        start += len(cell) + len(_BETWEEN_TEXTS)
    return {
        path: replace(one, evidence=tuple(_in_cell(piece, starts, number) for piece in one.evidence))
        for path, one in observed.items()
    }


def _in_cell(piece: Evidence, starts: Sequence[tuple[int, int, str]], number: int) -> Evidence:
    if piece.start is None or piece.end is None:
        return replace(piece, row=number)
    for start, end, column in starts:
        if start <= piece.start and piece.end <= end:
            return replace(piece, document=column, row=number, start=piece.start - start, end=piece.end - start)
    return replace(piece, row=number)
