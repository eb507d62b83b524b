"""Values of Arrow columns as the text of cells, without loss; a value that no text can hold is a fault of its cell."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ethicalrecruit.intake.row import CellFault

if TYPE_CHECKING:
    import pyarrow as pa

_CENTS = 2
_FURTHEST_PLACE = 22
_THOUSAND = 1000

Faults = dict[int, CellFault]
"""What is wrong with the cells of a column, by their place in it, counted from 0."""


def is_number(kind: "pa.DataType") -> bool:
    """Whether values of this type are numbers, so that a point in their text can only mark the decimals."""
    import pyarrow as pa  # noqa: PLC0415  # an extra

    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        return is_number(kind.value_type)
    if isinstance(kind, pa.BaseExtensionType):
        return is_number(kind.storage_type)
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def cell_texts(column: "pa.Array", name: str, faults: Faults) -> list[str]:
    """The text of every value of a column; null is "".

    Booleans become true and false, dates and times their ISO form; a time without a zone at midnight is a date.
    Numbers have a point before their decimals and no exponent, unless they are far from any sum of money; a decimal
    keeps its zeros up to the second place. Lists and structures become JSON. Bytes are UTF-8.

    Args:
        column: the column, or a stretch of it.
        name: its name, for faults.
        faults: gets what could not be read; such a cell is "".

    >>> import pytest; pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")
    >>> cell_texts(pa.array([900.0, None, 0.1, 1e300]), "fee", {})
    ['900', '', '0.1', '1e+300']
    """
    import pyarrow as pa  # noqa: PLC0415  # an extra

    kind, types = column.type, pa.types
    if types.is_dictionary(kind):
        return cell_texts(column.dictionary_decode(), name, faults)
    if types.is_run_end_encoded(kind):
        from pyarrow import compute  # noqa: PLC0415

        return cell_texts(compute.run_end_decode(column), name, faults)
    if isinstance(kind, pa.BaseExtensionType) and kind.extension_name != "arrow.uuid":
        return cell_texts(column.storage, name, faults)
    if types.is_timestamp(kind):
        return _filled(_moments(column), _moment, name, faults)
    if types.is_duration(kind):
        return _filled(column.cast(pa.int64()).to_pylist(), lambda value: f"{value} {kind.unit}", name, faults)
    if types.is_time(kind) or (types.is_floating(kind) and not types.is_float64(kind)):
        # Of smaller floating types the shortest digits: 0.1, not 0.10000000149011612.
        return _filled(column.cast(pa.string()).to_pylist(), _number if types.is_floating(kind) else str, name, faults)
    if types.is_nested(kind):
        return _filled(_values(column), _json, name, faults)
    return _filled(_values(column), _text, name, faults)


class _Unreadable:
    """Stands for a value that Python cannot hold."""


_UNREADABLE = _Unreadable()


def _filled(values: list[Any], text: Callable[[Any], str], name: str, faults: Faults) -> list[str]:
    """The texts of values; null is "", and so is what cannot be read."""
    texts = []
    for at, value in enumerate(values):
        if value is None:
            texts.append("")
            continue
        try:
            if value is _UNREADABLE:
                raise ValueError  # noqa: TRY301  # the same end as bytes that are no text
            texts.append(text(value))
        except ValueError:
            what = "The value cannot be read: bytes that are no UTF-8, or a day outside the years 1 to 9999."
            faults[at] = CellFault(name, what, "Write it as text.")
            texts.append("")
    return texts


def _values(column: "pa.Array") -> list[Any]:
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError):
        return [_value(one) for one in column]


def _value(one: "pa.Scalar") -> Any:
    try:
        return one.as_py()
    except (ValueError, OverflowError):
        return _UNREADABLE


def _moments(column: "pa.Array") -> list[Any]:
    """Moments; of those in billionths of a second the last three digits beside them, for Python stops at millionths."""
    import pyarrow as pa  # noqa: PLC0415

    if column.type.unit != "ns":
        return _values(column)
    counted = column.cast(pa.int64()).to_pylist()
    whole = pa.array([None if one is None else one // _THOUSAND for one in counted], pa.int64())
    moments = _values(whole.cast(pa.timestamp("us", column.type.tz)))
    return [
        (moment, count % _THOUSAND) if isinstance(moment, datetime) and count % _THOUSAND else moment
        for moment, count in zip(moments, counted, strict=True)
    ]


def _moment(value: Any) -> str:
    if isinstance(value, tuple):
        moment, billionths = value
        text = moment.isoformat(timespec="microseconds")
        end = len("2026-11-21T10:00:00.000000")
        return f"{text[:end]}{billionths:03d}{text[end:]}"
    if value.tzinfo is None and value.time() == time.min:
        return str(value.date().isoformat())
    return str(value.isoformat())


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(repr(value))
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return str(value)


def _number(digits: str) -> str:
    """A floating number without an exponent, where that is no longer than a sum of money can be."""
    if "e" in digits:
        number = Decimal(digits)
        if abs(number.adjusted()) < _FURTHEST_PLACE:
            digits = format(number, "f")
    return digits.removesuffix(".0")


def _decimal(value: Decimal) -> str:
    """Its digits as they are stored, but for zeros after the second place: they are those of the type."""
    whole, point, places = format(value, "f").partition(".")
    return f"{whole}{point}{places[:_CENTS]}{places[_CENTS:].rstrip('0')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
