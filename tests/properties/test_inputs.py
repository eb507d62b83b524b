"""Any input at all is read or refused in plain words, and every quote stands where it says."""

import json
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethicalrecruit.errors import EthicalRecruitError
from ethicalrecruit.intake.inputs import read_input
from ethicalrecruit.intake.markup import pieces
from ethicalrecruit.intake.pages import read_page
from ethicalrecruit.intake.read_inputs import ReadInput

SENTENCES = st.sampled_from(
    [
        "Processing fee GBP 900, payable by the candidate to the agency.",
        "The agency keeps your passport until the contract ends.",
        "Salary 1,500 EUR per month.",
        "Nurses living in Ghana wanted for a hospital in Germany.",
        "Keine Vermittlungsgebühr. \U0001f600",
        "p a s s p o r t & visa < free >",
        "[fee](https://example.org) *900* ![x](y)",
    ]
)
MARKS = (
    "<p> </p> <b> </b> <div> </div> <li> <ul> </ul> <td> <table> </table> <br> <hr> <pre> </pre> <select> </select> "
    "<script> </script> <style> </style> <!-- --> <template> </template> <svg> </svg> <title> </title> <textarea> < </ "
    "<!DOCTYPE <a =\" ' > <p/hidden> <noscript> </noscript> &lt;p&gt; &amp; &#0; &"
)
SPACED = (
    "<p hidden>",
    "<i style='display:none'>",
    "<font color=white>",
    "<p style='font-size:0'>",
    "\0",
    "\ufeff",
    "\r\n",
)
TAGS = st.sampled_from([*MARKS.split(), *SPACED])
MARKUP = st.lists(st.one_of(TAGS, SENTENCES, st.text(max_size=6)), max_size=14).map("".join)
CODES = ("GB", "Germany", "Scotland", "EUR", "MONTH", "HOUR", "2026-01-05", "1,500", "TEMPORARY")
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.one_of(st.none(), st.booleans(), NUMBERS, st.text(max_size=8), SENTENCES, MARKUP, st.sampled_from(CODES))
FIELDS = (
    "@type @id @graph title name description baseSalary currency value minValue maxValue unitText salaryCurrency "
    "jobLocation address addressCountry addressRegion addressLocality hiringOrganization employmentType workHours "
    "datePosted validThrough applicantLocationRequirements extra"
)
KEYS = st.sampled_from(FIELDS.split())
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=10
)
POSTINGS = st.dictionaries(KEYS, VALUES, max_size=8).map(lambda one: {**one, "@type": "JobPosting"})
HARD = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(one: ReadInput) -> None:
    """Every place is one of the original, and what was left out is never silence."""
    original = one.reading.original
    for mention in one.reading.mentions:
        assert original[mention.span.start : mention.span.end] == mention.quote
    for observation in one.reading.observed.values():
        for piece in observation.evidence:
            if piece.start is not None:
                assert original[piece.start : piece.end] == piece.quote
    ends = [0]
    for place in one.fields:
        assert ends[-1] <= place.start <= place.end <= len(original)
        ends.append(place.end)
    json.dumps(original).encode("utf-8")
    original.encode("utf-8")


@HARD
@given(MARKUP, st.sampled_from(["", "a.html", "a.txt", "a.md"]))
def test_any_markup(markup: str, name: str) -> None:
    with suppress(EthicalRecruitError):
        for one in read_input(markup, name):
            holds(one)


@HARD
@given(POSTINGS | st.lists(POSTINGS, max_size=3), st.booleans())
def test_any_posting(posting: Any, in_page: bool) -> None:  # noqa: FBT001  # drawn, not called
    data = json.dumps(posting)
    if in_page:
        data = f'<html><script type="application/ld+json">{data}</script><p>Salary 1,500 EUR per month.</html>'
    with suppress(EthicalRecruitError):
        for one in read_input(data, "a.html" if in_page else "a.json"):
            holds(one)


@HARD
@given(st.binary(max_size=80), st.sampled_from(["", "a.html", "a.json", "a.jsonl", "a.txt"]))
def test_any_bytes(data: bytes, name: str) -> None:
    with suppress(EthicalRecruitError):
        for one in read_input(data, name):
            holds(one)


@HARD
@given(MARKUP)
def test_a_hidden_element_hides_whatever_it_holds(markup: str) -> None:
    inside = "".join(char for char in markup if char not in "<>&")
    page = read_page(f"before <div hidden>{inside}</div> after")
    assert page.text.split() == ["before", "after"]


@HARD
@given(st.text(alphabet=st.characters(blacklist_characters="<&\r\f\0", blacklist_categories=["Cs"]), max_size=60))
def test_words_without_tags_are_words(text: str) -> None:
    assert read_page(text).text.split() == text.split()


@HARD
@given(MARKUP)
def test_the_pieces_are_never_more_than_the_page(markup: str) -> None:
    assert sum(1 for _ in pieces(markup)) <= 2 * len(markup)
