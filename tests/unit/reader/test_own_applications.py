"""People who apply on their own are never read as recruited; conduct beside it still is."""

import pytest

from ethicalrecruit.domain.offer import Channel, TargetBasis
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import Reading, read_ad


def read(text: str) -> Reading:
    return read_ad(text, language="en")


def aims(text: str) -> set[tuple[str, TargetBasis]]:
    return {(one.country, one.basis) for one in read(text).offer.targets}


@pytest.mark.parametrize(
    "text",
    [
        "Nurses wanted for Leeds. Nurses living in Nigeria can apply directly to the trust; we do not advertise there.",
        "Nurses wanted for Leeds. If you live in Nigeria you can apply on your own, straight to the hospital.",
        "Nurses in Nigeria who apply on their own are welcome; we may not advertise there. Posts in Leeds.",
        "If you are a nurse living in Nigeria you may apply to us directly, without an agency.",
        "Nurses wanted for Leeds. If you are based in Nigeria, please apply directly via the website of the trust.",
        "Nurses living in Nigeria may send their own application to the hospital in Leeds.",
        "Unsolicited applications from nurses in Nigeria are considered. Nurses wanted in Leeds.",
    ],
)
def test_applying_on_ones_own_is_no_recruitment(text: str) -> None:
    reading = read(text)
    assert reading.offer.recruitment.channel is Channel.DIRECT_APPLICATION
    assert aims(text) <= {("NG", TargetBasis.UNSTATED)}
    assert all(one.category is not Category.TARGETS_SOURCE_COUNTRY for one in reading.mentions)
    assert reading.offer.worker.residence is None


@pytest.mark.parametrize(
    "text",
    [
        "We hold no recruitment fairs in Nigeria. Nurses living in Nigeria are welcome to apply. Jobs in Leeds.",
        "We recruit nurses living in Nigeria, who can apply directly to the hospital.",
    ],
)
def test_words_that_point_both_ways_are_asked_about(text: str) -> None:
    reading = read(text)
    assert reading.offer.recruitment.channel is None
    assert reading.observed["recruitment.channel"].state is FactState.OPEN
    assert aims(text) == {("NG", TargetBasis.UNSTATED)}


@pytest.mark.parametrize(
    "text",
    [
        "We do not recruit from Ghana. Nurses wanted for Leeds.",
        "We are not recruiting from Ghana at present.",
        "Nurses wanted. This post is not open to applicants recruited from red-list countries such as Ghana.",
        "Nurses wanted. Applicants from Ghana need not apply.",
        "We cannot accept applications from nurses in Ghana. Nurses wanted.",
    ],
)
def test_a_denial_of_recruiting_aims_at_nobody(text: str) -> None:
    reading = read(text)
    assert reading.offer.recruitment.channel is None
    assert reading.offer.targets == ()
    assert "targets" not in reading.observed
    assert reading.offer.claims == ()
    assert reading.offer.destination.country != "GH"


@pytest.mark.parametrize(
    "text",
    [
        "Nurses from Ghana wanted. Apply directly on our website.",
        "We recruit nurses from Ghana. We do not accept direct applications.",
        "Nurses in Ghana: do not apply directly, apply via our agent in Accra.",
        "Nurses in Ghana are invited to apply directly to our recruiters at the fair in Accra.",
        "Nurses living in Ghana may apply directly. Our team will be in Accra to interview nurses.",
        "We are a recruitment agency. Nurses living in Ghana can apply to us directly.",
    ],
)
def test_conduct_beside_it_is_still_read(text: str) -> None:
    assert read(text).offer.recruitment.channel is Channel.ACTIVE
