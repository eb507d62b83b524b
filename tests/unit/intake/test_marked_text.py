"""Marks of Markdown are blanked, and every word keeps its place."""

import pytest

from ethicalrecruit.intake.marked_text import without_marks


@pytest.mark.parametrize(
    ("original", "words"),
    [
        ("A [processing fee](https://example.org/fee) of", "A processing fee of"),
        ("[fee](https://example.org/a_(b)_c 'the title').", "fee ."),
        ("![a nurse](nurse.png) Nurses", "Nurses"),
        ("[fee][1] is\n\n[1]: https://example.org/fee", "fee is"),
        ("*No* fee for Pfleger*innen, **ever**, see * below", "No fee for Pfleger*innen, **ever**, see * below"),
        ("| Fee | GBP 900 |", "| Fee GBP 900"),
        ("Pay [EMAIL] and [1] or a] (b)", "Pay [EMAIL] and [1] or a] (b)"),
        ("[not](a link", "[not](a link"),
        ("a <!-- b\nc --> d", "a d"),
        ("a <!-- b", "a <!-- b"),
    ],
)
def test_marks(original: str, words: str) -> None:
    found = without_marks(original)
    assert len(found.text) == len(original)
    assert found.text.count("\n") == original.count("\n")
    assert found.text.split() == words.split()


def test_comments_are_told() -> None:
    found = without_marks("Nurses <!-- fee 900 --> and <!-- call Mrs Ama Doe --> x <!---->")
    assert found.notes == ('Not read, since readers do not see it (comment): "fee 900", 2 in all',)
