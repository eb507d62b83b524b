"""Days as callers give them."""

import re
from datetime import date, datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def plain_day(given: date | str) -> date | None:
    """A day from a date or from text such as ``2026-11-21``; None for anything else.

    A moment counts by the day it is written with, whatever its time zone.

    >>> plain_day("2026-11-21"), plain_day("20261121")
    (datetime.date(2026, 11, 21), None)
    >>> plain_day(datetime(2026, 11, 21, 23, 30))
    datetime.date(2026, 11, 21)
    """
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if not isinstance(given, str) or not _DAY.fullmatch(given):
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None
