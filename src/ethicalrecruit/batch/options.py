"""What an audit is asked to do, checked before anything is read."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from ethicalrecruit.checker.subject import CAPTURED, POSTED
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.values.days import plain_day
from ethicalrecruit.values.grades import PROFILES

_PERCENT = re.compile(r"(100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,6})?)\s?%")
_NUMBER = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """The options of an audit that decide what its findings are.

    Attributes:
        day: the day to examine rows on: a date, ``posted`` or ``captured``; None for the row's own date.
        fallback_day: the day for rows that have no date; None leaves them undated.
        profile: ``publish`` or ``research``.
        destination: where the work is, where the caller knows it; None if the rows say it themselves.
        limit: how many rows are read at most; None for all.
        max_rejects: how many rejected rows are still taken as a success: a number, or a share of the rows such as
            ``2%``; None for any number.
        only_health: whether rows whose job is known to be outside health and care work are set aside.
        sample: how many rows are drawn at random; None for all.
        seed: names the draw: the same seed draws the same rows.
        findings: the forms that findings get beside their lines: csv, parquet, sqlite.
    """

    day: date | str | None = None
    fallback_day: date | None = None
    profile: str = "publish"
    destination: str | None = None
    limit: int | None = None
    max_rejects: int | str | None = None
    only_health: bool = False
    sample: int | None = None
    seed: int = 0
    findings: tuple[str, ...] = ()


def known_options(options: AuditOptions, names: CountryNames) -> AuditOptions:
    """The options with days as dates.

    Raises:
        OptionError: for an option that has no meaning.
        UnknownCountry: for a destination that is none.
    """
    if options.profile not in PROFILES:
        mend = suggest(options.profile, PROFILES) or f"There are: {', '.join(PROFILES)}."
        raise OptionError(f'There is no profile "{options.profile}".', "profile", mend)
    for name, number, least in (("limit", options.limit, 1), ("sample", options.sample, 1), ("seed", options.seed, 0)):
        if number is not None and number < least:
            raise OptionError(f"{name} cannot be {number}.", name, f"Give {least} or more.")
    if options.destination is not None:
        names.resolve(options.destination)
    day = options.day
    if day is not None and day not in (POSTED, CAPTURED):
        day = _date(day, "day")
    fallback = None if options.fallback_day is None else _date(options.fallback_day, "fallback_day")
    return replace(options, day=day, fallback_day=fallback, max_rejects=known_share(options.max_rejects))


def known_share(given: int | str | None) -> int | str | None:
    """A number of rows, or a share of them written as ``2%``, in one spelling.

    >>> known_share("12"), known_share("2.50 %"), known_share(None)
    (12, '2.5%', None)

    Raises:
        OptionError: for anything else.
    """
    if isinstance(given, str):
        share = _PERCENT.fullmatch(given.strip())
        if share is not None:
            percent = format(Decimal(share[1]), "f")
            return f"{percent.rstrip('0').rstrip('.') if '.' in percent else percent}%"
        if _NUMBER.fullmatch(given.strip()):
            return int(given)
    if given is not None and (isinstance(given, str) or given < 0):
        raise OptionError(f'max_rejects cannot be "{given}".', "max_rejects", "Give a number, or a share such as 2%.")
    return given


def more_than(rejected: int, rows: int, allowed: int | str | None) -> bool:
    """Whether more rows were rejected than are allowed.

    >>> more_than(2, 100, "2%"), more_than(3, 100, "2%"), more_than(1, 100, 0), more_than(9, 9, None)
    (False, True, True, False)
    """
    if allowed is None:
        return False
    if isinstance(allowed, str):
        return 100 * rejected > Decimal(allowed.removesuffix("%")) * rows
    return rejected > allowed


def _date(given: date | str, option: str) -> date:
    day = plain_day(given)
    if day is None:
        words = "2026-11-21, posted or captured" if option == "day" else "2026-11-21"
        raise OptionError(f'"{given}" is not a day.', option, f"Write {words}, or give a date.")
    return day
