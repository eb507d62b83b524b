"""Shares as tables show them: both counts, the share, and its interval; in public, small counts withheld."""

from collections.abc import Sequence

from ethicalrecruit.report.figures import Share
from ethicalrecruit.report.material import Material
from ethicalrecruit.report.naming import wilson
from ethicalrecruit.report.small_cells import FEWEST, Total
from ethicalrecruit.report.words import NOTHING, interval_words, number, percent

TOO_FEW = "too few"
"""What stands for the share of so few documents: 1 of 1 is no 100 % of anything."""

_WITHHELD_NOTE = (
    f"Counts from 1 to {FEWEST - 1} are withheld, and so are others from which they could be computed; rows with them "
    "have no sum."
)


def withheld_note(given: Material) -> str:
    """What a table with withheld counts says of them; "" for a working copy, which shows all."""
    return _WITHHELD_NOTE if given.naming.public else ""


def shown_shares(given: Material, shares: Sequence[Share]) -> list[tuple[int | None, int | None]]:
    """Documents and those with an indicator, which come to sums that stand at the head of the report."""
    whole = [Total(tuple(range(len(shares))))]
    documents = given.naming.counts([one.documents for one in shares], whole)
    indicated = given.naming.counts([one.indicated for one in shares], whole)
    return list(zip(documents, indicated, strict=True))


def share_cells(whole: int | None, part: int | None) -> tuple[str, str, str, str]:
    """Both counts, the share and its interval."""
    if whole == 0:
        return number(0), number(0), NOTHING, NOTHING
    if part is None or whole is None:
        return number(whole), number(part), NOTHING, NOTHING
    share = TOO_FEW if whole < FEWEST else percent(part, whole)
    return number(whole), number(part), share, interval_words(*wilson(part, whole))
