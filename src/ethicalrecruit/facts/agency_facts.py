"""The facts of an agency: who it is, what its profile states, what registers say of it."""

from ethicalrecruit.domain.agency import Scheme
from ethicalrecruit.facts.specs import FactSpec, FactType, words_of
from ethicalrecruit.reference.registers import EntryStatus, MatchKind

_T = FactType

CERTIFICATES = "agency.certificates"
REGISTER_ENTRIES = "agency.register_entries"
NO_SCHEME = "none"

_MATCH = (
    "number if licence or certificate number and jurisdiction are the same; name if only the name is the same; none if "
    "neither is; open if the number stands there under a name without a word in common; capitals and spaces do not "
    "count, and nothing is guessed"
)
_STATUS = "the status that the nearest snapshot of the register shows for the day examined; none without a match"

AGENCY_FACTS = (
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
        "agency.licence.authority",
        _T.TEXT,
        "The authority that gave the licence.",
        "Which authority gave the licence and supervises you?",
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
        "agency.no_fee_policy",
        _T.BOOLEAN,
        "Whether its policy says that workers pay it nothing.",
        "Do you have a written policy that workers pay you nothing?",
    ),
    FactSpec(
        "agency.price_list_published",
        _T.BOOLEAN,
        "Whether it publishes what it charges, and whom.",
        "Where do you publish what you charge, and to whom?",
    ),
    FactSpec(
        "agency.sub_agents_used",
        _T.BOOLEAN,
        "Whether it works through sub-agents or partners.",
        "Do you work through sub-agents or partners?",
    ),
    FactSpec(
        "agency.sub_agents_listed",
        _T.BOOLEAN,
        "Whether it names all its sub-agents and partners.",
        "Who are your sub-agents and partners, and where are they seated?",
    ),
    FactSpec(
        "agency.due_diligence",
        _T.BOOLEAN,
        "Whether it checks what its partners and sub-agents do, charges to workers included.",
        "How do you find out whether your partners and sub-agents charge workers?",
    ),
    FactSpec(
        "agency.privacy_notice",
        _T.BOOLEAN,
        "Whether it says how it keeps personal data.",
        "Which data on applicants do you keep, how long, and who sees them?",
    ),
    FactSpec(
        "agency.refund_policy",
        _T.BOOLEAN,
        "Whether it says how workers get back what they paid.",
        "How does a worker get back money that was charged?",
    ),
    FactSpec(
        "agency.reflection_days",
        _T.NUMBER,
        "Days a worker has to think before signing with the agency.",
        "How many days does a worker have to think before signing with you?",
        unit="days",
    ),
)
AGENCY_LISTS = (
    FactSpec(
        CERTIFICATES,
        _T.LIST,
        "Certificates and listings that the document states for the agency.",
        "Which certificates do you hold, and what are their numbers and last days?",
    ),
    FactSpec(
        REGISTER_ENTRIES,
        _T.LIST,
        "What the registers that the user supplied say of the agency; no register ships with the library.",
        "Under which name, number and country are you entered in a register of agencies?",
        formula="one item for each register of the agency's seat or licence and each register of a scheme; where no "
        "seat is known, each other register that holds the name; of several snapshots of one register the last "
        "before the day",
    ),
)
AGENCY_ITEMS = (
    FactSpec(
        "agency.certificates[].scheme",
        _T.CHOICE,
        "The scheme of the certificate.",
        "Which scheme gave the certificate?",
        choices=words_of(Scheme),
    ),
    FactSpec("agency.certificates[].number", _T.TEXT, "Its number.", "What is the number of the certificate?"),
    FactSpec("agency.certificates[].since", _T.DAY, "Its first day.", "From which day does the certificate hold?"),
    FactSpec(
        "agency.certificates[].until",
        _T.DAY,
        "The first day on which it no longer holds.",
        "Until which day does the certificate hold?",
    ),
    FactSpec(
        "agency.certificates[].register_match",
        _T.CHOICE,
        "How the agency was found in the user's register of that scheme.",
        "Under which name and number does the scheme list you?",
        choices=words_of(MatchKind),
        formula=_MATCH,
    ),
    FactSpec(
        "agency.certificates[].register_status",
        _T.CHOICE,
        "What that register shows for the day examined.",
        "What does the scheme's own list say of you today?",
        choices=words_of(EntryStatus),
        formula=_STATUS,
    ),
    FactSpec(
        "agency.register_entries[].register",
        _T.TEXT,
        "The id of the register.",
        "In which registers of agencies are you entered?",
    ),
    FactSpec(
        "agency.register_entries[].scheme",
        _T.CHOICE,
        "The voluntary scheme whose list it is; none for a register of an authority.",
        "Which scheme or authority keeps the register in which you are entered?",
        choices=(*words_of(Scheme), NO_SCHEME),
    ),
    FactSpec(
        "agency.register_entries[].match",
        _T.CHOICE,
        "How the agency was found in it.",
        "Under which name and number are you entered in this register?",
        choices=words_of(MatchKind),
        formula=_MATCH,
    ),
    FactSpec(
        "agency.register_entries[].status",
        _T.CHOICE,
        "What it shows for the day examined.",
        "What does the authority's own register say of your entry on that day?",
        choices=words_of(EntryStatus),
        formula=_STATUS,
    ),
    FactSpec("agency.register_entries[].since", _T.DAY, "The first day of that status.", "Since which day is that so?"),
    FactSpec(
        "agency.register_entries[].until",
        _T.DAY,
        "The first day on which that status no longer holds.",
        "Until which day is that so?",
    ),
    FactSpec(
        "agency.register_entries[].as_of",
        _T.DAY,
        "The day of the snapshot.",
        "What does the register say of you today?",
    ),
)
