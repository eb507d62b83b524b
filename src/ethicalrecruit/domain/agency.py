"""The agency that recruits: its licence, its certificates, and what its profile states of its ways."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from ethicalrecruit.domain.model import CountryCode, Day, Model, decimal_of

MOST_CERTIFICATES = 50
"""How many certificates or memberships one profile may state; more than any real one."""


class Held(Model):
    """Something held for a time: a licence or a certificate.

    ``until`` is the first day on which it no longer holds. Documents print the last day of validity: give
    that as ``valid_through`` and it becomes ``until`` one day later.
    """

    noun: ClassVar[str] = "licence"

    number: str | None = None
    since: Day | None = None
    until: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _inclusive_end(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "valid_through" not in data:
            return data
        rest = {key: value for key, value in data.items() if key != "valid_through"}
        if rest.get("until") is not None:
            raise ValueError(f'a {cls.noun} has either "until" or "valid_through", not both')
        last = data["valid_through"]
        if last is None:
            return rest
        if not isinstance(last, date):
            try:
                last = date.fromisoformat(str(last).strip())
            except ValueError:
                raise ValueError(f'"{last}" is not a date in the form 2026-11-21') from None
        if last == date.max:
            raise ValueError(f'"{last}" is no end of the {cls.noun}: no day comes after it; leave it out')
        return {**rest, "until": last + timedelta(days=1)}

    @model_validator(mode="after")
    def _in_order(self) -> "Held":
        if self.since is not None and self.until is not None and self.since >= self.until:
            raise ValueError(f"a {self.noun} ends after it begins")
        return self


class Licence(Held):
    """A licence or registration to recruit. ``country``: whose authority gave it.

    >>> Licence(valid_through="2026-06-30").until
    datetime.date(2026, 7, 1)
    """

    authority: str | None = None
    country: CountryCode | None = None


class Scheme(StrEnum):
    """A voluntary scheme that lists or certifies recruiters.

    ``iris``: the certificate of IOM. ``ethical_recruiters_list``: the list kept for England by NHS Employers.
    ``cgfns``: the certificate of the Alliance for Ethical International Recruitment Practices. ``german_seal``:
    the State seal Faire Anwerbung Pflege Deutschland.
    """

    IRIS = "iris"
    ETHICAL_RECRUITERS_LIST = "ethical_recruiters_list"
    CGFNS = "cgfns"
    GERMAN_SEAL = "german_seal"
    OTHER = "other"


class Certificate(Held):
    """A certificate or listing that a document states. ``number``: as the scheme gives it."""

    noun: ClassVar[str] = "certificate"

    scheme: Scheme


Days = Annotated[Decimal, BeforeValidator(decimal_of), Field(ge=0, le=3660)]
"""A length of time in days; 0 or more."""


class Agency(Model):
    """The agency or other intermediary that recruits, and what a profile states. None: not said."""

    name: str | None = None
    country: CountryCode | None = Field(default=None, description="Where the agency has its seat.")
    licence: Licence | None = None
    no_fee_policy: bool | None = Field(default=None, description="Whether it states that workers pay it nothing.")
    price_list_published: bool | None = Field(
        default=None, description="Whether it publishes what it charges, and whom."
    )
    sub_agents_used: bool | None = Field(default=None, description="Whether it works through sub-agents or partners.")
    sub_agents_listed: bool | None = Field(default=None, description="Whether it names all of them.")
    due_diligence: bool | None = Field(default=None, description="Whether it checks its partners and sub-agents.")
    privacy_notice: bool | None = Field(default=None, description="Whether it says how it keeps personal data.")
    refund_policy: bool | None = Field(default=None, description="Whether it says how workers get money back.")
    reflection_days: Days | None = Field(
        default=None, description="Days a worker has to think before signing with the agency."
    )
    certificates: tuple[Certificate, ...] = Field(default=(), max_length=MOST_CERTIFICATES)
    memberships: tuple[str, ...] = Field(default=(), max_length=MOST_CERTIFICATES, description="Associations it is in.")
