"""Reading tables: whatever is wrong with a row is told and passed over; whatever is wrong with a file is told."""

import csv
import gzip
from functools import partial
from pathlib import Path

import pytest

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.batch.inputs.table import SourceOptions
from ethicalrecruit.batch.records import LONGEST_CELL
from ethicalrecruit.errors import EmptySource, EthicalRecruitError, MappingError, OptionError, UnreadableSource
from ethicalrecruit.intake.row import Reject, Row

packed = partial(gzip.compress, mtime=0)  # the same bytes at any time


def rows_of(
    folder: Path, data: bytes | str, *, delimiter: str | None = None, encoding: str = "utf-8"
) -> tuple[list[Row | Reject], int]:
    path = folder / "table.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with open_inputs([path], SourceOptions(delimiter=delimiter, encoding=encoding)) as inputs:
        (table,) = inputs.tables
        return list(table.rows()), table.blank


def cells_of(rows: list[Row | Reject]) -> list[dict[str, str] | None]:
    return [dict(row.cells) if isinstance(row, Row) else None for row in rows]


def test_rows_know_their_line_and_byte(tmp_path: Path) -> None:
    rows, blank = rows_of(tmp_path, 'a,b\n1,"x\ny"\n\n,\n2,ä\n3,z\n')
    assert [(row.number, row.line, row.offset) for row in rows if isinstance(row, Row)] == [
        (1, 2, 4), (2, 6, 15), (3, 7, 20),
    ]  # fmt: skip
    assert blank == 2
    assert rows[0].cells["b"] == "x\ny"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"\xef\xbb\xbfa,b\n1,2\n", "utf-8"),
        (b"\xef\xbb\xbfa,b\r\n1,2\r\n", "utf-8-sig"),
        ("a,b\n1,2\n".encode("utf-16"), "utf-16"),
        (b"a,b\r1,2\r", "utf-8"),
        (b"\xef\xbb\xbfa,b\r1,2", "utf-8"),
        (b"a\tb\n1\t2", "latin-1"),
        (b"a|b\n1|2", "cp1252"),
        (b"a;b\n1;2", "shift_jis"),
        (packed(b"a,b\n1,2\n"), "utf-8"),
        (b'\n\n"a","b"\n1,2', "utf-8"),
    ],
)
def test_all_these_are_the_same_table(tmp_path: Path, data: bytes, encoding: str) -> None:
    rows, _ = rows_of(tmp_path, data, encoding=encoding)
    assert cells_of(rows) == [{"a": "1", "b": "2"}]


def test_lines_that_end_in_different_ways(tmp_path: Path) -> None:
    rows, _ = rows_of(tmp_path, b"a,b\r\n1,2\r3,4\n5,6")
    assert [(row.line, row.offset) for row in rows] == [(2, 5), (3, 9), (4, 13)]


@pytest.mark.parametrize(
    ("data", "good", "words"),
    [
        ('a,b\n1,2\n3,"cut here\nand more', [1], "ends inside a quoted cell (lines 3 to 4)"),
        ('a,b\n1,"x\n2,y\n3,z\n', [2, 3], "never closed"),
        ('a,b\n1,"x\n2,"y"\n3,z\n', [2, 3], "never closed"),
        ('a,b\n1,"x\n2,"one\ntwo"\n3,z\n', [2, 3], "never closed"),
        ('a,b\n1,"x"y\n2,z\n', [2], "after a closing quotation mark (line 2)"),
        ("a,b\n1\n2,z\n", [2], "1 cell, the header 2"),
        ("a,b\n1,2,3\n2,z\n", [2], "3 cells, the header 2"),
        (b"a,b\n1,\x002\n2,z\n", [2], "NUL"),
        (b"a,b\n1,\xff\n2,z\n", [2], "Byte 6 is not utf-8"),
        ("a,b\n1," + "x" * (LONGEST_CELL + 1) + "\n2,z\n", [2], "more than 1,000,000 characters"),
        ('a,b\n1,"' + "x\n" * LONGEST_CELL + '"\n2,z\n', [2], "more than"),
        ("a,b\n1," + "x" * 4_100_000 + "\n2,z\n", [2], "more than 4,000,000 bytes"),
    ],
)
def test_one_bad_row_is_one_reject(tmp_path: Path, data: str | bytes, good: list[int], words: str) -> None:
    rows, _ = rows_of(tmp_path, data)
    rejects = [row for row in rows if isinstance(row, Reject)]
    assert len(rejects) == 1
    assert words in rejects[0].reason
    assert rejects[0].mend
    assert [row.number for row in rows if isinstance(row, Row)] == good


def test_a_cell_of_the_greatest_length_is_read(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    rows, _ = rows_of(tmp_path, "a,b\n1," + "x" * LONGEST_CELL + "\n")
    assert isinstance(rows[0], Row)
    assert csv.field_size_limit() == before


def test_rejects_show_the_row_with_personal_data_covered(tmp_path: Path) -> None:
    rows, _ = rows_of(tmp_path, "id,contact\n1,Ama Sample,ama@example.org\n")
    assert isinstance(rows[0], Reject)
    assert dict(rows[0].cells) == {"id": "1", "contact": "•" * 10, "(cell 3)": "•" * 15}


def test_columns_without_a_name_get_one(tmp_path: Path) -> None:
    rows, _ = rows_of(tmp_path, "a,,c,d\n1,2,3,4\n")
    assert list(rows[0].cells) == ["a", "(column 2)", "c", "d"]


@pytest.mark.parametrize(
    ("data", "options", "kind", "words"),
    [
        (b"", {}, EmptySource, "empty"),
        (b"\n\n \n", {}, EmptySource, "empty"),
        (b"a,b\n", {"delimiter": "xx"}, OptionError, "cannot divide"),
        (b"a,b\n", {"encoding": "hex"}, OptionError, "no encoding"),
        (b"a,b\n", {"encoding": "unicode_escape"}, OptionError, "no encoding"),
        (b"a,b\n", {"encoding": "utf-9"}, OptionError, "no encoding"),
        (b"a,b;c\n1,2;3\n", {}, UnreadableSource, "comma and semicolon"),
        (b"a,a\n1,2\n", {}, MappingError, 'more than one column "a"'),
        (b'"a,"x\n1\n', {}, UnreadableSource, "header cannot be read"),
        (b"\xff,b\n1,2\n", {}, UnreadableSource, "Byte 0"),
        (b"PK\x03\x04", {}, UnreadableSource, "archive cannot be read"),
        (b"PAR1", {}, UnreadableSource, "Parquet"),
        ("a,b\n1,2\n".encode("utf-16"), {}, UnreadableSource, "State the encoding utf-16"),
        (b"\xff\xfea\x00,\x00b", {"encoding": "utf-16"}, UnreadableSource, "not utf-16"),
        (packed(b"a,b\n1,2\n" * 1000)[:-20], {}, UnreadableSource, "cannot be read on"),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, data: bytes, options: dict[str, str], kind: type[EthicalRecruitError], words: str
) -> None:
    with pytest.raises(EthicalRecruitError) as caught:
        rows_of(tmp_path, data, **options)
    assert type(caught.value) is kind
    assert words in str(caught.value)


def test_a_stated_delimiter_wins(tmp_path: Path) -> None:
    rows, _ = rows_of(tmp_path, "a,b;c\n1,2;3\n", delimiter="semicolon")
    assert cells_of(rows) == [{"a,b": "1,2", "c": "3"}]
