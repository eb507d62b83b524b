"""Units that a mapping can state for a column of numbers, and what turns them into ours."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from ethicalrecruit.intake.column_types import CellType, OwnColumn

# A year has 52 weeks and 12 months here, as in ``values.money``. A month has no fixed number of days, so lengths of
# months are not made of days, nor notice in weeks of months.
_HOURS = {
    "hours_per_week": Fraction(1),
    "hours_per_fortnight": Fraction(1, 2),
    "hours_per_month": Fraction(12, 52),
    "hours_per_year": Fraction(1, 52),
}
_MONTHS = {"months": Fraction(1), "years": Fraction(12), "weeks": Fraction(12, 52)}
_WEEKS = {"weeks": Fraction(1), "days": Fraction(1, 7)}
_DAYS = {"days": Fraction(1), "weeks": Fraction(7)}
_BY_ENDING = {"_hours": _HOURS, "hours_per_week": _HOURS, "_months": _MONTHS, "_weeks": _WEEKS, "_days": _DAYS}
_NO_LENGTHS = frozenset(("hours_rest_days",))  # a number of days in each week, no length of time


def units_of(own: OwnColumn) -> Mapping[str, Fraction]:
    """The units that the cells of a column may be in, each with its factor; none for columns without a unit.

    >>> from ethicalrecruit.intake.own_columns import OWN_COLUMNS
    >>> units_of(OWN_COLUMNS["contract_months"])["years"]
    Fraction(12, 1)
    """
    if own.type is not CellType.NUMBER or own.name in _NO_LENGTHS:
        return MappingProxyType({})
    ending = next((ending for ending in _BY_ENDING if own.name.endswith(ending)), None)
    return MappingProxyType({} if ending is None else _BY_ENDING[ending])
