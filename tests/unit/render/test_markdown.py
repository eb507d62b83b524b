"""Markdown: the same story, with every word of the document shown as mere text."""

from ethicalrecruit.findings.report import NOT_A_FINDING, Report
from ethicalrecruit.render.markdown import markdown, mere_text
from ethicalrecruit.render.story import Glossary


def test_headings_quotes_and_lists(report: Report) -> None:
    text = markdown(report, Glossary(topics={"fees": "Fees"}))
    assert text.startswith("# some/folder/ad.txt (ad)\n")
    assert "\n## Indicators\n" in text
    assert "\n### Fees\n" in text
    assert "\n> “" in text
    assert "\n- severity: high\n" in text
    assert "\n1. Who receives this payment?" in text
    assert NOT_A_FINDING in text


def test_quotes_bring_no_markup(report: Report) -> None:
    text = markdown(report, masked=False)
    assert "<b>" not in text
    assert "&lt;b&gt;" in text
    assert "\\`x\\`" in text
    assert "\x1b" not in text
    assert "\n> INDICATORS" not in text


def test_links_and_images_are_not_made() -> None:
    assert mere_text("![x](http://a.example)") == "\\!\\[x\\]\\(http\\:\\/\\/a\\.example\\)".replace("\\/", "/")
    assert mere_text("<script>") == "&lt;script&gt;"
    assert mere_text("# big") == "\\# big"
