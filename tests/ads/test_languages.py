"""Sentences, minimal pairs and ordinary ads in all languages that are read.

``sentences/`` were written by those who wrote the phrases of a language, ``pairs/`` and ``ordinary.jsonl`` by somebody
who had not seen them. What is known to be read wrongly stands in ``known_gaps.json``, by name; whatever is read right
must leave that list.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ethicalrecruit.datafiles.bundled import rules_folder
from ethicalrecruit.reader.lexicon import bundled_languages, load_lexicon
from ethicalrecruit.reader.read import read_ad
from ethicalrecruit.reader.selftest import lexicon_self_test

HERE = Path(__file__).parent
LANGUAGES = sorted(bundled_languages())
WRITTEN = sorted(path.stem for path in (HERE / "sentences").glob("*.jsonl"))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


@cache
def known_gaps() -> frozenset[str]:
    return frozenset(json.loads((HERE / "known_gaps.json").read_text(encoding="utf-8")))


def categories(text: str, language: str | None) -> set[str]:
    return {mention.category.value for mention in read_ad(text, language=language).mentions}


def told(faults: list[str]) -> None:
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_fits_its_schema_and_its_examples_hold(language: str) -> None:
    lexicon = load_lexicon(rules_folder() / "lexicon" / language, checked=True)
    told([str(fault) for fault in lexicon_self_test(lexicon)])


def test_every_language_has_sentences_of_its_own() -> None:
    assert LANGUAGES == WRITTEN


@pytest.mark.parametrize("language", WRITTEN)
def test_the_sentences_of_its_writers(language: str) -> None:
    faults = []
    for one in lines(HERE / "sentences" / f"{language}.jsonl"):
        right = categories(one["text"], language) == set(one["expect"])
        if right is bool(one.get("known_gap")):
            faults.append(f"{'no gap any more' if right else 'read wrongly'}: {one['text']}")
    told(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_minimal_pairs(language: str) -> None:
    faults = []
    for one in lines(HERE / "pairs" / f"{language}.jsonl"):
        right = categories(one["text"], language) == set(one["expect"])
        if right is (one["id"] in known_gaps()):
            faults.append(f"{'no gap any more' if right else 'read wrongly'}: {one['id']} {one['text']}")
    told(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_ads(language: str) -> None:
    faults = []
    for one in lines(HERE / "ordinary.jsonl"):
        if one["language"] != language:
            continue
        reading = read_ad(one["text"])
        assert reading.language == language
        right = {mention.category.value for mention in reading.mentions} == set(one["expect"])
        if right is (f"ordinary-{one['id']}" in known_gaps()):
            faults.append(f"{'no gap any more' if right else 'read wrongly'}: ordinary-{one['id']}")
    told(faults)
