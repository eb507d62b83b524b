import pytest

from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_book()
