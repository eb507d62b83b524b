"""The tables that audits are measured on: 30 columns, made up from a seed, of up to a million rows and more.

    python benchmarks/made_up_tables.py OUT.csv [--table text|structured] [--rows 1000000] [--seed 7]

``text`` has ads of 1,500 characters and seven columns beside; ``structured`` has 28 columns of ours and no text. Both
are filled up with columns of a portal that nobody maps. One row in fifty has a dirty cell. Rows are written as they
are made, so a table of any length needs no memory. The same seed gives the same bytes.
"""

import argparse
import csv
import random
from dataclasses import dataclass
from pathlib import Path

from made_up_ads import FIRM_KINDS, FIRM_WORDS, Ads

COLUMNS = 30
DIRTY_SHARE = 0.02
AGENCIES = 400

HEADERS = {
    "text": ("id", "posted_on", "destination", "agency", "licence_number", "job_title", "hours_per_week", "text"),
    "structured": (
        "id", "posted_on", "destination", "origin", "channel", "agency", "agency_country", "licence_number",
        "licence_valid_through", "job_title", "occupation", "pay_amount", "pay_currency", "pay_period",
        "hours_per_week", "contract_months", "permanent", "documents_held_by", "cost_1_item", "cost_1_amount",
        "cost_1_currency", "cost_1_payer", "cost_1_paid_to", "repayment", "repayment_months", "repayment_tapers",
        "grievance_channel", "induction",
    ),
}  # fmt: skip

DESTINATIONS = ("England", "GB", "Scotland", "Germany", "DE", "IE", "Ireland", "Wales", "Norway", "US", "CA")
ORIGINS = (
    "", "", "Ghana", "Kenya; PH", "Romania", "Nigeria", "India; Nepal", "Philippines", "ZW", "Kenya", "Serbia; Romania",
)  # fmt: skip
SEATS = ("GB", "Ghana", "Kenya", "Philippines", "DE", "RO", "IN", "")
TITLES = (
    "Staff nurse", "Care assistant", "Registered nurse", "Senior carer", "Theatre nurse", "Midwife", "Community nurse",
    "Healthcare assistant", "Mental health nurse", "Ward manager", "Nurse, nights", "Live-in carer", "Radiographer",
)  # fmt: skip
COSTS = (
    "FEE_PLACEMENT", "FEE_PLACEMENT", "FEE_PROCESSING", "ADM_VISA", "TEST_PROF_REG", "MED_EXAM", "TRN_LANGUAGE", "",
)  # fmt: skip
DIRTY = ("n/a", "?", "2026-02-30", "Atlantis", "1,234", "-", "wroker", "€€")


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that posts many of the rows: its cells repeat, as they do in an export."""

    name: str
    seat: str
    licence: str
    valid_through: str


class Rows:
    """Makes the cells of rows from a seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  # made-up rows, not secrets
        self._ads = Ads(self._chance)
        self._agencies = tuple(self._agency(number) for number in range(1, AGENCIES + 1))

    def cells(self, table: str, number: int) -> dict[str, str]:
        """The cells of one row by column; a dirty one now and then."""
        made = self._structured(number)
        if table == "text":
            made["text"] = self._ads.ad()
        if self._chance.random() < DIRTY_SHARE:
            made[self._chance.choice(HEADERS[table])] = self._chance.choice(DIRTY)
        return made

    def _agency(self, number: int) -> Agency:
        chance = self._chance
        licensed = chance.random() < 0.6
        return Agency(
            f"{chance.choice(FIRM_WORDS)} {chance.choice(FIRM_KINDS)} {number}",
            chance.choice(SEATS),
            f"LIC-{chance.randint(1000, 99999)}" if licensed else "",
            f"{chance.randint(2025, 2028)}-{chance.randint(1, 12):02d}-28" if licensed else "",
        )

    def _structured(self, number: int) -> dict[str, str]:
        chance = self._chance
        pick = chance.choice
        currency = pick(("GBP", "GBP", "EUR", "USD"))
        agency = self._agencies[int(AGENCIES * chance.random() ** 2)]  # few post much
        posts = chance.random() < 0.9
        repays = chance.random() < 0.3
        cost = pick(COSTS)
        return {
            "id": f"job-{number}",
            "posted_on": f"{pick((2025, 2026))}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
            "destination": pick(DESTINATIONS),
            "origin": pick(ORIGINS),
            "channel": pick(("", "active", "direct_application")),
            "agency": agency.name if posts else "",
            "agency_country": agency.seat if posts else "",
            "licence_number": agency.licence if posts else "",
            "licence_valid_through": agency.valid_through if posts else "",
            "job_title": pick(TITLES),
            "occupation": pick(("2221", "5322", "5321", "2222", "")),
            "pay_amount": self._amount(1200, 6500, 10),
            "pay_currency": currency,
            "pay_period": pick(("month", "month", "month", "year", "hour")),
            "hours_per_week": pick(("35", "36", "37.5", "38.5", "40", "42", "45", "48", "")),
            "contract_months": pick(("", str(chance.randint(6, 60)))),
            "permanent": pick(("yes", "no", "")),
            "documents_held_by": pick(("worker", "agency", "", "", "")),
            "cost_1_item": cost,
            "cost_1_amount": self._amount(40, 3900, 5) if cost else "",
            "cost_1_currency": currency if cost else "",
            "cost_1_payer": pick(("worker", "employer")) if cost else "",
            "cost_1_paid_to": pick(("agency", "authority", "")) if cost else "",
            "repayment": "yes" if repays else pick(("", "no")),
            "repayment_months": str(chance.randint(6, 36)) if repays else "",
            "repayment_tapers": pick(("yes", "no", "")) if repays else "",
            "grievance_channel": pick(("yes", "no", "")),
            "induction": pick(("yes", "")),
        }

    def _amount(self, low: int, high: int, step: int) -> str:
        """A sum in a style that can be read in one way only; blank once in ten times."""
        chance = self._chance
        if chance.random() < 0.1:
            return ""
        amount = low + step * chance.randint(0, (high - low) // step)
        return chance.choice((f"{amount}", f"{amount}", f"{amount}.00", f"{amount:,}.50", f"{amount:,}.00"))


def make_table(path: Path, table: str, rows: int, seed: int) -> None:
    """Write a table of 30 columns."""
    made = Rows(seed)
    header = HEADERS[table]
    fillers = tuple(f"portal field {at}" for at in range(1, COLUMNS - len(header) + 1))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*header, *fillers))
        for number in range(1, rows + 1):
            cells = made.cells(table, number)
            writer.writerow((*(cells[name] for name in header), *(f"value {number % 7}" for _ in fillers)))


def bare_pass(path: Path) -> int:
    """The baseline: every row read by ``csv.reader``, nothing made of it."""
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file))


def main() -> None:
    """Write one table."""
    parser = argparse.ArgumentParser(description="Makes a table to measure audits on.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--table", choices=tuple(HEADERS), default="text")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    make_table(options.out, options.table, options.rows, options.seed)
    print(f"{options.out}: {options.rows:,} rows, {options.out.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
