"""What visitors of a page see is read; what they do not see is left out and told."""

import time

import pytest

from ethicalrecruit.intake.hiding import colour_of
from ethicalrecruit.intake.markup import characters
from ethicalrecruit.intake.pages import DEEPEST, read_page

FEE = "Processing fee GBP 900"


def test_lines_paragraphs_lists_and_tables_keep_their_form() -> None:
    page = read_page(
        "<h1>Staff   nurse</h1><p>One<br>two<br><br>three &amp; four<ul><li>a<li>b<ul><li>c</ul></ul>"
        "<table><tr><th>Fee<td>GBP 900<tr><td>x<td>y</table><pre>  kept\n as is</pre>tail<hr>end"
    )
    assert page.text == (
        "Staff nurse\n\nOne\ntwo\n\nthree & four\n\n• a\n• b\n\n• c\n\nFee\tGBP 900\nx\ty\n\n  kept\n as is\n\ntail"
        "\n\n---\n\nend"
    )
    assert (page.notes, page.lost) == ((), False)


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>{}</p>",
        "<p hidden=until-found>{}</p>",
        '<p aria-hidden="true">{}</p>',
        '<p style="display:none">{}</p>',
        '<p style="DISPLAY : None !important">{}</p>',
        '<p style="visibility:hidden">{}</p>',
        '<p style="font-size:0">{}</p>',
        '<p style="font-size: 1px">{}</p>',
        '<p style="font:0/0 a">{}</p>',
        '<p style="opacity:0">{}</p>',
        '<p style="color:#fff">{}</p>',
        '<p style="color:white;background:#FEFEFE">{}</p>',
        '<div style="background-color:#123456"><b style="color:rgb(18, 52, 86)">{}</b></div>',
        '<div bgcolor="white"><font color="#ffffff">{}</font></div>',
        '<p style="color:transparent">{}</p>',
        '<p style="color:rgba(0,0,0,0)">{}</p>',
        '<p style="position:absolute;left:-9999px">{}</p>',
        '<p style="text-indent:-9999px">{}</p>',
        '<p style="height:0;overflow:hidden">{}</p>',
        '<p style="clip:rect(0,0,0,0)">{}</p>',
        '<p style="clip-path:inset(50%)">{}</p>',
        '<p style="transform:scale(0)">{}</p>',
        "<dialog>{}</dialog>",
        "<select><option>{}</select>",
        "<div hidden><p>x</p><div><ul><li>{}</ul></div></div>",
        '<span style="display:none"><b>{}</span>',
    ],
)
def test_hidden_words_are_not_read_and_told(markup: str) -> None:
    page = read_page(f"<body>Nurses wanted.{markup.format(FEE)}<p>Apply now.")
    assert page.text.split() == ["Nurses", "wanted.", "Apply", "now."]
    assert any(FEE in note for note in page.notes)
    assert page.lost


@pytest.mark.parametrize("markup", ["<!-- {} -->", "<template>{}</template>", "<noscript><p>{}</p></noscript>"])
def test_what_no_visitor_ever_sees_is_told_and_leaves_silence_as_it_is(markup: str) -> None:
    page = read_page(f"<body>Nurses wanted.{markup.format(FEE)}<p>Apply now.")
    assert FEE not in page.text
    assert any(FEE in note for note in page.notes)
    assert not page.lost


def test_scripts_and_styles_are_counted() -> None:
    page = read_page("<style>p{}</style><script>var fee = '<p>900</p>';</script><script>1</script>Nurses")
    assert page.text == "Nurses"
    assert "Left out: 2 scripts with 24 characters." in page.notes


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='font-size:0'><span style='font-size:14px'>{}</span></p>",
        "<p style='visibility:hidden'><b style='visibility:visible'>{}</b></p>",
        "<p style='color:#fff;background:#003366'>{}</p>",
        "<p style='color:#fff' class='button'>{}</p>",
        "<div class='dark'><p style='color:white'>{}</p></div>",
        "<p style='color:#fff;background:url(photo.jpg)'>{}</p>",
        "<p style='background:#fff'>{}</p>",
        "<p style='height:0'>{}</p>",
        "<p style='font-size:90%'>{}</p>",
        "<p style='opacity:0.9'>{}</p>",
        "<p aria-hidden='false'>{}</p>",
        "<p hidden>x</p>{}",
        "<div><span hidden>x</div>{}",
        "<p hidden>x<p>{}",
        "<ul><li hidden>x<li>{}</ul>",
        "<table><tr><td hidden>x<td>{}</table>",
        "<details><summary>Costs</summary>{}</details>",
        "<b><div>{}</b></div>",
        "<noscript>x</noscript>{}",
        "<svg><path/><title>x</title></svg>{}",
    ],
)
def test_words_that_can_be_seen_are_read(markup: str) -> None:
    assert FEE in read_page(f"<body>{markup.format(FEE)}").text


def test_words_of_other_people_are_masked_in_notes() -> None:
    page = read_page("<p hidden>Call Mrs Ama Doe on +233 20 000 0000</p>Nurses")
    assert "233" not in page.notes[0]


def test_a_tag_that_never_ends_takes_the_rest_and_says_so() -> None:
    page = read_page("Nurses wanted. <p title='x>Fee 900")
    assert page.text == "Nurses wanted."
    assert page.lost
    assert "never closed; its last 19 characters were not read" in page.notes[0]


def test_pictures_and_pages_inside_are_told() -> None:
    page = read_page("Nurses<img src=a.jpg><img src=b.jpg><iframe src=c.html></iframe>")
    assert page.notes == (
        "The page embeds 1 other page that is not read.",
        "Words in pictures are not read; the page has 2 pictures.",
    )
    assert page.lost


def test_json_ld_is_kept_with_its_line() -> None:
    page = read_page('<p>a</p>\n\n<script type="application/ld+json; charset=utf-8">{"a": 1}</script>')
    assert [(block.text, block.line) for block in page.blocks] == [('{"a": 1}', 3)]


def test_raised_numbers_do_not_lengthen_others() -> None:
    assert read_page("GBP 900<sup>1</sup>, m<sup>2</sup>, <sup>2</sup>900 and H<sub>2</sub>O").text == (
        "GBP 900 1, m2, 2 900 and H2O"
    )


def test_entities() -> None:
    assert read_page("R&amp;D &euro;900 &#8364; &lt;b&gt; &nbsp;x").text == "R&D €900 € <b> \xa0x"
    assert characters("&#" + "9" * 10_000 + ";&#x" + "f" * 10_000) == "\ufffd\ufffd"
    assert characters("&#0;&#xD800;&bogus;&") == "\ufffd\ufffd&bogus;&"


def test_what_stands_too_deep_is_read_as_visible() -> None:
    page = read_page("<div>" * (DEEPEST + 100) + FEE + "</div>" * (DEEPEST + 100) + "<p>end")
    assert page.text == f"{FEE}\n\nend"


def test_hiding_works_in_the_depth_too() -> None:
    page = read_page("<div>" * (DEEPEST + 100) + f"<b hidden>{FEE}</b>" + "</div>" * (DEEPEST + 100) + "<p>end")
    assert page.text == "end"
    assert page.lost


def test_other_brackets_are_text() -> None:
    assert read_page("pay < 900 and > 300, a<3").text == "pay < 900 and > 300, a<3"
    assert read_page("a</>b</ x>c<!doctype html>d<?php x ?>e").text == "abcde"


def test_colours() -> None:
    assert colour_of(" #FFF ") == colour_of("#ffffffff") == colour_of("rgba(255,255,255,1)") == (255, 255, 255)
    assert colour_of("#ff") is colour_of("var(--x)") is colour_of("") is None
    assert colour_of("rgb(999999999, 0, 0)") == (255, 0, 0)


HOSTILE = (
    "<!--", "<a ", "</", "<![CDATA[", "<a href='", "<?", "<div>", "<script>", "<script></scrip", "<", "<!DOCTYPE ",
    '<a b="', "&#1", "<a/", "<a a=a ", "</a ", "<b>", "<b><div>", "</b>", "<p>x", "<table><td>", "&#9999999999",
    "<p hidden>x", "<i hidden>y</i>", "<script type=application/ld+json>{}</script>", "<li>", "<select>",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_broken_markup_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def seconds(length: int) -> float:
        markup = unit * (length // len(unit))
        begun = time.perf_counter()
        read_page(markup)
        return time.perf_counter() - begun

    short, long = seconds(100_000), seconds(800_000)
    assert long < max(24 * short, 0.5)


CLAIM = "We never charge nurses any fee."


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        ("<style>.h{display:none}</style>", f'<p class="a h">{CLAIM}</p>'),
        ("<style>#x { visibility : hidden }</style>", f"<p id=x>{CLAIM}</p>"),
        ("<style>/* i */ b, i{font-size:0 !important}</style>", f"<i>{CLAIM}</i>"),
        ("<style>.w{color:#fff;background:#fff}</style>", f"<p class=w>{CLAIM}</p>"),
        ("<style media=screen>p.h{height:0;overflow:hidden}</style>", f"<p class=h>{CLAIM}</p>"),
        ("", f'<p style="opacity:0.01">{CLAIM}</p>'),
        ("", f'<p style="transform:scaleX(0)">{CLAIM}</p>'),
        ("", f'<p style="transform:translateX(-9999px)">{CLAIM}</p>'),
        ("", f'<p style="clip-path:circle(0)">{CLAIM}</p>'),
        ("", f'<p style="color:#00000000">{CLAIM}</p>'),
        ("", f'<p style="color:hsla(0,0%,0%,0)">{CLAIM}</p>'),
        ("", f'<p style="d\\69splay:/* */none">{CLAIM}</p>'),
        ("", f'<svg display="none"><text>{CLAIM}</text></svg>'),
        ("", f"<del>{CLAIM}</del>"),
        ("", f'<p style="text-decoration: line-through">{CLAIM}</p>'),
    ],
)
def test_a_claim_that_visitors_do_not_see_is_not_read(sheet: str, hidden: str) -> None:
    page = read_page(f"<html><head>{sheet}</head><body><p>Nurses wanted for Germany.{hidden}</body></html>")
    assert page.text == "Nurses wanted for Germany."
    assert page.lost
    assert any(CLAIM in note for note in page.notes)


@pytest.mark.parametrize(
    "sheet",
    [
        "<style>.a{display:none} .a.open{display:block}</style>",
        "<style>.a{display:none} @media (min-width: 9em) { p{color:red} .a{display:block} }</style>",
        "<style>@media print { .a{display:none} }</style>",
        "<style media=print>.a{display:none}</style>",
        "<style>.menu .a{display:none}</style>",
        "<style>.a{display:none} .a{display:block}</style>",
        "<style>.a:hover{display:none} .b{display:none}</style>",
        "<style>/* .a{display:none} */</style>",
    ],
)
def test_what_a_style_sheet_may_show_is_read(sheet: str) -> None:
    assert CLAIM in read_page(f"<html>{sheet}<p>Nurses wanted for Germany.<p class=a>{CLAIM}</html>").text


def test_a_page_that_scripts_show_is_read_and_told() -> None:
    page = read_page(
        f"<style>main{{opacity:0}}</style><h1>Jobs</h1><main>{CLAIM} The employer pays for the flight.</main>"
    )
    assert CLAIM in page.text
    assert page.lost
    assert "Style sheets" in page.notes[0]


def test_style_sheets_without_end_cost_no_more_than_they_are_long() -> None:
    for unit in ("<style>", "a{", "/*", "@media{", "}", ".a{display:none}", "<style>.a{display:none}</style>"):
        assert read_page("<p>Nurses" + "<style>" * (unit[0] != "<") + unit * 20_000).text == "Nurses"
