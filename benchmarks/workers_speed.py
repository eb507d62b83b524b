"""How many times as fast two workers are as one.

    python benchmarks/workers_speed.py [--rows 20000] [--pairs 5] [--table structured|text] [--seed 7]

The time is the one that passes, since it is shared out among processes; so the machine must have two cores that
nobody else uses.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from audit_speed import Plan, timed
from made_up_tables import HEADERS, make_table

from ethicalrecruit.batch.run import audit
from ethicalrecruit.rulebook.loader import load_book


def gain(table: str, plan: Plan) -> float:
    """The median over pairs of the time of one worker, as a multiple of that of two."""
    book = load_book()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / f"{table}.csv"
        make_table(path, table, plan.rows, plan.seed)
        gains = []
        for pair in range(plan.pairs):
            one, two = (
                timed(lambda at=at: audit(book, path, folder / f"{pair}-{at}", workers=at), time.perf_counter)  # type: ignore[misc]  # noqa: B023
                for at in (1, 2)
            )
            gains.append(one / two)
    return statistics.median(gains)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures two workers against one.")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--table", choices=tuple(HEADERS), default="structured")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    plan = Plan(options.rows, options.pairs, options.seed)
    print(
        f"{options.table}, {options.rows:,} rows: two workers are {gain(options.table, plan):.2f} times as fast as one"
    )


if __name__ == "__main__":
    main()
