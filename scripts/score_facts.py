"""The facts of a corpus beside those that were read: right, wrong, missed or extra.

What is compared, and how:

* ``destination``: the code of the country.
* ``source_countries``: the whole set; ``source_country_each`` counts the countries one by one.
* ``pay_stated``: amount, currency and period together; ``pay_amount``, ``pay_currency``, ``pay_period`` each alone. A
  range is written ``a-b``. Where one end is open ("from 17"), the other end stands for both, on either side.
* ``hours_stated``: hours a week. A label counts if it is a bare number or range, or says "a week" beside it.
* ``contract_length``: months. Years count 12, a month 52/12 weeks; words for a contract without end are a value too.
* ``employer_named``, ``agency_named``, ``licence_number_stated``: yes or no; no is the same as silence.

A label that cannot be read so ("24 hours round the clock", "permanent or temporary") is not compared; how many there
are is told.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any

from scripts.score_counts import Share
from scripts.score_lines import FACT_SHAPES

_NUMBER = r"\d+(?:[.,]\d+)?"
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_ONE = rf"(?:{_NUMBER}|{'|'.join(_NUMBERS)})"
_RANGE = rf"(?P<low>{_ONE})(?:\s*(?:-|\u2013|to)\s*(?P<high>{_ONE}))?"
_BARE = re.compile(_RANGE)
_WEEKLY = re.compile(
    rf"{_RANGE}\s*(?:h|hrs?|hours?|std\.?|stunden|heures?|horas?|ore|de ore|godz\.?|godzin\w*)?\s*"
    r"(?:/|per|a|each|pro|par|por|pe|na)?\s*(?:week|wk|weekly|woche|semaine|semana\w*|săptămân\w+|tydzień|tygodni\w+)\b"
)
_LENGTH = re.compile(
    rf"\b{_RANGE}[\s-]*(?:de\s+)?(?:(?P<year>years?|yrs?|jahre?n?|ans?|années?|años?|anos?|ani|rok|roku|lata?|lat)"
    r"|(?P<month>months?|mths?|monate?n?|mois|mes|meses|mês|lun[aăi]|miesi\w+)"
    r"|(?P<week>weeks?|wochen?|semaines?|semanas?|săptămân\w+|tydzień|tygodni\w*))\b"
)
_WITHOUT_END = re.compile(
    r"\b(?:permanent\w*|indefinite\w*|open[- ]ended|unlimited|unbefristet\w*|illimité\w*|ilimitad\w+|indefinid\w+|cdi"
    r"|indéterminée?|indeterminad\w+|sin fecha de terminación|sem termo|nedeterminată?|nieokreślony)\b"
)
_FOR_A_TIME = re.compile(r"\b(?:temp\w*|fixed|befristet\w*|cdd|déterminée?|determinad\w+|determinată?)\b")
_GROUPED = re.compile(r"(?<=\d)[ ,'\u00a0\u202f](?=\d{3}(?!\d))")

Ends = tuple[Decimal | Fraction, Decimal | Fraction]


class Outcome(StrEnum):
    """How a fact was read."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    EXTRA = "extra"
    SILENT = "silent"
    NOT_COMPARED = "not_compared"


class Unreadable(Exception):  # noqa: N818  # a label that no number can be made of
    """A value that is stated in words we do not compare."""


@dataclass(slots=True)
class FactTally:
    """The outcomes of one fact over documents."""

    outcomes: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))

    def __getitem__(self, outcome: Outcome) -> int:
        return self.outcomes[outcome]

    def count(self, outcome: Outcome) -> None:
        """Take in one more."""
        self.outcomes[outcome] += 1

    @property
    def compared(self) -> int:
        """All that were compared."""
        return sum(self.outcomes.values()) - self[Outcome.NOT_COMPARED]

    @property
    def precision(self) -> Share:
        """Of what was read, what is right."""
        return Share(self[Outcome.RIGHT], self[Outcome.RIGHT] + self[Outcome.WRONG] + self[Outcome.EXTRA])

    @property
    def recall(self) -> Share:
        """Of what is labelled, what was read right."""
        return Share(self[Outcome.RIGHT], self[Outcome.RIGHT] + self[Outcome.WRONG] + self[Outcome.MISSED])

    def data(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "n": self.compared,
            **{outcome.value: self[outcome] for outcome in Outcome},
            "precision": self.precision.data(),
            "recall": self.recall.data(),
        }


def compared(
    labelled: Mapping[str, Any], read: Mapping[str, Any], told: frozenset[str]
) -> list[tuple[str, Outcome, Any, Any]]:
    """How each fact of a document was read: its name, the outcome, both values.

    Args:
        labelled: the facts of the corpus; a fact that is not a key is not compared.
        read: the facts that were read; one that is not a key was not read.
        told: the facts that whoever read them tells at all.
    """
    found = []
    for name in FACT_SHAPES:
        if name not in labelled or name not in told:
            continue
        one, two = labelled[name], read.get(name)
        found.append((name, outcome(one, two, _READ_AS.get(name, _stated)), one, two))
        if name == "source_countries":
            codes = sorted({*(one or ()), *(two or ())})
            found.extend(("source_country_each", _each(code, one, two), one, two) for code in codes)
        if name == "pay_stated":
            found.extend(
                (f"pay_{part}", outcome((one or {}).get(part), (two or {}).get(part), made), one, two)
                for part, made in (("amount", amount_of), ("currency", _stated), ("period", _stated))
            )
    return found


def outcome(labelled: Any, read: Any, made: Callable[[Any], Any]) -> Outcome:
    """How one value was read; ``made`` gives what is compared, None for silence."""
    try:
        one = made(labelled)
    except Unreadable:
        return Outcome.NOT_COMPARED
    try:
        two = made(read)
    except Unreadable:
        return Outcome.EXTRA if one is None else Outcome.WRONG
    if one is None:
        return Outcome.SILENT if two is None else Outcome.EXTRA
    if two is None:
        return Outcome.MISSED
    return Outcome.RIGHT if one == two else Outcome.WRONG


def _each(code: str, labelled: Any, read: Any) -> Outcome:
    if code not in (labelled or ()):
        return Outcome.EXTRA
    return Outcome.RIGHT if code in (read or ()) else Outcome.MISSED


def _stated(value: Any) -> Any:
    """The value itself; texts without regard to capitals; no, nothing and emptiness are silence."""
    if isinstance(value, str):
        return value.strip().casefold() or None
    return value or None


def _set(value: Any) -> Any:
    return frozenset(one.strip().casefold() for one in value or ()) or None


def amount_of(value: Any) -> Ends | None:
    """Both ends of an amount; the known end stands for an open one.

    Raises:
        Unreadable: if it is no number and no range.

    >>> amount_of("22,128-35,557")
    (Decimal('22128'), Decimal('35557'))
    >>> amount_of("17-")
    (Decimal('17'), Decimal('17'))
    """
    if value is None:
        return None
    text = _GROUPED.sub("", str(value).strip()).replace("\u2013", "-")
    low, dash, high = (part.strip() for part in text.partition("-"))
    try:
        known = [Decimal(part) for part in ((low, high) if dash else (low,)) if part]
    except InvalidOperation:
        raise Unreadable from None
    if not known or not all(number.is_finite() for number in known):
        raise Unreadable
    return known[0], known[-1]


def _pay(value: Any) -> Any:
    if not value:
        return None
    amount = amount_of(value.get("amount"))
    if amount is None:
        raise Unreadable
    return amount, _stated(value.get("currency")), _stated(value.get("period"))


def hours_of(value: Any) -> Ends | None:
    """Hours a week.

    Raises:
        Unreadable: if the words say no hours a week.

    >>> hours_of("min. 40 per week")
    (Decimal('40'), Decimal('40'))
    """
    text = "" if value is None else str(value).strip().casefold()
    if not text:
        return None
    found = _BARE.fullmatch(text) or _WEEKLY.search(text)
    if found is None:
        raise Unreadable
    return _ends(found)


def length_of(value: Any) -> Ends | str | None:
    """Months of a contract, or ``permanent``; a bare number is months.

    Raises:
        Unreadable: if the words say no length, several, or both.

    >>> length_of("2 years")
    (Fraction(24, 1), Fraction(24, 1))
    >>> length_of("unbefristet")
    'permanent'
    """
    text = "" if value is None else str(value).strip().casefold()
    if not text:
        return None
    if _BARE.fullmatch(text):
        text = f"{text} months"
    lengths = {_months(found) for found in _LENGTH.finditer(text)}
    if _WITHOUT_END.search(text):
        if lengths or _FOR_A_TIME.search(text):
            raise Unreadable
        return "permanent"
    if len(lengths) != 1:
        raise Unreadable
    return lengths.pop()


def _months(found: re.Match[str]) -> Ends:
    factor = Fraction(12) if found["year"] else Fraction(1) if found["month"] else Fraction(12, 52)
    low, high = _ends(found)
    return Fraction(low) * factor, Fraction(high) * factor


def _ends(found: re.Match[str]) -> Ends:
    low = _number(found["low"])
    return low, low if found["high"] is None else _number(found["high"])


def _number(word: str) -> Decimal:
    return Decimal(_NUMBERS[word]) if word in _NUMBERS else Decimal(word.replace(",", "."))


_READ_AS: dict[str, Callable[[Any], Any]] = {
    "source_countries": _set,
    "pay_stated": _pay,
    "hours_stated": hours_of,
    "contract_length": length_of,
}
