"""The greatest memory that an audit takes, in a process of its own, for tables of growing length.

    python benchmarks/memory_peak.py [--rows 10000 100000] [--table structured|text] [--seed 7]

The peak is that of the whole process: Python, the package, the rule book and what rows leave behind. It should stay
below 150 MB and be the same for any number of rows.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from made_up_tables import HEADERS, make_table

AUDITS = """
import gc, re, resource, sys
from pathlib import Path
from ethicalrecruit.batch.run import audit
from ethicalrecruit.rulebook.loader import load_book

book = load_book()
gc.freeze()
audit(book, Path(sys.argv[1]), Path(sys.argv[2]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
status = Path("/proc/self/status")
if status.exists():  # Linux passes the peak of whoever starts a process on to ru_maxrss; this one is its own
    peak = 1024 * int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1])
print(peak)
"""


def peak(table: str, rows: int, seed: int) -> float:
    """The peak of the audit of a table, in MB."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"{table}.csv"
        make_table(path, table, rows, seed)
        words = [sys.executable, "-c", AUDITS, str(path), str(Path(name) / "run")]
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if done.returncode != 0:
        sys.exit(done.stderr)
    return int(done.stdout) / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures the memory of audits.")
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--table", choices=tuple(HEADERS), default="structured")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(f"{'table':<12}{'rows':>10}{'peak, MB':>10}")
    for rows in options.rows:
        print(f"{options.table:<12}{rows:>10,}{peak(options.table, rows, options.seed):>10.0f}", flush=True)


if __name__ == "__main__":
    main()
