"""The cues of a sentence that say who pays, once those that only seem to are sorted out."""

from collections.abc import Sequence

from ethicalrecruit.reader.circumstances import Passage, denied
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.tokens import END, overlap

PAYER_EFFECTS = (
    "worker_pays",
    "deducted",
    "employer_pays",
    "we_pay",
    "someone_pays",
    "writer_charges",
    "imperative",
    "in_package",
)
"""Effects of cues about payers; where two use the same words the earlier one has them."""

_ENDS = frozenset((END, ",", "&", ")", ";", "-", "|", "/"))
_PEOPLE = ("worker", "occupation", "other_job")
_OTHERS = ("employer", "agency", "we")
_NEAR = 4


def payer_cues(marks: Marks, passage: Passage) -> list[Cue]:
    """The cues about payers that count in a sentence, in order."""
    found = [cue for cue in marks.in_sentence(passage.sentence, *PAYER_EFFECTS) if _counts(marks, passage, cue)]
    laid = [cue for cue in found if cue.is_laid_out]
    if laid:
        found = [cue for cue in found if cue in laid or not any(overlap(cue, one) for one in laid)]
    return [cue for cue in found if not _gives_way(marks, passage, cue, found)]


def words_between(marks: Marks, low: int, high: int) -> int:
    """How many words between two places are neither list words nor part of a sum of money."""
    money = {place for one in marks.money_in(low, high) for place in range(one.first, one.whole)}
    words = marks.tokens.words
    small = marks.small(low)["list_words"]
    return sum(1 for place in range(low, high) if words[place] not in small and place not in money)


def _counts(marks: Marks, passage: Passage, cue: Cue) -> bool:
    if cue.effect == "imperative":
        # "Pay" commands at the beginning of a sentence only; elsewhere it is a noun or has a subject
        before = marks.tokens.words[passage.sentence.first : cue.first]
        small = marks.small(cue.first)["before_imperative"]
        return all(word in small or word.isdigit() for word in before)
    if "charging" in cue.entry.reads and marks.any_word(cue.first, cue.last, "papers"):
        # "we accept applications from nurses" asks for no money
        return bool(marks.costs_in(cue.first, cue.last) or marks.money_in(cue.first, cue.last))
    if "last_named" in cue.entry.reads:
        # "Deberá abonar una tasa": in such languages a verb alone speaks of the reader
        nobody = bool(marks.small(cue.first)["drops_subject"].phrases) and not _anyone_named(marks, passage, cue)
        return nobody or _worker_named_last(marks, passage, cue)
    if "own_goods" in cue.entry.reads:
        if denied(marks, passage.sentence, cue.first, cue.last) is not None:
            return False  # who need not buy is told nothing about other costs
        return _worker_named_last(marks, passage, cue) or not _anyone_named(marks, passage, cue)
    if "not_worker" in cue.entry.reads:
        return not _worker_named_last(marks, passage, cue)
    return cue.effect != "someone_pays" or not _taken_away(marks, cue)


def _taken_away(marks: Marks, cue: Cue) -> bool:
    """Whether "not" or a named payer ("paid for by …") takes the cue's sense away."""
    words = marks.tokens.words
    if marks.word_is(cue.last, "through"):
        return True
    if _is_verb(marks, cue) and (marks.word_is(cue.last, "verb_objects") or marks.money_in(cue.last, cue.last + 1)):
        return True  # "paid a fee" tells what somebody did
    ends = words[cue.last : cue.last + 1] == () or words[cue.last] in _ENDS
    if "bare" in cue.entry.reads and not ends and not marks.word_is(cue.last, "after_bare_paid"):
        # "airfare reimbursed on joining": when it is paid back says that it is
        return not (marks.word_is(cue.first, "given_back") and marks.word_is(cue.last, "times"))
    return cue.entry.looks == "back" and marks.any_word(max(cue.first - 1, 0), cue.last, "not")


def _is_verb(marks: Marks, cue: Cue) -> bool:
    """Whether a word such as "paid" can be a verb; "free" cannot."""
    single = "adjective" in cue.entry.reads and cue.last - cue.first == 1
    return single and not marks.word_is(cue.first, "free_words")


def _worker_named_last(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether the last person named before a verb without a subject of its own is the worker."""

    def last(slots: Sequence[str]) -> int:
        first = passage.sentence.first
        return max((term.last for slot in slots for term in marks.terms_of(slot, first, cue.first)), default=-1)

    return last(_PEOPLE) > last(_OTHERS)


def _anyone_named(marks: Marks, passage: Passage, cue: Cue) -> bool:
    return any(marks.terms_of(slot, passage.sentence.first, cue.first) for slot in (*_PEOPLE, *_OTHERS))


def _gives_way(marks: Marks, passage: Passage, cue: Cue, others: Sequence[Cue]) -> bool:
    """Weaker words inside stronger ones give way: "paid for" inside "paid for by the candidate".

    Of two alike, one that looks ahead and one that looks back, that one stands which has a cost where it looks.
    """

    def order(one: Cue) -> tuple[int, int]:
        return PAYER_EFFECTS.index(one.effect), one.first - one.last

    def sees(one: Cue, *, named: bool) -> bool:
        first, last = (one.last, passage.reach) if one.entry.looks == "ahead" else (passage.sentence.first, one.first)
        costs = marks.costs_in(first, last)
        return bool(marks.money_in(first, last)) or any(cost.explicit or not named for cost in costs)

    def stronger(other: Cue) -> bool:
        if cue.effect == other.effect == "worker_pays" and {cue.entry.looks, other.entry.looks} == {"ahead", "back"}:
            if sees(other, named=True) and not sees(cue, named=False):
                return True
            if sees(cue, named=True) and not sees(other, named=False):
                return False
        return order(other) < order(cue)

    return any(
        other is not cue
        and (cue.effect, other.effect) != ("deducted", "worker_pays")  # both hold: who pays, and how
        and overlap(cue, other)
        and stronger(other)
        for other in others
    )


def beside(cue: Cue, first: int, last: int) -> bool:
    """Whether words stand where a cue looks for its object."""
    ahead, back = 0 <= first - cue.last <= _NEAR, 0 <= cue.first - last <= _NEAR
    looks = cue.entry.looks
    inside = cue.first <= first < cue.last
    return inside or (ahead and looks != "back") or (back and looks in ("back", "both"))


def recovered_next(marks: Marks, passage: Passage) -> bool:
    """Whether the next sentence takes what another pays at first out of pay: "You pay these costs back from wages"."""
    sentences = marks.tokens.sentences
    number = marks.tokens.sentence_of[passage.sentence.first] + 1
    if number >= len(sentences) or passage.sentence.bullet or sentences[number].bullet:
        return False
    following = sentences[number]
    cues = marks.in_sentence(following, "deducted")
    if not cues or not marks.any_word(following.first, following.last, "pointers"):
        return False
    if any(not cost.generic for cost in marks.costs_in(following.first, following.last)):
        return False
    return any(denied(marks, following, cue.first, cue.last) is None for cue in cues)
