"""Numbers for what may be met again, and the answers that some of them stand for."""

from typing import Any

from ethicalrecruit.facts.state import BARE, Fact
from ethicalrecruit.rulebook.codes import code_of
from ethicalrecruit.rulebook.environment import Answer
from ethicalrecruit.values.truth import Truth


class Numbers:
    """Gives each content a number of its own, from 1 on.

    Attributes:
        kept: how many things are kept here and by those who count them here.
    """

    def __init__(self) -> None:
        self.kept = 0
        self._numbers: dict[Any, int] = {}
        self._answers: dict[int, Answer] = {}
        self._codes: dict[int, int] = {}

    def forget(self) -> None:
        """Give numbers out anew."""
        self.kept = 0
        self._numbers.clear()
        self._answers.clear()
        self._codes.clear()

    def of(self, content: Any) -> int:
        """The number of some content."""
        number = self._numbers.get(content)
        if number is None:
            number = self._numbers[content] = len(self._numbers) + 1
            self.kept += 1
        return number

    def of_fact(self, fact: Fact, valued: bool = True) -> int:  # noqa: FBT001, FBT002  # asked for most facts of every document
        """The number of all that a test can see of a fact.

        Args:
            fact: the fact.
            valued: whether its value counts, or only how many readings it has.
        """
        if fact is BARE.get(fact.state):
            return self.of(fact.state)
        return self.of(content_of(fact, fact.readings if valued else len(fact.readings)))

    def of_answer(self, answer: Answer, heard: Truth | None = None) -> int:
        """The number of an answer, and of what its condition answers where silence counts as "no"."""
        number = self.of((answer, heard))
        if number not in self._answers:
            self._answers[number] = answer
            self._codes[number] = code_of(answer)
        return number

    def answer(self, number: int) -> Answer:
        """The answer that a number stands for."""
        return self._answers[number]

    def code(self, number: int) -> int:
        """Its code."""
        return self._codes[number]


def content_of(fact: Fact, readings: object) -> tuple[object, ...]:
    """All that a test can see of a fact but the words it rests on."""
    return fact.state, readings, fact.confidence, fact.unsettled, fact.basis, fact.notes
