"""What is written to a table of a run comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethicalrecruit.batch.csv_cells import csv_line, csv_rows

CELLS = st.text(st.sampled_from(["a", "'", '"', ",", ";", "\n", "\r", "\t", " ", "=", "-", "@", "\uff1d", "é", "\x00"]))


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5))
def test_cells_come_back(rows: list[list[str]]) -> None:
    text = "".join(csv_line(row) for row in rows)
    with io.StringIO(text, newline="\n") as file:
        assert list(csv_rows(file)) == rows


@given(st.lists(CELLS.filter(lambda cell: "\x00" not in cell), min_size=2, max_size=4))
def test_other_readers_see_the_same_cells_but_for_the_apostrophe(cells: list[str]) -> None:
    (read,) = csv.reader(io.StringIO(csv_line(cells), newline=""))
    for cell, seen in zip(cells, read, strict=True):
        assert seen in (cell, f"'{cell}")
        assert not seen.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_apostrophe_of_its_own_is_told_from_ours() -> None:
    assert csv_line(["=1", "'=1", "'s", "''=1"]) == "'=1,''=1,'s,'''=1\n"


def test_a_table_that_was_cut_off_is_told() -> None:
    with pytest.raises(ValueError, match="not closed"):
        list(csv_rows(['a,"b\n']))


def test_a_cell_of_many_lines_is_read_in_one_go() -> None:
    text = csv_line(["x\n" * 200_000, 1])
    (row,) = csv_rows(io.StringIO(text, newline="\n"))
    assert row == ["x\n" * 200_000, "1"]
