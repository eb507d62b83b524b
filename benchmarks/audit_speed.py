"""How long an audit takes, as a multiple of a bare pass of ``csv.reader`` over the same file.

    python benchmarks/audit_speed.py [--rows 2000] [--pairs 5] [--seed 7] [--workers 1]

Two tables of 30 columns are made up from a seed: one with ads of 1,500 characters, one with structured columns
only; some cells are dirty in both. Each pair measures the bare pass and the audit one after the other; the
medians are printed.
"""

import argparse
import csv
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ethicalrecruit.batch.run import audit
from ethicalrecruit.rulebook.loader import load_book

AD_LENGTH = 1500
FILLER_COLUMNS = 30

TEXT_HEADER = ("id", "posted_on", "destination", "agency", "licence_number", "job_title", "hours_per_week", "text")
STRUCTURED_HEADER = (
    "id", "posted_on", "destination", "origin", "channel", "agency", "agency_country", "licence_number",
    "licence_valid_through", "job_title", "occupation", "pay_amount", "pay_currency", "pay_period", "hours_per_week",
    "contract_months", "permanent", "documents_held_by", "cost_1_item", "cost_1_amount", "cost_1_currency",
    "cost_1_payer", "cost_1_paid_to", "repayment", "repayment_months", "repayment_tapers", "grievance_channel",
    "induction",
)  # fmt: skip

OPENINGS = (
    "Registered nurses wanted for hospitals in London, England.",
    "Care assistants needed for homes across Scotland, United Kingdom.",
    "Staff nurses for a university hospital in Hamburg, Germany.",
    "Theatre nurses for Dublin, Ireland, start as soon as possible.",
)
SENTENCES = (
    "The salary is GBP 2,350 per month for 37.5 hours a week.",
    "Pay starts at EUR 3,100 gross per month and rises with experience.",
    "A processing fee of GBP 900 is payable by the candidate before the interview.",
    "The employer pays for the visa, the flight and the skills charge.",
    "We never charge applicants any fee for finding work.",
    "Passports are returned to you on the day of the interview.",
    "Your passport will be kept by the agency until the contract ends.",
    "If you leave within 24 months you must repay GBP 4,000 for relocation.",
    "Interviews are held in Accra, Ghana and in Nairobi, Kenya on two days in March.",
    "Applicants from Romania and the Philippines are welcome to apply directly.",
    "You will work in a friendly team with modern equipment and good training.",
    "Accommodation near the hospital is available for the first three months.",
    "The ward has twenty-four beds and cares for adults after operations.",
    "A mentor helps you during your first weeks and answers all your questions.",
    "Holidays are thirty days a year, and weekends are planned well ahead.",
    "Send your documents by e-mail to jobs@example.org or call +44 20 7946 0000.",
)
DIRTY = ("n/a", "?", "2026-02-30", "Atlantis", "1,234", "-", "wroker", "€€")


@dataclass(frozen=True)
class Measured:
    """The medians of one table."""

    table: str
    rows: int
    bare: float
    audited: float

    def line(self) -> str:
        """One line of the printed table."""
        return (
            f"{self.table:<12}{self.rows:>8}{self.rows / self.bare:>14,.0f}{self.rows / self.audited:>14,.0f}"
            f"{1e6 * self.audited / self.rows:>14,.0f}{self.audited / self.bare:>10.1f}"
        )


def ad(random_source: random.Random) -> str:
    """An ad of 1,500 characters on one line."""
    text = random_source.choice(OPENINGS)
    while len(text) < AD_LENGTH:
        text += " " + random_source.choice(SENTENCES)
    return text[:AD_LENGTH]


def structured(random_source: random.Random, number: int) -> dict[str, str]:
    """The cells of a row with structured columns."""
    pick = random_source.choice
    return {
        "id": f"job-{number}",
        "posted_on": f"2026-{random_source.randint(1, 12):02d}-{random_source.randint(1, 28):02d}",
        "destination": pick(("England", "GB", "Germany", "IE", "Scotland")),
        "origin": pick(("", "Ghana", "Kenya; PH", "Romania")),
        "channel": pick(("", "active", "direct_application")),
        "agency": pick(("Harbour Staffing", "Northlight Recruitment", "")),
        "agency_country": pick(("GB", "Ghana", "")),
        "licence_number": pick(("", "LIC-2041")),
        "licence_valid_through": pick(("", "2026-06-30")),
        "job_title": pick(("Staff nurse", "Care assistant")),
        "occupation": pick(("2221", "5322", "")),
        "pay_amount": pick(("2350", "2,350.50", "")),
        "pay_currency": "GBP",
        "pay_period": "month",
        "hours_per_week": pick(("37.5", "40")),
        "contract_months": pick(("24", "36", "")),
        "permanent": pick(("yes", "no")),
        "documents_held_by": pick(("worker", "agency", "")),
        "cost_1_item": "FEE_PLACEMENT",
        "cost_1_amount": pick(("900", "0", "")),
        "cost_1_currency": "GBP",
        "cost_1_payer": pick(("worker", "employer")),
        "cost_1_paid_to": "agency",
        "repayment": pick(("yes", "")),
        "repayment_months": pick(("24", "")),
        "repayment_tapers": pick(("yes", "")),
        "grievance_channel": pick(("yes", "no", "")),
        "induction": pick(("yes", "")),
    }


def make_table(path: Path, header: tuple[str, ...], rows: int, seed: int) -> None:
    """Write a table of 30 columns; one row in fifty has a dirty cell."""
    random_source = random.Random(seed)  # noqa: S311  # made-up rows, not secrets
    fillers = tuple(f"portal field {at}" for at in range(1, FILLER_COLUMNS - len(header) + 1))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*header, *fillers))
        for number in range(1, rows + 1):
            cells = structured(random_source, number) | {"text": ad(random_source)}
            if random_source.random() < 0.02:  # noqa: PLR2004  # one in fifty
                cells[random_source.choice(header)] = random_source.choice(DIRTY)
            writer.writerow((*(cells[name] for name in header), *(f"value {number % 7}" for _ in fillers)))


def bare_pass(path: Path) -> int:
    """The baseline: every row read, nothing made of it."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measures an audit against a bare pass of csv.reader.")
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    book = load_book()
    measured = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for table, header in (("text", TEXT_HEADER), ("structured", STRUCTURED_HEADER)):
            path = folder / f"{table}.csv"
            make_table(path, header, options.rows, options.seed)
            bare, audited = [], []
            for pair in range(options.pairs):
                bare.append(timed(lambda path=path: bare_pass(path)))  # type: ignore[misc]
                out = folder / f"{table}-{pair}"
                run = partial(audit, book, path, out, workers=options.workers)
                audited.append(timed(run))
            measured.append(Measured(table, options.rows, statistics.median(bare), statistics.median(audited)))
    sys.stdout.write(
        f"{'table':<12}{'rows':>8}{'bare rows/s':>14}{'audit rows/s':>14}{'audit µs/row':>14}{'ratio':>10}\n"
    )
    for one in measured:
        sys.stdout.write(f"{one.line()}\n")


if __name__ == "__main__":
    main()
