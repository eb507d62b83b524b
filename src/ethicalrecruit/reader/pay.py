"""The rate of basic pay."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ethicalrecruit.domain.offer import Destination
from ethicalrecruit.domain.terms import Pay, PayBasis
from ethicalrecruit.reader.circumstances import Passage, having
from ethicalrecruit.reader.currency_words import SHARED_SIGNS
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Cue, Marks
from ethicalrecruit.reader.money_mentions import MoneyMention
from ethicalrecruit.reader.pay_layout import column_title, distance, is_line_of_pay
from ethicalrecruit.reader.tokens import Sentence
from ethicalrecruit.reader.usual_pay import is_pay_alone, usual_period
from ethicalrecruit.reader.words import SmallWords
from ethicalrecruit.values.grades import Confidence
from ethicalrecruit.values.money import Money, PayPeriod

_AHEAD = 7
_BEHIND = 2
_FAR = 6
_EXTRA = 3
_SHORT_LINE = 12
_SHORT_TITLE = 5
_AFTER_SUM = 4
_NEAR_TERM = 3
_LONGEST_ADDITION = 6
_BASIS_NEAR = 2
_CENTS = 2
_OF = frozenset(("de", "of"))
# Words of money that several countries share, beside those of ``SHARED_SIGNS``.
_LEU = {"RO": "RON", "MD": "MDL"}
_RIYAL = {"SA": "SAR", "QA": "QAR", "OM": "OMR", "YE": "YER"}
_DINAR = {"KW": "KWD", "BH": "BHD", "JO": "JOD", "TN": "TND", "DZ": "DZD", "LY": "LYD"}
_SHARED_WORDS = {
    **dict.fromkeys(("lei", "leu"), _LEU),
    **dict.fromkeys(("riyal", "riyals", "rial", "rials", "riales"), _RIYAL),
    **dict.fromkeys(("dinar", "dinars", "dinare", "dinares"), _DINAR),
}
# Sums below these are no pay for a period, in whatever money; what is above may be one.
_LEAST = {PayPeriod.HOUR: 3, PayPeriod.DAY: 10, PayPeriod.WEEK: 60, PayPeriod.MONTH: 300, PayPeriod.YEAR: 3000}
_AT_WORK = ("weekly_hours", "permanent", "contract_length", "advert", "hours_label")
_CHARGED = (
    "writer_charges",
    "worker_pays",
    "worker_pays_something",
    "deducted",
    "repays",
    "bond",
    "paid_to",
)


class _Found(NamedTuple):
    """A rate of pay, the tokens that state it, and how sure it is that it is one."""

    pay: Pay
    first: int
    last: int
    confidence: Confidence


def read_pay(marks: Marks, draft: Draft, passages: tuple[Passage, ...], consumed: frozenset[int]) -> None:
    """Write the rate of basic pay into the draft; allowances and bonuses are none.

    A rate needs a currency, and a period ("an hour", "annual salary") or an amount that can be for one period only;
    pay without them stays open.
    """
    stated = [passage for passage in passages if passage.sentence.first not in consumed]
    rates = [one for passage in stated for one in _rates(marks, draft, passage)]
    found = [one for one in rates if isinstance(one, _Found)]
    unclear = [one for one in rates if isinstance(one, MoneyMention)]
    if any(one.confidence is Confidence.HIGH for one in found):
        found = [one for one in found if one.confidence is Confidence.HIGH]
    if found:
        pay = found[0].pay
        draft.fields["pay"] = pay
        for one in found:
            readings = () if one.pay == pay else (one.pay,)
            draft.observe("pay", one.first, one.last, readings=readings, confidence=one.confidence)
    elif unclear:
        draft.leave_open("pay", unclear[0].first, unclear[0].whole)
    else:
        _raised(marks, draft, passages)


def _rates(marks: Marks, draft: Draft, passage: Passage) -> Iterator[_Found | MoneyMention]:
    """The rates of pay of a sentence; a sum that is pay but lacks a period or a currency as it is."""
    sentence = passage.sentence
    for money in marks.money_in(sentence.first, sentence.last):
        column = column_title(marks, sentence, money.first)
        period, named, right_before = _period(marks, passage, money, column)
        bases = marks.in_sentence(sentence, "pay_basis") or _in(marks, "pay_basis", column)
        by_basis = any(cue.last >= money.first - _BASIS_NEAR and cue.first <= money.whole for cue in bases)
        only_before = right_before or by_basis
        titled = named or (period is None and is_line_of_pay(marks, passage, money, of_job="job" in draft.fields))
        if _is_extra(marks, passage, money, only_before=only_before) or (period is None and not titled):
            continue
        if _is_of_others(marks, sentence, money):
            continue
        sure = titled or (_alone(marks, passage) and _can_be_pay(marks, passage, money, period))
        if not sure and not _tells_itself(marks, passage, money, period, by_basis=by_basis):
            continue  # "a fee of GBP 50 a month", "parking costs GBP 15 a month"
        amount = _with_inner_sign(marks, money, money.money or _of_the_country(marks, draft, money))
        whole = None if amount is None else _begun(marks, passage, money, amount)
        told = period or _usual(marks, passage, money, whole, based=by_basis)
        if told is None or whole is None:
            yield money
            continue
        basis = _basis(marks, bases, money)
        confidence = Confidence.HIGH if sure and period is not None else Confidence.MEDIUM
        yield _Found(Pay(amount=whole, period=told, basis=basis), money.first, money.whole, confidence)


def _basis(marks: Marks, bases: Sequence[Cue], money: MoneyMention) -> PayBasis:
    """Gross or net, by the first such word that belongs to no sum after this one: "1,585 euros, about 1,000 net"."""
    for cue in bases:
        if cue.first < money.whole or not any(one.last <= cue.last for one in marks.money_in(money.whole, cue.first)):
            return PayBasis(cue.entry.value)
    return PayBasis.UNSTATED


def _usual(
    marks: Marks, passage: Passage, money: MoneyMention, amount: Money | None, *, based: bool
) -> PayPeriod | None:
    """The period that an amount alone tells, beside words that speak of nothing but pay, or of gross and net."""
    if amount is None:
        return None
    titles = marks.in_sentence(passage.sentence, "pay_word")
    near = [
        cue
        for cue in titles
        if cue.first - money.whole <= _BEHIND and distance(marks, cue.last, money.first, _AHEAD) <= _AHEAD
    ]
    if near and not based and not any(is_pay_alone(marks, cue) for cue in near):
        return None
    period = usual_period(amount)
    return period if _can_be_pay(marks, passage, money, period) else None


def _raised(marks: Marks, draft: Draft, passages: tuple[Passage, ...]) -> None:
    """A text that speaks of pay without giving it is not silent about it: "competitive salary", "see Schedule 2"."""
    for passage in having(marks, passages, "pay_word"):
        for cue in marks.in_sentence(passage.sentence, "pay_word"):
            words = marks.tokens.words[cue.first : cue.last]
            if not marks.small(cue.first)["pay_other_senses"].holds(words):
                draft.leave_open("pay", cue.first, cue.last)
                return


def _is_of_others(marks: Marks, sentence: Sentence, money: MoneyMention) -> bool:
    """Whether a sum is pay that a permit asks for, that may not be earned, or that was earned elsewhere."""
    for cue in marks.in_sentence(sentence, "other_pay"):
        own = marks.money_in(cue.first, cue.last)
        far = 0 if own else _FAR  # "transport SAR 300" is said of its own sum alone
        if money.first - far < cue.last and cue.first < money.whole + far:
            return True
    return False


def _in(marks: Marks, effect: str, column: tuple[int, int] | None) -> Sequence[Cue]:
    """The cues of an effect in the title of a column."""
    if column is None:
        return ()
    found = marks.in_sentence(marks.sentence_at(column[0]), effect)
    return [cue for cue in found if column[0] <= cue.first < column[1]]


def _period(
    marks: Marks, passage: Passage, money: MoneyMention, column: tuple[int, int] | None
) -> tuple[PayPeriod | None, bool, bool]:
    """The period a sum is paid for, whether a word such as "salary" names it, and whether one stands right before."""
    titles = marks.in_sentence(passage.sentence, "pay_word")
    before = [cue for cue in titles if 0 <= distance(marks, cue.last, money.first, _AHEAD) <= _AHEAD]
    after = [cue for cue in titles if 0 <= cue.first - money.whole <= _BEHIND or _holds(cue, money)]
    if column is not None and not before:
        titles = marks.in_sentence(marks.sentence_at(column[0]), "pay_word")
        # of several columns of pay the first one tells it; others tell it in other money
        before = [cue for cue in titles[:1] if column[0] <= cue.first < column[1]]
    if not before and column is None and money.first - passage.sentence.first <= _BEHIND:
        above = (*passage.headings, *_line_above(marks, passage.sentence))
        before = [cue for heading in above for cue in marks.in_sentence(heading, "pay_word")]
    right_before = any(
        money.first - cue.last <= _BEHIND
        or cue.last <= passage.sentence.first
        or all(_leads_to_sum(marks, place) for place in range(cue.last, money.first))
        for cue in before
    )
    period = money.period or _period_after(marks, money, passage.sentence.last)
    if period is not None or not before:
        return period, bool(before or after), right_before
    title = before[-1]
    alone = marks.small(title.first).alone
    # "Salario bruto mensual: ..."; on a line of its own the title ends with the line
    end = money.first if title.last <= money.first and title.first >= passage.sentence.first else title.last + _BEHIND
    begins = title.first - 1
    while begins > 0 and (marks.word_is(begins, "gross_or_net") or marks.word_is(begins, "from_sum")):
        begins -= 1  # "gross monthly minimum wage"
    begins = max(begins, marks.sentence_at(title.first).first)
    words = [word for word in marks.tokens.words[begins : min(end, title.last + _BEHIND)] if word in alone]
    return (alone[words[0]] if words else None), True, right_before


def _holds(cue: Cue, money: MoneyMention) -> bool:
    """Whether words of pay stand on both sides of a sum, or before and in it: "\u00a331k depending on experience"."""
    return cue.first <= money.first and money.last <= cue.last


def _leads_to_sum(marks: Marks, place: int) -> bool:
    """Whether a word only leads from a word of pay to its sum: "sal\u00e1rios anuais entre os 30.160 euros"."""
    small = marks.small(place)
    return marks.tokens.words[place] in small.alone or any(
        marks.word_is(place, name) for name in ("between", "the", "from_sum", "gross_or_net")
    )


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
    first = _after_additions(words, small, money.last, end)
    if (named := _after_comma(words, small, first, end)) is not None:
        return named
    per = False
    for place in range(first, min(first + _AFTER_SUM, end)):
        word = words[place]
        if word in small.alone:
            return small.alone[word]
        if per and word in small.nouns:
            return small.nouns[word]
        per = per or word in small["per"]
        if not (per or word in small["gross_or_net"] or word in SHARED_SIGNS or word in _OF):
            return None
    return None


def _after_comma(words: Sequence[str], small: SmallWords, first: int, end: int) -> PayPeriod | None:
    """The period that ends a list: "2500 EUR gross, monthly"; not in "2500 EUR, weekly hours: 40"."""
    for place in range(first, min(first + _BEHIND, end - 1)):
        if words[place] == ",":
            ends = place + 2 >= end or not words[place + 2].isalnum()
            return small.alone.get(words[place + 1]) if ends else None
        if words[place] not in small["gross_or_net"]:
            return None
    return None


def _after_additions(words: Sequence[str], small: SmallWords, place: int, end: int) -> int:
    """The place after what is added to a sum, if a period follows it: "AED 6,000 + accommodation per month"."""
    if place >= end or not (words[place] == "+" or words[place] in small["adds"]):
        return place
    for after in range(place + 1, min(place + 1 + _LONGEST_ADDITION, end)):
        if words[after] in small["per"]:
            return after
        if not (words[after].isalpha() or words[after] == ","):
            break
    return place


def _begun(marks: Marks, passage: Passage, money: MoneyMention, amount: Money) -> Money:
    """The range that a sum ends: "\u00a322,128 (pro rata) to \u00a335,557 a year"."""
    earlier = [one for one in marks.money_in(passage.sentence.first, money.first) if one.last <= money.first]
    if not earlier or amount.low not in (amount.high, 0):
        return amount
    one = earlier[-1]
    between = marks.tokens.words[one.last : money.first]
    joined = len(between) <= _AHEAD and any(word in marks.small(money.first)["range_to"] for word in between)
    joined = joined or (amount.low == 0 and not between)  # "from 31,365 up to 37,890": the words belong to the sum
    if not joined or one.period not in (None, money.period) or one.currency != money.currency or one.low is None:
        return amount
    if amount.high is None or one.high not in (one.low, None) or one.low >= amount.high:
        return amount
    return Money(one.low, amount.high, amount.currency)


def _with_inner_sign(marks: Marks, money: MoneyMention, amount: Money | None) -> Money | None:
    """A sum whose sign stands inside its number, "10\u20ac35", whole; any other as it is, None if unclear."""
    tokens, place = marks.tokens, money.first
    if amount is None or not place or not tokens.words[place - 1][0].isdigit():
        return amount
    if tokens.ends[place - 1] != tokens.starts[place]:
        return amount
    units, rest = tokens.words[place - 1], tokens.words[money.last - 1]
    if not (units.isdecimal() and rest.isdecimal() and len(rest) == _CENTS and amount.low == amount.high):
        return None
    whole = Decimal(f"{units}.{rest}")
    return Money(whole, whole, amount.currency)


def _of_the_country(marks: Marks, draft: Draft, money: MoneyMention) -> Money | None:
    """A sum with a sign or word that several countries share, in the currency of the one where the work is."""
    destination: Destination | None = draft.fields.get("destination")
    aimed_at = {one.country for one in draft.fields.get("targets", ())}
    if destination is None or (money.low is None and money.high is None):
        return None
    countries = (destination.country or "", *(aimed_at if len(aimed_at) == 1 else ()))
    words = marks.tokens.words[money.first : money.last] if money.sign is None else (money.sign,)
    shared = (_SHARED_WORDS.get(word) or SHARED_SIGNS.get(word) for word in words)
    codes = next((one for one in shared if one), {})
    # "$60,000 a month" for work in Germany, told to people of Mexico, is money of theirs
    code = next((codes[one] for one in countries if one in codes), None)
    return None if code is None else Money(money.low, money.high, code)


def _alone(marks: Marks, passage: Passage) -> bool:
    """Whether a sum stands on a short line that names no cost, as rates of pay do under a title."""
    sentence = passage.sentence
    costs = marks.costs_in(sentence.first, sentence.last)
    return sentence.last - sentence.first <= _SHORT_LINE and not any(one.explicit for one in costs)


def _can_be_pay(marks: Marks, passage: Passage, money: MoneyMention, period: PayPeriod | None) -> bool:
    """Whether a sum is large enough for its period, and no thing that costs is named right before it."""
    amount = money.low or money.high
    small = amount is None or period is None or amount < _LEAST.get(period, Decimal(0))
    if small or marks.says(passage.sentence, *_CHARGED):
        return False
    costs = marks.costs_in(passage.sentence.first, money.first)
    return not any(money.first - one.last <= _NEAR_TERM for one in costs)


def _tells_itself(
    marks: Marks, passage: Passage, money: MoneyMention, period: PayPeriod | None, *, by_basis: bool
) -> bool:
    """Whether a sum for a period is pay though no word such as "salary" names it: "12.20 an hour, 36 hours a week".

    Words of gross and net beside it tell, and so do hours of work or a contract in its sentence, an hourly rate, or
    that the sentence begins with it. Beside the name of a thing that costs ("room: 80 a week") it is none.
    """
    sentence = passage.sentence
    if not _can_be_pay(marks, passage, money, period):
        return False
    usual = by_basis and money.money is not None and usual_period(money.money) is period
    costs = () if usual else marks.costs_in(sentence.first, sentence.last if not by_basis else money.first)
    if any(one.explicit for one in costs):
        return False
    if by_basis or period is PayPeriod.HOUR or money.first - sentence.first <= _BEHIND:
        return True
    return marks.says(sentence, *_AT_WORK) or bool(marks.terms_of("occupation", sentence.first, sentence.last))


def _is_extra(marks: Marks, passage: Passage, money: MoneyMention, *, only_before: bool) -> bool:
    """Whether a bonus, an allowance or the like stands beside a sum; "Salary: GBP 900 with bonus" is none."""
    titles = marks.in_sentence(passage.sentence, "pay_word")
    return any(
        (0 <= money.first - cue.last <= _EXTRA and not _is_another_matter(marks, cue, money, titles))
        or (not only_before and -_EXTRA <= cue.first - money.whole <= _EXTRA and not _comes_on_top(marks, money, cue))
        for cue in marks.in_sentence(passage.sentence, "not_pay")
    )


def _comes_on_top(marks: Marks, money: MoneyMention, cue: Cue) -> bool:
    """Whether a bonus comes on top of a sum that stands before it: "21.50 euros an hour plus bonuses"."""
    return marks.any_word(money.whole, cue.first, "adds") and not marks.money_in(money.whole, cue.first)


def _is_another_matter(marks: Marks, cue: Cue, money: MoneyMention, titles: Sequence[Cue]) -> bool:
    """Whether a word of pay comes after "and" between a charge and a sum: "no fee and a salary of 3,100 euros"."""
    between = (one for one in titles if cue.last <= one.first < money.first)
    return any(marks.any_word(cue.last, one.first, "and") for one in between)
