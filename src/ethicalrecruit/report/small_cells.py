"""Small counts of a public table, withheld together with others from which they could be computed."""

from collections.abc import Sequence

from ethicalrecruit.frozen import dataclass

FEWEST = 5
"""Smaller counts are not shown in public tables that could tell who is meant."""

_LEAST_WITHHELD = 2 * FEWEST
"""What is withheld of a total must come to so much, or the parts could be guessed from their sum."""


@dataclass(frozen=True, slots=True)
class Total:
    """Cells whose sum can be known, from the table itself or from what stands elsewhere.

    Attributes:
        cells: their places.
        unseen: a part of the same sum that is shown nowhere; it hides what it is added to.
    """

    cells: tuple[int, ...]
    unseen: int = 0


def withheld(counts: Sequence[int], totals: Sequence[Total] = (), *, fewest: int = FEWEST) -> tuple[int | None, ...]:
    """The counts with None for those that are not shown.

    Counts from 1 to ``fewest - 1`` are withheld. Of a total, one withheld count alone is the rest of the others, so the
    smallest of the others goes with it, until at least two are withheld that come to enough together.

    >>> withheld([3, 40, 12])
    (None, 40, 12)
    >>> withheld([3, 40, 12, 0], [Total((0, 1, 2, 3))])
    (None, 40, None, 0)
    """
    shown: list[int | None] = [None if 0 < count < fewest else count for count in counts]
    is_stable = False
    while not is_stable:
        is_stable = True
        for total in totals:
            hidden = [counts[at] for at in total.cells if shown[at] is None]
            if not hidden:
                continue
            parts = [*hidden, *([total.unseen] if total.unseen else [])]
            if len(parts) > 1 and sum(parts) >= _LEAST_WITHHELD:
                continue
            others = [at for at in total.cells if shown[at]]
            if others:
                shown[min(others, key=lambda at: (counts[at], at))] = None
                is_stable = False
    return tuple(shown)
