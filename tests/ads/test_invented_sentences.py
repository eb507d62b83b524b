"""Some seven hundred invented sentences: what they state is marked, what they only seem to state is not.

Each line of ``invented_sentences.jsonl`` holds a category, a text and whether the text states it. Readings that
are known to fail stand there as ``known_gap``; one that begins to hold must be taken off the list.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from ethicalrecruit.reader.read import read_ad

LINES = (Path(__file__).parent / "invented_sentences.jsonl").read_text(encoding="utf-8").splitlines()
ROWS = [json.loads(line) for line in LINES]
CASES = [
    pytest.param(
        row["category"],
        row["text"],
        row["stated"],
        marks=[pytest.mark.xfail(strict=True, reason="known gap")] if row.get("known_gap") else [],
    )
    for row in ROWS
]


@pytest.mark.parametrize(("category", "text", "stated"), CASES)
def test_invented_sentence(category: str, text: str, stated: bool) -> None:  # noqa: FBT001
    marked = [mention.quote for mention in read_ad(text, language="en").mentions if mention.category == category]
    assert bool(marked) is stated


def test_nothing_is_raised_on_honest_words() -> None:
    """Gaps are things missed. Raising what is not stated would be worse, and there is none of it."""
    assert [row["text"] for row in ROWS if row.get("known_gap") and not row["stated"]] == []


def test_every_category_has_both_sides() -> None:
    stated = Counter(row["category"] for row in ROWS if row["stated"])
    quiet = Counter(row["category"] for row in ROWS if not row["stated"])
    assert set(stated) == set(quiet)
