"""The list facts of a document, and the facts of their items."""

from ethicalrecruit.domain.contract import ParticularName
from ethicalrecruit.domain.offer import TargetBasis
from ethicalrecruit.domain.terms import (
    BondKind,
    BondPurpose,
    ClaimedLicence,
    ClaimKind,
    ClaimScope,
    CostHow,
    CostWhen,
    Ground,
    Initiator,
    PaidTo,
    Payer,
    PromiseKind,
    ReasonGiven,
)
from ethicalrecruit.facts.corridor import CorridorRole
from ethicalrecruit.facts.specs import FactSpec, FactType, words_of
from ethicalrecruit.reference.registers import EntryStatus, MatchKind

_T = FactType
LIST_FACTS = (
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
    FactSpec(
        "claims",
        _T.LIST,
        "What the document claims for itself.",
        "What do you say of yourselves about fees, licences, certificates and seals, and where can it be read?",
    ),
    FactSpec(
        "corridor",
        _T.LIST,
        "The ends of the corridor: where the work is, where people are recruited, and where the agency has its seat.",
        "From which country are people recruited, and in which country or part of it is the work?",
        formula="destination.nation, else destination.country; the countries of origin.targets; agency.country and "
        "agency.licence.country; never from the worker's residence or nationality",
        scene=True,
    ),
    FactSpec(
        "promises",
        _T.LIST,
        "What is promised that another body decides, or that cannot be known beforehand.",
        "What do you promise about visa, registration, residence and earnings, and on which conditions?",
    ),
    FactSpec(
        "particulars",
        _T.LIST,
        "Particulars that standards ask a document to state.",
        "Where are pay, hours, place, duration, leave and notice stated?",
        formula="the document's own particulars; else given where a fact that shows it is stated, and looked for "
        "where that fact was",
    ),
)
ITEM_FACTS = (
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
    FactSpec("costs[].payer", _T.CHOICE, "Who bears the cost.", "Who pays this?", choices=words_of(Payer)),
    FactSpec(
        "costs[].paid_to",
        _T.CHOICE,
        "Who receives the payment.",
        "Who receives this payment: the agency or a partner of it, the employer, an authority or somebody else?",
        choices=words_of(PaidTo),
    ),
    FactSpec(
        "costs[].initiated_by",
        _T.CHOICE,
        "Who brought the cost about.",
        "Who asked for this: the employer, the agency, the law, or the worker on their own initiative?",
        choices=words_of(Initiator),
    ),
    FactSpec(
        "costs[].required",
        _T.BOOLEAN,
        "Whether the cost is demanded for getting the job or in the course of recruitment.",
        "Is this required for getting the job, or may the worker leave it out?",
    ),
    FactSpec("costs[].refundable", _T.BOOLEAN, "Whether it is paid back.", "Is this paid back, when and how?"),
    FactSpec("costs[].when", _T.CHOICE, "When it falls due.", "When does this fall due?", choices=words_of(CostWhen)),
    FactSpec("costs[].how", _T.CHOICE, "How it is taken.", "How is this taken?", choices=words_of(CostHow)),
    FactSpec(
        "bonds[].kind",
        _T.CHOICE,
        "What binds: money or service.",
        "Does the bond threaten or take money, or does it bind the worker to stay?",
        choices=words_of(BondKind),
    ),
    FactSpec("bonds[].amount", _T.MONEY, "Amount at stake.", "Which amount is at stake?"),
    FactSpec("bonds[].months", _T.NUMBER, "How long it binds.", "For how long does it bind?", unit="months"),
    FactSpec(
        "bonds[].purpose",
        _T.CHOICE,
        "What it is for.",
        "What is the deposit or bond for?",
        choices=words_of(BondPurpose),
    ),
    FactSpec("origin.targets[].country", _T.COUNTRY, "The country aimed at.", "Which country is meant?"),
    FactSpec(
        "origin.targets[].basis",
        _T.CHOICE,
        "What shows that it is aimed at.",
        "Do you address people who live in the country?",
        choices=words_of(TargetBasis),
    ),
    FactSpec(
        "wording.grounds[].ground",
        _T.CHOICE,
        "The ground.",
        "Does this limit people by a ground such as sex or origin, or by a passport or language that the post needs?",
        choices=words_of(Ground),
    ),
    FactSpec(
        "wording.grounds[].reason_given",
        _T.CHOICE,
        "Whether the wording gives a genuine requirement of the post as its reason.",
        "Which requirement of the post makes this necessary?",
        choices=words_of(ReasonGiven),
    ),
    FactSpec(
        "claims[].kind",
        _T.CHOICE,
        "What is claimed.",
        "What does this claim cover?",
        choices=words_of(ClaimKind),
    ),
    FactSpec(
        "claims[].scope",
        _T.CHOICE,
        "How far it reaches.",
        "Which costs does this claim cover?",
        choices=words_of(ClaimScope),
    ),
    FactSpec(
        "claims[].licence",
        _T.CHOICE,
        "Which licence a claim of a licence or of a government's approval speaks of.",
        "Which licence or approval is meant, what is it for, and which authority gave it?",
        choices=words_of(ClaimedLicence),
    ),
    FactSpec(
        "claims[].register_match",
        _T.CHOICE,
        "How the agency was found in the user's register of the scheme that is claimed.",
        "Under which name and number does the scheme list you?",
        choices=words_of(MatchKind),
        formula="as agency.certificates[].register_match",
    ),
    FactSpec(
        "claims[].register_status",
        _T.CHOICE,
        "What that register shows for the day examined.",
        "What does the scheme's own list say of you today?",
        choices=words_of(EntryStatus),
        formula="as agency.certificates[].register_status",
    ),
    FactSpec(
        "claims[].contradicted",
        _T.BOOLEAN,
        "Whether the same document makes the worker pay something within the claim's own scope.",
        "Does the worker pay anything that this claim covers, and if so what?",
        formula="yes if a cost within the scope is borne by the worker; no if the scope is settled and none is; "
        "else open",
    ),
    FactSpec(
        "corridor[].place",
        _T.TEXT,
        "The country, or the nation, state or province in it.",
        "Are people who live in this country recruited for the post?",
        unit="ISO 3166-1 or ISO 3166-2",
        formula="open for a country that is only named, or that only a nationality or a currency points to",
    ),
    FactSpec(
        "corridor[].role",
        _T.CHOICE,
        "What the place is to the recruitment.",
        "What is this country to the recruitment: the place of work, a place where people are recruited, or the "
        "agency's seat?",
        choices=words_of(CorridorRole),
    ),
    FactSpec(
        "promises[].kind",
        _T.CHOICE,
        "What is promised.",
        "What exactly is promised?",
        choices=words_of(PromiseKind),
    ),
    FactSpec(
        "promises[].guaranteed",
        _T.BOOLEAN,
        "Whether it is promised without condition.",
        "On which conditions does this promise depend, and who decides on it?",
    ),
    FactSpec(
        "particulars[].name",
        _T.CHOICE,
        "The particular.",
        "Does this apply to the post?",
        choices=words_of(ParticularName),
    ),
    FactSpec(
        "particulars[].given",
        _T.BOOLEAN,
        "Whether the document states it.",
        "Where is this stated?",
    ),
)
