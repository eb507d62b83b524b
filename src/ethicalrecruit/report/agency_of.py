"""Which agency a row of a run belongs to, and when two names are one."""

from collections.abc import Mapping
from typing import Any

from ethicalrecruit.errors import UnreadableSource

COLUMN = "agency"


def agency_of(row: Mapping[str, Any]) -> str:
    """The name of the agency as a row of ``rows.csv`` holds it; "" if it names none.

    Args:
        row: the cells of the row by the names of their columns.

    Raises:
        UnreadableSource: for a run whose rows do not keep the names of agencies, since it is too old.
    """
    if COLUMN not in row:
        what = "This run is too old: its rows do not keep the names of agencies."
        raise UnreadableSource(what, "rows.csv", "Audit the input again with this version.")
    name: str = row[COLUMN]
    return " ".join(name.split())


def name_key(name: str) -> str:
    """What two spellings of one name share: capitals and spaces do not count, and nothing else is guessed.

    >>> name_key("Nordkap  PERSONAL ") == name_key("Nordkap Personal")
    True
    """
    return " ".join(name.split()).casefold()
