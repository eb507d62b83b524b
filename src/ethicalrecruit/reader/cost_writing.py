"""Writes cost lines into the draft of an offer, with what they rest on."""

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.domain.terms import CostHow, CostItem, PaidTo, Payer
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.cost_details import Details, details_of, with_item
from ethicalrecruit.reader.cost_mentions import UNSPECIFIED, CostMention
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.values.grades import Confidence

_LONGEST_LABEL = 120
# Clothes and tools for the work are costs of an offer, and yet no fee for getting the job.
_FOR_THE_WORK = "EQP_"


@dataclass(frozen=True, slots=True)
class Side:
    """Who a cue says pays.

    Attributes:
        payer: None where the cue only says that the worker does not.
        confidence: how sure that is.
        others: further readings, where "we" may be the agency or the employer.
    """

    payer: Payer | None
    confidence: Confidence = Confidence.HIGH
    others: tuple[Payer, ...] = ()


WORKER = Side(Payer.WORKER)
WORKER_LIKELY = Side(Payer.WORKER, Confidence.MEDIUM)
UNSTATED = Side(Payer.UNSTATED, Confidence.MEDIUM)


def side_of(marks: Marks, cue: Cue, recruiter: Recruiter | None) -> Side:
    """Who a cue says pays, given who speaks in the text."""
    if cue.effect in ("worker_pays", "deducted", "imperative"):
        return WORKER
    if cue.effect == "employer_pays":
        named = marks.terms_of("agency", cue.first, cue.last)
        return Side(Payer.AGENCY if named else Payer.EMPLOYER)
    if cue.effect == "we_pay":
        if recruiter is None:
            return Side(Payer.EMPLOYER, Confidence.MEDIUM, (Payer.AGENCY,))
        return Side(Payer.AGENCY if recruiter is Recruiter.AGENCY else Payer.EMPLOYER)
    return Side(None, Confidence.MEDIUM)


class CostWriter:
    """Writes the cost lines of one text."""

    def __init__(self, marks: Marks, draft: Draft, recruiter: Recruiter | None) -> None:
        self.marks = marks
        self.draft = draft
        self.recruiter = recruiter
        self._last: tuple[int, int] | None = None
        self._unpaid: dict[int, int] = {}
        self.priced: set[int] = set()
        """The sums, by their first token, that a cost line of the worker has as its amount."""

    def is_unpaid(self, cost: CostMention) -> bool:
        """Whether a cost was written of which nothing said yet who pays it."""
        return cost.first in self._unpaid

    def worker_pays(
        self, passage: Passage, cost: CostMention, cue: Cue, deducted: Cue | None = None, side: Side = WORKER
    ) -> None:
        """Write a cost that the worker bears, and mark the words that say so."""
        cost = with_item(self.marks, passage, cost, cue)
        index = self.line(passage, cost, side, cue)
        self._last = (index, passage.reach)
        item: CostItem = self.draft.fields["costs"][index]
        if not cost.item.startswith("OUT_") and item.required is not False:
            first, last = min(cost.first, cue.first), max(cost.last, cue.last)
            if not cost.item.startswith(_FOR_THE_WORK):
                self.draft.mention(Category.WORKER_PAYS_FEE, first, last, side.confidence)
            if deducted is not None:
                self._deduct(index, deducted, min(first, deducted.first), max(last, deducted.last))

    def deducts_last(self, passage: Passage, cue: Cue, *, first: int | None = None, item: str = "") -> bool:
        """Note that the cost written last comes out of pay, if it stands in this sentence or the one before.

        With an ``item``, only a cost of that item is meant.
        """
        if self._last is None:
            return False
        index, reach = self._last
        if item and self.draft.fields["costs"][index].item != item:
            return False
        # one token, the end of a sentence, lies between neighbours
        if reach != passage.reach and not 0 <= passage.sentence.first - reach <= 1 + 1:
            return False
        cost: CostItem = self.draft.fields["costs"][index]
        if cost.how is not CostHow.DEDUCTED and not cost.item.startswith("OUT_"):
            self._deduct(index, cue, cue.first if first is None else first, cue.last)
        return True

    def comes_back(self, cue: Cue) -> None:
        """Note that the cost written last is paid back."""
        costs: list[CostItem] = self.draft.fields["costs"]
        costs[-1] = costs[-1].model_copy(update={"refundable": True})
        self.draft.observe(f"costs[{len(costs) - 1}].refundable", cue.first, cue.last)

    def _deduct(self, index: int, cue: Cue, first: int, last: int) -> None:
        costs: list[CostItem] = self.draft.fields["costs"]
        costs[index] = costs[index].model_copy(update={"how": CostHow.DEDUCTED})
        self.draft.observe(f"costs[{index}].how", cue.first, cue.last)
        if not costs[index].item.startswith(_FOR_THE_WORK):
            self.draft.mention(Category.SALARY_DEDUCTION, first, last)

    def line(self, passage: Passage, cost: CostMention, side: Side, cue: Cue | None) -> int:
        """Write one cost line, in the place of one that left the payer of the same words open; gives its number."""
        details = details_of(self.marks, passage, cost, cue)
        bears = side.payer in (Payer.WORKER, Payer.UNSTATED)
        item = CostItem(
            item=cost.item,
            label=self.draft.words(cost.first, cost.last)[:_LONGEST_LABEL],
            amount=details.amount,
            payer=side.payer,
            paid_to=self._payee(details) if bears else PaidTo.UNSTATED,
            required=self._required(cost, side, details, cue) if bears else None,
            refundable=details.refundable,
            when=details.when,
            how=CostHow.PAID if side.payer is Payer.WORKER else None,
        )
        index = self._unpaid.pop(cost.first, None)
        if index is None:
            path = self.draft.add("costs", item, *details.whole, side.confidence)
            index = len(self.draft.fields["costs"]) - 1
        else:
            path = f"costs[{index}]"
            self.draft.fields["costs"][index] = item
            self.draft.observe(path, *details.whole, confidence=side.confidence)
        if cue is None:
            self._unpaid[cost.first] = index
        if cue is not None:
            self.draft.observe(f"{path}.payer", cue.first, cue.last, readings=side.others, confidence=side.confidence)
        if "amount" in details.places and side.payer is Payer.WORKER:
            self.priced.add(details.places["amount"][0])
        for name, (first, last) in details.places.items():
            self.draft.observe(f"{path}.{name}", first, last)
        if details.open_amount is not None:
            self.draft.leave_open(f"{path}.amount", *details.open_amount)
        return index

    def _required(self, cost: CostMention, side: Side, details: Details, cue: Cue | None) -> bool | None:
        """Whether a cost is imposed: what a recruitment text tells workers to pay is, unless it is optional.

        Asked about are a payment for something without a name of its own, such as a lost badge, a cost outside of
        recruitment, and words that say only on whose account a cost goes, such as "at your own expense".
        """
        asked = cost.item == UNSPECIFIED or cost.item.startswith("OUT_")
        if cue is not None and self.marks.any_word(cue.first, cue.last, "on_account"):
            asked = asked or cue.entry.looks == "back"
        if details.required is None and side.payer is Payer.WORKER and not asked:
            return True
        return details.required

    def _payee(self, details: Details) -> PaidTo:
        """Who receives it; "us" is whoever speaks."""
        if not details.paid_to_we:
            return details.paid_to
        speaker = {Recruiter.AGENCY: PaidTo.AGENCY, Recruiter.EMPLOYER: PaidTo.EMPLOYER}
        return speaker.get(self.recruiter, PaidTo.UNSTATED) if self.recruiter else PaidTo.UNSTATED
