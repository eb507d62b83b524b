"""What an audit is asked to do, checked before anything is read."""

from dataclasses import dataclass
from datetime import date

from ethicalrecruit.checker.subject import CAPTURED, POSTED
from ethicalrecruit.errors import OptionError, suggest
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.values.grades import PROFILES


@dataclass(frozen=True, slots=True)
class AuditOptions:
    """The options of an audit that decide what its findings are.

    Attributes:
        day: the day to examine rows on: a date, ``posted`` or ``captured``; None for the row's own date.
        fallback_day: the day for rows that have no date; None leaves them undated.
        profile: ``publish`` or ``research``.
        destination: where the work is, where the caller knows it; None if the rows say it themselves.
        limit: how many rows are read at most; None for all.
        max_rejects: how many rejected rows are still taken as a success; None for any number.
        findings: the forms that findings get beside their lines: csv, parquet, sqlite.
    """

    day: date | str | None = None
    fallback_day: date | None = None
    profile: str = "publish"
    destination: str | None = None
    limit: int | None = None
    max_rejects: int | None = None
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
    for name, number, least in (("limit", options.limit, 1), ("max_rejects", options.max_rejects, 0)):
        if number is not None and number < least:
            raise OptionError(f"{name} cannot be {number}.", name, f"Give {least} or more.")
    if options.destination is not None:
        names.resolve(options.destination)
    day = options.day
    if isinstance(day, str) and day not in (POSTED, CAPTURED):
        day = _date(day)
    return AuditOptions(
        day,
        options.fallback_day,
        options.profile,
        options.destination,
        options.limit,
        options.max_rejects,
        options.findings,
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OptionError(f'"{text}" is not a day.', "day", "Write 2026-11-21, posted or captured.") from None
