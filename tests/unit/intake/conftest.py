from collections.abc import Callable, Mapping

import pytest

from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowDocument, plain_mapping
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

Reader = Callable[[Mapping[str, str]], RowDocument | Reject]


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_book()


@pytest.fixture(scope="session")
def names(book: RuleBook) -> Names:
    return Names.of(book.tables.countries, book.tables.costs)


@pytest.fixture(scope="session")
def read(names: Names) -> Reader:
    """What a row of our own columns states."""

    def reader(cells: Mapping[str, str]) -> RowDocument | Reject:
        return plain_mapping(list(cells)).document(Row(7, cells, 8, 100), names)

    return reader
