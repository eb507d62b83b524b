"""Bytes of any kind become text, and what could not be read is told."""

import pytest

from ethicalrecruit.intake.encodings import decoded

WORDS = "Größe: 900 € für die Vermittlung"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        "\ufeff".encode("utf-16-be") + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        b'<meta charset="windows-1252">' + WORDS.encode("cp1252"),
    ],
)
def test_text_in_many_encodings(data: bytes) -> None:
    found = decoded(data)
    assert found.text.removeprefix('<meta charset="windows-1252">') == WORDS
    assert not found.lost


def test_bytes_that_are_no_characters_are_replaced_and_told() -> None:
    found = decoded(b"fee\n900\xff pounds")
    assert found.text == "fee\n900\ufffd pounds"
    assert found.lost
    assert "first at byte 7, line 2" in found.notes[0]
    assert "Save it as UTF-8" in found.notes[0]


def test_half_a_unit_of_utf_16_is_told() -> None:
    found = decoded("fee".encode("utf-16") + b"\x00")
    assert found.text.startswith("fee")
    assert found.lost


def test_nulls_are_told_and_lose_nothing() -> None:
    found = decoded(b"fee\0 900")
    assert (found.text, found.lost) == ("fee\0 900", False)
    assert "1 null character," in found.notes[0]


@pytest.mark.parametrize("name", [b"utf-7", b"rot13", b"hex", b"no-such", b"unicode_escape", b"idna"])
def test_an_encoding_that_is_none_of_the_webs_is_not_used(name: bytes) -> None:
    found = decoded(b"<meta charset=" + name + b">fee \xff")
    assert found.text.endswith("fee \ufffd")
    assert found.lost
