"""Sentences that tell what somebody once paid to others: no cost, bond or claim of the document itself."""

from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks

# "After paying, candidates who were selected …" and "if no job was found" speak of what is to come.
_CONDITIONS = frozenset(("if", "when", "once", "unless", "who", "that", "which", "those", "where"))
# "Is paid to another agency" and "by paying another agency" are how this document has it done.
_STILL_DUE = frozenset(("is", "are", "be", "being", "by", "upon", "on", "when", "to"))


def without_stories(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages that tell no story. A story that may be about this document's own costs leaves them open."""
    kept: list[Passage] = []
    for passage in passages:
        told = [cue for cue in marks.in_sentence(passage.sentence, "story", "past_payment") if _is_past(marks, cue)]
        if not told:
            kept.append(passage)
        elif all(cue.effect == "past_payment" for cue in told):
            draft.leave_open("costs", told[0].first, told[0].last)
    return tuple(kept)


def _is_past(marks: Marks, cue: Cue) -> bool:
    words = marks.tokens.words
    before = words[cue.first - 1] if cue.first else ""
    return before not in _STILL_DUE and _CONDITIONS.isdisjoint(words[cue.first : cue.last])
