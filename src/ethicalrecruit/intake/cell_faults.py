"""A cell that cannot be read, and how such a cell is shown."""

from ethicalrecruit.findings.masking import mask

_LONGEST_SHOWN = 80


class CellError(ValueError):
    """A cell that cannot be read; ``mend`` says what to do about it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend


def shown(cell: str) -> str:
    """A cell in quotation marks, with personal data covered, and cut if it is long.

    >>> shown("900"), len(shown("9" * 1000))
    ('"900"', 83)
    """
    # Masked before it is cut: half an address is no longer recognised as one.
    plain = mask(cell[: 20 * _LONGEST_SHOWN])
    return f'"{plain}"' if len(plain) <= _LONGEST_SHOWN else f'"{plain[:_LONGEST_SHOWN]}…"'
