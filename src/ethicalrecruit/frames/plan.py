"""What is to be done with the rows of a frame: plain data that is checked once and can be sent to other machines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import warn

from ethicalrecruit.api import Checker
from ethicalrecruit.batch.options import AuditOptions, known_options
from ethicalrecruit.errors import MappingError, OptionError, suggest
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.intake.arrow_cells import is_number
from ethicalrecruit.intake.cell_values import Names
from ethicalrecruit.intake.mapping import RowMapping, plain_mapping
from ethicalrecruit.intake.mapping_file import load_mapping

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class FramePlan:
    """A mapping that fits the columns of a frame, and the options of its audit.

    Attributes:
        header: the names of all columns, in order, without spaces around them.
        mapping: what the columns are.
        options: the options of the audit.
        row_column: the column that holds the numbers of rows; None to count them.
    """

    header: tuple[str, ...]
    mapping: RowMapping
    options: AuditOptions
    row_column: str | None = None

    @property
    def used(self) -> frozenset[str]:
        """The columns that the mapping uses."""
        return frozenset((*(use.column for use in self.mapping.columns), *self.mapping.text))

    def typed(self, schema: "pa.Schema") -> RowMapping:
        """The mapping for columns of these types: in a column of numbers a point marks the decimals, always."""
        numbers = {name for name, field in zip(self.header, schema, strict=True) if is_number(field.type)}
        columns = tuple(use.of_numbers if use.column in numbers else use for use in self.mapping.columns)
        return replace(self.mapping, columns=columns)


def frame_plan(  # noqa: PLR0913  # every one is named
    names: Sequence[str],
    checker: Checker,
    *,
    mapping: Path | str | None,
    day: date | str | None,
    fallback_day: date | None,
    destination: str | None,
    row_column: str | None,
) -> FramePlan:
    """Hold mapping and options against the columns of a frame.

    Columns that are not used although their names are nearly ours are told in a warning.

    Raises:
        MappingError: if the mapping has faults or does not fit.
        OptionError: for an option without meaning.
        UnknownCountry: for a destination that is none.
    """
    book = checker.book
    wanted = AuditOptions(day=day, fallback_day=fallback_day, profile=checker.profile, destination=destination)
    options = known_options(wanted, book.tables.countries)
    header = _header(names)
    if row_column is not None and row_column not in header:
        mend = suggest(row_column, header) or f"There are: {', '.join(header)}."
        raise OptionError(f'There is no column "{row_column}".', "row_column", mend)
    mapped = tuple(name for name in header if name != row_column)
    if mapping is None:
        fitted = plain_mapping(mapped)
    else:
        fitted = load_mapping(Path(mapping), Names.of(book.tables.countries, book.tables.costs)).fit(mapped)
    hints = [f'The column "{one.column}" is not used. {one.hint}' for one in fitted.ignored if one.hint]
    if hints:
        warn(" ".join(hints), UserWarning, stacklevel=3)
    return FramePlan(header, fitted, options, row_column)


def column_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns as in a CSV file: without spaces around them, and one for those that have none.

    >>> column_names([" id", ""])
    ('id', '(column 2)')
    """
    return tuple(name.strip() or f"(column {at})" for at, name in enumerate(names, start=1))


def _header(names: Sequence[str]) -> tuple[str, ...]:
    header = column_names(names)
    twice = [name for name, count in Counter(header).items() if count > 1]
    if twice:
        listed = ", ".join(f'"{name}"' for name in twice)
        raise MappingError(f"The frame has more than one column {listed}.", "the columns", "Rename them.")
    return header
