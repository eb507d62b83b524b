"""What README and the how-tos show is what happens."""

import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ethicalrecruit import load_book
from ethicalrecruit.datafiles.yaml_files import schema_names
from ethicalrecruit.facts.catalogue import FACTS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def console() -> list[str]:
    return [text.strip() for kind, text in BLOCKS if kind == "console"]


def run(*words: str, cwd: Path = ROOT, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ethicalrecruit", *words]
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_tests_are_run_by_the_very_command_of_readme() -> None:
    command = console()[1]
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_audit_prints_what_readme_shows(tmp_path: Path) -> None:
    words = console()[0].split("&&")[1].split("ethicalrecruit", 1)[1].split()
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = next(text for kind, text in BLOCKS if kind == "text")
    assert done.stdout.strip() == shown.strip()


def test_the_pasted_ad_gives_what_readme_shows() -> None:
    command, ad = console()[2].split("<<'AD'\n")
    done = run(*command.split()[1:], stdin=ad.removesuffix("AD"))
    assert done.returncode == 0
    shown = [text for kind, text in BLOCKS if kind == "text"][1]
    for part in shown.split("    …\n"):
        assert part.strip() in done.stdout


def test_the_python_lines_of_readme_run() -> None:
    code = next(text for kind, text in BLOCKS if kind == "python")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.startswith("ilo.recruitment-fee - ")


@pytest.mark.parametrize("command", re.findall(r"^\| `ethicalrecruit ([^`]+)`", README, re.MULTILINE))
def test_the_commands_of_readme_answer(command: str) -> None:
    assert run(*command.split()).returncode == 0


def test_links_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_watch_list_of_the_how_to_loads(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "howto" / "watch-list.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "my-watch.yaml"
    path.write_text(code, encoding="utf-8")
    assert load_book(lists=[path]).tables.list("my-watch").is_watch


def test_every_rule_fact_and_schema_is_documented() -> None:
    reference = ROOT / "docs" / "reference"
    facts = (reference / "facts.md").read_text(encoding="utf-8")
    assert all(f"`{spec.name}`" in facts for spec in FACTS)
    assert {path.stem for path in (reference / "rules").glob("*.md")} - {"README"} == {
        rule.id for rule in load_book().rules
    }
    assert {"rule", "report", "list", "mapping"} <= set(schema_names())


def test_the_how_to_on_runs_shows_what_happens(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "howto" / "work-with-a-run.md").read_text(encoding="utf-8")
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    for command in "".join(re.findall(r"```console\n(.*?)```", page, re.DOTALL)).splitlines():
        words = [re.sub("^run-.*", "run", word) for word in command.split()[1:]]
        done = run(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")  # noqa: PLW1510
    assert "2 ilo.recruitment-fee" in told.stdout, told.stderr
    (queries,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    with closing(sqlite3.connect(tmp_path / "run" / "run.sqlite")) as database:
        assert all(database.execute(query).fetchall() for query in queries.split(";") if query.strip())
    listed = {name for line in page.splitlines() for name in re.findall(r"^\| `([a-z.]+)` \|", line)}
    assert {path.name for path in (tmp_path / "run").iterdir() if not path.name.endswith(".schema.json")} <= listed | {
        "findings.csv",
        "run.sqlite",
    }
    assert set(re.findall(r"`schema ([a-z-]+)`", page)) <= set(schema_names())
