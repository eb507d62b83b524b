"""A test of one end of a corridor: whether what the worker pays the agency departs from the law recorded there.

Each end is told by itself. Where a table records no single rule, where a rule holds for others only, and before or
after the time that is recorded, the answer is UNKNOWN with what would settle it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ethicalrecruit.errors import ConditionError, suggest
from ethicalrecruit.facts.catalogue import FactSpec
from ethicalrecruit.facts.corridor import CorridorRole, label_of
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.findings.finding import Basis
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reference.countries import in_a_sentence
from ethicalrecruit.reference.fee_rules import Binds, FeePosition, FeeRole, FeeRule, FeeRules, Protected
from ethicalrecruit.reference.tables import ReferenceTables
from ethicalrecruit.rulebook.environment import Answer, Environment, Gap, once
from ethicalrecruit.rulebook.fee_limits import FEES, MONTHS, PARTICULARS, PAY, Limit, limit_of
from ethicalrecruit.values.evidence import Evidence, EvidenceKind
from ethicalrecruit.values.grades import Confidence, Verified
from ethicalrecruit.values.money import Sums
from ethicalrecruit.values.ranges import NumberRange
from ethicalrecruit.values.truth import Truth, agreed

FEE_RULE = "fee_rule"
"""The kind of basis that a row of a table of fee rules is."""

ANY_FEE, DESTINATION = "costs.worker.any_agency_fee", "destination.country"
SEATS = ("agency.country", "agency.licence.country")
BESIDE_CHARGES = (
    "corridor[].role",
    ANY_FEE,
    FEES,
    DESTINATION,
    "destination.nation",
    "origin.targets",
    PAY,
    MONTHS,
    PARTICULARS,
    "job.care_worker",
    *SEATS,
)
"""What is looked at beside the place, to tell whether charges of the agency depart from its law."""

WHICH_LAW = "Which law or approval allows this payment to the agency, and what is the most that it allows?"

SEAT_UNKNOWN = (
    "The document does not say where the agency is seated, and whether this law reaches an agency seated elsewhere is "
    "not recorded."
)
_WHOM = {
    Binds.AGENCIES: "As far as is recorded, the rule binds agencies.",
    Binds.EMPLOYERS: "As far as is recorded, the rule binds employers.",
    Binds.ANYONE: "As far as is recorded, the rule binds anyone who charges.",
    Binds.NOT_RECORDED: "Whom the rule binds is not recorded.",
}

Test = Callable[[Environment], Answer]


def agency_charges_depart(name: str, _spec: FactSpec, operand: Any, tables: ReferenceTables) -> Test:
    """Whether charges of the agency depart from the law of a place, by a table of fee rules."""
    if name != "item.place":
        raise ConditionError(
            '"agency_charges_depart_from" asks the place of an end of the corridor.',
            "",
            "Write any_item: {of: corridor, where: {item.place: {agency_charges_depart_from: agency-charges}}}.",
        )
    if not isinstance(operand, str) or operand not in tables.fee_rules:
        mend = suggest(str(operand), tables.fee_rules) or f"There are: {', '.join(sorted(tables.fee_rules))}."
        raise ConditionError(f'There is no table of fee rules "{operand}".', "", mend)
    table = tables.fee_rules[operand]

    def test(env: Environment) -> Answer:
        place, fee = env.fact("item.place"), env.fact(ANY_FEE)
        ends = [_End(env, table, str(code)) for code in place.readings]
        if ends and all(end.is_left for end in ends):
            notes = tuple(f"{end.name}: the rule {end.row.own_rule} speaks of it." for end in ends if end.row)
            return Answer(Truth.NO, (), place.evidence, (), notes)
        sure = Confidence.least(place.confidence, fee.confidence)
        if fee.state is not FactState.STATED:
            return Answer(Truth.UNKNOWN, (env.gap(ANY_FEE, fee.state),), fee.evidence, confidence=sure)
        if True not in fee.readings:
            return Answer(Truth.NO, (), fee.evidence, confidence=sure)
        evidence = once((fee.evidence, place.evidence))
        if place.state is not FactState.STATED:
            return Answer(Truth.UNKNOWN, (env.gap(name, place.state),), evidence, confidence=sure)
        return _joined(env, [end.answer() for end in ends], evidence, sure)

    return test


def _joined(env: Environment, answers: list[Answer], evidence: tuple[Evidence, ...], sure: Confidence) -> Answer:
    """The answer that all readings of the place share."""
    truth = agreed(answer.truth for answer in answers)
    gaps = once(answer.gaps for answer in answers)
    if len({answer.truth for answer in answers}) > 1:
        gaps = (env.gap("item.place", FactState.OPEN, "readings of the document disagree"), *gaps)
    return Answer(
        truth,
        gaps,
        once((evidence, *(answer.evidence for answer in answers))),
        once(answer.basis for answer in answers),
        once(answer.notes for answer in answers),
        Confidence.least(sure, *(answer.confidence for answer in answers)),
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """A fee beside one limit."""

    truth: Truth
    gaps: tuple[Gap, ...]
    evidence: tuple[Evidence, ...]


class _End:
    """One end of the corridor, where a fee certainly goes to the agency."""

    def __init__(self, env: Environment, table: FeeRules, code: str) -> None:
        self.env = env
        self.table = table
        self.code = code
        self.row: FeeRule | None = table.row(code)
        self.role = str(env.fact("item.role").readings[0])
        self.arriving = self.role == CorridorRole.DESTINATION

    @property
    def name(self) -> str:
        """The place in words."""
        item = self.env.item
        return self.code if item is None or "+" in item.key else item.label

    @property
    def told(self) -> str:
        """The place inside a sentence."""
        return in_a_sentence(self.name)

    @property
    def is_left(self) -> bool:
        """Whether a rule of its own speaks for it."""
        return self.arriving and self.row is not None and bool(self.row.own_rule)

    def answer(self) -> Answer:
        """What the row of the place says of the fee."""
        row = self.row
        if row is None or not row.speaks_for(arriving=self.arriving):
            end = "as the place of work" if self.arriving else "for people and agencies from there"
            return Answer(Truth.UNKNOWN, (self._of_law(f"no rule is recorded for {self.told} {end}"),))
        if self.is_left:
            return Answer(Truth.NO)
        gaps = self._out_of_time(row) or self._unsettled(row) or self._out_of_reach(row)
        if gaps:
            return self._open(row, gaps)
        told = self._barred(row) if row.position is FeePosition.PROHIBITED else self._capped(row)
        return told if told.truth is Truth.NO else self._within_reach(row, told)

    def _within_reach(self, row: FeeRule, told: Answer) -> Answer:
        """An answer against the agency, held only as far as the law is known to bind that agency."""
        seats = self._seats()
        gaps: list[Gap] = []
        if row.binds is Binds.EMPLOYERS:
            question = (
                f"Who asks for this payment, the agency for itself or the employer, and does the law of {self.told} "
                "let the agency take it?"
            )
            detail = f"the rule recorded for {self.told} binds employers; what agencies may take is not recorded"
            gaps.append(self._of_law(detail, question))
        elif seats and row.place[:2] not in seats:
            detail = f"whether the law of {self.told} reaches an agency seated elsewhere is not recorded"
            question = (
                f"Which law lets the agency take this payment, and does the law of {self.told} reach an agency that "
                f"is seated in {' or '.join(in_a_sentence(label_of(one)) for one in sorted(seats))}?"
            )
            gaps.append(self._of_law(detail, question))
        if gaps:
            return self._open(row, (*told.gaps, *gaps), told.evidence)
        if seats:
            return told
        unsure = (
            Confidence.LOW if row.binds is Binds.AGENCIES and self.arriving and self._origins() else Confidence.MEDIUM
        )
        return replace(told, notes=(*told.notes, SEAT_UNKNOWN), confidence=Confidence.least(told.confidence, unsure))

    def _seats(self) -> set[str]:
        """Where the agency says that it is seated or licensed."""
        found = map(self.env.fact, SEATS)
        return {str(code) for fact in found for code in fact.readings}

    def _barred(self, row: FeeRule, most: Confidence = Confidence.HIGH) -> Answer:
        if row.exceptions:
            question = f"Is there an exception that allows this payment, since {row.exceptions}?"
            return self._open(row, (self._of_law(f"{self.name}: {row.exceptions}", question),))
        basis = (self._basis(row, row.verification.substance),)
        return Answer(Truth.YES, (), (), basis, self._notes(row), Confidence.least(row.confidence, most))

    def _capped(self, row: FeeRule) -> Answer:
        going_to = {str(code) for code in self.env.fact(DESTINATION).readings}
        if row.none_to and going_to and going_to <= set(row.none_to):
            return self._barred(row, Confidence.MEDIUM)
        if row.cap is None:
            return self._open(row, (self._of_law(f"the law of {self.told} sets a limit; its figure is not recorded"),))
        compared = [self._compared(limit) for limit in limit_of(row.cap, self.env)]
        truth = agreed(one.truth for one in compared)
        evidence = tuple(piece for one in compared for piece in one.evidence)
        gaps = once(one.gaps for one in compared) if truth is Truth.UNKNOWN else ()
        if truth is Truth.UNKNOWN and not gaps:
            gaps = (self.env.gap(FEES, FactState.OPEN, "readings of the document disagree"),)
        if truth is Truth.NO and row.none_to:
            # The list of places for which nothing may be charged is not complete.
            detail = f"whether {self.told} lets agencies charge at all for this destination is not recorded"
            truth, gaps = Truth.UNKNOWN, (self._of_law(detail),)
        substance = Verified.least(row.verification.substance, row.cap_verified or row.verification.substance)
        notes = () if truth is Truth.NO else self._notes(row)
        return Answer(truth, gaps, evidence, (self._basis(row, substance),), notes, row.confidence)

    def _compared(self, limit: Limit) -> _Compared:
        fees = self.env.fact(FEES)
        if fees.state is not FactState.STATED:
            return _Compared(Truth.UNKNOWN, (self.env.gap(FEES, fees.state),), fees.evidence)
        evidence = (*fees.evidence, *limit.evidence)
        if limit.amount is None:
            return _Compared(Truth.UNKNOWN, limit.gaps, evidence)
        stated: tuple[Sums, ...] = fees.readings
        paid = [one.in_currency(limit.amount.currency) for one in stated]
        known = [one.amount for one in paid if one is not None]
        if len(known) < len(paid):
            detail = (
                f"the amount is {' or '.join(map(str, stated))} and the limit is in {limit.amount.currency}: give the "
                f"amount in {limit.amount.currency}, or the rate of exchange and its date"
            )
            return _Compared(Truth.UNKNOWN, (self.env.gap(FEES, FactState.OPEN, detail),), evidence)
        most = limit.amount.amount
        truth = agreed(one.above(most) for one in known)
        if truth is Truth.UNKNOWN:
            unsure = () if all(one.is_exact for one in known) else (self.env.gap(FEES, fees.unsettled),)
            lowest = [NumberRange(one.low, one.low) for one in known]
            inside = any(one.above(most) is Truth.UNKNOWN for one in lowest)
            # What is known may be too much already: then what the limit comes to is asked first.
            return _Compared(truth, (*(limit.gaps if inside or not unsure else ()), *unsure), evidence)
        word = "above" if truth is Truth.YES else "not above"
        text = f"{' or '.join(map(str, stated))} is {word} {limit.amount} ({limit.told})"
        return _Compared(truth, (), (*evidence, Evidence(EvidenceKind.COMPUTED, field=FEES, arithmetic=text)))

    def _out_of_time(self, row: FeeRule) -> tuple[Gap, ...]:
        day, since, until = self.env.day, row.interval.since, row.interval.until
        if day is None:
            detail = f"the rule recorded for {self.told} has an end ({until}), so the day decides"
            return () if until is None else (self.env.gap("subject.day", FactState.NOT_COVERED, detail),)
        started = Truth.YES if since is None else since.passed(day)
        if started is Truth.NO:
            return (self._of_law(f"what the law of {self.told} said before {row.year} is not recorded"),)
        if started is Truth.UNKNOWN:
            return (self._of_law(f"of the start of the rule recorded for {self.told} only {row.year} is known"),)
        ended = Truth.NO if until is None else until.passed(day)
        if ended is Truth.NO:
            return ()
        when = "ended" if ended is Truth.YES else "may have ended"
        return (self._of_law(f"the rule recorded for {self.told} {when} ({until}); what follows is not recorded"),)

    def _unsettled(self, row: FeeRule) -> tuple[Gap, ...]:
        if row.position not in (FeePosition.REGULATED, FeePosition.NONE_FOUND):
            return ()
        gaps: tuple[Gap, ...] = (self._of_law(f"no single rule is recorded for {self.told}"),)
        if self.arriving and self.table.parts_of(self.code):
            nation = self.env.fact("destination.nation")
            gaps = (self.env.gap("destination.nation", nation.state), *gaps)
        return gaps

    def _out_of_reach(self, row: FeeRule) -> tuple[Gap, ...]:
        """What leaves open whether the rule is for this job and these people at all."""
        if not self.arriving and row.role is FeeRole.ORIGIN and (gaps := self._at_home(row)):
            return gaps
        if row.protects is Protected.HOUSEHOLD_STAFF:
            return (self._of_law(f"the rule recorded for {self.told} is about household staff"),)
        if row.protects is Protected.CARE_WORKERS:
            care = self.env.fact("job.care_worker")
            if care.state is not FactState.STATED:
                return (self.env.gap("job.care_worker", care.state),)
            if set(care.readings) != {True}:
                return (self._of_law(f"the rule recorded for {self.told} names care workers, not this occupation"),)
        if row.protects is Protected.FROM_ABROAD and self.arriving and not self._origins():
            detail = f"the rule recorded for {self.told} is about workers from abroad"
            return (self.env.gap("origin.targets", self.env.facts.lists["origin.targets"].rest, detail),)
        if row.only_to and not {str(code) for code in self.env.fact(DESTINATION).readings} <= set(row.only_to):
            return (self._of_law(f"for this destination no limit of {self.told} is recorded"),)
        return ()

    def _at_home(self, row: FeeRule) -> tuple[Gap, ...]:
        """Law on placement abroad speaks only of work abroad, and of people recruited where it holds."""
        destination = self.env.fact(DESTINATION)
        if destination.state is not FactState.STATED or row.place in destination.readings:
            state = FactState.OPEN if destination.state is FactState.STATED else destination.state
            return (self.env.gap(DESTINATION, state),)
        if self.role == CorridorRole.AGENCY_SEAT and self._origins():
            return (self._of_law(f"whether the law of {self.told} reaches people recruited elsewhere is not recorded"),)
        return ()

    def _origins(self) -> list[str]:
        """The countries, other than this one, at which the recruitment certainly aims."""
        ends = self.env.facts.lists["corridor"].items
        places = [one.facts["place"] for one in ends if CorridorRole.ORIGIN in one.facts["role"].readings]
        return [str(code) for place in places for code in place.readings if str(code) != self.code[:2]]

    def _of_law(self, detail: str, question: str = WHICH_LAW) -> Gap:
        item = self.env.item
        about = "" if item is None else f"{self.env.item_list}:{item.key}"
        return Gap("", FactState.NOT_COVERED, about, detail=detail, question=question)

    def _open(self, row: FeeRule, gaps: tuple[Gap, ...], evidence: tuple[Evidence, ...] = ()) -> Answer:
        basis = (self._basis(row, row.verification.substance),)
        return Answer(Truth.UNKNOWN, tuple(dict.fromkeys(gaps)), evidence, basis, self._notes(row), row.confidence)

    def _notes(self, row: FeeRule) -> tuple[str, ...]:
        """What the row says, whom it binds, and what else must be known of it."""
        return (f"{self.name}, in our words: {row.text}", _WHOM[row.binds], *row.notes)

    def _basis(self, row: FeeRule, substance: Verified) -> Basis:
        value = f"{row.place} {row.summary}"
        name = f"{self.table.id}:{row.place}"
        return Basis(FEE_RULE, name, row.year, value, substance, row.verification.pinpoint, row.url)
