"""The tutorial and the how-tos on letters, drafts and forms: every command runs, and says what the page shows."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ethicalrecruit.datafiles.yaml_files import schema_names
from ethicalrecruit.report.drafts.lint import lint_draft

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "README.md"
STEP = re.compile(r"```console\n(?P<command>.*?)```(?:\n\n```text\n(?P<shown>.*?)```)?", re.DOTALL)
PART = re.compile(r"<!-- part of: (?P<path>\S+) -->\n```\w+\n(?P<part>.*?)```", re.DOTALL)
FILE = re.compile(r"<!-- file: (?P<path>\S+) -->\n```\w+\n(?P<content>.*?)```", re.DOTALL)
CODES = {"ethicalrecruit report lint fixtures/tutorial/draft-first.md --run run": 1}


def call(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    line, _, pasted = command.partition(" <<'AD'\n")
    words = shlex.split(line)
    assert words[0] == "ethicalrecruit"
    return subprocess.run(
        [sys.executable, "-m", "ethicalrecruit", *words[1:]],
        cwd=cwd, input=pasted.removesuffix("AD\n"), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder after all steps of the tutorial; each is held to what the page shows."""
    folder = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    steps = list(STEP.finditer(TUTORIAL.read_text(encoding="utf-8")))
    assert len(steps) == 10
    for step in steps:
        ended = call(step["command"], folder)
        assert ended.returncode == CODES.get(step["command"].strip(), 0), ended.stderr
        at = 0
        for part in step["shown"].split("…\n"):
            found = ended.stdout.find(part.rstrip("\n"), at)
            assert found >= 0, f"{step['command']}\n{part}\n{ended.stdout}"
            at = found + len(part.rstrip("\n"))
    return folder


def test_the_files_hold_what_the_page_shows(done: Path) -> None:
    parts = list(PART.finditer(TUTORIAL.read_text(encoding="utf-8")))
    assert len(parts) == 3
    for part in parts:
        assert part["part"].rstrip("\n") in (done / part["path"]).read_text(encoding="utf-8")


def test_the_draft_tells_what_the_run_holds(done: Path) -> None:
    draft = " ".join((done / "fixtures" / "tutorial" / "draft.md").read_text(encoding="utf-8").split())
    lines = [json.loads(line) for line in (done / "run" / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    indicators = [one for one in lines if one["outcome"] == "indicator"]
    paying = {one["row"] for one in indicators if one["rule"] in ("ilo.recruitment-fee", "ilo.related-cost")}
    paying |= {one["row"] for one in indicators if one["rule"] == "ilo.money-bond"}
    assert f"Of the other 39, {len({one['row'] for one in indicators})} hold words" in draft
    assert f"{len(paying)} of 39 ({100 * len(paying) / 39:.0f}%) say that the worker bears" in draft
    kept = next(one for one in indicators if one["rule"] == "ilo.documents-held" and one["row"] == 34)
    assert kept["evidence"][0]["quote"] in draft
    assert "An ad of 21 May 2026 that names Harbour Staffing" in draft
    assert "34,ads.csv,T-34,audited,ad,2026-05-21" in (done / "run" / "rows.csv").read_text(encoding="utf-8")


def test_the_public_page_names_no_agency(done: Path) -> None:
    page = (done / "report.html").read_text(encoding="utf-8")
    assert "The agency keeps your passport" in page
    assert "Harbour Staffing" not in page


def test_what_the_tool_writes_passes_its_own_look(done: Path) -> None:
    paths = [*(done / "letters").glob("*.md"), done / "own.md", done / "one.md"]
    own = call("ethicalrecruit report run --public --format markdown", done)
    paths[-2].write_text(own.stdout, encoding="utf-8")
    one = call("ethicalrecruit check fixtures/golden/ghana-fee.txt --format markdown", done)
    paths[-1].write_text(one.stdout, encoding="utf-8")
    assert len(paths) == 7
    for path in paths:
        assert lint_draft(path.read_text(encoding="utf-8")) == (), path.name


def test_nobody_in_the_tutorial_exists() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "fixtures" / "tutorial").iterdir())
    assert set(re.findall(r"[\w.-]+@[\w.-]+", text)) == {"letters@harbour-watch.example"}


def test_the_how_to_on_letters_shows_what_happens(done: Path) -> None:
    page = (ROOT / "docs" / "howto" / "write-letters.md").read_text(encoding="utf-8")
    for file in FILE.finditer(page):
        (done / file["path"]).write_text(file["content"], encoding="utf-8")
    (step,) = STEP.finditer(page)
    ended = call(step["command"].replace("--out letters", "--replies replies.yaml --out letters-2"), done)
    assert ended.returncode == 0, ended.stderr
    assert "names" not in ended.stderr
    letter = (done / "letters-2" / "harbour-staffing.md").read_text(encoding="utf-8")
    assert "It corrects something that was found." in letter
    assert "We record every correction" in letter
    assert set(re.findall(r"`ethicalrecruit schema ([a-z-]+)`", page)) <= set(schema_names())


@pytest.mark.parametrize("page", ["show-a-report.md", "look-over-a-draft.md"])
def test_the_commands_of_the_how_tos_answer(done: Path, page: str) -> None:
    shutil.copy(ROOT / "fixtures" / "tutorial" / "honest-ad.txt", done / "ad.txt")
    shutil.copy(ROOT / "fixtures" / "tutorial" / "draft.md", done / "draft.md")
    for step in STEP.finditer((ROOT / "docs" / "howto" / page).read_text(encoding="utf-8")):
        for line in step["command"].splitlines():
            assert call(line.partition(" > ")[0], done).returncode == 0


def test_the_example_of_an_allowance_is_allowed(done: Path) -> None:
    page = (ROOT / "docs" / "howto" / "look-over-a-draft.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```markdown\n(.*?)```", page, re.DOTALL)
    (done / "allowed.md").write_text(example, encoding="utf-8")
    assert call("ethicalrecruit report lint allowed.md", done).returncode == 0
