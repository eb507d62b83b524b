"""Where an ad runs, who is rewarded for naming people, and where the work is."""

import pytest

from ethicalrecruit.domain.offer import Channel, Target, TargetBasis
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.read import Reading, read_ad


def read(text: str) -> Reading:
    return read_ad(text, language="en")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Our ad runs in the Lagos Times.", "NG"),
        ("Our advertisement was printed in the Manila Bulletin.", "PH"),
        ("This vacancy was advertised on Ghanaian radio.", "GH"),
        ("We placed this advertisement in newspapers in Kenya.", "KE"),
    ],
)
def test_an_ad_in_a_newspaper_aims_there(text: str, country: str) -> None:
    offer = read(f"{text} Nurses wanted for a hospital in London.").offer
    assert offer.targets == (Target(country=country, basis=TargetBasis.ADVERTISING),)
    assert offer.recruitment.channel is Channel.ACTIVE
    assert offer.destination.country == "GB"


@pytest.mark.parametrize(
    "text",
    ["The hospital was praised in the Lagos Times.", "Read about us in the Lagos Times.", "Our ad runs on a website."],
)
def test_a_newspaper_that_is_only_named(text: str) -> None:
    offer = read(text).offer
    assert not offer.targets
    assert offer.destination.country is None


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Get GBP 500 for each friend in Ghana you refer.", "GH"),
        ("Referral bonus of GBP 300 for each nurse friend from Kenya who joins us.", "KE"),
        ("Bring a friend from India and get EUR 200.", "IN"),
        ("Our staff get GBP 500 for each friend in Ghana they refer.", "GH"),
    ],
)
def test_a_reward_for_friends_in_a_country(text: str, country: str) -> None:
    offer = read(text).offer
    assert offer.targets == (Target(country=country, basis=TargetBasis.AGENT),)
    assert offer.recruitment.channel is Channel.ACTIVE


@pytest.mark.parametrize(
    "text", ["Refer the patient to a clinic in Ghana.", "Refer a friend and earn GBP 300.", "A bonus for all nurses."]
)
def test_no_reward_for_people_in_a_country(text: str) -> None:
    assert all(target.basis is not TargetBasis.AGENT for target in read(text).offer.targets)


@pytest.mark.parametrize(
    ("text", "country", "nation"),
    [
        ("Post: Staff nurse, Leeds General Hospital, England", "GB", "GB-ENG"),
        ("Post: registered nurse for the night at Leeds General Infirmary", "GB", "GB-ENG"),
        ("Nurses in Leeds, England.", "GB", "GB-ENG"),
        ("The agency places nurses in Germany.", "DE", None),
        ("A private agency in Berlin recruits nurses.", "DE", None),
        ("Temporary nurses wanted by our agency in Leeds, England. Salary GBP 20 an hour.", "GB", "GB-ENG"),
    ],
)
def test_the_place_of_work_is_no_target(text: str, country: str, nation: str | None) -> None:
    offer = read(text).offer
    assert (offer.destination.country, offer.destination.nation) == (country, nation)
    assert not offer.targets


def test_the_seat_of_an_agency_gives_way_to_a_stated_place() -> None:
    offer = read("A private agency in Manila recruits nurses for Germany.").offer
    assert offer.destination.country == "DE"


def test_the_seat_of_an_agency_that_recruits_for_abroad_is_asked_about() -> None:
    reading = read("A private agency in Manila recruits nurses for work abroad.")
    assert reading.offer.destination.country is None
    assert reading.observed["destination.country"].state is FactState.OPEN


def test_people_come_from_the_country_after_from() -> None:
    offer = read("We recruit nurses for Ireland from India.").offer
    assert offer.destination.country == "IE"
    assert offer.targets == (Target(country="IN", basis=TargetBasis.RESIDENCE),)
