"""The page of bad input and its tests name each other: no line without a test, no test without a line."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "bad-input.md"
LINE = re.compile(r"^\| (?P<wrong>[^|]+) \| (?P<happens>[^|]+) \| `(?P<test>test_[a-z0-9_]+)` \|$")


def named_in_page() -> list[str]:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    lines = [line for line in rows if not line.startswith(("| ---", "| What is wrong"))]
    found = [LINE.match(line) for line in lines]
    assert [line for line, one in zip(lines, found, strict=True) if one is None] == []
    return [one["test"] for one in found if one is not None]


def known_tests() -> list[str]:
    return [
        node.name
        for path in sorted((ROOT / "tests" / "unit" / "batch").glob("test_bad_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def test_every_line_has_its_test_and_every_test_its_line() -> None:
    assert named_in_page() == list(dict.fromkeys(named_in_page()))
    assert sorted(named_in_page()) == sorted(known_tests())
