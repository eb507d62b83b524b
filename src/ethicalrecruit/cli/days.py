"""The day a user names. Only here may ``today`` become a date: nothing below asks the clock."""

import re
from contextlib import suppress
from datetime import date, datetime

from ethicalrecruit.errors import OptionError, suggest

TODAY = "today"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OWN = ("posted", "captured")


def wanted_day(word: str | None) -> date | str | None:
    """A day as the library takes it: a date, ``posted``, ``captured``, or None for the document's own.

    Raises:
        OptionError: for a word that is no day.
    """
    if word is None or word in OWN:
        return word
    return named_day(word, (TODAY, *OWN))


def named_day(word: str, words: tuple[str, ...] = (TODAY,)) -> date:
    """A date, or today's.

    >>> named_day("2026-11-21")
    datetime.date(2026, 11, 21)

    Raises:
        OptionError: for anything else.
    """
    if word == TODAY:
        # The day of the user's own calendar, not of another time zone.
        return datetime.now().astimezone().date()
    found: date | None = None
    if _DAY.fullmatch(word):
        with suppress(ValueError):
            found = date.fromisoformat(word)
    if found is None:
        allowed = ", ".join(("2026-11-21", *words))
        raise OptionError(f'"{word}" is not a day.', "", suggest(word, words) or f"Write one of: {allowed}.")
    return found
