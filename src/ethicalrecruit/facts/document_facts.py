"""The facts of a document as a whole."""

from ethicalrecruit.domain.offer import Channel, Recruiter
from ethicalrecruit.domain.terms import Holder, RepaidItem
from ethicalrecruit.facts.specs import FactSpec, FactType, words_of
from ethicalrecruit.values.grades import DocumentKind

_T = FactType
DOCUMENT_FACTS = (
    FactSpec(
        "subject.day",
        _T.DAY,
        "The day on which the document is examined.",
        "On which day was this published?",
    ),
    FactSpec("subject.kind", _T.CHOICE, "The kind of document.", choices=words_of(DocumentKind)),
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
        choices=words_of(Channel),
    ),
    FactSpec(
        "recruitment.recruiter",
        _T.CHOICE,
        "Who recruits: the employer, an agency or a public employment service.",
        "Who recruits for this post: the employer itself, an agency, or a public employment service?",
        choices=words_of(Recruiter),
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
        "All recruitment fees that the worker pays to the agency for finding work.",
        "Which fees does the worker pay to the agency, and how much in all?",
        formula="sum of costs[].amount where the payer is the worker, the payee the agency and the category a "
        "recruitment fee, the taking back of earlier costs left out; a lower bound unless the document closes the "
        "list; one currency only",
    ),
    FactSpec(
        "costs.worker.any_agency_fee",
        _T.BOOLEAN,
        "Whether the worker pays the agency a recruitment fee for finding work.",
        "Does the worker pay anything to the agency for finding the work, and if so what?",
        formula="yes if one of costs[] certainly is such a fee; no if the document closes the list and none may be; "
        "else the state of what is missing; a payment to the agency without a name of its own leaves it open",
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
        choices=words_of(RepaidItem),
    ),
    FactSpec(
        "documents.held_by",
        _T.CHOICE,
        "Who keeps the worker's passport or certificates.",
        "Who keeps the worker's passport and original certificates during recruitment and employment?",
        choices=words_of(Holder),
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
