"""Writes ``rules/lists/`` from a folder of member tables.

Run from the checkout: ``python -m scripts.refresh.country_lists SOURCE_FOLDER [OUT_FOLDER]``.

The folder holds one CSV file an edition, with the columns ``iso_alpha2``, ``name_as_listed``, ``note`` and
``verified`` (the count of sources). What those tables lack (titles, days, confidence, remarks) stands here.
"""

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.refresh.yaml_text import Plain, write

READ_ON = "2026-11-21"
REVIEW_BY = "2027-03-01"

SECONDARY = {"substance": "secondary", "pinpoint": "secondary"}
READ = {"substance": "read", "pinpoint": "read"}

MARCH_2023 = {"earliest": "2023-03-22", "latest": "2023-03-23"}
APRIL_2006 = {"earliest": "2006-04-01", "latest": "2006-04-30"}
YEAR_2013 = {"earliest": "2013-01-01", "latest": "2013-12-31"}
ANNEX_OF_55 = {"earliest": "2023-11-06", "latest": "2024-01-31"}

ENGLAND = {
    "publisher": "Department of Health and Social Care (England)",
    "url": (
        "https://www.gov.uk/government/publications/"
        "code-of-practice-for-the-international-recruitment-of-health-and-social-care-personnel"
    ),
}
STILL_CURRENT = "The edition of 27 March 2025 was last seen as the current one on 12 September 2026."

LISTS: tuple[Mapping[str, Plain], ...] = (
    {
        "id": "who-ssl",
        "title": "WHO lists of countries with the most pressing needs for health workers",
        "kind": "country_list",
        "publisher": "World Health Organization",
        "url": (
            "https://www.who.int/news-room/questions-and-answers/item/who-health-workforce-support-and-safeguards-list"
        ),
        "read_on": READ_ON,
        "review_by": REVIEW_BY,
        "limits": (
            "The list bans nothing. WHO asks states to discourage active recruitment from listed countries. "
            "It does not speak against recruitment under government agreements, and it does not limit a "
            "worker's own application."
        ),
        "notes": [
            {
                "since": "2026-01-01",
                "text": (
                    "A review with a next edition in 2026 was announced; none is established here, so the "
                    "edition of 2023 is used."
                ),
            },
        ],
        "editions": [
            {
                "edition": "2006",
                "title": "Critical shortage of health service providers (World Health Report 2006)",
                "since": APRIL_2006,
                "until": "2021-02-25",
                "verification": SECONDARY,
                "note": (
                    "The report shows the 57 countries on a map; the names are those of the German annex of "
                    "2013, which copies them."
                ),
                "members": "who-critical-shortage-2006.csv",
            },
            {
                "edition": "2020",
                "title": "Health Workforce Support and Safeguards List, 2020",
                "since": "2021-02-25",
                "until": "2023-03-08",
                "verification": SECONDARY,
                "note": "Vanuatu is on this list and Samoa is not; secondary lists sometimes swap the two.",
                "members": "who-ssl-2020.csv",
            },
            {
                "edition": "2023",
                "title": "WHO health workforce support and safeguards list 2023",
                "since": "2023-03-08",
                "until": None,
                "verification": SECONDARY,
                "members": "who-ssl-2023.csv",
            },
        ],
    },
    {
        "id": "england-red",
        "title": "Red list of the code of practice for international recruitment (England)",
        "kind": "country_list",
        **ENGLAND,
        "read_on": READ_ON,
        "review_by": REVIEW_BY,
        "limits": (
            "Red means no active recruitment. A person's own application straight to an employer stays free, "
            "from every country. Before 25 February 2021 England used a longer list, not recorded here."
        ),
        "notes": [{"since": "2026-09-13", "text": STILL_CURRENT}],
        "editions": [
            {
                "edition": "2021-02-25",
                "title": "Red list of 25 February 2021",
                "since": "2021-02-25",
                "until": "2022-08-22",
                "verification": SECONDARY,
                "members": "uk-red-2021-02-25.csv",
            },
            {
                "edition": "2022-08-22",
                "title": "Red list after the agreement with Nepal",
                "since": "2022-08-22",
                "until": MARCH_2023,
                "verification": SECONDARY,
                "note": "Derived: the list of 2021 less Nepal.",
                "members": "uk-red-2022-08-22.csv",
            },
            {
                "edition": "2023-03",
                "title": "Red list aligned with the WHO list of 2023",
                "since": MARCH_2023,
                "until": "2025-03-27",
                "verification": SECONDARY,
                "note": "The page is dated 23 March 2023; the change came on 22 or 23 March.",
                "members": "uk-red-2023-03-23.csv",
            },
            {
                "edition": "2025-03-27",
                "title": "Red list in the edition of 27 March 2025",
                "since": "2025-03-27",
                "until": None,
                "verification": SECONDARY,
                "members": "uk-red-2025-03-27.csv",
            },
        ],
    },
    {
        "id": "england-amber",
        "title": "Amber list of the code of practice for international recruitment (England)",
        "kind": "country_list",
        **ENGLAND,
        "read_on": READ_ON,
        "review_by": REVIEW_BY,
        "limits": (
            "Amber means recruitment only inside the terms of the government agreement. The list is not a "
            "part of the WHO list. A person's own application straight to an employer stays free."
        ),
        "notes": [
            {
                "since": "2021-11-11",
                "until": "2022-08-22",
                "text": "Kenya: offers made on or before 11 November 2021 could go ahead.",
            },
            {
                "since": "2022-08-22",
                "text": (
                    "Nepal: active recruitment was confined to a pilot with one employer, Hampshire "
                    "Hospitals NHS Foundation Trust, and its partners; what applies after the pilot is not "
                    "confirmed."
                ),
            },
            {"since": "2026-09-13", "text": STILL_CURRENT},
        ],
        "editions": [
            {
                "edition": "2021-02-25",
                "title": "Amber category of the first edition, without members",
                "since": "2021-02-25",
                "until": "2021-11-11",
                "verification": SECONDARY,
                "note": "The category existed; no member was found.",
                "members": "",
            },
            {
                "edition": "2021-11-11",
                "title": "Amber list of 11 November 2021",
                "since": "2021-11-11",
                "until": "2022-08-22",
                "verification": SECONDARY,
                "members": "uk-amber-2021-11-11.csv",
            },
            {
                "edition": "2022-08-22",
                "title": "Amber list after the agreement with Nepal",
                "since": "2022-08-22",
                "until": MARCH_2023,
                "verification": SECONDARY,
                "members": "uk-amber-2022-08-22.csv",
            },
            {
                "edition": "2023-03",
                "title": "Amber list of March 2023",
                "since": MARCH_2023,
                "until": "2025-03-27",
                "verification": SECONDARY,
                "members": "uk-amber-2023-03-23.csv",
            },
            {
                "edition": "2025-03-27",
                "title": "Amber list in the edition of 27 March 2025",
                "since": "2025-03-27",
                "until": None,
                "verification": SECONDARY,
                "members": "uk-amber-2025-03-27.csv",
            },
        ],
    },
    {
        "id": "de-beschv-38",
        "title": "Annex to section 38 of the German Employment Ordinance",
        "kind": "country_list",
        "publisher": "Federal Republic of Germany",
        "url": "https://www.gesetze-im-internet.de/beschv_2013/__38.html",
        "read_on": READ_ON,
        "review_by": REVIEW_BY,
        "limits": (
            "For health and nursing occupations, recruiting in these states and placing from them is "
            "reserved to the Federal Employment Agency. A worker's own application stays free. The annex "
            "follows the WHO lists with a lag, on its own days."
        ),
        "notes": [],
        "editions": [
            {
                "edition": "2013",
                "title": "Annex of 57 states (BGBl I 2013 p. 3903)",
                "since": YEAR_2013,
                "until": "2021-07-01",
                "verification": READ,
                "note": "Of the start only the year is established.",
                "members_of": {"list": "who-ssl", "edition": "2006"},
            },
            {
                "edition": "2021",
                "title": "Annex of 47 states (BGBl I 2021 p. 1253)",
                "since": "2021-07-01",
                "until": ANNEX_OF_55,
                "verification": READ,
                "members_of": {"list": "who-ssl", "edition": "2020"},
            },
            {
                "edition": "2023-24",
                "title": "Annex of 55 states (Eighth amending ordinance)",
                "since": ANNEX_OF_55,
                "until": None,
                "verification": SECONDARY,
                "note": "Still to come in a report of 6 November 2023, in force by 31 January 2024.",
                "members_of": {"list": "who-ssl", "edition": "2023"},
            },
        ],
    },
)


def members(table: Path) -> list[Plain]:
    """The members of one edition, in the order of their codes."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: row["iso_alpha2"])
    return [
        {
            "code": row["iso_alpha2"],
            "listed_as": row["name_as_listed"],
            "sources": int(row["verified"]),
            **({"note": row["note"]} if row["note"] else {}),
        }
        for row in rows
    ]


def main(source: Path, out: Path) -> None:
    """Write every list."""
    for one in LISTS:
        editions: list[Plain] = []
        tables: list[str] = []
        recorded = one["editions"]
        assert isinstance(recorded, list)  # noqa: S101  # tells the type checker what stands above
        for edition in recorded:
            filled = dict(edition)
            if filled.get("members"):
                tables.append(filled["members"])
                filled["members"] = members(source / filled["members"])
            elif "members" in filled:
                filled["members"] = []
            editions.append(filled)
        origin = f"from {', '.join(tables)}" if tables else "(its members are those of the WHO lists)"
        head = f"Written by scripts/refresh/country_lists.py {origin}; research of 21 November 2026."
        write(out / f"{one['id']}.yaml", head, {**one, "editions": editions}, compact=frozenset({"members"}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "rules/lists"))  # noqa: PLR2004
