"""The base of all domain models, and the field types they share."""

import json
import math
import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from ethicalrecruit.values.money import Money


class Model(BaseModel):
    """Frozen, and strict about its fields: a misspelt name is a fault, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)


@cache
def country_codes() -> frozenset[str]:
    """All ISO 3166-1 alpha-2 codes, and XK, the code in common use for Kosovo, which has none of its own."""
    # Loading pycountry takes a while, and importing this library must not.
    from pycountry import countries  # noqa: PLC0415

    return frozenset(country.alpha_2 for country in countries) | {"XK"}


@cache
def subdivision_codes() -> frozenset[str]:
    """All ISO 3166-2 codes."""
    from pycountry import DATABASE_DIR  # noqa: PLC0415

    # The package's own file is read here: an object for each of five thousand codes takes ten times as long.
    data = json.loads((Path(DATABASE_DIR) / "iso3166-2.json").read_text(encoding="utf-8"))
    return frozenset(part["code"] for part in data["3166-2"])


@cache
def currency_codes() -> frozenset[str]:
    """All ISO 4217 codes."""
    from pycountry import currencies  # noqa: PLC0415

    return frozenset(currency.alpha_3 for currency in currencies)


def _country(value: Any) -> Any:
    if isinstance(value, str):
        code = value.strip().upper()
        if code in country_codes():
            return code
    raise ValueError(f'"{value}" is not an ISO 3166-1 alpha-2 country code; the United Kingdom is "GB"')


def _subdivision(value: Any) -> Any:
    if isinstance(value, str):
        code = value.strip().upper()
        if re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code) and code in subdivision_codes():
            return code
    raise ValueError(f'"{value}" is not an ISO 3166-2 code; England is "GB-ENG"')


_MOST_DIGITS = 15


def decimal_of(value: Any) -> Decimal:
    """A number given as int, float, Decimal or plain text, as a finite Decimal.

    Raises:
        ValueError: for anything else; thousands separators and currencies are not guessed here.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        shown = str(value).lower() if isinstance(value, bool) else str(value)[:40]
        raise ValueError(f'"{shown}" is not a number')  # noqa: TRY004  # pydantic turns ValueError into a fault
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f'"{value}" is not a finite number')
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise ValueError(f'"{str(value)[:40]}" is not a plain number such as 900 or 900.50') from None
    # A tiny exponent is refused as well as a large one: exact arithmetic would write all its digits out.
    if not number.is_finite() or (number and not -_MOST_DIGITS <= number.adjusted() < _MOST_DIGITS):
        raise ValueError(f'"{str(value)[:40]}" is not a number of at most {_MOST_DIGITS} digits')
    if isinstance(exponent := number.as_tuple().exponent, int) and exponent < -2 * _MOST_DIGITS:
        raise ValueError(f'"{str(value)[:40]}" has too many digits after the point')
    return number


def _money(value: Any) -> Any:
    if isinstance(value, Money):
        return value
    if isinstance(value, str):
        match = re.fullmatch(r"([A-Z]{3}) ?([0-9.]+)|([0-9.]+) ?([A-Z]{3})", value.strip())
        if match is None:
            raise ValueError(f'"{value}" is not a sum such as "GBP 900"')
        value = {"amount": match[2] or match[3], "currency": match[1] or match[4]}
    if not isinstance(value, dict):
        raise ValueError('a sum is an object such as {"amount": "900", "currency": "GBP"}')  # noqa: TRY004
    unknown = set(value) - {"amount", "low", "high", "currency"}
    if unknown:
        raise ValueError(f"a sum has no field {min(unknown)}")
    if "currency" not in value:
        raise ValueError('a sum needs a currency, for example {"amount": "900", "currency": "GBP"}')
    currency = str(value["currency"]).strip().upper()
    if currency not in currency_codes():
        raise ValueError(f'"{str(value["currency"])[:40]}" is not an ISO 4217 currency code')
    if "amount" in value:
        amount = decimal_of(value["amount"])
        return _positive(Money(amount, amount, currency))
    low, high = (None if value.get(end) is None else decimal_of(value[end]) for end in ("low", "high"))
    if low is None and high is None:
        raise ValueError("a sum needs an amount, or low and high")
    return _positive(Money(low, high, currency))


def _positive(money: Money) -> Money:
    if any(end is not None and end < 0 for end in (money.low, money.high)):
        raise ValueError("an amount cannot be less than 0")
    return money


def _money_out(money: Money) -> dict[str, str | None]:
    if money.low == money.high:
        return {"amount": str(money.low), "currency": money.currency}
    ends = {"low": money.low, "high": money.high}
    return {
        **{end: None if value is None else str(value) for end, value in ends.items()},
        "currency": money.currency,
    }


_MONEY_SCHEMA = {
    "type": "object",
    "properties": {
        "amount": {"type": ["string", "number"]},
        "low": {"type": ["string", "number", "null"]},
        "high": {"type": ["string", "number", "null"]},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    },
    "required": ["currency"],
    "additionalProperties": False,
}

CountryCode = Annotated[str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
"""An ISO 3166-1 alpha-2 code, or XK."""

Subdivision = Annotated[
    str,
    BeforeValidator(_subdivision),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}-[A-Z0-9]{1,3}$"}),
]
"""An ISO 3166-2 code of a nation, state or province, such as GB-ENG."""

MoneyField = Annotated[Money, BeforeValidator(_money), PlainSerializer(_money_out), WithJsonSchema(_MONEY_SCHEMA)]
"""A sum: {"amount": "900", "currency": "GBP"}, {"low": …, "high": …, "currency": …} or "GBP 900"."""

Months = Annotated[Decimal, BeforeValidator(decimal_of), Field(ge=0, le=1200)]
"""A length of time in months; 0 or more."""

Hours = Annotated[Decimal, BeforeValidator(decimal_of), Field(ge=0, le=168)]
"""Hours in a week; 0 to 168."""

Days = Annotated[Decimal, BeforeValidator(decimal_of), Field(ge=0, le=3660)]
"""A number of days."""


def _day(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        raise ValueError(f'"{value}" is not a date in the form 2026-11-21')
    if isinstance(value, int | float):
        raise ValueError(f'"{value}" is not a date in the form 2026-11-21')  # noqa: TRY004
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, written 2026-11-21."""
