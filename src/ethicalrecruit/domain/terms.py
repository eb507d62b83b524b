"""The terms a document states: costs, bonds, pay, repayment, documents, wording, claims."""

from enum import StrEnum

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
    interest is charged. ``items``: what is taken back; empty where that is not said. ``itemised``: whether the
    costs are listed one by one. ``in_cash``: whether it is taken in cash. ``instalments``: whether it can be paid
    bit by bit. ``waivable``: whether it is waived or reduced for hardship, unfair treatment, dismissal or illness.
    ``explained_before``: whether it was set out in writing before acceptance. ``training_obligatory``: whether law
    or agreement obliges the employer to give the training that is taken back.
    """

    clause: bool = True
    amount: MoneyField | None = None
    months: Months | None = None
    tapers: bool | None = None
    interest: bool | None = None
    items: tuple[RepaidItem, ...] = ()
    itemised: bool | None = None
    in_cash: bool | None = None
    instalments: bool | None = None
    waivable: bool | None = None
    explained_before: bool | None = None
    training_obligatory: bool | None = None


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
    """The ground a wording distinguishes by.

    ``national_extraction``: a people or origin. ``nationality``: citizenship, a passport or a nationality that is
    asked for as such. ``native_language``: a language as mother tongue. The last two alone do not tell the origin.
    """

    SEX = "sex"
    RACE = "race"
    COLOUR = "colour"
    RELIGION = "religion"
    POLITICAL_OPINION = "political_opinion"
    NATIONAL_EXTRACTION = "national_extraction"
    NATIONALITY = "nationality"
    NATIVE_LANGUAGE = "native_language"
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
    """What is claimed: that workers pay nothing, or a standing with an authority or a scheme."""

    FEE_FREE = "fee_free"
    EMPLOYER_PAYS = "employer_pays"
    LICENSED = "licensed"
    GOVERNMENT_APPROVED = "government_approved"
    CERTIFIED_IRIS = "certified_iris"
    ON_ETHICAL_RECRUITERS_LIST = "on_ethical_recruiters_list"
    SEAL_HOLDER = "seal_holder"
    CGFNS_CERTIFIED = "cgfns_certified"


class ClaimedLicence(StrEnum):
    """Which licence a claim speaks of.

    ``recruitment``: one to work as a recruitment agency in general. ``sponsor``: one to sponsor visas.
    ``care_regulator``: registration with a regulator of care. ``other``: one for something else, such as a trade.
    """

    RECRUITMENT = "recruitment"
    SPONSOR = "sponsor"
    CARE_REGULATOR = "care_regulator"
    OTHER = "other"
    UNSTATED = "unstated"


class ClaimScope(StrEnum):
    """How far a claim reaches: every cost of recruitment, the fees of the agency, or one item."""

    ALL_COSTS = "all_costs"
    AGENCY_FEES = "agency_fees"
    ONE_ITEM = "one_item"
    UNSTATED = "unstated"


class Claim(Model):
    """Something a document claims for itself.

    ``scope`` and ``item`` belong to claims about payments; ``item`` is the taxonomy code, where the scope is one
    item. ``licence`` belongs to claims of a licence or of a government's approval.
    """

    kind: ClaimKind
    scope: ClaimScope = ClaimScope.UNSTATED
    item: str | None = None
    licence: ClaimedLicence | None = None


class MigrantTerm(StrEnum):
    """A term of work that can be worse for migrants than for local colleagues in the same work."""

    PAY = "pay"
    GRADE = "grade"
    HOURS = "hours"
    REST_AND_LEAVE = "rest_and_leave"
    TRAINING = "training"
    CAREER = "career"
    UNION = "union"
    ACCOMMODATION = "accommodation"
    SOCIAL_SECURITY = "social_security"
    LEGAL_PROCEEDINGS = "legal_proceedings"
    NOTICE = "notice"
    REPAYMENT = "repayment"
    OTHER = "other"


class PersonalData(StrEnum):
    """Personal data that an ad or form asks applicants for."""

    RELIGION = "religion"
    POLITICAL_OPINION = "political_opinion"
    UNION_MEMBERSHIP = "union_membership"
    MARITAL_STATUS = "marital_status"
    FAMILY_PLANS = "family_plans"
    PREGNANCY_TEST = "pregnancy_test"
    PAY_HISTORY = "pay_history"
    APPEARANCE = "appearance"
    HEALTH = "health"
    CRIMINAL_RECORD = "criminal_record"
    QUALIFICATIONS = "qualifications"
    OTHER = "other"


class PromiseKind(StrEnum):
    """Something promised that another body decides, or that cannot be known beforehand."""

    VISA = "visa"
    PROFESSIONAL_REGISTRATION = "professional_registration"
    PERMANENT_RESIDENCE = "permanent_residence"
    JOB = "job"
    EXAM_RESULT = "exam_result"
    AUTOMATIC_RECOGNITION = "automatic_recognition"
    EARNINGS = "earnings"
    OTHER = "other"


class Promise(Model):
    """A promise. ``guaranteed``: whether it is made without condition; None where nobody said."""

    kind: PromiseKind
    guaranteed: bool | None = None


class Accommodation(Model):
    """Lodging that comes with the job; each is None where it is not said.

    ``rent_deducted``: rent is taken from pay without further ado. ``rent_above_market``: it is above what the
    place and quality would fetch. ``shared_bed``: a bed is used by more than one person in turns.
    """

    rent_deducted: bool | None = None
    rent_above_market: bool | None = None
    shared_bed: bool | None = None
