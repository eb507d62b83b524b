"""Reasons beside wording that limits who may apply, and occupations that are not for people."""

import pytest

from ethicalrecruit.domain.terms import Ground, ReasonGiven
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.read import read_ad


@pytest.mark.parametrize(
    "text",
    [
        "Native English speakers only.",
        "Male nurses only for the male ward.",
        "Female nurse wanted for a female client.",
        "Women only, by law of entry.",
        "Female candidates only because the client asks for it.",
    ],
)
def test_a_reason_beside_the_words_is_asked_about(text: str) -> None:
    reading = read_ad(text, language="en")
    (ground,) = reading.offer.grounds
    assert ground.reason_given is None
    observation = reading.observed["grounds[0].reason_given"]
    assert observation.state is FactState.OPEN
    assert [one.quote for one in observation.evidence] == [text.rstrip(".")]


@pytest.mark.parametrize("text", ["Female candidates only.", "Female nurses only for our hospital in Riyadh."])
def test_no_reason_is_no_reason(text: str) -> None:
    (ground,) = read_ad(text, language="en").offer.grounds
    assert (ground.ground, ground.reason_given) == (Ground.SEX, ReasonGiven.NO_REASON)


@pytest.mark.parametrize(
    ("text", "health"),
    [
        ("Registered veterinary nurses wanted for a clinic in Leeds.", False),
        ("Vets wanted in Ireland.", False),
        ("Our agency vets candidates. Nurses wanted.", True),
    ],
)
def test_animals_are_no_patients(text: str, health: bool) -> None:  # noqa: FBT001
    assert read_ad(text, language="en").offer.job.health is health
