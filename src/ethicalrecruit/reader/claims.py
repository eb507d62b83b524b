"""What a text claims for itself: no fee, or that the employer pays; and how far the claim reaches."""

from ethicalrecruit.domain.terms import Claim, ClaimKind, ClaimScope
from ethicalrecruit.reader.circumstances import Passage, denied_before
from ethicalrecruit.reader.cost_mentions import CostMention
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.tokens import overlap
from ethicalrecruit.values.grades import Confidence

# Comforts of a job rather than costs of getting it: offering them is no claim about recruitment costs.
_BENEFITS = frozenset(("INS_HEALTH", "INS_LIFE", "INS_INDEMNITY", "EQP_UNIFORM", "EQP_PPE", "EQP_TOOLS", "TRV_RETURN",
                       "TRV_SETTLEMENT", "TRN_MANDATORY_CERT", "TRN_INDUCTION", "MED_VACCINE"))  # fmt: skip
_MOVING = frozenset(("TRV_RETURN", "TRV_SETTLEMENT"))
_NEAR = 3
_ALL_NEAR = 3


class ClaimBook:
    """Writes claims into a draft, each kind of claim about one thing once."""

    def __init__(self, marks: Marks, draft: Draft) -> None:
        self.marks = marks
        self.draft = draft
        self.known: dict[Claim, str] = {}

    def nothing_paid(self, passage: Passage, cost: CostMention, first: int, last: int) -> None:
        """A cost that the worker does not pay."""
        if self._claims_nothing(first, last):
            return
        near = max(cost.first - 2, passage.sentence.first)
        if self.marks.any_word(near, cost.last, "hidden"):
            return
        if self.marks.any_word(near, cost.last, "later"):
            # "zero upfront cost" says when, not whether
            self.draft.leave_open("costs", cost.first, cost.last)
            return
        if cost.item.startswith("OUT_"):
            return
        if cost.generic and self.marks.any_word(near, cost.last, "more"):
            if self.draft.fields.get("costs") or self.known:
                self._close(cost.first, cost.last)
            else:
                self.draft.leave_open("costs", cost.first, cost.last)
            return
        scope, item = self._scope(passage, cost)
        self._write(Claim(kind=ClaimKind.FEE_FREE, scope=scope, item=item), first, last)
        if scope is ClaimScope.ALL_COSTS:
            self._close(first, last)

    def never_charged(self, first: int, last: int, scope: ClaimScope) -> None:
        """Such as "we never charge candidates" and "you pay nothing"."""
        if self._claims_nothing(first, last):
            return
        self._write(Claim(kind=ClaimKind.FEE_FREE, scope=scope), first, last)
        if scope is ClaimScope.ALL_COSTS:
            self._close(first, last)

    def _claims_nothing(self, first: int, last: int) -> bool:
        """Whether words that deny a payment are no claim: advice, or "instead of a fee", which leaves costs open."""
        if self.marks.any_word(first, min(first + 2, last), "instead"):
            self.draft.leave_open("costs", first, last)
            return True
        # "No one should pay" and "workers should not pay" tell how the world ought to be, not what this document does.
        return self.marks.word_is(first, "anyone") and self.marks.any_word(first, last, "ought")

    def free(self, passage: Passage, cost: CostMention, cue: Cue) -> None:
        """A cost that is called free or covered, by whom is not said."""
        first, last = min(cost.first, cue.first), max(cost.last, cue.last)
        if cost.item in _BENEFITS and not self._fully(cue):
            return
        sums = self.marks.money_in(cost.last, cost.last + _NEAR)
        priced = [one for one in sums if self.marks.word_is(one.first - 1, "at_a_price")]
        if self.marks.word_is(cue.first, "paid") and priced:
            self.draft.leave_open("costs", first, priced[0].last)  # "a paid course at EUR 900" is sold
            return
        if self.marks.word_is(cost.first, "travel") and not self.marks.word_is(cost.first + 1, "towards"):
            return  # journeys on duty, or to the interview
        if cost.generic and not self._all(cost, _ALL_NEAR) and not self._fully(cue):
            return
        scope, item = self._scope(passage, cost)
        if scope is ClaimScope.ALL_COSTS and not self._all(cost) and not self._fully(cue):
            scope = ClaimScope.UNSTATED  # "all pre-departure expenses" are not all expenses
        self._write(Claim(kind=ClaimKind.FEE_FREE, scope=scope, item=item), first, last, Confidence.MEDIUM)

    def employer_pays(self, passage: Passage, cost: CostMention, cue: Cue, *, by_agency: bool) -> None:
        """A cost that the employer, or the agency, takes on."""
        first, last = min(cost.first, cue.first), max(cost.last, cue.last)
        kind = ClaimKind.FEE_FREE if by_agency else ClaimKind.EMPLOYER_PAYS
        if cost.generic and self._all(cost) and not self.marks.in_sentence(passage.sentence, "not_all"):
            self._write(Claim(kind=kind, scope=ClaimScope.ALL_COSTS), first, last)
            self._close(first, last)
        elif cost.item not in _BENEFITS - _MOVING or cost.explicit:
            scope, item = self._scope(passage, cost)
            if scope is ClaimScope.ALL_COSTS:
                scope = ClaimScope.UNSTATED
            self._write(Claim(kind=kind, scope=scope, item=item), first, last)

    def of_services(self, passage: Passage) -> None:
        """Such as "our services are free for job seekers"."""
        packages = self.marks.in_sentence(passage.sentence, "in_package")
        for cue in self.marks.in_sentence(passage.sentence, "free_service"):
            if denied_before(self.marks, passage.sentence, cue):
                continue
            if any(overlap(one, cue) for one in packages):
                continue  # what a package holds is told, its price is not
            # "all costs are paid by …": the payer is said, and other words read it
            if self.marks.word_is(cue.last, "by"):
                continue
            self.service(cue)

    def service(self, cue: Cue) -> None:
        """What one cue says of the price of a service."""
        scope = ClaimScope(cue.entry.value)
        if scope is ClaimScope.UNSTATED and self.draft.marks(Category.FEE_FREE_CLAIM, cue.first, cue.last):
            return  # the same words made a claim that reaches as far as they say
        self._write(Claim(kind=ClaimKind.FEE_FREE, scope=scope), cue.first, cue.last)
        if scope is ClaimScope.ALL_COSTS:
            self._close(cue.first, cue.last)

    def _scope(self, passage: Passage, cost: CostMention) -> tuple[ClaimScope, str | None]:
        if cost.generic:
            in_general = self.marks.any_word(max(cost.first - 1, 0), cost.last, "costs_in_general")
            if in_general and not self.marks.in_sentence(passage.sentence, "not_all"):
                return ClaimScope.ALL_COSTS, None
            if self._charged_by_agency(passage):
                return ClaimScope.AGENCY_FEES, None
            return ClaimScope.UNSTATED, None
        if cost.item in ("FEE_PLACEMENT", "FEE_PROCESSING"):
            return ClaimScope.AGENCY_FEES, None
        if self.marks.in_sentence(passage.sentence, "for_some_posts"):
            return ClaimScope.UNSTATED, None  # who takes another post may pay it, and nothing is contradicted
        return ClaimScope.ONE_ITEM, cost.item

    def _charged_by_agency(self, passage: Passage) -> bool:
        return bool(self.marks.in_sentence(passage.sentence, "writer_charges")) or any(
            "charging" in cue.entry.reads for cue in self.marks.in_sentence(passage.sentence, "worker_pays")
        )

    def _all(self, cost: CostMention, reach: int = 1) -> bool:
        return self.marks.any_word(max(cost.first - reach, 0), cost.last, "all")

    def _fully(self, cue: Cue) -> bool:
        return self.marks.any_word(cue.first, cue.last, "fully")

    def _close(self, first: int, last: int) -> None:
        if self._on_a_condition(first):
            self.draft.leave_open("costs", first, last)
            return
        closed: list[str] = self.draft.fields.setdefault("closed", [])
        if "costs" not in closed:
            closed.append("costs")
        self.draft.observe("costs", first, last)

    def _on_a_condition(self, first: int) -> bool:
        """Whether a statement holds only under a condition; what others pay is not told: "you pay nothing if …"."""
        return bool(self.marks.in_sentence(self.marks.sentence_at(first), "claim_condition"))

    def _write(self, claim: Claim, first: int, last: int, confidence: Confidence = Confidence.HIGH) -> None:
        if claim.scope is ClaimScope.ALL_COSTS and self._on_a_condition(first):
            claim = claim.model_copy(update={"scope": ClaimScope.UNSTATED})
        self.draft.mention(Category.FEE_FREE_CLAIM, first, last, confidence)
        if claim in self.known:
            self.draft.observe(self.known[claim], first, last, confidence=confidence)
            return
        self.known[claim] = self.draft.add("claims", claim, first, last, confidence)
