"""The agency that recruits, and its licence."""

from datetime import date, timedelta
from typing import Any

from pydantic import Field, model_validator

from ethicalrecruit.domain.model import CountryCode, Day, Model


class Licence(Model):
    """A licence or registration to recruit.

    ``until`` is the first day on which it no longer holds. Documents print the last day of validity: give
    that as ``valid_through`` and it becomes ``until`` one day later.

    >>> Licence(valid_through="2026-06-30").until
    datetime.date(2026, 7, 1)
    """

    number: str | None = None
    authority: str | None = None
    country: CountryCode | None = None
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _inclusive_end(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "valid_through" not in data:
            return data
        rest = {key: value for key, value in data.items() if key != "valid_through"}
        if rest.get("until") is not None:
            raise ValueError('a licence has either "until" or "valid_through", not both')
        last = data["valid_through"]
        if last is None:
            return rest
        if not isinstance(last, date):
            try:
                last = date.fromisoformat(str(last).strip())
            except ValueError:
                raise ValueError(f'"{last}" is not a date in the form 2026-11-21') from None
        if last == date.max:
            raise ValueError(f'"{last}" is no end of the licence: no day comes after it; leave it out')
        return {**rest, "until": last + timedelta(days=1)}

    @model_validator(mode="after")
    def _in_order(self) -> "Licence":
        if self.since is not None and self.until is not None and self.since >= self.until:
            raise ValueError("a licence ends after it begins")
        return self


class Agency(Model):
    """The agency or other intermediary that recruits."""

    name: str | None = None
    country: CountryCode | None = Field(default=None, description="Where the agency has its seat.")
    licence: Licence | None = None
