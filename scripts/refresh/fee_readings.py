"""What the prose of the table of fee rules holds beyond its columns, read by hand.

By place: keys of a row of ``rules/fee_rules/agency-charges.yaml`` that the columns do not give, or give otherwise.
A figure that the prose calls remembered keeps that mark, and a limit that it states for some only stays confined.
"""

from collections.abc import Mapping

from scripts.refresh.yaml_text import Plain

SECOND_HAND = frozenset({"AE", "CA-BC", "CA-MB", "IE", "IN", "PL", "QA", "ZA"})
"""Rows marked as read whose address is a newspaper's or a private site: another source says so, no more."""

FROM_MEMORY = frozenset({"AU", "BH", "KR", "RS"})
"""Rows with a source whose prose says that the very point is from memory."""

UNREAD_NUMBER = frozenset({"PL"})
"""Rows whose prose says that the section of the law now in force was not checked."""

EARLIER_LAW: Mapping[str, Plain] = {"verification": {"substance": "none", "pinpoint": "none"}, "confidence": "low"}
"""For rows whose source speaks of a law that the one now in force has replaced: nothing says what holds today."""

BINDS: Mapping[str, str] = {
    **dict.fromkeys(("AE", "NZ", "OM", "SA"), "employers"),
    **dict.fromkeys(("BE", "BE-WAL", "BG", "BH", "ES", "GB", "IE", "KE", "KW", "MA", "QA", "SG"), "agencies"),
    **dict.fromkeys(("CA-AB", "CA-BC", "CA-QC", "CA-SK"), "agencies"),
    **dict.fromkeys(("ET", "HR", "IN", "LK", "NP", "PK", "RS", "TN", "UG"), "agencies"),
    "ZA": "anyone",
}
"""Whom the rule of a place binds, as far as the prose says; of every other place that is not recorded.

"employers" where the prose speaks of employers, or of them and those who act for them; "agencies" where it speaks of
agencies, intermediaries, licensed recruiters, or of their service.
"""

GULF_AND_MALAYSIA = ["AE", "BH", "KW", "MY", "OM", "QA", "SA"]


def window(earliest: str, latest: str) -> dict[str, Plain]:
    """A change that took effect on some day from earliest to latest."""
    return {"earliest": earliest, "latest": latest}


READINGS: Mapping[str, Mapping[str, Plain]] = {
    "AE": {
        "law": "Federal Decree-Law 33 of 2021 art 6(4); Ministerial Resolution 51 of 2022 on agencies",
        "text": "An employer may not charge or collect costs of recruitment and employment, directly or indirectly; "
        "mediation takes a licence.",
        "notes": [
            (
                "The resolution of 2022 is described by the Library of Congress (Global Legal Monitor, 12 September "
                "2022). By press reports on what the ministry said of it, agencies may take no commission or fee from "
                "workers; its text was not seen."
            ),
        ],
    },
    "AU": {
        "text": "State law governs agents. Federal law bars asking for or receiving a benefit in return for a "
        "sponsorship, and sponsors may not recover costs of recruitment or of migration agents.",
    },
    "BE": {
        "text": "Regional law: the service is free for the worker, without contribution, direct or indirect, in whole "
        "or in part.",
        "except": ["BE-WAL"],
    },
    "BH": {
        "text": "Permit fees are levied on employers and agencies. A ban on agencies charging workers stands in a "
        "resolution of the regulator.",
    },
    "CA": {
        "text": "A matter of the provinces; most of them bar charges to foreign workers. Federal immigration rules "
        "also oblige employers under several streams not to charge or recover recruitment fees.",
        "notes": ["That federal rules oblige employers not to charge is known from memory only."],
    },
    "CA-BC": {
        "workers": "from_abroad",
        "since": window("2019-01-01", "2020-12-31"),
        "notes": ["The Act came into force in steps from 2019 on; on which day the rule on fees did is not recorded."],
    },
    "CA-MB": {"workers": "from_abroad"},
    "CA-NB": {"workers": "from_abroad"},
    "CA-ON": {"workers": "from_abroad"},
    "CA-QC": {"workers": "from_abroad"},
    "CA-SK": {"workers": "from_abroad"},
    "CH": {"cap": {"percent": "5", "of": "first_year_pay", "plus": {"amount": "45", "currency": "CHF"}}},
    "DE": {"own_rule": "de.placement-fee-cap"},
    "EG": {
        "cap": {"percent": "2", "of": "first_year_pay"},
        "until": window("2025-09-01", "2025-09-30"),
        "notes": ["Law 14 of 2025 replaced the Code from September 2025; what it says on fees is not recorded."],
    },
    "ET": {
        "text": "No fee of the agency falls on the worker. The law divides the costs: the employer bears entry visa, "
        "transport, permits and insurance; the worker bears items such as passport, medical examination, vaccination "
        "and certificates.",
        "notes": ["How the law divides the costs is known from memory only."],
    },
    "FI": {
        "text": "No charge to jobseekers, also where agency workers move to the user firm; au pairs are excepted. "
        "Criminal law stands behind it.",
        # Act 383/2023 s.1: the Act of March 2023 came into force on this day; the one before it is not recorded.
        "since": "2025-01-01",
        "notes": ["The Act in force until the end of 2024 is not recorded."],
    },
    "GB": {
        "own_rule": "gb.agency-fee",
        "except": ["GB-NIR"],
    },
    "HR": {
        **EARLIER_LAW,
        "notes": [
            "The source is of 2017 and describes an Act replaced on 1 January 2019.",
            "What the Act of 2018 says on fees was not read.",
        ],
    },
    "ID": {
        "workers": "care_workers",
        "text": "Placement costs may not be charged to migrant workers. The rule that puts this into effect lists ten "
        "kinds of job, carers and domestic work among them and hospital nurses not, and bars one-sided loans. Later "
        "rules of the ministry are not recorded.",
    },
    "IE": {"text": "A licence is needed. A jobseeker may not be charged for seeking employment."},
    "IL": {
        "cap": {"amount": "3419.45", "currency": "ILS"},
        "workers": "care_workers",
        "until": window("2025-10-01", "2025-10-31"),
        "notes": ["The amount was set for a time, until October 2025; whether it was renewed is not recorded."],
    },
    "IN": {
        "cap": {"amount": "30000", "currency": "INR", "tax_on_top": True},
        "text": "The recruiting agent's service charge is at most INR 30,000, with tax on top and against receipt. It "
        "includes selection, advertising, trade test, attestation and travel to interviews; visa fee, medical "
        "examination, air ticket and lodging before departure stand outside it.",
        "notes": [
            "The rate of the tax that may stand on top is not recorded.",
            "A new emigration law was under consultation in 2025, as far as is remembered.",
        ],
    },
    "IT": {
        "exceptions": "national collective agreements may lift the rule for highly professional groups or for specific "
        "services",
    },
    "JP": {
        "text": "No fee from jobseekers in principle; a recruiter who hires for an employer takes nothing from "
        "workers, foreigners included.",
        "notes": [
            "Exceptions for entertainers, models, senior managers and specialists are known from memory only.",
            "Nurses and carers are not among the exceptions, as far as is remembered.",
        ],
    },
    "KE": {
        "text": "Agencies may charge a jobseeker only what the law provides. For work abroad visa, fare and medical "
        "examination are meant for the principal. A ceiling in months of pay is not confirmed.",
    },
    "KR": {"cap": {"percent": "1", "of": "not_recorded"}},
    "KW": {
        "workers": "household_staff",
        "text": "Household staff: licensed agencies may not charge the employee for recruitment (Ministerial Order 40 "
        "of 1992, which may have been replaced). The employer bears the return home. That other workers may not be "
        "charged is not confirmed.",
    },
    "LK": {
        "exceptions": "exceptions approved by the minister have existed",
        "text": "By the heading of the Act, a licensee charges no fee. The fee of the State for registration stays "
        "on the worker.",
    },
    "MY": {
        "text": "A schedule fixes fees for registration and placement of Malaysian jobseekers; the Act leaves out "
        "people who are not citizens. The figures are not recorded.",
    },
    "NL": {
        "text": "Nothing may be taken from workers for placement or supply, and the supplier may not hinder a job "
        "with the user firm afterwards.",
    },
    "NO": {"notes": ["The ministry may make exceptions by regulation; none for health work is recorded."]},
    "NP": {
        "cap": {"amount": "10000", "currency": "NPR"},
        "destinations": {"only": GULF_AND_MALAYSIA},
        "notes": ["The agency may take this amount only where the employer does not pay it."],
    },
    "NZ": {
        "notes": ["Whether a fee that an agency takes for itself is such a premium is not recorded."],
    },
    "PH": {
        "cap": {"months_of_pay": "1"},
        "destinations": {"none": ["AT", "CA", "GB", "IE", "IL", "NL", "NO", "QA", "US"]},
        "text": "A placement fee of at most one month of the basic salary in the approved contract, against receipt "
        "and after the contract was signed; none where the law of the host country, an agreement or the principal "
        "forbids it. Published lists name such countries. Costs of documents are separate.",
        "notes": ["The published list of countries without a placement fee changes and is not complete here."],
    },
    "PK": {
        "cap": {"amount": "15000", "currency": "PKR"},
        "notes": ["An older text has PKR 6,000; the day of the change is not recorded."],
    },
    "PL": {
        "until": "2025-06-01",
        "notes": ["The Act of 2004 was replaced on 1 June 2025; what follows it on fees is not recorded."],
    },
    # The Act speaks of people placed abroad, so it says nothing of work in Romania.
    "RO": {"role": "origin"},
    "RS": {"text": "A licensed agency mediates also abroad. Unemployed people may not be charged."},
    # Read: the article speaks of the recruitment of workers who are not Saudi nationals.
    "SA": {
        "workers": "from_abroad",
        "notes": ["The article lays these costs on the employer; it does not speak of agencies by name."],
    },
    "SE": {"text": "Nothing may be asked of or taken from jobseekers; criminal law stands behind it."},
    "SG": {
        "cap": {"months_of_pay": "1", "per_contract_months": "12", "at_most": "2", "allowances_count": True},
        "notes": ["Salary means basic pay with fixed allowances. The years are those of the work pass or contract."],
    },
    "TN": {"text": "Licensed private offices for placement abroad serve jobseekers free of charge."},
    "VN": {
        "cap": {"months_of_pay": "1", "per_contract_months": "12", "at_most": "3", "verification": "memory"},
        "text": "A service charge by agreement, only once the supply contract is approved and the worker's contract "
        "is signed, less what the foreign side paid, with a refund in proportion. The ceiling is one month of "
        "contract pay for every 12 months of work and three months in all; lower or nothing for some markets and "
        "jobs.",
        "notes": ["The figures of the ceiling are known from memory only."],
    },
    "ZA": {"notes": ["The minister may except categories; none in health work is recorded."]},
    "ZM": {
        **EARLIER_LAW,
        "text": "An earlier Act barred charges to workers for any service, and the employer paid. The Code of 2019 "
        "repealed it and licenses agencies in Part VIII.",
        "notes": [
            "The source quotes the Act that was repealed on 10 May 2019.",
            "What the Code of 2019 says on fees was not read.",
        ],
    },
    "ZW": {
        "cap": {"percent": "5", "of": "first_month_pay", "verification": "none"},
        "notes": ["The rule was drafted for placements in general; that it reaches work abroad is not confirmed."],
    },
}

ADDED: tuple[Mapping[str, Plain], ...] = (
    {
        "place": "BE-WAL",
        "role": "destination",
        "rule": "prohibited",
        "law": "Walloon Decree 3 April 2009",
        "year": "2009",
        "since": window("2009-01-01", "2009-12-31"),
        "until": None,
        "url": "https://www.werk.be/online-diensten/bureaus-private-arbeidsbemiddeling/verplichtingen-van-bureaus",
        "verification": {"substance": "memory", "pinpoint": "memory"},
        "confidence": "low",
        "text": "The service is free for the worker, as in the other regions.",
    },
)
"""Rows that the table tells within another: the prose confirms one part of a country less well than the rest."""
