"""Which facts are looked for in a text: those that the phrases of its languages can tell."""

from collections.abc import Iterable, Mapping

from ethicalrecruit.reader.lexicon import Lexicon

# For each fact, words for effects and slots; a language that has an entry for each of them can tell the fact. The
# names of employer and agency are not among them: a name that was not found may stand there all the same.
_TOLD_BY: Mapping[str, tuple[str, ...]] = {
    "costs": ("cost", "feeword", "worker_pays"),
    "bonds": ("bond",),
    "documents": ("document", "keeps"),
    "wording": ("ground",),
    "claims": ("cost", "denial", "free_service"),
    "origin": ("target",),
    "destination": ("destination",),
    "pay": ("pay_word",),
    "agency.licence": ("licence",),
    "job.title": ("occupation",),
    "job.occupation": ("occupation",),
    "job.health": ("occupation",),
    "job.care_worker": ("occupation",),
    "recruitment.channel": ("advert", "direct_application", "target"),
    "recruitment.recruiter": ("recruiter",),
    "recruitment.inside_agreement": ("under_agreement",),
    "hours.weekly": ("weekly_hours",),
    "contract.months": ("contract_length",),
    "contract.permanent": ("permanent",),
    "repayment.clause": ("leaves", "repays"),
    "repayment.amount": ("leaves", "repays"),
    "repayment.months": ("leaves", "repays"),
    "repayment.tapers": ("leaves", "repays", "tapers"),
    "repayment.interest": ("interest", "leaves", "repays"),
    "repayment.items": ("leaves", "repays"),
    "promises": ("promise",),
    "terms.worse_for_migrants": ("worse_terms",),
    "application.data_asked": ("data_asked",),
    "job.replaces_strikers": ("strike_cover",),
    "job.youngest_age": ("youngest_age",),
}

COVERED = tuple(_TOLD_BY)
"""The facts that are looked for in a text that was read whole, in a language that has words for all of them."""


_NEEDED = frozenset(name for names in _TOLD_BY.values() for name in names)


def told_in(lexicon: Lexicon) -> tuple[str, ...]:
    """The facts that the phrases of a language can tell."""
    if lexicon.names >= _NEEDED:
        return COVERED
    return tuple(fact for fact, needed in _TOLD_BY.items() if lexicon.names.issuperset(needed))


def covered_in(lexicons: Iterable[Lexicon]) -> tuple[str, ...]:
    """The facts that were looked for in a text that was read whole with these lexicons.

    A fact that one of the languages has no words for may stand in its passages unseen, so it is left out.
    """
    told = [facts for lexicon in lexicons if (facts := told_in(lexicon)) is not COVERED]
    return COVERED if not told else tuple(fact for fact in COVERED if all(fact in one for one in told))
