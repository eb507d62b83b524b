"""Costs a text names: charges that are named as such, and things that become costs by the words beside them."""

from collections.abc import Iterable
from typing import NamedTuple

from ethicalrecruit.reader.mention import Term
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.reader.words import SmallWords

UNSPECIFIED = "ADM_UNSPECIFIED"

_BESIDE = 2
_CHAIN = 4
_LONGEST_SUM = 3


class CostMention(NamedTuple):
    """A cost and its tokens.

    Attributes:
        first: its first token.
        last: the token after its last.
        item: a code of the fee taxonomy.
        explicit: whether the words themselves say that it is a cost: "visa fee", "cost of the visa".
        generic: whether no particular cost is named: "fees", "all costs".
    """

    first: int
    last: int
    item: str
    explicit: bool
    generic: bool

    @property
    def is_fee(self) -> bool:
        """Whether it is a fee for finding work, or worse; paying such a thing back does not heal it."""
        return self.item.startswith(("FEE_", "ILL_"))

    @property
    def is_outside(self) -> bool:
        """Whether it is no cost of getting a job: rent, food, tax."""
        return self.item.startswith("OUT_")


def cost_mentions(tokens: Tokens, terms: Iterable[Term], small: SmallWords) -> tuple[CostMention, ...]:
    """All costs and things that may be costs, in order."""
    relevant = [term for term in terms if term.slot in ("cost", "thing", "feeword")]
    words = tokens.words
    fees = {term.first: term for term in relevant if term.slot == "feeword"}
    fee_ends = {term.last: term for term in fees.values()}
    found: list[CostMention] = []
    taken: set[int] = set()
    waiting: list[Term] = []
    for thing in (term for term in relevant if term.slot == "thing"):
        fee = _fee_behind(words, fees, thing, small)
        if fee is None:
            waiting.append(thing)
        else:
            found.append(CostMention(thing.first, fee.last, thing.value, explicit=True, generic=False))
            taken.update(range(fee.first, fee.last))
    for thing in waiting:
        explicit, first = _fee_before(words, fee_ends, thing, taken, small)
        found.append(CostMention(first, thing.last, thing.value, explicit=explicit, generic=False))
        taken.update(range(first, thing.first))
    for term in relevant:
        if term.slot == "cost" and not any(place in taken for place in range(term.first, term.last)):
            generic = term.value == UNSPECIFIED
            found.append(CostMention(term.first, term.last, term.value, explicit=True, generic=generic))
    return tuple(sorted(_spread(words, found, small), key=lambda one: (one.first, one.last)))


def _fee_behind(words: tuple[str, ...], fees: dict[int, Term], thing: Term, small: SmallWords) -> Term | None:
    """The word that makes a cost of the thing before it: "visa fee", "visa application fees"."""
    place = thing.last
    for _ in range(_BESIDE):
        if place in fees:
            return fees[place]
        if place >= len(words) or words[place] not in small["cost_fillers"]:
            return None
        place += 1
    return fees.get(place)


def _fee_before(
    words: tuple[str, ...], fee_ends: dict[int, Term], thing: Term, taken: set[int], small: SmallWords
) -> tuple[bool, int]:
    """Whether "cost of", "fee for" stands before the thing, and where the cost then begins."""
    if (fee := fee_ends.get(thing.first)) is not None and fee.first not in taken:
        return True, fee.first  # languages without a word between them: "koszt wizy"
    place = thing.first - 1
    while place > 0 and words[place] in small["cost_fillers"] and thing.first - place <= _CHAIN:
        place -= 1
    if place > 0 and words[place] in small["cost_links"]:
        while place > 0 and words[place] in small["cost_links"] and thing.first - place <= 2 * _CHAIN:
            place -= 1
        place = _before_sum(words, place, small)
        if (fee := fee_ends.get(place + 1)) is not None:
            return True, thing.first if any(one in taken for one in range(fee.first, fee.last)) else fee.first
    return False, thing.first


def _before_sum(words: tuple[str, ...], place: int, small: SmallWords) -> int:
    """The place before the sum that ends at a place, and before what links it: "a charge of GBP 38 for the check"."""
    reach = place
    while place - reach < _LONGEST_SUM and reach > 0 and (words[reach][0].isdigit() or len(words[reach]) == 1):
        reach -= 1
    numbers = any(word[0].isdigit() for word in words[reach + 1 : place + 1])
    return reach - 1 if numbers and reach > 0 and words[reach] in small["cost_links"] else place


def _spread(words: tuple[str, ...], costs: list[CostMention], small: SmallWords) -> list[CostMention]:
    """In a list, one word such as "costs" speaks of all: "visa, flight and medical costs"."""
    ordered = sorted(costs, key=lambda one: (one.first, one.last))
    explicit = [one.explicit for one in ordered]
    for step in (1, -1):
        indexes = range(len(ordered)) if step > 0 else range(len(ordered) - 1, -1, -1)
        for index in indexes:
            other = index - step
            if explicit[index] or not 0 <= other < len(ordered) or not explicit[other] or ordered[other].generic:
                continue
            first, last = (other, index) if step > 0 else (index, other)
            between = words[ordered[first].last : ordered[last].first]
            # "the cost of the test and the visa" reaches ahead only from a cost that ends in its thing
            if len(between) <= _CHAIN and between and all(word in small["cost_listed"] for word in between):
                explicit[index] = step < 0 or words[ordered[first].first] in small["cost_heads"]
    return [
        CostMention(one.first, one.last, one.item, explicit=flag, generic=one.generic)
        for one, flag in zip(ordered, explicit, strict=True)
    ]
