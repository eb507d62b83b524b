"""How long a first answer takes, as a multiple of ``python -c pass`` in the same run.

    python benchmarks/cold_start.py [--runs 7] [--rules 80] [--instruments 45]

The package is laid out in a temporary folder as an installed one, once with its rules as YAML only and once with the
compiled form beside them. The book is grown there by copies of its own rules and instruments under other ids. Every
time is that of a process of its own; the runs take turns, and the medians are printed.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AD = ROOT / "fixtures" / "golden" / "ghana-fee.txt"
_ID = re.compile(r"^id: *([^\s#]+)", re.MULTILINE)

IMPORTS = "import gc; gc.disable(); from ethicalrecruit import Checker, load_book, read_ad"
LOADS = f"{IMPORTS}; load_book()"
LOADS_ALL = f"{LOADS}; from ethicalrecruit.reader.lexicon import bundled_lexicon; bundled_lexicon('en')"
COMPILES = (
    "import pathlib, sys; from ethicalrecruit.datafiles.compiling import compile_rules; "
    "pathlib.Path(sys.argv[1]).write_text(compile_rules(pathlib.Path(sys.argv[2])), encoding='ascii')"
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


def ended(words: Iterable[str], place: Path) -> float:
    """Seconds that a process takes, with the package of a place."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    start = time.perf_counter()
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, *words],
        env=clean | {"PYTHONPATH": str(place)},
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(done.stderr)
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures cold starts against python -c pass.")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--rules", type=int, default=80)
    parser.add_argument("--instruments", type=int, default=45)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        plain = installed(Path(name) / "yaml", options.rules, options.instruments)
        quick = installed(Path(name) / "compiled", options.rules, options.instruments)
        package = quick / "ethicalrecruit"
        ended(("-c", COMPILES, str(package / "_rules.compiled"), str(package / "_rules")), quick)
        check = ("-m", "ethicalrecruit", "check", str(AD))
        calls = {
            "python -c pass": (("-c", "pass"), plain),
            "import ethicalrecruit": (("-c", "import ethicalrecruit"), plain),
            "import its names": (("-c", IMPORTS), plain),
            "and load the book, YAML": (("-c", LOADS), plain),
            "and load the book, compiled": (("-c", LOADS), quick),
            "and the lexicon, YAML": (("-c", LOADS_ALL), plain),
            "and the lexicon, compiled": (("-c", LOADS_ALL), quick),
            "check one ad, YAML": (check, plain),
            "check one ad, compiled": (check, quick),
        }
        for words, place in calls.values():  # once for the bytecode
            ended(words, place)
        taken: dict[str, list[float]] = {title: [] for title in calls}
        for _ in range(options.runs):
            for title, (words, place) in calls.items():
                taken[title].append(ended(words, place))
        files = [path for path in (package / "_rules").rglob("*.yaml") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1000
    print(f"{len(files)} rule files, {size:,.0f} kB\n{'':<30}{'ms':>8}{'ratio':>8}")
    bare = statistics.median(taken["python -c pass"])
    for title, times in taken.items():
        middle = statistics.median(times)
        print(f"{title:<30}{1000 * middle:>8.0f}{middle / bare:>8.1f}")


if __name__ == "__main__":
    main()
