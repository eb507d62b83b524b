"""Numbers in cells: one unambiguous style, never a guess."""

from decimal import Decimal

import pytest

from ethicalrecruit.intake.cell_faults import CellError
from ethicalrecruit.intake.cell_numbers import number_in


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [
        ("900", None, "900"),
        ("900.50", None, "900.50"),
        ("900,5", None, "900.5"),
        ("1,234.50", None, "1234.50"),
        ("1.234,50", None, "1234.50"),
        ("1,234,567", None, "1234567"),
        ("1.234.567", None, "1234567"),
        ("1,50,000", None, "150000"),
        ("1 234,5", None, "1234.5"),
        ("1 234", None, "1234"),
        ("1'234.50", None, "1234.50"),
        ("0.500", None, "0.500"),
        ("12345.678", None, "12345.678"),
        ("1,234", ".", "1234"),
        ("1.234", ",", "1234"),
        ("37,5", ",", "37.5"),
        ("-5", None, "-5"),
        (" +5 ", None, "5"),
    ],
)
def test_what_reads_one_way_is_read(cell: str, decimal: str | None, number: str) -> None:
    assert number_in(cell, decimal) == Decimal(number)


@pytest.mark.parametrize("cell", ["1,234", "1.234", "37,500"])
def test_what_reads_two_ways_is_not(cell: str) -> None:
    with pytest.raises(CellError) as caught:
        number_in(cell)
    assert "two ways" in caught.value.what
    assert "decimal" in caught.value.mend


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "NaN",
        "inf",
        "-inf",
        "1e400",
        "1e3",
        "12,34.5",
        "1.2.3",
        "1 23",
        "5.",
        ".5",
        "²",
        "١٢٣",
        "0x1F",
        "1" * 16,
        "30k",
    ],
)
def test_what_is_no_number_is_refused(cell: str) -> None:
    with pytest.raises(CellError):
        number_in(cell)


def test_a_stated_decimal_holds_for_the_whole_cell() -> None:
    with pytest.raises(CellError):
        number_in("1,234.5", ",")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("1e400", "power of ten"),
        ("1,5E+10", "power of ten"),
        ("NaN", "where there is no number"),
        ("-Infinity", "where there is no number"),
        ("∞", "where there is no number"),
        ("12 %", "is a share"),
        ("\u0661\u0662\u0663", "other than 0 to 9"),
        ("\uff19\uff10\uff10", "other than 0 to 9"),
        ("\u2212500", "less than nothing"),
        ("(500)", "less than nothing"),
        ("24 months", "more than a number"),
        ("30k", "more than a number"),
        ("9" * 1_000_000, "is not a number"),
    ],
)
def test_why_it_is_refused_and_how_to_mend_it(cell: str, words: str) -> None:
    with pytest.raises(CellError) as caught:
        number_in(cell)
    assert words in caught.value.what
    assert caught.value.mend
    assert len(caught.value.what) < 200


@pytest.mark.parametrize(
    ("cell", "decimal", "thousands", "number"),
    [
        ("1,234", None, ",", "1234"),
        ("1.234", None, ".", "1234"),
        ("1,234", ".", ",", "1234"),
        ("1.5", None, ",", "1.5"),
        ("1 234", None, " ", "1234"),
        ("1\u202f234,50", None, " ", "1234.50"),
        ("1'234.567", None, "'", "1234.567"),
        ("1.234", None, "'", "1.234"),
        ("1.234", None, "none", "1.234"),
        ("1,50,000", None, ",", "150000"),
    ],
)
def test_a_stated_sign_between_thousands(cell: str, decimal: str | None, thousands: str, number: str) -> None:
    assert number_in(cell, decimal, thousands) == Decimal(number)


@pytest.mark.parametrize(
    ("cell", "thousands"),
    [("1 234", ","), ("1,5", ","), ("1.234.567", "none"), ("1,234.5", " "), ("1 23", " "), ("12 345 6", " ")],
)
def test_a_number_against_the_stated_sign(cell: str, thousands: str) -> None:
    with pytest.raises(CellError):
        number_in(cell, None, thousands)


@pytest.mark.parametrize(
    ("cell", "decimal", "thousands"), [("1.234", ",", " "), ("1,234", ".", "'"), ("1.234", ",", "none")]
)
def test_a_sign_that_is_neither_of_the_two_stated_ones(cell: str, decimal: str, thousands: str) -> None:
    with pytest.raises(CellError, match="not written as the mapping says"):
        number_in(cell, decimal, thousands)
