"""What a contract states: its form, its particulars, wages and how they reach the worker."""

from enum import StrEnum

from pydantic import Field

from ethicalrecruit.domain.model import Days, Model, Months


class ContractGiven(StrEnum):
    """When the worker gets the contract, or its terms in writing."""

    BEFORE_DEPARTURE = "before_departure"
    ON_ARRIVAL = "on_arrival"
    AFTER_START = "after_start"
    NEVER = "never"
    UNSTATED = "unstated"


class ContractTerms(Model):
    """The terms of the contract itself; each is None where it is not said.

    ``length_by_law``: whether the law of the country asks for a first contract of this length.
    ``by_agency``: an agency employs the worker and hires them out. ``of_service``: the worker is its employee,
    not a contractor. ``language_understood``: whether the worker understands the contract's language.
    ``may_be_replaced``: whether it says that another contract takes its place later. ``days_to_decide``: time
    between offer and signature. ``information_days``: within how many days of the start the terms are given in
    writing. ``exclusive``: whether the worker may use no other recruiter. ``own_work_barred``: whether any other
    work outside the hours is barred. ``later_hire_barred``: whether the user firm may not hire the worker later.
    """

    months: Months | None = None
    length_by_law: bool | None = None
    permanent: bool | None = None
    notice_weeks: Months | None = Field(default=None, description="Notice the worker must give, in weeks.")
    probation_months: Months | None = None
    language: str | None = Field(default=None, description="ISO 639-1 code of the contract's language.")
    written: bool | None = None
    language_understood: bool | None = None
    given: ContractGiven | None = None
    copy_given: bool | None = None
    days_to_decide: Days | None = None
    information_days: Days | None = None
    may_be_replaced: bool | None = None
    by_agency: bool | None = None
    of_service: bool | None = None
    exclusive: bool | None = None
    own_work_barred: bool | None = None
    later_hire_barred: bool | None = None


class ParticularName(StrEnum):
    """A particular that a standard asks a document to state."""

    AGENCY_NAME = "agency_name"
    PARTIES = "parties"
    EMPLOYER_ADDRESS = "employer_address"
    WORKER_DETAILS = "worker_details"
    PLACE_OF_WORK = "place_of_work"
    NATURE_OF_WORK = "nature_of_work"
    OCCUPATIONAL_CATEGORY = "occupational_category"
    REQUIREMENTS = "requirements"
    START = "start"
    DURATION = "duration"
    PERMANENT_OR_TEMPORARY = "permanent_or_temporary"
    USER_FIRM = "user_firm"
    PROBATION = "probation"
    TRAINING = "training"
    LEAVE = "leave"
    TERMINATION = "termination"
    PAY = "pay"
    PAY_INTERVAL = "pay_interval"
    ALLOWANCES = "allowances"
    DEDUCTIONS = "deductions"
    HOURS = "hours"
    OVERTIME = "overtime"
    SHIFT_CHANGES = "shift_changes"
    FOOD_AND_LODGING = "food_and_lodging"
    COLLECTIVE_AGREEMENTS = "collective_agreements"
    SOCIAL_SECURITY = "social_security"
    ENTRY_AND_RESIDENCE = "entry_and_residence"
    JOURNEY = "journey"
    RETURN = "return"
    PROMISE_TO_PAY = "promise_to_pay"
    TYPE_OF_CONTRACT = "type_of_contract"
    REPAYMENT_TERMS = "repayment_terms"
    ADVICE_SERVICES = "advice_services"


class Particular(Model):
    """Whether a document states one particular. Only somebody who looked at the whole document can say ``False``."""

    name: ParticularName
    given: bool


class DeductionBasis(StrEnum):
    """What allows deductions from wages."""

    LAW = "law"
    COLLECTIVE_AGREEMENT = "collective_agreement"
    AWARD = "award"
    INDIVIDUAL_CONSENT = "individual_consent"
    UNSTATED = "unstated"


class WithheldFor(StrEnum):
    """Why wages are held back."""

    END_OF_CONTRACT = "end_of_contract"
    DEPOSIT = "deposit"
    HIRER_HAS_NOT_PAID = "hirer_has_not_paid"
    NO_TIMESHEET = "no_timesheet"
    DISCIPLINE = "discipline"
    OTHER = "other"
    UNSTATED = "unstated"


class Wages(Model):
    """How wages reach the worker; each is None where it is not said.

    ``withheld``: earned wages are held back; ``withheld_for``: why. ``paid_directly``: to the worker or the
    worker's own account. ``spending_restricted``: the worker is told how or where to spend or keep wages.
    ``transfer_barred``: earnings may not be sent home. ``deduction_basis``: what allows deductions beyond taxes
    and contributions. ``deductions_told``: whether their conditions and extent are told.
    """

    withheld: bool | None = None
    withheld_for: tuple[WithheldFor, ...] = ()
    paid_directly: bool | None = None
    spending_restricted: bool | None = None
    transfer_barred: bool | None = None
    deduction_basis: DeductionBasis | None = None
    deductions_told: bool | None = None


class Loan(Model):
    """A loan or advance for travel or other costs of getting the job; each is None where it is not said.

    ``repaid_above_lent``: more than the sum lent has to be repaid. ``terms_written``: amount and terms of
    repayment stand in a document. ``repaid_from_wages``: it is taken from wages.
    """

    offered: bool = True
    repaid_above_lent: bool | None = None
    terms_written: bool | None = None
    repaid_from_wages: bool | None = None
