"""Words and numbers of a report."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ethicalrecruit.errors import UnknownCountry
from ethicalrecruit.findings.finding import Authority
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.render.wording import bindingness, citation, how_sure
from ethicalrecruit.report.authority_of import authority_of
from ethicalrecruit.report.parts import Standard
from ethicalrecruit.values.grades import Verified

NOT_TOLD = "not told"
NOTHING = "–"  # noqa: RUF001  # a dash of the width of a figure
TOO_FEW = "fewer than 5"

_LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian",
}  # fmt: skip

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: int | None) -> str:
    """A count; None is one that is too small to be shown.

    >>> number(12345), number(None)
    ('12,345', 'fewer than 5')
    """
    return TOO_FEW if value is None else f"{value:,}"


def percent(part: float, whole: float = 1) -> str:
    """A share in whole percent; "-" of nothing. What is there is not rounded away, nor what is missing.

    >>> percent(1, 3), percent(21, 5929), percent(0, 5929), percent(999, 1000)
    ('33 %', 'under 1 %', '0 %', 'over 99 %')
    """
    if not whole:
        return NOTHING
    share = 100 * part / whole
    told = f"{share:.0f} %"
    if told == "0 %" and share > 0:
        return "under 1 %"
    return "over 99 %" if told == "100 %" and share < 100 else told  # noqa: PLR2004  # of a hundred


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun, thousands set apart."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def language_name(code: str) -> str:
    """A language in English; its code where it has no name here."""
    return _LANGUAGES.get(code, code)


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
