"""Steering characters are shown, never passed on; ordinary letters of any script stay."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethicalrecruit.render.harmless import harmless, harmless_json, harmless_lines


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("a\x9bb", "a\\x9bb"),
        ("one\r\n two", "one ⏎ two"),
        ("half \udc80", "half \\udc80"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("Zażółć gęślą — नर्स 看護師 \u200d", "Zażółć gęślą — नर्स 看護師 \u200d"),
        ("", ""),
    ],
)
def test_shown(given_text: str, shown: str) -> None:
    assert harmless(given_text) == shown


@given(st.text(alphabet=st.characters()))
def test_any_text_ends_on_one_harmless_line(text: str) -> None:
    shown = harmless(text)
    assert len(shown.splitlines()) <= 1
    assert "\x1b" not in shown
    shown.encode("utf-8")


@given(st.text(alphabet=st.characters()))
def test_json_keeps_the_value(text: str) -> None:
    assert json.loads(harmless_json(json.dumps(text, ensure_ascii=False))) == text


def test_lines_keep_their_breaks() -> None:
    assert harmless_lines("one\ntwo\x07") == "one\ntwo\\x07"


def test_marks_that_pile_up_and_blank_letters_are_shown() -> None:
    assert harmless("e\u0301\u0302") == "e\u0301\u0302"
    assert harmless("Z" + "\u0301" * 6) == "Z" + "\u0301" * 4 + "\\u0301\\u0301"
    assert harmless("no\u3164\u2800fee\u034f") == "no\\u3164\\u2800fee\\u034f"
