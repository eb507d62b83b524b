"""Cells to values: strict, with a reason and a way to mend for every cell that cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pycountry

from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.errors import UnknownCountry, suggest
from ethicalrecruit.findings.masking import mask
from ethicalrecruit.intake.cell_numbers import CellError, number_in
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.reference.cost_names import codes_by_name
from ethicalrecruit.reference.costs import CostTaxonomy
from ethicalrecruit.reference.countries import CountryNames, Place

_TRUTHS = {
    **dict.fromkeys(("yes", "true", "y", "1"), True),
    **dict.fromkeys(("no", "false", "n", "0"), False),
}

# Signs that stand for one currency, or for several that only a stated currency tells apart.
_SIGNS: dict[str, tuple[str, ...]] = {
    "€": ("EUR",),
    "£": ("GBP", "EGP", "LBP", "SYP", "GIP"),
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
    "₱": ("PHP",),
    "₦": ("NGN",),
    "₹": ("INR",),
    "₵": ("GHS",),
}
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
# Currencies whose smallest unit is a thousandth.
_THOUSANDTHS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))
_WITH_CURRENCY = re.compile(r"(?:([A-Z]{3}|[€£$₱₦₹₵])\s?)?([^A-Za-z€£$₱₦₹₵]+?)(?:\s?([A-Z]{3}|[€£$₱₦₹₵]))?")

# Of a moment the day as it is written counts, whatever the time zone.
_ISO_DAY = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_OTHER_DAY = re.compile(r"(\d{1,4})[./\- ](\d{1,2})[./\- ](\d{1,4})\.?", re.ASCII)
_YEAR_DIGITS = 4
_LONGEST_SHOWN = 80


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
        days: the order of day, month and year: ``dmy``, ``mdy``, ``ymd``; None for ISO dates only.
        currency: the currency of amounts that have none; None if nobody said.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    decimal: str | None = None
    days: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a cell; ``currency`` is None where the cell does not say."""

    number: Decimal
    currency: str | None


def cell_value(cell: str, column: OwnColumn, style: Style, names: Names) -> Any:
    """The value of a cell that is not blank.

    Raises:
        CellError: if it cannot be read, with a way to mend it.
    """
    return _READERS[column.type](cell, column, style, names)


def _text(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> str:
    return cell


def _boolean(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> bool:
    truth = _TRUTHS.get(cell.casefold())
    if truth is None:
        raise CellError(f"{_shown(cell)} is neither yes nor no.", "Write yes or no, or list the words under values.")
    return truth


def _choice(cell: str, column: OwnColumn, _style: Style, _names: Names) -> str:
    word = re.sub(r"[\s-]+", "_", cell.casefold())
    if word not in column.choices:
        mend = suggest(word, column.choices) or f"Allowed: {', '.join(column.choices)}."
        raise CellError(f"{_shown(cell)} is not allowed in {column.name}.", mend)
    return word


def _choices(cell: str, column: OwnColumn, style: Style, names: Names) -> tuple[str, ...]:
    words = (part.strip() for part in cell.split(";"))
    return tuple(dict.fromkeys(_choice(word, column, style, names) for word in words if word))


def _place(cell: str, column: OwnColumn, _style: Style, names: Names) -> Place:
    try:
        place = names.countries.resolve(cell)
    except UnknownCountry as error:
        raise CellError(error.what, error.mend) from None
    if column.name == "nation" and place.nation is None:
        raise CellError(f"{_shown(cell)} is a country, not a part of one.", "Put it into the column destination.")
    return place


def _country(cell: str, column: OwnColumn, style: Style, names: Names) -> str:
    return _place(cell, column, style, names).country


def _places(cell: str, column: OwnColumn, style: Style, names: Names) -> tuple[Place, ...]:
    parts = (part.strip() for part in cell.split(";"))
    found = dict.fromkeys(_place(part, column, style, names) for part in parts if part)
    if not found:
        raise CellError(f"{_shown(cell)} names no country.", "Leave the cell empty if none is named.")
    return tuple(found)


def _number(cell: str, _column: OwnColumn, style: Style, _names: Names) -> Decimal:
    return number_in(cell, style.decimal)


def _amount(cell: str, column: OwnColumn, style: Style, _names: Names) -> Amount:
    match = _WITH_CURRENCY.fullmatch(cell)
    if match is None or (match[1] and match[3]):
        raise CellError(f"{_shown(cell)} is not an amount.", 'Write "900", "900.50" or "GBP 900"; one amount a cell.')
    number = number_in(match[2].strip(), style.decimal)
    if number < 0:
        raise CellError(f"{_shown(cell)} is less than nothing.", "Write the amount without a minus sign.")
    currency = _currency_of(match[1] or match[3], column, style, cell)
    if _ONE_GROUP.fullmatch(match[2].strip()) and number.as_tuple().exponent and currency not in _THOUSANDTHS:
        # A sum has no thousandths: this cell divides thousands, whatever the rest of the file does.
        mend = "Write it without a sign between thousands, or with two decimals."
        raise CellError(f"{_shown(cell)} has three decimals, as no sum of money has.", mend)
    return Amount(number, currency)


def _currency_of(mark: str | None, column: OwnColumn, style: Style, cell: str) -> str | None:
    if mark is None:
        return style.currency
    known = _SIGNS.get(mark) or (_currency(mark, column, style, None),)
    if style.currency is not None:
        if style.currency not in known:
            raise CellError(
                f"{_shown(cell)} is not in {style.currency}, as the mapping says.", "Correct the cell or the mapping."
            )
        return style.currency
    if len(known) > 1:
        raise CellError(f'"{mark}" in {_shown(cell)} stands for several currencies.', f"Write a code: {known[0]} 900.")
    return known[0]


def _currency(cell: str, _column: OwnColumn, _style: Style, _names: Names | None) -> str:
    code = cell.upper()
    if code not in currency_codes():
        near = suggest(code, currency_codes()) if len(code) == 3 else ""  # noqa: PLR2004  # a slip in a code
        raise CellError(f"{_shown(cell)} is not an ISO 4217 currency code.", near or "Write a code such as GBP.")
    return code


def _language(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> str:
    code = re.split("[-_]", cell.casefold())[0]
    if not pycountry.languages.get(alpha_2=code):
        raise CellError(f"{_shown(cell)} is not an ISO 639-1 code of a language.", "Write a code such as en.")
    return code


def _day(cell: str, _column: OwnColumn, style: Style, _names: Names) -> date:
    match = _ISO_DAY.fullmatch(cell)
    if match is not None:
        return _calendar_day(cell, *match.groups())
    match = _OTHER_DAY.fullmatch(cell)
    if match is None:
        raise CellError(f"{_shown(cell)} is not a date.", "Write a date such as 2026-11-21.")
    if style.days is None:
        mend = "Write a date such as 2026-11-21, or say in a mapping what comes first: days: dmy or days: mdy."
        raise CellError(f"{_shown(cell)} is not a date in the form 2026-11-21.", mend)
    parts = dict(zip(style.days, match.groups(), strict=True))
    if len(parts["y"]) != _YEAR_DIGITS:
        raise CellError(f"{_shown(cell)} has no year of four digits.", "Write the whole year.")
    return _calendar_day(cell, parts["y"], parts["m"], parts["d"])


def _calendar_day(cell: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise CellError(f"{_shown(cell)} is no day of the calendar.", "Correct the date.") from None


def _occupation(cell: str, _column: OwnColumn, _style: Style, _names: Names) -> str:
    if not re.fullmatch(r"[0-9]{1,4}", cell):
        raise CellError(
            f"{_shown(cell)} is not an ISCO-08 code.", 'Write one to four digits such as "2221", or use job_title.'
        )
    return cell


def _cost(cell: str, _column: OwnColumn, _style: Style, names: Names) -> str:
    word = cell.casefold()
    code = names.costs.get(word) or codes_by_name().get(word)
    if code is None:
        mend = suggest(cell, names.cost_words) or "The codes are those of the fee taxonomy, such as FEE_PLACEMENT."
        raise CellError(f"{_shown(cell)} is no cost of the fee taxonomy.", mend)
    return code


def _shown(cell: str) -> str:
    # Masked before it is cut: half an address is no longer recognised as one.
    plain = mask(cell)
    return f'"{plain}"' if len(plain) <= _LONGEST_SHOWN else f'"{plain[:_LONGEST_SHOWN]}…"'


_READERS: dict[CellType, Callable[[str, OwnColumn, Style, Names], Any]] = {
    CellType.TEXT: _text,
    CellType.READ: _text,
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
