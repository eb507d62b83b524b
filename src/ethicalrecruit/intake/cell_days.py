"""Days in cells: as ISO writes them, or in an order that a mapping states; never by a guess."""

import re
from datetime import date, timedelta

from ethicalrecruit.intake.cell_faults import CellError, shown

DAY_STYLES = ("dmy", "mdy", "ymd", "excel", "excel-1904")
"""The orders of day, month and year, and the two ways in which spreadsheets count days."""

FIRST_YEAR, LAST_YEAR = 1901, 2199
"""Years before and after are slips or stand for "no day", such as 1900-01-01 and 9999-12-31."""

_ZONE = r"Z|UTC|[+-]\d{2}:?\d{2}"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?"
_TIME = rf"(?:[ ,]{{1,2}}(?:\d:[0-5]\d(?::[0-5]\d)?|{_CLOCK})(?: ?(?:{_ZONE}|[AaPp]\.?[Mm]\.?))?)?"
# Of a moment the day as it is written counts, whatever the time zone.
_ISO_DAY = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}})(?:[T ]{_CLOCK}(?: ?(?:{_ZONE}))?)?", re.ASCII)
_OTHER_DAY = re.compile(r"(\d{1,4})[./\- ]{1,2}(\d{1,2})[./\- ]{1,2}(\d{1,4})\.?" + _TIME, re.ASCII)
_SOLID = re.compile(r"\d{8}", re.ASCII)
_SERIAL = re.compile(r"\d{4,6}(?:[.,]\d{1,12})?", re.ASCII)
_SECONDS = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)
_YEAR_DIGITS = 4
_MONTHS = 12
# Spreadsheets that count from 1900 think that year had a leap day; before it their count is a day off.
_FIRST_SERIAL = 61
_EPOCHS = {"excel": date(1899, 12, 30), "excel-1904": date(1904, 1, 1)}
_LONGEST = 60

_ISO = "Write a date such as 2026-11-21."


def day_in(cell: str, style: str | None = None) -> date:
    """The day in a cell.

    Args:
        cell: the text of the cell.
        style: one of ``DAY_STYLES``; None for ISO dates only, which are read in any case.

    Raises:
        CellError: if there is no day, or more than one way to read it.

    >>> day_in("2026-11-21"), day_in("21.11.2026", "dmy"), day_in("46347", "excel")
    (datetime.date(2026, 11, 21), datetime.date(2026, 11, 21), datetime.date(2026, 11, 21))
    """
    if len(cell) > _LONGEST:
        raise CellError(f"{shown(cell)} is not a date.", _ISO)
    match = _ISO_DAY.fullmatch(cell)
    if match is not None:
        return _calendar_day(cell, *match.groups())
    if style in _EPOCHS:
        return _counted(cell, style)
    match = _OTHER_DAY.fullmatch(cell)
    if match is None:
        return _run_together(cell, style)
    if style is None:
        raise CellError(*_no_order(cell, match))
    parts = dict(zip(style, match.groups(), strict=True))
    if len(parts["y"]) != _YEAR_DIGITS:
        raise CellError(f"{shown(cell)} has no year of four digits where the mapping has it.", "Write the whole year.")
    return _calendar_day(cell, parts["y"], parts["m"], parts["d"])


def _no_order(cell: str, match: re.Match[str]) -> tuple[str, str]:
    state = "say in a mapping what comes first: days: dmy or days: mdy."
    first, second = int(match[1]), int(match[2])
    if len(match[3]) == _YEAR_DIGITS and first <= _MONTHS and second <= _MONTHS and first != second:
        what = (
            f"{shown(cell)} can be read in two ways: day {first} of month {second}, or day {second} of month {first}."
        )
        return what, f"Write a date such as 2026-11-21, or {state}"
    return f"{shown(cell)} is not a date in the form 2026-11-21.", f"Write it so, or {state}"


def _run_together(cell: str, style: str | None) -> date:
    """Eight digits without a sign between them, where the order is stated; the rest is refused with its reason."""
    if _SOLID.fullmatch(cell):
        if style is None:
            mend = "Write a date such as 2026-11-21, or say the order in a mapping: days: ymd, dmy or mdy."
            raise CellError(f"{shown(cell)} is a date without signs between day, month and year.", mend)
        at, parts = 0, {}
        for part in style:
            parts[part] = cell[at : at + (4 if part == "y" else 2)]
            at += len(parts[part])
        return _calendar_day(cell, parts["y"], parts["m"], parts["d"])
    if _SERIAL.fullmatch(cell):
        mend = "Write a date such as 2026-11-21; or say in a mapping that it is one: days: excel or excel-1904."
        raise CellError(f"{shown(cell)} is no date, but may be the number of a day in a spreadsheet.", mend)
    if _SECONDS.fullmatch(cell):
        raise CellError(f"{shown(cell)} is no date, but may count seconds since 1970.", _ISO)
    raise CellError(f"{shown(cell)} is not a date.", _ISO)


def _counted(cell: str, style: str) -> date:
    """A day that a spreadsheet counted; the time of the day, which stands after the point, is left out."""
    if not _SERIAL.fullmatch(cell):
        what = f"{shown(cell)} is neither the number of a day in a spreadsheet nor a date such as 2026-11-21."
        raise CellError(what, "Correct the cell or the mapping.")
    number = int(re.split("[.,]", cell)[0])
    if FIRST_YEAR <= number <= LAST_YEAR:
        what = f"{shown(cell)} is more likely a year than the number of a day in a spreadsheet."
        raise CellError(what, _ISO)
    if style == "excel" and number < _FIRST_SERIAL:
        raise CellError(f"{shown(cell)} lies before March 1900.", _ISO)
    return _within_reach(cell, _EPOCHS[style] + timedelta(days=number))


def _calendar_day(cell: str, year: str, month: str, day: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise CellError(f"{shown(cell)} is no day of the calendar.", "Correct the date.") from None
    return _within_reach(cell, found)


def _within_reach(cell: str, day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        what = f"The year {day.year} of {shown(cell)} lies out of reach ({FIRST_YEAR} to {LAST_YEAR})."
        raise CellError(what, "Correct the year; leave the cell empty if no day is known.")
    return day
