"""Costs and claims of a text: who pays what, what is denied, and what stays open."""

from collections.abc import Sequence

from ethicalrecruit.domain.offer import Recruiter
from ethicalrecruit.domain.terms import ClaimScope, Payer
from ethicalrecruit.reader.binding import Tie, insured_by_law, named_beside, only_outside, ties
from ethicalrecruit.reader.circumstances import Passage, answered_until, denied
from ethicalrecruit.reader.claims import ClaimBook
from ethicalrecruit.reader.contrasts import claims_of_contrasts
from ethicalrecruit.reader.cost_details import comes_back, is_given_back, money_beside, named_before
from ethicalrecruit.reader.cost_mentions import UNSPECIFIED, CostMention
from ethicalrecruit.reader.cost_writing import UNSTATED, WORKER, WORKER_LIKELY, CostWriter, Side, side_of
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.joined import asked_what_is_paid, joins, pointed_at
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.payer_cues import PAYER_EFFECTS, beside, payer_cues, recovered_next, words_between
from ethicalrecruit.reader.prices import Prices
from ethicalrecruit.reader.tokens import overlap

RECOVERY = "FEE_RECOVERY_DEDUCTION"
PAY_SHARE = "FEE_PAY_COMMISSION"
_NEAR = 4
_SENTENCES_BACK = 2
_OF_WORKERS = ("worker_pays", "deducted", "imperative")
_CHARGING = (*_OF_WORKERS, "writer_charges")
_SPEAKING = (*PAYER_EFFECTS, "worker_pays_something", "free_service", "share_charged")


class CostReader:
    """Reads the costs of one text into a draft."""

    def __init__(self, marks: Marks, draft: Draft, recruiter: Recruiter | None) -> None:
        self.marks = marks
        self.draft = draft
        self.recruiter = recruiter
        self.claims = ClaimBook(marks, draft)
        self.lines = CostWriter(marks, draft, recruiter)
        self.prices = Prices(marks, draft)
        self.told: set[int] = set()
        """The costs, by their first token, of which their own sentence says who pays, or that are not to be read."""

    def read(self, passages: tuple[Passage, ...], consumed: frozenset[int]) -> None:
        """Read all passages except the sentences that others have used up."""
        open_to_read = {passage.sentence.first for passage in passages} - consumed
        costs = ((one.first, self.marks.sentence_at(one.first).first) for one in self.marks.costs)
        self.told.update(cost for cost, sentence in costs if sentence not in open_to_read)
        for passage in passages:
            sentence = passage.sentence
            speaks = self.marks.says(sentence, *_SPEAKING) or passage.question is not None
            speaks = speaks or bool(self.marks.costs_in(sentence.first, passage.reach))
            if speaks and sentence.first not in consumed and not self.marks.says(sentence, "not_here"):
                self._sentence(passage)
        claims_of_contrasts(self.marks, self.claims)
        self.prices.tell(lambda cost: self.lines.is_unpaid(cost) and cost.first not in self.told)

    def _sentence(self, passage: Passage) -> None:
        every = payer_cues(self.marks, passage)
        later = self._unnamed(passage, every)
        cues = [cue for cue in every if not any(one.first <= cue.first < one.last for one in later)]
        tied = [self._with_deduction(passage, tie, cues) for tie in ties(self.marks, passage, cues)]
        tied = self._with_costs_before(passage, cues, tied)
        if not every and (asked := asked_what_is_paid(self.marks, passage)) is not None:
            tied = [tie if tie.cost.generic or tie.cost.is_outside else Tie(tie.cost, asked, None) for tie in tied]
        used = {cue.first for tie in tied for cue in (tie.cue, tie.deducted) if cue is not None}
        self.told.update(tie.cost.first for tie in tied if tie.cue is not None)
        for tie in tied:
            if tie.cue is None:
                self._untied(passage, tie.cost)
            elif tie.cue.effect not in _CHARGING or not self._of_no_cost(passage, tie.cost, tie.cue):
                self._tied(passage, tie, tie.cue, tied)
        for cue in cues:
            if cue.first not in used:
                self._alone(passage, cue, tied)
        for cue in later:
            self._something(passage, cue)
        for cue in cues:
            if cue.effect == "deducted" and cue.first not in used and not self._denied(passage, cue.first, cue.last):
                self.lines.deducts_last(passage, cue)
        self._shares(passage, tied)
        self.claims.of_services(passage)

    def _unnamed(self, passage: Passage, cues: Sequence[Cue]) -> list[Cue]:
        """The cues of paying something without a name; one gives way to a cost inside it that has its payer.

        Words found in a frame lie wide, so any such cost will do; of others the cost must be named as one, and its
        payer stand outside.
        """
        laid = [cue for cue in cues if cue.is_laid_out]
        found = [
            one
            for one in self.marks.in_sentence(passage.sentence, "worker_pays_something")
            if not any(overlap(one, cue) for cue in laid)
        ]
        if not found:
            return found
        named = [
            (tie.cost, tie.cue)
            for tie in ties(self.marks, passage, [cue for cue in cues if cue.effect in _OF_WORKERS])
            if tie.cue is not None and not tie.cost.is_outside
        ]

        def told(one: Cue, cost: CostMention, payer: Cue) -> bool:
            apart = cost.explicit and not cost.generic and not one.first <= payer.first < one.last
            return one.first <= cost.first < one.last and (bool(one.entry.frame) or apart)

        return [one for one in found if not any(told(one, cost, payer) for cost, payer in named)]

    def _with_costs_before(self, passage: Passage, cues: Sequence[Cue], tied: list[Tie]) -> list[Tie]:
        """The ties of a sentence, and those to costs named before it: "Visa and flight? Paid by the hospital."."""
        own = {tie.cue.first for tie in tied if tie.cue is not None and not tie.cost.generic}
        free = [cue for cue in cues if cue.first not in own and cue.effect not in ("writer_charges", "imperative")]
        for cue, costs in joins(self.marks, passage, free, self.told):
            deducted = cue if cue.effect == "deducted" else None
            others = [tie for tie in tied if not tie.cost.generic]
            return [*others, *(Tie(cost, cue, deducted) for cost in insured_by_law(costs))]
        return tied

    def _with_deduction(self, passage: Passage, tie: Tie, cues: Sequence[Cue]) -> Tie:
        """A named cost whose own sum is what is deducted: "a placement fee of EUR 1,800 will be deducted"."""
        if tie.cue is not None or not tie.cost.explicit or tie.cost.is_outside:
            return tie
        money = money_beside(self.marks, passage, tie.cost)
        for cue in cues:
            if money is None or cue.effect != "deducted":
                continue
            if overlap(cue, money) or 0 <= cue.first - money.last <= _NEAR:
                return Tie(tie.cost, cue, cue)
        return tie

    def _denied(self, passage: Passage, first: int, last: int, after: int = 0) -> Cue | None:
        for heading in passage.headings:
            if heading.first <= first < heading.last:
                found = denied(self.marks, heading, first, min(last, heading.last))
                if found is not None:
                    return found
        return denied(self.marks, passage.sentence, first, last, after=after)

    def _tied(self, passage: Passage, tie: Tie, cue: Cue, tied: Sequence[Tie]) -> None:
        cost = tie.cost
        if cue.is_laid_out and cost.generic and cue.first <= cost.first < cue.last:
            return  # "Your costs:" names none
        first, last = min(cost.first, cue.first), max(cost.last, cue.last)
        side = side_of(self.marks, cue, self.recruiter)
        denial = self._denied(passage, first, last)
        if denial is not None and cue.is_laid_out and cue.first <= denial.first < cue.last:
            denial = None  # "Not included:" denies nothing that stands below it
        if side.payer is Payer.WORKER:
            # "you pay the charges for your calls", "a charge is made for the check"
            if not (cost.generic and (only_outside(tied) or named_beside(cue, tied))):
                self._by_worker(passage, tie, cue, denial)
        elif cue.effect == "writer_charges":
            if denial is not None or passage.answer is False:
                self.claims.nothing_paid(passage, cost, min(denial.first if denial else first, first), last)
            else:
                self.lines.line(passage, cost, UNSTATED, cue)
        elif cue.effect == "in_package":
            self.draft.leave_open("costs", cost.first, cost.last)  # what a package holds is told, its price is not
        elif not cost.is_outside:
            paid = side.payer is not None and denial is None
            back = self._taken_back(passage, tied) if paid else None
            if back is not None or (paid and recovered_next(self.marks, passage)):
                self.lines.worker_pays(passage, cost, cue, back)
            else:
                self._not_by_worker(passage, cost, cue, side, denial)

    def _by_worker(self, passage: Passage, tie: Tie, cue: Cue, denial: Cue | None) -> None:
        """A cost that the worker is said to pay: truly, not at all, or with nobody named since it comes back."""
        cost = tie.cost
        if passage.answer is False:
            self.claims.nothing_paid(passage, cost, passage.sentence.first, answered_until(self.marks, passage))
        elif denial is not None:
            first, last = min(cost.first, cue.first, denial.first), max(cost.last, cue.last, denial.last)
            self.claims.nothing_paid(passage, cost, first, last)
        elif comes_back(self.marks, passage, cost):
            self.lines.worker_pays(passage, cost, cue, tie.deducted, UNSTATED)
        else:
            self.lines.worker_pays(passage, cost, cue, tie.deducted)

    def _of_no_cost(self, passage: Passage, cost: CostMention, cue: Cue | None = None) -> bool:
        """Whether the sum of a cost is nought, as in "Agency fee: GBP 0"; then it is a claim."""
        money = money_beside(self.marks, passage, cost)
        if money is None or not money.is_nought:
            return False
        first, last = min(cost.first, money.first), max(cost.last, money.last)
        self.claims.nothing_paid(passage, cost, min(first, (cue or cost).first), max(last, (cue or cost).last))
        return True

    def _taken_back(self, passage: Passage, tied: Sequence[Tie]) -> Cue | None:
        """The cue that what another pays at first comes out of pay later; one about a cost of its own is not it."""
        own = {tie.deducted.first for tie in tied if tie.deducted is not None and tie.cue is tie.deducted}
        for cue in self.marks.in_sentence(passage.sentence, "deducted"):
            if cue.first not in own and self._denied(passage, cue.first, cue.last) is None:
                return cue
        return None

    def _not_by_worker(self, passage: Passage, cost: CostMention, cue: Cue, side: Side, denial: Cue | None) -> None:
        """A cost that another is said to pay: truly, not at all, only for now, or on a condition."""
        sentence = passage.sentence
        refused = passage.answer is False or (denial is not None and cue.effect != "someone_pays")
        if refused and self.marks.says(sentence, "earlier_cost"):
            return  # what somebody spent before applying was never asked for
        if refused or self.marks.in_sentence(sentence, "advances"):
            self.lines.line(passage, cost, UNSTATED, cue)
        elif self.marks.says(sentence, "conditional_refund") or (
            cost.is_fee and self.marks.says(sentence, "refund_on_start")
        ):
            # what comes back only after probation or on passing was paid by the worker first
            self.lines.worker_pays(passage, cost, cue, side=WORKER_LIKELY)
        elif is_given_back(self.marks, passage, cost, cue):
            self._given_back(passage, cost, cue, side, denial)
        elif side.payer is None:
            if denial is None or denial.first >= cue.first:
                self.claims.free(passage, cost, cue)
        else:
            self.lines.line(passage, cost, side, cue)
            self.claims.employer_pays(passage, cost, cue, by_agency=side.payer is Payer.AGENCY)

    def _given_back(self, passage: Passage, cost: CostMention, cue: Cue, side: Side, denial: Cue | None) -> None:
        """A cost that the worker pays first and gets back; who bears it in the end is asked."""
        if self.marks.word_is(cost.first, "travel") and not self.marks.word_is(cost.first + 1, "towards"):
            return  # journeys on duty
        self.lines.line(passage, cost, UNSTATED, cue)
        self.lines.comes_back(cue)
        if cost.is_fee or self.marks.says(passage.sentence, "refund_on_start"):
            return
        if side.payer is not None:
            self.claims.employer_pays(passage, cost, cue, by_agency=side.payer is Payer.AGENCY)
        elif denial is None or denial.first >= cue.first:
            self.claims.free(passage, cost, cue)

    def _untied(self, passage: Passage, cost: CostMention) -> None:
        """A cost without a payer: denied, open, or only a word."""
        price = self.prices.of(passage, cost)
        if (not cost.explicit and price is None) or self._of_no_cost(passage, cost):
            return
        denial = self._denied(passage, cost.first, cost.last)
        if denial is not None and not self._denies_thing(denial, cost):
            denial = None
        after = [
            cue for cue in self.marks.in_sentence(passage.sentence, "denied") if 0 <= cue.first - cost.last <= _NEAR
        ]
        if denial is not None and cost.generic and self.marks.says(passage.sentence, "only_some"):
            self.draft.leave_open("costs", cost.first, cost.last)
        elif denial is not None or after or passage.answer is False:
            first = min(cost.first, denial.first if denial else cost.first)
            answered = answered_until(self.marks, passage) if passage.answer is False else cost.last
            last = max(answered, after[0].last if after else cost.last)
            self.claims.nothing_paid(passage, cost, first, last)
        elif cost.is_outside:
            return
        elif cost.generic and money_beside(self.marks, passage, cost) is None:
            self.draft.leave_open("costs", cost.first, cost.last)
        else:
            self.lines.line(passage, cost, UNSTATED, None)
            if price is not None:
                self.prices.note(cost, price)

    def _denies_thing(self, denial: Cue, cost: CostMention) -> bool:
        """Whether a denial stands right before a cost; "not a fee" says what something is, not that none is due."""
        near = words_between(self.marks, denial.last, cost.first) <= _NEAR
        return near and not self.marks.word_is(denial.first, "not")

    def _alone(self, passage: Passage, cue: Cue, tied: Sequence[Tie]) -> None:
        """A cue about a payer that found no cost: money beside it, a denial, or nothing."""
        side = side_of(self.marks, cue, self.recruiter)
        if (
            cue.is_laid_out
            or cue.entry.value == "weak"
            or (side.payer is not Payer.WORKER and cue.effect != "writer_charges")
        ):
            return
        denial = self._denied(passage, cue.first, cue.last, after=2)
        if denial is not None or (passage.answer is False and cue.effect != "writer_charges"):
            if cue.effect == "deducted" or (cue.effect == "writer_charges" and tied):
                return  # that wages are not withheld is no claim about costs
            first = cue.first if denial is None else min(denial.first, cue.first)
            last = answered_until(self.marks, passage) if denial is None else max(denial.last, cue.last)
            self.claims.never_charged(first, last, self._scope_of_denial(passage, cue, denial))
        elif cue.effect == "deducted":
            self._deducted_alone(passage, cue, tied)
        elif cue.effect != "writer_charges":
            self._paid_alone(passage, cue)

    def _scope_of_denial(self, passage: Passage, cue: Cue, denial: Cue | None) -> ClaimScope:
        """How far "never charged", "never pay" and "pay nothing" reach: to the writer, unsaid, to every cost."""
        stop = min(max(cue.last, denial.last if denial else 0) + _NEAR, passage.reach)
        charged = self.marks.any_word(cue.first, cue.last, "charging")
        to_us = self.marks.terms_of("we", cue.last, stop) or self.marks.terms_of("agency", cue.last, stop)
        if cue.effect == "writer_charges" or charged or to_us or "charging" in cue.entry.reads:
            return ClaimScope.AGENCY_FEES
        nothing = denial is not None and self.marks.word_is(denial.first, "nothing")
        if nothing or self.marks.any_word(cue.last, stop, "anything"):
            return ClaimScope.ALL_COSTS
        return ClaimScope.UNSTATED

    def _deducted_alone(self, passage: Passage, cue: Cue, tied: Sequence[Tie]) -> None:
        """A deduction that names no cost: one of the cost before, or of a sum, or for so many months."""
        sentence = passage.sentence
        opening = self.marks.any_word(sentence.first, sentence.first + 3, "back_pointers")
        if opening and self.lines.deducts_last(passage, cue, first=sentence.first):
            return
        if any(tie.cost.is_outside for tie in tied):
            return
        if self._pledged(passage, cue):
            self.draft.mention(Category.SALARY_DEDUCTION, cue.first, cue.last)
            return  # a deposit that is kept back from pay
        sums = self._sums_beside(passage, cue, apart=bool(tied))
        lengths = self.marks.durations_in(sentence.first, passage.reach)
        if not sums and (tied or not any(beside(cue, one.first, one.last) for one in lengths)):
            return
        first, last = (min(cue.first, sums[0][0]), max(cue.last, sums[0][1])) if sums else (cue.first, cue.last)
        item = named_before(self.marks, passage, first, _SENTENCES_BACK)
        if item and self.lines.deducts_last(passage, cue, item=item):
            return  # how the check that was named is paid for, not one more cost
        whole = CostMention(first, last, item or RECOVERY, explicit=True, generic=True)
        self.lines.worker_pays(passage, whole, cue, cue, WORKER if sums else WORKER_LIKELY)

    def _paid_alone(self, passage: Passage, cue: Cue) -> None:
        """Such as "you pay GBP 500" and "candidates are asked to pay for it"."""
        sums = self._sums_beside(passage, cue)
        if (sums and self.marks.terms_of("bond", cue.last, sums[0][1])) or self._pledged(passage, cue):
            return  # a deposit: it is read as one
        if not sums and (cost := pointed_at(self.marks, passage, cue)) is not None:
            self.lines.worker_pays(passage, cost, cue)
        elif sums and (cue.effect != "imperative" or self._is_a_demand(passage)):
            first, last = min(cue.first, sums[0][0]), max(cue.last, sums[0][1])
            whole = CostMention(first, last, UNSPECIFIED, explicit=True, generic=True)
            if not self._of_no_cost(passage, whole):
                self.lines.worker_pays(passage, whole, cue, side=WORKER)
        elif "own_goods" in cue.entry.reads:
            self.draft.leave_open("costs", cue.first, cue.last)  # what has to be bought has no name we know

    def _pledged(self, passage: Passage, cue: Cue) -> bool:
        """Whether what a cue speaks of is a deposit or a bond, one for a key or a uniform included."""
        if self.marks.says(passage.sentence, "goods_deposit"):
            return True
        sums = self.marks.money_in(passage.sentence.first, passage.reach)
        return any(one.first in self.draft.pledged and beside(cue, one.first, one.last) for one in sums)

    def _sums_beside(self, passage: Passage, cue: Cue, *, apart: bool = False) -> list[tuple[int, int]]:
        """The sums or shares of pay where a cue looks; with ``apart``, shares in the cue's own words do not count."""
        sums = self.marks.money_in(passage.sentence.first, passage.reach)
        found = [
            (one.first, one.last)
            for one in sums
            if one.period is None and one.first not in self.lines.priced and beside(cue, one.first, one.last)
        ]
        # "for your check, deducted from your first salary": what it is taken from is not what is taken
        return found or [
            (one.first, one.last)
            for one in self._pay_shares(passage)
            if beside(cue, one.first, one.last) and not (apart and one.first >= cue.first and one.last <= cue.last)
        ]

    def _pay_shares(self, passage: Passage) -> Sequence[Cue]:
        """Shares of pay such as "10 % of your salary"; beside a tax or a rent they are no charge of recruiters."""
        sentence = passage.sentence
        if any(cost.is_outside for cost in self.marks.costs_in(sentence.first, passage.reach)):
            return ()
        return self.marks.in_sentence(sentence, "pay_share")

    def _shares(self, passage: Passage, tied: Sequence[Tie]) -> None:
        """Shares of pay that go to those who recruit: "half of your first salary is our commission"."""
        for cue in self.marks.in_sentence(passage.sentence, "share_charged"):
            costs = [tie.cost for tie in tied if tie.cue is not None]
            if any(one.is_outside or overlap(one, cue) for one in costs):
                continue
            whole = CostMention(cue.first, cue.last, PAY_SHARE, explicit=True, generic=False)
            denial = self._denied(passage, cue.first, cue.last)
            if denial is not None or passage.answer is False:
                self.claims.nothing_paid(
                    passage, whole, min(denial.first if denial else cue.first, cue.first), cue.last
                )
            else:
                deducted = cue if cue.entry.value == "deducted" else None
                self.lines.worker_pays(passage, whole, cue, deducted)

    def _is_a_demand(self, passage: Passage) -> bool:
        """Whether "pay GBP 500" says when, where or to whom; a rate of pay does not."""
        return bool(self.marks.in_sentence(passage.sentence, "when", "paid_to", "payment_place"))

    def _something(self, passage: Passage, cue: Cue) -> None:
        """A cost that is not named: "you pay only after you get the visa"."""
        if self._denied(passage, cue.first, cue.last) is not None or passage.answer is False:
            return
        sums = self.marks.money_in(cue.first, cue.last)
        if sums and all(one.is_nought for one in sums):
            self.claims.never_charged(cue.first, cue.last, ClaimScope.UNSTATED)
            return
        if sums and all(one.first in self.lines.priced for one in sums):
            return  # "a placement fee of GBP 1,500 before interview": the sum has its name, and is one cost
        whole = CostMention(cue.first, cue.last, UNSPECIFIED, explicit=True, generic=True)
        self.lines.worker_pays(passage, whole, cue, side=WORKER_LIKELY)
