"""What a sentence says about one cost beyond its payer: amount, payee, time, refund, need."""

from collections.abc import Sequence
from dataclasses import field

from ethicalrecruit.domain.terms import CostWhen, PaidTo
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.cost_mentions import UNSPECIFIED, CostMention
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.money_mentions import MoneyMention
from ethicalrecruit.reader.tokens import overlap
from ethicalrecruit.values.money import Money

# Items that by their nature go to an authority or an examiner, unless the text says otherwise.
_TO_AUTHORITY = frozenset(
    (
        "ADM_VISA",
        "ADM_WORK_PERMIT",
        "ADM_PASSPORT",
        "ADM_POLICE",
        "ADM_EXIT_CLEARANCE",
        "TEST_PROF_REG",
        "INS_HEALTH_SURCHARGE",
    )
)
# Things that a text often names first and the cost of which it tells after.
_NAMED_APART = _TO_AUTHORITY | {
    "TEST_LANGUAGE",
    "TEST_LICENSING",
    "MED_EXAM",
    "ADM_TRANSLATION",
    "ADM_LEGALISE",
    "TEST_CREDENTIAL_VERIFY",
    "TEST_RECOGNITION",
    "MED_TB",
}
_AT_RECRUITERS, _AT_REGISTERS = "FEE_REGISTRATION", "TEST_PROF_REG"
_TO_EXAMINER = frozenset(("TEST_LANGUAGE", "TEST_LICENSING"))
_PARTS = frozenset((",", ";", "|", "/", ")"))
_AMOUNT_AHEAD = 9
_AMOUNT_BACK = 3


@dataclass(frozen=True, slots=True)
class Details:
    """What was found; ``places`` holds the tokens each field rests on, ``whole`` those of the cost line."""

    amount: Money | None
    open_amount: tuple[int, int] | None
    paid_to: PaidTo
    paid_to_we: bool
    required: bool | None
    refundable: bool | None
    when: CostWhen | None
    whole: tuple[int, int]
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


def details_of(marks: Marks, passage: Passage, cost: CostMention, cue: Cue | None) -> Details:
    """The details of one cost."""
    home = marks.sentence_at(cost.first)
    money = money_beside(marks, passage if home == passage.sentence else Passage(home, None, home.last, ()), cost)
    payee, by_us, payee_place = _payee(marks, passage, cost, cue)
    required, required_place = _first_said(marks, passage, cost, ((False, ("optional",)), (True, ("required",))))
    refundable, refund_place = _first_said(
        marks, passage, cost, ((False, ("non_refundable",)), (True, ("refundable", "conditional_refund")))
    )
    time = _nearest(marks.in_sentence(passage.sentence, "when"), cost)
    places = {
        "amount": None if money is None else (money.first, money.last),
        "paid_to": payee_place,
        "required": required_place,
        "refundable": refund_place,
        "when": None if time is None else (time.first, time.last),
    }
    return Details(
        amount=None if money is None else money.money,
        open_amount=(money.first, money.last) if money is not None and money.money is None else None,
        paid_to=payee,
        paid_to_we=by_us,
        required=required,
        refundable=refundable,
        when=None if time is None else CostWhen(time.entry.value),
        whole=_around(cost, cue, money),
        places={name: place for name, place in places.items() if place is not None},
    )


def with_item(marks: Marks, passage: Passage, cost: CostMention, cue: Cue) -> CostMention:
    """A cost without a name of its own, with the item it is of: "a police check is needed; you bear the cost".

    It takes the one thing named before it, in its sentence or the one before. What goes to recruiters, "all costs"
    and costs of several things stay as they are. A registration fee that an authority receives is one of a register.
    """
    payee, by_us, _ = _payee(marks, passage, cost, cue)
    if cost.item == _AT_RECRUITERS and payee is PaidTo.AUTHORITY:
        return cost._replace(item=_AT_REGISTERS)
    if not cost.generic or cost.item != UNSPECIFIED or by_us or payee in (PaidTo.AGENCY, PaidTo.EMPLOYER):
        return cost
    if marks.any_word(max(cost.first - 1, 0), cost.last, "all") or marks.terms_of("we", cost.first - 1, cost.last):
        return cost
    if passage.headings and passage.sentence.first > passage.headings[-1].last and cue.last <= passage.sentence.first:
        return cost  # an entry of a list that a heading tells the payer of
    if cost.last - cost.first > 1 and any(not one.generic for one in marks.costs_in(cost.first, cost.last)):
        return cost  # it names things of its own
    return cost._replace(item=named_before(marks, passage, cost.first) or cost.item)


def named_before(marks: Marks, passage: Passage, stop: int, steps: int = 1) -> str:
    """The item of the one thing named before a place, in its sentence or so many before; "" if none or several are."""
    number = marks.tokens.sentence_of[stop]
    for step in range(min(number, steps) + 1):
        before = marks.tokens.sentences[number - step]
        if before.paragraph != passage.sentence.paragraph or marks.says(before, "promise"):
            break
        named = {one.item for one in marks.costs_in(before.first, min(before.last, stop))} - {UNSPECIFIED}
        if named:
            (item, *more) = named
            return item if not more and item in _NAMED_APART else ""
    return ""


def is_given_back(marks: Marks, passage: Passage, cost: CostMention, cue: Cue) -> bool:
    """Whether a cue says that a named cost is paid back, so that the worker pays it first."""
    if cost.generic:
        return False
    return any(overlap(one, cue) for one in marks.in_sentence(passage.sentence, "gives_back"))


def comes_back(marks: Marks, passage: Passage, cost: CostMention) -> bool:
    """Whether a related cost that the worker pays is said to be paid back without a condition that may fail."""
    sentence = passage.sentence
    if cost.is_fee or cost.generic or marks.any_word(sentence.first, passage.reach, "if"):
        return False
    if marks.says(sentence, "conditional_refund"):
        return False
    return marks.says(sentence, "gives_back")


_Place = tuple[int, int] | None


def _payee(marks: Marks, passage: Passage, cost: CostMention, cue: Cue | None) -> tuple[PaidTo, bool, _Place]:
    """Who receives a cost, whether that is "us", and the words that say so."""
    said = _nearest(marks.in_sentence(passage.sentence, "paid_to"), cost)
    if said is not None:
        by_us = said.entry.value == "we"
        return PaidTo.UNSTATED if by_us else PaidTo(said.entry.value), by_us, (said.first, said.last)
    if cue is not None and "charging" in cue.entry.reads:
        place = (cue.first, cue.last)
        if marks.terms_of("agency", *place):
            return PaidTo.AGENCY, False, place
        if marks.terms_of("employer", *place):
            return PaidTo.EMPLOYER, False, place
        return PaidTo.UNSTATED, bool(marks.terms_of("we", *place)), place
    if cost.item in _TO_AUTHORITY:
        return PaidTo.AUTHORITY, False, (cost.first, cost.last)
    if cost.item in _TO_EXAMINER:
        return PaidTo.THIRD_PARTY, False, (cost.first, cost.last)
    return PaidTo.UNSTATED, False, None


def _first_said(
    marks: Marks, passage: Passage, cost: CostMention, choices: tuple[tuple[bool, tuple[str, ...]], ...]
) -> tuple[bool | None, _Place]:
    """The first of several answers that some cue of the sentence gives."""
    for value, effects in choices:
        if (cue := _nearest(marks.in_sentence(passage.sentence, *effects), cost)) is not None:
            return value, (cue.first, cue.last)
    return None, None


def money_beside(marks: Marks, passage: Passage, cost: CostMention) -> MoneyMention | None:
    """The sum that belongs to a cost: after it and before the next cost, else right before it."""
    sentence = passage.sentence
    sums = [one for one in marks.money_in(sentence.first, passage.reach) if one.period is None]
    if not sums:
        return None
    every = marks.costs_in(sentence.first, passage.reach)
    # "Costs: visa 60 euro" names the sum of the visa
    heads = cost.generic and marks.tokens.words[cost.last] == ":"
    costs = every if heads else _apart(marks, cost, every)
    inside = [one for one in sums if cost.first <= one.first < cost.last]
    if inside:
        return inside[0]
    following = min((one.first for one in costs if one.first >= cost.last), default=passage.reach)
    ahead = [one for one in sums if cost.last <= one.first < following and one.first - cost.last <= _AMOUNT_AHEAD]
    ahead = [one for one in ahead if not _in_another_cell(marks, cost.last, one.first)]
    # "a GBP 900 fee": a sum that another cost has before it is that cost's own
    before = [one for one in sums if 0 <= cost.first - one.last <= _AMOUNT_BACK]
    before = [one for one in before if not _of_one_before(marks, one, cost, every)]
    earlier = max((one.last for one in costs if one.last <= cost.first), default=-1)
    own = [one for one in before if earlier < 0 or one.first - earlier > _AMOUNT_BACK or not _beside(earlier, one)]
    if ahead and own and cost.first - own[-1].last < ahead[0].first - cost.last:
        return own[-1]
    if ahead:
        return ahead[0]
    return own[-1] if own else None


def _in_another_cell(marks: Marks, first: int, last: int) -> bool:
    """Whether a bar and more than small words stand between: "Insurance: employer | Salary: MYR 1,700"."""
    small = marks.small(first)
    between = marks.tokens.words[first:last]
    links = (small["list_words"], small["price_links"])
    return "|" in between and any(word != "|" and not any(word in known for known in links) for word in between)


def _of_one_before(marks: Marks, money: MoneyMention, cost: CostMention, costs: Sequence[CostMention]) -> bool:
    """Whether a sum is that of the cost before it: "visa 60 euro, air ticket"."""
    if not any(word in _PARTS for word in marks.tokens.words[money.last : cost.first]):
        return False
    return any(0 <= money.first - one.last <= 1 and one.first != cost.first for one in costs)


def _apart(marks: Marks, cost: CostMention, costs: list[CostMention]) -> list[CostMention]:
    """The costs that a sum may belong to: named charges, and things listed right after one of them."""
    words = marks.tokens.words
    kept: list[CostMention] = []
    for one in costs:
        listed = bool(kept) and marks.small(one.first)["sum_listed"].holds(words[kept[-1].last : one.first])
        if one.explicit or one.first == cost.first or listed:
            kept.append(one)
    return kept


def _beside(earlier: int, money: MoneyMention) -> bool:
    return 0 <= money.first - earlier <= _AMOUNT_BACK


def _nearest(cues: Sequence[Cue], cost: CostMention) -> Cue | None:
    """The cue nearest to a cost; one behind it counts as nearer than one before it at the same distance."""
    if not cues:
        return None

    def distance(cue: Cue) -> tuple[int, int]:
        if cue.first >= cost.last:
            return cue.first - cost.last, 0
        return max(cost.first - cue.last, 0), 1

    return min(cues, key=distance)


def _around(cost: CostMention, cue: Cue | None, money: MoneyMention | None) -> tuple[int, int]:
    first, last = cost.first, cost.last
    for one in (cue, money):
        if one is not None:
            first, last = min(first, one.first), max(last, one.last)
    return first, last
