"""How long an audit takes, as a multiple of a bare pass of ``csv.reader`` over the same file.

    python benchmarks/audit_speed.py [--rows 2000] [--pairs 5] [--seed 7] [--wall]

The two tables of ``made_up_tables.py``: one with ads of 1,500 characters, one with structured columns only. Each pair
measures the bare pass and the audit one after the other; the medians are printed. What is measured is the time of the
processor, which others on the same machine disturb least; ``--wall`` takes the time that passes.
"""

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from made_up_tables import HEADERS, bare_pass, make_table

from ethicalrecruit.batch.run import audit
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

BARE_ROWS = 20_000
"""A bare pass over a short table is too quick to time: it is made so often that it reads so many rows."""


@dataclass(frozen=True)
class Plan:
    """How much is measured, and with which clock."""

    rows: int = 2000
    pairs: int = 5
    seed: int = 7
    clock: Callable[[], float] = time.process_time


@dataclass(frozen=True)
class Measured:
    """The medians of one table, in seconds, and the median of the ratios of its pairs."""

    table: str
    rows: int
    bare: float
    audited: float
    ratio: float

    def line(self) -> str:
        """One line of the printed table."""
        return (
            f"{self.table:<12}{self.rows:>8}{self.rows / self.bare:>14,.0f}{self.rows / self.audited:>14,.0f}"
            f"{1e6 * self.audited / self.rows:>14,.0f}{self.ratio:>10.1f}"
        )


def timed(act: Callable[[], object], clock: Callable[[], float]) -> float:
    """Seconds that an act takes."""
    gc.collect()
    start = clock()
    act()
    return clock() - start


def measure(book: RuleBook, table: str, plan: Plan) -> Measured:
    """Measure one table."""
    gc.freeze()  # the book stays to the end, as on the command line
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / f"{table}.csv"
        make_table(path, table, plan.rows, plan.seed)
        bare, audited = [], []
        passes = max(1, BARE_ROWS // plan.rows)
        for pair in range(plan.pairs):
            bare.append(timed(lambda: [bare_pass(path) for _ in range(passes)], plan.clock) / passes)
            out = folder / f"run-{pair}"
            audited.append(timed(lambda out=out: audit(book, path, out), plan.clock))  # type: ignore[misc]
    ratio = statistics.median(one / other for one, other in zip(audited, bare, strict=True))
    return Measured(table, plan.rows, statistics.median(bare), statistics.median(audited), ratio)


def head() -> str:
    """The head of the printed table."""
    return f"{'table':<12}{'rows':>8}{'bare rows/s':>14}{'audit rows/s':>14}{'audit µs/row':>14}{'ratio':>10}"


def lines(plan: Plan) -> Iterator[str]:
    """The printed table."""
    book = load_book()
    yield head()
    for table in HEADERS:
        yield measure(book, table, plan).line()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures an audit against a bare pass of csv.reader.")
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--wall", action="store_true", help="the time that passes, not that of the processor")
    options = parser.parse_args()
    clock = time.perf_counter if options.wall else time.process_time
    for line in lines(Plan(options.rows, options.pairs, options.seed, clock)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
