"""Whole reports, kept as files: what a change of rules, reader or renderer does to them is seen in a review.

After a wanted change, write them anew with ``ETHICALRECRUIT_UPDATE_GOLDEN=1 pytest tests/golden`` and look at the
difference. The digest of the book stands as zeros here, since every edit of a rule file changes it.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit import Checker
from ethicalrecruit.datafiles.yaml_files import schema_of
from ethicalrecruit.findings.report import Report
from ethicalrecruit.intake.document import read_document
from ethicalrecruit.render.document_page import document_page
from ethicalrecruit.render.examined import Examined
from ethicalrecruit.render.markdown import markdown
from ethicalrecruit.render.people import people
from ethicalrecruit.render.report_json import report_json, report_text_json
from ethicalrecruit.render.sarif import sarif
from ethicalrecruit.render.story import glossary

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "golden"
UPDATE = os.environ.get("ETHICALRECRUIT_UPDATE_GOLDEN") == "1"
DAYS = {"ghana-fee.txt": "2024-01-15", "hostile.txt": "2024-05-01"}
NAMES = ("ghana-fee.txt", "employer-pays.txt", "hostile.txt", "contract.json")

Render = Callable[[Report], str]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def report_of(checker: Checker, name: str) -> Report:
    data = (FOLDER / name).read_bytes()
    if name.endswith(".json"):
        report = checker.check(read_document(data, name, checker.book.tables.countries))
        report = replace(report, subject=replace(report.subject, source=name))
    else:
        report = checker.check_text(data.decode("utf-8"), day=DAYS.get(name), source=name)
    return replace(report, book=replace(report.book, digest="0" * 64))


def renderings(checker: Checker, report: Report, name: str) -> dict[str, str]:
    words = glossary(checker.book, report)
    examined = Examined(
        report, "" if name.endswith(".json") else (FOLDER / name).read_bytes().decode("utf-8"), as_stored=True
    )
    rules = {rule.id: rule for rule in checker.book.rules}
    return {
        "report.json": report_text_json(report),
        "people.txt": people(report, words),
        "report.md": markdown(report, words),
        "report.html": document_page([examined], [words]),
        "report.sarif": sarif([examined], rules, words.names, "0"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_reports_are_as_they_were(checker: Checker, name: str) -> None:
    for ending, text in renderings(checker, report_of(checker, name), name).items():
        path = FOLDER / f"{Path(name).stem}.{ending}"
        if UPDATE:
            path.write_bytes(text.encode("utf-8"))
        assert path.read_bytes().decode("utf-8") == text, f"{path.name} differs; see the docstring of this file"


@pytest.mark.parametrize("name", NAMES)
def test_they_fit_the_published_schema(checker: Checker, name: str) -> None:
    data = report_json(report_of(checker, name))
    assert list(Draft202012Validator(schema_of("report")).iter_errors(data)) == []


def test_every_golden_file_belongs_to_a_test() -> None:
    endings = ("report.json", "people.txt", "report.md", "report.html", "report.sarif")
    known = {*NAMES, *(f"{Path(name).stem}.{ending}" for name in NAMES for ending in endings)}
    assert {path.name for path in FOLDER.iterdir()} == known
