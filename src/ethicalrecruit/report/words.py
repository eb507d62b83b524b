"""Words and numbers of a report."""

from collections.abc import Mapping
from datetime import date
from math import ceil, floor
from typing import Any

from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.findings.finding import Authority
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.render.wording import bindingness, citation, day_words, how_sure
from ethicalrecruit.report.authority_of import authority_of
from ethicalrecruit.report.parts import Standard
from ethicalrecruit.values.grades import Verified

NOT_TOLD = "not told"
NOTHING = "–"  # noqa: RUF001  # a dash of the width of a figure
WITHHELD = "withheld"

_LONGEST_NAME = 120
_WHOLE_DAY = len("2025-06-03")
_LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian",
}  # fmt: skip

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: int | None) -> str:
    """A count; None is one that is withheld.

    >>> number(12345), number(None)
    ('12,345', 'withheld')
    """
    return WITHHELD if value is None else f"{value:,}"


def percent(part: int, whole: int) -> str:
    """A share in whole percent; "-" of nothing. Only nothing is 0 %, and only all is 100 %.

    >>> percent(1, 3), percent(1, 2000), percent(1999, 2000)
    ('33 %', 'under 1 %', 'over 99 %')
    """
    if not whole:
        return NOTHING
    rounded = (200 * part + whole) // (2 * whole)
    if rounded == 0 and part:
        return "under 1 %"
    if rounded == 100 and part != whole:  # noqa: PLR2004  # all
        return "over 99 %"
    return f"{rounded} %"


def interval_words(low: float, high: float) -> str:
    """An interval of shares in whole percent, rounded outwards, so that it never says more than is known.

    >>> interval_words(0.2366, 0.7634), interval_words(0.0, 0.4345)
    ('23 % to 77 %', '0 % to 44 %')
    """
    return f"{floor(100 * low)} % to {ceil(100 * high)} %"


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun, thousands set apart."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def short(name: str) -> str:
    """A name as a page shows it: one that is longer than any name is cut, so that it fills no page.

    >>> short("Harbour Staffing"), len(short("W" * 3000))
    ('Harbour Staffing', 120)
    """
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def language_name(code: str) -> str:
    """A language in English; its code where it has no name here."""
    return _LANGUAGES.get(code, code)


def told_day(day: str) -> str:
    """The day examined in words, or the month or year that stands for it in a public report.

    >>> told_day("2025-06-03"), told_day("2025-06"), told_day("2025")
    ('as of 3 June 2025', 'as of a day in Jun 2025', 'as of a day in 2025')
    """
    if not day:
        return "without a day that is told"
    if len(day) == _WHOLE_DAY:
        return f"as of {day_words(day)}"
    return f"as of a day in {month_words(day) if '-' in day else day}"


def month_words(month: str) -> str:
    """A month as it is written under a chart.

    >>> month_words("2025-06"), month_words("")
    ('Jun 2025', 'no day')
    """
    if not month:
        return "no day"
    day = date.fromisoformat(f"{month}-01")
    return f"{_MONTHS[day.month - 1]} {day.year}"


class Places:
    """Names of countries and nations."""

    def __init__(self, countries: CountryNames) -> None:
        self._countries = countries

    def __call__(self, code: str) -> str:
        """The name of a code; "not told" for none, the code itself where it has no name."""
        if not code:
            return NOT_TOLD
        try:
            return self._countries.name_of(code)
        except UnknownCountry:
            return code


def standard(book: Mapping[str, Any], cited: Mapping[str, str]) -> Standard:
    """A provision as a report shows it, from the book of the run."""
    edition, standing = cited.get("edition", ""), cited.get("standing", "")
    known = authority_of(book, cited["instrument"], cited["provision"], edition, standing)
    authority = known or Authority(
        instrument=cited["instrument"],
        title=cited["instrument"],
        provision=cited["provision"],
        edition=edition,
        bindingness="",
        addressee="",
        asks="",
        standing=standing,
        substance=Verified.NONE,
        pinpoint=Verified.NONE,
        url="",
    )
    force = bindingness(authority) if known else ""
    return Standard(citation(authority), force, how_sure(authority), authority.asks, authority.url)
