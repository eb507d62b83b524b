"""Reading holds for any text at all: it never fails, and what it quotes stands where it says."""

import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from ethicalrecruit.reader.lexicon import bundled_lexicon
from ethicalrecruit.reader.marks import Marks, Part
from ethicalrecruit.reader.place_mentions import bundled_places
from ethicalrecruit.reader.read import Reading, read_ad
from ethicalrecruit.reader.text import normal_text
from ethicalrecruit.reader.tokenising import tokenise
from ethicalrecruit.reader.tokens import END

ODD = "\u200b\u00ad\u202e\ufe0f\u20e3\u0301\x00\r\u2028\u00a0\ud800\u0456\u0430\u0440\u2013\u2019\u2022\U0001d429"
WORDS = (  # noqa: SIM905 - words, as one reads them
    "you nurse nurses candidate we agency employer hospital pay pays paid payable charge fee fees visa flight cost of "
    "the a by to from in for no not never bond deposit passport kept leaves repay years 3 900 GBP $ Ghana Nigeria "
    "London Filipino wanted female only age 21 - 35 : ; , . ? ! ( ) \n \n\n yes if but deducted salary free interview "
    "beware report anyone GBP 1,000 per month 12 months bilateral agreement office don't n't 's i'm"
).split(" ")

anything = st.text(alphabet=st.characters(codec=None), max_size=300)
disguised = st.lists(st.one_of(st.sampled_from(WORDS), st.text(alphabet=ODD, max_size=2)), max_size=80).map(" ".join)
sentences = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)
texts = st.one_of(anything, disguised, sentences)


def spans_hold(reading: Reading, text: str) -> None:
    for mention in reading.mentions:
        assert text[mention.span.start : mention.span.end] == mention.quote
    for observation in reading.observed.values():
        for evidence in observation.evidence:
            assert evidence.start is not None
            assert evidence.end is not None
            assert text[evidence.start : evidence.end] == evidence.quote


@settings(deadline=None, max_examples=300)
@given(texts)
def test_reading_never_fails_and_quotes_stand_where_it_says(text: str) -> None:
    for language in ("en", None):
        reading = read_ad(text, language=language)
        assert len(reading.original) == len(text)
        spans_hold(reading, reading.original)


@settings(deadline=None)
@given(texts)
def test_reading_twice_is_reading_once(text: str) -> None:
    assert read_ad(text, language="en") == read_ad(text, language="en")


@settings(deadline=None)
@given(texts)
def test_every_place_of_the_normal_form_leads_back(text: str) -> None:
    normal = normal_text(text)
    size = len(normal.text)
    assert list(normal.stretches) == sorted(set(normal.stretches))
    spans = [normal.span(place, place + 1) for place in range(size)]
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    for place in range(0, size, 7):
        span = normal.span(place, min(place + 5, size))
        assert 0 <= span.start <= span.end <= len(text)


@settings(deadline=None)
@given(texts)
def test_tokens_cover_their_sentences(text: str) -> None:
    tokens = tokenise(normal_text(text))
    for one in tokens.sentences:
        assert tokens.words[one.last] == END
        assert END not in tokens.words[one.first : one.last]
    assert all(tokens.words)


@settings(deadline=None)
@given(sentences)
def test_marks_stay_inside_their_sentences(text: str) -> None:
    lexicon = bundled_lexicon("en")
    assert lexicon is not None
    tokens = tokenise(normal_text(text))
    marks = Marks(tokens, (Part(lexicon, bundled_places(), 0, len(tokens.words)),))
    for cue in marks.cues:
        assert END not in tokens.words[cue.first : cue.last]


@settings(deadline=None, max_examples=20)
@given(
    st.sampled_from(["(", "fee ", "you pay the visa fee and ", "\x00", "\u202e", "\ud800 ", "fee\n", "no fee, ", "£1,"])
)
def test_long_and_hostile_texts_are_read_in_bounded_steps(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        read_ad(text, language="en")
    finally:
        sys.setprofile(None)
    # some three hundred calls and returns a character would mean that work grows faster than the text
    assert calls < 300 * len(text)
