"""Probation, pay that waits for the hirer, interest on what is repaid, and recruitment outside an agreement."""

from decimal import Decimal

from ethicalrecruit.domain.contract import ContractTerms, Wages, WithheldFor
from ethicalrecruit.domain.offer import Recruitment
from ethicalrecruit.domain.terms import Repayment
from ethicalrecruit.reader.circumstances import Passage, having, refused
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.values.grades import Confidence


def read_work_terms(marks: Marks, draft: Draft, passages: tuple[Passage, ...], repaid: frozenset[int]) -> None:
    """Write them into the draft, beside what others wrote there.

    Args:
        marks: the marks of the text.
        draft: the draft, read for everything else.
        passages: the sentences that state something.
        repaid: the sentences of a repayment clause, by their first token.
    """
    for passage in having(marks, passages, "probation"):
        for cue in marks.in_sentence(passage.sentence, "probation"):
            _probation(marks, draft, cue)
    for passage in having(marks, passages, "hirer_pays_first"):
        for cue in marks.in_sentence(passage.sentence, "hirer_pays_first"):
            if _is_about_wages(marks, passage, cue):
                _withheld(draft, cue)
    for passage in having(marks, passages, "outside_agreement"):
        for cue in marks.in_sentence(passage.sentence, "outside_agreement"):
            if not refused(marks, passage, cue):
                _outside(draft, cue)
    _interest(marks, draft, passages, repaid)


def _probation(marks: Marks, draft: Draft, cue: Cue) -> None:
    if marks.word_is(cue.first - 1, "of_medicines"):
        return
    lengths = [one for one in marks.durations_in(cue.first, cue.last) if one.months is not None]
    if not lengths or lengths[0].low != lengths[0].months:
        draft.leave_open("contract.probation_months", cue.first, cue.last)
        return
    terms: ContractTerms = draft.fields.get("contract", ContractTerms())
    months: Decimal | None = lengths[0].months
    known = terms.probation_months
    if known is None:
        draft.fields["contract"] = terms.model_copy(update={"probation_months": months})
    readings = () if known in (None, months) else (months,)
    draft.observe("contract.probation_months", cue.first, cue.last, readings=readings)


def _is_about_wages(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether it is earned pay that waits, not a fee or a bonus."""
    sentence = passage.sentence
    # "Not paid until the hospital has paid" waits; "not paid only once it has" does not.
    if marks.any_word(cue.first, cue.last, "denials") and not marks.any_word(cue.first, cue.last, "till"):
        return False
    explicit = any(one.explicit for one in marks.costs_in(sentence.first, sentence.last))
    return not explicit and not marks.says(sentence, "not_pay") and not refused(marks, passage, cue)


def _withheld(draft: Draft, cue: Cue) -> None:
    wages: Wages = draft.fields.get("wages", Wages())
    reasons = wages.withheld_for
    if WithheldFor.HIRER_HAS_NOT_PAID not in reasons:
        reasons = (*reasons, WithheldFor.HIRER_HAS_NOT_PAID)
    draft.fields["wages"] = wages.model_copy(update={"withheld": True, "withheld_for": reasons})
    for path in ("wages.withheld", "wages.withheld_for"):
        draft.observe(path, cue.first, cue.last, confidence=Confidence.MEDIUM)


def _outside(draft: Draft, cue: Cue) -> None:
    known: Recruitment = draft.fields.get("recruitment", Recruitment())
    if known.inside_agreement is True:
        draft.observe("recruitment.inside_agreement", cue.first, cue.last, readings=(False,))
        return
    draft.fields["recruitment"] = known.model_copy(update={"inside_agreement": False})
    draft.observe("recruitment.inside_agreement", cue.first, cue.last)


def _interest(marks: Marks, draft: Draft, passages: tuple[Passage, ...], repaid: frozenset[int]) -> None:
    """Interest that a sentence beside a repayment clause speaks of."""
    clause: Repayment | None = draft.fields.get("repayment")
    if clause is None or not clause.clause or clause.interest is not None:
        return
    paragraphs = {one.sentence.paragraph for one in passages if one.sentence.first in repaid}
    for passage in having(marks, passages, "interest"):
        if passage.sentence.paragraph in paragraphs:
            cue = marks.in_sentence(passage.sentence, "interest")[0]
            charged = cue.entry.value == "yes" and not refused(marks, passage, cue)
            draft.fields["repayment"] = clause.model_copy(update={"interest": charged})
            draft.observe("repayment.interest", cue.first, cue.last)
            return
