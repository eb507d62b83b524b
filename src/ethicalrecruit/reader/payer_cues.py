"""The cues of a sentence that say who pays, once those that only seem to are sorted out."""

from collections.abc import Sequence

from ethicalrecruit.reader.circumstances import Passage, denied
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.tokens import END

PAYER_EFFECTS = (
    "worker_pays",
    "deducted",
    "employer_pays",
    "we_pay",
    "someone_pays",
    "writer_charges",
    "imperative",
)
"""Effects of cues about payers; where two use the same words the earlier one has them."""

_LIST_WORDS = frozenset(
    ", and or & / the your their his her our a an as well plus any all own also including for other of both - ( ) : "  # noqa: SIM905  # words, as one reads them
    "will be are is must shall to being have has been can not never non refundable one first initial each towards "
    "full such travel + * application applications processing fully".split()
)
_BEFORE_IMPERATIVE = frozenset(
    "please kindly and then step now first to apply simply , ) : . note".split()  # noqa: SIM905  # words, as one reads them
)
_ENDS = frozenset((END, ",", "and", "&", ")", ";", "-", "|", "/"))
_PAPERS = frozenset(
    "application applications cv cvs resume resumes enquiries references feedback calls consent".split()  # noqa: SIM905  # words, as one reads them
)
_CHARGING = ("charged_to_worker", "charge_fee_to_worker")
_VERB_OBJECTS = frozenset("a an the his her my their our your this that some for to no nothing".split())  # noqa: SIM905  # words, as one reads them
_TIMES = frozenset(("on", "upon", "after", "once", "when", "at", "within", "in"))
_PEOPLE = ("worker", "occupation", "other_job")
_OTHERS = ("employer", "agency", "we")


def payer_cues(marks: Marks, passage: Passage) -> list[Cue]:
    """The cues about payers that count in a sentence, in order."""
    found = [cue for cue in marks.in_sentence(passage.sentence, *PAYER_EFFECTS) if _counts(marks, passage, cue)]
    return [cue for cue in found if not _gives_way(cue, found)]


def words_between(marks: Marks, low: int, high: int) -> int:
    """How many words between two places are neither list words nor part of a sum of money."""
    money = {place for one in marks.money_in(low, high) for place in range(one.first, one.whole)}
    words = marks.tokens.words
    return sum(1 for place in range(low, high) if words[place] not in _LIST_WORDS and place not in money)


def _counts(marks: Marks, passage: Passage, cue: Cue) -> bool:
    if cue.effect == "imperative":
        # "Pay" commands at the beginning of a sentence only; elsewhere it is a noun or has a subject
        before = marks.tokens.words[passage.sentence.first : cue.first]
        return all(word in _BEFORE_IMPERATIVE or word.isdigit() for word in before)
    if cue.entry.id in _CHARGING and not _PAPERS.isdisjoint(marks.tokens.words[cue.first : cue.last]):
        # "we accept applications from nurses" asks for no money
        return bool(marks.costs_in(cue.first, cue.last) or marks.money_in(cue.first, cue.last))
    if cue.entry.id == "last_named_pays":
        return _worker_named_last(marks, passage, cue)
    if cue.entry.id == "must_buy_ours":
        if denied(marks, passage.sentence, cue.first, cue.last) is not None:
            return False  # who need not buy is told nothing about other costs
        return _worker_named_last(marks, passage, cue) or not _anyone_named(marks, passage, cue)
    if cue.entry.id == "unnamed_pays":
        return not _worker_named_last(marks, passage, cue)
    return cue.effect != "someone_pays" or not _taken_away(marks, cue)


def _taken_away(marks: Marks, cue: Cue) -> bool:
    """Whether "not" or a named payer ("paid for by …") takes the cue's sense away."""
    words = marks.tokens.words
    following = words[cue.last : cue.last + 1]
    if following in (("by",), ("through",), ("from",)):
        return True
    if _is_verb(cue, words) and following and (following[0] in _VERB_OBJECTS or marks.money_in(cue.last, cue.last + 1)):
        return True  # "paid a fee" tells what somebody did
    if cue.entry.id == "bare_paid" and following and following[0] not in _ENDS:
        # "airfare reimbursed on joining": when it is paid back says that it is
        return words[cue.first] not in ("reimbursed", "refunded") or following[0] not in _TIMES
    return cue.entry.looks == "back" and "not" in words[max(cue.first - 1, 0) : cue.last]


def _is_verb(cue: Cue, words: Sequence[str]) -> bool:
    """Whether a word such as "paid" can be a verb; "free" cannot."""
    return (
        cue.entry.id == "free_thing" and cue.last - cue.first == 1 and words[cue.first] not in ("free", "complimentary")
    )


def _worker_named_last(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether the last person named before a verb without a subject of its own is the worker."""

    def last(slots: Sequence[str]) -> int:
        first = passage.sentence.first
        return max((term.last for slot in slots for term in marks.terms_of(slot, first, cue.first)), default=-1)

    return last(_PEOPLE) > last(_OTHERS)


def _anyone_named(marks: Marks, passage: Passage, cue: Cue) -> bool:
    return any(marks.terms_of(slot, passage.sentence.first, cue.first) for slot in (*_PEOPLE, *_OTHERS))


def _gives_way(cue: Cue, others: Sequence[Cue]) -> bool:
    """Weaker words inside stronger ones give way: "paid for" inside "paid for by the candidate"."""

    def order(one: Cue) -> tuple[int, int]:
        return PAYER_EFFECTS.index(one.effect), one.first - one.last

    return any(
        other is not cue
        and (cue.effect, other.effect) != ("deducted", "worker_pays")  # both hold: who pays, and how
        and other.first < cue.last
        and cue.first < other.last
        and order(other) < order(cue)
        for other in others
    )
