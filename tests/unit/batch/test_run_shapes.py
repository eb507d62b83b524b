"""Every file of a run has the shape that is published for it, and no key more."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.batch.run import audit
from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.rulebook.book import RuleBook
from ethicalrecruit.rulebook.loader import load_book

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures"
PAGES = {"manifest": "manifest", "summary": "summary", "timing": "timing", "book": "run-book"}


@pytest.fixture(scope="module")
def runs(book: RuleBook, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("shapes")
    audit(book, FIXTURES / "portal.csv", folder / "a", mapping=FIXTURES / "portal-mapping.yaml", day="2025-03-01")
    audit(book, FIXTURES / "ads.csv", folder / "b", fallback_day=date(2025, 1, 1), destination="GB", limit=3)
    audit(book, FIXTURES / "ads-with-faults.csv", folder / "c", findings="csv,sqlite")
    watching = load_book(lists=[FIXTURES / "watch-list-romania.yaml"])
    audit(watching, FIXTURES / "ads.csv", folder / "d", profile="research")
    return sorted(folder.iterdir())


def faults(data: Any, name: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema_of(name)).iter_errors(data)]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages(runs: list[Path], name: str) -> None:
    for run in runs:
        assert faults(json.loads((run / f"{name}.json").read_text(encoding="utf-8")), PAGES[name]) == []


def test_lines_of_findings(runs: list[Path]) -> None:
    seen: set[str] = set()
    for run in runs:
        for line in (run / "findings.jsonl").read_text(encoding="utf-8").splitlines():
            finding = json.loads(line)
            assert faults(finding, "finding-line") == []
            seen |= finding.keys()
    assert seen == set(schema_of("finding-line")["properties"]) - {"replaces"}


def objects(schema: Any, place: str) -> list[str]:
    """The objects of a schema that allow keys it does not name."""
    found = []
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("additionalProperties") is not False:
            found.append(place)
        for key, below in schema.items():
            found += objects(below, f"{place}.{key}")
    elif isinstance(schema, list):
        for at, below in enumerate(schema):
            found += objects(below, f"{place}[{at}]")
    return found


@pytest.mark.parametrize("name", ["finding-line", "manifest", "run-book", "summary", "timing", "report"])
def test_they_allow_no_other_keys(name: str) -> None:
    assert objects(schema_of(name), "$") == []
