"""The currency that a number format shows, and nothing that only looks like one."""

import pytest

from ethicalrecruit.batch.inputs.excel_formats import currency_shown


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("[$$-409]#,##0", "USD"),
        ("[$$-C09]#,##0", "AUD"),
        ("[$£-0809]0.00", "GBP"),
        ("[$kr-41D] 0", "SEK"),
        ("[$EUR] #,##0.00", "EUR"),
        ("_-* #,##0.00\\ [$€-407]_-;\\-* #,##0.00\\ [$€-407]_-", "EUR"),
        ('"USD "#,##0', "USD"),
        ("€#,##0;[Red]-€#,##0", "EUR"),
        ("0.00\\ \\z\\ł", "PLN"),
        ('_-"£"* #,##0.00_-;\\-"£"* #,##0.00_-', "£"),
        ('#,##0 "kr"', "kr"),
    ],
)
def test_a_format_shows_a_currency(form: str, shown: str) -> None:
    assert currency_shown(form) == shown


@pytest.mark.parametrize(
    "form",
    [
        "General",
        "#,##0.00",
        "[$-409]#,##0.00",
        '0.0" h"',
        '[>1000]#,##0,"k";0',
        "0%",
        '0;"EUR"',
        '0" x R"',
        "x" * 300,
    ],
)
def test_a_format_shows_none(form: str) -> None:
    assert currency_shown(form) == ""


def test_formats_of_the_machine_say_nothing_of_the_sum() -> None:
    formats = pytest.importorskip("openpyxl.styles.numbers", reason="the extra excel is not installed")
    assert {currency_shown(formats.BUILTIN_FORMATS[at]) for at in (5, 6, 7, 8, 42, 44)} == {""}
