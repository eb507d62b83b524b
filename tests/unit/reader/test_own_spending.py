"""What workers spend for their families, on the way to work and on leave is no cost of getting the job."""

import pytest

from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import Reading, read_ad


def read(text: str) -> Reading:
    return read_ad(text, language="en")


@pytest.mark.parametrize(
    "text",
    [
        "Visas and flights for your spouse and children are at your own expense.",
        "You pay for your husband's flight.",
        "The visa fees of family members are paid by the nurse.",
        "If your partner joins you, you pay for his visa.",
        "Your relatives' air tickets are at your expense.",
        "Travel to and from work is at your own expense.",
        "Nurses pay for their own commuting costs.",
        "Bus fares to work are deducted from your salary.",
        "Home leave flights are at your own cost.",
        "Flights home during annual leave are paid by you.",
        "The annual NMC retention fee is paid by the nurse.",
        "You must pay your yearly NMC registration fee.",
        "You pay the annual retention fee of GBP 120 yourself.",
        "We do not pay for your CBT if you sat it before you applied.",
        "We do not reimburse IELTS fees paid before you applied.",
    ],
)
def test_own_spending_is_no_cost_of_recruitment(text: str) -> None:
    reading = read(text)
    assert all(cost.item.startswith("OUT_") for cost in reading.offer.costs)
    assert reading.offer.claims == ()
    assert all(one.category is not Category.WORKER_PAYS_FEE for one in reading.mentions)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("You pay for your visa and the visa of your spouse.", {"ADM_VISA", "OUT_FAMILY"}),
        ("Visa fees for you and your family are paid by you.", {"ADM_VISA"}),
        ("You pay for your travel to the United Kingdom.", {"TRV_FLIGHT_OUT"}),
        ("You pay the NMC registration fee.", {"TEST_PROF_REG"}),
        ("A yearly registration fee is payable by you to our agency.", {"FEE_REGISTRATION"}),
    ],
)
def test_what_is_the_workers_own_cost_stays(text: str, items: set[str]) -> None:
    assert {cost.item for cost in read(text).offer.costs} == items
