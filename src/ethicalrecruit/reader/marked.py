"""Wording that is marked by category and gives no field of the offer a value.

What such words speak of and no other reading settled is left open, so that it is asked about.
"""

from ethicalrecruit.reader.circumstances import Passage, denied_as_a_whole, having, refused
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.values.grades import Confidence

_OF_MONEY = frozenset(
    (
        Category.WORKER_PAYS_FEE,
        Category.SALARY_DEDUCTION,
        Category.REPAYMENT_CLAUSE,
        Category.DEPOSIT_OR_BOND,
    )
)
_FREEDOM = Category.MOVEMENT_OR_FREEDOM_RESTRICTION
_TOPICS = {
    Category.WORKER_PAYS_FEE: "costs",
    Category.DEPOSIT_OR_BOND: "bonds",
    Category.DOCUMENT_RETENTION: "documents.held_by",
    Category.REPAYMENT_CLAUSE: "repayment.clause",
}
"""What a statement of a category is about in the offer."""


def read_marked(marks: Marks, draft: Draft, passages: tuple[Passage, ...], repaid: frozenset[int]) -> None:
    """Mark pressure, irregular entry, hindered freedom, and pay by origin, which leaves open who has less.

    Args:
        marks: the marks of the text.
        draft: the offer that is put together.
        passages: the sentences that may be read. Of a question without a yes or no only what its reply is part of is.
        repaid: the sentences, by their first token, that ask no cost of the worker apart from what is told already:
            repayment clauses, and what those who hire pay.
    """
    for passage in having(marks, passages, "marked"):
        if marks.says(passage.sentence, "equality", "not_here"):
            continue
        for cue in marks.in_sentence(passage.sentence, "marked"):
            category = Category(cue.entry.value)
            if refused(marks, passage, cue) or (passage.asked and not _is_answered(passage, category, cue)):
                continue
            if category is Category.WORKER_PAYS_FEE and passage.sentence.first in repaid:
                continue
            if _is_empty(marks, passage, category) or _is_told(draft, category, cue):
                continue
            # a clause on freedom is denied twice where a language denies each of its words
            if category is not _FREEDOM and denied_as_a_whole(marks, passage.sentence, cue):
                continue
            draft.mention(category, cue.first, cue.last, Confidence.MEDIUM)
            if category is Category.UNEQUAL_TREATMENT:
                draft.leave_open("worse_for_migrants", cue.first, cue.last)
            elif (topic := _TOPICS.get(category)) is not None and not _is_settled(draft, passage, topic):
                _leave_open(draft, topic, cue)


def _is_answered(passage: Passage, category: Category, cue: Cue) -> bool:
    """Whether words that begin in a question go on in its reply: "What is the price? It is …"."""
    return category is Category.WORKER_PAYS_FEE and cue.last > passage.sentence.last


def _is_settled(draft: Draft, passage: Passage, topic: str) -> bool:
    """Whether another reading made something of the sentence on this topic."""
    span = draft.tokens.span(passage.sentence.first, passage.reach)
    return any(
        piece.start is not None and piece.end is not None and piece.start < span.end and span.start < piece.end
        for path, observation in draft.observed.items()
        if path.startswith(topic.partition(".")[0])
        for piece in observation.evidence
    )


def _leave_open(draft: Draft, topic: str, cue: Cue) -> None:
    closed: list[str] = draft.fields.get("closed", [])
    if topic in closed:
        closed.remove(topic)  # "you pay nothing", and a price that is asked for
    draft.leave_open(topic, cue.first, cue.last)


def _is_empty(marks: Marks, passage: Passage, category: Category) -> bool:
    """Whether what a category needs is wanting: sums that are more than nought, groups that are staff."""
    if category is Category.UNEQUAL_TREATMENT:
        return marks.says(passage.sentence, "not_staff")
    return category in _OF_MONEY and _all_nought(marks, passage)


def _is_told(draft: Draft, category: Category, cue: Cue) -> bool:
    """Whether another reading told already who keeps the papers these words speak of."""
    return category is Category.DOCUMENT_RETENTION and draft.marks(category, cue.first, cue.last)


def _all_nought(marks: Marks, passage: Passage) -> bool:
    """Whether the sums a sentence names are all nought, as in "Agency fee: GBP 0"."""
    sums = marks.money_in(passage.sentence.first, passage.reach)
    return bool(sums) and all(one.is_nought for one in sums)
