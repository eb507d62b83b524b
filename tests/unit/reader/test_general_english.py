"""Agreements of states and grounds in the many ways English says them, and what only looks like them."""

import pytest

from ethicalrecruit import read_ad
from ethicalrecruit.reader.mention import Category

_FREEDOM = Category.MOVEMENT_OR_FREEDOM_RESTRICTION


def _says(text: str, category: Category) -> bool:
    return any(one.category is category for one in read_ad(text, language="en").mentions)


@pytest.mark.parametrize(
    "text",
    [
        "The labour ministries of Peru and Malta entered into an agreement on the employment of carers.",
        "Our government has concluded a protocol with its counterpart on the recruitment of midwives.",
        "This is a Govt. to Govt. project.",
        "Workers go to Korea under the EPS.",
        "A joint declaration of intent on skilled nurses was signed last year.",
    ],
)
def test_states_that_agree_on_workers(text: str) -> None:
    assert _says(text, Category.GOVERNMENT_AGREEMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Our agency has an agreement with the Ministry of Health on the recruitment of nurses.",
        "The tax agreement between Peru and Malta concerns foreign workers.",
        "The contract is approved by the Kenyan and Qatari governments.",
        "Prescriptions are sent via EPS.",
    ],
)
def test_agreements_of_others(text: str) -> None:
    assert not _says(text, Category.GOVERNMENT_AGREEMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Applicants must be at least 24 years old.",
        "Must be 18 - 35 years of age.",
        "Minimum age 24, maximum age 40.",
        "The helper must be a woman between the ages of 30 and 50.",
        "Height: not below 5 feet 2 inches.",
        "Female applicants undergo a pregnancy test before they fly.",
    ],
)
def test_grounds_in_lists_of_requirements(text: str) -> None:
    assert _says(text, Category.DISCRIMINATORY_REQUIREMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Applicants must be at least 18 years old.",
        "The minimum wage for workers aged 23 and over is 11 pounds.",
        "Unmarried children under 18 may join you.",
        "The average age is 36.",
        "Female candidates are provided with separate rooms.",
        "EU citizens only need to register.",
        "Civil status: Single / Married / Widowed.",
        "A flat for men over 18 years old with complex needs.",
    ],
)
def test_ages_and_sexes_that_nobody_asks_for(text: str) -> None:
    assert not _says(text, Category.DISCRIMINATORY_REQUIREMENT)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Our nurses are required to commit to their post for three years.", _FREEDOM),
        ("Candidates sign a two-year commitment to the hospital.", _FREEDOM),
        ("An NOC from the sponsor is needed to join another employer.", _FREEDOM),
        ("The original passport has to be handed over to Morning Star.", Category.DOCUMENT_RETENTION),
        ("We offer carers with lower wages than Filipino helpers.", Category.UNEQUAL_TREATMENT),
        ("Is there a guaranteed job after the exam? Absolutely there is.", Category.UNREALISTIC_PROMISE),
        ("If she fails to pay the service charge by Friday, her candidature is cancelled.", Category.PRESSURE_TACTIC),
    ],
)  # fmt: skip
def test_what_binds_holds_and_presses(text: str, category: Category) -> None:
    assert _says(text, category)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("You must stay with the trust for two years or repay the course.", _FREEDOM),
        ("Our two-year commitment to green energy pays off.", _FREEDOM),
        ("The original passport is submitted to the embassy.", Category.DOCUMENT_RETENTION),
        ("German nurses train for three years, Indian nurses for four.", Category.UNEQUAL_TREATMENT),
        ("Is a visa guaranteed? Of course not.", Category.UNREALISTIC_PROMISE),
        ("The contract is approved by the embassy.", Category.UNREALISTIC_PROMISE),
        ("Working holiday visa holders start on the ward at once.", Category.IRREGULAR_ENTRY),
    ],
)
def test_what_does_not(text: str, category: Category) -> None:
    assert not _says(text, category)
