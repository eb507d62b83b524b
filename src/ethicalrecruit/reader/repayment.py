"""Clauses by which the worker pays when leaving early."""

from collections.abc import Sequence

from ethicalrecruit.domain.terms import RepaidItem, Repayment
from ethicalrecruit.reader.circumstances import Passage, denied
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.money_mentions import MoneyMention
from ethicalrecruit.reader.term_mentions import DurationMention
from ethicalrecruit.values.grades import Confidence

_OPENING = 5


def read_repayment(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> frozenset[int]:
    """Write the repayment clause of a text into the draft.

    Needs two things in one sentence, in two that follow each other, or in a question and its answer: somebody
    leaves early, and the worker repays. What agency or employer gives back is none.

    Returns:
        The sentences that the clause takes up, by their first token.
    """
    used: set[int] = set()
    clauses: list[tuple[Repayment, int, int]] = []
    refusals: list[tuple[int, int]] = []
    where = marks.sentences_with("repays")
    for before, passage in zip((None, *passages), passages, strict=False):
        sentence = passage.sentence
        if sentence.first not in where:
            continue
        pays = [cue for cue in marks.in_sentence(sentence, "repays") if not _by_others(marks, passage, cue)]
        leaves = marks.in_sentence(sentence, "leaves")
        named = [cue for cue in pays if _names_itself(marks, cue)]
        start = sentence.first
        if pays and not leaves and before is not None and _goes_on(marks, before, passage):
            leaves = marks.in_sentence(before.sentence, "leaves")
            start = before.sentence.first if leaves else start
        if pays and not leaves and passage.question is not None:
            # "What if I leave early? You repay the flight."
            leaves = marks.in_sentence(passage.question, "leaves")
            start = passage.question.first if leaves else start
        if not pays or (not leaves and not named):
            continue
        cue = _main(pays)
        denial = denied(marks, sentence, cue.first, cue.last)
        nothing = _pays_nothing(marks, passage, cue, denial, leaves)
        if not leaves and denial is None and not _says_how(marks, passage):
            draft.leave_open("repayment.clause", cue.first, cue.last)
            continue
        if passage.answer is False or nothing or (denial is not None and not _belongs_to_leaving(denial, leaves)):
            refusals.append((min(cue.first, denial.first if denial else cue.first), cue.last))
            used.add(sentence.first)
            continue
        first = min([cue.first, *(one.first for one in leaves if one.first >= start)])
        last = max([cue.last, *(one.last for one in leaves)])
        clause, last = _clause(marks, passage, start, last)
        clauses.append((clause, first, last))
        _mark_deductions(marks, draft, passage)
        used.update((sentence.first, start))
    _write(draft, clauses, refusals)
    return frozenset(used)


def _mark_deductions(marks: Marks, draft: Draft, passage: Passage) -> None:
    """Mark the words by which what is to be repaid comes out of pay."""
    paid = marks.says(passage.sentence, "pay_word")
    for cue in marks.in_sentence(passage.sentence, "deducted"):
        if cue.entry.looks == "ahead" and not paid:
            continue  # "we recover the fees" does not say from what
        if denied(marks, passage.sentence, cue.first, cue.last) is None:
            draft.mention(Category.SALARY_DEDUCTION, cue.first, cue.last)


def _by_others(marks: Marks, passage: Passage, cue: Cue) -> bool:
    """Whether it is the agency or the employer who gives money back."""
    return any(other.first <= cue.first < other.last + 1 and other.first < cue.last
               for other in marks.in_sentence(passage.sentence, "others_repay")
               if not marks.terms_of("worker", cue.first, cue.first + 1))  # fmt: skip


def _names_itself(marks: Marks, cue: Cue) -> bool:
    if marks.any_word(cue.first, cue.last, "clawback"):
        return True
    return marks.any_word(cue.first, cue.last, "repayments") and marks.any_word(cue.first, cue.last, "clauses")


def _says_how(marks: Marks, passage: Passage) -> bool:
    """Whether a sentence that names a clawback says that it applies, for how long or to what sum."""
    first, last = passage.sentence.first, passage.reach
    applies = marks.any_word(first, last, "applies")
    return bool(applies or marks.money_in(first, last) or marks.durations_in(first, last))


def _goes_on(marks: Marks, before: Passage, passage: Passage) -> bool:
    if passage.sentence.first - before.sentence.last > 1 or passage.sentence.paragraph != before.sentence.paragraph:
        return False
    first = passage.sentence.first
    return marks.any_word(first, first + _OPENING, "goes_on")


def _main(pays: list[Cue]) -> Cue:
    return max(pays, key=lambda cue: (cue.last - cue.first, -cue.first))


def _pays_nothing(marks: Marks, passage: Passage, cue: Cue, denial: Cue | None, leaves: Sequence[Cue]) -> bool:
    """Whether a denial stands beside the paying, apart from one of leaving: "if you do not stay you pay nothing"."""
    if denial is not None and denial.last == cue.first and any(leave.first < denial.first for leave in leaves):
        return True
    return any(
        one.first == cue.last and not any(leave.first <= one.first < leave.last for leave in leaves)
        for one in marks.in_sentence(passage.sentence, "denial")
    )


def _belongs_to_leaving(denial: Cue, leaves: Sequence[Cue]) -> bool:
    """Such as "If you do not complete two years you repay": the denial is part of leaving early."""
    return any(leave.first <= denial.first < leave.last or 0 <= leave.first - denial.last <= 1 for leave in leaves)


def _clause(marks: Marks, passage: Passage, start: int, last: int) -> tuple[Repayment, int]:
    sentence = passage.sentence
    money = _amount(marks, start, passage.reach)
    # "two months' salary" is a sum, not a time
    shares = marks.in_sentence(sentence, "pay_share")
    lengths = [
        one
        for one in marks.durations_in(start, passage.reach)
        if one.months is not None and not any(share.first <= one.first and one.last <= share.last for share in shares)
    ]
    length: DurationMention | None = max(lengths, key=lambda one: one.count * (12 if one.unit == "year" else 1),
                                         default=None)  # fmt: skip
    items: list[RepaidItem] = []
    before = marks.sentence_at(start)
    named = [
        *(() if before is sentence else marks.in_sentence(before, "repaid")),
        *marks.in_sentence(sentence, "repaid"),
    ]
    for cue in named:
        if (item := RepaidItem(cue.entry.value)) not in items:
            items.append(item)
        last = max(last, cue.last)
    if money is not None:
        last = max(last, money.last)
    tapers = True if marks.in_sentence(sentence, "tapers") else None
    if tapers is None and marks.in_sentence(sentence, "tapers_not"):
        tapers = False
    interest = [cue.entry.value == "yes" for cue in marks.in_sentence(sentence, "interest")]
    clause = Repayment(
        clause=True,
        amount=None if money is None else money.money,
        months=None if length is None else length.months,
        tapers=tapers,
        interest=interest[0] if interest else None,
        items=tuple(items),
    )
    return clause, min(last, sentence.last)


def _amount(marks: Marks, start: int, stop: int) -> MoneyMention | None:
    sums = [one for one in marks.money_in(start, stop) if one.period is None]
    return sums[0] if len(sums) == 1 else None


def _write(draft: Draft, clauses: list[tuple[Repayment, int, int]], refusals: list[tuple[int, int]]) -> None:
    if clauses:
        clause, first, last = clauses[0]
        others = tuple(one for one, _, _ in clauses[1:] if one != clause)
        draft.fields["repayment"] = clause
        draft.observe("repayment", first, last)
        for item, begin, end in clauses:
            if item != clause:
                draft.observe("repayment", begin, end)
            draft.mention(Category.REPAYMENT_CLAUSE, begin, end)
        if len({one.amount for one in (clause, *others)}) > 1:
            draft.observe(
                "repayment.amount", first, last, readings=tuple(one.amount for one in others if one.amount is not None)
            )
        for first, last in refusals:
            draft.observe("repayment.clause", first, last, readings=(False,), confidence=Confidence.MEDIUM)
    elif refusals:
        draft.fields["repayment"] = Repayment(clause=False)
        for first, last in refusals:
            draft.observe("repayment", first, last)
