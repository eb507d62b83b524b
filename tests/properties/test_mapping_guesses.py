"""No cell becomes a value by a guess, and every mapping that is proposed loads or says that it names nothing."""

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from ethicalrecruit.errors import MappingError
from ethicalrecruit.intake.cell_days import day_in
from ethicalrecruit.intake.cell_faults import CellError
from ethicalrecruit.intake.cell_memo import ColumnUse, converted
from ethicalrecruit.intake.cell_numbers import THOUSANDS, number_in
from ethicalrecruit.intake.cell_values import Amount, Names, Style
from ethicalrecruit.intake.mapping_file import load_mapping
from ethicalrecruit.intake.mapping_guess import Level
from ethicalrecruit.intake.mapping_suggest import suggest_mapping
from ethicalrecruit.intake.mapping_text import mapping_text
from ethicalrecruit.intake.own_columns import OWN_COLUMNS
from ethicalrecruit.intake.row import Row
from ethicalrecruit.rulebook.loader import load_book

BOOK = load_book()
NAMES = Names.of(BOOK.tables.countries, BOOK.tables.costs)
DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))
SIGNS = st.sampled_from("/.-")
DIGITS = st.text("0123456789.,' -+eE%()kK\u00a0\u0663\uff19", max_size=14)
HEADERS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "id", "Gehalt", "Salary (GBP)", "Visa fee", "Medical exam", "Who pays", "Datum", "Veröffentlicht", "Land",
            "posted_on", "text", "Description", "title", "datePosted", "hiringOrganization", "validThrough", "jobId",
            "cost_1_payer", "cost_1_item", "pay_period", "Salary min", "Salary", "Type de contrat", "kind", "language",
            "occupation", "a: b", "#x", "- y", "no", "null", '"', "'", "{a}", "[b]", "\u2028", "x\ty", "&a", "*b", "!c",
        ]
    ),
)  # fmt: skip
CELLS = st.one_of(
    st.text(max_size=10),
    st.sampled_from(
        [
            "", "n/a", "-", "yes", "nein", "NA", "Ghana", "Kongo", "2026-01-02", "03/04/2025", "13/04/2025", "45000",
            "900", "1,234", "1.234,50", "£ 900", "EUR 5", "worker", "Candidate", "CDI", "month", "mtl.", "2221", "en",
            "word " * 60, "#REF!", "1e400", "x: y", "\n", "\u202e",
        ]
    ),
)  # fmt: skip


def read(cell: str, style: str | None) -> date | None:
    try:
        return day_in(cell, style)
    except CellError:
        return None


def number(cell: str, decimal: str | None, thousands: str | None = None) -> Decimal | None:
    try:
        return number_in(cell, decimal, thousands)
    except CellError:
        return None


@given(DAYS, SIGNS)
def test_a_date_is_read_in_the_stated_order_or_not_at_all(day: date, sign: str) -> None:
    for order in ("dmy", "mdy", "ymd"):
        parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year}"}
        written = sign.join(parts[part] for part in order)
        assert read(written, order) == day
        if written != day.isoformat():
            assert read(written, None) is None
        for other in {"dmy", "mdy", "ymd"} - {order}:
            # In another order it is another day or none; it is never told from the cell which one was meant.
            assert read(written, other) in (None, day) or {order, other} == {"dmy", "mdy"} or written == day.isoformat()


@given(st.text("0123456789/.- ", max_size=12))
def test_without_an_order_only_iso_dates_are_days(cell: str) -> None:
    found = read(cell, None)
    assert found is None or found.isoformat() == cell


@given(DAYS)
def test_days_that_spreadsheets_counted_are_read_only_where_that_is_stated(day: date) -> None:
    serial = str((day - date(1899, 12, 30)).days)
    assume(int(serial) > 1000)
    assert read(serial, "excel") == day
    assert all(read(serial, style) is None for style in (None, "dmy", "mdy", "ymd"))


@settings(max_examples=400)
@given(DIGITS)
@example("1,234")
@example("1.234")
@example("1,50,000")
@example("12 345,678")
@example("0.001")
@example("0,001,000")
def test_a_number_without_a_stated_sign_reads_the_same_whatever_the_sign_would_be(cell: str) -> None:
    plain = number(cell, None)
    if plain is not None:
        assert {number(cell, sign) for sign in ".,"} - {None} <= {plain}
        assert {number(cell, None, sign) for sign in THOUSANDS} - {None} <= {plain}


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_one_group_of_three_is_never_read_without_a_statement(whole: int, rest: int, sign: str) -> None:
    cell = f"{whole}{sign}{rest:03}"
    assert number(cell, None) is None
    assert {number(cell, "."), number(cell, ",")} == {Decimal(f"{whole}.{rest:03}"), Decimal(f"{whole}{rest:03}")}
    fee = converted(cell, ColumnUse("fee", OWN_COLUMNS["pay_amount"], Style()), NAMES)
    assert not isinstance(fee, Amount)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HEADERS.filter(str.strip), min_size=1, max_size=7, unique_by=str.strip), st.data())
def test_every_proposal_loads_and_states_only_what_cells_prove(header: list[str], data: st.DataObject) -> None:
    names = tuple(name.strip() for name in header)
    table = [[data.draw(CELLS) for _ in names] for _ in range(data.draw(st.integers(1, 4)))]
    rows = [Row(at + 1, dict(zip(names, cells, strict=True)), at + 2) for at, cells in enumerate(table)]
    found = suggest_mapping(names, rows, NAMES)
    assert [one.column for one in found.guesses] == list(names)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mapping.yaml"
        path.write_text(mapping_text(found, "table.csv"), encoding="utf-8", errors="surrogateescape")
        if found.usable:
            mapping = load_mapping(path, NAMES).fit(names)
            for row in rows:
                mapping.document(row, NAMES)
        else:
            with pytest.raises(MappingError, match="names no column"):
                load_mapping(path, NAMES)
    for at, guess in enumerate(found.guesses):
        cells = [row[at].strip() for row in table]
        if guess.active and guess.candidates[0].style.get("days") == "dmy":
            assert any(read(cell, "dmy") and not read(cell, "mdy") for cell in cells)
        if guess.active and guess.candidates and guess.candidates[0].to == "posted_on":
            assert guess.candidates[0].style.get("days") or not any(
                read(cell, "dmy") and read(cell, "mdy") and not read(cell, None) for cell in cells
            )
        assert guess.level is not Level.LOOK or guess.why
