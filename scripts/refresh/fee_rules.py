"""Writes ``rules/fee_rules/agency-charges.yaml`` from the table of fee rules by country.

Run from the checkout: ``python -m scripts.refresh.fee_rules SOURCE_FOLDER [OUT_FOLDER]``.

The folder holds ``fee-rules-by-country.csv`` with the columns ``country_iso2``, ``role``, ``rule``, ``cap_text``,
``law``, ``year``, ``source_url`` and ``confidence``; those on caps and ratifications are not read here. Structure that
the prose holds stands in ``fee_readings.py``. Of the start only the year is recorded, so each row has a window.
"""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.refresh.fee_readings import ADDED, BINDS, FROM_MEMORY, READINGS, SECOND_HAND, UNREAD_NUMBER, window
from scripts.refresh.yaml_text import Plain, write

HEAD = (
    "Written by scripts/refresh/fee_rules.py from fee-rules-by-country.csv and fee_readings.py; research of "
    "21 November 2026."
)
LIMITS = (
    "A cap is no clearance: the ILO definition leaves no recruitment fee to the worker. A place that is not here has "
    "law that was not looked up. Before the year of the law nothing is recorded. Charges of governments stand outside "
    "most of these rules. Pay is read as pay before deductions. Whether the law of a place reaches an agency that is "
    "seated elsewhere is recorded of none."
)
SUBSTANCE = {"high": "read", "medium": "secondary", "low": "secondary", "from_memory": "memory"}
CONFIDENCE = {"high": "high", "medium": "medium", "low": "low", "from_memory": "low"}
KEYS = (
    "place",
    "except",
    "role",
    "rule",
    "binds",
    "cap",
    "destinations",
    "workers",
    "exceptions",
    "own_rule",
    "law",
    "year",
    "since",
    "until",
    "url",
    "verification",
    "confidence",
    "text",
    "notes",
)


def fee_rule(row: Mapping[str, str]) -> dict[str, Plain]:
    """One row of the table."""
    place, year, mark = row["country_iso2"], row["year"], row["confidence"]
    substance, confidence = SUBSTANCE[mark], CONFIDENCE[mark]
    if place in SECOND_HAND:
        substance, confidence = "secondary", "medium"
    if place in FROM_MEMORY:
        substance, confidence = "memory", "low"
    return {
        "place": place,
        "role": row["role"],
        "rule": row["rule"],
        "law": row["law"],
        "year": year,
        "since": window(f"{year}-01-01", f"{year}-12-31") if year else None,
        "until": None,
        "url": row["source_url"],
        "verification": {"substance": substance, "pinpoint": "none" if place in UNREAD_NUMBER else substance},
        "confidence": confidence,
        "text": f"{row['cap_text'].rstrip('.')}.",
        **READINGS.get(place, {}),
    }


def ordered(row: Mapping[str, Plain]) -> dict[str, Plain]:
    """A row with whom it binds, where that is recorded, and its keys in one fixed order."""
    binds = BINDS.get(str(row["place"]))
    whole = row if binds is None else {**row, "binds": binds}
    return {key: whole[key] for key in KEYS if key in whole}


def main(source: Path, out: Path) -> None:
    """Write the rows in order of place."""
    with (source / "fee-rules-by-country.csv").open(encoding="utf-8", newline="") as lines:
        rows = [fee_rule(row) for row in csv.DictReader(lines)]
    unused = (READINGS.keys() | BINDS.keys()) - {row["place"] for row in [*rows, *ADDED]}
    if unused:
        sys.exit(f"Readings without a row: {', '.join(sorted(unused))}")
    data: dict[str, Plain] = {
        "id": "agency-charges",
        "title": "What the law of places says about charges of agencies to workers",
        "read_on": "2026-11-21",
        "review_by": "2027-05-01",
        "limits": LIMITS,
    }
    everything = sorted([*rows, *ADDED], key=lambda row: str(row["place"]))
    out.mkdir(parents=True, exist_ok=True)
    write(out / "agency-charges.yaml", HEAD, {**data, "rows": [ordered(row) for row in everything]})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "rules/fee_rules"))  # noqa: PLR2004
