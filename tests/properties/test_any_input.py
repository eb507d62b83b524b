"""Any bytes under any name are either refused with a way to mend them, or every row is there once, good or rejected."""

import gzip
import io
import json
import tempfile
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.intake.row import Reject, Row

NAMES = ("t.csv", "t.tsv", "t.jsonl", "t.json", "t.xlsx", "t.parquet", "t.zip", "t.gz", "t.html", "t")
STARTS = (
    b"",
    b"id,text\n",
    b"sep=;\n",
    b"[",
    b'{"id":1}\n',
    b"PAR1",
    b"ARROW1\0\0",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xff\xfe",
)
PIECES = st.sampled_from([
    b",", b";", b"\n", b"\r", b'"', b"'", b"\0", b"\xff", b"{", b"}", b"[", b"]", b":", b"a", b"1", b"\xc3\xa4",
    b"Total", b"id", b"null", b" ", b"\t", b"<html>", b"\\ud800", b"=",
])  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(max_size=3), below, max_size=3),
    max_leaves=8,
)


def accounted(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        try:
            with open_inputs([path]) as inputs:
                before = 0
                for table in inputs.tables:
                    for number, row in enumerate(table.rows(before), start=before + 1):
                        assert (row.number if isinstance(row, Row) else row.row) == number
                        assert row.input == table.name
                        if isinstance(row, Reject):
                            assert row.reason
                        json.dumps(dict(row.cells), ensure_ascii=False).encode()
                        before = number
        except EthicalRecruitError as error:
            told = error
        else:
            return
    assert told.what.endswith(".")
    assert told.mend


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STARTS), st.lists(PIECES | st.binary(max_size=4), max_size=30), st.sampled_from(NAMES))
@example(b"id,text\n", [b"\xff\xfe"], "t.csv")
def test_any_bytes_under_any_name(start: bytes, pieces: list[bytes], name: str) -> None:
    accounted(start + b"".join(pieces), name)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(JSON, min_size=1, max_size=4), st.booleans())
def test_any_json(records: list[object], as_list: bool) -> None:  # noqa: FBT001  # drawn
    if as_list:
        accounted(json.dumps(records).encode(), "t.json")
    else:
        accounted("\n".join(map(json.dumps, records)).encode(), "t.jsonl")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=20), st.integers(0, 200), st.integers(0, 255), st.sampled_from(("gz", "zip")))
def test_packed_files_that_are_damaged(pieces: list[bytes], place: int, byte: int, packing: str) -> None:
    table = b"id,text\n" + b"".join(pieces)
    if packing == "gz":
        data = bytearray(gzip.compress(table, mtime=0))
    else:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("t.csv"), table)
        data = bytearray(packed.getvalue())
    data[place % len(data)] = byte
    accounted(bytes(data), f"t.{packing}")
