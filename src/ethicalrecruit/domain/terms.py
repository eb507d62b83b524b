"""The terms a document states: costs, bonds, pay, repayment, documents, wording, claims."""

from enum import StrEnum

from pydantic import Field

from ethicalrecruit.domain.model import Hours, Model, MoneyField, Months
from ethicalrecruit.values.money import PayPeriod


class Payer(StrEnum):
    """Who bears a cost. ``unstated``: the document names the cost but not who bears it."""

    WORKER = "worker"
    EMPLOYER = "employer"
    AGENCY = "agency"
    SHARED = "shared"
    UNSTATED = "unstated"


class PaidTo(StrEnum):
    """Who receives a payment. ``unstated``: the document does not say."""

    AGENCY = "agency"
    EMPLOYER = "employer"
    AUTHORITY = "authority"
    THIRD_PARTY = "third_party"
    UNSTATED = "unstated"


class Initiator(StrEnum):
    """Who brought a cost about."""

    EMPLOYER = "employer"
    AGENCY = "agency"
    WORKER = "worker"
    LAW = "law"
    UNSTATED = "unstated"


class CostHow(StrEnum):
    """How a cost reaches the one who bears it."""

    PAID = "paid"
    DEDUCTED = "deducted"
    DEPOSITED = "deposited"
    RECOVERED = "recovered"


class CostWhen(StrEnum):
    """When a cost falls due."""

    BEFORE_OFFER = "before_offer"
    BEFORE_DEPARTURE = "before_departure"
    ON_PLACEMENT = "on_placement"
    DURING_EMPLOYMENT = "during_employment"
    ON_LEAVING = "on_leaving"


class CostItem(Model):
    """One cost of getting the job.

    ``item`` is a code of the fee taxonomy (``rules/costs/items.yaml``); its ILO category follows from it.
    ``label`` holds the document's own name for the cost. ``required`` says whether it was demanded as a
    condition of the job or in the course of recruitment; None where nobody said. ``optional`` costs are those
    the worker may choose to have.
    """

    item: str
    label: str | None = None
    amount: MoneyField | None = None
    payer: Payer | None = None
    paid_to: PaidTo | None = None
    initiated_by: Initiator | None = None
    required: bool | None = None
    refundable: bool | None = None
    when: CostWhen | None = None
    how: CostHow | None = None


class BondKind(StrEnum):
    """What a bond binds by. A service bond binds the worker to stay; a money bond takes or threatens money."""

    MONEY = "money"
    SERVICE = "service"
    UNSTATED = "unstated"


class BondPurpose(StrEnum):
    """What a bond or deposit is for; only those for the employment are recruitment bonds."""

    EMPLOYMENT = "employment"
    TENANCY = "tenancy"
    SCHOLARSHIP = "scholarship"
    UNSTATED = "unstated"


class Bond(Model):
    """A bond, deposit or surety.

    ``months``: how long it binds. ``purpose``: what it is for; None where nobody said, so that a tenant's deposit
    is not taken for one of the job.
    """

    kind: BondKind | None = None
    amount: MoneyField | None = None
    months: Months | None = None
    purpose: BondPurpose | None = None


class PayBasis(StrEnum):
    """Whether pay is given before or after taxes and contributions."""

    GROSS = "gross"
    NET = "net"
    UNSTATED = "unstated"


class Pay(Model):
    """A rate of basic pay: an amount for a period, gross or net, for so many hours a week."""

    amount: MoneyField
    period: PayPeriod
    basis: PayBasis | None = None
    hours_per_week: Hours | None = None


class Comparator(Model):
    """The pay of a local colleague. ``same_duties``: whether both do the same work; None where nobody said."""

    pay: Pay
    same_duties: bool | None = None


class RepaidItem(StrEnum):
    """What a repayment clause takes back."""

    AGENCY_FEE = "agency_fee"
    SKILLS_CHARGE = "skills_charge"
    RECRUITMENT_COSTS = "recruitment_costs"
    VISA = "visa"
    TRAVEL = "travel"
    RELOCATION = "relocation"
    TRAINING = "training"
    EXAM = "exam"
    ACCOMMODATION = "accommodation"
    BONUS = "bonus"
    PENALTY = "penalty"
    OTHER = "other"


class Repayment(Model):
    """A clause that makes the worker pay when leaving early.

    ``clause`` is False where the document says that nothing has to be repaid. ``months``: for how long after
    the start the clause can bite. ``tapers``: whether the amount falls with time. ``interest``: whether
    interest is charged. ``items``: what is taken back; empty where that is not said.
    """

    clause: bool = True
    amount: MoneyField | None = None
    months: Months | None = None
    tapers: bool | None = None
    interest: bool | None = None
    items: tuple[RepaidItem, ...] = ()


class Holder(StrEnum):
    """Who keeps the worker's passport or certificates."""

    WORKER = "worker"
    AGENCY = "agency"
    EMPLOYER = "employer"
    OTHER = "other"
    UNSTATED = "unstated"


class Documents(Model):
    """The keeping of passports and certificates after recruitment, copies and short checks not counted."""

    held_by: Holder | None = None


class Ground(StrEnum):
    """The ground a wording distinguishes by."""

    SEX = "sex"
    RACE = "race"
    COLOUR = "colour"
    RELIGION = "religion"
    POLITICAL_OPINION = "political_opinion"
    NATIONAL_EXTRACTION = "national_extraction"
    SOCIAL_ORIGIN = "social_origin"
    AGE = "age"
    MARITAL_STATUS = "marital_status"
    PREGNANCY = "pregnancy"
    DISABILITY = "disability"
    APPEARANCE = "appearance"


class ReasonGiven(StrEnum):
    """Whether the wording itself gives a genuine requirement of the post as its reason."""

    GENUINE_REQUIREMENT = "genuine_requirement"
    NO_REASON = "no_reason"


class GroundWording(Model):
    """Wording that requires or prefers applicants by a ground."""

    ground: Ground
    reason_given: ReasonGiven | None = None


class ClaimKind(StrEnum):
    """What is claimed."""

    FEE_FREE = "fee_free"
    EMPLOYER_PAYS = "employer_pays"


class ClaimScope(StrEnum):
    """How far a claim reaches: every cost of recruitment, the fees of the agency, or one item."""

    ALL_COSTS = "all_costs"
    AGENCY_FEES = "agency_fees"
    ONE_ITEM = "one_item"
    UNSTATED = "unstated"


class Claim(Model):
    """Something a document claims for itself. ``item``: the taxonomy code, where the scope is one item."""

    kind: ClaimKind
    scope: ClaimScope = ClaimScope.UNSTATED
    item: str | None = None


class ContractTerms(Model):
    """The terms of the contract itself. ``months``: its length; None where it is not said."""

    months: Months | None = None
    permanent: bool | None = None
    notice_weeks: Months | None = Field(default=None, description="Notice the worker must give, in weeks.")
    language: str | None = Field(default=None, description="ISO 639-1 code of the contract's language.")
