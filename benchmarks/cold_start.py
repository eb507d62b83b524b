"""How long a first answer takes, and an audit of ten rows, as a multiple of ``python -c pass`` in the same run.

    python benchmarks/cold_start.py [--runs 7] [--rules 80] [--instruments 45] [--wall]

The package is laid out in a temporary folder as an installed one, once with its rules as YAML only and once with the
compiled form beside them. The book is grown there by copies of its own rules and instruments under other ids. Every
time is that of a process of its own: the time of the processor, which others on the same machine disturb least, or
with ``--wall`` the time that passes. The runs take turns, and the medians are printed.
"""

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from made_up_tables import make_table

ROOT = Path(__file__).resolve().parent.parent
AD = ROOT / "fixtures" / "golden" / "ghana-fee.txt"
_ID = re.compile(r"^id: *([^\s#]+)", re.MULTILINE)

SEED = 7
REJECTS = 4  # a made-up row may be dirty
CHECK, AUDIT = "check one ad, compiled", "audit ten ads, compiled"

IMPORTS = "import gc; gc.disable(); from ethicalrecruit import Checker, load_book, read_ad"
LOADS = f"{IMPORTS}; load_book()"
LOADS_ALL = f"{LOADS}; from ethicalrecruit.reader.lexicon import bundled_lexicon; bundled_lexicon('en')"
COMPILES = (
    "import pathlib, sys; from ethicalrecruit.reader.compiling import compile_book; "
    "pathlib.Path(sys.argv[1]).write_text(compile_book(pathlib.Path(sys.argv[2])), encoding='ascii')"
)


def installed(place: Path, rules: int, instruments: int) -> Path:
    """Lay the package out as a wheel does, with a book of at least so many rules and instruments."""
    package = place / "ethicalrecruit"
    shutil.copytree(ROOT / "src" / "ethicalrecruit", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", package / "_rules")
    grow(sorted((package / "_rules" / "packs").rglob("*.yaml")), rules)
    grow(sorted((package / "_rules" / "instruments").glob("*.yaml")), instruments)
    return place


def grow(files: list[Path], wanted: int) -> None:
    """Copy files under other ids until there are so many."""
    for number in range(wanted - len(files)):
        original = files[number % len(files)]
        copy = original.with_name(f"{original.stem}-copy-{number}.yaml")
        text = original.read_text(encoding="utf-8")
        copy.write_text(_ID.sub(rf"id: \1-copy-{number}", text, count=1), encoding="utf-8", newline="\n")


def ended(words: Iterable[str], place: Path, *, wall: bool = False) -> float:
    """Seconds of the processor that a process takes, or seconds that pass, with the package of a place."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    start = _seconds(wall=wall)
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, *words],
        env=clean | {"PYTHONPATH": str(place)},
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    taken = _seconds(wall=wall) - start
    if done.returncode not in (0, REJECTS):
        sys.exit(done.stderr)
    return taken


def _seconds(*, wall: bool) -> float:
    if wall:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Plan:
    """How often each call is made, how many rules and instruments the book has at least, and with which clock."""

    runs: int = 7
    rules: int = 80
    instruments: int = 45
    wall: bool = False


@dataclass(frozen=True)
class Starts:
    """The seconds of each call, by what it does, and the size of the book."""

    taken: dict[str, list[float]]
    files: int
    kilobytes: float

    def median(self, title: str) -> float:
        """The median of one call."""
        return statistics.median(self.taken[title])


def measure(plan: Plan) -> Starts:
    """Make every call so often, in turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain = installed(folder / "yaml", plan.rules, plan.instruments)
        quick = installed(folder / "compiled", plan.rules, plan.instruments)
        package = quick / "ethicalrecruit"
        ended(("-c", COMPILES, str(package / "_rules.compiled"), str(package / "_rules")), quick)
        table = folder / "ten.csv"
        make_table(table, "text", 10, SEED)
        calls = _calls(plain, quick, table)
        for words, place in calls.values():  # once for the bytecode
            ended(words, place)
            shutil.rmtree(folder / "run", ignore_errors=True)
        taken: dict[str, list[float]] = {title: [] for title in calls}
        for _ in range(plan.runs):
            for title, (words, place) in calls.items():
                taken[title].append(ended(words, place, wall=plan.wall))
                shutil.rmtree(folder / "run", ignore_errors=True)
        files = [path for path in (package / "_rules").rglob("*.yaml") if path.is_file()]
        return Starts(taken, len(files), sum(path.stat().st_size for path in files) / 1000)


def _calls(plain: Path, quick: Path, table: Path) -> dict[str, tuple[tuple[str, ...], Path]]:
    check = ("-m", "ethicalrecruit", "check", str(AD))
    audit = ("-m", "ethicalrecruit", "audit", str(table), "--out", str(table.with_name("run")))
    return {
        "python -c pass": (("-c", "pass"), plain),
        "import ethicalrecruit": (("-c", "import ethicalrecruit"), plain),
        "import its names": (("-c", IMPORTS), plain),
        "and load the book, YAML": (("-c", LOADS), plain),
        "and load the book, compiled": (("-c", LOADS), quick),
        "and the lexicon, YAML": (("-c", LOADS_ALL), plain),
        "and the lexicon, compiled": (("-c", LOADS_ALL), quick),
        "check one ad, YAML": (check, plain),
        CHECK: (check, quick),
        AUDIT: (audit, quick),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures cold starts against python -c pass.")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--rules", type=int, default=80)
    parser.add_argument("--instruments", type=int, default=45)
    parser.add_argument("--wall", action="store_true", help="the time that passes, not that of the processor")
    options = parser.parse_args()
    starts = measure(Plan(options.runs, options.rules, options.instruments, options.wall))
    print(f"{starts.files} rule files, {starts.kilobytes:,.0f} kB\n{'':<30}{'ms':>8}{'ratio':>8}")
    bare = starts.median("python -c pass")
    for title in starts.taken:
        middle = starts.median(title)
        print(f"{title:<30}{1000 * middle:>8.0f}{middle / bare:>8.1f}")


if __name__ == "__main__":
    main()
