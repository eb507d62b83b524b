"""The offer while it is being put together: values, what they rest on, and what stays open."""

from typing import Any

from ethicalrecruit.facts.state import FactState, Observation
from ethicalrecruit.reader.mention import Category, Mention
from ethicalrecruit.reader.tokens import Tokens
from ethicalrecruit.values.evidence import Evidence
from ethicalrecruit.values.grades import Confidence

_MOST_EVIDENCE = 12
_MOST_ITEMS = 100
_MOST_MENTIONS = 1000


class ListFullError(Exception):
    """No honest document has so many items; what comes after them is not read."""


def printable(text: str) -> str:
    """The text with every half of a surrogate pair replaced."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Draft:
    """What one reading has gathered so far. It lives for one call.

    Attributes:
        fields: the fields of the offer, lists as lists.
        observed: what each field rests on, by path.
        full: whether a list had no room for more, so that the text was not read to its end.
        mentions: the words of each category.
        pledged: the sums of money, by their first token, that are deposits or bonds and no costs.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.fields: dict[str, Any] = {}
        self.observed: dict[str, Observation] = {}
        self.full = False
        self.mentions: dict[tuple[Category, int, int], Mention] = {}
        self.pledged: set[int] = set()
        self._evidence: dict[tuple[int, int], Evidence] = {}

    def words(self, first: int, last: int) -> str:
        """The words of these tokens as a value; half characters, which no file can hold, are replaced."""
        return printable(self.tokens.quote(first, last))

    def evidence(self, first: int, last: int) -> Evidence:
        """The words of these tokens as a piece of evidence."""
        known = self._evidence.get((first, last))
        if known is None:
            known = Evidence.of_text(self.tokens.normal.original, self.tokens.span(first, last))
            self._evidence[first, last] = known
        return known

    def observe(  # noqa: PLR0913  # the named ones are seldom given
        self,
        path: str,
        first: int,
        last: int,
        *,
        state: FactState | None = None,
        readings: tuple[Any, ...] = (),
        confidence: Confidence = Confidence.HIGH,
    ) -> None:
        """Note what a field rests on; several notes on one field are joined."""
        evidence = self.evidence(first, last)
        known = self.observed.get(path)
        if known is None:
            self.observed[path] = Observation((evidence,), state, readings, confidence)
            return
        if len(known.evidence) >= _MOST_EVIDENCE or evidence in known.evidence:
            more = known.evidence
        else:
            more = (*known.evidence, evidence)
        others = tuple(one for one in readings if one not in known.readings)
        self.observed[path] = Observation(
            more, known.state if state is None else state, known.readings + others,
            Confidence.least(known.confidence, confidence),
        )  # fmt: skip

    def leave_open(self, path: str, first: int, last: int) -> None:
        """Note that words raise the topic of a field without settling it."""
        self.observe(path, first, last, state=FactState.OPEN)

    def mention(self, category: Category, first: int, last: int, confidence: Confidence = Confidence.HIGH) -> None:
        """Mark words as stating something of a category."""
        if len(self.mentions) >= _MOST_MENTIONS:
            self.full = True
            return
        span = self.tokens.span(first, last)
        quote = span.cut(self.tokens.normal.original)
        self.mentions.setdefault((category, span.start, span.end), Mention(category, span, quote, confidence))

    def marks(self, category: Category, first: int, last: int) -> bool:
        """Whether words among these tokens are marked as stating something of a category."""
        span = self.tokens.span(first, last)
        return any(one is category and start < span.end and span.start < end for one, start, end in self.mentions)

    def add(self, name: str, item: Any, first: int, last: int, confidence: Confidence = Confidence.HIGH) -> str:
        """Put an item into a list of the offer; gives the item's path."""
        items = self.fields.setdefault(name, [])
        if len(items) >= _MOST_ITEMS:
            self.full = True
            raise ListFullError
        path = f"{name}[{len(items)}]"
        items.append(item)
        self.observe(path, first, last, confidence=confidence)
        return path
