"""The values that entries of a lexicon may have, by the effect or slot they belong to.

A value is taken over into the offer, so an unknown one would break the reading of the first text that holds its words.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from ethicalrecruit.domain.contract import WithheldFor
from ethicalrecruit.domain.freedom import ConsentFor
from ethicalrecruit.domain.offer import Recruiter, TargetBasis
from ethicalrecruit.domain.terms import (
    BondKind,
    BondPurpose,
    ClaimKind,
    ClaimScope,
    CostWhen,
    Ground,
    MigrantTerm,
    PaidTo,
    PayBasis,
    PersonalData,
    PromiseKind,
    RepaidItem,
)
from ethicalrecruit.errors import RuleFileError, suggest
from ethicalrecruit.reader.entries import Entry
from ethicalrecruit.reader.mention import Category

_CODE = re.compile(r"[A-Z0-9_-]+")
_KINDS: dict[str, type[StrEnum]] = {
    "bond": BondKind,
    "bond_purpose": BondPurpose,
    "data_asked": PersonalData,
    "free_service": ClaimScope,
    "ground": Ground,
    "marked": Category,
    "office": TargetBasis,
    "paid_to": PaidTo,
    "pay_basis": PayBasis,
    "promise": PromiseKind,
    "recruiter": Recruiter,
    "repaid": RepaidItem,
    **dict.fromkeys(("standing_claim", "standing_claim_gb", "standing_words", "standing_words_gb"), ClaimKind),
    "target": TargetBasis,
    "when": CostWhen,
    "worse_terms": MigrantTerm,
}
"""Effects and slots whose value becomes a word of the offer; one is always needed."""

_CLAUSES = (
    "contract.may_be_replaced",
    *(f"freedom.consent_for:{one}" for one in ConsentFor),
    *(f"freedom.{one}" for one in ("complaints_barred", "contact_restricted", "movement_restricted", "threats")),
    *(f"freedom.{one}" for one in ("penalty_for_leaving", "sent_home_if_ill", "tied_months", "union_barred")),
    "wages.paid_directly",
    *(f"wages.withheld:{one}" for one in WithheldFor),
)
_GRADES = ("", "strong", "weak")
_WORDS: dict[str, tuple[str, ...]] = {
    "advice": ("", "news", "others", "remedy", "unlike"),
    "answers_who": ("agency", "employer", "we", "worker"),
    "asks_what_is_paid": ("employer", "worker"),
    "clause": _CLAUSES,
    "contract_length": ("", "6", "12", "24", "36"),
    "destination": ("likely", "strong"),
    "heads_costs": ("agency", "employer", "hirers", "nobody", "package", "payers", "seekers", "we", "worker"),
    "hirer_pays_first": ("wages", "worker"),
    "interest": ("no", "yes"),
    "not_restricted": ("better", "law", "visits", "work"),
    "origin_only": ("", "way_home"),
    "paid_to": ("we",),
    "permanent": ("no", "open", "yes"),
    "points_back": ("all", "one"),
    "share_charged": ("", "deducted", "paid"),
    "strike_cover": ("", "yes"),
    "unsettled": ("bonds", "costs", "grounds", "promises"),
    "weekly_hours": ("", "told"),
    "worker": ("", "you"),
    **dict.fromkeys(("deducted", "employer_pays", "imperative", "someone_pays", "we_pay"), _GRADES),
    **dict.fromkeys(("worker_pays", "worker_pays_something", "writer_charges"), _GRADES),
}
_CODED = frozenset(("cost", "currency", "destination", "occupation", "other_job", "thing", "youngest_age"))
"""Effects and slots whose value is a code or a number; the codes of costs are looked up by the rule book."""


def check_values(entries: Sequence[Entry]) -> None:
    """Refuse an entry whose value its effect or slot does not know.

    Raises:
        RuleFileError: for the first one, with what is allowed.
    """
    # parts of frames whose value becomes that of the frame
    lent = {entry.value[1:]: entry.name for entry in entries if entry.value.startswith("@")}
    for entry in entries:
        if not entry.value.startswith("@"):
            _check(entry, lent.get(entry.name, entry.name))
        elif entry.value[1:] not in _parts(entry):
            mend = f"Name one of its parts: {', '.join(sorted(_parts(entry)))}." if entry.frame else "Write it out."
            what = f'{entry.id}: there is no part "{entry.value[1:]}" to take the value of.'
            raise RuleFileError(what, entry.where, mend)


def _parts(entry: Entry) -> frozenset[str]:
    return frozenset(name for part in entry.frame.parts for name in part) if entry.frame else frozenset()


def _check(entry: Entry, name: str) -> None:
    """Refuse the value of an entry if entries of this name cannot have it."""
    allowed = {*(word.value for word in _KINDS.get(name, ())), *_WORDS.get(name, ())}
    coded = name in _CODED and _CODE.fullmatch(entry.value) is not None
    if entry.value in allowed or coded or not (entry.value or allowed):
        return
    what = f'"{entry.value}" is no value of "{name}".' if entry.value else f'"{name}" needs a value.'
    listed = ", ".join(sorted(allowed - {""}))
    near = suggest(entry.value, allowed) if entry.value else ""
    otherwise = f"There are: {listed}." if listed else "Write a code." if name in _CODED else "Leave it out."
    raise RuleFileError(f"{entry.id}: {what}", entry.where, f"{near} {otherwise}".strip())
