"""Reports of a small run, kept as files: the working copy as a page, the public one as Markdown.

After a wanted change, write them anew with ``ETHICALRECRUIT_UPDATE_GOLDEN=1 pytest tests/golden`` and look at the
difference. The digest of the book stands as zeros here, since every edit of a rule file changes it.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.batch.run import audit
from ethicalrecruit.batch.run_reading import Run, open_run
from ethicalrecruit.report.naming import Naming
from ethicalrecruit.report.write import Asked, report_text

pytest.importorskip("jinja2", reason="reports in HTML need the extra report")

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FOLDER = FIXTURES / "golden-runs"
UPDATE = os.environ.get("ETHICALRECRUIT_UPDATE_GOLDEN") == "1"
FORMS = {"ads.html": Asked(), "ads-public.md": Asked("markdown", Naming(public=True))}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    out = tmp_path_factory.mktemp("golden") / "run"
    audit(load_book(), FIXTURES / "ads.csv", out)
    opened = open_run(out)
    return replace(opened, book={**opened.book, "digest": "0" * 64})


@pytest.mark.parametrize("name", FORMS)
def test_reports_of_a_run_are_as_they_were(run: Run, name: str) -> None:
    text = report_text(run, FORMS[name])
    path = FOLDER / name
    if UPDATE:
        path.write_bytes(text.encode("utf-8"))
    assert path.read_bytes().decode("utf-8") == text, f"{name} differs; see the docstring of this file"


def test_every_file_belongs_to_a_test() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(FORMS)
