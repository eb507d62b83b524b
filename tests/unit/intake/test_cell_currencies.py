"""Sums with a sign, a word or a code of their currency, and what is none."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.intake.cell_currencies import CURRENCY_SIGNS
from ethicalrecruit.intake.cell_faults import CellError
from ethicalrecruit.intake.cell_values import Amount, Names, Style, cell_value
from ethicalrecruit.intake.own_columns import OWN_COLUMNS

PAY = OWN_COLUMNS["pay_amount"]


def test_every_sign_stands_for_currencies_that_there_are() -> None:
    assert {code for codes in CURRENCY_SIGNS.values() for code in codes} <= currency_codes()


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1 500 zł", ("1500", "PLN")),
        ("US$ 900", ("900", "USD")),
        ("A$900.50", ("900.50", "AUD")),
        ("R$ 1.234,50", ("1234.50", "BRL")),
        ("R 5 000", ("5000", "ZAR")),
        ("900 Kč", ("900", "CZK")),
    ],
)
def test_a_sign_of_one_currency(cell: str, amount: tuple[str, str], names: Names) -> None:
    assert cell_value(cell, PAY, Style(), names) == Amount(Decimal(amount[0]), amount[1])


@pytest.mark.parametrize(("cell", "code"), [("900 lei", "RON"), ("$900", "MXN"), ("kr 900", "NOK"), ("Rs. 900", "PKR")])
def test_a_sign_of_several_needs_a_stated_currency(cell: str, code: str, names: Names) -> None:
    with pytest.raises(CellError, match="stands for several"):
        cell_value(cell, PAY, Style(), names)
    assert cell_value(cell, PAY, Style(currency=code), names) == Amount(Decimal(900), code)
    with pytest.raises(CellError, match="is not in EUR"):
        cell_value(cell, PAY, Style(currency="EUR"), names)


@pytest.mark.parametrize("cell", ["900 GBP GBP", "$900 USD", "900 zł 50", "R&D 900", "Room 5", "kr"])
def test_what_is_no_sum(cell: str, names: Names) -> None:
    with pytest.raises(CellError):
        cell_value(cell, PAY, Style(), names)
