"""Costs that one sentence names and the next one says who pays, as in "The visa? Paid by the hospital".

Two things join them: a question that the sentence answers, or words that point back ("all this", "these costs").
A question may also ask what the worker, or the employer, pays; then the sentence names the costs.
"""

from collections.abc import Container, Sequence
from dataclasses import replace
from typing import NamedTuple

from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.cost_mentions import CostMention
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.payer_cues import words_between
from ethicalrecruit.reader.tokens import Sentence, overlap

_POINTER_BEFORE = 1
_POINTER_BEHIND = 2
_LONGEST_ANSWER = 6
_OPENING = 2
_FARTHEST = 4
_TAIL_MARKS = frozenset((",", "(", "-", ";", ":"))
ANSWERED = {"worker": "worker_pays", "employer": "employer_pays", "agency": "employer_pays", "we": "we_pay"}
"""The effect of naming somebody as an answer to "who pays?"."""


class Join(NamedTuple):
    """A cue of one sentence about the costs of sentences before it."""

    cue: Cue
    costs: tuple[CostMention, ...]


def joins(marks: Marks, passage: Passage, cues: Sequence[Cue], taken: Container[int]) -> list[Join]:
    """What a sentence says of costs named before it.

    Args:
        marks: the marks of the text.
        passage: the sentence.
        cues: its cues about payers that found no particular cost of their own.
        taken: the costs, by their first token, whose payer was said where they stand.
    """
    if passage.question is not None:
        costs = tuple(marks.costs_in(passage.question.first, passage.question.last))
        if costs:
            answers = [cue for cue in cues if _answers(marks, passage, cue)]
            named = _named(marks, passage, passage.question)
            if named and not any(cue.first <= named[0].first for cue in answers):
                answers = named
            answers = answers or [cue for cue in cues if _pointer(marks, passage, cue)]
            return [Join(cue, costs) for cue in answers[:1]]
    found = []
    for cue in cues:
        pointer = _pointer(marks, passage, cue)
        if pointer is not None and (before := _costs_before(marks, passage, pointer, taken)):
            found.append(Join(cue, before))
            break
    return found


def pointed_at(marks: Marks, passage: Passage, cue: Cue) -> CostMention | None:
    """The cost that "pay for this" speaks of: the last one named before it; None if the words point at none."""
    following = cue.last + 1 if marks.word_is(cue.last, "for") else cue.last
    if not marks.word_is(following, "pointers"):
        return None
    costs = marks.costs_in(passage.sentence.first, cue.first)
    return costs[-1] if costs and not costs[-1].is_outside else None


def asked_what_is_paid(marks: Marks, passage: Passage) -> Cue | None:
    """The question a sentence answers with no more than names of costs, as the cue of who pays them.

    Such as "What do I pay myself? The visa and the translations.". None where there is no such question, or where the
    sentence begins otherwise.
    """
    if passage.question is None:
        return None
    cue = next(iter(marks.in_sentence(passage.question, "asks_what_is_paid")), None)
    costs = marks.costs_in(passage.sentence.first, passage.reach)
    if cue is None or not costs or words_between(marks, passage.sentence.first, costs[0].first) > _OPENING:
        return None
    return Cue(replace(cue.entry, name=ANSWERED[cue.entry.value], value="strong"), cue.first, cue.last)


def _answers(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether a sentence is no more than words on who pays: "Paid by the hospital.", "All at your own expense."."""
    sentence = passage.sentence
    marks.look_closer(sentence)
    pointers = marks.in_sentence(sentence, "points_back")
    named = _named_words(marks, sentence.first, cue.first)
    if any(not any(one.first <= place < one.last for one in pointers) for place in named):
        return False
    ends = cue.last >= sentence.last - 1
    return ends or (cue.entry.looks in ("back", "both") and not marks.costs_in(cue.last, sentence.last))


def _named_words(marks: Marks, first: int, last: int) -> list[int]:
    """The tokens between two places that are more than small words."""
    fillers = ("list_words", "before_answer", "all")
    return [place for place in range(first, last) if not any(marks.word_is(place, name) for name in fillers)]


def _named(marks: Marks, passage: Passage, question: Sentence) -> list[Cue]:
    """Who is named in answer to "who pays?", as a cue of payers."""
    sentence = passage.sentence
    if not marks.says(question, "asks_payer"):
        return []
    short = sentence.last - sentence.first <= _LONGEST_ANSWER
    marks.look_closer(sentence)
    for cue in marks.in_sentence(sentence, "answers_who"):
        before = range(sentence.first, cue.first)
        begins = all(marks.word_is(place, "before_answer") or marks.word_is(place, "denials") for place in before)
        ends = (short and cue.last >= sentence.last - 1) or _tail_follows(marks, sentence, cue)
        if begins and ends and cue.entry.value in ANSWERED:
            return [Cue(replace(cue.entry, name=ANSWERED[cue.entry.value], value="strong"), cue.first, cue.last)]
    return []


def _tail_follows(marks: Marks, sentence: Sentence, cue: Cue) -> bool:
    """Whether a mark or "but" parts what follows from who is named: "You do, but it is refunded after six months.".

    Only the worker is named so on a condition; another who pays "if you stay" leaves it open.
    """
    if cue.last >= sentence.last:
        return False
    parted = marks.tokens.words[cue.last] in _TAIL_MARKS
    parted = parted or any(stop.first == cue.last for stop in marks.in_sentence(sentence, "stopper"))
    return parted and (cue.entry.value == "worker" or not marks.any_word(cue.last, sentence.last, "if"))


def _pointer(marks: Marks, passage: Passage, cue: Cue) -> Cue | None:
    """The words beside a cue that point back at what was named before."""
    marks.look_closer(passage.sentence)
    looks = cue.entry.looks
    for one in marks.in_sentence(passage.sentence, "points_back"):
        named = len(_named_words(marks, passage.sentence.first, one.first)) if one.first < cue.last else 0
        if named > (_OPENING if one.entry.value == "all" else 0):
            continue  # "the salary, it is paid by": something else was named since
        if overlap(one, cue):
            return one
        if looks in ("back", "both") and one.last <= cue.first:
            if words_between(marks, one.last, cue.first) <= _POINTER_BEFORE and not _named_between(marks, one, cue):
                return one
        elif looks != "back" and 0 <= one.first - cue.last <= _POINTER_BEHIND:
            return one
    return None


def _named_between(marks: Marks, pointer: Cue, cue: Cue) -> bool:
    """Whether particular costs stand between the two, of which the cue then speaks."""
    return any(not one.generic for one in marks.costs_in(pointer.last, cue.first))


def _costs_before(marks: Marks, passage: Passage, pointer: Cue, taken: Container[int]) -> tuple[CostMention, ...]:
    """The costs of the sentences before, up to the first that names none or says who pays."""
    sentences = marks.tokens.sentences
    number = marks.tokens.sentence_of[passage.sentence.first]
    found: list[CostMention] = []
    for step in range(1, _FARTHEST + 1):
        if number < step:
            break
        before = sentences[number - step]
        costs = marks.costs_in(before.first, before.last)
        if before.question or before.paragraph != passage.sentence.paragraph or not costs:
            break
        if any(one.first in taken for one in costs):
            break
        found[:0] = costs
        if pointer.entry.value == "one":
            break
    if pointer.entry.value == "one" and len(found) > 1:
        found = [one for one in found if one.explicit][-1:]
    return tuple(found)
