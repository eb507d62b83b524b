"""Our own names for the columns of a table: what each means, and which field of an offer it fills.

A file that uses these names needs no mapping; a mapping translates other names into them. The dotted names
of the fact catalogue (``documents.held_by``) and of an offer's fields are accepted for them as well.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from ethicalrecruit.domain.offer import Channel, Recruiter, TargetBasis
from ethicalrecruit.domain.terms import (
    BondKind,
    BondPurpose,
    CostHow,
    CostWhen,
    Ground,
    Holder,
    Initiator,
    PaidTo,
    PayBasis,
    Payer,
    RepaidItem,
)
from ethicalrecruit.errors import suggest
from ethicalrecruit.facts.contract_facts import CONTRACT_FIELDS
from ethicalrecruit.intake.agency_columns import agency_columns
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.contract_columns import contract_columns
from ethicalrecruit.values.grades import DocumentKind
from ethicalrecruit.values.money import PayPeriod

MOST_COSTS = 20
NO_BOND = "none"


def _words(kind: type[StrEnum], *more: str) -> tuple[str, ...]:
    return (*(member.value for member in kind), *more)


_T = CellType
_PERIODS = _words(PayPeriod)

_SINGLE = (
    OwnColumn("id", _T.TEXT, "Your own name for the document; it identifies findings over time.", "id"),
    OwnColumn("kind", _T.CHOICE, "The kind of document.", "kind", choices=_words(DocumentKind)),
    OwnColumn("posted_on", _T.DAY, "The day the document was published or signed.", "posted_on"),
    OwnColumn("captured_on", _T.DAY, "The day the document was collected.", "captured_on"),
    OwnColumn("text", _T.READ, "The text of the ad or page, as it was published.", "text"),
    OwnColumn("language", _T.LANGUAGE, "The text's language, if you know it.", "language"),
    OwnColumn("job_title", _T.TEXT, "The title of the job.", "job.title"),
    OwnColumn("occupation", _T.OCCUPATION, "The occupation.", "job.occupation"),
    OwnColumn("health", _T.BOOLEAN, "Whether the job is health or care work.", "job.health"),
    OwnColumn("employer", _T.TEXT, "The employer's name.", "employer"),
    OwnColumn("agency", _T.TEXT, "The agency's name.", "agency.name"),
    OwnColumn("agency_country", _T.COUNTRY, "Where the agency has its seat.", "agency.country"),
    OwnColumn("licence_number", _T.TEXT, "The number of the agency's licence.", "agency.licence.number"),
    OwnColumn("licence_authority", _T.TEXT, "Who gave the licence.", "agency.licence.authority"),
    OwnColumn("licence_country", _T.COUNTRY, "The country that gave the licence.", "agency.licence.country"),
    OwnColumn("licence_since", _T.DAY, "The first day of the licence.", "agency.licence.since"),
    OwnColumn("licence_until", _T.DAY, "The first day on which the licence no longer holds.", "agency.licence.until"),
    OwnColumn(
        "licence_valid_through", _T.DAY, "The last day of the licence, as documents print it.", "agency.licence.until"
    ),
    OwnColumn("channel", _T.CHOICE, "How they come together.", "recruitment.channel", choices=_words(Channel)),
    OwnColumn("recruiter", _T.CHOICE, "Who recruits.", "recruitment.recruiter", choices=_words(Recruiter)),
    OwnColumn(
        "inside_agreement",
        _T.BOOLEAN,
        "Whether the recruitment runs under a government agreement.",
        "recruitment.inside_agreement",
    ),
    OwnColumn("worker_residence", _T.COUNTRY, "Where the worker lives.", "worker.residence"),
    OwnColumn("worker_nationality", _T.COUNTRY, "The worker's nationality.", "worker.nationality"),
    OwnColumn("hours_per_week", _T.NUMBER, "Weekly hours.", "hours_per_week"),
    OwnColumn("contract_months", _T.NUMBER, "Length of the contract in months.", "contract.months"),
    OwnColumn("permanent", _T.BOOLEAN, "Whether the post is permanent.", "contract.permanent"),
    OwnColumn("notice_weeks", _T.NUMBER, "Notice the worker must give, in weeks.", "contract.notice_weeks"),
    OwnColumn("contract_language", _T.LANGUAGE, "The contract's language.", "contract.language"),
    OwnColumn(
        "documents_held_by",
        _T.CHOICE,
        "Who keeps the worker's passport or certificates.",
        "documents.held_by",
        choices=_words(Holder),
    ),
    OwnColumn("grievance_channel", _T.BOOLEAN, "Whether a complaint channel is named.", "grievance_channel"),
    OwnColumn("induction", _T.BOOLEAN, "Whether an induction is offered.", "induction"),
)
_GROUPED = (
    OwnColumn("destination", _T.PLACE, "Country or nation of the work.", "destination.country", "destination"),
    OwnColumn("nation", _T.PLACE, "Nation, state or province of the work.", "destination.nation", "destination"),
    OwnColumn("origin", _T.PLACES, "Countries that the recruitment is aimed at.", "targets", "origin"),
    OwnColumn(
        "origin_basis",
        _T.CHOICE,
        "What shows that they are aimed at; without this column that is left open, and asked.",
        "targets",
        "origin",
        _words(TargetBasis),
    ),
    OwnColumn(
        "grounds",
        _T.CHOICES,
        "Grounds by which applicants are required or preferred.",
        "grounds",
        "grounds",
        _words(Ground),
    ),
    OwnColumn("currency", _T.CURRENCY, "Currency of the amounts that have none of their own.", "", "currency"),
    OwnColumn(
        "costs_complete", _T.BOOLEAN, "Whether the document says that there are no other costs.", "costs", "costs"
    ),
    OwnColumn("pay_amount", _T.AMOUNT, "Basic pay.", "pay", "pay"),
    OwnColumn("pay_low", _T.AMOUNT, "Lower end of basic pay.", "pay", "pay"),
    OwnColumn("pay_high", _T.AMOUNT, "Upper end of basic pay.", "pay", "pay"),
    OwnColumn("pay_monthly", _T.AMOUNT, "Basic pay in a month, where no other period occurs.", "pay", "pay"),
    OwnColumn("pay_currency", _T.CURRENCY, "Its currency.", "pay", "pay"),
    OwnColumn("pay_period", _T.CHOICE, "The period it is given for.", "pay", "pay", _PERIODS),
    OwnColumn("pay_basis", _T.CHOICE, "Whether before or after taxes.", "pay", "pay", _words(PayBasis)),
    OwnColumn("pay_hours", _T.NUMBER, "Weekly hours that this pay is for.", "pay", "pay"),
    OwnColumn("comparator_amount", _T.AMOUNT, "Pay of a local colleague.", "comparator.pay", "comparator"),
    OwnColumn("comparator_low", _T.AMOUNT, "Its lower end.", "comparator.pay", "comparator"),
    OwnColumn("comparator_high", _T.AMOUNT, "Its upper end.", "comparator.pay", "comparator"),
    OwnColumn("comparator_currency", _T.CURRENCY, "Its currency.", "comparator.pay", "comparator"),
    OwnColumn("comparator_period", _T.CHOICE, "Its period.", "comparator.pay", "comparator", _PERIODS),
    OwnColumn("comparator_basis", _T.CHOICE, "Gross or net.", "comparator.pay", "comparator", _words(PayBasis)),
    OwnColumn("comparator_hours", _T.NUMBER, "The colleague's weekly hours.", "comparator.pay", "comparator"),
    OwnColumn(
        "same_duties", _T.BOOLEAN, "Whether the colleague does the same work.", "comparator.same_duties", "comparator"
    ),
    OwnColumn("bond_kind", _T.CHOICE, "What a bond binds by.", "bonds[0].kind", "bond", _words(BondKind, NO_BOND)),
    OwnColumn("bond_amount", _T.AMOUNT, "Amount at stake.", "bonds[0].amount", "bond"),
    OwnColumn("bond_currency", _T.CURRENCY, "Its currency.", "bonds[0].amount", "bond"),
    OwnColumn("bond_months", _T.NUMBER, "How many months it binds.", "bonds[0].months", "bond"),
    OwnColumn("bond_purpose", _T.CHOICE, "What it is for.", "bonds[0].purpose", "bond", _words(BondPurpose)),
    OwnColumn("repayment", _T.BOOLEAN, "Whether leaving early costs the worker.", "repayment.clause", "repayment"),
    OwnColumn("repayment_amount", _T.AMOUNT, "The amount to be repaid.", "repayment.amount", "repayment"),
    OwnColumn("repayment_currency", _T.CURRENCY, "Its currency.", "repayment.amount", "repayment"),
    OwnColumn("repayment_months", _T.NUMBER, "How many months it can bite.", "repayment.months", "repayment"),
    OwnColumn("repayment_tapers", _T.BOOLEAN, "Whether it falls with time.", "repayment.tapers", "repayment"),
    OwnColumn("repayment_interest", _T.BOOLEAN, "Whether interest is charged.", "repayment.interest", "repayment"),
    OwnColumn("repayment_items", _T.CHOICES, "What is taken back.", "repayment.items", "repayment", _words(RepaidItem)),
)
_COST = (
    OwnColumn("item", _T.COST, "What cost {n} is for.", "item"),
    OwnColumn("label", _T.TEXT, "The document's own name for cost {n}.", "label"),
    OwnColumn("amount", _T.AMOUNT, "Its amount.", "amount"),
    OwnColumn("low", _T.AMOUNT, "Lower end of its amount.", "amount"),
    OwnColumn("high", _T.AMOUNT, "Upper end of its amount.", "amount"),
    OwnColumn("currency", _T.CURRENCY, "Its currency.", "amount"),
    OwnColumn("payer", _T.CHOICE, "Who bears it.", "payer", choices=_words(Payer)),
    OwnColumn("paid_to", _T.CHOICE, "Who receives it.", "paid_to", choices=_words(PaidTo)),
    OwnColumn("initiated_by", _T.CHOICE, "Who brought it about.", "initiated_by", choices=_words(Initiator)),
    OwnColumn("required", _T.BOOLEAN, "Whether it is a condition of the job.", "required"),
    OwnColumn("refundable", _T.BOOLEAN, "Whether it is paid back.", "refundable"),
    OwnColumn("when", _T.CHOICE, "When it falls due.", "when", choices=_words(CostWhen)),
    OwnColumn("how", _T.CHOICE, "How it is taken.", "how", choices=_words(CostHow)),
)


_CONTRACT = tuple(contract_columns())
_AGENCY = tuple(agency_columns())


def _cost_columns() -> Iterable[OwnColumn]:
    for number in range(1, MOST_COSTS + 1):
        for one in _COST:
            yield replace(
                one,
                name=f"cost_{number}_{one.name}",
                meaning=one.meaning.replace("{n}", str(number)),
                path=f"costs[].{one.path}",
                group=f"cost_{number}",
            )


OWN_COLUMNS: Mapping[str, OwnColumn] = MappingProxyType(
    {column.name: column for column in (*_SINGLE, *_GROUPED, *_AGENCY, *_CONTRACT, *_cost_columns())}
)
"""All our own columns by name."""

# Dotted names that differ from the path of the field.
_FACT_NAMES = {
    "subject.kind": "kind",
    "employer.name": "employer",
    "destination.country": "destination",
    "destination.nation": "nation",
    "origin.targets": "origin",
    "origin.targets[].country": "origin",
    "origin.targets[].basis": "origin_basis",
    "wording.grounds": "grounds",
    "wording.grounds[].ground": "grounds",
    "pay.monthly": "pay_monthly",
    "pay.amount": "pay_amount",
    "pay.period": "pay_period",
    "pay.basis": "pay_basis",
    "pay.same_duties": "same_duties",
    "hours.weekly": "hours_per_week",
    "bonds[].kind": "bond_kind",
    "bonds[].amount": "bond_amount",
    "bonds[].months": "bond_months",
    "bonds[].purpose": "bond_purpose",
    "repayment.clause": "repayment",
    "repayment.items": "repayment_items",
    "grievance.channel": "grievance_channel",
    "induction.offered": "induction",
    "agency.licence.valid_through": "licence_valid_through",
    "agency.licence.until": "licence_until",
    "agency.certificates[].scheme": "agency_certificates",
    "agency.certificates[].number": "agency_certificate_number",
    "agency.certificates[].until": "agency_certificate_until",
}
_COST_FACT = re.compile(r"costs\[([1-9][0-9]?)\]\.([a-z_]+)")


@cache
def _names() -> Mapping[str, str]:
    names = {name: name for name in OWN_COLUMNS}
    for column in (*_SINGLE, *_GROUPED, *_AGENCY, *_CONTRACT):
        if "." in column.path and "[" not in column.path:
            names.setdefault(column.path, column.name)
    for spec_name, _path in CONTRACT_FIELDS:
        names[spec_name] = spec_name.replace(".", "_")
    return MappingProxyType(names | _FACT_NAMES)


def own_column(name: str) -> OwnColumn | None:
    """Our column of that name, or None; case, spaces and hyphens do not count.

    >>> own_column("Job title").name, own_column("documents.held_by").name
    ('job_title', 'documents_held_by')
    """
    word = re.sub(r"[\s-]+", "_", name.strip().casefold())
    cost = _COST_FACT.fullmatch(word)
    if cost:
        word = f"cost_{cost[1]}_{cost[2]}"
    own = _names().get(word)
    return None if own is None else OWN_COLUMNS[own]


def near_column(name: str) -> str:
    """A sentence naming our column with the nearest name, or "" if none is near."""
    word = re.sub(r"[\s-]+", "_", name.strip().casefold())
    first_costs = [own for own in OWN_COLUMNS if not own.startswith("cost_") or own.startswith("cost_1_")]
    return suggest(word, first_costs)
