"""Wording that is marked by category and gives no field of the offer a value."""

from ethicalrecruit.reader.circumstances import Passage, denied, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.values.grades import Confidence


def read_marked(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """Mark pressure, irregular entry, hindered freedom, and pay by origin, which leaves open who has less."""
    for passage in having(marks, passages, "marked"):
        if marks.says(passage.sentence, "equality"):
            continue
        for cue in marks.in_sentence(passage.sentence, "marked"):
            denial = denied(marks, passage.sentence, cue.first, cue.last)
            # phrases such as "not allowed to leave" hold a denial of their own
            if denial is not None and denial.first < cue.first:
                continue
            category = Category(cue.entry.value)
            draft.mention(category, cue.first, cue.last, Confidence.MEDIUM)
            if category is Category.UNEQUAL_TREATMENT:
                draft.leave_open("worse_for_migrants", cue.first, cue.last)
