"""A guess at a column held against its cells: what they prove is stated, what they do not is left to a person."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ethicalrecruit.findings.masking import mask
from ethicalrecruit.intake.cell_currencies import CURRENCY_SIGNS
from ethicalrecruit.intake.cell_memo import ColumnUse, converted
from ethicalrecruit.intake.cell_values import Names, Style
from ethicalrecruit.intake.column_sample import ColumnSample, Proof, currency_in_name
from ethicalrecruit.intake.column_types import CellType, OwnColumn
from ethicalrecruit.intake.column_units import units_of
from ethicalrecruit.intake.header_names import KnownHeaders, without_brackets
from ethicalrecruit.intake.mapping_guess import Candidate, Guess, Level
from ethicalrecruit.intake.own_columns import OWN_COLUMNS
from ethicalrecruit.intake.row import CellFault
from ethicalrecruit.reference.countries import NameKind, local_names
from ethicalrecruit.reference.names import normalised

_MOST_WORDS = 60
_MOST_CODES = 6
_LARGEST_SHARE = 5  # one cell in so many may be unreadable, and the guess still stands
_SERIAL = re.compile(r"[2-6][0-9]{4}(?:[.,][0-9]+)?")
_WORDY = (CellType.BOOLEAN, CellType.CHOICE, CellType.LANGUAGE, CellType.CURRENCY)
_PLACES = (CellType.PLACE, CellType.COUNTRY)
# Types of cells that hardly anything else looks like.
_SETTLING = (CellType.PLACE, CellType.OCCUPATION)
_FEWEST_TO_SETTLE = 2
_LANGUAGES = ("en", "de", "fr", "es", "pt", "ro", "pl")


def checked(guess: Guess, sample: ColumnSample, known: KnownHeaders, names: Names) -> Guess:
    """The guess after a look at the cells."""
    if guess.level is Level.LEFT:
        return guess.noting(_looks(sample))
    if not guess.active:
        guess = _settled(guess, sample, names)
    if not guess.active:
        ways = tuple(way for candidate in guess.candidates for way in _ways(candidate, sample))
        return replace(guess, candidates=ways)
    own = OWN_COLUMNS[guess.candidates[0].to]
    if own.type is CellType.READ:
        return guess if sample.cells else guess.noting("All its cells are blank")
    style = dict(guess.candidates[0].style)
    guess = _styled(guess, own, style, sample)
    if not guess.active:
        return guess
    if own.type in (*_WORDY, *_PLACES):
        _add_words(style, own, sample, known, names)
    guess = replace(guess, candidates=(Candidate(own.name, style),))
    return _tried(guess, own, style, sample, names)


def _styled(guess: Guess, own: OwnColumn, style: dict[str, Any], sample: ColumnSample) -> Guess:
    """The guess with the style that its cells prove; it is written into ``style``."""
    if own.type is CellType.DAY:
        if sample.cells and all(_SERIAL.fullmatch(cell) for cell in sample.cells):
            ways = tuple(Candidate(own.name, {"days": way}) for way in ("excel", "excel-1904"))
            return guess.look("The cells look like days that a spreadsheet counted", *ways)
        return _stated(guess, style, "days", sample.days)
    if own.type in (CellType.NUMBER, CellType.AMOUNT):
        if own.type is CellType.AMOUNT:
            guess = _with_currency(guess, style, sample)
        if guess.active:
            return _stated(guess, style, "decimal", sample.decimal)
        # The currency is open; the sign before decimals may be known all the same.
        ways = tuple(way for one in guess.candidates for way in _ways(one, sample))
        return replace(guess, candidates=ways)
    return guess


def _ways(candidate: Candidate, sample: ColumnSample) -> Iterator[Candidate]:
    """A candidate that a person has to look at, once for each style in which it may be written."""
    own, styles = OWN_COLUMNS[candidate.to], [dict(candidate.style)]
    if own.type is CellType.DAY:
        styles = _each(styles, "days", sample.days)
    elif own.type in (CellType.NUMBER, CellType.AMOUNT):
        styles = _each(styles, "decimal", sample.decimal)
        if "unit" not in candidate.style:
            styles = [{**style, "unit": unit} for style in styles for unit in units_of(own)] or styles
    yield from (Candidate(candidate.to, style) for style in styles)


def _each(styles: list[dict[str, Any]], key: str, proof: Proof) -> list[dict[str, Any]]:
    if proof.value is not None:
        return [{**style, key: proof.value} for style in styles]
    if not proof.needed or not proof.possible:
        return styles
    return [{**style, key: way} for style in styles for way in proof.possible]


def _settled(guess: Guess, sample: ColumnSample, names: Names) -> Guess:
    """A guess that the name leaves open, settled where all cells are countries or all are codes of occupations."""
    if len(sample.distinct) < _FEWEST_TO_SETTLE or not guess.candidates:
        return guess
    types = {OWN_COLUMNS[candidate.to].type for candidate in guess.candidates}
    if not types <= {*_SETTLING, CellType.TEXT}:
        return guess
    fitting = []
    for candidate in guess.candidates:
        own = OWN_COLUMNS[candidate.to]
        use = ColumnUse(guess.column, own, _style(candidate.style, own))
        if own.type in _SETTLING and not any(
            isinstance(converted(cell, use, names), CellFault) for cell in sample.cells
        ):
            fitting.append(candidate)
    if len(fitting) != 1:
        return guess
    said = OWN_COLUMNS[fitting[0].to].type.value
    return replace(guess, level=Level.LIKELY, candidates=(fitting[0],)).noting(f"Every cell is a {said}")


def _stated(guess: Guess, style: dict[str, Any], key: str, proof: Proof) -> Guess:
    """The guess with a style that the cells prove; to be looked at if they need one and prove none."""
    if proof.value is not None:
        style[key] = proof.value
        return guess.noting(f"{key}: {proof.why}")
    if not proof.needed:
        return guess
    to = guess.candidates[0].to
    ways = tuple(Candidate(to, {**style, key: way}) for way in proof.possible)
    return guess.look(proof.why, *ways)


def _with_currency(guess: Guess, style: dict[str, Any], sample: ColumnSample) -> Guess:
    """The currency that the name of the column states; signs that stand for several are left to a person."""
    named = currency_in_name([without_brackets(guess.column)[0].rpartition(" ")[2], *without_brackets(guess.column)[1]])
    if named is not None:
        style["currency"] = named
        return guess.noting(f"currency: {named} stands in the name of the column")
    shared = [sign for sign in sorted(sample.currency_marks) if len(CURRENCY_SIGNS.get(sign, ())) > 1]
    if shared:
        ways = tuple(
            Candidate(guess.candidates[0].to, {**style, "currency": code})
            for sign in shared
            for code in CURRENCY_SIGNS[sign][:_MOST_CODES]
        )
        return guess.look(f'"{shared[0]}" stands for several currencies', *ways)
    return guess


def _add_words(style: dict[str, Any], own: OwnColumn, sample: ColumnSample, known: KnownHeaders, names: Names) -> None:
    """Words of the cells that are known in one language or another."""
    words = known.words(own.name)
    values: dict[str, str] = {}
    for cell in sample.distinct[:_MOST_WORDS]:
        fault = converted(cell, ColumnUse("", own), names)
        if not isinstance(fault, CellFault):
            continue
        if own.type in _PLACES:
            code = _local_places().get(normalised(cell))
            # A name that our own table calls ambiguous stays so.
            if code is not None and " may " not in fault.what:
                values[cell] = code
        elif cell.casefold() in words:
            values[cell] = words[cell.casefold()]
        elif own.type is CellType.CURRENCY and len(CURRENCY_SIGNS.get(cell, ())) == 1:
            values[cell] = CURRENCY_SIGNS[cell][0]
    if values:
        style["values"] = values


@cache
def _local_places() -> Mapping[str, str]:
    """Names of countries in the languages of the library, and the one code that each stands for."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for language in _LANGUAGES:
        for phrase in local_names(language):
            if phrase.kind is not NameKind.NAME:
                continue
            word = normalised(phrase.words)
            if len(phrase.places) != 1:
                doubtful.add(word)
                continue
            code = phrase.places[0].nation or phrase.places[0].country
            if found.setdefault(word, code) != code:
                doubtful.add(word)
    return {word: code for word, code in found.items() if word not in doubtful}


def _tried(guess: Guess, own: OwnColumn, style: Mapping[str, Any], sample: ColumnSample, names: Names) -> Guess:
    """The guess after every cell was read by it."""
    if not sample.cells:
        return guess.noting("All cells looked at are blank or hold a word for nothing")
    use = ColumnUse(guess.column, own, _style(style, own))
    faults: dict[str, str] = {}
    count = 0
    for cell in sample.cells:
        found = converted(cell, use, names)
        if isinstance(found, CellFault):
            faults.setdefault(cell, found.what)
            count += 1
    if not faults:
        return guess
    what = mask(next(iter(faults.values())))
    told = f"{count} of {len(sample.cells)} cells cannot be read so: {what}"
    if count == len(sample.cells) or count > max(1, len(sample.cells) // _LARGEST_SHARE):
        return guess.look(told)
    level = Level.LIKELY if guess.level is Level.CERTAIN else guess.level
    return replace(guess, level=level).noting(f"{told} Their rows would be rejected.")


def _style(style: Mapping[str, Any], own: OwnColumn) -> Style:
    values = dict(style.get("values", {}))
    for theirs in tuple(values):
        values.setdefault(theirs.casefold(), values[theirs])
    factor = units_of(own)[style["unit"]] if "unit" in style else None
    return Style(values, style.get("decimal"), style.get("days"), style.get("currency"), factor=factor)


def _looks(sample: ColumnSample) -> str:
    """What the cells of a column that is left out look like; their content is not shown."""
    if not sample.cells:
        return "its cells are blank"
    longest = max(map(len, sample.cells))
    many = len(sample.distinct)
    said = (
        f"{many} different cell{'' if many == 1 else 's'} of at most {longest} character{'' if longest == 1 else 's'}"
    )
    return f"{said}, dates among them" if sample.days.possible else said
