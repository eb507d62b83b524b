"""Which sentences speak for the document itself, and the small words around a statement."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.tokens import END, Sentence
from ethicalrecruit.reader.words import SmallWords

_LONGEST_HEADING = 14
_LONGEST_LIST = 20
_LONGEST_DENIED_LIST = 16
# "Sie zahlen die Gebühr nicht": how far behind a statement its denial may stand.
_TRAILING = 2


class Passage(NamedTuple):
    """A sentence that may be read, with what comes down to it from its surroundings.

    Attributes:
        sentence: the sentence.
        answer: for a question, what the next sentence answers; None if nothing.
        reach: the token after the last that belongs to the statement; a yes takes the answer's words in.
        headings: the headings it stands under.
        asked: whether it is a question that nothing answers; it may address people, and states nothing.
        question: the question right before it, which it may answer in other words than yes or no; None if none.
    """

    sentence: Sentence
    answer: bool | None
    reach: int
    headings: tuple[Sentence, ...]
    asked: bool = False
    question: Sentence | None = None


def passages(marks: Marks) -> tuple[Passage, ...]:
    """The sentences in which the document speaks for itself.

    Advice, warnings and words about others are left out, and with an advising heading the list below it.
    """
    found: list[Passage] = []
    sentences = marks.tokens.sentences
    heading: Sentence | None = None
    advising = False
    left = 0
    for number, sentence in enumerate(sentences):
        advice = _is_advice(marks, sentence)
        left = left - 1 if heading is not None or advising else 0
        new_block = number > 0 and sentences[number - 1].paragraph != sentence.paragraph and not sentence.bullet
        ended = new_block and not (number > 0 and sentences[number - 1] is heading)
        if ended or left <= 0 or (heading is not None and heading.bullet and not sentence.bullet):
            heading, advising = None, False
        opens = sentence.opens or marks.says(sentence, "cost_heading")
        if opens and sentence.last - sentence.first <= _LONGEST_HEADING * 2:
            heading, advising, left = (None if advice else sentence), advice, _LONGEST_LIST
        if advice or advising or not marks.can_be_read(sentence) or not _says_something(marks, number):
            continue
        answer, reach = _answer(marks, number)
        above = () if heading is None or heading is sentence else (heading,)
        asked = sentence.question and answer is None
        found.append(Passage(sentence, answer, reach, above, asked, _question_before(marks, number)))
    return tuple(found)


def _says_something(marks: Marks, number: int) -> bool:
    """Whether a sentence holds anything that is read, or may name who pays in answer to the question before it."""
    sentences = marks.tokens.sentences
    before = sentences[number - 1] if number else None
    asked = before is not None and before.question and marks.says(before, "asks_payer")
    return asked or marks.says_something(sentences[number])


def _question_before(marks: Marks, number: int) -> Sentence | None:
    """The question before a sentence, unless it is advice or answered with yes or no."""
    before = marks.tokens.sentences[number - 1] if number else None
    if before is None or not before.question or marks.tokens.sentences[number].question:
        return None
    return None if _is_advice(marks, before) or _answer(marks, number - 1)[0] is not None else before


def having(marks: Marks, passages: Iterable[Passage], *effects: str) -> Iterator[Passage]:
    """The passages that hold a cue of one of these effects."""
    where = marks.sentences_with(*effects)
    return (passage for passage in passages if passage.sentence.first in where) if where else iter(())


def _is_advice(marks: Marks, sentence: Sentence) -> bool:
    """Whether a sentence advises or warns. "Nurses never pay" states; "never pay" alone advises."""
    advice = marks.in_sentence(sentence, "advice")
    if not advice:
        return False
    statements = [
        cue for cue in marks.in_sentence(sentence, "worker_pays") if not marks.any_word(cue.first, cue.last, "advising")
    ]
    return any(not any(one.first < cue.first and cue.first < one.last for one in statements) for cue in advice)


def _answer(marks: Marks, number: int) -> tuple[bool | None, int]:
    sentences = marks.tokens.sentences
    sentence = sentences[number]
    if not sentence.question or number + 1 >= len(sentences):
        return None, sentence.last
    following = sentences[number + 1]
    words, small = marks.tokens.words, marks.small(following.first)
    for place in range(following.first, min(following.first + 4, following.last)):
        if small["answers_no"].begins(words, place):
            return False, sentence.last
        firm = words[place] in small["answers_yes"]
        refused_next = marks.word_is(place + 1, "not") or marks.word_is(place + 1, "answers_no")
        if refused_next and (words[place] in small["emphatic"] or firm):
            return False, sentence.last
        if firm:
            return True, following.last
        if words[place] not in small["before_answer"]:
            break
    return None, sentence.last


def answered_until(marks: Marks, passage: Passage) -> int:
    """The token after the last of a question and of the word that answers it with no; else the end of the sentence."""
    sentences = marks.tokens.sentences
    number = marks.tokens.sentence_of[passage.sentence.first] + 1
    if passage.answer is not False or number >= len(sentences):
        return passage.sentence.last
    following = sentences[number]
    denials = (place for place in range(following.first, following.last) if marks.word_is(place, "answers_no"))
    return next(denials, following.last - 1) + 1


def denied(  # noqa: PLR0913  # the named ones are seldom given
    marks: Marks, sentence: Sentence, first: int, last: int, *, after: int = 0, before: bool = False
) -> Cue | None:
    """The word that denies the tokens from ``first`` to ``last``, if one does.

    A denial reaches ahead to the end of its clause. A comma with a new subject, "but" and the like end it. With
    ``before`` only those count that begin before the tokens: others are part of what is said.
    """
    denials = marks.in_sentence(sentence, "denial")
    if not denials:
        return None
    words = marks.tokens.words
    stoppers = marks.in_sentence(sentence, "stopper")
    for cue in reversed(denials):
        if before and cue.first >= first:
            continue
        if cue.first >= last + after:
            near = cue.first < last + _TRAILING
            if not near or not marks.word_is(cue.first, "trailing_denials"):
                continue
        if cue.first >= last:
            if not any(word in (",", ";", "(", "-") for word in words[last : cue.first]):
                return cue
            continue
        if any(cue.last <= stop.first < first for stop in stoppers) or _of_a_condition(
            marks, sentence, cue, first, last
        ):
            continue
        if cue.last <= first and _comma_ends(marks, cue.last, first):
            continue
        return cue
    return None


def _of_a_condition(marks: Marks, sentence: Sentence, denial: Cue, first: int, last: int) -> bool:
    """Whether a word denies a condition or a trait only, and the tokens tell what must be done then.

    "If you do not speak German you have to pay" and "nurses without a licence must pay" have somebody pay. A comma
    inside the condition makes a statement of what is denied: "if you join, you do not pay". So does a cost beside it.
    """
    inside = first < denial.last
    for unmet, told in (("condition_unmet", "duty_told"), ("trait_missing", "duty_verb")):
        for before in marks.in_sentence(sentence, unmet):
            if before.last != denial.last or "," in marks.tokens.words[before.first : denial.first]:
                continue
            for duty in marks.in_sentence(sentence, told):
                if denial.last < duty.first <= (last - 1 if inside else first):
                    return not (inside and any(one.explicit for one in marks.costs_in(denial.last, duty.first)))
    return False


def denied_before(marks: Marks, sentence: Sentence, cue: Cue) -> bool:
    """Whether a denial stands before a phrase; phrases such as "not allowed to leave" hold a denial of their own."""
    denial = denied(marks, sentence, cue.first, cue.last)
    return denial is not None and denial.first < cue.first


def denied_as_a_whole(marks: Marks, sentence: Sentence, cue: Cue) -> bool:
    """Whether a denial stands before a phrase that may hold one of its own: "nobody loses it for not paying".

    "Without" is left out: together with a denial it does not cancel it ("without consent you may not leave").
    """
    denial = denied(marks, sentence, cue.first, cue.last, before=True)
    return denial is not None and not marks.word_is(denial.first, "without")


def refused(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether a passage denies a phrase: by a word before it, or as a question that is answered with no."""
    return passage.answer is False or denied_before(marks, passage.sentence, cue)


def _comma_ends(marks: Marks, start: int, stop: int) -> bool:
    """Whether a comma between two places begins a statement of its own."""
    words, small = marks.tokens.words, marks.small(start)
    if words[start : start + 1] == (",",) and "," in words[start + 1 : stop]:
        start = words.index(",", start + 1) + 1  # "shall not, directly or indirectly, ask"
    for place in range(start, min(stop, len(words))):
        if words[place] in ("(", ")", "|", "-", ":"):
            return True
        if words[place] == ",":
            after = place + 2 if marks.word_is(place + 1, "and") else place + 1
            if marks.word_is(after, "subjects") or not _list_goes_on(words, place, small):
                return True
    return False


def _list_goes_on(words: tuple[str, ...], comma: int, small: SmallWords) -> bool:
    """After "no" a list goes on to its "or"; with "and", or without either, the denial ends at the comma."""
    for place in range(comma + 1, min(comma + _LONGEST_DENIED_LIST, len(words))):
        if words[place] in small["or"]:
            return True
        if words[place] in (END, ";"):
            return False
    return False
