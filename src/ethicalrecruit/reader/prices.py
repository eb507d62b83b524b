"""Prices of recruitment costs beside which nobody is named who pays: "Registration: INR 5,000".

Who pays stays open in the offer, and is asked. The price itself, told to those who look for work, is worth
pointing at where one of the prices is that of a service of recruiting; of a visa or a course alone it tells too little.
"""

from collections.abc import Callable

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.reader.circumstances import Passage
from ethicalrecruit.reader.cost_details import money_beside
from ethicalrecruit.reader.cost_mentions import CostMention
from ethicalrecruit.reader.draft import Draft
from ethicalrecruit.reader.marks import Marks
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.money_mentions import MoneyMention
from ethicalrecruit.values.grades import Confidence

_OF_RECRUITING = "FEE_"
_LINKS = frozenset((":", "-", "=", "(", "|", ","))
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class _Price:
    cost: CostMention
    money: MoneyMention


class Prices:
    """The prices of one text that name no payer."""

    def __init__(self, marks: Marks, draft: Draft) -> None:
        self.marks = marks
        self.draft = draft
        self._found: list[_Price] = []

    def of(self, passage: Passage, cost: CostMention) -> MoneyMention | None:
        """The sum that is the price of a cost or thing; None where it has none, or is not asked of anybody."""
        money = money_beside(self.marks, passage, cost)
        if money is None or money.period is not None or self.marks.says(passage.sentence, "no_price"):
            return None
        if any(self.marks.says(heading, "no_price") for heading in passage.headings):
            return None
        if money.first >= cost.last:
            links = self.marks.tokens.words[cost.last : money.first]
            small = self.marks.small(cost.first)["price_links"]
            joined = len(links) <= _FARTHEST and all(word in _LINKS or word in small for word in links)
        else:
            joined = cost.explicit and money.last == cost.first
        return money if joined else None

    def note(self, cost: CostMention, money: MoneyMention) -> None:
        """Keep a price until the whole text is read."""
        self._found.append(_Price(cost, money))

    def tell(self, still_open: Callable[[CostMention], bool]) -> None:
        """Mark the prices of which nothing in the text says who pays them."""
        found = [one for one in self._found if still_open(one.cost)]
        if not any(one.cost.explicit and one.cost.item.startswith(_OF_RECRUITING) for one in found):
            return
        for one in found:
            first, last = min(one.cost.first, one.money.first), max(one.cost.last, one.money.last)
            self.draft.mention(Category.WORKER_PAYS_FEE, first, last, Confidence.LOW)
