"""A proposed mapping as commented YAML: what is sure stands, the rest is commented out with its reasons."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Any

from ethicalrecruit.intake.mapping_guess import COST_AMOUNT, Candidate, Guess, Level
from ethicalrecruit.intake.mapping_suggest import Suggestion

_PLAIN = re.compile(r"[^\W\d_][\w ./()+-]*")
# Words that other readers of YAML take for something else; ours takes no word for anything but itself.
_NOT_PLAIN = frozenset(("yes", "no", "true", "false", "on", "off", "null", "y", "n", "nan", "inf"))
_CONTROLS = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udfff]"
)
_WIDTH = 110
_MOST_CANDIDATES = 6
_LONGEST_NAME = 300


def mapping_text(suggestion: Suggestion, source: str) -> str:
    """The YAML of a proposed mapping.

    Args:
        suggestion: what is proposed.
        source: the name of the table.
    """
    return "".join(f"{line}\n" for line in _lines(suggestion, source))


def _lines(suggestion: Suggestion, source: str) -> Iterator[str]:
    many = f"{len(suggestion.guesses)} columns, {suggestion.rows} rows looked at"
    yield from _comment(f"Proposed by ethicalrecruit map suggest for {_printable(source)} ({many}).")
    if suggestion.sources:
        yield from _comment(f"The names of its columns are those of: {', '.join(suggestion.sources)}.")
    yield from _comment(
        "Read it before you use it. Certain and likely guesses stand; what is to be looked at is commented out: "
        'take away the "#" of the line that is right.'
    )
    for note in suggestion.notes:
        yield from _comment(f"Note: {note}")
    yield f"title: {scalar(f'Table {source}')}"
    yield from _columns(suggestion)
    yield from _costs(suggestion)
    yield from _texts(suggestion)
    if suggestion.constants:
        yield ""
        yield from _comment("likely: so it is in tables of this kind.")
        yield "constants:"
        yield from (f"  {name}: {scalar(value)}" for name, value in suggestion.constants.items())
    if suggestion.empty_words:
        yield ""
        yield from _comment("look at this: cells hold these words. If they stand for nothing, let them count as blank.")
        yield f"# blank_words: [{', '.join(scalar(word) for word in suggestion.empty_words)}]"
    left = [one for one in suggestion.guesses if one.level is Level.LEFT]
    if left:
        yield ""
        yield "# Left out:"
        for one in left:
            yield from _comment(f"{scalar(one.column)}: {'; '.join(one.why)}.", "#   ")


def _columns(suggestion: Suggestion) -> Iterator[str]:
    active = suggestion.columns
    to_look = [one for one in _to_look(suggestion) if _section(one) == "columns"]
    shown = [one for one in suggestion.guesses if one in active or one in to_look]
    if not shown:
        return
    yield ""
    yield "columns:" if active else "# columns:"
    for one in shown:
        yield from _reasons(one)
        if one in active:
            yield f"  {scalar(one.column)}: {_said(one.candidates[0])}"
        else:
            ways = [way for way in one.candidates if way.to != "text"]
            yield from (f"  # {scalar(one.column)}: {_said(way)}" for way in ways[:_MOST_CANDIDATES])


def _costs(suggestion: Suggestion) -> Iterator[str]:
    to_look = [one for one in _to_look(suggestion) if _section(one) == "costs"]
    amounts = [one for one in to_look if one.candidates[0].to == COST_AMOUNT]
    parts = [one for one in to_look if one not in amounts]
    if not suggestion.costs and not to_look:
        return
    yield ""
    yield "costs:" if suggestion.costs else "# costs:"
    for one in suggestion.costs:
        yield from _reasons(one)
        yield f"  - item: {one.cost}"
        yield f"    amount: {_part(one.column, one.candidates[0].style)}"
        for part, guess in suggestion.cost_parts:
            yield from _reasons(guess, "    # ")
            yield f"    {part}: {_part(guess.column, guess.candidates[0].style, whole=True)}"
        for guess in parts:
            yield from _reasons(guess, "    # ")
            yield from (f"    # {line}" for line in _part_lines(guess))
    for one in amounts:
        yield from _reasons(one)
        item = one.cost or "..."
        for way in one.candidates[:_MOST_CANDIDATES]:
            yield f"  # - {{item: {item}, amount: {_part(one.column, way.style)}}}"
    for guess in () if suggestion.costs else parts:
        yield from _reasons(guess)
        yield from (f"  #   {line}" for line in _part_lines(guess))


def _part_lines(guess: Guess) -> Iterator[str]:
    for way in guess.candidates[:_MOST_CANDIDATES]:
        yield f"{way.to.removeprefix('cost_1_')}: {_part(guess.column, way.style, whole=True)}"


def _texts(suggestion: Suggestion) -> Iterator[str]:
    to_look = [one for one in _to_look(suggestion) if _section(one) == "text"]
    if not suggestion.text and not to_look:
        return
    yield ""
    yield "text:" if suggestion.text else "# text:"
    for one in suggestion.guesses:
        if one in suggestion.text:
            yield from _reasons(one)
            yield f"  - {scalar(one.column)}"
        elif one in to_look:
            yield from _reasons(one)
            yield f"  # - {scalar(one.column)}"
    if suggestion.excerpt:
        yield from _comment("likely: the text is an excerpt, so what it does not say is not silence.")
        yield "text_is: excerpt"
    elif suggestion.cut_at is not None:
        said = f"several texts end after exactly {suggestion.cut_at} characters, so they were cut off"
        yield from _comment(f"likely: {said}.")
        yield f"text_cut_at: {suggestion.cut_at}"


def _to_look(suggestion: Suggestion) -> list[Guess]:
    return [one for one in suggestion.guesses if one.level is Level.LOOK and one.candidates]


def _section(guess: Guess) -> str:
    """Where a guess to be looked at stands; one that may be several things stands where the first of them does."""
    to = guess.candidates[0].to
    if to.startswith("cost_1_"):
        return "costs"
    return "text" if to == "text" else "columns"


def _reasons(guess: Guess, before: str = "  # ") -> Iterator[str]:
    yield from _comment(f"{guess.level.value}: {_why(guess.why)}", before)
    also = [way.to for way in guess.candidates if way.to == "text"]
    if guess.level is Level.LOOK and also and _section(guess) != "text":
        yield from _comment("It can stand under text as well.", before)


def _part(column: str, style: Mapping[str, Any], *, whole: bool = False) -> str:
    if not style and not whole:
        return scalar(column)
    return _flow({"column": column, **style})


def _said(candidate: Candidate) -> str:
    return _flow({"to": candidate.to, **candidate.style}) if candidate.style else candidate.to


def _flow(data: Mapping[str, Any]) -> str:
    parts = (
        f"{scalar(key)}: {_flow(value) if isinstance(value, Mapping) else scalar(value)}" for key, value in data.items()
    )
    return f"{{{', '.join(parts)}}}"


def _why(why: Iterable[str]) -> str:
    return " ".join(sentence if sentence.endswith((".", "?")) else f"{sentence}." for sentence in why)


def _comment(text: str, before: str = "# ") -> Iterator[str]:
    for line in wrap(_printable(text), _WIDTH - len(before), break_on_hyphens=False):
        yield f"{before}{line}"


def _printable(text: str) -> str:
    shown = _CONTROLS.sub(lambda match: json.dumps(match[0])[1:-1], text)
    return shown if len(shown) <= 5 * _LONGEST_NAME else f"{shown[: 5 * _LONGEST_NAME]}…"


def scalar(text: str) -> str:
    """A text as a scalar of YAML: plain where every reader takes it for that text, else in quotation marks.

    >>> scalar("Visa fee"), scalar("no"), scalar("a: b")
    ('Visa fee', '"no"', '"a: b"')
    """
    if _PLAIN.fullmatch(text) and text == text.strip() and text.casefold() not in _NOT_PLAIN:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _CONTROLS.sub(lambda match: json.dumps(match[0])[1:-1], quoted)
