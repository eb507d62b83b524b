"""Writes ``rules/costs/items.yaml`` from the table of cost items.

Run from the checkout: ``python -m scripts.refresh.cost_items SOURCE_FOLDER [OUT_FOLDER]``.

The folder holds ``fee-items.csv`` with the columns ``code``, ``label``, ``ilo_category``, ``ilo_paragraph``,
``may_worker_pay`` and ``note``. The names of the items in eight languages belong to the reader's lexicon.
"""

import csv
import sys
from pathlib import Path

from scripts.refresh.yaml_text import Plain, write

HEAD = (
    "Written by scripts/refresh/cost_items.py from fee-items.csv; research of 21 November 2026. "
    "Who may pay is the position of the ILO text; national law may be looser."
)


def main(source: Path, out: Path) -> None:
    """Write the taxonomy, in the order of the table."""
    with (source / "fee-items.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    items: list[Plain] = []
    for row in rows:
        rule, _, condition = row["may_worker_pay"].partition(":")
        items.append(
            {
                "code": row["code"],
                "label": row["label"],
                "category": row["ilo_category"],
                "paragraph": row["ilo_paragraph"],
                "may_worker_pay": rule,
                "condition": condition.strip(),
                **({"note": row["note"]} if row["note"] else {}),
            }
        )
    write(out / "items.yaml", HEAD, {"items": items})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "rules/costs"))  # noqa: PLR2004
