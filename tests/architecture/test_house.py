"""The layout of the house: file lengths, empty package markers, public names, no rooms without an idea."""

import ast
from pathlib import Path

import pytest

import ethicalrecruit

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "ethicalrecruit").rglob("*.py"))
LONGEST = 400


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_is_longer_than_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "__init__.py" and p.parent.name != "ethicalrecruit"])
def test_only_the_top_package_re_exports(path: Path) -> None:
    assert path.read_text(encoding="utf-8").strip() == ""


def test_no_room_is_a_drawer_for_everything() -> None:
    names = {path.stem for path in SOURCES} | {path.parent.name for path in SOURCES}
    assert names.isdisjoint({"utils", "util", "helpers", "common", "misc", "manager", "base"})


def test_public_names_are_these() -> None:
    assert ethicalrecruit.__all__ == [
        "Checker",
        "EthicalRecruitError",
        "Finding",
        "Offer",
        "Reading",
        "Report",
        "RuleBook",
        "Run",
        "RunResult",
        "__version__",
        "audit",
        "load_book",
        "open_run",
        "read_ad",
        "report_json",
    ]
    assert all(hasattr(ethicalrecruit, name) for name in ethicalrecruit.__all__)


def test_nothing_asks_the_clock_below_the_command_line() -> None:
    """Days are given by the caller; only the command line and the timing of a run may look at a clock."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in SOURCES
        if path.relative_to(ROOT / "src" / "ethicalrecruit").parts[0] not in {"cli", "batch"}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow"}
    ]
    assert found == []


def test_version_is_the_packages() -> None:
    assert f'version = "{ethicalrecruit.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
