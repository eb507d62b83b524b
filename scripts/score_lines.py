"""Labelled texts and predictions as they stand in files of JSON lines; what is at fault is told with its place."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ethicalrecruit.errors import InputError, UnreadableSource, suggest
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.values.evidence import Span

CATEGORIES = tuple(category.value for category in Category)
_SHOWN = 20
_Row = TypeVar("_Row")

_COUNTRY = "a code of two capital letters, or null"
FACT_SHAPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "destination": (lambda value: value is None or isinstance(value, str), _COUNTRY),
    "source_countries": (lambda value: value is None or _is_texts(value), "a list of country codes"),
    "pay_stated": (lambda value: value is None or isinstance(value, dict), "{amount, currency, period}, or null"),
    "hours_stated": (lambda value: value is None or _is_plain(value), "a text or a number, or null"),
    "contract_length": (lambda value: value is None or _is_plain(value), "a text or a number of months, or null"),
    "employer_named": (lambda value: value is None or isinstance(value, bool), "true or false"),
    "agency_named": (lambda value: value is None or isinstance(value, bool), "true or false"),
    "licence_number_stated": (lambda value: value is None or isinstance(value, bool), "true or false"),
}
"""The facts that are scored, and the shape each has in a corpus and in predictions."""


class Fault(Exception):  # noqa: N818  # it is told, not shown as it is
    """What is at fault in one line, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text, and every place where they may stand; no place if the text does not hold them."""

    text: str
    spans: tuple[Span, ...]

    def meets(self, other: "Quote") -> bool:
        """Whether the two share a character at one of their places."""
        return any(one.overlaps(two) for one in self.spans for two in other.spans)


@dataclass(frozen=True, slots=True)
class Document:
    """One labelled text of a corpus. ``facts`` is None where none are labelled."""

    id: str
    language: str
    text: str
    labels: Mapping[str, tuple[Quote, ...]]
    facts: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Pair:
    """One item of a file of pairs: the categories its text carries, all of them."""

    id: str
    language: str
    category: str
    kind: str
    text: str
    expect: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrdinaryAd:
    """An ordinary ad: for each category that it carries, what the cost must be read as; {} for anything."""

    id: str
    language: str
    text: str
    expect: Mapping[str, Mapping[str, str]]


def documents(path: Path) -> tuple[Document, ...]:
    """The labelled texts of a corpus.

    Raises:
        InputError: if a line is no such text.
    """
    return _rows((path,), _document)


def pairs(paths: tuple[Path, ...]) -> tuple[Pair, ...]:
    """The items of files of pairs.

    Raises:
        InputError: if a line is no such item.
    """
    return _rows(paths, _pair)


def ordinary_ads(path: Path) -> tuple[OrdinaryAd, ...]:
    """The ads of a file of ordinary ads.

    Raises:
        InputError: if a line is no such ad.
    """
    return _rows((path,), _ordinary)


def occurrences(quote: str, text: str) -> tuple[Span, ...]:
    """Every place where the words stand in the text, letter by letter.

    >>> occurrences("fee", "No fee, no fee.")
    (Span(start=3, end=6), Span(start=11, end=14))
    """
    found = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        found.append(Span(at, at + len(quote)))
        at = text.find(quote, at + 1)
    return tuple(found)


def _rows(paths: tuple[Path, ...], made: Callable[[dict[str, Any]], _Row]) -> tuple[_Row, ...]:
    found: dict[str, tuple[_Row, Path]] = {}
    for path in paths:
        for identity, row in rows(path, made):
            if identity in found:
                other = found[identity][1].as_posix()
                raise InputError(f'The id "{identity}" stands in {other} too.', path.as_posix(), "Name each file once.")
            found[identity] = (row, path)
    return tuple(row for row, _ in found.values())


def rows(path: Path, made: Callable[[dict[str, Any]], _Row]) -> tuple[tuple[str, _Row], ...]:
    """What is made of each line of a file, by its id; empty lines are passed over.

    Raises:
        InputError: if the file cannot be read, or lines are at fault; all of them are named.
    """
    found: dict[str, _Row] = {}
    faults = []
    for number, line in _lines(path):
        try:
            data = _object(line)
            identity = _new(word(data, "id"), found)
            found[identity] = made(data)
        except Fault as fault:
            faults.append(f"{path.as_posix()}:{number}: {fault.what} {fault.mend}")
    if faults:
        more = f"\nAnd {len(faults) - _SHOWN} more." if len(faults) > _SHOWN else ""
        raise InputError("\n".join(faults[:_SHOWN]) + more)
    if not found:
        raise InputError("The file holds no line.", path.as_posix(), "Name a file of JSON lines.")
    return tuple(found.items())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSource("The file is not in UTF-8.", path.as_posix(), "Save it in UTF-8.") from None
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise UnreadableSource(f"The file cannot be read: {why}.", path.as_posix(), "Check its name.") from None
    # Other line separators may stand inside a text, so only the line feed ends a line.
    yield from ((number, line) for number, line in enumerate(content.split("\n"), 1) if line.strip())


def _object(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        at = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise Fault(f"This is no JSON{at}.", "Write one JSON object a line.") from None
    if not isinstance(data, dict):
        raise Fault("This is no JSON object.", "Write one object in braces a line.")
    return data


def _new(identity: str, found: Mapping[str, Any]) -> str:
    if identity in found:
        raise Fault(f'The id "{identity}" stands on an earlier line.', "Give every line an id of its own.")
    return identity


def word(data: Mapping[str, Any], key: str) -> str:
    """A text that must be there."""
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Fault(f'"{key}" is missing or no text.', f'Write "{key}" as a text that is not empty.')
    return value


def category_of(value: Any) -> str:
    """A category by its name."""
    if value not in CATEGORIES:
        near = suggest(str(value), CATEGORIES)
        raise Fault(f'There is no category "{value}".', near or f"Use one of: {', '.join(CATEGORIES)}.")
    return str(value)


def facts_of(data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The facts of a line; None where it has none."""
    facts = data.get("facts")
    if facts is None:
        return None
    if not isinstance(facts, dict):
        raise Fault('"facts" is no object.', "Write an object, or leave it out.")
    for name, (fits, shape) in FACT_SHAPES.items():
        if name in facts and not fits(facts[name]):
            raise Fault(f'The fact "{name}" has another shape than it should.', f"Write {shape}.")
    return facts


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


def _document(data: dict[str, Any]) -> Document:
    text = word(data, "text")
    labels = data.get("labels")
    if not isinstance(labels, dict):
        raise Fault('"labels" is missing or no object.', "Write {} for a text without labels.")
    found: dict[str, tuple[Quote, ...]] = {}
    for name, quotes in labels.items():
        category = category_of(name)
        if not _is_texts(quotes):
            raise Fault(f'"{name}" is no list of quotes.', "Write the quotes as a list of texts.")
        found[category] = tuple(Quote(quote, occurrences(quote, text)) for quote in quotes)
        for at, quote in enumerate(found[category], 1):
            if not quote.spans:
                raise Fault(f'Quote {at} of "{name}" does not stand in the text.', "Copy the words letter by letter.")
    facts = facts_of(data)
    if "source_countries" in data and facts is not None:
        facts = facts_of({"facts": {**facts, "source_countries": data["source_countries"]}})
    return Document(word(data, "id"), word(data, "language").lower(), text, found, facts)


def _pair(data: dict[str, Any]) -> Pair:
    identity = word(data, "id")
    language = str(data.get("language") or identity.partition("-")[0]).lower()
    expect = data.get("expect")
    if not _is_texts(expect):
        raise Fault('"expect" is missing or no list.', "List all categories of the text; write [] for none.")
    expected = frozenset(category_of(one) for one in expect or ())
    category = category_of(data.get("category"))
    return Pair(identity, language, category, word(data, "kind"), word(data, "text"), expected)


def _ordinary(data: dict[str, Any]) -> OrdinaryAd:
    expect = data.get("expect")
    if not isinstance(expect, dict):
        raise Fault('"expect" is missing or no object.', "Write {} for an ad that carries no category.")
    expected: dict[str, Mapping[str, str]] = {}
    for name, parts in expect.items():
        if not isinstance(parts, dict) or not set(parts) <= set(COST_PARTS) or not _is_texts(list(parts.values())):
            raise Fault(f'"{name}" expects something that is no cost.', f"Write texts for {', '.join(COST_PARTS)}.")
        expected[category_of(name)] = parts
    return OrdinaryAd(word(data, "id"), word(data, "language").lower(), word(data, "text"), expected)


COST_PARTS = ("item", "payer", "paid_to")
"""What of a cost is compared."""
