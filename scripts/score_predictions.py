"""What was read of a text: by our reader, or by any tool that wrote it down as JSON lines.

A line of predictions holds ``id`` and ``mentions``, a list of ``{category, quote, start, end, confidence}``. ``start``
and ``end`` count characters of the text from 0; without them, or where other words stand there, the quote is looked
for in the text. ``facts`` (as in a corpus, with ``source_countries`` among them), ``costs`` (a list of
``{item, payer, paid_to}``) and ``language`` may be left out.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

from scripts.score_lines import COST_PARTS, FACT_SHAPES, Fault, Quote, category_of, facts_of, occurrences, rows, word

from ethicalrecruit.domain.offer import Offer, TargetBasis
from ethicalrecruit.errors import InputError
from ethicalrecruit.reader.read import read_ad
from ethicalrecruit.values.evidence import Span

_KEYS = frozenset(("id", "mentions", "facts", "costs", "language"))
_NOT_AIMED = (TargetBasis.OFFICE, TargetBasis.UNSTATED)


class Text(Protocol):
    """Anything that has a text to read."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def language(self) -> str:
        """ISO 639-1 code of its language."""

    @property
    def text(self) -> str:
        """Its words."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was read of one text.

    Attributes:
        mentions: quotes by category; a category that is not there was not read.
        facts: facts by name; None where the tool tells none.
        costs: the costs, each with what is known of it; None where the tool tells none.
        language: the language it was taken for; None where the tool does not say.
        lines: the mentions as they are written into a file.
    """

    mentions: Mapping[str, tuple[Quote, ...]]
    facts: Mapping[str, Any] | None = None
    costs: tuple[Mapping[str, Any], ...] | None = None
    language: str | None = None
    lines: tuple[Mapping[str, Any], ...] = ()


NOTHING = Prediction({})


def ours(text: Text, *, told: bool) -> Prediction:
    """What our reader reads; ``told`` says whether it is told the language."""
    reading = read_ad(text.text, language=text.language if told else None)
    lines = tuple(
        {
            "category": one.category.value,
            "quote": one.quote,
            "start": one.span.start,
            "end": one.span.end,
            "confidence": one.confidence.value,
        }
        for one in reading.mentions
    )
    mentions: dict[str, tuple[Quote, ...]] = {}
    for one in reading.mentions:
        name = one.category.value
        mentions[name] = (*mentions.get(name, ()), Quote(one.quote, (one.span,)))
    costs = tuple({part: getattr(cost, part) for part in COST_PARTS} for cost in reading.offer.costs)
    return Prediction(mentions, _facts(reading.offer), costs, reading.language, lines)


def read_predictions(path: Path, texts: Mapping[str, str]) -> dict[str, Prediction]:
    """The predictions of a file, by the id of the text; ``texts`` are those of all known ids.

    Raises:
        InputError: if a line is at fault or speaks of a text that is not known.
    """

    def made(data: dict[str, Any]) -> Prediction:
        identity = word(data, "id")
        if identity not in texts:
            raise Fault(f'No text has the id "{identity}".', "Use the ids of the file that is scored.")
        return _prediction(data, texts[identity])

    return dict(rows(path, made))


def write_predictions(path: Path, predictions: Mapping[str, Prediction]) -> None:
    """Write predictions, one a line.

    Raises:
        InputError: if the file cannot be written.
    """
    lines = (
        {"id": identity, "language": one.language, "mentions": one.lines, "facts": one.facts, "costs": one.costs}
        for identity, one in predictions.items()
    )
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
    try:
        # Half a character may stand in a text; as an escape it can be written.
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        what = f"The file cannot be written: {error.strerror}."
        raise InputError(what, path.as_posix(), "Name another file.") from None


def _facts(offer: Offer) -> dict[str, Any]:
    licence = offer.agency.licence
    pay = offer.pay
    length = None if offer.contract.months is None else f"{_plain(offer.contract.months)} months"
    return {
        "destination": offer.destination.country,
        "source_countries": sorted({one.country for one in offer.targets if one.basis not in _NOT_AIMED}),
        "pay_stated": None
        if pay is None
        else {
            "amount": _amount(pay.amount.low, pay.amount.high),
            "currency": pay.amount.currency,
            "period": pay.period.value,
        },
        "hours_stated": None if offer.hours_per_week is None else _plain(offer.hours_per_week),
        "contract_length": "permanent" if length is None and offer.contract.permanent else length,
        "employer_named": offer.employer is not None,
        "agency_named": offer.agency.name is not None,
        "licence_number_stated": licence is not None and licence.number is not None,
    }


def _amount(low: Decimal | None, high: Decimal | None) -> str:
    if low == high and low is not None:
        return _plain(low)
    return f"{'' if low is None else _plain(low)}-{'' if high is None else _plain(high)}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _prediction(data: Mapping[str, Any], text: str) -> Prediction:
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise Fault(f'A prediction has no "{unknown[0]}".', f"Use {', '.join(sorted(_KEYS))}.")
    lines = data.get("mentions")
    if not isinstance(lines, list):
        raise Fault('"mentions" is missing or no list.', "Write [] where nothing was read.")
    for at, line in enumerate(lines, 1):
        if not isinstance(line, dict):
            raise Fault(f"Mention {at} is no object.", "Write {category, quote, start, end, confidence}.")
        category_of(line.get("category"))
        word(line, "quote")
        for key in ("start", "end"):
            if line.get(key) is not None and (not isinstance(line[key], int) or isinstance(line[key], bool)):
                raise Fault(f'"{key}" of mention {at} is no whole number.', "Count the characters from 0.")
    facts = facts_of(data)
    strange = sorted(set(facts or ()) - set(FACT_SHAPES))
    if strange:
        raise Fault(f'The fact "{strange[0]}" is not scored.', f"Use {', '.join(FACT_SHAPES)}.")
    costs = data.get("costs")
    if costs is not None and (not isinstance(costs, list) or not all(isinstance(one, dict) for one in costs)):
        raise Fault('"costs" is no list of objects.', "Write {item, payer, paid_to} for each cost, or leave it out.")
    language = data.get("language")
    if language is not None and not isinstance(language, str):
        raise Fault('"language" is no text.', "Write an ISO 639-1 code, or leave it out.")
    known = None if costs is None else tuple(costs)
    return Prediction(_by_category(tuple(lines), text), facts, known, language, tuple(lines))


def _by_category(lines: tuple[Mapping[str, Any], ...], text: str) -> dict[str, tuple[Quote, ...]]:
    found: dict[str, list[Quote]] = {}
    for line in lines:
        quote = Quote(line["quote"], _places(line["quote"], line.get("start"), line.get("end"), text))
        found.setdefault(line["category"], []).append(quote)
    return {category: tuple(quotes) for category, quotes in found.items()}


def _places(quote: str, start: int | None, end: int | None, text: str) -> tuple[Span, ...]:
    if start is not None and start >= 0 and end == start + len(quote) and text[start:end] == quote:
        return (Span(start, end),)
    places = occurrences(quote, text)
    if start is None or not places:
        return places
    return (min(places, key=lambda span: abs(span.start - start)),)
