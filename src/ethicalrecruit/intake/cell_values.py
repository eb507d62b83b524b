"""Cells to values: strict, with a reason and a way to mend for every cell that cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pycountry

from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.errors import UnknownCountry, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_currencies import CURRENCY_SIGNS, sum_in
from ethicalrecruit.intake.cell_days import day_in
from ethicalrecruit.intake.cell_faults import CellError, shown
from ethicalrecruit.intake.cell_numbers import in_unit, number_in
from ethicalrecruit.intake.cell_words import cell_words, is_error_cell, says_nothing
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.shown_text import shown_text
from ethicalrecruit.reference.cost_names import codes_by_name
from ethicalrecruit.reference.costs import CostTaxonomy
from ethicalrecruit.reference.countries import CountryNames, Place

_LIKE_A_GROUP = re.compile(r"[1-9][0-9]{0,2}(?:[.,' \u00a0\u2009\u202f\u2019][0-9]{3})*[.,][0-9]{3}")
# Currencies whose smallest unit is a thousandth.
_THOUSANDTHS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Names:
    """The names that cells may use: of countries and of costs. It belongs to one rule book.

    Attributes:
        countries: names and codes of countries.
        costs: codes of costs by their names and codes, case folded.
        cost_words: the names and codes as they are written, for suggestions.
    """

    countries: CountryNames
    costs: Mapping[str, str]
    cost_words: tuple[str, ...]

    @classmethod
    def of(cls, countries: CountryNames, taxonomy: CostTaxonomy) -> "Names":
        """The names of a book's countries and taxonomy."""
        words = [(word, code) for code, item in taxonomy.items.items() for word in (item.label, code)]
        costs = {word.casefold(): code for word, code in words}
        return cls(countries, costs, tuple(word for word, _ in words))


@dataclass(frozen=True, slots=True)
class Style:
    """How a file writes what can be written in several ways.

    Attributes:
        values: words of the file that stand for words of ours.
        decimal: the sign before the decimals; None if nobody said.
        days: how days are written, one of ``DAY_STYLES``; None for ISO dates only.
        currency: the currency of amounts that have none; None if nobody said.
        thousands: what divides thousands, one of ``THOUSANDS``; None if nobody said.
        factor: what numbers are multiplied by to come to our unit; None if they are in it.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    decimal: str | None = None
    days: str | None = None
    currency: str | None = None
    thousands: str | None = None
    factor: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a cell.

    Attributes:
        number: the amount.
        currency: its currency; None where the cell does not say.
        like_a_group: whether its three decimals look like a group of thousands, so that only the currency, which
            stands elsewhere, tells whether they can be decimals; see ``has_thousandths``.
        sign: a sign beside it that stands for several currencies, so that only one stated elsewhere tells which; ""
            for none.
    """

    number: Decimal
    currency: str | None
    like_a_group: bool = False
    sign: str = ""


def has_thousandths(currency: str) -> bool:
    """Whether the smallest unit of a currency is a thousandth.

    >>> has_thousandths("KWD"), has_thousandths("EUR")
    (True, False)
    """
    return currency in _THOUSANDTHS


def several_currencies(sign: str, cell: str) -> tuple[str, str]:
    """What is wrong with a sum whose sign stands for several currencies where none is stated, and how to mend it."""
    one = CURRENCY_SIGNS[sign][0]
    mend = f"Write a code, {one} 900; or state it in a column of currencies, or in a mapping: currency: {one}."
    return f'"{sign}" in {shown(cell)} stands for several currencies.', mend


def no_thousandths(cell: str) -> tuple[str, str]:
    """What is wrong with a sum that has three decimals in a currency that has no thousandths, and how to mend it."""
    mend = "Write it without a sign between thousands, or with two decimals."
    return f"{shown(cell)} has three decimals, as no sum of money has.", mend


def cell_value(cell: str, column: OwnColumn, style: Style, names: Names) -> Any:
    """The value of a cell that is not blank.

    Raises:
        CellError: if it cannot be read, with a way to mend it.
    """
    try:
        return _READERS[column.type](cell, column, style, names)
    except CellError as error:
        # What reads is a value whatever it looks like (NA is Namibia); what does not may stand for nothing.
        if is_error_cell(cell):
            mend = "Correct the formula, or leave the cell empty."
            raise CellError(f"{shown(cell)} is what a spreadsheet writes where a formula fails.", mend) from None
        if says_nothing(cell):
            mend = f"{error.mend} If it stands for nothing, leave the cell empty, or say blank_words in a mapping."
            raise CellError(error.what, mend) from None
        raise


def _text(cell: str, column: OwnColumn, _style: Style, _names: Names) -> str:
    if is_error_cell(cell):
        raise CellError(f"{shown(cell)} is no text.", "Correct the formula.")
    if ("&" in cell or "<" in cell) and column.name != "id":
        # Portals hand out names and titles as their pages have them: "Smith &amp; Sons", "<strong>Nurse</strong>".
        return " ".join(shown_text(cell).text.split()) or cell
    return cell


def _prose(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> str:
    return cell


def _boolean(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> bool:
    truth = cell_words().truths.get(cell.casefold())
    if truth is None:
        raise CellError(f"{shown(cell)} is neither yes nor no.", "Write yes or no, or list the words under values.")
    return truth


def _choice(cell: str, column: OwnColumn, _style: Style, _names: Names) -> str:
    word = re.sub(r"[\s-]+", "_", cell.casefold())
    if word not in column.choices:
        mend = suggest(word, column.choices) or f"Allowed: {', '.join(column.choices)}."
        raise CellError(f"{shown(cell)} is not allowed in {column.name}.", mend)
    return word


def _choices(cell: str, column: OwnColumn, style: Style, names: Names) -> tuple[str, ...]:
    words = (part.strip() for part in cell.split(";"))
    return tuple(dict.fromkeys(_choice(word, column, style, names) for word in words if word))


def _place(cell: str, column: OwnColumn, _style: Style, names: Names) -> Place:
    if len(cell) > _LONGEST_NAME:
        raise CellError(f"{shown(cell)} is no country we know.", "Write a name or an ISO 3166-1 code.")
    try:
        place = names.countries.resolve(cell)
    except UnknownCountry as error:
        raise CellError(error.what, error.mend) from None
    if column.name == "nation" and place.nation is None:
        raise CellError(f"{shown(cell)} is a country, not a part of one.", "Put it into the column destination.")
    return place


def _country(cell: str, column: OwnColumn, style: Style, names: Names) -> str:
    return _place(cell, column, style, names).country


def _places(cell: str, column: OwnColumn, style: Style, names: Names) -> tuple[Place, ...]:
    parts = (part.strip() for part in cell.split(";"))
    found = dict.fromkeys(_place(part, column, style, names) for part in parts if part)
    if not found:
        raise CellError(f"{shown(cell)} names no country.", "Leave the cell empty if none is named.")
    return tuple(found)


def _number(cell: str, _column: OwnColumn, style: Style, _names: Names) -> Decimal:
    number = number_in(cell, style.decimal, style.thousands)
    return number if style.factor is None else in_unit(number, style.factor)


def _amount(cell: str, column: OwnColumn, style: Style, _names: Names) -> Amount:
    found = sum_in(cell) if len(cell) <= _LONGEST_NAME else None
    if found is None:
        raise CellError(*_no_amount(cell))
    digits = found.digits
    number = number_in(digits, style.decimal, style.thousands)
    if number < 0:
        raise CellError(f"{shown(cell)} is less than nothing.", "Write the amount without a minus sign.")
    currency = _currency_of(found.mark, column, style, cell)
    like_a_group = bool(_LIKE_A_GROUP.fullmatch(digits) and number.as_tuple().exponent)
    if like_a_group and currency is not None and not has_thousandths(currency):
        # A sum has no thousandths: this cell divides thousands, whatever the rest of the file does.
        raise CellError(*no_thousandths(cell))
    return Amount(number, currency, like_a_group and currency is None, found.mark if currency is None else "")


def _no_amount(cell: str) -> tuple[str, str]:
    """Why a cell is no amount: what is wrong with its number, if it has no words."""
    try:
        number_in(cell)
    except CellError as error:
        if "is not a number" not in error.what and "holds more" not in error.what:
            return error.what, error.mend
    return f"{shown(cell)} is not an amount.", 'Write "900", "900.50" or "GBP 900"; one amount a cell.'


def _currency_of(mark: str, column: OwnColumn, style: Style, cell: str) -> str | None:
    if not mark:
        return style.currency
    known = CURRENCY_SIGNS.get(mark) or (_currency(mark, column, style, None),)
    if style.currency is not None:
        if style.currency not in known:
            raise CellError(
                f"{shown(cell)} is not in {style.currency}, as the mapping says.", "Correct the cell or the mapping."
            )
        return style.currency
    return known[0] if len(known) == 1 else None


def _currency(cell: str, _column: OwnColumn, _style: Style, _names: Names | None) -> str:
    code = cell.upper()
    if code not in currency_codes():
        near = suggest(code, currency_codes()) if len(code) == 3 else ""  # noqa: PLR2004  # a slip in a code
        raise CellError(f"{shown(cell)} is not an ISO 4217 currency code.", near or "Write a code such as GBP.")
    return code


def _language(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> str:
    code = re.split("[-_]", cell.casefold())[0]
    if not pycountry.languages.get(alpha_2=code):
        raise CellError(f"{shown(cell)} is not an ISO 639-1 code of a language.", "Write a code such as en.")
    return code


def _day(cell: str, _column: OwnColumn, style: Style, _names: Names) -> date:
    return day_in(cell, style.days)


def _occupation(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> str:
    if not re.fullmatch(r"[0-9]{1,4}", cell):
        raise CellError(
            f"{shown(cell)} is not an ISCO-08 code.", 'Write one to four digits such as "2221", or use job_title.'
        )
    return cell


def _cost(cell: str, _column: OwnColumn, _style: Style, names: Names) -> str:
    word = cell.casefold()
    code = names.costs.get(word) or codes_by_name().get(word)
    if code is None:
        mend = suggest(cell, names.cost_words) or "The codes are those of the fee taxonomy, such as FEE_PLACEMENT."
        raise CellError(f"{shown(cell)} is no cost of the fee taxonomy.", mend)
    return code


_READERS: dict[CellType, Callable[[str, OwnColumn, Style, Names], Any]] = {
    CellType.TEXT: _text,
    CellType.READ: _prose,
    CellType.BOOLEAN: _boolean,
    CellType.CHOICE: _choice,
    CellType.CHOICES: _choices,
    CellType.PLACE: _place,
    CellType.COUNTRY: _country,
    CellType.PLACES: _places,
    CellType.NUMBER: _number,
    CellType.AMOUNT: _amount,
    CellType.CURRENCY: _currency,
    CellType.DAY: _day,
    CellType.LANGUAGE: _language,
    CellType.OCCUPATION: _occupation,
    CellType.COST: _cost,
}
