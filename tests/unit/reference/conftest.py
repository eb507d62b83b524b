"""The shipped tables, loaded and checked once."""

import pytest

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.reference.countries import CountryNames
from ethicalrecruit.reference.tables import ReferenceTables, load_tables


@pytest.fixture(scope="session")
def tables() -> ReferenceTables:
    return load_tables(rules_folder(), check_shipped=True)


@pytest.fixture(scope="session")
def names(tables: ReferenceTables) -> CountryNames:
    return tables.countries
