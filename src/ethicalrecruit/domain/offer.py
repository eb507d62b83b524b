"""An offer as its document states it: the one shape that every reader and every table row ends in."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from ethicalrecruit.domain.agency import Agency
from ethicalrecruit.domain.contract import ContractTerms, Loan, Particular, Wages
from ethicalrecruit.domain.freedom import Freedom
from ethicalrecruit.domain.model import CountryCode, Day, Hours, Model, Months, Subdivision
from ethicalrecruit.domain.terms import (
    Accommodation,
    Bond,
    Claim,
    Comparator,
    CostItem,
    Documents,
    GroundWording,
    MigrantTerm,
    Pay,
    PersonalData,
    Promise,
    Repayment,
)
from ethicalrecruit.values.grades import DocumentKind


class TargetBasis(StrEnum):
    """Why a country counts as aimed at.

    ``residence``: people living there are addressed. ``event``: a fair, interview day or webinar there.
    ``agent``: a local agent or referral for a fee. ``advertising``: the ad ran there. ``office``: the
    recruiter has an office there. ``currency``: pay or fees in its money. ``nationality``: nationals are
    named. ``named``: the country is named as a place to recruit from, without more. The first four are
    conduct aimed at people in a country; the others alone are not. ``unstated``: only the country is known.
    """

    RESIDENCE = "residence"
    EVENT = "event"
    AGENT = "agent"
    ADVERTISING = "advertising"
    OFFICE = "office"
    CURRENCY = "currency"
    NATIONALITY = "nationality"
    NAMED = "named"
    UNSTATED = "unstated"


class Target(Model):
    """A country that recruitment is aimed at, and what shows it."""

    country: CountryCode
    basis: TargetBasis


class Channel(StrEnum):
    """How worker and employer come together."""

    ACTIVE = "active"
    DIRECT_APPLICATION = "direct_application"
    GOVERNMENT_PROGRAMME = "government_programme"


class Recruiter(StrEnum):
    """Who recruits: the employer itself, an agency, or a public employment service."""

    EMPLOYER = "employer"
    AGENCY = "agency"
    PUBLIC_SERVICE = "public_service"


class EmployerKind(StrEnum):
    """What kind of employer it is."""

    HOUSEHOLD = "household"
    PUBLIC_BODY = "public_body"
    PRIVATE = "private"
    UNSTATED = "unstated"


class Job(Model):
    """The job. ``occupation``: an ISCO-08 code of one to four digits. ``health``: health or care work.

    ``youngest_age``: from which age on applicants are taken, in years. ``replaces_strikers``: whether it stands in
    for staff in a labour dispute. ``seasonal``: whether it is seasonal work.
    """

    title: str | None = None
    occupation: str | None = Field(default=None, pattern=r"^[0-9]{1,4}$")
    health: bool | None = None
    youngest_age: Months | None = Field(default=None, description="In years.")
    replaces_strikers: bool | None = None
    seasonal: bool | None = None


class Destination(Model):
    """Where the work is. ``nation``: a nation, state or province inside the country, as ISO 3166-2."""

    country: CountryCode | None = None
    nation: Subdivision | None = None

    @model_validator(mode="before")
    @classmethod
    def _country_of_the_nation(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("country") is None and isinstance(data.get("nation"), str):
            return {**data, "country": data["nation"][:2]}
        return data

    @model_validator(mode="after")
    def _nation_lies_in_country(self) -> "Destination":
        if self.nation is not None and self.country is not None and self.nation[:2] != self.country:
            raise ValueError(f"{self.nation} does not lie in {self.country}")
        return self


class Recruitment(Model):
    """How the recruitment is done; each is None where it is not said.

    ``free_movement``: whether people from the countries recruited in may work at the destination without a permit.
    ``inside_agreement``: whether it runs under a government agreement. ``group_transfer``: whether migrants are
    brought in groups under an arrangement of governments. ``home_duty_outstanding``: whether a duty to serve in the
    home health system is known to be unserved and not released. ``informed_in_writing``: whether the post, its
    terms and costs are told in writing before acceptance. ``us_federal_contract``: whether it is for a federal
    contract of the United States.
    """

    channel: Channel | None = None
    recruiter: Recruiter | None = None
    inside_agreement: bool | None = None
    free_movement: bool | None = None
    group_transfer: bool | None = None
    home_duty_outstanding: bool | None = None
    informed_in_writing: bool | None = None
    us_federal_contract: bool | None = None


class Worker(Model):
    """What a document says about one worker. No rule may raise an indicator on it."""

    residence: CountryCode | None = None
    nationality: CountryCode | None = None


MOST_ITEMS = 300
"""How many costs, bonds and so on one offer may list; more than all countries, and than any real document."""


class Offer(Model):
    """What one document says about one job.

    A field that is None was not given. Whether that means "the document does not say" or "nobody looked" is
    told by ``covers``: the facts that were looked for in the whole document, as names or leading parts of
    names of the catalogue (``documents``, ``costs``), or ``all``. What is not covered is never taken as
    silence.

    ``closed`` names lists that the document itself closes: ``costs`` for "no other costs".

    >>> Offer(kind="ad", destination={"country": "GB"}).destination.country
    'GB'
    """

    schema_: Literal["ethicalrecruit.offer/0"] = Field(default="ethicalrecruit.offer/0", alias="schema")
    id: str | None = None
    kind: DocumentKind = DocumentKind.OFFER
    posted_on: Day | None = Field(default=None, description="The day the document was published or signed.")
    captured_on: Day | None = Field(default=None, description="The day the document was collected.")
    covers: tuple[str, ...] = ()
    closed: tuple[Literal["costs", "bonds"], ...] = ()
    job: Job = Job()
    employer: str | None = Field(default=None, description="The employer's name.")
    employer_kind: EmployerKind | None = None
    agency: Agency = Agency()
    destination: Destination = Destination()
    targets: tuple[Target, ...] = Field(default=(), max_length=MOST_ITEMS)
    worker: Worker = Worker()
    recruitment: Recruitment = Recruitment()
    costs: tuple[CostItem, ...] = Field(default=(), max_length=MOST_ITEMS)
    bonds: tuple[Bond, ...] = Field(default=(), max_length=MOST_ITEMS)
    pay: Pay | None = None
    comparator: Comparator | None = None
    hours_per_week: Hours | None = None
    rest_days_per_week: Hours | None = Field(default=None, description="Whole days of rest in a week.")
    overtime_compulsory: bool | None = Field(default=None, description="Whether overtime may not be refused.")
    contract: ContractTerms = ContractTerms()
    particulars: tuple[Particular, ...] = Field(default=(), max_length=MOST_ITEMS)
    wages: Wages = Wages()
    loan: Loan | None = None
    freedom: Freedom = Freedom()
    accommodation: Accommodation = Accommodation()
    worse_for_migrants: tuple[MigrantTerm, ...] = Field(
        default=(), description="Terms that are worse for migrants than for local colleagues in the same work."
    )
    data_asked: tuple[PersonalData, ...] = Field(default=(), description="Personal data asked of applicants.")
    promises: tuple[Promise, ...] = Field(default=(), max_length=MOST_ITEMS)
    repayment: Repayment | None = None
    documents: Documents = Documents()
    grounds: tuple[GroundWording, ...] = Field(default=(), max_length=MOST_ITEMS)
    claims: tuple[Claim, ...] = Field(default=(), max_length=MOST_ITEMS)
    grievance_channel: bool | None = Field(default=None, description="Whether a complaint channel is named.")
    induction: bool | None = Field(default=None, description="Whether an induction is offered.")
