"""Clauses on freedom to leave, move, speak, join and complain, on later contracts and on wages kept back.

Only plain words give a value. Rules of the shift, visiting times, duties that a law sets and later contracts on the
same terms give none. That none of these clauses is found tells nothing: they are not looked for in all their forms.
"""

from decimal import Decimal

from ethicalrecruit.domain.contract import ContractTerms, Wages, WithheldFor
from ethicalrecruit.domain.freedom import ConsentFor, Freedom
from ethicalrecruit.reader.circumstances import Passage, having, refused
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.values.grades import Confidence

# What takes a clause's sense away, by the field: a rule of the shift is no restriction, a legal duty no threat.
_UNLESS = {
    "freedom.contact_restricted": ("work", "visits"),
    "freedom.movement_restricted": ("work",),
    "freedom.consent_for": ("work",),
    "freedom.threats": ("law",),
    "freedom.union_barred": ("work",),
    "contract.may_be_replaced": ("better",),
}
_ASKED = ("freedom.threats", "freedom.penalty_for_leaving")
_MARKED = ("freedom.consent_for", "freedom.movement_restricted", "freedom.contact_restricted", "freedom.tied_months")
_BEYOND = 4


def read_freedom(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write such clauses into the draft, each with its words."""
    for passage in having(marks, passages, "clause"):
        for cue in marks.in_sentence(passage.sentence, "clause"):
            field, _, word = cue.entry.value.partition(":")
            if refused(marks, passage, cue) or _needs_none(marks, cue):
                continue
            if _is_ordinary(marks, passage, field):
                if field in _ASKED:
                    draft.leave_open(field, cue.first, cue.last)
                continue
            if field == "freedom.consent_for" and _names_authority(marks, passage, cue):
                draft.leave_open(field, cue.first, cue.last)
                continue
            _write(marks, draft, cue, field, word)


def _needs_none(marks: Marks, cue: Cue) -> bool:
    """Whether a clause says that nothing is needed: "you are not required to get a gate pass"."""
    need = marks.small(cue.first)["need"]
    for place in range(cue.first, cue.last):
        if marks.word_is(place, "denials"):
            needed = need.meets(marks.tokens.words[place + 1 : min(place + 3, cue.last)])
            if needed or need.begins(marks.tokens.words, place + 1):
                return True
    return False


def _is_ordinary(marks: Marks, passage: Passage, field: str) -> bool:
    """Whether words beside a clause make an ordinary rule of it."""
    kinds = _UNLESS.get(field, ())
    first, last = passage.sentence.first, passage.sentence.last
    if field == "freedom.threats" and not marks.any_word(first, last, "leaving"):
        return True  # "report him to the police" may be said of anybody
    if field == "freedom.penalty_for_leaving" and marks.any_word(first, last, "notice"):
        return True
    for cue in marks.in_sentence(passage.sentence, "not_restricted"):
        outside = marks.any_word(max(cue.first - 1, 0), cue.last, "outside_work")
        if cue.entry.value in kinds and not (cue.entry.value == "work" and outside):
            return True
    return False


def _names_authority(marks: Marks, passage: Passage, cue: Cue) -> bool:
    return marks.any_word(cue.first, min(cue.last + _BEYOND, passage.sentence.last), "authorities")


def _write(marks: Marks, draft: Draft, cue: Cue, field: str, word: str) -> None:
    owner, _, name = field.partition(".")
    if owner == "contract":
        terms: ContractTerms = draft.fields.get("contract", ContractTerms())
        draft.fields["contract"] = terms.model_copy(update={name: True})
    elif owner == "wages":
        _write_wages(draft, cue, name, word)
    else:
        freedom: Freedom = draft.fields.get("freedom", Freedom())
        value = _value(marks, freedom, cue, name, word)
        if value is None:
            draft.leave_open(field, cue.first, cue.last)
            return
        draft.fields["freedom"] = freedom.model_copy(update={name: value})
    draft.observe(field, cue.first, cue.last, confidence=Confidence.MEDIUM)
    if field in _MARKED:
        draft.mention(Category.MOVEMENT_OR_FREEDOM_RESTRICTION, cue.first, cue.last, Confidence.MEDIUM)


def _write_wages(draft: Draft, cue: Cue, name: str, word: str) -> None:
    wages: Wages = draft.fields.get("wages", Wages())
    if name == "paid_directly":
        draft.fields["wages"] = wages.model_copy(update={"paid_directly": False})
        return
    reasons = tuple(dict.fromkeys((*wages.withheld_for, WithheldFor(word))))
    draft.fields["wages"] = wages.model_copy(update={"withheld": True, "withheld_for": reasons})
    draft.observe("wages.withheld_for", cue.first, cue.last, confidence=Confidence.MEDIUM)


def _value(
    marks: Marks, freedom: Freedom, cue: Cue, name: str, word: str
) -> bool | Decimal | tuple[ConsentFor, ...] | None:
    """The value of a field; None where its words give none."""
    if name == "consent_for":
        return tuple(dict.fromkeys((*freedom.consent_for, ConsentFor(word))))
    if name == "tied_months":
        months = [one.months for one in marks.durations_in(cue.first, cue.last) if one.months is not None]
        return max((*months, *(() if freedom.tied_months is None else (freedom.tied_months,))), default=None)
    return True
