"""Many offers at once: the same reports in the same order for any number of workers."""

from collections.abc import Iterator

import pytest

from ethicalrecruit import Checker, Offer
from ethicalrecruit.batch import pool
from ethicalrecruit.errors import OptionError, UnknownTable

CHECKER = Checker()


def offers(number: int) -> Iterator[Offer]:
    for at in range(number):
        costs = [{"item": "FEE_PLACEMENT", "payer": "worker" if at % 3 else "employer"}]
        yield Offer.model_validate({"id": f"offer-{at}", "kind": "offer", "costs": costs})


def test_workers_give_the_same_reports() -> None:
    alone = list(CHECKER.check_many(offers(45), day="2025-01-01"))
    assert list(CHECKER.check_many(offers(45), day="2025-01-01", workers=2)) == alone
    assert [report.subject.id for report in alone] == [f"offer-{at}" for at in range(45)]


def test_so_do_processes_that_load_the_book_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "start_method", lambda: "spawn")
    assert list(CHECKER.check_many(offers(3), workers=2)) == list(CHECKER.check_many(offers(3)))


def test_an_error_comes_where_it_would_come_alone() -> None:
    def some() -> Iterator[Offer]:
        yield from offers(2)
        yield Offer.model_validate({"id": "odd", "kind": "offer", "costs": [{"item": "FEE_OF_NONE"}]})
        yield from offers(2)

    for workers in (1, 2):
        reports = CHECKER.check_many(some(), workers=workers)
        assert [next(reports).subject.id, next(reports).subject.id] == ["offer-0", "offer-1"]
        with pytest.raises(UnknownTable):
            next(reports)


def test_numbers_of_workers_that_cannot_be() -> None:
    with pytest.raises(OptionError):
        list(CHECKER.check_many(offers(1), workers=0))
