"""What an input holds is told from its name and its beginning, and each document is read by itself."""

import json
from typing import Any

import pytest

from ethicalrecruit import Checker
from ethicalrecruit.domain.offer import Offer
from ethicalrecruit.errors import EmptySource, InputError, OptionError, UnreadableSource
from ethicalrecruit.intake.inputs import documents_in, read_input
from ethicalrecruit.intake.read_inputs import Form

POSTING = {"@type": "JobPosting", "title": "Nurse", "description": "We are a hospital and we want a nurse."}
ONE = json.dumps(POSTING)


@pytest.mark.parametrize(
    ("data", "name", "form", "count"),
    [
        ("Nurses wanted", "", Form.TEXT, 1),
        ("Nurses wanted", "ad.md", Form.TEXT, 1),
        ("<p>Nurses", "", Form.HTML, 1),
        ("\n<!-- x -->\n<!DOCTYPE html><p>Nurses", "", Form.HTML, 1),
        ("Nurses<br>wanted<br/>here<BR>", "", Form.HTML, 1),
        ("Nurses <b>wanted</b>, pay < 900", "", Form.TEXT, 1),
        ("<nurse@example.org> wants you", "", Form.TEXT, 1),
        ("Nurses", "ad.HTML", Form.HTML, 1),
        ("<p>Nurses</p>", "ad.txt", Form.TEXT, 1),
        (ONE, "a.json", Form.JSON_LD, 1),
        (f"[{ONE},{ONE}]", "a.json", Form.JSON_LD, 2),
        (ONE, "-", Form.JSON_LD, 1),
        (f"{ONE}\n\n{ONE}\n", "a.jsonl", Form.JSON_LD, 2),
        (f"{ONE}\n{ONE}\n", "", Form.JSON_LD, 2),
        (ONE.encode("utf-16"), "a.json", Form.JSON_LD, 1),
        ("[fee](x) Nurses", "", Form.TEXT, 1),
        ('{"a": 1', "", Form.TEXT, 1),
    ],
)
def test_forms(data: str | bytes, name: str, form: Form, count: int) -> None:
    found = read_input(data, name)
    assert [one.form for one in found] == [form] * count


def test_several_postings_are_counted_aloud() -> None:
    first, second = read_input(f"[{ONE},{ONE}]", "a.json")
    assert first.reading.notes[0] == ("The input holds 2 job postings; each was read by itself. This is number 1.")
    assert second.reading.notes[0].endswith("number 2.")


def test_our_own_offers_stay_offers() -> None:
    lines = f'{{"kind": "ad"}}\n{ONE}\n'
    kinds = [type(one).__name__ for one in documents_in(lines, "a.jsonl")]
    assert kinds == ["Offer", "ReadInput"]
    assert isinstance(documents_in('{"kind": "ad"}', "a.json")[0], Offer)
    with pytest.raises(OptionError, match="structured already"):
        read_input('{"kind": "ad"}', "a.json")


@pytest.mark.parametrize(
    ("data", "name", "where"),
    [
        ('{"@type": "JobPosting", "title": "Nurse" "x": 1}', "a.json", "a.json:1:42"),
        (f"{ONE}\n{{bad}}\n", "a.jsonl", "a.jsonl:2:2"),
        ("[" * 100_000, "a.json", "a.json"),
        ("[" * 60 + ONE + "]" * 60, "a.json", "a.json"),
        ("x" * 6_000_000, "a.json", "a.json"),
        (f"{ONE}\n" * 600, "a.jsonl", "a.jsonl"),
    ],
)
def test_json_that_cannot_be_read_says_what_where_and_how_to_mend(data: str, name: str, where: str) -> None:
    with pytest.raises(InputError) as raised:
        documents_in(data, name)
    assert raised.value.what
    assert raised.value.where == where
    assert raised.value.mend


@pytest.mark.parametrize("data", ["", " \n", b"", b"\0\0\0\0", b"\xff\xff", "<html><script>render()</script></html>"])
def test_nothing_to_read(data: str | bytes) -> None:
    with pytest.raises(EmptySource):
        documents_in(data, "x.html")


def test_links_in_markdown_disturb_nothing_and_quotes_are_exact() -> None:
    text = "The candidate pays a [processing fee](https://example.org/fee) of *GBP 900* to the agency. <!-- none -->"
    (one,) = read_input(text)
    reading = one.reading
    assert reading.original == text
    assert reading.offer.costs[0].amount is not None
    assert reading.mentions
    for mention in reading.mentions:
        assert text[mention.span.start : mention.span.end] == mention.quote
    for observation in reading.observed.values():
        for piece in observation.evidence:
            assert text[piece.start : piece.end] == piece.quote
    assert "none" in reading.notes[0]


def page_with(data: str, text: str = "<p>Nurse</p><p>We are a hospital and we want a nurse.</p>") -> str:
    return f'<html><script type="application/ld+json">{data}</script>{text}</html>'


def test_a_page_and_its_posting_are_one_document_and_nothing_is_read_twice() -> None:
    said = "The candidate pays a processing fee of GBP 900 to the agency."
    posting = {
        **POSTING,
        "description": f"<p>{said}</p><p>The agency keeps your passport.</p>",
        "datePosted": "2026-01-05",
    }
    (one,) = read_input(page_with(json.dumps(posting), f"<h1>Nurse</h1><p>{said}</p>"))
    assert one.form is Form.HTML
    assert one.reading.original == (
        f"Nurse\n\n{said}\n\ndescription: The agency keeps your passport.\ndatePosted: 2026-01-05"
    )
    assert len(one.reading.offer.costs) == 1
    assert one.reading.observed["documents.held_by"].evidence[0].field == "description"
    assert one.reading.observed["costs[0]"].evidence[0].field == ""
    assert str(one.reading.offer.posted_on) == "2026-01-05"


def test_a_page_with_several_postings_gives_the_page_and_each() -> None:
    found = read_input(page_with(f"[{ONE},{ONE}]"))
    assert [one.form for one in found] == [Form.HTML, Form.JSON_LD, Form.JSON_LD]


def test_a_page_that_only_holds_a_posting() -> None:
    (one,) = read_input(page_with(ONE, ""))
    assert one.form is Form.JSON_LD


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "JobPosting", "title": "Nurse",}',
        '{"@type": "JobPosting", "title": "Nurse"',
        '{"@type": "JobPosting", "title": "a", "title": "b"}',
    ],
)
def test_json_ld_that_is_none_is_told_and_covers_nothing(data: str) -> None:
    (one,) = read_input(page_with(data))
    assert one.reading.notes[0].startswith("This looks like HTML") or "JSON-LD on line 1" in one.reading.notes[0]
    assert any("The JSON-LD on line 1 was not read." in note for note in one.reading.notes)
    assert one.reading.offer.covers == ()


@pytest.mark.parametrize(
    "data", [f"<!-- {ONE} -->", f"//<![CDATA[\n{ONE}\n//]]>", ONE.replace("we want", "we\nwant"), ""]
)
def test_json_ld_in_wrappers(data: str) -> None:
    (one,) = read_input(page_with(data), "page.html")
    assert not any("JSON-LD" in note for note in one.reading.notes)
    assert one.reading.offer.job.title == ("Nurse" if data else one.reading.offer.job.title)


def test_hidden_words_and_lost_bytes_make_silence_tell_nothing() -> None:
    ad = "<p>We are a hospital and we want a nurse for our team.</p>"
    assert read_input(ad)[0].reading.offer.covers
    assert read_input(f"{ad}<p hidden>Fee: 900</p>")[0].reading.offer.covers == ()
    assert read_input(b"We are a hospital \xff and we want a nurse for our team.")[0].reading.offer.covers == ()


def test_a_long_page_is_read_in_part_and_says_so() -> None:
    (one,) = read_input("<p>We are a hospital and we want a nurse.</p>" * 20_000)
    assert one.reading.cut_off
    assert one.reading.offer.covers == ()


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def test_the_checker_takes_pages(checker: Checker) -> None:
    fee = "Nurses wanted. The candidate must pay a placement fee of GBP 900."
    shown = checker.check_text(f"<p>{fee}</p>")
    hidden = checker.check_text(f"<p>Nurses wanted.</p><p hidden>{fee}</p>")
    assert "ilo.recruitment-fee" in [one.rule for one in shown.indicators]
    assert hidden.indicators == ()


def test_the_checker_takes_several_documents(checker: Checker) -> None:
    assert len(checker.check_input(f"[{ONE},{ONE}]", name="a.json")) == 2
    with pytest.raises(InputError, match="2 documents"):
        checker.check_text(f"[{ONE},{ONE}]")
    with pytest.raises(UnreadableSource):
        checker.check_input("{", name="a.json")


def test_a_postings_day_is_the_day_examined(checker: Checker) -> None:
    data: dict[str, Any] = {**POSTING, "datePosted": "2024-01-15"}
    (report,) = checker.check_input(json.dumps(data), name="a.json")
    assert (report.day, report.day_source) == ("2024-01-15", "posted")
