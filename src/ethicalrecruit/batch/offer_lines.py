"""What a row's document says of places, names and costs, as the tables of a run keep it.

Findings alone cannot be counted by agency or corridor, and costs that raise no indicator belong into a ledger, too.
"""

from collections.abc import Callable

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.domain.offer import Offer, TargetBasis
from ethicalrecruit.domain.terms import CostItem
from ethicalrecruit.facts.state import Observation, Observed
from ethicalrecruit.findings.masking import mask_cell
from ethicalrecruit.values.evidence import Evidence, EvidenceKind

Shown = Callable[[Evidence], str]
"""Gives the words of a piece of evidence with personal data covered."""

_NOTHING = Observation()


def destination_of(offer: Offer) -> str:
    """The nation of the work if it is known, else the country; "" if neither is.

    >>> destination_of(Offer(destination={"nation": "GB-ENG"}))
    'GB-ENG'
    """
    return offer.destination.nation or offer.destination.country or ""


def origins_of(offer: Offer) -> str:
    """The countries that recruitment is aimed at or that are named, each with what shows it, in the order of codes.

    >>> origins_of(Offer(targets=[{"country": "NG", "basis": "event"}, {"country": "GH", "basis": "named"}]))
    'GH:named NG:event'
    """
    targets = offer.targets
    if not targets:
        return ""
    # A currency says where money is paid, not where people are sought.
    pairs = {f"{one.country}:{one.basis.value}" for one in targets if one.basis is not TargetBasis.CURRENCY}
    return " ".join(sorted(pairs))


def name_cell(column: str, name: str | None) -> str:
    """A name of an agency or employer for a table; the name of a person in it is covered."""
    return mask_cell(column, name) if name else ""


def cost_lines(row: int, table: str, offer: Offer, observed: Observed, shown: Shown) -> str:
    """The lines of ``costs.csv`` for a row: every cost that its document names, whoever bears it."""
    if not offer.costs:
        return ""
    return "".join([
        csv_line((row, table, cost.item, _label(cost), *_sums(cost), *_ways(cost), _quote(number, observed, shown)))
        for number, cost in enumerate(offer.costs)
    ])  # fmt: skip


def _label(cost: CostItem) -> str:
    return mask_cell("cost", cost.label) if cost.label else ""


def _sums(cost: CostItem) -> tuple[str, str, str]:
    money = cost.amount
    if money is None:
        return "", "", ""
    low, high = ("" if end is None else f"{end:f}" for end in (money.low, money.high))
    return low, high, money.currency


def _ways(cost: CostItem) -> tuple[str, ...]:
    words = (cost.payer, cost.paid_to, cost.when, cost.how)
    return (*("" if word is None else word.value for word in words), _yes_or_no(cost.refundable))


def _yes_or_no(value: bool | None) -> str:  # noqa: FBT001  # it is the value itself
    return "" if value is None else "yes" if value else "no"


def _quote(number: int, observed: Observed, shown: Shown) -> str:
    """The words that name the cost; those of a text before those of a cell."""
    path = f"costs[{number}]"
    pieces = [
        piece for name in (path, f"{path}.amount", f"{path}.item") for piece in observed.get(name, _NOTHING).evidence
    ]
    pieces.sort(key=lambda piece: piece.kind is not EvidenceKind.QUOTE)
    return next((shown(piece) for piece in pieces if piece.quote), "")
