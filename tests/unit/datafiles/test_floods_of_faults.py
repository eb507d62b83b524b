"""A file with thousands of unknown keys is refused soon: the first are told, all are counted."""

from pathlib import Path

import pytest

from ethicalrecruit.datafiles.yaml_files import read_placed
from ethicalrecruit.errors import RuleBookFaults


def test_unknown_keys_are_counted_beyond_the_first(tmp_path: Path) -> None:
    path = tmp_path / "run.yaml"
    path.write_text("".join(f"k{number}: 1\n" for number in range(3_000)))
    with pytest.raises(RuleBookFaults) as caught:
        read_placed(path, "run-file")
    told = [fault.what for fault in caught.value.faults]
    assert sum(what.startswith("Unknown key") for what in told) == 100
    assert "There are 3,000 unknown keys here." in told
