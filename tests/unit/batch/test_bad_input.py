"""Whatever can be wrong with a table of text or JSON; docs/reference/bad-input.md has a line for each test here."""

import csv
import html
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.batch.records import LONGEST_CELL
from ethicalrecruit.batch.run import audit
from ethicalrecruit.errors import EmptySource, MappingError, OptionError, UnreadableSource
from ethicalrecruit.rulebook.book import RuleBook

GERMAN = "Pflegekräfte für Krankenhäuser; Größe egal, Unterkunft möglich, Straße"
FRENCH = "Infirmières recherchées à Genève, salaire élevé, être embauché, où"
POLISH = "Pielęgniarki do pracy w Niemczech, łączna płaca, opłata za wizę, święta, żądanie"


def lines(run: Path, name: str) -> list[dict[str, str]]:
    with (run / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Encodings


def test_a_mark_of_utf_8(read: Any) -> None:
    assert read(b"\xef\xbb\xbfid,text\n1,x\n").cells == [{"id": "1", "text": "x"}]


def test_utf_16(read: Any) -> None:
    for encoding, told in (("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be")):
        found = read("id,text\n1,Größe\n".encode(encoding))
        assert found.cells == [{"id": "1", "text": "Größe"}]
        assert found.told["encoding"] == told


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (FRENCH, "cp1252"), (POLISH, "cp1250"), (POLISH, "iso8859-2"), (GERMAN, "cp850")],
)
def test_a_legacy_encoding(read: Any, text: str, encoding: str) -> None:
    pytest.importorskip("chardet", reason="the extra detect is not installed")
    found = read(f'id,text\n1,"{text}"\n'.encode(encoding))
    assert found.cells == [{"id": "1", "text": text}]
    assert "detected (chardet" in found.told["encoding_by"]
    assert "encoding was detected as" in found.notes


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850", "iso8859-15"])
def test_english_with_hardly_more_than_pounds(read: Any, encoding: str) -> None:
    pytest.importorskip("chardet", reason="the extra detect is not installed")
    texts = [
        "Care assistants\u2019 jobs \u2013 \u201cfree\u201d flights\u2026",
        "Placement fee \u00a3900",
        "Pay \u00a312.50",
    ] * 4
    texts = [text.encode(encoding, "ignore").decode(encoding) for text in texts]
    found = read(table_of(texts).encode(encoding))
    assert [cells["text"] for cells in found.cells] == texts


def test_romanian_in_its_own_encoding(read: Any) -> None:
    pytest.importorskip("chardet", reason="the extra detect is not installed")
    texts = ["\u00cengrijitori b\u0103tr\u00e2ni \u00een Austria, f\u0103r\u0103 comision"] * 4
    assert [cells["text"] for cells in read(table_of(texts).encode("iso8859-16")).cells] == texts


def table_of(texts: list[str]) -> str:
    return "id,text\n" + "".join(f'1,"{text}"\n' for text in texts)


def test_an_encoding_that_cannot_be_told(refused: Any) -> None:
    error = refused(b"id,text\n1,\xff\xfe\n")
    assert isinstance(error, UnreadableSource)
    assert "not UTF-8 (first at byte 10)" in error.what
    assert "--encoding" in error.mend


def test_an_encoding_without_the_extra(refused: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chardet", None)
    error = refused(f"id,text\n1,{FRENCH}\n".encode("cp1252"))
    assert 'pip install "ethicalrecruit[detect]"' in error.mend


def test_a_stated_encoding(read: Any, refused: Any) -> None:
    assert read(f'id,text\n1,"{FRENCH}"\n'.encode("cp1252"), encoding="latin-1").cells[0]["text"] == FRENCH
    assert isinstance(refused(b"id\n1\n", encoding="utf-9"), OptionError)


def test_a_few_bytes_that_are_not_utf_8(read: Any) -> None:
    good = "".join(f"{number},Größe\n" for number in range(8))
    found = read(f"id,text\n{good}".encode() + b"9,\xff\n")
    assert len(found.rows) == 8
    assert found.reasons == ["Byte 90 is not utf-8."]
    assert "1 line holds bytes that are not UTF-8" in found.notes


def test_nul_bytes(read: Any, refused: Any) -> None:
    assert read(b"id,text\n1,a\x00b\n2,x\n").reasons == ["The row holds NUL bytes."]
    assert "NUL" in refused(b"\x01\x00\x02\x00\x00\x03" * 50).what


# Dialects


def test_a_delimiter_that_the_header_shows(read: Any) -> None:
    for sign in ",;\t|":
        assert read(f"id{sign}text\n1{sign}x\n").cells == [{"id": "1", "text": "x"}]


def test_a_header_with_two_delimiters(read: Any) -> None:
    pytest.importorskip("clevercsv", reason="the extra detect is not installed")
    found = read('id;"t,x";pay, monthly;text\n1;ab;"5, x";"foo; bar"\n2;ab;6;foo\n')
    assert found.cells[0] == {"id": "1", "t,x": "ab", "pay, monthly": "5, x", "text": "foo; bar"}
    assert "detected (clevercsv" in found.told["delimiter_by"]
    assert "The delimiter is semicolon" in found.notes


def test_a_delimiter_that_cannot_be_told(refused: Any, read: Any) -> None:
    table = "id,a;b\n1,2;3\n4,5;6\n"
    error = refused(table)
    assert "comma and semicolon" in error.what
    assert "--delimiter" in error.mend
    assert read(table, delimiter="semicolon").cells[0] == {"id,a": "1,2", "b": "3"}


def test_a_delimiter_without_the_extra(refused: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "clevercsv.consistency", None)
    assert 'pip install "ethicalrecruit[detect]"' in refused("id,a;b\n1,2;3\n").mend


def test_a_line_that_says_sep(read: Any) -> None:
    found = read("sep=;\nid;text\n1;a,b\n")
    assert found.cells == [{"id": "1", "text": "a,b"}]
    assert found.rows[0].line == 3
    assert "what you stated holds" in read("sep=,\nid;text\n1;x\n", delimiter=";").notes


def test_single_quotation_marks(read: Any) -> None:
    assert read("id;text\n1;'a;b'\n", quote="single").cells == [{"id": "1", "text": "a;b"}]
    assert read('id;text\n1;"a\n', quote="none").cells == [{"id": "1", "text": '"a'}]


def test_quotation_marks_behind_a_backslash(read: Any) -> None:
    (reject,) = read('id,text\n1,"Fee \\"900\\", GBP"\n2,x\n').rejects
    assert "backslash" in reject.mend
    (other,) = read('id,text\n1,"Fee "900", GBP"\n2,x\n').rejects
    assert "backslash" not in other.mend


def test_a_sheet_that_is_stated_for_no_workbook(read: Any) -> None:
    assert "plays no part" in read("id,text\n1,x\n", sheet="Posts").notes
    assert "plays no part" not in read("id,text\n1,x\n").notes


def test_lines_that_end_with_a_return(read: Any) -> None:
    assert read(b"id,text\r1,x\r2,y\r").cells == [{"id": "1", "text": "x"}, {"id": "2", "text": "y"}]


def test_line_ends_inside_quotation_marks(read: Any) -> None:
    assert read('id,text\n1,"a\nb"\n').cells == [{"id": "1", "text": "a\nb"}]


# Headers and rows that are none


def test_lines_before_the_header(read: Any) -> None:
    found = read("Vacancies 2026\nAs of,1 May\n\nref,job,pay,town\n1,Nurse,2000,Leeds\n2,Carer,3000,York\n")
    assert [row["job"] for row in found.cells] == ["Nurse", "Carer"]
    assert found.told["header_line"] == "4"
    assert "header stands on line 4" in found.notes


@pytest.mark.parametrize("title", ["Agency,Harbour Staffing,,,", "Ministry,Health,,,", "Text,,,,"])
def test_lines_before_the_header_that_hold_one_of_our_names(read: Any, title: str) -> None:
    found = read(
        f"{title}\nExported,1 May,,,\nid,job_title,destination,employer,text\n1,Nurse,GB,NHS,x\n2,Carer,GB,NHS,y\n"
    )
    assert found.told["header_line"] == "3"
    assert [row["job_title"] for row in found.cells] == ["Nurse", "Carer"]


def test_a_header_that_is_outdone_by_a_later_line(refused: Any, read: Any) -> None:
    table = "agency,a,b,c,d\n1,2,3,4,5\nid,job_title,destination,employer,text\n1,Nurse,GB,NHS,x\n2,Carer,GB,NHS,y\n"
    assert "--header-line" in refused(table).mend
    assert len(read(table, header_line=1).rows) == 4


def test_a_header_that_cannot_be_told(refused: Any, read: Any) -> None:
    table = "Vacancies 2026\n1,2,3\nref,job,town\n1,Nurse,Leeds\n2,Carer,York\n"
    assert "--header-line" in refused(table).mend
    assert read(table, header_line=3).cells[0] == {"ref": "1", "job": "Nurse", "town": "Leeds"}
    assert isinstance(refused(table, header_line=0), OptionError)
    assert isinstance(refused(table, header_line=99), EmptySource)


def test_the_header_once_more(read: Any) -> None:
    found = read("id,text\n1,x\nid,text\n2,y\n")
    assert len(found.rows) == 2
    assert found.reasons == ["This row is the header once more, not an ad."]


def test_a_row_of_sums(read: Any) -> None:
    found = read("ref,job,pay\n1,Nurse,2000\nTotal,,2000\nSumme:,,\n")
    assert found.reasons == ["This looks like a row of sums, not an ad."]
    assert found.cells[-1]["ref"] == "Summe:"  # nothing but a word is no sum


def test_a_column_that_stands_twice(refused: Any) -> None:
    error = refused("id,id\n1,2\n")
    assert isinstance(error, MappingError)
    assert '"id"' in error.what


def test_a_column_without_a_name(read: Any) -> None:
    assert read("id,,\n1,2,3\n").cells == [{"id": "1", "(column 2)": "2", "(column 3)": "3"}]


def test_too_many_columns(read: Any, refused: Any) -> None:
    names = ",".join(f"c{number}" for number in range(2000))
    assert len(read(f"{names}\n{names.replace('c', '')}\n").cells[0]) == 2000
    assert "2,001 columns" in refused(f"{names},more\n1\n").what


def test_rows_of_other_lengths(read: Any) -> None:
    found = read("id,text\n1\n2,x,y\n3,z\n")
    assert found.reasons == ["The row has 1 cell, the header 2.", "The row has 3 cells, the header 2."]
    assert len(found.rows) == 1


def test_blank_lines(read: Any) -> None:
    found = read("id,text\n\n1,x\n , \n")
    assert (len(found.rows), found.blank) == (1, 2)


def test_a_quotation_mark_that_stays_open(read: Any) -> None:
    found = read('id,text\n1,"x\n2,y\n3,z\n')
    assert found.reasons == ["A quotation mark in this row is never closed."]
    assert len(found.rows) == 2


def test_a_file_cut_inside_a_cell(read: Any) -> None:
    found = read('id,text\n1,x\n2,"cut here\nand mo')
    assert found.reasons == ["The file ends inside a quoted cell (lines 3 to 4)."]


def test_a_cell_that_is_too_long(read: Any) -> None:
    found = read("id,text\n1," + "x" * (LONGEST_CELL + 1) + "\n2,y\n")
    assert "more than 1,000,000 characters" in found.reasons[0]
    assert len(found.rows) == 1
    assert len(found.rejects[0].cells["(row)"]) < 5000


def test_an_empty_table(refused: Any, book: RuleBook, tmp_path: Path) -> None:
    assert isinstance(refused(b""), EmptySource)
    assert isinstance(refused(b"\n \n"), EmptySource)
    (tmp_path / "head.csv").write_text("id,text\n", encoding="utf-8")
    with pytest.raises(EmptySource, match="a header and no row"):
        audit(book, tmp_path / "head.csv", tmp_path / "run")


# JSON


def test_a_line_that_is_no_json(read: Any) -> None:
    found = read('{"id":1}\nnope\n[1]\n{} {}\n{"id":2}\n', name="t.jsonl")
    assert [row["id"] for row in found.cells] == ["1", "2"]
    assert [reject.line for reject in found.rejects] == [2, 3, 4]


def test_a_key_that_stands_twice(read: Any) -> None:
    assert read('{"id":1,"id":2}\n{"id":3}\n', name="t.jsonl").reasons == ['The key "id" stands twice in one object.']


def test_numbers_of_json(read: Any) -> None:
    found = read('{"a":1e400,"b":0.10,"c":123456789012345678901,"d":true,"e":null}\n{"a":NaN}\n', name="t.jsonl")
    assert found.cells == [{"a": "1e400", "b": "0.10", "c": "123456789012345678901", "d": "true", "e": ""}]
    assert found.reasons == ["NaN is no number in JSON."]


def test_half_a_character(read: Any) -> None:
    found = read('{"a":"\\ud800"}\n{"a":"x\\u0000"}\n', name="t.jsonl")
    assert found.reasons == ["The cell holds half of a character.", "The cell holds NUL characters."]
    assert all(json.dumps(dict(one.cells), ensure_ascii=False).encode() for one in found.rejects)


def test_records_with_different_keys(read: Any) -> None:
    found = read('[{"id":1,"pay":{"amount":5}},\n{"id":2,"towns":["Leeds"]}]', name="t.json")
    assert found.tables[0].header == ("id", "pay.amount", "towns.0")
    assert found.cells[1] == {"id": "2", "pay.amount": "", "towns.0": "Leeds"}
    flat_then_deep = read('{"pay":1}\n{"pay":{"amount":2}}\n', name="t.jsonl")
    assert flat_then_deep.cells == [{"pay": "1", "pay.amount": ""}, {"pay": "", "pay.amount": "2"}]


def test_too_many_keys(refused: Any) -> None:
    record = json.dumps({f"k{number}": 1 for number in range(2001)})
    assert "2,000 different keys" in refused(record + "\n" + record, name="t.jsonl").what


def test_a_list_that_is_cut(refused: Any) -> None:
    error = refused('[{"id":1},\n{"id":2}\n', name="t.json")
    assert "ends inside the list" in error.what
    assert error.where == "t.json:3"


def test_an_object_around_the_records(refused: Any) -> None:
    assert 'the list "results"' in refused('{"results":[{"id":1}]}', name="t.json").what


def test_json_that_is_nested_too_deep(read: Any) -> None:
    deep = '{"a":' * 50 + "1" + "}" * 50
    deeper = '{"a":' * 100_000 + "1" + "}" * 100_000
    assert len(read(f'{{"id":1}}\n{deep}\n{deeper}\n', name="t.jsonl").rejects) == 2


def test_postings_and_offers_among_records(read: Any) -> None:
    posting = '{"@type":"JobPosting","title":"Nurse"}'
    assert read(f"{posting}\n{posting}\n", name="t.jsonl").tables[0].documents
    mixed = read(f'{posting}\n{{"id":1}}\n', name="t.jsonl")
    assert not mixed.tables[0].documents
    assert "1 of 2 records" in mixed.notes
    assert not read(f"{posting}\n", name="t.jsonl", mapped=True).tables[0].documents


# Cells


def test_cells_of_an_audit(book: RuleBook, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    rows = [
        "id,posted_on,pay_amount,pay_currency,pay_period,destination_country,text",
        "=1+1,2026-01-31,,,,NO,Nurse",
        "2,2026-02-30,,,,,Nurse",
        "3,03/04/2026,,,,,Nurse",
        "4,,1e400,GBP,month,,Nurse",
        "5,,\u0662\u0660\u0660\u0660,GBP,month,,Nurse",
        ",,,,,NA,Nurse",
        ",,,,,NA,Nurse",
        "8,,,,,,Nurse",
        "8,,,,,,Nurse",
    ]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    result = audit(book, table, tmp_path / "run")
    assert result.rows == result.audited + result.rejected == 9
    rejects = {one["row"]: (one["column"], one["mend"]) for one in lines(tmp_path / "run", "rejects.csv")}
    assert {row: column for row, (column, _) in rejects.items()} == {
        "2": "posted_on", "3": "posted_on", "4": "pay_amount", "5": "pay_amount",
    }  # fmt: skip
    assert all(mend for _, mend in rejects.values())
    told = lines(tmp_path / "run", "rows.csv")
    assert told[0]["id"] == "'=1+1"
    assert {one["input"] for one in told} == {"t.csv"}
    assert told[6]["duplicate_of"] == "6"
    assert told[8]["duplicate_of"] == "8"


def test_html_in_a_text(book: RuleBook, tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    text = "<p>Nurses wanted for Leeds.</p><p>Processing fee: &pound;<b>900</b>, payable by the candidate.</p>"
    texts = (text, html.escape(text), "Nurses for Leeds. A [processing fee](a.html) of **£900**, payable by you.")
    table.write_text("".join(json.dumps({"text": one}) + "\n" for one in texts), encoding="utf-8")
    assert audit(book, table, tmp_path / "run").audited == len(texts)
    costs = lines(tmp_path / "run", "costs.csv")
    assert [(one["amount_high"], one["currency"], one["payer"]) for one in costs] == [("900", "GBP", "worker")] * 3
