"""Numbers in cells: one unambiguous style, never a guess."""

from decimal import Decimal

import pytest

from ethicalrecruit.intake.cell_numbers import CellError, number_in


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
