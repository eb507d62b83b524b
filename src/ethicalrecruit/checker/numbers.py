"""Numbers for what may be met again, and the answers that some of them stand for."""

from typing import Any

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

    def forget(self) -> None:
        """Give numbers out anew."""
        self.kept = 0
        self._numbers.clear()
        self._answers.clear()

    def of(self, content: Any) -> int:
        """The number of some content."""
        number = self._numbers.get(content)
        if number is None:
            number = self._numbers[content] = len(self._numbers) + 1
            self.kept += 1
        return number

    def of_answer(self, answer: Answer, heard: Truth | None = None) -> int:
        """The number of an answer, and of what its condition answers where silence counts as "no"."""
        number = self.of((answer, heard))
        self._answers[number] = answer
        return number

    def answer(self, number: int) -> Answer:
        """The answer that a number stands for."""
        return self._answers[number]
