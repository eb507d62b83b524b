"""One page of HTML: quotes marked in the text, nothing loaded, nothing run, words of strangers as mere text."""

import builtins
import itertools
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

import pytest

from ethicalrecruit import Checker, read_ad
from ethicalrecruit.errors import MissingExtra
from ethicalrecruit.findings.report import NOT_A_FINDING, Report
from ethicalrecruit.render.document_page import document_page, stretches
from ethicalrecruit.render.examined import Examined
from ethicalrecruit.render.story import Glossary, glossary

AD = (
    "Nurses from Ghana wanted.\nProcessing fee GBP 900 payable by the candidate to the agency.\r\n"
    "The agency keeps your passport. <script>alert(1)</script> </style><img src=x onerror=alert(1)> \u202eeerf\u202c"
    " \x1b[2J {{ 7*7 }} {% raw %} &amp; Contact Mrs Ama Doe on +233 20 000 0000."
)
pytest.importorskip("jinja2", reason="pages in HTML need the extra report")

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """What stands in a page: tags in order, ids, links, and the text without tags."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, Mapping[str, str]]] = []
        self.text = ""
        self.marked: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if "mark" in self.open:
            self.marked.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.attributes if name in attributes]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def page_of(checker: Checker, *texts: str, masked: bool = True) -> str:
    reports = [checker.check_text(text, destination="GB", day="2024-05-01", source="ad.txt") for text in texts]
    examined = [Examined(report, text) for report, text in zip(reports, texts, strict=True)]
    return document_page(examined, [glossary(checker.book, one) for one in reports], masked=masked)


def test_it_is_whole_and_needs_nothing_else(checker: Checker) -> None:
    text = page_of(checker, AD)
    page = Page(text)
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert "default-src 'none'" in text
    assert page.values("src") == []
    assert all(link.startswith("#") for link in page.values("href"))
    assert not re.search(r"url\(|@import", text)
    assert not any(key.startswith("on") for _, attributes in page.attributes for key in attributes)


def test_links_and_headings_hold(checker: Checker) -> None:
    page = Page(page_of(checker, AD, "Nurses wanted. The candidate pays a placement fee of GBP 900."))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.values("href")} <= set(ids)
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert {"html", "main", "article", "nav"} <= set(page.tags)
    assert page.attributes[0][1]["lang"] == "en"


def test_quotes_are_marked_in_the_text(checker: Checker) -> None:
    page = Page(page_of(checker, AD))
    assert "Processing fee GBP 900 payable by the candidate" in "".join(page.marked)
    assert "The agency keeps your passport" in "".join(page.marked)
    assert NOT_A_FINDING in page.text


def test_what_is_hostile_stays_text(checker: Checker) -> None:
    text = page_of(checker, AD, masked=False)
    page = Page(text)
    for shown in ("<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "{{ 7*7 }} {% raw %} &amp;"):
        assert shown in page.text
    assert "\\u202eeerf\\u202c \\x1b[2J" in page.text
    assert not {"\u202e", "\u202c", "\x1b"} & set(text)
    assert "+233 20 000 0000" in page.text


def test_hostile_words_in_every_part(report: Report) -> None:
    text = document_page([Examined(report, "x" * 40)], [Glossary(topics={"fees": "<i>Fees</i>"})], masked=False)
    page = Page(text)
    assert "<b>now</b>" in page.text
    assert "<i>Fees</i>" in page.text
    assert not {"b", "i"} & set(page.tags)
    assert not {"\u202e", "\x1b"} & set(text)


def test_personal_data_is_masked_in_text_and_quotes(checker: Checker) -> None:
    text = page_of(checker, AD)
    assert "Ama Doe" not in text
    assert "+233 20 000 0000" not in text


def test_a_structured_document_has_no_text(report: Report) -> None:
    assert "mark" not in Page(document_page([Examined(report)], [Glossary()])).tags


def test_stretches_keep_every_character() -> None:
    text = "a processing fee of GBP 900 to pay"
    found = list(stretches(text, [(2, 16), (12, 27), (20, 27), (2, 16), (30, 99)]))
    assert "".join(one.text for one in found) == text
    assert [number for one in found for number in one.begins] == [1, 4, 2, 3, 5]
    assert [number for one in found for number in one.ends] == [1, 4, 2, 3]


def test_a_missing_package_is_named(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("jinja2"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(MissingExtra, match=r"pip install \"ethicalrecruit\[report\]\""):
        document_page([Examined(report)], [Glossary()])


def test_every_passage_and_quote_says_its_language() -> None:
    german = "Die Vermittlungsgebühr von 500 Euro zahlt die Bewerberin an die Agentur, bevor sie nach England reist."
    text = f"{german} A processing fee of GBP 900 is payable by the candidate to the agency before the interview."
    reading = read_ad(text)
    report = Checker().check_text(text, destination="GB", day="2026-05-01")
    page = document_page([Examined(report, text, passages=reading.passages)], [Glossary()])
    assert re.search('<p lang="de" dir="auto">“[^”]*Vermittlungsgebühr', page)
    assert re.search('<p lang="en" dir="auto">“[^”]*processing fee', page)
    assert '<div class="text" lang="" dir="auto">' in page
    assert re.search('<(?:mark|span) lang="de">[^<]*Vermittlungsgebühr', page)
