"""Days in cells: what reads one way is a day, everything else is refused with the way to mend it."""

import pytest

from ethicalrecruit.intake.cell_days import day_in
from ethicalrecruit.intake.cell_faults import CellError


@pytest.mark.parametrize(
    ("cell", "style", "day"),
    [
        ("2026-11-21", None, "2026-11-21"),
        ("2026-11-21T23:59:59.5+01:00", None, "2026-11-21"),
        ("2026-11-21 10:00:00 UTC", None, "2026-11-21"),
        ("2026-11-21", "dmy", "2026-11-21"),
        ("3.4.2025", "dmy", "2025-04-03"),
        ("3/4/2025", "mdy", "2025-03-04"),
        ("2025/04/03", "ymd", "2025-04-03"),
        ("03. 04. 2025", "dmy", "2025-04-03"),
        ("21/11/2026 14:05", "dmy", "2026-11-21"),
        ("11/21/2026 9:05 PM", "mdy", "2026-11-21"),
        ("20261121", "ymd", "2026-11-21"),
        ("21112026", "dmy", "2026-11-21"),
        ("46347", "excel", "2026-11-21"),
        ("46347.75", "excel", "2026-11-21"),
        ("44885", "excel-1904", "2026-11-21"),
    ],
)
def test_what_reads_one_way_is_a_day(cell: str, style: str | None, day: str) -> None:
    assert day_in(cell, style).isoformat() == day


@pytest.mark.parametrize(
    ("cell", "style", "words"),
    [
        ("03/04/2025", None, "two ways: day 3 of month 4, or day 4 of month 3"),
        ("13/04/2025", None, "not a date in the form"),
        ("04/04/2025", None, "not a date in the form"),
        ("3.4.25", "dmy", "four digits"),
        ("2025.4.3", "dmy", "four digits"),
        ("13/04/2025", "mdy", "no day of the calendar"),
        ("2025-02-29", None, "no day of the calendar"),
        ("0000-00-00", None, "no day of the calendar"),
        ("1900-01-01", None, "out of reach"),
        ("9999-12-31", None, "out of reach"),
        ("0025-04-03", None, "out of reach"),
        ("46347", None, "days: excel"),
        ("46347", "dmy", "days: excel"),
        ("60", "excel", "neither the number of a day"),
        ("0060", "excel", "before March 1900"),
        ("2026", "excel", "more likely a year"),
        ("2026", "excel-1904", "more likely a year"),
        ("soon", "excel", "neither the number of a day"),
        ("20261121", None, "without signs"),
        ("20261321", "ymd", "no day of the calendar"),
        ("1795219200", None, "seconds since 1970"),
        ("\u0662\u0660\u0662\u0666-\u0661\u0661-\u0662\u0661", None, "not a date"),
        ("2026-11-21T25:00", None, "not a date"),
        ("x" * 100_000, "dmy", "not a date"),
    ],
)
def test_everything_else_is_refused(cell: str, style: str | None, words: str) -> None:
    with pytest.raises(CellError) as caught:
        day_in(cell, style)
    assert words in f"{caught.value.what} {caught.value.mend}"
    assert caught.value.mend
    assert len(caught.value.what) < 200
