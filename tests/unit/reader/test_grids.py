"""Plain sentences of every combination of classes of words: nearly all are read, and look-alikes stay silent.

Each file of ``tests/ads/grids`` holds classes of words and grids. A grid is a form with the names of classes in it, and
the category that its sentences state; an empty one stands for look-alikes.
"""

import itertools
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from ethicalrecruit import read_ad

SHARE = 0.95
SENTENCES = 60
FOLDER = Path(__file__).parents[2] / "ads" / "grids"
COSTS = frozenset(("fee_free_claim", "worker_pays_fee"))


def _grids() -> list[Any]:
    found: list[Any] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
        classes, name = held["classes"], path.stem
        found.extend(pytest.param(name, classes, grid, id=f"{name} {grid['name']}") for grid in held["grids"])
    return found


def _sentences(classes: dict[str, list[str]], grid: dict[str, str]) -> list[str]:
    """Some of the sentences of a grid, always the same. A word of a class may hold the name of a class itself."""
    names = re.findall(r"\{(\w+)\}", grid["form"])
    combinations = list(itertools.product(*(classes[name] for name in names)))
    chance = random.Random(grid["name"])  # noqa: S311
    chance.shuffle(combinations)
    found = []
    for combination in combinations[:SENTENCES]:
        sentence = grid["form"]
        for name, words in zip(names, combination, strict=True):
            sentence = sentence.replace(f"{{{name}}}", words, 1)
        while inner := re.search(r"\{(\w+)\}", sentence):
            sentence = sentence.replace(inner[0], chance.choice(classes[inner[1]]), 1)
        found.append(sentence)
    return found


@pytest.mark.parametrize(("language", "classes", "grid"), _grids())
def test_grid(language: str, classes: dict[str, list[str]], grid: dict[str, str]) -> None:
    wanted = grid["reads"]
    wrong = []
    sentences = _sentences(classes, grid)
    for sentence in sentences:
        read = {mention.category.value for mention in read_ad(sentence, language=language).mentions}
        turned = wanted in COSTS and read & (COSTS - {wanted})
        if turned or (wanted not in read if wanted else read):
            wrong.append(f"{sentence} {sorted(read)}")
    allowed = (1 - SHARE) * len(sentences) if wanted else 0
    assert len(wrong) <= allowed, wrong
