"""``report lint``: exit codes, places, JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ethicalrecruit.datafiles.yaml_files import schema_of


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "draft.md"


def test_a_draft_to_mend(call: Any, draft: Path) -> None:
    draft.write_text("# Findings\n\nThe ad is illegal.\n", encoding="utf-8")
    ended = call("report", "lint", str(draft))
    assert ended.code == 1
    first, last = ended.out.splitlines()
    assert first.startswith(f'{draft}:3:11: verdict-word: "illegal" passes judgement on somebody. Say what')
    assert last == "1 thing to mend. What is quoted was left alone."
    assert "only names with the form of a company" in ended.err


def test_a_draft_in_order(call: Any, draft: Path) -> None:
    draft.write_text("12 of 250 ads (5%) name a fee.\n", encoding="utf-8")
    ended = call("report", "lint", str(draft), "--quiet")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Nothing to mend was found.")


def test_json(call: Any) -> None:
    ended = call("report", "lint", "-", "--format", "json", stdin=b"Ein Betrug, 5 %.")
    answer = json.loads(ended.out)
    assert list(Draft202012Validator(schema_of("draft-lint")).iter_errors(answer)) == []
    assert [(one["check"], one["column"]) for one in answer["faults"]] == [("verdict-word", 5), ("no-denominator", 13)]
    assert ended.code == 1


def test_what_is_no_text(call: Any, draft: Path) -> None:
    draft.write_bytes(b"\xff\xfe\x00")
    assert call("report", "lint", str(draft)).code == 3
    assert call("report", "lint", str(draft.parent / "none.md")).code == 3


def test_hostile_words_are_made_visible(call: Any, draft: Path) -> None:
    draft.write_text("Evil\x1b[2J Ltd asks. It is illegal\u202e.\n", encoding="utf-8")
    ended = call("report", "lint", str(draft))
    assert not {"\x1b", "\u202e"} & set(ended.out)


def test_help_names_the_command_as_it_is_typed(call: Any) -> None:
    assert "usage: ethicalrecruit report lint" in call("report", "lint", "--help").out
