"""All budgets of speed and memory in one table: what is wanted, what was measured, and whether it is met.

    python benchmarks/run_all.py [--small] [--only NAME ...]

``--small`` takes small tables, for a machine that others use as well; its figures are rough, above all since little
can be remembered from few rows. Each line can be measured by itself with the benchmark that it names.
"""

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import audit_speed
import budgets
import cold_start
import memory_peak
import reading_speed
import rules_speed
import where_time_goes
import workers_speed

from ethicalrecruit.rulebook.loader import load_book

MET, NOT_MET = "met", "not met"


@dataclass(frozen=True)
class Sizes:
    """How much is measured."""

    text_rows: int
    structured_rows: int
    pairs: int
    rules: rules_speed.Plan
    ads: int
    starts: int
    memory_rows: tuple[int, ...]
    workers_rows: int
    last: int


FULL = Sizes(5000, 20_000, 5, rules_speed.Plan(), 20, 7, (10_000, 100_000), 20_000, 1000)
SMALL = Sizes(300, 1000, 3, rules_speed.Plan(5, 60, 600), 2, 3, (1000, 4000), 2000, 200)


@dataclass(frozen=True)
class Line:
    """One line of the table.

    Attributes:
        what: what was measured.
        measured: the figure.
        budget: the figure wanted; "" where none is set.
        verdict: met, not met, or why there is none.
    """

    what: str
    measured: str
    budget: str = ""
    verdict: str = ""

    def __str__(self) -> str:
        return f"{self.what:<44}{self.measured:<40}{self.budget:<30}{self.verdict}".rstrip()


def _verdict(*, met: bool) -> str:
    return MET if met else NOT_MET


def audits(sizes: Sizes) -> Iterator[Line]:
    """Whole audits against a bare pass of ``csv.reader`` (``audit_speed.py``)."""
    book = load_book()
    for table, rows in (("text", sizes.text_rows), ("structured", sizes.structured_rows)):
        found = audit_speed.measure(book, table, audit_speed.Plan(rows, sizes.pairs))
        budget = budgets.AUDIT[table]
        measured = f"{found.ratio:,.1f} x csv.reader, {1e6 * found.audited / rows:,.0f} µs/row"
        verdict = _verdict(met=found.ratio <= budget.now)
        yield Line(f"audit, {table}, {rows:,} rows", measured, budget.told("at most", " x"), verdict)


def rules(sizes: Sizes) -> Iterator[Line]:
    """Our rules against general engines (``rules_speed.py``)."""
    for documents in ("rows", "drawn"):
        found = rules_speed.compare(documents, sizes.rules)
        ours, others = statistics.median(found.generated.times), found.others
        title = f"rules, facts of documents: {documents}"
        if not others:
            yield Line(title, f"{ours:,.0f} µs/document", "", "no engine installed: extra benchmark")
            continue
        fastest = min(others, key=lambda lap: statistics.median(lap.times))
        measured = f"{ours:,.0f} µs; {fastest.engine.name} {statistics.median(fastest.times):,.0f} µs"
        ratio = found.ratio()
        verdict = f"{_verdict(met=ratio >= budgets.ENGINES.now)} ({ratio:.2f} x)"
        yield Line(title, measured, budgets.ENGINES.told("at least", " x"), verdict)


def reading(sizes: Sizes) -> Iterator[Line]:
    """The reader: its share of an audit (``where_time_goes.py``), and against patterns (``reading_speed.py``)."""
    rows = sizes.text_rows
    clocks, _ = where_time_goes.measure("text", rows, min(sizes.last, rows), 7)
    whole = sum(clocks.taken.values())
    share = clocks.taken["reader"] / whole
    measured = f"{share:.0%} of the audit, {1e6 * clocks.taken['reader'] / clocks.rows:,.0f} µs/ad"
    verdict = "the reader was not found" if not share else _verdict(met=share <= 2 / 3)
    yield Line("reading, share of an audit of text", measured, "at most two thirds", verdict)
    paths = (reading_speed.ADS / "ordinary.jsonl", *sorted(reading_speed.ADS.glob("pairs/*.jsonl")))
    texts = reading_speed.texts_of([path for path in paths if path.exists()])
    ads = {language: reading_speed.ads_of(some, sizes.ads) for language, some in texts.items()}
    *_, last = reading_speed.speed(ads, 1)
    yield Line("reading, ads of the tests, all languages", f"{last.split()[-1]} x 144 regular expressions")


def starts(sizes: Sizes) -> Iterator[Line]:
    """Calls from a cold shell (``cold_start.py``)."""
    found = cold_start.measure(cold_start.Plan(sizes.starts))
    for title, budget in ((cold_start.CHECK, budgets.CHECK_SECONDS), (cold_start.AUDIT, budgets.AUDIT_SECONDS)):
        seconds = found.median(title)
        measured = f"{seconds:.2f} s of the processor"
        yield Line(f"cold start, {title}", measured, budget.told("under", " s"), _verdict(met=seconds < budget.now))


def memory(sizes: Sizes) -> Iterator[Line]:
    """The peak of memory (``memory_peak.py``)."""
    peaks = []
    for rows in sizes.memory_rows:
        peaks.append(memory_peak.peak("structured", rows, 7))
        verdict = _verdict(met=peaks[-1] < budgets.MEGABYTES.now)
        told = budgets.MEGABYTES.told("under", " MB")
        yield Line(f"memory, structured, {rows:,} rows", f"{peaks[-1]:,.0f} MB", told, verdict)
    growth = peaks[-1] / peaks[0]
    yield Line(
        "memory, the last as a multiple of the first",
        f"{growth:.2f} x",
        "flat: under 1.1 x",
        _verdict(met=growth < 1.1),
    )


def workers(sizes: Sizes) -> Iterator[Line]:
    """Two workers against one (``workers_speed.py``)."""
    budget = budgets.WORKERS.told("at least", " x")
    for table, rows in (("structured", sizes.workers_rows), ("text", sizes.workers_rows // 4)):
        gain = workers_speed.gain(table, audit_speed.Plan(rows, sizes.pairs))
        measured = f"{gain:.2f} x one, time that passes"
        yield Line(f"two workers, {table}, {rows:,} rows", measured, budget, _verdict(met=gain >= budgets.WORKERS.now))


PARTS: dict[str, Callable[[Sizes], Iterator[Line]]] = {
    "audits": audits,
    "rules": rules,
    "reading": reading,
    "starts": starts,
    "memory": memory,
    "workers": workers,
}


def machine() -> str:
    """What the figures were taken on."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{datetime.now(UTC).date().isoformat()}, {python}, {platform.machine()}, {os.cpu_count()} cores{load}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures all budgets of speed and memory.")
    parser.add_argument("--small", action="store_true", help="small tables, rough figures")
    parser.add_argument("--only", choices=tuple(PARTS), nargs="+", default=tuple(PARTS))
    options = parser.parse_args()
    start = time.perf_counter()
    print(machine(), "small tables: rough figures" if options.small else "", sep="\n" if options.small else "")
    print(Line("what", "measured", "budget", "verdict"), flush=True)
    missed = 0
    for name in options.only:
        for line in PARTS[name](SMALL if options.small else FULL):
            print(line, flush=True)
            missed += line.verdict.startswith(NOT_MET)
    print(f"{missed} budgets not met; {time.perf_counter() - start:,.0f} seconds passed")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
