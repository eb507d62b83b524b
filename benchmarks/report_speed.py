"""How long the report of a large run takes, how much memory, and how large its page is.

    python benchmarks/report_speed.py [--rows 1000000] [--seed 7] [--keep FOLDER]

A run of a few hundred rows is audited, and its rows are repeated, with other numbers, ids, agencies and fingerprints,
to a run of the size asked for; its manifest is made to fit. The report is built by a process of its own.
"""

import argparse
import csv
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ethicalrecruit.batch.csv_cells import csv_line
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.tables import COSTS, ROWS
from ethicalrecruit.rulebook.loader import load_book

# A process remembers the peak of the one that it was forked from, its memory map does not.
CHILD = """
import os, re, sys
from pathlib import Path
from ethicalrecruit.cli.main import main
assert main(sys.argv[1:]) == 0
print(sum(os.times()[:2]), re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
SEED_ROWS = 400
AGENCIES = 2_000
PLACES = ("England", "Germany", "Ireland", "Canada", "Saudi Arabia", "")
ORIGINS = ("Ghana", "Nigeria", "Kenya", "the Philippines", "Romania", "India", "")
SENTENCES = (
    "A processing fee of GBP {sum} is payable by the candidate before the interview.",
    "Your passport will be kept by the agency until the contract ends.",
    "If you leave within 24 months you must repay GBP {sum} for relocation.",
    "The employer pays for the visa and the flight.",
    "Interviews are held in Accra, Ghana on two days in March.",
    "The ward has twenty-four beds and cares for adults after operations.",
)


def main() -> None:
    """Make a run, build its report, print one line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, help="leave the run and its report in this new folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        run = grown(place, options.rows, random.Random(options.seed))  # noqa: S311  # a table, no secret
        size = sum(path.stat().st_size for path in run.iterdir())
        began = time.perf_counter()
        command = [sys.executable, "-c", CHILD, "report", str(run), "--out", str(place / "report.html"), "--quiet"]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own command
        seconds = time.perf_counter() - began
        *_, used, most = told.stdout.split()
        peak, busy = int(most) / 1024, float(used)
        page = (place / "report.html").stat().st_size
        indicators = json.loads((run / "summary.json").read_bytes())["outcomes"]["indicator"]
        print(f"{'rows':>10}{'indicators':>12}{'run MB':>9}{'seconds':>9}{'of CPU':>9}{'peak MB':>9}{'page MB':>9}")
        print(
            f"{options.rows:>10,}{indicators:>12,}{size / 1e6:>9.0f}"
            f"{seconds:>9.1f}{busy:>9.1f}{peak:>9.0f}{page / 1e6:>9.2f}"
        )


def grown(place: Path, rows: int, rng: random.Random) -> Path:
    """A run of so many rows."""
    source = place / "ads.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "posted_on", "destination", "agency", "text"))
        writer.writerows(_ad(at, rng) for at in range(SEED_ROWS))
    run = place / "run"
    audit(load_book(), source, run)
    _repeat(run, rows)
    return run


def _ad(at: int, rng: random.Random) -> tuple[str, ...]:
    origin = rng.choice(ORIGINS)
    said = [one.format(sum=rng.choice((150, 900, 1200))) for one in SENTENCES if rng.random() < 0.35]
    text = " ".join([f"Registered nurses{f' from {origin}' if origin else ''} wanted, post {at}.", *said])
    return f"ad-{at}", f"2025-{rng.randint(1, 12):02d}-11", rng.choice(PLACES), f"Agency {at}", text


def _repeat(run: Path, rows: int) -> None:
    """Make the files of a small run as long as those of a large one."""
    findings: dict[int, list[dict[str, Any]]] = {}
    for line in (run / "findings.jsonl").read_text(encoding="utf-8").splitlines():
        finding = json.loads(line)
        findings.setdefault(finding["row"], []).append(finding)
    seeds, costs = _table(run / "rows.csv"), _table(run / "costs.csv")
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with (
        (run / "findings.jsonl").open("w", encoding="utf-8") as of_findings,
        (run / "rows.csv").open("w", encoding="utf-8", newline="\n") as of_rows,
        (run / "costs.csv").open("w", encoding="utf-8", newline="\n") as of_costs,
    ):
        of_rows.write(csv_line(ROWS.head))
        of_costs.write(csv_line(COSTS.head))
        ends = {number: [encode(one).split(",", 2)[2] for one in found] for number, found in findings.items()}
        prints = {number: [one["fingerprint"] for one in found] for number, found in findings.items()}
        for at in range(rows):
            seed = seeds[at % len(seeds)]
            number, key = at + 1, f"ad-{at}"
            agency = f"Agency {at * 7919 % AGENCIES}"
            cells = {**seed, "row": str(number), "id": key, "subject": key, "agency": agency, "duplicate_of": ""}
            of_rows.write(csv_line(cells[name] for name in ROWS.head))
            own = int(seed["row"])
            for end, known in zip(ends.get(own, ()), prints.get(own, ()), strict=True):
                made = hashlib.blake2b(f"{known}{at}".encode(), digest_size=8).hexdigest()
                of_findings.write(f'{{"row":{number},"subject":"{key}",{end.replace(known, made)}\n')
            for cost in costs:
                if cost["row"] == seed["row"]:
                    of_costs.write(csv_line({**cost, "row": str(number)}[name] for name in COSTS.head))
    _fit(run, rows, rows / len(seeds))


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fit(run: Path, rows: int, factor: float) -> None:
    """Make summary and manifest say what the longer files hold, roughly where the numbers are only shown."""
    summary = json.loads((run / "summary.json").read_bytes())
    manifest = json.loads((run / "manifest.json").read_bytes())
    summary.update(rows=rows, audited=rows)
    for name in ("outcomes", "languages"):
        summary[name] = {word: round(count * factor) for word, count in summary[name].items()}
    summary["rules"] = {
        rule: {word: round(count * factor) for word, count in counts.items()}
        for rule, counts in summary["rules"].items()
    }
    (run / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    for name in manifest["files"]:
        manifest["files"][name] = _stamp(run / name)
    (run / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _stamp(path: Path) -> dict[str, int | str]:
    digest = hashlib.sha256()
    for block in _blocks(path):
        digest.update(block)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            yield block


if __name__ == "__main__":
    main()
