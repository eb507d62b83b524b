"""Sentences that tell what somebody once paid to others: no cost, bond or claim of the document itself."""

from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks


def without_stories(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages that tell no story. A story that may be about this document's own costs leaves them open."""
    kept: list[Passage] = []
    where = marks.sentences_with("story", "past_payment")
    if not where:
        return passages
    for passage in passages:
        told = [cue for cue in marks.in_sentence(passage.sentence, "story", "past_payment") if _is_past(marks, cue)]
        if not told:
            kept.append(passage)
        elif all(cue.effect == "past_payment" for cue in told):
            draft.leave_open("costs", told[0].first, told[0].last)
    return tuple(kept)


def _is_past(marks: Marks, cue: Cue) -> bool:
    """After "is paid" and "by paying" it is still due; "if" and "those who" speak of what is to come."""
    return not marks.word_is(cue.first - 1, "still_due") and not marks.any_word(cue.first, cue.last, "conditions")
