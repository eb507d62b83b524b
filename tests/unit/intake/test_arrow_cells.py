"""Values of Arrow to text: nothing is lost, and what no text can hold is told."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethicalrecruit.intake.arrow_cells import Faults, cell_texts, is_number

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

UTC_PLUS = "Europe/London"


def texts(values: list[Any], kind: Any = None) -> list[str]:
    faults: Faults = {}
    found = cell_texts(pa.array(values, kind), "cell", faults)
    assert faults == {}
    return found


@pytest.mark.parametrize(
    ("values", "kind", "expected"),
    [
        ([None, "a", " b "], pa.string(), ["", "a", " b "]),
        (["a", None], pa.large_string(), ["a", ""]),
        (["a", None], pa.string_view(), ["a", ""]),
        ([None, None], pa.null(), ["", ""]),
        ([True, False, None], pa.bool_(), ["true", "false", ""]),
        ([1, -2, None], pa.int8(), ["1", "-2", ""]),
        ([2**64 - 1], pa.uint64(), ["18446744073709551615"]),
        ([900.0, 0.1, -0.0], pa.float64(), ["900", "0.1", "-0"]),
        ([1e16, 1e-5, 1e300], pa.float64(), ["10000000000000000", "0.00001", "1e+300"]),
        ([0.1, 37.5, 900], pa.float32(), ["0.1", "37.5", "900"]),
        ([float("nan"), float("inf")], pa.float64(), ["nan", "inf"]),
        ([Decimal("900.00"), Decimal("0.05")], pa.decimal128(12, 2), ["900.00", "0.05"]),
        ([Decimal("234.500"), Decimal("234.125"), Decimal(900)], pa.decimal128(12, 3), ["234.50", "234.125", "900.00"]),
        ([Decimal(900)], pa.decimal128(20, 0), ["900"]),
        ([Decimal("1e10")], pa.decimal256(40, -5), ["10000000000"]),
        ([date(2025, 6, 2)], pa.date32(), ["2025-06-02"]),
        ([date(2025, 6, 2)], pa.date64(), ["2025-06-02"]),
        ([datetime(2025, 6, 2)], pa.timestamp("s"), ["2025-06-02"]),  # noqa: DTZ001
        ([datetime(2025, 6, 2, 9, 30)], pa.timestamp("us"), ["2025-06-02T09:30:00"]),  # noqa: DTZ001
        ([datetime(2025, 6, 1, 23, 30, tzinfo=UTC)], pa.timestamp("us", UTC_PLUS), ["2025-06-02T00:30:00+01:00"]),
        ([1_748_856_600_000_000_001, None], pa.timestamp("ns"), ["2025-06-02T09:30:00.000000001", ""]),
        ([1_748_856_600_000_000_001], pa.timestamp("ns", "UTC"), ["2025-06-02T09:30:00.000000001+00:00"]),
        ([-1], pa.timestamp("ns"), ["1969-12-31T23:59:59.999999999"]),
        ([time(9, 30)], pa.time32("s"), ["09:30:00"]),
        ([timedelta(seconds=90)], pa.duration("s"), ["90 s"]),
        (["a", "b", "a", None], pa.dictionary(pa.int8(), pa.string()), ["a", "b", "a", ""]),
        (["é".encode(), None], pa.binary(), ["é", ""]),
        ([["Leeds", None], None], pa.list_(pa.string()), ['["Leeds", null]', ""]),
        ([{"sum": Decimal("1.50")}], pa.struct([("sum", pa.decimal128(5, 2))]), ['{"sum": "1.50"}']),
    ],
    ids=str,
)  # fmt: skip
def test_each_type_has_one_text(values: list[Any], kind: Any, expected: list[str]) -> None:
    assert texts(values, kind) == expected


def test_values_that_are_packed_are_those_that_they_stand_for() -> None:
    packed = pa.RunEndEncodedArray.from_arrays([2, 3], ["a", "b"])
    assert cell_texts(packed, "cell", {}) == ["a", "a", "b"]
    name = UUID(int=7)
    known = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([name.bytes], pa.binary(16)))
    assert cell_texts(known, "cell", {}) == [str(name)]


def test_what_no_text_can_hold_is_a_fault_of_its_cell_only() -> None:
    faults: Faults = {}
    assert cell_texts(pa.array([b"\xff", b"a"], pa.binary()), "raw", faults) == ["", "a"]
    assert {at: one.column for at, one in faults.items()} == {0: "raw"}
    faults = {}
    days = pa.array([0, 2**31 - 1], pa.int32()).cast(pa.date32())
    assert cell_texts(days, "day", faults) == ["1970-01-01", ""]
    assert list(faults) == [1]
    faults = {}
    moments = pa.array([2**62, 0], pa.int64()).cast(pa.timestamp("us"))
    assert cell_texts(moments, "moment", faults) == ["", "1970-01-01"]
    assert list(faults) == [0]
    faults = {}
    wrong = pa.StringArray.from_buffers(1, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe"))
    assert cell_texts(wrong, "words", faults) == [""]
    assert list(faults) == [0]


def test_numbers_are_known_by_their_type() -> None:
    numbers = (pa.int8(), pa.uint64(), pa.float16(), pa.decimal256(40, 2), pa.dictionary(pa.int8(), pa.int64()))
    assert all(map(is_number, numbers))
    assert not any(map(is_number, (pa.string(), pa.bool_(), pa.date32(), pa.dictionary(pa.int8(), pa.string()))))


@given(
    st.lists(
        st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)
    )
)
def test_decimals_come_back(values: list[Decimal | None]) -> None:
    assert [Decimal(text) if text else None for text in texts(values, pa.decimal128(38, 6))] == values


@given(st.lists(st.floats(allow_nan=False)))
def test_floats_come_back(values: list[float]) -> None:
    assert [float(text) for text in texts(values, pa.float64())] == values


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_integers_come_back(values: list[int]) -> None:
    assert [int(text) for text in texts(values, pa.int64())] == values


@given(st.lists(st.none() | st.datetimes()))
def test_moments_come_back(values: list[datetime | None]) -> None:
    assert [datetime.fromisoformat(text) if text else None for text in texts(values, pa.timestamp("us"))] == values
