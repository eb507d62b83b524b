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
        ("f\x00e\x1fe", "fee"),
        ("don\x92t pay \x80900 \x96 ever", "don't pay \u20ac900 - ever"),
        ("don`t", "don't"),
        ("a\u3164fee\u2800is\uffa0due", "a fee is due"),
        ("\u0669\u0660\u0660 \u096f\u0966\u0966 \u0661\u066c\u0660\u0660\u0660", "900 900 1,000"),
        ("\u1d18\u029f\u1d00\u1d04\u1d07 \U0001f175\U0001f174\U0001f174", "place fee"),
        ("f&#101;e of &pound;900 &amp; more; AT&T;", "fee of \u00a3900 & more; at&t;"),
        ("\u0420\u0430\u0443 \u0430 p\u0430\u0443m\u0435nt", "pay a payment"),
        ("\u043d\u0435\u0442, \u0430 fee is due", "\u043d\u0435\u0442, a fee is due"),
        ("p a y  n o w, now", "pay  now, now"),
        ("a f.e.e, (d-e-p-o-s-i-t) or b/o/n/d/s.", "a fee, (deposit) or bonds."),
        ("nurse (m/w/d) of the U.S.A. and R.S.V.P.", "nurse (m/w/d) of the u.s.a. and rsvp."),
        ("y o u  p a y  f e e s  o f  \u00a3 9 0 0", "you  pay  fees  of  \u00a3900"),
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


@pytest.mark.parametrize("original", ["f&#101;e", "f\x01e\x01e", "f.e.e", "f\u200be&#xAD;e"])
def test_disguised_words_are_quoted_as_they_stand(original: str) -> None:
    text = f"You pay a {original} of GBP 900"
    normal = normal_text(text)
    assert normal.text == "you pay a fee of gbp 900"
    start = normal.text.index("fee")
    assert normal.span(start, start + 3).cut(text) == original


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
