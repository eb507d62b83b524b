"""What a text claims for itself: no fee, or that the employer pays; and how far the claim reaches."""

from ethicalrecruit.domain.terms import Claim, ClaimKind, ClaimScope
from ethicalrecruit.reader.circumstances import Passage, denied_before
from ethicalrecruit.reader.cost_mentions import CostMention
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.values.grades import Confidence

# Comforts of a job rather than costs of getting it: offering them is no claim about recruitment costs.
_BENEFITS = frozenset(("INS_HEALTH", "INS_LIFE", "INS_INDEMNITY", "EQP_UNIFORM", "EQP_PPE", "EQP_TOOLS", "TRV_RETURN",
                       "TRV_SETTLEMENT", "TRN_MANDATORY_CERT", "TRN_INDUCTION", "MED_VACCINE"))  # fmt: skip
_MOVING = frozenset(("TRV_RETURN", "TRV_SETTLEMENT"))
_ALL = frozenset(("all", "every", "any", "100", "entire", "total", "whole"))
_MORE = frozenset(("other", "additional", "further", "extra"))
_LATER = frozenset(("upfront", "front", "initial", "advance"))
_HIDDEN = frozenset(("hidden", "surprise", "unexpected"))
_INSTEAD = (("instead", "of"), ("rather", "than"), ("in", "place"))
_ADVISING = frozenset(("should", "ought"))
_PRICES = frozenset(("at", "for", "costing"))
_NEAR = 3
# "No one should pay" and "workers should not pay" tell how the world ought to be, not what this document does.
_ANYONE = frozenset("no nobody none workers worker migrants jobseekers people everyone".split())  # noqa: SIM905  # words, as one reads them


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
        words = self.marks.tokens.words
        near = set(words[max(cost.first - 2, passage.sentence.first) : cost.last])
        if near & _HIDDEN:
            return
        if near & _LATER:
            # "zero upfront cost" says when, not whether
            self.draft.leave_open("costs", cost.first, cost.last)
            return
        if cost.item.startswith("OUT_"):
            return
        if cost.generic and near & _MORE:
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
        words = self.marks.tokens.words[first:last]
        if words[:2] in _INSTEAD:
            self.draft.leave_open("costs", first, last)
            return True
        return words[0] in _ANYONE and not _ADVISING.isdisjoint(words)

    def free(self, passage: Passage, cost: CostMention, cue: Cue) -> None:
        """A cost that is called free or covered, by whom is not said."""
        first, last = min(cost.first, cue.first), max(cost.last, cue.last)
        if cost.item in _BENEFITS and not self._fully(cue):
            return
        words = self.marks.tokens.words
        priced = [one for one in self.marks.money_in(cost.last, cost.last + _NEAR) if words[one.first - 1] in _PRICES]
        if words[cue.first] == "paid" and priced:
            self.draft.leave_open("costs", first, priced[0].last)  # "a paid course at EUR 900" is sold
            return
        if words[cost.first][:6] == "travel" and words[cost.first + 1 : cost.first + 2] != ("to",):
            return  # journeys on duty, or to the interview
        if cost.generic and not self._all(cost) and not self._fully(cue):
            return
        scope, item = self._scope(passage, cost)
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
        for cue in self.marks.in_sentence(passage.sentence, "free_service"):
            if denied_before(self.marks, passage.sentence, cue):
                continue
            # "all costs are paid by …": the payer is said, and other words read it
            if self.marks.tokens.words[cue.last : cue.last + 1] == ("by",):
                continue
            scope = ClaimScope(cue.entry.value)
            self._write(Claim(kind=ClaimKind.FEE_FREE, scope=scope), cue.first, cue.last)
            if scope is ClaimScope.ALL_COSTS:
                self._close(cue.first, cue.last)

    def _scope(self, passage: Passage, cost: CostMention) -> tuple[ClaimScope, str | None]:
        if cost.generic:
            words = set(self.marks.tokens.words[max(cost.first - 1, 0) : cost.last])
            if words & {"cost", "costs", "expenses"} and not self.marks.in_sentence(passage.sentence, "not_all"):
                return ClaimScope.ALL_COSTS, None
            if self._charged_by_agency(passage):
                return ClaimScope.AGENCY_FEES, None
            return ClaimScope.UNSTATED, None
        if cost.item in ("FEE_PLACEMENT", "FEE_PROCESSING"):
            return ClaimScope.AGENCY_FEES, None
        return ClaimScope.ONE_ITEM, cost.item

    def _charged_by_agency(self, passage: Passage) -> bool:
        return bool(self.marks.in_sentence(passage.sentence, "writer_charges")) or any(
            cue.entry.id.startswith("charge") for cue in self.marks.in_sentence(passage.sentence, "worker_pays")
        )

    def _all(self, cost: CostMention) -> bool:
        words = self.marks.tokens.words[max(cost.first - 1, 0) : cost.last]
        return bool(set(words) & _ALL)

    def _fully(self, cue: Cue) -> bool:
        words = self.marks.tokens.words[cue.first : cue.last]
        return bool({"fully", "100", "completely", "sponsored"} & set(words))

    def _close(self, first: int, last: int) -> None:
        closed: list[str] = self.draft.fields.setdefault("closed", [])
        if "costs" not in closed:
            closed.append("costs")
        self.draft.observe("costs", first, last)

    def _write(self, claim: Claim, first: int, last: int, confidence: Confidence = Confidence.HIGH) -> None:
        self.draft.mention(Category.FEE_FREE_CLAIM, first, last, confidence)
        if claim in self.known:
            self.draft.observe(self.known[claim], first, last, confidence=confidence)
            return
        self.known[claim] = self.draft.add("claims", claim, first, last, confidence)
