"""The how-to for frames: its table is that of the code, and its blocks run over the fixtures."""

import csv
import re
import shutil
from pathlib import Path

import pytest

from ethicalrecruit.frames.columns import COLUMNS, STATUSES

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
PAGE = (ROOT / "docs" / "howto" / "audit-on-a-cluster.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
NEEDED = ("polars", "duckdb", "pyspark")


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the page speaks of, and the process in it."""
    from pyarrow import parquet

    for name in ("portal-mapping.yaml", "watch-list-romania.yaml"):
        shutil.copy(FIXTURES / name, tmp_path)
    with (FIXTURES / "portal.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";", strict=True))
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "portal.parquet")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def block(with_word: str) -> str:
    found: list[str] = [one for one in BLOCKS if with_word in one]
    assert len(found) == 1
    return found[0]


def test_the_columns_are_those_of_the_code() -> None:
    told = [
        f"| `{one.name}` | {one.type} | {'all' if one.lines == STATUSES else ', '.join(one.lines)} | {one.meaning} |"
        for one in COLUMNS
    ]
    assert [line for line in PAGE.splitlines() if line.startswith("| `")] == told


def test_every_block_is_tested() -> None:
    mine = [one for one in BLOCKS if not any(f"import {name}" in one or f"from {name}" in one for name in NEEDED)]
    assert [one for one in BLOCKS if one not in mine] == [block("polars"), block("duckdb"), block("pyspark")]
    assert mine == [block("dataset"), block("Checker")]


def test_the_dataset_is_audited_into_parquet(portal: Path) -> None:
    from pyarrow import parquet

    exec(block("dataset"), {})  # noqa: S102  # our own page
    lines = parquet.read_table(portal / "findings.parquet").to_pylist()
    assert {line["status"] for line in lines} == {"audited", "rejected", "finding"}


def test_the_checker_is_given(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert portal == Path.cwd()
    exec(block("Checker"), {})  # noqa: S102
    assert int(capsys.readouterr().out) > 0


def test_polars_goes_in_and_comes_back(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("polars", reason="polars is no package of ours; where it is installed the block is run")
    assert portal == Path.cwd()
    exec(block("polars"), {})  # noqa: S102
    assert "P-102" in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_duckdb_goes_in_and_comes_back(portal: Path) -> None:
    duckdb = pytest.importorskip(
        "duckdb", reason="duckdb is no package of ours; where it is installed the block is run"
    )
    exec(block("duckdb"), {})  # noqa: S102
    sql = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)[0].replace("FROM lines", f"FROM '{portal}/findings.parquet'")
    assert dict(duckdb.sql(sql).fetchall()) == {"audited": 4, "rejected": 2}
