"""Whatever can be wrong with files, folders and archives; docs/reference/bad-input.md has a line for each test here."""

import csv
import gzip
import io
import os
import socket
import sys
import tempfile
import warnings
import zipfile
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.batch.run import audit
from ethicalrecruit.errors import EmptySource, MappingError, MissingExtra, OptionError, UnreadableSource
from ethicalrecruit.intake.row import NumberCell
from ethicalrecruit.rulebook.book import RuleBook

packed = partial(gzip.compress, mtime=0)  # the same bytes at any time

TABLE = b"id,text\n1,x\n"
DAY, MORNING = datetime.fromisoformat("2026-01-31"), datetime.fromisoformat("2026-01-31T09:30")
BOMB = b"id,text\n" + b"0" * 70_000_000
POSTING = '{"@type":"JobPosting","title":"Nurse","description":"Nurse wanted in Leeds.","datePosted":"2026-01-31"}'


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def workbook(rows: list[list[Any]], **others: list[list[Any]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, more in others.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


# Files


def test_a_file_that_is_not_there(refused: Any, tmp_path: Path) -> None:
    assert refused(tmp_path / "none.csv").what == "There is no such file."
    (tmp_path / "link.csv").symlink_to(tmp_path / "none.csv")
    assert refused(tmp_path / "link.csv").what == "This link leads to no file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_a_socket_a_device(refused: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "a pipe" in refused(tmp_path / "pipe").what
    assert "a device" in refused(Path("/dev/null")).what
    # The name of a socket may not be long.
    with tempfile.TemporaryDirectory() as near, socket.socket(socket.AF_UNIX) as plug:
        plug.bind(f"{near}/plug")
        assert "a socket" in refused(Path(near) / "plug").what


def test_a_loop_of_links(refused: Any, tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    assert "Check where the link leads." in refused(tmp_path / "one").mend


def test_a_file_that_may_not_be_read(refused: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "t.csv").write_bytes(TABLE)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "permissions" in refused(tmp_path / "t.csv").mend


def test_a_file_that_changes(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(TABLE)
    with open_inputs([path]) as inputs:
        path.write_bytes(TABLE + b"2,y\n")
        with pytest.raises(UnreadableSource, match="changed while it was read"):
            inputs.must_not_have_changed()
        path.unlink()
        with pytest.raises(UnreadableSource, match="The input is gone"):
            inputs.must_not_have_changed()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "old Excel workbook"),
        (b"<html><table><tr><td>id</td></tr></table></html>", "web page"),
        (b"<!DOCTYPE html><p>Please log in.</p>", "web page"),
        (b"<?xml version='1.0'?><jobs/>", "XML"),
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"BZh91AY", "bzip2"),
        (b"\xfd7zXZ\x00", "xz"),
        (b"7z\xbc\xaf", "7z"),
        (b"PK\x03\x04 cut", "archive cannot be read"),
        (packed(packed(TABLE)), "packed twice"),
        (zipped({"mimetype": b"x", "content.xml": b"x"}), "OpenDocument"),
        (zipped({"word/document.xml": b"x"}), "Word"),
        (zipped({"xl/workbook.bin": b"x"}), "xlsb"),
    ],
)
def test_a_file_of_another_kind(refused: Any, data: bytes, words: str) -> None:
    assert words in refused(data, name="table.csv").what


def test_json_in_name_only(refused: Any) -> None:
    assert "no JSON" in refused(b"hello", name="t.json").what


# Packed files


def test_gzip(read: Any, refused: Any) -> None:
    assert read(packed(TABLE), name="t.csv.gz").cells == [{"id": "1", "text": "x"}]
    assert "cannot be read on" in refused(packed(TABLE * 1000)[:-20], name="t.csv.gz").what


def test_a_gzip_bomb(refused: Any) -> None:
    for stated in ({}, {"encoding": "utf-8"}):
        assert "250 times its size" in refused(packed(BOMB), name="t.csv.gz", **stated).what


def test_a_zip_bomb(refused: Any) -> None:
    assert "250 times its size" in refused(zipped({"t.csv": BOMB}), name="t.zip").what


def test_an_archive_of_tables(read: Any) -> None:
    data = zipped({"b.csv": b"ref;job\n2;y\n", "a.csv": TABLE, "__MACOSX/._a.csv": b"x", "c.jsonl": b'{"id":3}\n'})
    found = read(data, name="t.zip")
    assert [(row.number, row.input) for row in found.rows] == [
        (1, "t.zip/a.csv"), (2, "t.zip/b.csv"), (3, "t.zip/c.jsonl"),
    ]  # fmt: skip


def test_members_of_one_name_are_told_apart(read: Any, tmp_path: Path) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        warnings.simplefilter("ignore")
        for text in ("x", "y"):
            archive.writestr("a.csv", f"id,text\n1,{text}\n")
    found = read(tmp_path / "t.zip")
    assert [(row.input, row.cells["text"]) for row in found.rows] == [("t.zip/a.csv", "x"), ("t.zip/a.csv (2)", "y")]


def test_an_encoding_that_is_stated_for_ads(read: Any, tmp_path: Path) -> None:
    ads = tmp_path / "ads"
    ads.mkdir()
    (ads / "a.txt").write_bytes("Pflegekräfte gesucht.".encode("cp1252"))
    assert "plays no part in ads" in read(ads, encoding="cp1252").notes
    assert "plays no part" not in read(ads).notes


def test_an_archive_in_an_archive(refused: Any, read: Any) -> None:
    inner = zipped({"c.csv": TABLE})
    assert "archive in another" in refused(zipped({"a.csv": TABLE, "b.csv": inner}), name="t.zip").what
    found = read(zipped({"a.txt": b"Nurses wanted.", "b.zip": inner}), name="t.zip")
    assert [row.cells["id"] for row in found.rows] == ["a.txt"]
    assert [one.reason for one in found.rejects] == ['Files that end in ".zip" are not read.']


def test_an_archive_with_a_password(refused: Any) -> None:
    data = bytearray(zipped({"a.csv": TABLE}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert refused(bytes(data), name="t.zip").what == "This member of the archive has a password."


def test_an_empty_archive(refused: Any) -> None:
    assert isinstance(refused(zipped({}), name="t.zip"), EmptySource)


# Several inputs


def test_several_inputs(read: Any, tmp_path: Path) -> None:
    for folder, data in (("one", TABLE), ("two", b"ref;job\n2;y\n"), ("three", TABLE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "t.csv").write_bytes(data)
    found = read(*(tmp_path / folder / "t.csv" for folder in ("one", "two", "three")))
    assert [row.input for row in found.rows] == ["t.csv", "t.csv (2)", "t.csv (3)"]
    assert "t.csv (3) is the same as t.csv, byte by byte." in found.notes


def test_a_mapping_that_does_not_fit_one(book: RuleBook, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"ref,job\n1,x\n")
    (tmp_path / "b.csv").write_bytes(b"nr,job\n1,x\n")
    (tmp_path / "m.yaml").write_text("columns:\n  ref: id\n  job: job_title\n", encoding="utf-8")
    with pytest.raises(MappingError, match=r"b\.csv.*no column \"ref\""):
        audit(book, [tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "run", mapping=tmp_path / "m.yaml")
    assert not (tmp_path / "run").exists()


def test_standard_input(read: Any, refused: Any) -> None:
    found = read("-", stdin=packed(TABLE))
    assert (found.rows[0].input, found.cells) == ("standard input", [{"id": "1", "text": "x"}])
    assert isinstance(refused("-", stdin=b""), EmptySource)
    assert isinstance(refused("-", "-", stdin=TABLE), OptionError)


# Folders of ads


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_folder_of_ads(read: Any, tmp_path: Path) -> None:
    ads = tmp_path / "ads"
    (ads / "sub").mkdir(parents=True)
    (ads / "a.txt").write_text("Nurses wanted.", encoding="utf-8")
    (ads / "sub" / "b.html").write_text("<p>Carers wanted.</p>", encoding="utf-8")
    (ads / "c.pdf").write_bytes(b"%PDF")
    (ads / "d.csv").write_bytes(TABLE)
    (ads / "e.txt").write_bytes(b"x" * 5_000_001)
    (ads / ".hidden").write_bytes(b"x")
    os.mkfifo(ads / "f.txt")
    (ads / "g.txt").symlink_to(ads / "g.txt")
    (ads / "h").symlink_to(ads)
    found = read(ads)
    assert [row.cells["id"] for row in found.rows] == ["a.txt", "sub/b.html"]
    assert [(one.cells["id"], one.reason.split(",")[0].rstrip(".")) for one in found.rejects] == [
        ("c.pdf", 'Files that end in ".pdf" are not read'),
        ("d.csv", "This is a table among ads"),
        ("e.txt", "The file has more than 5"),
        ("f.txt", "This is a pipe"),
        ("g.txt", "The file cannot be read: Too many levels of symbolic links"),
        ("h", "This is a link to a folder"),
    ]


def test_ads_that_cannot_be_used(book: RuleBook, tmp_path: Path) -> None:
    ads = tmp_path / "ads"
    ads.mkdir()
    (ads / "a.json").write_text(POSTING, encoding="utf-8")
    (ads / "b.json").write_text(f"[{POSTING}, {POSTING}]", encoding="utf-8")
    (ads / "c.json").write_text("{", encoding="utf-8")
    (ads / "d.txt").write_text(" \n", encoding="utf-8")
    (ads / "e.json").write_text('{"kind":"offer","job":{"titel":"Nurse"}}', encoding="utf-8")
    (ads / "f.json").write_text('{"kind":"offer","job":{"title":"Nurse"}}', encoding="utf-8")
    result = audit(book, ads, tmp_path / "run")
    assert (result.rows, result.audited) == (6, 2)
    told = (tmp_path / "run" / "rejects.csv").read_text(encoding="utf-8")
    for words in ("holds 2 job postings", "not JSON", "nothing to read", "titel"):
        assert words in told
    assert ",2026-01-31,posted," in (tmp_path / "run" / "rows.csv").read_text(encoding="utf-8")
    with pytest.raises(OptionError, match="inside an input"):
        audit(book, ads, ads / "run")


def test_a_folder_of_tables(read: Any, refused: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert isinstance(refused(tmp_path / "in"), EmptySource)
    (tmp_path / "in" / "b.csv").write_bytes(TABLE)
    (tmp_path / "in" / "a.csv").write_bytes(TABLE)
    assert [row.input for row in read(tmp_path / "in").rows] == ["in/a.csv", "in/b.csv"]


# Excel


def test_values_of_a_workbook(read: Any) -> None:
    rows: list[list[Any]] = [
        ["id", "day", "at", "pay", "nr", "where", "ok"],
        [1, DAY, MORNING, 0.1 + 0.2, 123456789012345, "NO", True],
    ]
    assert read(workbook(rows), name="t.xlsx").cells == [
        {
            "id": "1", "day": "2026-01-31", "at": "2026-01-31T09:30:00", "pay": "0.3", "nr": "123456789012345",
            "where": "NO", "ok": "true",
        }
    ]  # fmt: skip


def test_currencies_of_a_workbook(book: RuleBook, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")
    made = openpyxl.Workbook()
    made.active.append(["id", "fee"])
    for number, form in enumerate(("[$£-809]#,##0", '#,##0.00 "€"', "#,##0.00", '"$"#,##0'), start=1):
        made.active.append([number, 900.5])
        made.active.cell(number + 1, 2).number_format = form
    made.save(tmp_path / "t.xlsx")
    mapping = tmp_path / "m.yaml"
    mapping.write_text(
        "columns: {id: id}\ncosts: [{item: FEE_PLACEMENT, amount: {column: fee, currency: EUR}, payer: worker}]\n",
        encoding="utf-8",
    )
    result = audit(book, tmp_path / "t.xlsx", tmp_path / "run", mapping=mapping)
    assert (result.audited, result.rejected) == (2, 2)
    with (tmp_path / "run" / "costs.csv").open(encoding="utf-8", newline="") as file:
        assert [(one["row"], one["amount_low"], one["currency"]) for one in csv.DictReader(file)] == [
            ("2", "900.5", "EUR"),
            ("3", "900.5", "EUR"),
        ]
    with (tmp_path / "run" / "rejects.csv").open(encoding="utf-8", newline="") as file:
        assert all("is not in EUR" in one["reason"] for one in csv.DictReader(file))


def test_errors_and_formulas_of_a_workbook(read: Any) -> None:
    found = read(workbook([["id", "pay"], ["1", "#N/A"], ["2", "=1+1"], ["3", "x"]]), name="t.xlsx")
    assert [(one.column, one.reason) for one in found.rejects] == [
        ("pay", "The cell shows the error #N/A."),
        ("pay", "The cell is a formula without a stored result."),
    ]
    assert "formulas" in found.notes


def test_a_day_beyond_the_calendar_of_a_workbook(read: Any) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")
    book = openpyxl.Workbook()
    for row in ([1e9], ["id"], [1], [1e9]):
        book.active.append(row)
    for place in ("A1", "A4"):
        book.active[place].number_format = "yyyy-mm-dd"
    data = io.BytesIO()
    book.save(data)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what the library has to say is no part of ours
        found = read(data.getvalue(), name="t.xlsx", header_line=2)
    assert [one.reason for one in found.rejects] == ["The cell shows the error #VALUE!."]


def test_rows_of_a_workbook_that_are_none(read: Any) -> None:
    rows: list[list[Any]] = [["Vacancies 2026"], [], ["ref", "job", "pay"], [1, "Nurse", 5], [], [2, "Carer", 6]]
    found = read(workbook([*rows, ["ref", "job", "pay"], ["Total", None, 11], [3, "x", 1, "more"]]), name="t.xlsx")
    assert [row.line for row in found.rows] == [4, 6]
    assert len(found.rejects) == 3
    assert (found.blank, found.told["header_line"]) == (1, "3")


def test_sheets_of_a_workbook(read: Any, refused: Any) -> None:
    data = workbook([["id"], [1]], Two=[["id"], [2]], Empty=[])
    assert '"Sheet", "Two"' in refused(data, name="t.xlsx").what
    assert read(data, name="t.xlsx", sheet="Two").cells == read(data, name="t.xlsx", sheet="2").cells == [{"id": "2"}]
    assert 'Did you mean "Two"?' in refused(data, name="t.xlsx", sheet="Tow").mend


def test_merged_cells_and_hidden_sheets(read: Any) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra excel is not installed")
    book = openpyxl.Workbook()
    for row in (["id", "text"], ["1", "x"], [None, "y"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.create_sheet("Old").append(["x"])
    book["Old"].sheet_state = "hidden"
    data = io.BytesIO()
    book.save(data)
    found = read(data.getvalue(), name="t.xlsx")
    assert found.cells[1]["id"] == ""
    assert "1 merged area;" in found.notes
    assert 'Hidden sheets were not read: "Old".' in found.notes


def test_a_damaged_or_huge_workbook(refused: Any) -> None:
    data = workbook([["id"], [1]])
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    cut = {**parts, "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"][:-60]}
    assert "cannot be read" in refused(zipped(cut), name="t.xlsx").what
    assert "250 times its size" in refused(zipped({**parts, "xl/more.xml": BOMB}), name="t.xlsx").what


# Parquet and Arrow


def test_values_of_parquet(read: Any, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    from pyarrow import parquet

    table = pa.table(
        {
            "id": [1, 2, None],
            "pay": pa.array([0.1, 2300.0, None], pa.float32()),
            "day": pa.array([date(2026, 1, 31), None, None]),
            "where": pa.array(["NO", "NA", None]).dictionary_encode(),
            "raw": pa.array([b"x", b"\xff", None]),
            "towns": [["Leeds"], None, None],
        }
    )
    parquet.write_table(table, tmp_path / "t.parquet")
    with pa.ipc.new_file(str(tmp_path / "t.arrow"), table.schema) as file:
        file.write_table(table)
    with pa.ipc.new_stream(str(tmp_path / "t.arrows"), table.schema) as file:
        file.write_table(table)
    for name in ("t.parquet", "t.arrow", "t.arrows"):
        found = read(tmp_path / name)
        assert found.cells == [
            {"id": "1", "pay": "0.1", "day": "2026-01-31", "where": "NO", "raw": "x", "towns": '["Leeds"]'}
        ]
        assert [(one.column, one.cells["pay"]) for one in found.rejects] == [("raw", "2300")]
        assert found.blank == 1


def test_sums_of_parquet_are_those_of_the_column(read: Any, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    from pyarrow import parquet

    table = pa.table(
        {
            "id": ["a"],
            "fee": pa.array([Decimal("900.000")], pa.decimal128(10, 3)),
            "pay": [1e16],
            "rate": pa.array([37.5]).dictionary_encode(),
            "at": pa.array([1_748_856_600_000_000_001], pa.timestamp("ns")),
            "towns": pa.array([[None, "Leeds"]]),
        }
    )
    parquet.write_table(table, tmp_path / "t.parquet")
    (cells,) = read(tmp_path / "t.parquet").cells
    assert cells == {
        "id": "a", "fee": "900.00", "pay": "10000000000000000", "rate": "37.5",
        "at": "2025-06-02T09:30:00.000000001", "towns": '[null, "Leeds"]',
    }  # fmt: skip
    assert [name for name, cell in cells.items() if type(cell) is NumberCell] == ["fee", "pay", "rate"]


def test_damaged_parquet(refused: Any, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    from pyarrow import parquet

    parquet.write_table(pa.table({"id": [1]}), tmp_path / "t.parquet")
    assert "cannot be read" in refused((tmp_path / "t.parquet").read_bytes()[:-20], name="cut.parquet").what
    table = pa.table({"id": list(range(1000)), "text": ["x" * 50] * 1000})
    with pa.ipc.new_stream(str(tmp_path / "t.arrows"), table.schema) as file:
        file.write_table(table)
    assert "cannot be read" in refused((tmp_path / "t.arrows").read_bytes()[:9000], name="cut.arrows").what


def test_an_extra_that_is_missing(refused: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    book = zipped({"xl/workbook.xml": b"x"})
    for name, data, extra in (("t.parquet", b"PAR1", "arrow"), ("t.xlsx", book, "excel")):
        error = refused(data, name=name)
        assert isinstance(error, MissingExtra)
        assert f'pip install "ethicalrecruit[{extra}]"' in error.mend
