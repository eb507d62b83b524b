"""Where the time of an audit goes, stage by stage, once what can be remembered has been seen.

    python benchmarks/where_time_goes.py [--table structured|text] [--rows 5000] [--last 1000] [--seed 7]

Clocks are put around the functions of each stage; what a stage calls of another stage counts for that one alone. Only
the last rows count. A function that has moved is named, and its time counts for whoever calls it. The time is that of
the processor; what the clocks themselves take is estimated and told.
"""

import argparse
import gc
import importlib
import inspect
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from made_up_tables import HEADERS, make_table

from ethicalrecruit.batch.run import audit
from ethicalrecruit.rulebook.loader import load_book

STAGES = {
    "csv": ("batch.sources:CsvTable.rows",),
    "mapping": ("intake.mapping:RowMapping.document",),
    "reader": ("intake.mapping:read_ad",),
    "derive": ("batch.work:derive",),
    "recall, known": ("checker.recall:Recall.findings",),
    "recall, worked out anew": ("checker.recall:Recall._new_case", "checker.recall:Recall._said_in"),
    "lines": ("batch.finding_lines:FindingLines.of", "batch.finding_lines:RowLines.line"),
    "rest of a row": ("batch.work:RowWork.examine",),
    "tally": ("batch.tally:Tally.add",),
    "sinks": ("batch.sinks:RowSinks.write",),
}
ROW = "rest of a row"
LOOP = "loop of the run"
_clock = time.process_time


class Clocks:
    """The time of each stage, without that of the stages it calls.

    Attributes:
        taken: seconds by stage.
        calls: how often each was called.
        rows: how many rows were counted.
    """

    def __init__(self, first: int) -> None:
        self.taken: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self.rows = -first
        self._stages = [LOOP]
        self._since = _clock()

    def around(self, stage: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """A function with a clock around it; of a generator, around each step."""
        if inspect.isgeneratorfunction(act):

            def steps(*given: Any, **named: Any) -> Iterator[Any]:
                made = act(*given, **named)
                while True:
                    self._begin(stage)
                    try:
                        one = next(made)
                    except StopIteration:
                        return
                    finally:
                        self._end()
                    yield one

            return steps

        def timed(*given: Any, **named: Any) -> Any:
            self._begin(stage)
            try:
                return act(*given, **named)
            finally:
                self._end()
                if stage == ROW:
                    self._count()

        return timed

    def stop(self) -> None:
        """Count what has passed since the last change of stage."""
        self._pass()

    def _begin(self, stage: str) -> None:
        self._pass()
        self.calls[stage] += 1
        self._stages.append(stage)

    def _end(self) -> None:
        self._pass()
        self._stages.pop()

    def _pass(self) -> None:
        now = _clock()
        self.taken[self._stages[-1]] += now - self._since  # type: ignore[assignment]
        self._since = now

    def _count(self) -> None:
        self.rows += 1
        if self.rows == 0:
            self.taken.clear()
            self.calls.clear()
            self._since = _clock()


def clocked(clocks: Clocks, stack: ExitStack) -> list[str]:
    """Put clocks around all stages; gives the functions that were not found."""
    missing = []
    for stage, functions in STAGES.items():
        for function in functions:
            module, _, path = function.partition(":")
            *owners, name = path.split(".")
            try:
                owner: Any = importlib.import_module(f"ethicalrecruit.{module}")
                for one in owners:
                    owner = getattr(owner, one)
                act = getattr(owner, name)
            except (ImportError, AttributeError):
                missing.append(function)
            else:
                stack.enter_context(patch.object(owner, name, clocks.around(stage, act)))
    return missing


def measure(table: str, rows: int, last: int, seed: int) -> tuple[Clocks, list[str]]:
    """Audit a table with clocks around the stages."""
    book = load_book()
    gc.freeze()
    clocks = Clocks(rows - last)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        path = Path(name) / "rows.csv"
        make_table(path, table, rows, seed)
        missing = clocked(clocks, stack)
        audit(book, path, Path(name) / "run")
    return clocks, missing


def cost_of_clocks() -> float:
    """Seconds that one clock takes."""
    clocks = Clocks(0)
    nothing = clocks.around("nothing", lambda: None)
    start = _clock()
    for _ in range(20_000):
        nothing()
    return (_clock() - start) / 20_000


def lines(clocks: Clocks, missing: list[str]) -> Iterator[str]:
    """The printed table."""
    whole = sum(clocks.taken.values())
    yield f"{'stage':<26}{'µs/row':>10}{'share':>8}{'calls/row':>11}"
    for stage in (*STAGES, LOOP):
        taken, calls = clocks.taken[stage], clocks.calls[stage] / clocks.rows
        yield f"{stage:<26}{1e6 * taken / clocks.rows:>10.1f}{taken / whole:>8.1%}{calls:>11.1f}"
    yield f"{'all':<26}{1e6 * whole / clocks.rows:>10.1f}{1:>8.1%}"
    clocking = 1e6 * cost_of_clocks() * sum(clocks.calls.values()) / clocks.rows
    yield f"the last {clocks.rows} rows; the clocks themselves take some {clocking:.1f} µs/row of it"
    yield from (f"not found, so within the stage that calls it: {function}" for function in missing)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Tells where the time of an audit goes.")
    parser.add_argument("--table", choices=tuple(HEADERS), default="structured")
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--last", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    clocks, missing = measure(options.table, options.rows, min(options.last, options.rows), options.seed)
    print(*lines(clocks, missing), sep="\n")


if __name__ == "__main__":
    main()
