"""A mapping proposed for somebody else's table: the guesses at its columns, seen together."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.column_sample import ColumnSample
from ethicalrecruit.intake.column_types import CellType
from ethicalrecruit.intake.header_names import KnownHeaders
from ethicalrecruit.intake.mapping_check import checked
from ethicalrecruit.intake.mapping_guess import Guess, Level, by_name
from ethicalrecruit.intake.own_columns import MOST_COSTS, OWN_COLUMNS
from ethicalrecruit.intake.row import Row

ROWS_LOOKED_AT = 200
"""So many rows are looked at, and no more."""

_MOST_CELL = 20_000
_OF_A_COST = re.compile(r"cost_1_([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A mapping that is proposed.

    Attributes:
        guesses: one for each column, in the order of the table.
        costs: the guesses at amounts of costs that are sure enough.
        cost_parts: the columns that say who bears a cost and the like, by the part; active if there is one cost only.
        constants: what is the same in every row.
        notes: what a person should look at in the table as a whole.
        empty_words: words for nothing that cells hold, such as ``n/a``.
        cut_at: the length after which texts seem to be cut off; None if they are not.
        excerpt: whether the text is an excerpt.
        sources: the sources that the header shows.
        rows: how many rows were looked at.
    """

    guesses: tuple[Guess, ...]
    costs: tuple[Guess, ...]
    cost_parts: tuple[tuple[str, Guess], ...]
    constants: Mapping[str, str]
    notes: tuple[str, ...]
    empty_words: tuple[str, ...]
    cut_at: int | None
    excerpt: bool
    sources: tuple[str, ...]
    rows: int

    @property
    def columns(self) -> tuple[Guess, ...]:
        """The columns that are sure enough and neither text nor part of a cost."""
        others = {one.column for one in (*self.costs, *self.text, *(guess for _, guess in self.cost_parts))}
        return tuple(one for one in self.guesses if one.active and one.column not in others)

    @property
    def text(self) -> tuple[Guess, ...]:
        """The columns of free text that are sure enough."""
        return tuple(one for one in self.guesses if one.active and one.is_text)

    @property
    def usable(self) -> bool:
        """Whether the mapping names a column at all."""
        return bool(self.columns or self.text or self.costs)


def suggest_mapping(header: Sequence[str], rows: Iterable[Row], names: Names) -> Suggestion:
    """Propose a mapping for a table.

    Args:
        header: the names of its columns.
        rows: its rows; the first ``ROWS_LOOKED_AT`` are looked at.
        names: the names of countries and costs that cells may use.
    """
    cells: dict[str, list[str]] = {name: [] for name in header}
    count = 0
    for row in islice(rows, ROWS_LOOKED_AT):
        count += 1
        for name in header:
            cells[name].append(row.cells.get(name, "")[:_MOST_CELL])
    known = KnownHeaders.of(header)
    samples = {name: ColumnSample.of(found) for name, found in cells.items()}
    guesses = [checked(by_name(name, samples[name], known), samples[name], known, names) for name in header]
    guesses = _once_each(guesses)
    guesses = _one_way_of_pay(guesses)
    guesses, costs, parts = _costs(guesses)
    constants = _constants(guesses)
    texts = [samples[one.column] for one in guesses if one.active and one.is_text]
    cuts = [one.cut_at for one in texts if one.cut_at is not None]
    said = dict.fromkeys(
        word for one in guesses if one.active and not one.is_text for word in samples[one.column].empty_words
    )
    return Suggestion(
        tuple(guesses),
        tuple(costs),
        tuple(parts),
        constants,
        tuple(_notes(guesses, costs, constants, samples)),
        tuple(said),
        min(cuts, default=None),
        any(one.excerpt for one in guesses if one.active),
        tuple(one.name for one in known.recognised),
        count,
    )


def _once_each(guesses: Sequence[Guess]) -> list[Guess]:
    """A column of ours that several columns claim goes to the one that is surest, or to none of them."""
    claims = Counter((one.to, one.cost) for one in guesses if one.to and not one.is_text)
    certain = Counter((one.to, one.cost) for one in guesses if one.to and one.level is Level.CERTAIN)
    return [_unclaimed(one, guesses, claims, certain) for one in guesses]


def _unclaimed(
    one: Guess, guesses: Sequence[Guess], claims: Mapping[tuple[str, str], int], certain: Mapping[tuple[str, str], int]
) -> Guess:
    claim = (one.to, one.cost)
    if not one.to or claims.get(claim, 0) < 2 or (one.level is Level.CERTAIN and certain[claim] == 1):  # noqa: PLR2004
        return one
    others = ", ".join(f'"{other.column}"' for other in guesses if other is not one and (other.to, other.cost) == claim)
    return one.look(f"{others} would be {one.cost or one.to} as well; keep one of them")


def _one_way_of_pay(guesses: Sequence[Guess]) -> list[Guess]:
    """An amount beside a range, or pay by the month beside another, makes every row contradict itself."""
    taken = {one.to for one in guesses}
    ways = {"pay_amount": {"pay_low", "pay_high"}, "pay_monthly": {"pay_amount", "pay_low", "pay_high", "pay_period"}}
    kept = []
    for one in guesses:
        against = sorted(ways.get(one.to, set()) & taken)
        kept.append(
            one.look(f"{', '.join(against)} stand in other columns; keep one way of giving pay") if against else one
        )
    return kept


def _costs(guesses: Sequence[Guess]) -> tuple[list[Guess], list[Guess], list[tuple[str, Guess]]]:
    """Amounts of named costs, and the columns that say more of a cost: sure only if there is one cost."""
    costs = [one for one in guesses if one.active and one.cost]
    kept = [one.look(f"more than {MOST_COSTS} costs") if one in costs[MOST_COSTS:] else one for one in guesses]
    costs = costs[:MOST_COSTS]
    parts: list[tuple[str, Guess]] = []
    for at, one in enumerate(kept):
        part = _OF_A_COST.fullmatch(one.to)
        # Columns with our own names stand as they are: cost_1_payer belongs to cost_1_item.
        if part is None or one.cost or one.level is Level.CERTAIN:
            continue
        if len(costs) != 1:
            said = "No column names the cost." if not costs else "Which of the costs does it speak of?"
            kept[at] = one.look(f"{said} Write it into an entry under costs, as {part[1]}")
        elif part[1] != "amount":
            parts.append((part[1], one))
    return kept, costs, parts


def _constants(guesses: Sequence[Guess]) -> dict[str, str]:
    """What the guesses that stand say of every row; what they contradict each other on is left out."""
    found: dict[str, set[str]] = {}
    for one in guesses:
        for name, value in one.constants.items() if one.active else ():
            found.setdefault(name, set()).add(value)
    taken = {one.to for one in guesses}
    return {name: values.pop() for name, values in found.items() if len(values) == 1 and name not in taken}


def _notes(
    guesses: Sequence[Guess], costs: Sequence[Guess], constants: Mapping[str, str], samples: Mapping[str, ColumnSample]
) -> Iterable[str]:
    taken = {one.to for one in guesses} | constants.keys()
    if taken & {"pay_amount", "pay_low", "pay_high"} and "pay_period" not in taken:
        yield "No column says for which period pay is given, so pay stays open. If you know it: constants: pay_period."
    if not taken & {"currency", "pay_currency"}:
        bare = [
            one
            for one in guesses
            if one.to and OWN_COLUMNS[one.to].type is CellType.AMOUNT and not _has_currency(one, samples[one.column])
        ]
        if bare:
            named = ", ".join(f'"{one.column}"' for one in bare[:3])
            yield f"No currency stands in {named}, so these sums stay open. If you know it, add currency to the column."
    if costs and not any(way.to.endswith("_payer") for one in guesses for way in one.candidates):
        yield "No column says who bears the costs, so that stays open. If you know it, add payer to the entries."
    if "origin" in taken and "origin_basis" not in taken:
        yield "A bare origin is no sign that people there are aimed at; if something shows it, state origin_basis."
    if not taken & {"destination", "nation"}:
        yield "No column names the country of the work; state it under constants, or call audit with --destination."
    if not any(one.is_text for one in guesses if one.active):
        yield "No column of text: only what columns state can be examined."
        if "job_title" in taken and not taken & {"occupation", "health"}:
            yield (
                "A job_title alone does not say whether the work is in health; to have that read from it, name the "
                "column under text instead, with text_is: excerpt."
            )


def _has_currency(guess: Guess, sample: ColumnSample) -> bool:
    if "currency" in guess.candidates[0].style:
        return True
    return not sample.cells or bool(sample.currency_marks)
