"""Papers handed in for a short while are asked about; papers that are kept are read as kept."""

import pytest

from ethicalrecruit.domain.terms import Holder
from ethicalrecruit.facts.state import FactState
from ethicalrecruit.reader.mention import Category
from ethicalrecruit.reader.read import read_ad


@pytest.mark.parametrize(
    "text",
    [
        "The agency keeps your passport for visa stamping.",
        "The agency collects your passport for the visa and gives it back within a week.",
        "The employer takes your passport to the embassy and returns it to you.",
        "We hold your passport while the visa is being processed.",
        "The employer keeps your passport and gives it back after two weeks for the iqama.",
        "Passports are submitted to the employer for the residence permit and are returned the next day.",
        "The employer keeps your passport in the safe; you get it back on request.",
    ],
)
def test_a_short_hand_over_is_asked_about(text: str) -> None:
    reading = read_ad(text, language="en")
    assert reading.offer.documents.held_by is None
    observation = reading.observed["documents.held_by"]
    assert observation.state is FactState.OPEN
    assert [one.quote for one in observation.evidence] == [text.rstrip(".")]
    assert all(one.category is not Category.DOCUMENT_RETENTION for one in reading.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "The employer holds passport and visa.",
        "The employer holds passports for the duration of the visa.",
        "Your passport is kept by the employer and returned at the end of the contract.",
        "The employer keeps your passport as security until the work permit ends.",
        "The employer keeps your passport and gives it back after you finish two years.",
        "The employer keeps your passport until you have repaid the visa costs.",
    ],
)
def test_lasting_keeping_is_read(text: str) -> None:
    assert read_ad(text, language="en").offer.documents.held_by is Holder.EMPLOYER


def test_who_keeps_them_otherwise_settles_it() -> None:
    reading = read_ad("You keep your passport. We hold your passport for two days for the stamping.", language="en")
    assert reading.offer.documents.held_by is Holder.WORKER


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I worked abroad where the employer kept my passport. Here in Leeds nobody does that."),
        ("en", "My former employer in Dubai kept my passport for two years, says Maria."),
        ("en", "Before she came to us, Ana's passport was kept by her agency."),
        ("en", "The hospital keeps a record of your passport number."),
        ("en", "If an employer keeps your passport, call our helpline."),
        ("en", "Workers whose passport is kept by the employer can turn to the union."),
        ("de", "Wenn der Arbeitgeber Ihren Pass einbehält, rufen Sie unsere Beratung an."),
        ("de", "Beschäftigte, deren Pass vom Arbeitgeber einbehalten wird, können sich an uns wenden."),
        ("de", "Ihre Agentur hatte ihren Pass einbehalten, erzählt Ana. Heute arbeitet sie bei uns."),
        ("pl", "Mój były pracodawca zatrzymał mój paszport."),
    ],
)
def test_what_papers_went_through_elsewhere_and_advice_say_nothing_of_this_job(language: str, text: str) -> None:
    reading = read_ad(text, language=language)
    assert reading.offer.documents.held_by is None
    assert not reading.mentions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your passport is kept by the employer until the contract ends."),
        ("en", "The agency keeps her passport until she has finished her contract."),
        ("en", "If the visa is issued, the agency keeps your passport until the end of the contract."),
        ("de", "Der Arbeitgeber behält Ihren Pass bis zum Ende des Vertrags ein."),
        ("pl", "Pracodawca zatrzymuje paszport do końca umowy."),
    ],
)
def test_papers_that_are_kept_here_are_read(language: str, text: str) -> None:
    held_by = read_ad(text, language=language).offer.documents.held_by
    assert held_by in (Holder.AGENCY, Holder.EMPLOYER)
