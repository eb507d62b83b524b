"""Provisions that findings of a run cite, national law included."""

from copy import deepcopy

from ethicalrecruit import load_book
from ethicalrecruit.batch.book_page import book_page
from ethicalrecruit.report.authority_of import authority_of
from ethicalrecruit.values.grades import Verified

BOOK = book_page(load_book())


def test_a_provision_of_an_instrument() -> None:
    found = authority_of(BOOK, "ilo-gp", "GP7", "2019")
    assert found is not None
    assert (found.title, found.addressee, found.substance) == ("ILO General Principles", "all", Verified.READ)


def test_the_law_of_a_place_stands_in_a_table() -> None:
    found = authority_of(BOOK, "agency-charges:RO", "Law 156/2000", "2018")
    assert found is not None
    assert (found.title, found.bindingness) == ("Law of Romania", "statute")
    assert found.asks


def test_whom_a_law_speaks_to_is_told_as_far_as_it_is_recorded() -> None:
    told = {
        place: authority_of(BOOK, f"agency-charges:{place}", "its law").addressee  # type: ignore[union-attr]
        for place in ("AE", "ES", "ZA", "FR")
    }
    assert told == {"AE": "employers", "ES": "recruiters", "ZA": "all", "FR": "not_recorded"}


def test_a_book_of_an_earlier_edition_does_not_tell_whom_a_law_speaks_to() -> None:
    book = deepcopy(BOOK)
    for row in book["fee_rules"]["agency-charges"]["rows"].values():
        del row["addressee"]
    found = authority_of(book, "agency-charges:AE", "its law")
    assert found is not None
    assert (found.title, found.addressee) == ("Law of the United Arab Emirates", "not_recorded")


def test_what_the_book_does_not_hold() -> None:
    assert authority_of(BOOK, "ilo-gp", "GP 700") is None
    assert authority_of(BOOK, "agency-charges:XX", "x") is None
    assert authority_of(BOOK, "nowhere", "1") is None
