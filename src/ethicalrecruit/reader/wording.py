"""Wording that requires or prefers applicants by a ground, and the reason it gives."""

from ethicalrecruit.domain.terms import Ground, GroundWording, ReasonGiven
from ethicalrecruit.reader.circumstances import Passage, denied_before, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.tokens import Sentence

_FAR_SENTENCES = 8
_NEAR_SENTENCES = 1
_NEAR_LINES = 4
_LONGEST_LABEL_AND_VALUE = 6


def read_grounds(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Write down every ground, each with whether the text gives a genuine requirement as its reason.

    Where some other reason stands beside the words, or only a native language is asked for, the reason is open. The
    sex and age on a sheet about the person cared for ("Gender: female", "Weight: 60 kg") are no wording for applicants.
    """
    found: dict[Ground, list[tuple[int, Cue]]] = {}
    reasons: list[int] = []
    beside: list[int] = []
    for passage in having(marks, passages, "ground", "genuine", "reason_beside"):
        sentence = passage.sentence
        number = marks.tokens.sentence_of[sentence.first]
        cues = marks.in_sentence(sentence, "ground")
        if marks.says(sentence, "genuine"):
            reasons.append(number)
        if marks.says(sentence, "reason_beside"):
            beside.append(number)
        promise = marks.says(sentence, "equality") and not marks.says(sentence, "genuine")
        if not cues or promise or _of_cared_for(marks, sentence):
            continue
        for cue in cues:
            # A frame such as "pregnant women need not apply" holds the denial that excludes.
            if cue.entry.frame is None and denied_before(marks, sentence, cue):
                continue
            found.setdefault(Ground(cue.entry.value), []).append((number, cue))
    for ground, places in found.items():
        # Only the sex of those who give intimate care, and the like, is ever explained so.
        genuine = ground in (Ground.SEX, Ground.RELIGION, Ground.RACE) and _near(reasons, places, _FAR_SENTENCES)
        asked = ground is Ground.NATIVE_LANGUAGE or _near(beside, places, _NEAR_SENTENCES)
        settled = genuine or not asked
        given = ReasonGiven.GENUINE_REQUIREMENT if genuine else ReasonGiven.NO_REASON
        first, last = places[0][1].first, places[0][1].last
        path = draft.add("grounds", GroundWording(ground=ground, reason_given=given if settled else None), first, last)
        if not settled:
            sentence = marks.sentence_at(first)
            draft.leave_open(f"{path}.reason_given", sentence.first, sentence.last)
        for _, cue in places:
            draft.observe(path, cue.first, cue.last)
            draft.mention(Category.DISCRIMINATORY_REQUIREMENT, cue.first, cue.last)


def _of_cared_for(marks: Marks, sentence: Sentence) -> bool:
    """Whether a sentence is a label and its value, with short lines about the person cared for around it."""
    sheet = marks.sentences_with("cared_for")
    if not sheet or sentence.last - sentence.first > _LONGEST_LABEL_AND_VALUE:
        return False
    lines = (marks.sentence_at(first) for first in sheet if first != sentence.first)
    return any(
        abs(line.line - sentence.line) <= _NEAR_LINES and line.last - line.first <= _LONGEST_LABEL_AND_VALUE
        for line in lines
    )


def _near(reasons: list[int], places: list[tuple[int, Cue]], far: int) -> bool:
    return any(abs(reason - number) <= far for reason in reasons for number, _ in places)
