"""Ties costs to the words that say who pays them.

A cue reaches along a chain of costs ("visa, flight and medical"), ahead or back; where two reach the same
cost the nearer one has it. "But", a semicolon and the next cue of the same direction end a chain.
"""

from collections.abc import Sequence

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.cost_mentions import CostMention
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.payer_cues import payer_cues, words_between
from ethicalrecruit.reader.tokens import overlap

_FIRST_GAP = {True: 9, False: 3}
_NEXT_GAP = {True: 3, False: 0}
_BESIDE = 1
_WIDEST = 16
_LINE_PARTS = frozenset((";", "|", ":", "="))
_FLIGHT = "TRV_FLIGHT_OUT"
_CONTRIBUTION = "OUT_SOCIAL_CONTRIB"
_INSURANCE = frozenset(("INS_HEALTH", "INS_LIFE"))


@dataclass(frozen=True, slots=True)
class Tie:
    """A cost and the cue that says who pays it; ``cue`` is None where nothing does.

    ``deducted`` is the cue that says that it comes out of pay, if one does.
    """

    cost: CostMention
    cue: Cue | None
    deducted: Cue | None


def ties(marks: Marks, passage: Passage, cues: Sequence[Cue]) -> list[Tie]:
    """Each cost of a sentence with its cue."""
    costs = insured_by_law(marks.costs_in(passage.sentence.first, passage.reach))
    chains = _Chains(marks, passage, cues, costs)
    nearest: dict[int, tuple[int, Cue]] = {}
    deducting: dict[int, Cue] = {}
    for cue in cues:
        for index, distance in chains.reached(cue).items():
            if cue.effect == "deducted":
                deducting.setdefault(index, cue)
            known = nearest.get(index)
            if known is None or distance < known[0]:
                nearest[index] = (distance, cue)
    inherited = _inherited(marks, passage)
    listed = _listed(marks, passage, costs) if inherited is not None and not nearest else 0
    found = []
    for index, cost in enumerate(costs):
        tied = nearest[index][1] if index in nearest else None
        if tied is None and inherited is not None and (index < listed or _opens_entry(marks, passage, cost)):
            # "Applicants should meet the following:" pays for nothing in its list
            tied = inherited if cost.explicit or inherited.entry.value != "weak" else None
        found.append(Tie(cost, tied, deducting.get(index)))
    return found


def insured_by_law(costs: Sequence[CostMention]) -> Sequence[CostMention]:
    """The costs of a sentence; insurance named along with pensions is a contribution, and no cost of getting a job."""
    if not any(cost.item == _CONTRIBUTION for cost in costs):
        return costs
    return [cost._replace(item=_CONTRIBUTION) if cost.item in _INSURANCE else cost for cost in costs]


class _Chains:
    """The costs of one sentence, and how far each cue reaches among them."""

    def __init__(self, marks: Marks, passage: Passage, cues: Sequence[Cue], costs: Sequence[CostMention]) -> None:
        self.marks = marks
        self.stoppers = marks.in_sentence(passage.sentence, "stopper")
        self.cues = cues
        self.costs = costs

    def reached(self, cue: Cue) -> dict[int, int]:
        """The costs a cue speaks of, by index, each with its distance in words."""
        looks = cue.entry.looks
        found = {index: 0 for index, cost in enumerate(self.costs) if overlap(cost, cue) and _held(cue, cost)}
        if looks in ("ahead", "both", "inside"):
            found |= self._chain(cue, ahead=True)
        if looks in ("back", "both"):
            for index, distance in self._chain(cue, ahead=False).items():
                found[index] = min(distance, found.get(index, distance))
        return found

    def _chain(self, cue: Cue, *, ahead: bool) -> dict[int, int]:
        edge = cue.last if ahead else cue.first
        found: dict[int, int] = {}
        for index in range(len(self.costs)) if ahead else range(len(self.costs) - 1, -1, -1):
            cost = self.costs[index]
            low, high = (edge, cost.first) if ahead else (cost.last, edge)
            if low > high or (ahead and cost.first < cue.last) or (not ahead and cost.last > cue.first):
                continue
            if not self._joins(cue, cost, low, high, follows=bool(found)):
                break
            found[index] = cost.first - cue.last if ahead else cue.first - cost.last
            edge = cost.last if ahead else cost.first
        return found

    def _joins(self, cue: Cue, cost: CostMention, low: int, high: int, *, follows: bool) -> bool:
        """Whether a chain goes on over the words from ``low`` to ``high`` to this cost."""
        if not cost.explicit and cue.entry.value == "weak" and not _is_given(self.marks, cue, cost):
            return False
        if "bare" in cue.entry.reads and cost.explicit:
            return False  # "fee paid on arrival" does not say by whom
        limit = (_NEXT_GAP if follows else _FIRST_GAP)[cost.explicit]
        # "responsible for managing fees" pays none; "free" and "paid" speak of the next words only
        beside = "beside" in cue.entry.reads or (cue.effect == "someone_pays" and not cost.explicit)
        if beside and not follows:
            limit = _BESIDE
        elif follows and cue.is_laid_out and _commas_part(self.marks, low, high):
            limit = _FIRST_GAP[False]
        return (
            high - low <= _WIDEST and words_between(self.marks, low, high) <= limit and not self._barred(cue, low, high)
        )

    def _barred(self, cue: Cue, low: int, high: int) -> bool:
        if any(low <= stop.first < high for stop in self.stoppers):
            return True
        rivals = (cue.entry.looks, "both")
        return any(
            other is not cue and low <= other.first < high and other.entry.looks in rivals for other in self.cues
        )


def _commas_part(marks: Marks, low: int, high: int) -> bool:
    """Whether a comma stands between two costs, and no mark that parts a line."""
    between = marks.tokens.words[low:high]
    return "," in between and _LINE_PARTS.isdisjoint(between)


def _held(cue: Cue, cost: CostMention) -> bool:
    """Whether a cost that shares words with a cue is what the cue speaks of, not a word in one of its gaps."""
    looks = cue.entry.looks
    if looks == "inside" or cue.effect == "deducted":
        return True
    return (looks != "back" and cost.last >= cue.last) or (looks != "ahead" and cost.first <= cue.first)


def _is_given(marks: Marks, cue: Cue, cost: CostMention) -> bool:
    """A flight that is provided is paid for; a visa or a test that is provided need not be."""
    given = cue.effect == "employer_pays" and cost.item == _FLIGHT
    return given and not marks.word_is(cost.first, "travel")


def _inherited(marks: Marks, passage: Passage) -> Cue | None:
    """The cue of the heading above a list, "You will pay for:", or of a question, "What do you pay for?"."""
    asking = passage.question
    replies = asking is not None and marks.says(asking, "asks_what") and asking not in passage.headings
    for heading in (*passage.headings, *((asking,) if asking is not None and replies else ())):
        inner = Passage(heading, None, heading.last, ())
        for cue in reversed(payer_cues(marks, inner)):
            if cue.entry.looks in ("ahead", "both") and heading.last - cue.last <= _FIRST_GAP[True]:
                return cue
    return None


def _listed(marks: Marks, passage: Passage, costs: Sequence[CostMention]) -> int:
    """How many costs, from the first on, a line under a heading lists one after another."""
    edge = passage.sentence.first
    for number, cost in enumerate(costs):
        gap = range(edge, cost.first)
        if words_between(marks, edge, cost.first) > _FIRST_GAP[False]:
            return number
        if number and any(marks.tokens.words[place] in _LINE_PARTS for place in gap):
            return number
        edge = max(edge, cost.last)
    return len(costs)


def _opens_entry(marks: Marks, passage: Passage, cost: CostMention) -> bool:
    """Whether a cost stands near the beginning of its line."""
    return words_between(marks, passage.sentence.first, cost.first) <= _FIRST_GAP[False]


def named_beside(cue: Cue, tied: Sequence[Tie]) -> bool:
    """Whether the words of a frame, which hold a charge, hold the particular cost it is for as well."""
    inside = cue.entry.frame is not None and cue.entry.looks == "inside"
    return inside and any(one.cue is cue and not one.cost.generic and not one.cost.is_outside for one in tied)


def only_outside(tied: Sequence[Tie]) -> bool:
    """Whether all particular costs of a sentence are no costs of getting a job."""
    particular = [one.cost for one in tied if not one.cost.generic]
    return bool(particular) and all(cost.is_outside for cost in particular)
