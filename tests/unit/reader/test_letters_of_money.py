"""Letters that are a sign of money where a large number touches them."""

import pytest

from ethicalrecruit.reader.read import read_ad


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("You pay a registration fee of N350,000.", "350000", "NGN"),
        ("You pay a registration fee of N350k.", "350000", "NGN"),
        ("You pay a registration fee of R1500.", "1500", "ZAR"),
        ("You pay a registration fee of K5,000.", "5000", "ZMW"),
    ],
)
def test_a_letter_before_a_large_number_is_a_currency(text: str, amount: str, currency: str) -> None:
    (cost,) = read_ad(text, language="en").offer.costs
    assert cost.amount is not None
    assert (str(cost.amount.high), cost.amount.currency) == (amount, currency)


def test_pesos_and_pulas_share_their_letter() -> None:
    (cost,) = read_ad("You pay a visa fee of P15,000.", language="en").offer.costs
    assert cost.amount is None


@pytest.mark.parametrize(
    "text",
    [
        "You pay for form R1500A.",
        "You pay for ward N12 and level R2.",
        "You pay for room K5000.",
        "You pay for AR1500.",
    ],
)
def test_names_of_rooms_and_forms_are_no_sums(text: str) -> None:
    assert all(cost.amount is None for cost in read_ad(text, language="en").offer.costs)
