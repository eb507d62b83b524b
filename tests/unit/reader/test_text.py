import pytest

from ethicalrecruit.reader.language import Stretch
from ethicalrecruit.reader.lexicon import bundled_lexicon
from ethicalrecruit.reader.text import normal_text
from ethicalrecruit.reader.tokenising import tokenise
from ethicalrecruit.reader.tokens import END


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("NURSES", "nurses"),
        ("\u201cfee\u201d \u2013 don\u2019t", '"fee" - don\'t'),
        ("fe\u200be", "fee"),
        ("f\u0435e for nurses", "fee for nurses"),
        ("\u03c0\u03b7", "\u03c0\u03b7"),
        ("p a y  n o w", "pay  now"),
        ("stra\u00dfe", "strasse"),
        ("cafe\u0301", "cafe"),
        ("Pflegekr\u00e4fte", "pflegekrafte"),
        ("\u0142\u00f3\u017c \u0219i \u0153uvre", "loz si oeuvre"),
        ("a\x00b", "a b"),
        ("one\r\ntwo\rthree", "one \ntwo\nthree"),
    ],
)
def test_normal_form(original: str, text: str) -> None:
    assert normal_text(original).text == text


def test_spans_lead_back() -> None:
    original = "A p\u200br\u043ecessing fee"
    normal = normal_text(original)
    start = normal.text.index("processing")
    span = normal.span(start, start + len("processing"))
    assert span.cut(original) == "p\u200br\u043ecessing"


def sentences(text: str) -> list[str]:
    english = bundled_lexicon("en")
    assert english is not None
    tokens = tokenise(normal_text(text), (Stretch(0, len(text), "en"),), lambda _: english.words)
    return [" ".join(tokens.words[one.first : one.last]) for one in tokens.sentences]


def test_sentences() -> None:
    assert sentences("You pay. Really? No!") == ["you pay", "really", "no"]
    assert sentences("e.g. GBP 9.50 p.a. for St. Mary") == ["e g gbp 9.50 p a for st mary"]
    assert sentences("costs of the\nagency are paid") == ["costs of the agency are paid"]
    assert sentences("You pay:\n- visa\n- flight") == ["you pay :", "visa", "flight"]
    assert sentences("We're sure you can't lose") == ["we are sure you can not lose"]
    assert sentences("in Care.Excelling there") == ["in care", "excelling there"]


def test_marks_of_sentences() -> None:
    tokens = tokenise(normal_text("Do I pay?\nYou pay:\n\u2022 visa"))
    assert [one.question for one in tokens.sentences] == [True, False, False]
    assert [one.opens for one in tokens.sentences] == [False, True, False]
    assert [one.bullet for one in tokens.sentences] == [False, False, True]
    assert tokens.words.count(END) == len(tokens.sentences)


def test_capitals_are_told_between_any_two_tokens() -> None:
    tokens = tokenise(normal_text("Ada\u200bm and \u00c9va work in Accra"))
    assert tokens.words[:6] == ("adam", "and", "eva", "work", "in", "accra")
    assert [tokens.capitals(0, 6), tokens.capitals(1, 3), tokens.capitals(3, 7)] == [[0, 2, 5], [2], [5]]
    assert tokenise(normal_text("")).capitals(0, 0) == []
