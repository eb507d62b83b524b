"""``runs diff``: two audits compared on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.datafiles.yaml_files import schema_of

TABLE = """\
id,posted_on,destination,text
a,2025-01-01,England,"Nurses wanted. A processing fee of GBP 900 is payable by the candidate."
b,2025-01-01,England,"Nurses wanted. The agency keeps the passport of the worker until the contract ends."
"""
LATER = TABLE.replace("900 is payable", "800 is payable").replace(
    "The agency keeps the passport of the worker until the contract ends.", "The employer pays all recruitment costs."
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    from ethicalrecruit.cli.main import main

    folder = tmp_path_factory.mktemp("runs")
    for name, text in (("one", TABLE), ("two", LATER)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        assert main(["audit", str(folder / f"{name}.csv"), "--out", str(folder / name), "--quiet"]) == 0
    return str(folder / "one"), str(folder / "two")


def test_text(shell: Any, runs: tuple[str, str]) -> None:
    ended = shell("runs", "diff", *runs)
    assert (ended.code, ended.err) == (0, "")
    assert "the inputs differ\nboth used the same rule book\n" in ended.out
    assert "of those still there some differ: " in ended.out
    assert "ilo.documents-held" in ended.out
    assert "the document changed" in ended.out
    assert "An indicator is not a finding of wrongdoing" in ended.out


def test_json_has_the_published_shape(call: Any, runs: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    data = json.loads(call("runs", "diff", *runs, "--format", "json", "--out", str(out)).out)
    schema = schema_of("run-diff")
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    one = Draft202012Validator({"$ref": "#/$defs/indicator", "$defs": schema["$defs"]})
    assert all(one.is_valid(line) for line in lines)
    assert len(lines) == sum(data["counts"].values())
    gone = {(one["rule"], one["subject"]) for one in data["gone"]}
    assert ("ilo.documents-held", "b") in gone


def test_a_reached_cap_is_said_aloud(call: Any, runs: tuple[str, str]) -> None:
    text = call("runs", "diff", *reversed(runs), "--most", "0").out
    assert "\nnew\n" not in text
    data = json.loads(call("runs", "diff", *runs, "--most", "0", "--format", "json").out)
    assert data["gone"] == []
    assert data["counts"]["gone"] > 0
    assert data["listed_at_most"] == 0


def test_what_is_no_run(call: Any, runs: tuple[str, str], tmp_path: Path) -> None:
    ended = call("runs", "diff", runs[0], str(tmp_path))
    assert ended.code == 3
    assert "no finished run" in ended.err
    assert call("runs", "diff", *runs, "--out", str(tmp_path)).code == 6
