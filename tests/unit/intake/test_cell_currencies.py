"""Sums with a sign, a word or a code of their currency, and what is none."""

from decimal import Decimal

import pytest

from ethicalrecruit.domain.model import currency_codes
from ethicalrecruit.intake.cell_currencies import CURRENCY_SIGNS
from ethicalrecruit.intake.cell_faults import CellError
from ethicalrecruit.intake.cell_values import Amount, Names, Style, cell_value
from ethicalrecruit.intake.mapping import RowDocument, plain_mapping
from ethicalrecruit.intake.own_columns import OWN_COLUMNS
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.values.money import Money

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
    open_one = cell_value(cell, PAY, Style(), names)
    assert (open_one.currency, bool(open_one.sign)) == (None, True)
    assert cell_value(cell, PAY, Style(currency=code), names) == Amount(Decimal(900), code)
    with pytest.raises(CellError, match="is not in EUR"):
        cell_value(cell, PAY, Style(currency="EUR"), names)


@pytest.mark.parametrize("cell", ["900 GBP GBP", "$900 USD", "900 zł 50", "R&D 900", "Room 5", "kr"])
def test_what_is_no_sum(cell: str, names: Names) -> None:
    with pytest.raises(CellError):
        cell_value(cell, PAY, Style(), names)


@pytest.mark.parametrize("cell", ["1.234", "1,234.567", "1 234.567"])
def test_three_decimals_are_read_only_in_a_currency_that_has_them(cell: str, names: Names) -> None:
    for code in ("KWD", "OMR"):
        value = cell_value(cell, PAY, Style(decimal=".", currency=code), names)
        assert value == Amount(Decimal(cell.replace(",", "").replace(" ", "")), code)
    with pytest.raises(CellError, match="three decimals"):
        cell_value(cell, PAY, Style(decimal=".", currency="EUR"), names)


def paid(names: Names, currency: str, amount: str = "2,250.500") -> RowDocument | Reject:
    cells = {"id": "1", "pay_amount": amount, "pay_currency": currency, "pay_period": "month"}
    return plain_mapping(list(cells)).document(Row(1, cells, 2), names)


def test_the_currency_in_a_column_of_its_own_allows_thousandths(names: Names) -> None:
    found = paid(names, "KWD")
    assert isinstance(found, RowDocument)
    assert found.offer.pay is not None
    assert found.offer.pay.amount == Money(Decimal("2250.500"), Decimal("2250.500"), "KWD")


@pytest.mark.parametrize("currency", ["EUR", ""])
def test_without_such_a_currency_thousandths_are_refused(names: Names, currency: str) -> None:
    found = paid(names, currency)
    assert isinstance(found, Reject)
    assert (found.column, "three decimals" in found.reason) == ("pay_amount", True)


@pytest.mark.parametrize("currency", ["USD", "AUD", "MXN"])
def test_a_column_of_currencies_tells_what_a_sign_means(names: Names, currency: str) -> None:
    found = paid(names, currency, "$2,250.50")
    assert isinstance(found, RowDocument)
    assert found.offer.pay is not None
    assert found.offer.pay.amount.currency == currency


@pytest.mark.parametrize(("currency", "words"), [("EUR", "two currencies"), ("", "stands for several")])
def test_a_sign_that_no_column_settles(names: Names, currency: str, words: str) -> None:
    found = paid(names, currency, "$2,250.50")
    assert isinstance(found, Reject)
    assert (found.column, words in found.reason, bool(found.mend)) == ("pay_amount", True, True)
