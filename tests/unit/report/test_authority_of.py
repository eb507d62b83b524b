"""Provisions that findings of a run cite, national law included."""

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


def test_what_the_book_does_not_hold() -> None:
    assert authority_of(BOOK, "ilo-gp", "GP 700") is None
    assert authority_of(BOOK, "agency-charges:XX", "x") is None
    assert authority_of(BOOK, "nowhere", "1") is None
