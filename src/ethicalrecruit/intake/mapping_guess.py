"""What the columns of somebody else's table may be: by their names, then held against their cells.

Nothing is guessed where it is not sure: such a column is shown with what it may be, and a person decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.column_sample import ColumnSample, currency_in_name
from ethicalrecruit.intake.column_types import CellType
from ethicalrecruit.intake.header_names import HeaderMeaning, KnownHeaders, header_key, without_brackets
from ethicalrecruit.intake.own_columns import OWN_COLUMNS, own_column
from ethicalrecruit.reference.cost_names import codes_by_name

_NEAR = 0.85
_NOT_NEAR = tuple(name for name in OWN_COLUMNS if not name.startswith("cost_") or name.startswith("cost_1_"))
COST_AMOUNT = "cost_1_amount"


class Level(StrEnum):
    """How sure a guess is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    LOOK = "look at this"
    LEFT = "left out"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a column may be: our column and how its cells are written, as a mapping says it."""

    to: str
    style: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column may be.

    Attributes:
        column: its name in the table.
        level: how sure that is.
        why: sentences for people.
        candidates: what it may be; the first alone counts unless the level is to look at it.
        cost: for the amount of a cost, the code of that cost.
        constants: what follows for every row.
        excerpt: whether its text is an excerpt.
    """

    column: str
    level: Level
    why: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()
    cost: str = ""
    constants: Mapping[str, str] = field(default_factory=dict)
    excerpt: bool = False

    @property
    def active(self) -> bool:
        """Whether it is sure enough to be used."""
        return self.level in (Level.CERTAIN, Level.LIKELY)

    @property
    def to(self) -> str:
        """Our column, if it is sure enough; "" otherwise."""
        return self.candidates[0].to if self.active and self.candidates else ""

    @property
    def is_text(self) -> bool:
        """Whether it is free text."""
        return bool(self.candidates) and OWN_COLUMNS[self.candidates[0].to].type is CellType.READ

    def look(self, why: str, *candidates: Candidate) -> "Guess":
        """The same guess, to be looked at by a person."""
        return replace(self, level=Level.LOOK, why=(*self.why, why), candidates=candidates or self.candidates)

    def noting(self, why: str) -> "Guess":
        """The same guess with one more sentence."""
        return replace(self, why=(*self.why, why))


def by_name(column: str, sample: ColumnSample, known: KnownHeaders) -> Guess:
    """What a column may be by its name; its cells only tell prose and what is left out."""
    meaning = known.certain(column)
    if meaning is not None:
        return _of_meaning(column, meaning, Level.CERTAIN, f"a name of {meaning.source}")
    own = own_column(column)
    if own is not None:
        return Guess(column, Level.CERTAIN, ("our own name",), (Candidate(own.name),))
    meanings = known.likely(column)
    code = _cost_code(column)
    if code is not None and not any(one.to for one in meanings):
        why = f"the name of a cost in the fee taxonomy, {code}"
        return Guess(column, Level.LIKELY, (why,), (Candidate(COST_AMOUNT),), cost=code)
    if len(meanings) == 1:
        return _of_meaning(column, meanings[0], Level.LIKELY, f"the name in {meanings[0].source}")
    if meanings:
        return _of_several(column, meanings)
    near = get_close_matches(header_key(column).replace(" ", "_"), _NOT_NEAR, n=1, cutoff=_NEAR)
    if near:
        return Guess(column, Level.LOOK, (f"nearly our name {near[0]}",), (Candidate(near[0]),))
    if sample.is_prose:
        return Guess(column, Level.LOOK, ("no name we know, but long texts",), (Candidate("text"),))
    return Guess(column, Level.LEFT, ("no name we know",))


def _of_meaning(column: str, meaning: HeaderMeaning, level: Level, why: str) -> Guess:
    notes = (why, meaning.note) if meaning.note else (why,)
    if meaning.leave:
        return Guess(column, Level.LEFT, (meaning.leave,))
    if not meaning.to:
        return Guess(column, Level.LOOK, notes, tuple(map(Candidate, meaning.maybe)))
    style = {"unit": meaning.unit} if meaning.unit else {}
    candidate = Candidate(meaning.to, style)
    return Guess(column, level, notes, (candidate,), constants=meaning.constants, excerpt=meaning.excerpt)


def _of_several(column: str, meanings: Sequence[HeaderMeaning]) -> Guess:
    """One name with several meanings: agreed on by all languages, or to be looked at."""
    if all(one.leave for one in meanings):
        return Guess(column, Level.LEFT, (meanings[0].leave,))
    said = tuple(dict.fromkeys(f"in {one.source} {', '.join((one.to, *one.maybe)).strip(', ')}" for one in meanings))
    names = dict.fromkeys(name for one in meanings for name in ((one.to,) if one.to else one.maybe))
    if len(names) == 1 and all(one.to for one in meanings):
        return _of_meaning(column, meanings[0], Level.LIKELY, f"the name in {meanings[0].source} and others")
    return Guess(
        column, Level.LOOK, (f"the name has several meanings: {'; '.join(said)}",), tuple(map(Candidate, names))
    )


def _cost_code(column: str) -> str | None:
    known = codes_by_name()
    bare = without_brackets(column)[0]
    words = bare.split()
    shorter = " ".join(words[:-1]) if len(words) > 1 and currency_in_name([words[-1]]) else bare
    for form in (column, bare, shorter):
        code = known.get(form.casefold().replace("_", " ").strip())
        if code is not None:
            return code
    return None
