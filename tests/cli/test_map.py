"""``map suggest``: a proposal on standard output or in a new file, and clear words where there can be none."""

from pathlib import Path
from typing import Any

import pytest

TABLE = """\
Referenz;Veröffentlicht;Arbeitgeber;Einsatzland;Gehalt (EUR);Zeitraum;Anzeigentext;Farbe
A1;13.04.2025;Klinik am See;Deutschland;2.800,50;monatlich;Pflegekräfte gesucht. Die Klinik zahlt alle Kosten.;rot
A2;03.04.2025;Klinik am See;Deutschland;2.900,00;monatlich;Pflegekräfte gesucht. Die Klinik zahlt alle Kosten.;blau
"""


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    path = tmp_path / "portal.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_from_the_export_to_the_run(shell: Any, portal: Path, tmp_path: Path) -> None:
    out, run = tmp_path / "portal.yaml", tmp_path / "run"
    ended = shell("map", "suggest", str(portal), "--out", str(out))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("8 columns: 7 likely, 1 left out\n")
    audited = shell("audit", str(portal), "--map", str(out), "--out", str(run))
    assert audited.code == 0, audited.err
    assert "2 rows in = 2 audited + 0 rejected" in audited.out
    assert (run / "mapping.yaml").read_bytes() == out.read_bytes()


def test_the_proposal_explains_itself(call: Any, portal: Path) -> None:
    ended = call("map", "suggest", str(portal))
    assert ended.code == 0
    assert "portal.csv (8 columns, 2 rows looked at)" in ended.out
    assert "  # likely: the name in German. days: 1 cell can be read in this order only.\n" in ended.out
    assert "  Veröffentlicht: {to: posted_on, days: dmy}\n" in ended.out
    assert '  Gehalt (EUR): {to: pay_amount, currency: EUR, decimal: ","}\n' in ended.out
    assert "  Zeitraum: {to: pay_period, values: {monatlich: month}}\n" in ended.out
    assert "text:\n  # likely: the name in German.\n  - Anzeigentext\n" in ended.out
    assert "#   Farbe: no name we know; 2 different cells of at most 4 characters.\n" in ended.out


def test_the_same_table_gives_the_same_bytes(shell: Any, portal: Path) -> None:
    first, again = (shell("map", "suggest", str(portal), env={"PYTHONHASHSEED": seed}) for seed in "12")
    assert first.out == again.out != ""


def test_nothing_is_overwritten(call: Any, portal: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("mine", encoding="utf-8")
    ended = call("map", "suggest", str(portal), "--out", str(out))
    assert ended.code == 2
    assert "exists already" in ended.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert call("map", "suggest", str(portal), "--out", str(tmp_path / "no" / "x.yaml")).code == 2


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [("", 5, "empty"), ("id,text\n", 5, "no row"), ("a,a\n1,2\n", 3, "more than one column")],
)
def test_tables_that_are_none(call: Any, tmp_path: Path, content: str, code: int, words: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(content, encoding="utf-8")
    ended = call("map", "suggest", str(path))
    assert ended.code == code
    assert words in ended.err


def test_a_table_in_which_nothing_is_sure(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("colour,size\nred,3\n", encoding="utf-8")
    ended = call("map", "suggest", str(path))
    assert ended.code == 0
    assert "no column is sure enough to stand" in ended.err
    assert call("map", "suggest", str(path), "--quiet").err == ""


def test_broken_rows_are_passed_over_and_told(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("id,Salary\n2,900,3\n4,EUR 900\n", encoding="utf-8")
    ended = call("map", "suggest", str(path))
    assert ended.code == 0
    assert "Salary: pay_amount" in ended.out
    assert "1 row of the first could not be used" in ended.err
    path.write_text("id,Salary\n2,900,3\n", encoding="utf-8")
    ended = call("map", "suggest", str(path))
    assert ended.code == 3
    assert "None of the first rows can be used. The row has 3 cells, the header 2." in ended.err


def test_audit_points_to_it(call: Any, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Gehalt,Lohn\n1,2\n", encoding="utf-8")
    ended = call("audit", str(path), "--out", str(tmp_path / "run"))
    assert ended.code == 3
    assert "map suggest" in ended.err
