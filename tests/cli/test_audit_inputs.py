"""``audit`` with inputs of every form: the commands of the how-to, and how each was read."""

import csv
import gzip
import json
import os
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "howto" / "audit-a-table.md"
COMMANDS = re.findall(r"^ethicalrecruit (audit .+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
AD = "Nurses wanted in Leeds, England. A processing fee of GBP 900 is payable by the candidate."
TABLE = f'id,text\n1,"{AD}"\n'


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ads.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "january.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "february.csv.gz").write_bytes(gzip.compress(TABLE.replace("1,", "2,", 1).encode(), mtime=0))
    (tmp_path / "ads.jsonl").write_text(json.dumps({"id": 1, "text": AD}) + "\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("ads.csv", TABLE)
    (tmp_path / "ads").mkdir()
    (tmp_path / "ads" / "one.txt").write_text(AD, encoding="utf-8")
    (tmp_path / "export.csv").write_text(f'Vacancies\n\nGrößen\nid;text\n1;"{AD}"\n', encoding="cp1252")
    return tmp_path


@pytest.mark.parametrize("command", [one for one in COMMANDS if "xlsx" not in one])
def test_the_commands_of_the_how_to(call: Any, inputs: Path, command: str) -> None:
    ended = call(*command.split(), stdin=TABLE.encode())
    assert ended.code == 0, ended.err
    out = inputs / command.rsplit(maxsplit=1)[-1]
    findings = (out / "findings.jsonl").read_text(encoding="utf-8")
    assert '"rule":"ilo.recruitment-fee"' in findings
    assert len(re.findall(r"^note: .+ was read as ", ended.err, re.MULTILINE)) == 1 + ("february" in command)


def test_a_workbook(call: Any, inputs: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")
    book = openpyxl.Workbook()
    posts = book.create_sheet("Posts")
    for row in (["id", "text"], [1, AD]):
        posts.append(row)
        book.active.append(row)
    book.save(inputs / "vacancies.xlsx")
    (command,) = (one for one in COMMANDS if "xlsx" in one)
    ended = call(*command.split())
    assert (ended.code, ended.err) == (0, 'note: vacancies.xlsx was read as Excel, sheet "Posts"\n')


def test_rows_know_their_input(call: Any, inputs: Path) -> None:
    assert call("audit", "ads", "january.csv", "february.csv.gz", "--out", "run").code == 0
    with (inputs / "run" / "rows.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["row"], row["input"], row["id"]) for row in rows] == [
        ("1", "ads", "one.txt"),
        ("2", "january.csv", "1"),
        ("3", "february.csv.gz", "2"),
    ]
    lines = (inputs / "run" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    quotes = {
        (one["row"], piece["quote"], piece["start"])
        for one in map(json.loads, lines)
        if one["outcome"] == "indicator" and one["rule"] == "ilo.recruitment-fee"
        for piece in one["evidence"]
        if piece["kind"] == "quote"
    }
    assert {row for row, _, _ in quotes} == {1, 2, 3}
    assert all(AD[start : start + len(quote)] == quote for _, quote, start in quotes)
    manifest = json.loads((inputs / "run" / "manifest.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in manifest["inputs"]] == ["ads", "january.csv", "february.csv.gz"]
    assert manifest["tables"][0]["read_as"]["form"] == "folder of ads"


@pytest.mark.parametrize("words", ["Nurses wanted", "Nurses wanted in Leeds\n\nYou pay GBP 900, in cash.\n"])
@pytest.mark.parametrize("name", ["ad.txt", "ad", "-"])
def test_a_text_that_is_one_ad(call: Any, inputs: Path, name: str, words: str) -> None:
    if name != "-":
        (inputs / name).write_text(words, encoding="utf-8")
    ended = call("audit", name, "--out", "run", stdin=words.encode())
    assert ended.code in (3, 5)
    assert "If it is one ad, put it into a folder and audit the folder" in ended.err
    (inputs / "table.csv").write_text(words, encoding="utf-8")
    assert "If it is one ad" not in call("audit", "table.csv", "--out", "run").err


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are for Linux")
def test_names_that_are_no_utf_8(call: Any, inputs: Path) -> None:
    odd = os.fsdecode(b"ogl\xf3szenia")
    (inputs / f"{odd}.csv").write_text(TABLE, encoding="utf-8")
    (inputs / f"{odd}.yaml").write_text("columns: {id: id}\ntext: [text]\n", encoding="utf-8")
    ended = call("audit", f"{odd}.csv", "--map", f"{odd}.yaml", "--out", odd)
    assert (ended.code, ended.err) == (0, "note: ogl\\xf3szenia.csv was read as CSV, utf-8, comma\n")
    manifest = json.loads((inputs / odd / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["mapping"] == "ogl\\xf3szenia.yaml"


def test_quiet_says_nothing(call: Any, inputs: Path) -> None:
    assert inputs.is_dir()
    assert call("audit", "ads.csv", "--out", "run", "--quiet").err == ""


def test_a_detected_encoding_is_told(call: Any, inputs: Path) -> None:
    pytest.importorskip("chardet", reason="the extra detect is not installed")
    text = "Pflegekräfte für Krankenhäuser in Köln gesucht, Größe egal. Unterkunft möglich."
    (inputs / "de.csv").write_text(f"id;text\n1;{text}\n", encoding="cp1252")
    ended = call("audit", "de.csv", "--out", "run")
    assert ended.code == 0
    assert "note: de.csv was read as CSV, cp1252, semicolon\n" in ended.err
    assert "its encoding was detected as cp1252" in ended.err
