"""Columns for what an agency's profile states; meanings come from the catalogue, so that the two cannot differ."""

from collections.abc import Iterator

from ethicalrecruit.domain.agency import Scheme
from ethicalrecruit.facts.agency_facts import AGENCY_FACTS
from ethicalrecruit.facts.specs import FactType, words_of
from ethicalrecruit.intake.column_types import CellType, OwnColumn

GROUP = "agency"
_CELLS = {FactType.BOOLEAN: CellType.BOOLEAN, FactType.NUMBER: CellType.NUMBER}


def agency_columns() -> Iterator[OwnColumn]:
    """One column for each policy, and three for a certificate: ``agency_no_fee_policy`` and so on."""
    for spec in AGENCY_FACTS:
        if spec.type in _CELLS:
            yield OwnColumn(spec.name.replace(".", "_"), _CELLS[spec.type], spec.meaning, spec.name)
    path = "agency.certificates"
    yield OwnColumn(
        "agency_certificates",
        CellType.CHOICES,
        "Schemes whose certificate or listing the document states.",
        path,
        GROUP,
        words_of(Scheme),
    )
    yield OwnColumn(
        "agency_certificate_number", CellType.TEXT, "The number of the certificate, where there is one.", path, GROUP
    )
    yield OwnColumn("agency_certificate_until", CellType.DAY, "The first day on which it no longer holds.", path, GROUP)
