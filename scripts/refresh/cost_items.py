"""Writes ``rules/costs/items.yaml`` and the names of the items in eight languages from the table of cost items.

Run from the checkout: ``python -m scripts.refresh.cost_items SOURCE_FOLDER [OUT_FOLDER]``.

The folder holds ``fee-items.csv`` with the columns ``code``, ``label``, ``ilo_category``, ``ilo_paragraph``,
``may_worker_pay``, ``note``, and ``names_`` for each language: several, divided by semicolons.
"""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.refresh.yaml_text import Plain, write

HEAD = (
    "Written by scripts/refresh/cost_items.py from fee-items.csv; research of 21 November 2026. "
    "Who may pay is the position of the ILO text; national law may be looser."
)


LANGUAGES = ("en", "fr", "es", "de", "pt", "ro", "ar", "fil")
NAMES_HEAD = (
    "Written by scripts/refresh/cost_items.py from fee-items.csv; research of 21 November 2026. "
    "Working vocabulary, not reviewed by native speakers."
)


def names(row: Mapping[str, str], language: str) -> list[Plain]:
    """The names of an item in a language, in the order of the table."""
    return [name.strip() for name in row[f"names_{language}"].split(";") if name.strip()]


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
    for language in LANGUAGES:
        named: list[Plain] = [{"code": row["code"], "names": found} for row in rows if (found := names(row, language))]
        data: dict[str, Plain] = {"language": language, "reviewed": False, "items": named}
        write(out / "names" / f"{language}.yaml", NAMES_HEAD, data, compact=frozenset({"items"}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "rules/costs"))  # noqa: PLR2004
