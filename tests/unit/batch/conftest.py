import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.batch.inputs.table import SourceOptions, Table
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.intake.row import Reject, Row
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_book()


@dataclass(frozen=True, slots=True)
class ReadInputs:
    """What was read of some inputs: good rows, rejects, and the tables that they stand in."""

    rows: list[Row]
    rejects: list[Reject]
    tables: tuple[Table, ...]
    notes: str
    blank: int

    @property
    def cells(self) -> list[dict[str, str]]:
        return [dict(row.cells) for row in self.rows]

    @property
    def reasons(self) -> list[str]:
        return [reject.reason for reject in self.rejects]

    @property
    def told(self) -> dict[str, str]:
        return dict(self.tables[0].told)


Read = Callable[..., ReadInputs]
Refused = Callable[..., EthicalRecruitError]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads inputs: paths as they are, bytes and texts as a file of the name given."""

    def run(
        *given: Path | bytes | str, name: str = "table.csv", stdin: bytes | None = None, **stated: Any
    ) -> ReadInputs:
        paths: list[Path | str] = []
        for one in given:
            if isinstance(one, bytes) or (isinstance(one, str) and one != "-"):
                path = tmp_path / name
                path.write_bytes(one.encode() if isinstance(one, str) else one)
                paths.append(path)
            else:
                paths.append(one)
        source = None if stdin is None else io.BytesIO(stdin)
        rows: list[Row] = []
        rejects: list[Reject] = []
        with open_inputs(paths, SourceOptions(**stated), stdin=source) as inputs:
            blank = 0
            for table in inputs.tables:
                for row in table.rows(len(rows) + len(rejects)):
                    if isinstance(row, Row):
                        rows.append(row)
                    else:
                        rejects.append(row)
                blank += table.blank
            inputs.must_not_have_changed()
            numbers = sorted([row.number for row in rows] + [reject.row for reject in rejects])
            assert numbers == list(range(1, len(numbers) + 1))  # every row once
            notes = " ".join([*inputs.notes, *(note for table in inputs.tables for note in table.notes)])
            return ReadInputs(rows, rejects, inputs.tables, notes, blank)

    return run


@pytest.fixture
def refused(read: Read) -> Refused:
    """The error with which inputs are refused; it always says how to mend it."""

    def run(*given: Path | bytes | str, **stated: Any) -> EthicalRecruitError:
        with pytest.raises(EthicalRecruitError) as caught:
            read(*given, **stated)
        assert caught.value.what.endswith(".")
        assert caught.value.where
        assert caught.value.mend
        return caught.value

    return run
