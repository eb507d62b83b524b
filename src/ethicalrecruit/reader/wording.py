"""Wording that requires or prefers applicants by a ground, and the reason it gives."""

from ethicalrecruit.domain.terms import Ground, GroundWording, ReasonGiven
from ethicalrecruit.reader.circumstances import Passage, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.mention import Category

_FAR_SENTENCES = 8


def read_grounds(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write down every ground, each with whether the text gives a genuine requirement as its reason."""
    found: dict[Ground, list[tuple[int, int, int]]] = {}
    reasons: list[int] = []
    for passage in having(marks, passages, "ground", "genuine"):
        sentence = passage.sentence
        number = marks.tokens.sentence_of[sentence.first]
        cues = marks.in_sentence(sentence, "ground")
        if marks.in_sentence(sentence, "genuine"):
            reasons.append(number)
        promise = marks.in_sentence(sentence, "equality") and not marks.in_sentence(sentence, "genuine")
        if not cues or promise:
            continue
        for cue in cues:
            found.setdefault(Ground(cue.entry.value), []).append((number, cue.first, cue.last))
    for ground, places in found.items():
        given = ReasonGiven.NO_REASON
        # Only the sex of those who give intimate care, and the like, is ever explained so.
        if ground in (Ground.SEX, Ground.RELIGION, Ground.RACE) and any(
            abs(reason - number) <= _FAR_SENTENCES for reason in reasons for number, _, _ in places
        ):
            given = ReasonGiven.GENUINE_REQUIREMENT
        _, first, last = places[0]
        path = draft.add("grounds", GroundWording(ground=ground, reason_given=given), first, last)
        for _, first, last in places:
            draft.observe(path, first, last)
            draft.mention(Category.DISCRIMINATORY_REQUIREMENT, first, last)
