"""People who are named with their country in a text that speaks of recruiting abroad."""

import pytest

from ethicalrecruit import read_ad
from ethicalrecruit.reader.mention import Category


def _is_aimed(text: str) -> bool:
    mentions = read_ad(text, language="en").mentions
    return any(one.category is Category.TARGETS_SOURCE_COUNTRY for one in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Overseas recruitment for hospitals. Kenyan nurses are known for their kindness and skill.",
        "We are a recruitment agency for care homes in Austria. Tunisian physiotherapists are well trained.",
        "Kenyan nurses are kind and skilled. Hospitals in Germany like them.",
        "Nurse migration made easy. Your journey from Nepal to Malta takes six months.",
        "Two nursing colleges in Cochin prepare a new class each spring. You become a nurse in Germany.",
        "Filipinos have worked in our partner clinics since 2004. We place caregivers abroad.",
    ],
)
def test_people_named_in_a_text_on_recruiting_abroad_are_aimed_at(text: str) -> None:
    assert _is_aimed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan nurses are kind and skilled.",
        "Work abroad with us. German nurses and British doctors will be your colleagues.",
        "Overseas recruitment for hospitals. Nurses working in Germany earn more than nurses elsewhere.",
        "Overseas recruitment for hospitals. The ministry wants to stop the exodus of Kenyan nurses.",
        "Overseas recruitment for hospitals. We do not recruit Kenyan nurses.",
        "Overseas recruitment for hospitals. Local nurses earn more than Kenyan nurses.",
        "Our international recruitment team is here for you. The ferry takes you from Dover to Calais.",
    ],
)
def test_people_named_for_something_else_are_not_aimed_at(text: str) -> None:
    assert not _is_aimed(text)


def test_a_country_that_is_recruited_to_is_never_aimed_at() -> None:
    reading = read_ad("Nursing jobs in Ireland for Indian nurses. Nurses from Ireland and India meet there.")
    assert [target.country for target in reading.offer.targets or ()] == ["IN"]
