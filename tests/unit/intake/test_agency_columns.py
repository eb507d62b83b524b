"""Columns for what an agency's profile states."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from ethicalrecruit.facts.agency_facts import AGENCY_FACTS
from ethicalrecruit.facts.specs import FactType
from ethicalrecruit.intake.mapping import RowDocument
from ethicalrecruit.intake.own_columns import own_column
from ethicalrecruit.intake.row import Reject

Reader = Callable[[Mapping[str, str]], RowDocument | Reject]


def test_every_fact_of_an_agency_has_a_column() -> None:
    for spec in AGENCY_FACTS:
        column = own_column(spec.name)
        assert column is not None, spec.name
        assert column.path == spec.name or spec.type is FactType.TEXT


def test_a_profile_in_a_row(read: Reader) -> None:
    document = read(
        {
            "kind": "agency",
            "agency": "Invented Care",
            "agency_no_fee_policy": "yes",
            "agency_sub_agents_used": "no",
            "agency_reflection_days": "7",
            "agency_certificates": "german_seal",
            "agency_certificate_number": "G-1",
            "agency_certificate_until": "2026-07-01",
        }
    )
    assert isinstance(document, RowDocument), document
    agency = document.offer.agency
    assert (agency.no_fee_policy, agency.sub_agents_used, agency.due_diligence) == (True, False, None)
    assert agency.reflection_days == 7
    (certificate,) = agency.certificates
    assert (certificate.scheme, certificate.number, certificate.until) == ("german_seal", "G-1", date(2026, 7, 1))
    quotes = [piece.field for piece in document.observed["agency.certificates[0]"].evidence]
    assert quotes == ["agency_certificates", "agency_certificate_number", "agency_certificate_until"]


@pytest.mark.parametrize(
    "cells",
    [
        {"agency_certificate_number": "1"},
        {"agency_certificates": "iris; cgfns", "agency_certificate_until": "2026-07-01"},
    ],
)
def test_a_detail_without_its_certificate(read: Reader, cells: dict[str, str]) -> None:
    document = read(cells)
    assert isinstance(document, Reject)
    assert "which certificate" in str(document)


def test_two_certificates(read: Reader) -> None:
    document = read({"agency_certificates": "iris; cgfns"})
    assert isinstance(document, RowDocument), document
    assert [one.scheme.value for one in document.offer.agency.certificates] == ["iris", "cgfns"]
