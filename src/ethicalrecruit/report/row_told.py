"""What a report tells of the row that a document stands in.

In a public report, day, country and origin of a document whose agency is withheld are told only as far as enough
documents with an indicator share them; and no row has its number, which is its place in the input.
"""

from collections.abc import Mapping

from ethicalrecruit.batch.run_reading import origins_in
from ethicalrecruit.frozen import dataclass
from ethicalrecruit.report.figures import Figures
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.small_cells import FEWEST


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row as it is told; "" for what is not.

    Attributes:
        number: its number.
        input: the input it stands in.
        id: the id that it gives.
        day: the day examined in ISO form; a month or a year where the day is withheld.
        destination: country or nation of the work.
        origins: as in ``rows.csv``.
        agency: the agency, if it may be named.
        employer: the employer, likewise.
    """

    number: str
    input: str
    id: str
    day: str
    destination: str
    origins: str
    agency: str
    employer: str


def row_told(row: Mapping[str, str], naming: Naming, figures: Figures) -> RowTold:
    """A row as a report may tell it; the indicators of the run must have been counted."""
    agency, employer = (
        row[name] if row[name] and naming.may_name(row[name]) else "" for name in ("agency", "employer")
    )
    is_known = not naming.withholds or bool(agency) or bool(employer and not row["agency"])
    if is_known:
        day, destination, origins = row["day"], row["destination"], row["origins"]
    else:
        day, destination, origins = _day(row, figures), _destination(row, figures), _origins(row, figures)
    if naming.public:
        return RowTold("", "", "", day, destination, origins, agency, employer)
    return RowTold(row["row"], row["input"], row["id"], day, destination, origins, agency, employer)


def _day(row: Mapping[str, str], figures: Figures) -> str:
    month, year = row["day"][:7], row["day"][:4]
    if not month:
        return ""
    # A row that repeats a document may have a month that no other row has.
    if month in figures.months and figures.months[month].indicated >= FEWEST:
        return month
    inside = sum(share.indicated for key, share in figures.months.items() if key[:4] == year)
    return year if inside >= FEWEST else ""


def _destination(row: Mapping[str, str], figures: Figures) -> str:
    nation = row["destination"]
    if figures.destinations[nation] >= FEWEST:
        return nation
    country = nation[:2]
    inside = sum(count for key, count in figures.destinations.items() if key[:2] == country)
    return country if inside >= FEWEST else ""


def _origins(row: Mapping[str, str], figures: Figures) -> str:
    destination = row["destination"][:2]
    kept = [
        f"{country}:{basis}"
        for country, basis in (origins_in(row["origins"]) if row["origins"] else ())
        if (pair := (country, destination)) in figures.corridors and figures.corridors[pair].indicated >= FEWEST
    ]
    return " ".join(kept)
