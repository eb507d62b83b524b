"""Any file at all: every row is audited or rejected, and nothing but our own errors leaves."""

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ethicalrecruit.batch.inputs.opening import open_inputs
from ethicalrecruit.batch.inputs.table import SourceOptions
from ethicalrecruit.batch.run import audit
from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.intake.own_columns import OWN_COLUMNS
from ethicalrecruit.rulebook.loader import load_book

BOOK = load_book()
COLUMNS = st.lists(st.sampled_from([*OWN_COLUMNS, "colour"]), min_size=1, max_size=6, unique=True)
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "", "yes", "no", "NA", "NO", "Ghana", "GB", "England", "2026-01-02", "9999-12-31", "2000-02-30", "900",
            "GBP 900", "EUR", "1,234", "0", "-1", "1e999", "1000000000000000", "0.00000001", "168", "worker", "agency",
            "none", "money", "sex", "FEE_PLACEMENT", "month", "named", "event", "visa; agency_fee", "en", "2221", "ad",
            "A fee of GBP 900 is payable by the candidate.", "Nurses for London, England. No fees.",
        ]
    ),
)  # fmt: skip
FRAGMENTS = st.lists(
    st.sampled_from(['"', ",", ";", "\n", "\r", "\r\n", "\0", "a", "id", "text", "1", " ", "\ufeff", "é", "\u2028"]),
    max_size=40,
).map("".join)


def reconciled(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "table.csv").write_bytes(data)
        try:
            result = audit(BOOK, folder / "table.csv", folder / "run")
        except EthicalRecruitError:
            return
        assert result.rows == result.audited + result.rejected
        with (folder / "run" / "rows.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["row"] for row in rows] == [str(number) for number in range(1, result.rows + 1)]
        with (folder / "run" / "rejects.csv").open(encoding="utf-8", newline="") as file:
            rejects = list(csv.DictReader(file))
        assert len(rejects) == result.rejected
        assert not [reject["reason"] for reject in rejects if "fault in the library" in reject["reason"]]
        for line in (folder / "run" / "findings.jsonl").read_text(encoding="utf-8").splitlines():
            json.loads(line)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=200), FRAGMENTS.map(str.encode)))
@example(b'id\n"\n')
@example(b"id\n\r\n\r")
def test_any_bytes(data: bytes) -> None:
    reconciled(b"id,text\n" + data)
    reconciled(data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(COLUMNS, st.data())
def test_any_cells_in_our_columns(columns: list[str], data: st.DataObject) -> None:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    for _ in range(data.draw(st.integers(1, 3))):
        writer.writerow([data.draw(CELLS) for _ in columns])
    reconciled(file.getvalue().encode("utf-8", "replace"))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), min_size=1, max_size=6))
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    clean = [
        [cell.encode("utf-8", "replace").decode().replace("\0", "").replace("\r", "") for cell in row] for row in rows
    ]
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b"], *clean])
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "table.csv"
        path.write_bytes(file.getvalue().encode())
        with open_inputs([path], SourceOptions(delimiter=",", encoding="utf-8", header_line=1)) as inputs:
            found = [list(row.cells.values()) for row in inputs.tables[0].rows()]
    rejects = (["a", "b"],)  # the header once more
    assert [row for row in found if row not in rejects] == [
        row for row in clean if any(cell.strip() for cell in row) and row not in rejects
    ]
