import pytest

from ethicalrecruit.api import Checker


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker()
