"""Writes ``rules/agreements/agreements.yaml`` from the table of agreements.

Run from the checkout: ``python -m scripts.refresh.agreements SOURCE_FOLDER [OUT_FOLDER]``.

The folder holds ``bilateral-agreements.csv`` with the columns ``origin``, ``destination``, ``professions``,
``year``, ``status``, ``scope_note``, ``source_url`` and ``verified`` (the count of sources). The table gives
years; where its remarks give days or doubts, they stand here as windows. A day on which an agreement was
signed or published is not always the day it took effect, so a window reaches from the one to the other.
"""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.refresh.yaml_text import Plain, write

HEAD = (
    "Written by scripts/refresh/agreements.py from bilateral-agreements.csv; research of 21 November 2026. "
    "Not all agreements of the world: a corridor that is not here may have one."
)


def window(earliest: str, latest: str) -> dict[str, Plain]:
    """A change that took effect on some day from earliest to latest."""
    return {"earliest": earliest, "latest": latest}


# What the remarks of the table say beyond its columns, by origin and destination.
KNOWN: Mapping[tuple[str, str], Mapping[str, Plain]] = {
    ("KE", "GB"): {
        "title": "United Kingdom and Kenya: agreement on healthcare workforce collaboration",
        "since": window("2021-07-29", "2021-11-11"),
    },
    ("NP", "GB"): {
        "title": "United Kingdom and Nepal: memorandum on the recruitment of healthcare workers",
        "since": window("2022-01-01", "2022-08-22"),
        "until_unknown": True,
        "status": "pilot",
        "employers": "Hampshire Hospitals NHS Foundation Trust and partners, during the pilot",
        "note": "The day it was signed is not recorded.",
    },
    ("IN", "GB"): {
        "title": "United Kingdom and India: framework agreement on the healthcare workforce",
        "since": "2022-07-21",
    },
    ("MY", "GB"): {
        "title": "United Kingdom and Malaysia: memorandum on the recruitment of healthcare workers",
        "since": window("2021-01-01", "2021-11-11"),
        "note": "The day it was signed is not recorded.",
    },
    ("PH", "GB"): {
        "title": "United Kingdom and the Philippines: memorandum on healthcare cooperation",
        "since": window("2021-01-01", "2021-11-11"),
        "note": "The day it was signed is not recorded.",
    },
    ("LK", "GB"): {
        "title": "United Kingdom and Sri Lanka: memorandum on healthcare cooperation",
        "since": window("2022-01-01", "2022-05-09"),
        "note": "The day it was signed is not recorded.",
    },
    ("IN-KL", "GB-WLS"): {
        "title": "Wales and Kerala: agreement on recruitment for NHS Wales",
        "since": window("2024-03-01", "2024-12-31"),
        "note": "The day it took effect is not recorded.",
    },
    ("PH", "DE"): {
        "title": "Germany and the Philippines: placement agreement (Triple Win)",
        "channel": "public",
    },
    ("BA", "DE"): {
        "title": "Germany and Bosnia and Herzegovina: placement agreement (Triple Win)",
        "channel": "public",
        "since": window("2013-01-01", "2013-07-31"),
    },
    ("RS", "DE"): {
        "title": "Germany and Serbia: placement agreement (Triple Win)",
        "channel": "public",
        "until": window("2018-01-01", "2026-11-21"),
        "note": "Its end is known only to lie after lists that name it up to 2018.",
    },
    ("TN", "DE"): {
        "title": "Germany and Tunisia: placement agreement (Triple Win)",
        "channel": "public",
        "since": window("2017-03-01", "2017-03-31"),
    },
    ("ID", "DE"): {
        "title": "Germany and Indonesia: placement agreement (Triple Win)",
        "channel": "public",
        "since_verification": "memory",
    },
    ("IN-KL", "DE"): {
        "title": "Germany and Kerala: placement agreement (Triple Win)",
        "channel": "public",
        "since_verification": "memory",
    },
    ("JO", "DE"): {"title": "Germany and Jordan: placement agreement (Triple Win)", "channel": "public"},
    ("VN", "DE"): {"title": "Germany and Viet Nam: recruitment of nursing trainees"},
    ("HR", "DE"): {"title": "Germany and Croatia: bilateral agreement"},
    ("PH", "BH"): {
        "title": "Bahrain and the Philippines: cooperation in health services",
        "since": window("2007-04-01", "2007-04-30"),
    },
    ("PH", "CA-SK"): {
        "title": "Saskatchewan and the Philippines: labour mobility",
        "since": window("2006-01-01", "2008-12-31"),
    },
    ("PH", "CA-MB"): {
        "title": "Manitoba and the Philippines: labour mobility",
        "since": window("2007-01-01", "2008-12-31"),
    },
    ("PH", "CA-BC"): {"title": "British Columbia and the Philippines: labour mobility"},
    ("PH", "CA-AB"): {
        "title": "Alberta and the Philippines: labour mobility",
        "since": window("2007-01-01", "2008-12-31"),
    },
    ("PH", "AE"): {"title": "United Arab Emirates and the Philippines: labour mobility"},
    ("SD", "SA"): {"title": "Saudi Arabia and Sudan: managed mobility of health workers"},
    ("PH", "JP"): {
        "title": "Japan and the Philippines: economic partnership agreement",
        "since_verification": "memory",
    },
}

# ISCO-08 codes of the groups that the table names without leaving any open; other wording stays prose.
CODES: Mapping[str, list[Plain]] = {
    "nurses": ["2221", "3221"],
    "nurses and doctors": ["221", "2221", "3221"],
    "nurses and care workers": ["2221", "3221", "532"],
}

STATUS = {"in force": "in_force", "in force (pilot)": "pilot"}


def place(key: str, text: str) -> dict[str, Plain]:
    """``origin`` or ``destination``, with the nation, state or province if the table names one."""
    return {key: text[:2], **({f"{key}_nation": text} if "-" in text else {})}


def agreement(row: Mapping[str, str]) -> dict[str, Plain]:
    """One row of the table."""
    origin, destination, year = row["origin"], row["destination"], row["year"]
    known = KNOWN[origin, destination]
    status = STATUS.get(row["status"], row["status"])
    since = known.get("since", window(f"{year}-01-01", f"{year}-12-31") if year else None)
    until = known.get("until")
    until_unknown = known.get("until_unknown", until is None and status in ("superseded", "ended", "unknown"))
    remarks = [str(known["note"])] if "note" in known else []
    result: dict[str, Plain] = {
        "id": "-".join(part.lower() for part in (destination, origin, year) if part),
        "title": known["title"],
        **place("origin", origin),
        **place("destination", destination),
        "occupations": row["professions"],
        "scope": "prose",
        "since": since,
        "since_verification": known.get("since_verification", "secondary" if since is not None else "none"),
        "until": until,
        "until_unknown": until_unknown,
        "status": status,
    }
    if row["professions"] in CODES:
        result["occupation_codes"] = CODES[row["professions"]]
    for key in ("channel", "employers"):
        if key in known:
            result[key] = known[key]
    note = " ".join([*remarks, row["scope_note"]])
    return {**result, "url": row["source_url"], "sources": int(row["verified"]), "scope_note": note}


def main(source: Path, out: Path) -> None:
    """Write the agreements, in the order of the table."""
    with (source / "bilateral-agreements.csv").open(encoding="utf-8", newline="") as lines:
        rows = [agreement(row) for row in csv.DictReader(lines)]
    data: dict[str, Plain] = {"complete": False, "read_on": "2026-11-21", "review_by": "2027-05-01"}
    write(out / "agreements.yaml", HEAD, {**data, "agreements": rows})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "rules/agreements"))  # noqa: PLR2004
