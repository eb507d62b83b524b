"""Bonds, deposits and sureties, and undertakings to stay."""

from ethicalrecruit.domain.terms import Bond, BondKind, BondPurpose
from ethicalrecruit.reader.circumstances import Passage, denied
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.mention import Category, Term
from ethicalrecruit.reader.money_mentions import MoneyMention
from ethicalrecruit.reader.term_mentions import DurationMention

_NEAR = 7
_RIGHT_BEFORE = 2


def read_bonds(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> frozenset[int]:
    """Write the bonds of a text into the draft.

    Returns:
        The sentences that say nothing else about costs, by their first token.
    """
    used: set[int] = set()
    denials: list[tuple[int, int]] = []
    where = marks.sentences_naming("bond") | marks.sentences_with("deposit_told", "serves")
    for passage in (one for one in passages if one.sentence.first in where):
        sentence = passage.sentence
        for term in _apart(marks.terms_of("bond", sentence.first, sentence.last)):
            denial = denied(marks, sentence, term.first, term.last)
            after = [cue for cue in marks.in_sentence(sentence, "denied") if 0 <= cue.first - term.last <= 1]
            money = _money(marks, passage, term)
            # "Deposit: EUR 0" denies as "no deposit" does
            if denial is not None or after or passage.answer is False or (money is not None and money.is_nought):
                first = term.first if denial is None else min(denial.first, term.first)
                denials.append((first, term.last))
                used.add(sentence.first)
                continue
            if _read_one(marks, draft, passage, term):
                used.add(sentence.first)
        if not marks.terms_of("bond", sentence.first, sentence.last) and _told(marks, draft, passage):
            used.add(sentence.first)
        if sentence.first not in used:
            _service(marks, draft, passage)
    for first, last in denials:
        if not draft.fields.get("bonds"):
            closed = draft.fields.setdefault("closed", [])
            if "bonds" not in closed:
                closed.append("bonds")
        draft.observe("bonds", first, last)
    return frozenset(used)


def _apart(terms: list[Term]) -> list[Term]:
    """One bond named twice in a row ("deposit bond") is one."""
    kept: list[Term] = []
    for term in terms:
        if not kept or term.first - kept[-1].last > _NEAR:
            kept.append(term)
    return kept


def _read_one(marks: Marks, draft: Draft, passage: Passage, term: Term) -> bool:
    sentence = passage.sentence
    money = _money(marks, passage, term)
    length = _length(marks, passage, term)
    demands = [
        cue
        for cue in marks.in_sentence(sentence, "demands")
        if 0 <= term.first - cue.last <= _NEAR or 0 <= cue.first - term.last <= _NEAR
    ]
    if money is None and length is None and not demands:
        draft.leave_open("bonds", term.first, term.last)
        return False
    if marks.in_sentence(sentence, "employer_bond") and not marks.in_sentence(sentence, "worker_pays", "deducted"):
        return True  # the employer's own bond towards the state
    purpose = BondPurpose.EMPLOYMENT
    for cue in marks.in_sentence(sentence, "bond_purpose"):
        near = min(abs(cue.first - term.last), abs(term.first - cue.last)) <= _NEAR or cue.entry.value == "scholarship"
        if near:
            purpose = BondPurpose(cue.entry.value)
    kind = BondKind.MONEY if money is not None else BondKind(term.value)
    first = min([term.first] + [one.first for one in (money, length) if one is not None])
    last = max([term.last] + [one.last for one in (money, length) if one is not None])
    item = Bond(
        kind=kind,
        amount=None if money is None else money.money,
        months=None if length is None else length.months,
        purpose=purpose,
    )
    if purpose is BondPurpose.EMPLOYMENT:
        draft.mention(Category.DEPOSIT_OR_BOND, first, last)
    if money is not None:
        draft.pledged.add(money.first)
    path = _named_before(draft, item)
    if path:
        draft.observe(path, first, last)
    else:
        path = draft.add("bonds", item, first, last)
    if money is not None and money.money is None:
        draft.leave_open(f"{path}.amount", money.first, money.last)
    return True


def _named_before(draft: Draft, bond: Bond) -> str:
    """The path of a bond told already of which more is said: "The deposit is EUR 500. It is returned"; "" if none."""
    told = draft.fields.get("bonds", [])
    for at, one in enumerate(told):
        if (one.kind, one.purpose) != (bond.kind, bond.purpose) or bond.months not in (None, one.months or bond.months):
            continue
        path = f"bonds[{at}]"
        if bond.amount is not None and (one.amount is not None or f"{path}.amount" in draft.observed):
            continue
        told[at] = one.model_copy(update={"months": one.months or bond.months, "amount": one.amount or bond.amount})
        return path
    return ""


def _told(marks: Marks, draft: Draft, passage: Passage) -> bool:
    """A deposit told without its name: a sum that is kept now and given back later."""
    for cue in marks.in_sentence(passage.sentence, "deposit_told"):
        sums = [one for one in marks.money_in(cue.first, cue.last) if one.period is None]
        if not sums or passage.answer is False or denied(marks, passage.sentence, cue.first, cue.last, before=True):
            continue
        draft.pledged.update(one.first for one in sums)
        path = draft.add("bonds", Bond(kind=BondKind.MONEY, amount=sums[0].money), cue.first, cue.last)
        if sums[0].money is None:
            draft.leave_open(f"{path}.amount", sums[0].first, sums[0].last)
        draft.mention(Category.DEPOSIT_OR_BOND, cue.first, cue.last)
        return True
    return False


def _money(marks: Marks, passage: Passage, term: Term) -> MoneyMention | None:
    sums = [one for one in marks.money_in(passage.sentence.first, passage.reach) if one.period is None]
    inside = [one for one in sums if term.first <= one.first < term.last]
    ahead = [one for one in sums if 0 <= one.first - term.last <= _NEAR]
    back = [one for one in sums if 0 <= term.first - one.last <= 1]
    # "deposit" after another cost with a sum of its own: the sum between belongs to the nearer one
    costs = [one for one in marks.costs_in(term.last, passage.reach) if one.explicit]
    if ahead and any(term.last <= cost.first < ahead[0].first for cost in costs):
        ahead = []
    return next(iter(inside or ahead or back), None)


def _length(marks: Marks, passage: Passage, term: Term) -> DurationMention | None:
    lengths = [one for one in marks.durations_in(passage.sentence.first, passage.reach) if one.months is not None]
    ahead = [one for one in lengths if 0 <= one.first - term.last <= _NEAR]
    back = [one for one in lengths if 0 <= term.first - one.last <= _RIGHT_BEFORE]
    return next(iter(back or ahead), None)


def _service(marks: Marks, draft: Draft, passage: Passage) -> None:
    """An undertaking to stay, without the word bond."""
    for cue in marks.in_sentence(passage.sentence, "serves"):
        if denied(marks, passage.sentence, cue.first, cue.last) is not None and not marks.any_word(
            cue.first, cue.last, "before"
        ):
            continue
        not_serving = marks.small(cue.first)["not_serving"]
        if any(not_serving.begins(marks.tokens.words, place) for place in range(cue.first, cue.last)):
            continue
        lengths = [one for one in marks.durations_in(cue.first, cue.last) if one.months is not None]
        if not lengths:
            continue
        purpose = BondPurpose.EMPLOYMENT
        if any(one.entry.value == "scholarship" for one in marks.in_sentence(passage.sentence, "bond_purpose")):
            purpose = BondPurpose.SCHOLARSHIP
        draft.add("bonds", Bond(kind=BondKind.SERVICE, months=lengths[-1].months, purpose=purpose), cue.first, cue.last)
        if purpose is BondPurpose.EMPLOYMENT:
            draft.mention(Category.DEPOSIT_OR_BOND, cue.first, cue.last)
        return
