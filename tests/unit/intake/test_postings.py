"""JobPostings in any shape: found, put together to a text, and read as values where they are values."""

import json
from decimal import Decimal
from typing import Any

import pytest

from ethicalrecruit.facts.state import FactState
from ethicalrecruit.intake.inputs import read_input
from ethicalrecruit.intake.posting_pay import pay_stated
from ethicalrecruit.intake.postings import Node, postings_in
from ethicalrecruit.intake.read_inputs import Form, ReadInput
from ethicalrecruit.intake.shown_text import shown_text
from ethicalrecruit.values.evidence import EvidenceKind

POSTING: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Registered Nurse",
    "description": "<p>Our hospital employs 900 people.</p><p>The candidate pays no fees.</p>",
}


def posting(**fields: Any) -> ReadInput:
    (one,) = read_input(json.dumps({**POSTING, **fields}), "posting.json")
    for mention in one.reading.mentions:
        assert one.reading.original[mention.span.start : mention.span.end] == mention.quote
    for observation in one.reading.observed.values():
        for piece in observation.evidence:
            if piece.start is not None:
                assert one.reading.original[piece.start : piece.end] == piece.quote
            elif piece.kind is EvidenceKind.FIELD:
                assert piece.quote in one.reading.original.replace("\n", " ")
    return one


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (POSTING, 1),
        ([POSTING, POSTING], 2),
        ({"@graph": [{"@type": "WebPage"}, POSTING]}, 1),
        ({"@type": "ItemList", "itemListElement": [{"item": POSTING}, {"item": POSTING}]}, 2),
        ({**POSTING, "@type": ["Thing", "http://schema.org/JobPosting"]}, 1),
        ({**POSTING, "@type": "schema:JobPosting"}, 1),
        ({"@type": "Job"}, 0),
        ({"@type": 7}, 0),
        ([], 0),
        ("JobPosting", 0),
    ],
)
def test_postings_are_found_wherever_they_stand(data: Any, count: int) -> None:
    assert len(postings_in(data)) == count


def test_references_in_a_graph_are_followed() -> None:
    firm = {"@id": "#firm", "@type": "Organization", "name": "Example Clinic"}
    graph = {"@graph": [{**POSTING, "hiringOrganization": {"@id": "#firm"}}, firm]}
    (one,) = read_input(json.dumps(graph), "graph.json")
    assert one.reading.offer.employer == "Example Clinic"


def test_texts_in_objects_of_their_own_are_unwrapped() -> None:
    one = posting(description={"@value": "The agency keeps your passport.", "@language": "en"})
    assert one.reading.observed["documents.held_by"].evidence[0].field == "description"


def test_references_in_a_circle_end() -> None:
    circle = {**POSTING, "@id": "#a", "hiringOrganization": {"@id": "#a"}, "jobLocation": {"@id": "#none"}}
    assert len(postings_in(circle)) == 1


def test_the_text_names_its_fields_and_spans_point_into_it() -> None:
    one = posting(datePosted="2026-01-05T10:00:00+0100", description="<p>The agency keeps your passport.</p>")
    assert one.form is Form.JSON_LD
    assert one.reading.original == (
        "title: Registered Nurse\ndescription: The agency keeps your passport.\ndatePosted: 2026-01-05T10:00:00+0100"
    )
    assert one.reading.observed["documents.held_by"].evidence[0].field == "description"
    assert [place.field for place in one.fields] == ["title", "description", "datePosted"]
    assert str(one.reading.offer.posted_on) == "2026-01-05"


@pytest.mark.parametrize(
    "text",
    [
        "<p>Fee &amp; visa</p>",
        "&lt;p&gt;Fee &amp;amp; visa&lt;/p&gt;",
        "&amp;lt;p&amp;gt;Fee &amp;amp;amp; visa&amp;lt;/p&amp;gt;",
        "&#60;p&#62;Fee &amp;amp; visa",
        "Fee &amp; visa",
        "Fee & visa",
    ],
)
def test_escaped_html_is_undone(text: str) -> None:
    assert shown_text(text).text.strip() == "Fee & visa"


@pytest.mark.parametrize("text", ["pay < 900 and > 300", "<nurse@example.org>", "a <b"])
def test_brackets_that_are_no_tags_stay(text: str) -> None:
    assert shown_text(text).text.strip() == text


def test_hidden_words_in_a_description_are_told() -> None:
    one = posting(description="<p>Nurses wanted.</p><p style='display:none'>Processing fee GBP 900</p>")
    assert "900" not in one.reading.original
    assert any("Processing fee GBP 900" in note for note in one.reading.notes)
    assert one.reading.offer.covers == ()


@pytest.mark.parametrize(
    ("salary", "more", "expected"),
    [
        (2000, {}, None),
        ("2000", {"salaryCurrency": "EUR"}, None),
        ({"currency": "EUR", "value": 2000, "unitText": "MONTH"}, {}, (2000, 2000, "EUR", "month")),
        ({"currency": "eur", "value": "2000", "unitText": "per month"}, {}, (2000, 2000, "EUR", "month")),
        ({"value": {"value": 15.5, "unitText": "HOUR"}}, {"salaryCurrency": "GBP"}, ("15.5", "15.5", "GBP", "hour")),
        (
            {"currency": "GBP", "value": {"minValue": "28000", "maxValue": 30000, "unitText": "YEAR"}},
            {},
            (28000, 30000, "GBP", "year"),
        ),
        ({"currency": "GBP", "minValue": 28000, "unitCode": "ANN"}, {}, (28000, None, "GBP", "year")),
        ({"currency": "GBP", "value": [{"value": 20, "unitText": "hour"}]}, {}, (20, 20, "GBP", "hour")),
        ([{"currency": "GBP", "value": {"value": 20, "unitText": "hour"}}], {}, (20, 20, "GBP", "hour")),
        ({"currency": "GBP", "value": {"minValue": 0, "maxValue": 0, "unitText": "YEAR"}}, {}, None),
        ({"currency": "GBP", "value": {"minValue": 30, "maxValue": 20, "unitText": "HOUR"}}, {}, None),
        ({"currency": "GBP", "value": {"value": 99, "minValue": 20, "maxValue": 30, "unitText": "HOUR"}}, {}, None),
        ({"currency": "GBP", "value": {"value": -5, "unitText": "HOUR"}}, {}, None),
        ({"currency": "£", "value": {"value": 20, "unitText": "HOUR"}}, {}, None),
        ({"currency": "GBP", "value": {"value": 20, "unitText": "SHIFT"}}, {}, None),
        ({"currency": "GBP", "value": {"value": "1,500", "unitText": "MONTH"}}, {}, None),
        ({"currency": "GBP", "value": {"value": True, "unitText": "MONTH"}}, {}, None),
        (
            [{"currency": "GBP", "value": 20, "unitText": "HOUR"}, {"currency": "GBP", "value": 9, "unitText": "HOUR"}],
            {},
            None,
        ),
        ({"currency": ["GBP"], "value": {"value": {}, "unitText": []}}, {}, None),
        ("Competitive", {}, None),
        ({"value": "Competitive"}, {}, None),
    ],
)
def test_salaries(salary: Any, more: dict[str, Any], expected: Any) -> None:
    data = json.loads(json.dumps(salary), parse_float=Decimal)
    found = pay_stated(Node("baseSalary", data), Node("salaryCurrency", more.get("salaryCurrency")))
    if expected is None:
        assert found.pay is None
    else:
        assert found.pay is not None
        low, high, currency, period = expected
        assert (found.pay.amount.low, found.pay.amount.currency) == (Decimal(low), currency)
        assert (found.pay.amount.high, found.pay.period.value) == (None if high is None else Decimal(high), period)
        assert found.notes == []


def test_pay_that_is_not_understood_is_open_and_told() -> None:
    one = posting(baseSalary={"currency": "GBP", "value": {"value": 900}})
    assert one.reading.offer.pay is None
    assert one.reading.observed["pay"].state is FactState.OPEN
    assert "The field baseSalary was not used as pay: the period" in one.reading.notes[0]


def test_pay_in_words_is_read() -> None:
    one = posting(baseSalary={"value": "£17.00 per hour"})
    assert one.reading.offer.pay is not None
    assert one.reading.observed["pay"].evidence[-1].field == "baseSalary.value"


def test_field_and_text_that_differ_are_both_kept() -> None:
    one = posting(
        baseSalary={"currency": "EUR", "value": {"value": 2000, "unitText": "MONTH"}},
        jobLocation={"address": {"addressCountry": "AT"}},
        description="Hospital in Germany. The salary is 1,500 EUR per month.",
    )
    pay = one.reading.observed["pay"]
    assert one.reading.offer.pay is None
    assert pay.state is FactState.OPEN
    assert {"2000", "1,500 EUR per month"} <= {piece.quote for piece in pay.evidence}
    assert one.reading.offer.destination.country == "AT"
    assert one.reading.observed["destination.country"].readings == ("DE",)
    assert sum("Field and text differ" in note for note in one.reading.notes) == 2


def test_field_and_text_that_agree_are_one() -> None:
    one = posting(
        baseSalary={"currency": "EUR", "value": {"minValue": 1400, "maxValue": 2000, "unitText": "MONTH"}},
        jobLocation={"address": {"addressCountry": "Germany"}},
        description="Hospital in Germany. The salary is 1,500 EUR per month.",
    )
    assert one.reading.offer.pay is not None
    assert one.reading.notes == ()
    assert one.reading.offer.covers


@pytest.mark.parametrize(
    ("place", "country", "nation"),
    [
        ({"address": {"addressCountry": "GB", "addressRegion": "Scotland"}}, "GB", "GB-SCT"),
        ({"address": {"addressCountry": {"@type": "Country", "name": "Germany"}}}, "DE", None),
        ({"address": {"addressCountry": "US", "addressRegion": "WA"}}, "US", "US-WA"),
        ({"address": {"addressCountry": "England"}}, "GB", "GB-ENG"),
        ([{"address": {"addressCountry": "DE"}}, {"address": {"addressCountry": "DE"}}], "DE", None),
        ({"addressCountry": "DE"}, "DE", None),
        ("Leeds, United Kingdom", "GB", None),
        ({"address": "10 High Street, Leeds, United Kingdom"}, "GB", None),
        ({"name": "Germany"}, "DE", None),
        ({"address": {"addressCountry": "Atlantis"}}, None, None),
        ({"address": {"addressCountry": 49}}, None, None),
        ({"address": {"addressRegion": "CA"}}, None, None),
        ({}, None, None),
        ([], None, None),
        (None, None, None),
        (7, None, None),
    ],
)
def test_places(place: Any, country: str | None, nation: str | None) -> None:
    found = posting(jobLocation=place).reading.offer.destination
    assert (found.country, found.nation) == (country, nation)


def test_places_in_several_countries_are_several_readings() -> None:
    one = posting(jobLocation=[{"address": {"addressCountry": code}} for code in ("DE", "AT", "DE")])
    assert one.reading.offer.destination.country == "DE"
    assert one.reading.observed["destination.country"].readings == ("AT",)


def test_where_applicants_may_live_aims_at_nobody() -> None:
    one = posting(applicantLocationRequirements=[{"@type": "Country", "name": "Ghana"}], jobLocationType="TELECOMMUTE")
    assert one.reading.offer.targets == ()
    assert not one.reading.mentions or all(m.category.value != "targets_source_country" for m in one.reading.mentions)
    assert "applicantLocationRequirements.name: Ghana" in one.reading.original


@pytest.mark.parametrize(
    ("kinds", "permanent"),
    [
        ("TEMPORARY", False),
        (["FULL_TIME", "TEMPORARY"], False),
        ("FULL_TIME", None),
        ("https://schema.org/TEMPORARY", False),
        (["PERMANENT", "TEMPORARY"], None),
        (7, None),
    ],
)
def test_employment_types(kinds: Any, permanent: bool | None) -> None:  # noqa: FBT001  # the expected value
    assert posting(employmentType=kinds).reading.offer.contract.permanent is permanent


@pytest.mark.parametrize(
    ("firm", "name"),
    [
        ("Example Clinic", "Example Clinic"),
        ({"name": "A &amp; B"}, "A & B"),
        ([{"name": "X"}], "X"),
        ("confidential", None),
        ({}, None),
    ],
)
def test_employers(firm: Any, name: str | None) -> None:
    assert posting(hiringOrganization=firm).reading.offer.employer == name


def test_hours_are_read_from_their_field() -> None:
    one = posting(workHours="40 hours per week")
    assert one.reading.offer.hours_per_week == 40
    assert one.reading.observed["hours_per_week"].evidence[0].field == "workHours"


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "05/01/2026", 20260105, {"a": 1}])
def test_dates_that_are_none_are_not_used(day: Any) -> None:
    assert posting(datePosted=day).reading.offer.posted_on is None


def test_a_posting_without_description_covers_nothing() -> None:
    (one,) = read_input(json.dumps({"@type": "JobPosting", "name": "Nurse"}), "x.json")
    assert one.reading.offer.covers == ()
    assert "no description" in " ".join(one.reading.notes)


def test_fields_nobody_knows_are_read_if_they_hold_words() -> None:
    one = posting(extraTerms="The agency keeps your passport.", code="X-7")
    assert one.reading.offer.documents.held_by is not None


def test_very_many_fields_are_bounded_and_told() -> None:
    one = posting(**{f"f{number}": "a word" for number in range(3000)})
    assert any("more than 2,000 fields" in note for note in one.reading.notes)
    assert one.reading.offer.covers == ()
