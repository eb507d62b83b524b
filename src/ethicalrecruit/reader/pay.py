"""The rate of basic pay."""

from ethicalrecruit.domain.offer import Destination
from ethicalrecruit.domain.terms import Pay, PayBasis
from ethicalrecruit.reader.circumstances import Passage, having
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.money_mentions import SHARED_SIGNS, MoneyMention
from ethicalrecruit.reader.tokens import Sentence
from ethicalrecruit.values.money import Money, PayPeriod

_AHEAD = 7
_BEHIND = 2
_EXTRA = 3
_SHORT_LINE = 12
_SHORT_TITLE = 5
_AFTER_SUM = 4
_OF = frozenset(("de", "of"))


def read_pay(marks: Marks, draft: Draft, passages: tuple[Passage, ...], consumed: frozenset[int]) -> None:
    """Write the rate of basic pay into the draft; allowances and bonuses are none.

    A rate needs a period ("an hour", "annual salary") and a currency; pay without them stays open.
    """
    found: list[tuple[Pay, int, int]] = []
    unclear: list[MoneyMention] = []
    for passage in passages:
        sentence = passage.sentence
        if sentence.first in consumed:
            continue
        for money in marks.money_in(sentence.first, sentence.last):
            period, named, right_before = _period(marks, passage, money)
            if _is_extra(marks, passage, money, only_before=right_before) or (period is None and not named):
                continue
            if not named and not _alone(marks, passage):
                continue  # "a fee of GBP 50 a month", "parking costs GBP 15 a month"
            amount = money.money or _of_the_country(draft, money)
            if period is None or amount is None or _is_rest(marks, money):
                unclear.append(money)
                continue
            bases = marks.in_sentence(sentence, "pay_basis")
            basis = PayBasis(bases[0].entry.value) if bases else PayBasis.UNSTATED
            amount = _begun(marks, passage, money, amount)
            found.append((Pay(amount=amount, period=period, basis=basis), money.first, money.whole))
    if found:
        pay = found[0][0]
        draft.fields["pay"] = pay
        for other, first, last in found:
            draft.observe("pay", first, last, readings=() if other == pay else (other,))
    elif unclear:
        draft.leave_open("pay", unclear[0].first, unclear[0].whole)
    else:
        _raised(marks, draft, passages)


def _raised(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """A text that speaks of pay without giving it is not silent about it: "competitive salary", "see Schedule 2"."""
    for passage in having(marks, passages, "pay_word"):
        for cue in marks.in_sentence(passage.sentence, "pay_word"):
            words = marks.tokens.words[cue.first : cue.last]
            if not marks.small(cue.first)["pay_other_senses"].holds(words):
                draft.leave_open("pay", cue.first, cue.last)
                return


def _period(marks: Marks, passage: Passage, money: MoneyMention) -> tuple[PayPeriod | None, bool, bool]:
    """The period a sum is paid for, whether a word such as "salary" names it, and whether one stands right before."""
    titles = marks.in_sentence(passage.sentence, "pay_word")
    before = [cue for cue in titles if 0 <= money.first - cue.last <= _AHEAD]
    after = [cue for cue in titles if 0 <= cue.first - money.whole <= _BEHIND]
    if not before and money.first - passage.sentence.first <= _BEHIND:
        above = (*passage.headings, *_line_above(marks, passage.sentence))
        before = [cue for heading in above for cue in marks.in_sentence(heading, "pay_word")]
    right_before = any(money.first - cue.last <= _BEHIND or cue.last <= passage.sentence.first for cue in before)
    period = money.period or _period_after(marks, money, passage.sentence.last)
    if period is not None or not before:
        return period, bool(before or after), right_before
    title = before[-1]
    alone = marks.small(title.first).alone
    # "Salario bruto mensual: ..."; on a line of its own the title ends with the line
    end = money.first if title.last <= money.first and title.first >= passage.sentence.first else title.last + _BEHIND
    words = [word for word in marks.tokens.words[title.first : min(end, title.last + _BEHIND)] if word in alone]
    return (alone[words[0]] if words else None), True, right_before


def _line_above(marks: Marks, sentence: Sentence) -> tuple[Sentence, ...]:
    """The line before a line that begins with a sum, if it is short, as a title is, and has no sum of its own."""
    number = marks.tokens.sentence_of[sentence.first]
    if not number:
        return ()
    above = marks.tokens.sentences[number - 1]
    short = above.last - above.first <= _SHORT_TITLE and above.line == sentence.line - 1
    return (above,) if short and not marks.money_in(above.first, above.last) else ()


def _period_after(marks: Marks, money: MoneyMention, end: int) -> PayPeriod | None:
    """The period after words that come between it and its sum: "10 \u20ac de l'heure", "$900 pesos mensuales"."""
    words, small = marks.tokens.words, marks.small(money.first)
    per = False
    for place in range(money.last, min(money.last + _AFTER_SUM, end)):
        word = words[place]
        if word in small.alone:
            return small.alone[word]
        if per and word in small.nouns:
            return small.nouns[word]
        per = per or word in small["per"]
        if not (per or word in small["gross_or_net"] or word in SHARED_SIGNS or word in _OF):
            return None
    return None


def _begun(marks: Marks, passage: Passage, money: MoneyMention, amount: Money) -> Money:
    """The range that a sum ends: "\u00a322,128 (pro rata) to \u00a335,557 a year"."""
    earlier = [one for one in marks.money_in(passage.sentence.first, money.first) if one.last <= money.first]
    if not earlier or amount.low != amount.high:
        return amount
    one = earlier[-1]
    between = marks.tokens.words[one.last : money.first]
    joined = len(between) <= _AHEAD and any(word in marks.small(money.first)["range_to"] for word in between)
    if not joined or one.period is not None or one.currency != money.currency or one.low != one.high:
        return amount
    if one.low is None or amount.low is None or one.low >= amount.low:
        return amount
    return Money(one.low, amount.high, amount.currency)


def _is_rest(marks: Marks, money: MoneyMention) -> bool:
    """Whether a sum is the latter part of a number with its sign inside: "10\u20ac35"."""
    tokens, place = marks.tokens, money.first
    return place > 0 and tokens.words[place - 1][0].isdigit() and tokens.ends[place - 1] == tokens.starts[place]


def _of_the_country(draft: Draft, money: MoneyMention) -> Money | None:
    """A sum with a sign that several countries share, in the currency of the one where the work is."""
    destination: Destination | None = draft.fields.get("destination")
    if money.sign is None or destination is None or (money.low is None and money.high is None):
        return None
    code = SHARED_SIGNS.get(money.sign, {}).get(destination.country or "")
    return None if code is None else Money(money.low, money.high, code)


def _alone(marks: Marks, passage: Passage) -> bool:
    """Whether a sum stands on a short line that names no cost, as rates of pay do under a title."""
    sentence = passage.sentence
    costs = marks.costs_in(sentence.first, sentence.last)
    return sentence.last - sentence.first <= _SHORT_LINE and not any(one.explicit for one in costs)


def _is_extra(marks: Marks, passage: Passage, money: MoneyMention, *, only_before: bool) -> bool:
    """Whether a bonus, an allowance or the like stands beside a sum; "Salary: GBP 900 with bonus" is none."""
    return any(
        0 <= money.first - cue.last <= _EXTRA or (not only_before and -_EXTRA <= cue.first - money.whole <= _EXTRA)
        for cue in marks.in_sentence(passage.sentence, "not_pay")
    )
