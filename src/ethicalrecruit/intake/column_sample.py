"""What the cells of a column look like in the first rows of a table, and which styles they prove."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_currencies import CURRENCY_SIGNS, sum_in
from ethicalrecruit.intake.cell_days import day_in
from ethicalrecruit.intake.cell_faults import CellError
from ethicalrecruit.intake.cell_numbers import number_in
from ethicalrecruit.intake.cell_words import says_nothing

_LONG_TEXT = 200
_SAME_LENGTH = 3
_SHORTEST_CUT = 100
_FEWEST_EXCHANGED = 2
_MONTHS = 12
_ORDERS = ("dmy", "mdy", "ymd")


@dataclass(frozen=True, slots=True)
class Proof:
    """What cells prove of their style.

    Attributes:
        value: the style; None if they prove none.
        possible: the styles that remain possible.
        needed: whether some cell cannot be read without it.
        why: what proves it or stands against it, for people.
    """

    value: str | None
    possible: tuple[str, ...]
    needed: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class ColumnSample:
    """The filled cells of one column.

    Attributes:
        cells: the cells without blanks around them, words for nothing left out.
        blank: how many cells were blank.
        empty_words: words for nothing, such as ``n/a``, in the order in which they were met.
    """

    cells: tuple[str, ...]
    blank: int
    empty_words: tuple[str, ...]

    @classmethod
    def of(cls, cells: Iterable[str]) -> "ColumnSample":
        """The sample of a column's cells."""
        filled: list[str] = []
        words: dict[str, None] = {}
        blank = 0
        for cell in cells:
            text = cell.strip()
            if not text:
                blank += 1
            elif says_nothing(text):
                words[text] = None
                if text.isupper() and len(text) == 2:  # noqa: PLR2004  # NA may be Namibia
                    filled.append(text)
            else:
                filled.append(text)
        return cls(tuple(filled), blank, tuple(words))

    @property
    def distinct(self) -> tuple[str, ...]:
        """The different cells, in the order in which they were met."""
        return tuple(dict.fromkeys(self.cells))

    @property
    def is_prose(self) -> bool:
        """Whether most cells are long texts."""
        long = sum(len(cell) >= _LONG_TEXT and " " in cell for cell in self.cells)
        return long * 2 > len(self.cells)

    @property
    def cut_at(self) -> int | None:
        """The length after which the texts seem to be cut off; None if they are not."""
        lengths = Counter(len(cell) for cell in self.cells)
        longest = max(lengths, default=0)
        often = lengths[longest] >= _SAME_LENGTH and lengths[longest] * 10 >= len(self.cells)
        return longest if often and longest >= _SHORTEST_CUT and len(lengths) > 1 else None

    @property
    def days(self) -> Proof:
        """The order of day, month and year."""
        others = [cell for cell in self.distinct if _day(cell, None) is None]
        fitting = {order: {cell for cell in others if _day(cell, order)} for order in _ORDERS}
        readable = set().union(*fitting.values())
        if not readable:
            return Proof(None, (), needed=False)
        possible = tuple(order for order in _ORDERS if fitting[order] == readable)
        against = sorted(cell for cell in readable if sum(cell in fitting[order] for order in _ORDERS) == 1)
        if not possible:
            return Proof(None, (), needed=True, why="The cells contradict each other on the order of day and month")
        if _exchanged([day for cell in self.distinct if (day := _day(cell, None))], others, possible):
            why = (
                "Cells with a day up to 12 are dates of a program and those with a day over 12 are texts: the program "
                "may have taken the day for the month in the first"
            )
            return Proof(None, possible, needed=True, why=why)
        if len(possible) > 1:
            return Proof(None, possible, needed=True, why="No cell has a day over 12, so the order is open")
        many = f"{len(against)} cell{'' if len(against) == 1 else 's'} can be read in this order only"
        return Proof(possible[0], possible, needed=True, why=many)

    @property
    def currency_marks(self) -> tuple[str, ...]:
        """The signs, words and codes of currencies that stand beside numbers."""
        return tuple(dict.fromkeys(found.mark for cell in self.distinct if (found := sum_in(cell)) and found.mark))

    @property
    def decimal(self) -> Proof:
        """The sign before the decimals of numbers and sums."""
        shows: Counter[str] = Counter()
        open_cells = 0
        for cell in self.distinct:
            found = sum_in(cell)
            digits = cell if found is None else found.digits
            if not any(sign in digits for sign in ".,"):
                continue
            fits = [sign for sign in ".," if _is_number(digits, sign)]
            if not _is_number(digits, None):
                open_cells += bool(fits)
            elif len(fits) == 1:
                shows[fits[0]] += 1
        if len(shows) > 1:
            return Proof(None, (), needed=True, why="The cells contradict each other on the sign before decimals")
        if not shows:
            if not open_cells:
                return Proof(None, (), needed=False)
            return Proof(None, (".", ","), needed=True, why='No cell shows the sign before decimals: "1,234" is open')
        sign = next(iter(shows))
        many = f"{shows[sign]} cell{'' if shows[sign] == 1 else 's'} can be read with this sign only"
        return Proof(sign, (sign,), needed=open_cells > 0, why=many)


def currency_in_name(names: Sequence[str]) -> str | None:
    """The one currency that parts of a header name; None if there is none, or more than one.

    >>> currency_in_name(["Gehalt", "EUR"]), currency_in_name(["Salary ($)"]), currency_in_name(["Wynagrodzenie (zł)"])
    ('EUR', None, 'PLN')
    """
    words = [word.strip("()[]") for name in names for word in name.replace("/", " ").split()]
    signs = (CURRENCY_SIGNS[word] for word in words if word in CURRENCY_SIGNS and word != "R")
    found = {codes[0] for codes in signs if len(codes) == 1} | {word for word in words if word in currency_codes()}
    return found.pop() if len(found) == 1 else None


def _exchanged(dates: Sequence[date], texts: Sequence[str], orders: Sequence[str]) -> bool:
    """Whether a program seems to have read days and months the wrong way round where it could, and left the rest."""
    days = [day for cell in texts for order in orders[:1] if (day := _day(cell, order))]
    return (
        len(orders) == 1
        and min(len(dates), len(days)) >= _FEWEST_EXCHANGED
        and all(day.day <= _MONTHS for day in dates)
        and all(day.day > _MONTHS for day in days)
    )


def _day(cell: str, order: str | None) -> date | None:
    try:
        return day_in(cell, order)
    except CellError:
        return None


def _is_number(digits: str, decimal: str | None) -> bool:
    try:
        number_in(digits, decimal)
    except CellError:
        return False
    return True
