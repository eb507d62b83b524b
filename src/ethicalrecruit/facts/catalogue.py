"""Every fact a rule can see: its name, type, unit, meaning and the question that settles it.

The names are public. A mapping may use them as column names, and a rule may test nothing else.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache

from ethicalrecruit.domain.offer import Channel, Recruiter, TargetBasis
from ethicalrecruit.domain.terms import (
    BondKind,
    BondPurpose,
    ClaimKind,
    ClaimScope,
    CostHow,
    CostWhen,
    Ground,
    Holder,
    Initiator,
    PaidTo,
    Payer,
    ReasonGiven,
    RepaidItem,
)
from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.values.grades import DocumentKind


class FactType(Enum):
    """What the value of a fact is."""

    TEXT = "text"
    BOOLEAN = "yes or no"
    CHOICE = "one of a list of words"
    CHOICES = "several of a list of words"
    COUNTRY = "ISO 3166-1 alpha-2 code"
    NATION = "ISO 3166-2 code"
    NUMBER = "number or range"
    MONEY = "sum or range with ISO 4217 currency"
    PAY = "sum with period, basis and hours, compared like with like"
    DAY = "date"
    LIST = "list of items"


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact of the catalogue.

    Attributes:
        name: its public name. A name with ``[]`` belongs to an item of a list; conditions write it as
            ``item.payer`` inside ``any_item``.
        type: what its value is.
        meaning: one sentence.
        question: the question that settles it, in words one can send to a recruiter; "" where no recruiter
            could answer.
        unit: of a number; "" otherwise.
        choices: the words allowed, for choices.
        formula: how a derived fact is computed; "" for one taken from the document.
        source: where a formula or unit comes from; "" if it is our own.
    """

    name: str
    type: FactType
    meaning: str
    question: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    formula: str = ""
    source: str = ""

    @property
    def list_name(self) -> str:
        """The list an item fact belongs to; "" for facts of the document."""
        return self.name.split("[]")[0] if "[]" in self.name else ""

    @property
    def short_name(self) -> str:
        """The name inside its item."""
        return self.name.split("[].")[-1]


def _words(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)


_T = FactType
_DOCUMENT = (
    FactSpec(
        "subject.day",
        _T.DAY,
        "The day on which the document is examined.",
        "On which day was this published?",
    ),
    FactSpec("subject.kind", _T.CHOICE, "The kind of document.", choices=_words(DocumentKind)),
    FactSpec("job.title", _T.TEXT, "The title of the job.", "What is the title of the post?"),
    FactSpec(
        "job.occupation",
        _T.TEXT,
        "The occupation as an ISCO-08 code.",
        "Which occupation is the post?",
        unit="ISCO-08",
    ),
    FactSpec(
        "job.health",
        _T.BOOLEAN,
        "Whether the job is health or care work.",
        "Is the post in health or care work?",
        formula="given, else from the ISCO-08 code: yes for 221, 222, 223, 224, 226, 321, 322, 323, 325, 532, 1342 "
        "and 1343, open for shorter codes that hold some of them, else no",
        source="ISCO-08 sub-major groups 22 and 32 without veterinary work, minor group 532, managers in health",
    ),
    FactSpec(
        "job.care_worker",
        _T.BOOLEAN,
        "Whether the job is personal care work rather than a health profession.",
        "Which occupation is the post?",
        formula="yes for ISCO-08 codes that begin with 532, no for other codes",
        source="ISCO-08 minor group 532, personal care workers in health services",
    ),
    FactSpec("employer.name", _T.TEXT, "The employer's name.", "Who is the employer?"),
    FactSpec("agency.name", _T.TEXT, "The agency's name.", "Which agency recruits for this post?"),
    FactSpec(
        "agency.country",
        _T.COUNTRY,
        "Where the agency has its seat.",
        "In which country is the agency seated?",
    ),
    FactSpec(
        "agency.licence.number",
        _T.TEXT,
        "The number of the agency's licence.",
        "What is your licence number?",
    ),
    FactSpec(
        "agency.licence.country",
        _T.COUNTRY,
        "The country that gave the licence.",
        "Which country's authority gave the licence?",
    ),
    FactSpec(
        "agency.licence.since",
        _T.DAY,
        "The first day of the licence.",
        "From which day does your licence run?",
    ),
    FactSpec(
        "agency.licence.until",
        _T.DAY,
        "The first day on which the licence no longer holds; a last day of validity is turned into it at intake.",
        "Until which day does your licence run?",
    ),
    FactSpec(
        "destination.country",
        _T.COUNTRY,
        "The country of the work.",
        "In which country is the place of work?",
    ),
    FactSpec(
        "destination.nation",
        _T.NATION,
        "The nation, state or province of the work.",
        "In which nation, state or province is the place of work?",
    ),
    FactSpec(
        "recruitment.channel",
        _T.CHOICE,
        "How worker and employer come together: active recruitment, the worker's own application, or a "
        "government programme.",
        "Do you recruit people who live in the country, is this for people who apply on their own, or is it a "
        "government programme?",
        choices=_words(Channel),
    ),
    FactSpec(
        "recruitment.recruiter",
        _T.CHOICE,
        "Who recruits: the employer, an agency or a public employment service.",
        "Who recruits for this post: the employer itself, an agency, or a public employment service?",
        choices=_words(Recruiter),
    ),
    FactSpec(
        "recruitment.inside_agreement",
        _T.BOOLEAN,
        "Whether the recruitment runs under a government agreement and within its terms.",
        "Is this recruitment carried out under a government agreement between the two countries, and which "
        "document shows that it is within its terms?",
    ),
    FactSpec("worker.residence", _T.COUNTRY, "Where a worker lives. No rule may raise an indicator on it."),
    FactSpec("worker.nationality", _T.COUNTRY, "A worker's nationality. No rule may raise an indicator on it."),
    FactSpec(
        "costs.worker.total",
        _T.MONEY,
        "All that the worker is asked to pay.",
        "What does the worker pay in all, item by item?",
        formula="sum of costs[].amount where the payer is the worker and the category is not outside; a lower "
        "bound unless the document closes the list; one currency only",
    ),
    FactSpec(
        "costs.worker.agency_fees",
        _T.MONEY,
        "All recruitment fees that the worker pays to the agency.",
        "Which fees does the worker pay to the agency, and how much in all?",
        formula="sum of costs[].amount where the payer is the worker, the payee the agency and the category a "
        "recruitment fee; a lower bound unless the document closes the list; one currency only",
    ),
    FactSpec(
        "costs.worker.months_of_pay",
        _T.NUMBER,
        "What the worker pays, in months of the pay that is offered: an expected ratio, not a surveyed one.",
        "What does the worker pay in all, and what is the first month's pay?",
        unit="months of pay",
        formula="costs.worker.total / pay.monthly, in the same currency",
        source="SDG indicator 10.7.1, metadata of 18 May 2022",
    ),
    FactSpec(
        "pay.monthly",
        _T.PAY,
        "Basic pay in a month.",
        "What is the basic pay, for which period, gross or net, and for how many hours a week?",
        unit="per month",
        formula="yearly pay / 12; weekly pay x 52 / 12; hourly pay x weekly hours x 52 / 12",
    ),
    FactSpec(
        "pay.comparator",
        _T.PAY,
        "Basic pay in a month of a local colleague with the same duties.",
        "What does a local colleague with the same duties and the same hours earn?",
        unit="per month",
        formula="as pay.monthly",
    ),
    FactSpec(
        "pay.same_duties",
        _T.BOOLEAN,
        "Whether the local colleague does the same work.",
        "Does the colleague whose pay is compared do the same work at the same grade?",
    ),
    FactSpec("hours.weekly", _T.NUMBER, "Weekly hours.", "How many hours a week are worked?", unit="hours"),
    FactSpec(
        "contract.months",
        _T.NUMBER,
        "Length of the contract.",
        "How long does the contract run?",
        unit="months",
    ),
    FactSpec(
        "contract.permanent",
        _T.BOOLEAN,
        "Whether the post is permanent.",
        "Is the post permanent or temporary?",
    ),
    FactSpec(
        "contract.notice_weeks",
        _T.NUMBER,
        "Notice the worker must give.",
        "What notice must the worker give?",
        unit="weeks",
    ),
    FactSpec(
        "repayment.clause",
        _T.BOOLEAN,
        "Whether the worker has to repay or pay something when leaving early.",
        "Does the worker have to pay anything back when leaving early?",
    ),
    FactSpec(
        "repayment.amount",
        _T.MONEY,
        "The amount to be repaid.",
        "How much has to be paid back at each point in time?",
    ),
    FactSpec(
        "repayment.months",
        _T.NUMBER,
        "How long after the start the clause can bite.",
        "For how many months after the start can repayment be asked for?",
        unit="months",
    ),
    FactSpec(
        "repayment.tapers",
        _T.BOOLEAN,
        "Whether the amount falls with time.",
        "Does the amount to be repaid fall over time, and by how much?",
    ),
    FactSpec(
        "repayment.interest",
        _T.BOOLEAN,
        "Whether interest is charged.",
        "Is interest charged on the amount to be repaid?",
    ),
    FactSpec(
        "repayment.items",
        _T.CHOICES,
        "What is taken back.",
        "Which costs are taken back, item by item, and does that include the agency's fee or the immigration "
        "skills charge?",
        choices=_words(RepaidItem),
    ),
    FactSpec(
        "documents.held_by",
        _T.CHOICE,
        "Who keeps the worker's passport or certificates.",
        "Who keeps the worker's passport and original certificates during recruitment and employment?",
        choices=_words(Holder),
    ),
    FactSpec(
        "grievance.channel",
        _T.BOOLEAN,
        "Whether a complaint channel is named.",
        "Where can a worker complain about the recruitment, and is it free?",
    ),
    FactSpec(
        "induction.offered",
        _T.BOOLEAN,
        "Whether an induction is offered.",
        "Which induction does the worker get, how long, and is it paid?",
    ),
)
_LISTS = (
    FactSpec(
        "costs",
        _T.LIST,
        "Costs of getting the job.",
        "Which costs does the worker bear, and who bears the rest?",
    ),
    FactSpec("bonds", _T.LIST, "Bonds, deposits and sureties.", "Is there any bond, deposit or surety?"),
    FactSpec(
        "origin.targets",
        _T.LIST,
        "Countries that the recruitment is aimed at.",
        "At people in which countries is this recruitment aimed?",
    ),
    FactSpec(
        "wording.grounds",
        _T.LIST,
        "Wording that requires or prefers applicants by a ground.",
        "Is anyone preferred or left out by sex, origin, religion or another ground, and why?",
    ),
    FactSpec("claims", _T.LIST, "What the document claims for itself.", "Which costs does this claim cover?"),
)
_ITEMS = (
    FactSpec("costs[].item", _T.TEXT, "Code of the cost in the fee taxonomy.", "What exactly is this payment for?"),
    FactSpec(
        "costs[].category",
        _T.CHOICE,
        "ILO category of the cost.",
        "What exactly is this payment for?",
        choices=("recruitment_fee", "related_cost", "illegitimate", "outside"),
        formula="from costs[].item by the fee taxonomy",
        source="ILO definition of recruitment fees and related costs, parts A to C",
    ),
    FactSpec("costs[].amount", _T.MONEY, "Amount of the cost.", "How much is this payment?"),
    FactSpec("costs[].payer", _T.CHOICE, "Who bears the cost.", "Who pays this?", choices=_words(Payer)),
    FactSpec(
        "costs[].paid_to",
        _T.CHOICE,
        "Who receives the payment.",
        "Who receives this payment: the agency, the employer, an authority or somebody else?",
        choices=_words(PaidTo),
    ),
    FactSpec(
        "costs[].initiated_by",
        _T.CHOICE,
        "Who brought the cost about.",
        "Who asked for this: the employer, the agency, the law, or the worker on their own initiative?",
        choices=_words(Initiator),
    ),
    FactSpec(
        "costs[].required",
        _T.BOOLEAN,
        "Whether the cost is demanded for getting the job or in the course of recruitment.",
        "Is this required for getting the job, or may the worker leave it out?",
    ),
    FactSpec("costs[].refundable", _T.BOOLEAN, "Whether it is paid back.", "Is this paid back, when and how?"),
    FactSpec("costs[].when", _T.CHOICE, "When it falls due.", "When does this fall due?", choices=_words(CostWhen)),
    FactSpec("costs[].how", _T.CHOICE, "How it is taken.", "How is this taken?", choices=_words(CostHow)),
    FactSpec(
        "bonds[].kind",
        _T.CHOICE,
        "What binds: money or service.",
        "Does the bond threaten or take money, or does it bind the worker to stay?",
        choices=_words(BondKind),
    ),
    FactSpec("bonds[].amount", _T.MONEY, "Amount at stake.", "Which amount is at stake?"),
    FactSpec("bonds[].months", _T.NUMBER, "How long it binds.", "For how long does it bind?", unit="months"),
    FactSpec(
        "bonds[].purpose",
        _T.CHOICE,
        "What it is for.",
        "What is the deposit or bond for?",
        choices=_words(BondPurpose),
    ),
    FactSpec("origin.targets[].country", _T.COUNTRY, "The country aimed at.", "Which country is meant?"),
    FactSpec(
        "origin.targets[].basis",
        _T.CHOICE,
        "What shows that it is aimed at.",
        "Do you address people who live in the country?",
        choices=_words(TargetBasis),
    ),
    FactSpec(
        "wording.grounds[].ground",
        _T.CHOICE,
        "The ground.",
        "On which ground is this limited?",
        choices=_words(Ground),
    ),
    FactSpec(
        "wording.grounds[].reason_given",
        _T.CHOICE,
        "Whether the wording gives a genuine requirement of the post as its reason.",
        "Which requirement of the post makes this necessary?",
        choices=_words(ReasonGiven),
    ),
    FactSpec(
        "claims[].kind",
        _T.CHOICE,
        "What is claimed.",
        "What does this claim cover?",
        choices=_words(ClaimKind),
    ),
    FactSpec(
        "claims[].scope",
        _T.CHOICE,
        "How far it reaches.",
        "Which costs does this claim cover?",
        choices=_words(ClaimScope),
    ),
    FactSpec(
        "claims[].contradicted",
        _T.BOOLEAN,
        "Whether the same document makes the worker pay something within the claim's own scope.",
        "The document says that workers pay nothing and also names a payment: which is right?",
        formula="yes if a cost within the scope is borne by the worker; no if the scope is settled and none is; "
        "else open",
    ),
)

FACTS: tuple[FactSpec, ...] = _DOCUMENT + _LISTS + _ITEMS
CATALOGUE_VERSION = "0"


@cache
def _by_name() -> dict[str, FactSpec]:
    return {spec.name: spec for spec in FACTS}


def fact_spec(name: str) -> FactSpec:
    """The catalogue's entry for a fact.

    >>> fact_spec("hours.weekly").unit
    'hours'

    Raises:
        ConditionError: if there is no such fact; with the nearest name.
    """
    try:
        return _by_name()[name]
    except KeyError:
        raise ConditionError(
            f'There is no fact "{name}".', "", suggest(name, _by_name()) or "See: ethicalrecruit facts."
        ) from None
