"""Which field of an offer a fact comes from."""

from collections.abc import Mapping
from typing import NamedTuple

from ethicalrecruit.facts.agency_derive import FIELDS as AGENCY_FIELDS
from ethicalrecruit.facts.contract_facts import CONTRACT_FIELDS

# Fact name and the path of the field it comes from.
_FIELDS: tuple[tuple[str, str], ...] = (
    ("subject.kind", "kind"),
    ("job.title", "job.title"),
    ("job.occupation", "job.occupation"),
    ("employer.name", "employer"),
    ("destination.country", "destination.country"),
    ("destination.nation", "destination.nation"),
    ("recruitment.channel", "recruitment.channel"),
    ("recruitment.recruiter", "recruitment.recruiter"),
    ("recruitment.inside_agreement", "recruitment.inside_agreement"),
    ("worker.residence", "worker.residence"),
    ("worker.nationality", "worker.nationality"),
    ("pay.same_duties", "comparator.same_duties"),
    ("hours.weekly", "hours_per_week"),
    ("contract.months", "contract.months"),
    ("contract.permanent", "contract.permanent"),
    ("contract.notice_weeks", "contract.notice_weeks"),
    ("repayment.clause", "repayment.clause"),
    ("repayment.amount", "repayment.amount"),
    ("repayment.months", "repayment.months"),
    ("repayment.tapers", "repayment.tapers"),
    ("repayment.interest", "repayment.interest"),
    ("repayment.items", "repayment.items"),
    ("documents.held_by", "documents.held_by"),
    ("grievance.channel", "grievance_channel"),
    ("induction.offered", "induction"),
)


class FactField(NamedTuple):
    """A fact with the path of its field and the field's own name."""

    name: str
    path: str
    own: str


FIELDS_OF_FACTS = tuple(
    FactField(name, path, path.rpartition(".")[2]) for name, path in (*_FIELDS, *CONTRACT_FIELDS, *AGENCY_FIELDS)
)


def _by_owner() -> Mapping[tuple[str, ...], tuple[FactField, ...]]:
    """The fields of each object of an offer, by the way to it; the way to the offer itself is empty."""
    owners: dict[tuple[str, ...], list[FactField]] = {}
    for one in FIELDS_OF_FACTS:
        owners.setdefault(tuple(one.path.split(".")[:-1]), []).append(one)
    return {way: tuple(fields) for way, fields in owners.items()}


def _by_path() -> Mapping[str, tuple[FactField, ...]]:
    """The fields that an observation speaks of, by its path: that of a field, or of an object that it lies in."""
    touched: dict[str, list[FactField]] = {}
    for one in FIELDS_OF_FACTS:
        parts = one.path.split(".")
        for end in range(1, len(parts) + 1):
            touched.setdefault(".".join(parts[:end]), []).append(one)
    return {path: tuple(fields) for path, fields in touched.items()}


OF_OWNERS = _by_owner()
"""The fields of each object of an offer."""

OF_PATHS = _by_path()
"""The fields that an observation speaks of."""
