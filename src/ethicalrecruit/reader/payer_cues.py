"""The cues of a sentence that say who pays, once those that only seem to are sorted out."""

from collections.abc import Sequence

from ethicalrecruit.reader.circumstances import Passage
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
    if cue.entry.id == "last_named_pays":
        return _worker_named_last(marks, passage, cue)
    if cue.entry.id == "unnamed_pays":
        return not _worker_named_last(marks, passage, cue)
    return cue.effect != "someone_pays" or not _taken_away(marks, cue)


def _taken_away(marks: Marks, cue: Cue) -> bool:
    """Whether "not" or a named payer ("paid for by …") takes the cue's sense away."""
    words = marks.tokens.words
    following = words[cue.last : cue.last + 1]
    if following in (("by",), ("through",), ("from",)):
        return True
    if cue.entry.id == "bare_paid" and following and following[0] not in _ENDS:
        return True
    return cue.entry.looks == "back" and "not" in words[max(cue.first - 1, 0) : cue.last]


def _worker_named_last(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether the last person named before a verb without a subject of its own is the worker."""

    def last(slots: Sequence[str]) -> int:
        first = passage.sentence.first
        return max((term.last for slot in slots for term in marks.terms_of(slot, first, cue.first)), default=-1)

    return last(_PEOPLE) > last(_OTHERS)


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
