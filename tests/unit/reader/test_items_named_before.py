"""Costs without a name of their own take the item that was named before them."""

import pytest

from ethicalrecruit.domain.terms import PaidTo, Payer
from ethicalrecruit.reader.read import read_ad


@pytest.mark.parametrize(
    ("language", "text", "item", "paid_to"),
    [
        ("en", "A police check is required; candidates must meet the cost of the check.", "ADM_POLICE", "authority"),
        ("en", "You need a police check. You pay the fee before departure.", "ADM_POLICE", "authority"),
        ("en", "You need a police check. You pay the fee to our agency.", "ADM_UNSPECIFIED", "agency"),
        ("en", "You need a visa and a language test. You pay the fee.", "ADM_UNSPECIFIED", "unstated"),
        ("en", "You need a visa. You pay all costs.", "ADM_UNSPECIFIED", "unstated"),
        ("en", "You pay the registration fee directly to the nursing council.", "TEST_PROF_REG", "authority"),
        ("en", "You pay a registration fee to our agency.", "FEE_REGISTRATION", "agency"),
        (
            "fr",
            "L'inscription à l'Ordre est obligatoire. Les frais sont à la charge du salarié.",
            "TEST_PROF_REG",
            "authority",
        ),
    ],
)
def test_the_item_is_the_one_thing_named_before(language: str, text: str, item: str, paid_to: str) -> None:
    lines = read_ad(text, language=language).offer.costs or ()
    assert (item, Payer.WORKER, PaidTo(paid_to)) in [(one.item, one.payer, one.paid_to) for one in lines]
