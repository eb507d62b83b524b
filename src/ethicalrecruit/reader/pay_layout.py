"""Where pay stands without a word of pay beside it: in a column of a table, and alone on a line of an ad."""

from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.money_mentions import MoneyMention
from ethicalrecruit.reader.tokens import Sentence
from ethicalrecruit.reader.usual_pay import usual_period
from ethicalrecruit.values.money import PayPeriod

_BAR = "|"
_MOST_ROWS = 40
_NEAR_LINES = 2
_MARKS = frozenset(("-", "|", "(", "+", "/"))
_BRACKETED = 12


def column_title(marks: Marks, sentence: Sentence, place: int) -> tuple[int, int] | None:
    """The first row's cell above a place in a table whose cells are parted by bars: its first token and the one after.

    None where the sentence is no row, or is the first itself.
    """
    words = marks.tokens.words
    if _BAR not in words[sentence.first : sentence.last]:
        return None
    top = number = marks.tokens.sentence_of[sentence.first]
    while top and number - top < _MOST_ROWS and _is_row(marks, top - 1, sentence):
        top -= 1
    if top == number:
        return None
    head = marks.tokens.sentences[top]
    bars = [at for at in range(head.first, head.last) if words[at] == _BAR]
    before = words[sentence.first : place].count(_BAR)
    if before > len(bars) or marks.money_in(head.first, head.last):
        return None
    first = bars[before - 1] + 1 if before else head.first
    return first, bars[before] if before < len(bars) else head.last


def _is_row(marks: Marks, number: int, of: Sentence) -> bool:
    one = marks.tokens.sentences[number]
    return one.paragraph == of.paragraph and _BAR in marks.tokens.words[one.first : one.last]


def is_line_of_pay(marks: Marks, passage: Passage, money: MoneyMention, *, of_job: bool) -> bool:
    """Whether a sum stands alone on its line, or begins it, as pay does in ads.

    Either it is a range that a year's pay may have ("\u00a352,530 - \u00a382,400"); or, in the ad of a job where
    nothing near it costs, a range or a net or gross sum that is pay for one period only ("7000 PLN netto").
    """
    sentence, amount = passage.sentence, money.money
    if money.first != sentence.first or amount is None:
        return False
    ranged = money.low is not None and money.high is not None and 0 < money.low < money.high
    period = usual_period(amount)
    alone = money.whole == sentence.last
    if alone and ranged and period is PayPeriod.YEAR:
        return True
    after = money.whole
    while after < sentence.last and marks.word_is(after, "gross_or_net"):
        after += 1
    based = after > money.whole or bool(marks.in_sentence(sentence, "pay_basis")[:1])
    ends = after >= sentence.last or marks.tokens.words[after] in _MARKS
    if not (of_job and ends and period is PayPeriod.MONTH and (ranged or based)):
        return False
    return not _is_near_costs(marks, passage)


def _is_near_costs(marks: Marks, passage: Passage) -> bool:
    """Whether a cost or something that is charged stands on the line, beside it or above it."""
    sentences = marks.tokens.sentences
    number = marks.tokens.sentence_of[passage.sentence.first]
    near = (*passage.headings, *sentences[max(number - _NEAR_LINES, 0) : number + 1])
    return any(
        marks.costs_in(one.first, one.last) or marks.says(one, "not_pay", "writer_charges", "worker_pays", "bond")
        for one in near
    )


def distance(marks: Marks, first: int, last: int, most: int) -> int:
    """How many tokens lie between two places, those in brackets not counted: "salary (as of 01/03/2024) is".

    Counting ends beyond ``most``.
    """
    words = marks.tokens.words
    count, at = 0, first
    while at < last and count <= most:
        closing = 0
        if words[at] == "(":
            inside = words[at : min(at + _BRACKETED, last)]
            closing = inside.index(")") if ")" in inside else 0
        count += not closing
        at += closing + 1
    return count if last >= first else last - first
