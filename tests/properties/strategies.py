"""Strategies shared by the property tests: offers as data, whole and with facts taken away."""

import copy
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from ethicalrecruit.domain.contract import ContractGiven, DeductionBasis, ParticularName, WithheldFor
from ethicalrecruit.domain.freedom import ConsentFor
from ethicalrecruit.domain.terms import MigrantTerm, PersonalData, PromiseKind

COUNTRIES = st.sampled_from(["GB", "DE", "GH", "KE", "NG", "PH", "RO", "ZW", "NP", "NO", "NA"])
CODES = st.sampled_from(
    [
        "FEE_PLACEMENT",
        "FEE_PROCESSING",
        "ADM_VISA",
        "TEST_PROF_REG",
        "MED_EXAM",
        "ILL_BRIBE",
        "OUT_TAX",
        "TRN_LANGUAGE",
    ]
)
AMOUNTS = st.integers(1, 9000).map(lambda amount: f"{amount}")


def money(currencies: tuple[str, ...] = ("GBP", "EUR")) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({"amount": AMOUNTS, "currency": st.sampled_from(currencies)})


COSTS = st.fixed_dictionaries(
    {
        "item": CODES,
        "amount": money(),
        "payer": st.sampled_from(["worker", "employer", "agency", "shared", "unstated"]),
        "paid_to": st.sampled_from(["agency", "employer", "authority", "third_party", "unstated"]),
        "initiated_by": st.sampled_from(["employer", "agency", "worker", "law", "unstated"]),
        "required": st.booleans(),
    }
)
BONDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["money", "service", "unstated"]),
        "months": st.integers(1, 60).map(str),
        "purpose": st.sampled_from(["employment", "tenancy", "scholarship", "unstated"]),
    }
)
PAY = st.fixed_dictionaries(
    {
        "amount": money(),
        "period": st.sampled_from(["hour", "day", "week", "fortnight", "month", "year"]),
        "basis": st.sampled_from(["gross", "net", "unstated"]),
        "hours_per_week": st.integers(10, 60).map(str),
    }
)


def words(kind: type[StrEnum]) -> st.SearchStrategy[str]:
    return st.sampled_from([member.value for member in kind])


def some(kind: type[StrEnum]) -> st.SearchStrategy[list[str]]:
    return st.lists(words(kind), max_size=2, unique=True)


def yes_no(*names: str) -> dict[str, st.SearchStrategy[Any]]:
    return {name: st.booleans() for name in names}


MONTHS = st.integers(0, 60).map(str)
CONTRACT = st.fixed_dictionaries(
    {
        "months": MONTHS,
        "permanent": st.booleans(),
        "probation_months": MONTHS,
        "given": words(ContractGiven),
        "days_to_decide": MONTHS,
        "information_days": MONTHS,
        **yes_no("written", "language_understood", "copy_given", "may_be_replaced", "by_agency", "of_service"),
        **yes_no("exclusive", "own_work_barred", "later_hire_barred"),
    }
)
WAGES = st.fixed_dictionaries(
    {
        "withheld_for": some(WithheldFor),
        "deduction_basis": words(DeductionBasis),
        **yes_no("withheld", "paid_directly", "spending_restricted", "transfer_barred", "deductions_told"),
    }
)
LOAN = st.fixed_dictionaries(yes_no("repaid_above_lent", "terms_written", "repaid_from_wages"))
FREEDOM = st.fixed_dictionaries(
    {
        "consent_for": some(ConsentFor),
        "tied_months": MONTHS,
        **yes_no("movement_restricted", "contact_restricted", "threats", "union_barred", "complaints_barred"),
        **yes_no("penalty_for_leaving", "penalty_for_withdrawal", "sent_home_if_ill", "live_in_required"),
        **yes_no("worker_pays_failed_return"),
    }
)
OFFERS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["ad", "page", "offer", "contract", "agency", "row"]),
        "covers": st.sampled_from([[], ["all"], ["costs", "documents"], ["origin", "bonds", "wording"]]),
        "closed": st.sampled_from([[], ["costs"], ["costs", "bonds"]]),
        "job": st.fixed_dictionaries({"occupation": st.sampled_from(["2221", "5322", "2250", "5120", "22"])}),
        "agency": st.fixed_dictionaries(
            {"licence": st.fixed_dictionaries({"until": st.sampled_from(["2020-01-01", "2030-01-01"])})}
        ),
        "destination": st.sampled_from(
            [
                {"country": "GB", "nation": "GB-ENG"},
                {"country": "GB", "nation": "GB-NIR"},
                {"country": "DE"},
                {"country": "GH"},
            ]
        ),
        "targets": st.lists(
            st.fixed_dictionaries(
                {
                    "country": COUNTRIES,
                    "basis": st.sampled_from(["residence", "event", "agent", "office", "nationality", "unstated"]),
                }
            ),
            max_size=3,
        ),
        "recruitment": st.fixed_dictionaries(
            {
                "channel": st.sampled_from(["active", "direct_application", "government_programme"]),
                "recruiter": st.sampled_from(["employer", "agency", "public_service"]),
                "inside_agreement": st.booleans(),
            }
        ),
        "costs": st.lists(COSTS, max_size=3),
        "bonds": st.lists(BONDS, max_size=2),
        "contract": CONTRACT,
        "wages": WAGES,
        "loan": LOAN,
        "freedom": FREEDOM,
        "accommodation": st.fixed_dictionaries(yes_no("rent_deducted", "rent_above_market", "shared_bed")),
        "worse_for_migrants": some(MigrantTerm),
        "data_asked": some(PersonalData),
        "employer_kind": st.sampled_from(["household", "public_body", "private", "unstated"]),
        "rest_days_per_week": st.integers(0, 3).map(str),
        "overtime_compulsory": st.booleans(),
        "promises": st.lists(
            st.fixed_dictionaries({"kind": words(PromiseKind), "guaranteed": st.booleans()}), max_size=2
        ),
        "particulars": st.lists(
            st.fixed_dictionaries({"name": words(ParticularName), "given": st.booleans()}), max_size=3
        ),
        "pay": PAY,
        "comparator": st.fixed_dictionaries({"pay": PAY, "same_duties": st.booleans()}),
        "repayment": st.fixed_dictionaries(
            {
                "clause": st.booleans(),
                "items": st.lists(
                    st.sampled_from(["agency_fee", "visa", "training", "bonus", "recruitment_costs"]),
                    max_size=2,
                ),
                "interest": st.booleans(),
            }
        ),
        "documents": st.fixed_dictionaries({"held_by": st.sampled_from(["worker", "agency", "employer", "unstated"])}),
        "grounds": st.lists(
            st.fixed_dictionaries(
                {
                    "ground": st.sampled_from(["sex", "age", "religion"]),
                    "reason_given": st.sampled_from(["genuine_requirement", "no_reason"]),
                }
            ),
            max_size=2,
        ),
        "claims": st.lists(
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from(["fee_free", "employer_pays"]),
                    "scope": st.sampled_from(["all_costs", "agency_fees", "unstated"]),
                }
            ),
            max_size=2,
        ),
    }
)
"""Whole offers: every fact that a rule can see is stated, or said to be unstated."""


# What can be taken away from an offer without changing what the rest of it says.
REMOVABLE: tuple[tuple[str, ...], ...] = (
    ("job",),
    ("agency", "licence", "until"),
    ("destination",),
    ("recruitment", "channel"),
    ("recruitment", "recruiter"),
    ("recruitment", "inside_agreement"),
    ("pay",),
    ("comparator",),
    ("comparator", "same_duties"),
    ("repayment", "interest"),
    ("documents", "held_by"),
    ("contract", "given"),
    ("contract", "by_agency"),
    ("contract", "months"),
    ("wages",),
    ("freedom",),
    ("freedom", "tied_months"),
    ("worse_for_migrants",),
    ("data_asked",),
    ("employer_kind",),
)
ITEM_FIELDS = ("amount", "payer", "paid_to", "initiated_by", "required", "kind", "months", "reason_given")


@st.composite
def less_and_more(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """An offer, and the same with facts taken away: nobody looked for them, or nobody said them."""
    whole = draw(OFFERS)
    less = copy.deepcopy(whole)
    for path in draw(st.lists(st.sampled_from(REMOVABLE), max_size=5)):
        _remove(less, path)
    for name in ("costs", "bonds", "grounds"):
        for item in less[name]:
            for field in draw(st.lists(st.sampled_from(ITEM_FIELDS), max_size=2)):
                item.pop(field, None)
    return less, whole


def _remove(data: dict[str, Any], path: tuple[str, ...]) -> None:
    for part in path[:-1]:
        if part not in data:
            return
        data = data[part]
    data.pop(path[-1], None)
