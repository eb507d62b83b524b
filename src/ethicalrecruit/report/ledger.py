"""What workers are asked to pay: sums by cost and currency. No rate of exchange is guessed, and nothing is added up."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal, InvalidOperation

from ethicalrecruit.batch.run_reading import Run
from ethicalrecruit.domain.terms import Payer
from ethicalrecruit.errors import UnreadableSource
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.small_cells import Total

ON_WORKERS = frozenset((Payer.WORKER.value, Payer.SHARED.value))
Cost = Mapping[str, str]
Row = Mapping[str, str]
MOST_SUMS = 10_000
"""So many different sums of one cost in one currency are told apart for its median."""


@dataclass(slots=True)
class Asked:
    """Costs of one kind in one currency that a worker bears, alone or with others.

    Attributes:
        times: how often it is named.
        stated: how often with a sum.
        sums: stated sums, the least of a range; cut where there are too many different ones.
        least: the least of them.
        greatest: the greatest of the upper ends.
        cut: whether there were too many for a median.
    """

    times: int = 0
    stated: int = 0
    sums: Counter[Decimal] = field(default_factory=Counter)
    least: Decimal | None = None
    greatest: Decimal | None = None
    cut: bool = False

    def add(self, low: Decimal | None, high: Decimal | None) -> None:
        """Count one."""
        self.times += 1
        ends = [end for end in (low, high) if end is not None]
        if not ends:
            return
        self.stated += 1
        self.least = min([*ends, *(() if self.least is None else (self.least,))])
        self.greatest = max([*ends, *(() if self.greatest is None else (self.greatest,))])
        if ends[0] in self.sums or len(self.sums) < MOST_SUMS:
            self.sums[ends[0]] += 1
        else:
            self.cut = True

    @property
    def median(self) -> Decimal | None:
        """The middle one of the stated sums, the lower of two; None if it is not known."""
        if self.cut or not self.stated:
            return None
        left = (self.stated + 1) // 2
        for value in sorted(self.sums):
            left -= self.sums[value]
            if left <= 0:
                return value
        return None


@dataclass(slots=True)
class Ledger:
    """The costs of a run.

    Attributes:
        asked: by code of the cost and currency; "" for costs without a sum.
        payers: how often each cost is borne by whom.
    """

    asked: dict[tuple[str, str], Asked] = field(default_factory=dict)
    payers: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class ShownCosts:
    """Counts of a ledger as a report shows them; None for those that are withheld.

    Attributes:
        asked: by code of the cost and currency.
        payers: by code of the cost and who bears it.
    """

    asked: Mapping[tuple[str, str], int | None]
    payers: Mapping[tuple[str, str], int | None]


def shown_costs(ledger: Ledger, naming: Naming) -> ShownCosts:
    """The counts of a ledger, small ones withheld from a public report.

    What workers bear of one cost is counted twice, by currency and by who bears it, so one table could tell what the
    other withholds.
    """
    asked, payers = list(ledger.asked), list(ledger.payers)
    counts = [*(ledger.asked[key].times for key in asked), *(ledger.payers[key] for key in payers)]
    of_item: dict[str, list[int]] = {}
    for at, (item, _) in enumerate(asked):
        of_item.setdefault(item, []).append(at)
    for at, (item, payer) in enumerate(payers, len(asked)):
        if payer in ON_WORKERS:
            of_item.setdefault(item, []).append(at)
    shown = naming.counts(counts, [Total(tuple(cells)) for cells in of_item.values()])
    return ShownCosts(dict(zip(asked, shown, strict=False)), dict(zip(payers, shown[len(asked) :], strict=True)))


def count_costs(run: Run, ledger: Ledger, written: Callable[[Cost, Row], object] | None = None) -> None:
    """Count the costs of a run; every document counts once.

    Args:
        run: the run.
        ledger: what is counted goes in here.
        written: told every cost that falls on a worker with its row, in order.
    """
    for cost, row in costs_with_rows(run):
        ledger.payers[cost["item"], cost["payer"]] += 1
        if cost["payer"] in ON_WORKERS:
            low, high = (_sum(cost[name]) for name in ("amount_low", "amount_high"))
            ledger.asked.setdefault((cost["item"], cost["currency"]), Asked()).add(low, high)
            if written is not None:
                written(cost, row)


def costs_with_rows(run: Run) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Every cost with its row, those of repeated documents left out.

    Raises:
        UnreadableSource: if a cost has no row.
    """
    rows = run.files.rows()
    row: Mapping[str, str] = {}
    for cost in run.files.costs():
        while row.get("row") != cost["row"]:
            found = next(rows, None)
            if found is None:
                what = f"A cost has no row in rows.csv: row {cost['row']}."
                raise UnreadableSource(what, (run.folder / "costs.csv").as_posix(), "Audit again.")
            row = found
        if not row["duplicate_of"]:
            yield cost, row


def _sum(cell: str) -> Decimal | None:
    if not cell:
        return None
    try:
        return Decimal(cell)
    except InvalidOperation:
        raise UnreadableSource(f'costs.csv holds "{cell[:40]}" as a sum.', "costs.csv", "Audit again.") from None
