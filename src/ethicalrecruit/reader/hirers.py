"""Passages that speak to those who hire: what they pay is no cost of the worker."""

from collections.abc import Iterable

from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.tokens import Sentence

_PEOPLE = ("worker", "occupation", "other_job")
_NEAR = 3
_UNDER_HEADING = 10


def of_hirers(marks: Marks, passages: Iterable[Passage]) -> frozenset[int]:
    """The sentences, by their first token, of which "you" and a price speak of those who hire.

    "For employers" speaks of the lines below it, and "the client agrees" of the sentences after it. A sentence that
    says what workers pay, or that they do not, and does not name the reader speaks for itself: "candidates pay a fee".
    """
    where = marks.sentences_with("for_hirers")
    if not where:
        return frozenset()
    sentences = marks.tokens.sentences
    near: set[int] = set()
    for first in where:
        number = marks.tokens.sentence_of[first]
        reach = _UNDER_HEADING if sentences[number].opens else _NEAR
        for place in range(number, min(number + reach + 1, len(sentences))):
            if (
                place > number
                and sentences[place].opens
                and sentences[place - 1].paragraph != sentences[place].paragraph
            ):
                break
            near.add(sentences[place].first)
    told = (one.sentence for one in passages if one.sentence.first in near)
    return frozenset(one.first for one in told if not _tells_of_workers(marks, one))


def _tells_of_workers(marks: Marks, sentence: Sentence) -> bool:
    if not marks.says(sentence, "worker_pays", "denial", "denied", "free_service", "deducted"):
        return False
    named = [term for slot in _PEOPLE for term in marks.terms_of(slot, sentence.first, sentence.last)]
    return bool(named) and not any(term.value == "you" for term in named)
