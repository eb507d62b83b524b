"""The how-to of mappings: its files, commands, answers and rejected cells are what happens."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowDocument, plain_mapping
from ethicalrecruit.intake.row import Reject, Row

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "howto" / "map-a-table.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
PARTS = re.findall(r"<!-- part of: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
STEPS = re.findall(r"```console\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)
REFUSED = re.findall(r"^\| `([^`]+)` \| `(\w+)` \| (.+?) \|$", PAGE.partition("<!-- rejects -->")[2], re.MULTILINE)
NAMES = Names.of((BOOK := load_book()).tables.countries, BOOK.tables.costs)


def test_the_commands_do_what_the_page_shows(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert len(STEPS) == 2
    for command, shown in STEPS:
        words = shlex.split(command)[1:]
        done = subprocess.run(
            [sys.executable, "-m", "ethicalrecruit", *words],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(shown), done.stdout
    for name, part in PARTS:
        assert part in (tmp_path / name).read_text(encoding="utf-8")
    assert len(PARTS) == 2


def test_the_table_of_cells_is_there() -> None:
    assert len(REFUSED) > 15


@pytest.mark.parametrize(("cell", "column", "why"), REFUSED)
def test_cells_are_refused_as_the_page_says(cell: str, column: str, why: str) -> None:
    reject = plain_mapping([column]).document(Row(1, {column: cell}, 2), NAMES)
    assert isinstance(reject, Reject)
    assert (reject.column, bool(reject.mend)) == (column, True)
    assert why in reject.reason


@pytest.mark.parametrize("cell", ["1,50,000", "1.234,56 €"])
def test_cells_that_are_read(cell: str) -> None:
    assert isinstance(plain_mapping(["pay_monthly"]).document(Row(1, {"pay_monthly": cell}, 2), NAMES), RowDocument)
