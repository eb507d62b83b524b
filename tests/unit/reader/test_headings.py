"""Who pays, told by layout: headings over lists, questions with short answers, and tables, in each language.

Each file of ``tests/ads/headings`` holds, for one language, the items of lists and the headings, questions, answers and
cells that tell who pays them. Nearly all combinations are read, with every item and its payer, and headings that tell
nothing about payers stay silent over the same items.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ethicalrecruit import read_ad
from ethicalrecruit.domain.terms import CostItem, Payer

SHARE = 0.95
FOLDER = Path(__file__).parents[2] / "ads" / "headings"
DATA = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}
STYLES: dict[str, Callable[[str, list[str]], str]] = {
    "dashes": lambda heading, items: "\n".join((f"{heading}:", *(f"- {item}" for item in items))),
    "dots": lambda heading, items: "\n".join((heading, *(f"• {item}" for item in items))),
    "numbers": lambda heading, items: "\n".join(
        (f"{heading}:", *(f"{number}. {item}" for number, item in enumerate(items, 1)))
    ),
    "stars": lambda heading, items: "\n".join((f"{heading}:", "", *(f"* {item}" for item in items))),
    "lines": lambda heading, items: "\n".join((f"{heading}:", *items)),
    "one line": lambda heading, items: f"{heading}: {', '.join(_within(item) for item in items)}.",
}
TABLES: dict[str, Callable[[list[str], list[list[str]]], str]] = {
    "markdown": lambda header, rows: "\n".join(
        f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *rows)
    ),
    "tabs": lambda header, rows: "\n".join("\t".join(row) for row in (header, *rows)),
}
SIDES = {"worker": "worker", "excluded": "worker", "employer": "employer"}
OF_COSTS = {"worker_pays_fee": "worker", "fee_free_claim": "employer"}


def _within(item: str) -> str:
    return item if item.startswith("German") else item[0].lower() + item[1:]


def _faults(language: str, text: str, worker: set[str], employer: set[str]) -> str:
    """What is read otherwise than told: the sides of the categories, and the items of each payer."""
    reading = read_ad(text, language=language)
    sides = {OF_COSTS[one.category.value] for one in reading.mentions if one.category.value in OF_COSTS}
    told = {side for side, items in (("worker", worker), ("employer", employer)) if items}
    costs = reading.offer.costs or ()
    by_worker = {cost.item for cost in costs if cost.payer is Payer.WORKER}
    by_others = {cost.item for cost in costs if cost.payer in (Payer.EMPLOYER, Payer.AGENCY)}
    if sides == told and by_worker == worker and by_others == employer:
        return ""
    return f"{text!r}: {sorted(sides)}, worker {sorted(by_worker)}, employer {sorted(by_others)}"


def _items(chance: random.Random, items: dict[str, str], number: int) -> dict[str, str]:
    return {code: items[code] for code in chance.sample(sorted(items), number)}


def _lists(data: dict[str, Any], headings: list[str]) -> Iterator[tuple[str, set[str]]]:
    chance = random.Random(5)  # noqa: S311
    for heading in headings:
        for laid in STYLES.values():
            items = _items(chance, data["items"], 3)
            yield laid(heading, list(items.values())), set(items)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("language", DATA)
def test_headings_that_tell_who_pays(language: str, side: str) -> None:
    data, payer = DATA[language], SIDES[side]
    texts = list(_lists(data, data[side]))
    wrong = [
        fault
        for text, items in texts
        if (
            fault := _faults(
                language, text, items if payer == "worker" else set(), items if payer == "employer" else set()
            )
        )
    ]
    assert len(wrong) <= (1 - SHARE) * len(texts), "\n".join(wrong)


@pytest.mark.parametrize("side", ["included", "quiet"])
@pytest.mark.parametrize("language", DATA)
def test_headings_that_tell_no_payer(language: str, side: str) -> None:
    data = DATA[language]
    wrong = [fault for text, _ in _lists(data, data[side]) if (fault := _faults(language, text, set(), set()))]
    assert wrong == []


def _payer(cost: CostItem) -> str:
    """Which side pays. Of what the worker pays and gets back it stays open who bears it in the end."""
    return "worker" if cost.payer in (Payer.WORKER, Payer.UNSTATED) else "employer"


@pytest.mark.parametrize("language", DATA)
def test_what_hirers_pay_is_no_cost_of_workers(language: str) -> None:
    data = DATA[language]
    texts = [
        f"{reader}\n\n{text}"
        for reader in data["hirers"]
        for text, _ in _lists(data, [heading for side in ("own", "excluded") for heading in data[side]])
    ]
    wrong = [fault for text in texts if (fault := _faults(language, text, set(), set()))]
    assert wrong == []


@pytest.mark.parametrize("payer", ["worker", "employer"])
@pytest.mark.parametrize("language", DATA)
def test_questions_with_short_answers(language: str, payer: str) -> None:
    data = DATA[language]
    texts = [
        (f"{question.format(item=item)}\n{answer}", {code})
        for question in data["ask"]
        for code, item in data["asked"].items()
        for answer in data[f"answer_{payer}"]
    ]
    wrong = []
    for text, items in texts:
        reading = read_ad(text, language=language)
        payers = {cost.item: _payer(cost) for cost in reading.offer.costs or ()}
        if payers != dict.fromkeys(items, payer):
            wrong.append(f"{text!r} {payers}")
    assert len(wrong) <= (1 - SHARE) * len(texts), "\n".join(wrong)


def _tables(data: dict[str, Any]) -> Iterator[tuple[str, set[str], set[str]]]:
    chance = random.Random(7)  # noqa: S311
    for one in data["cell_worker"]:
        for other in data["cell_employer"]:
            items = _items(chance, data["items"], 3)
            (first, *more) = items
            cells = [[items[first], one], *([items[code], other] for code in more)]
            for header in chance.sample(data["headers"], 2):
                for laid in TABLES.values():
                    yield laid(header, cells), {first}, set(more)
            lines = "\n".join(": ".join(row) for row in cells)
            yield f"{chance.choice(data['who_pays'])}\n{lines}", {first}, set(more)


@pytest.mark.parametrize("language", DATA)
def test_tables_with_a_column_of_payers(language: str) -> None:
    texts = list(_tables(DATA[language]))
    wrong = [fault for text, worker, employer in texts if (fault := _faults(language, text, worker, employer))]
    assert len(wrong) <= (1 - SHARE) * len(texts), "\n".join(wrong)
